/*
 * people.h: the people of an article, in the news item and in the extraction.
 *
 *     "people": [{"name":"欧兵波","rel":"mentions","literal":"p1"}]
 *     "people":
 * [{"id":"p1","name":"欧兵波","titles":["组织部长"],"affiliation":"慈利县委","kind":"named",
 *                 "mentions":[{"start":812,"end":815,"exact":"欧兵波"}]}]
 */
#ifndef WIRECOPY_RECORD_PEOPLE_H
#define WIRECOPY_RECORD_PEOPLE_H

#include "record/writer.h"

/* Both give NULL without memory. */
json_t *people_build(struct writer *writer);
json_t *people_build_item(struct writer *writer);

#endif
