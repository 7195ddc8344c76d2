/*
 * extraction.h: the key "extraction": everything of a record that ninjs has no key for.
 *
 * A list is there when this version looks for such things, and empty when the article has none; a
 * list that is absent was not looked for. Each key is one row of a table in extraction.c with the
 * function that builds its value, in the order in which they stand in the record.
 */
#ifndef WIRECOPY_RECORD_EXTRACTION_H
#define WIRECOPY_RECORD_EXTRACTION_H

#include "record/writer.h"

/* The value of "extraction"; NULL without memory. */
json_t *extraction_build(struct writer *writer);

#endif
