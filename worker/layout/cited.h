/*
 * cited.h: whose reports an article is made of.
 *
 *     据《清河日报》报道,…        in the text: a source
 *     (据新华社电)               behind the text: a source
 *     综合央视新闻、新华社报道     the same, two of them
 *     (本报综合)                 none is named
 */
#ifndef WIRECOPY_LAYOUT_CITED_H
#define WIRECOPY_LAYOUT_CITED_H

#include "layout/reading.h"

/* Adds the outlets that sentences of layout->body cite. */
void cited_in_body(struct reading *reading);

/* Whether all of the span, which stands behind the text, says whose reports it is made of. */
bool cited_is_note(const struct reading *reading, struct span span);

/* Adds the outlets of such a note. */
void cited_read_note(struct reading *reading, struct span span);

#endif
