/*
 * figure_rows.h: each figure as a row of its own, for those who load figures into a table.
 *
 *     {"uri":"urn:wirecopy:sha256:66…","id":"f3","headline":"慈利:暖企惠企…","published":"2020-02-27",
 *      "text":"43名","value":"43","qualifier":"exact","unit":"名","kind":"count",
 *      "of":"縣級領導幹部","predicate":"聯繫","place":"慈利縣","placeCode":"430821",
 *      "placeFrom":"title","start":246,"end":249}
 *
 * The keys are those of the record's figure, but nothing in a row has to be looked up: the place
 * stands with its name and code, and the article with its uri, headline, place and date. "partOf"
 * is the id of another row of the same uri. What is not known is absent.
 */
#ifndef WIRECOPY_RECORD_FIGURE_ROWS_H
#define WIRECOPY_RECORD_FIGURE_ROWS_H

#include "record/writer.h"

/* The row of one of the article's figures; NULL without memory. */
json_t *figure_row_build(struct writer *writer, size_t figure);

#endif
