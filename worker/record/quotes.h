/*
 * quotes.h: the quotations and the documents of an article.
 *
 *     "quotes": [{"id":"q1","text":"工期很紧。","kind":"direct",
 *                 "speaker":{"ref":"p2","name":"李玉香"},"selector":{…}}]
 *     "documents": [{"id":"d1","title":"…","kind":"official","selector":{…}}]
 */
#ifndef WIRECOPY_RECORD_QUOTES_H
#define WIRECOPY_RECORD_QUOTES_H

#include "record/writer.h"

/* Both give NULL without memory. */
json_t *quotes_build(struct writer *writer);
json_t *documents_build(struct writer *writer);

#endif
