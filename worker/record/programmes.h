/*
 * programmes.h: the named working methods of an article.
 *
 *     "programmes":
 * [{"name":"三员","kind":"list","parts":["监督员","服务员","宣传员"],"selector":{…}}]
 */
#ifndef WIRECOPY_RECORD_PROGRAMMES_H
#define WIRECOPY_RECORD_PROGRAMMES_H

#include "record/writer.h"

/* NULL without memory. */
json_t *programmes_build(struct writer *writer);

#endif
