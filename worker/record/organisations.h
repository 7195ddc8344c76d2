/*
 * organisations.h: the organisations of an article, in the news item and in the extraction.
 *
 *     "organisations": [{"name":"慈利县委组织部","rel":"mentions","literal":"o1"}]
 *     "organisations": [{"id":"o1","name":"慈利县委组织部","kind":"party","place":"l1",
 *                        "mentions":[{"start":7,"end":14,"exact":"慈利县委组织部"}]}]
 */
#ifndef WIRECOPY_RECORD_ORGANISATIONS_H
#define WIRECOPY_RECORD_ORGANISATIONS_H

#include "record/writer.h"

/* Both give NULL without memory. */
json_t *organisations_build(struct writer *writer);
json_t *organisations_build_item(struct writer *writer);

#endif
