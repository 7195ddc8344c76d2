/* published.h: when the article was published, and the year of its dateline. */
#ifndef WIRECOPY_LAYOUT_PUBLISHED_H
#define WIRECOPY_LAYOUT_PUBLISHED_H

#include "layout/reading.h"

/* Fills layout->published from the page's stamp, else the envelope, else a date in the URL, and
 * completes the dateline's date from it. Warns of a page and an envelope that disagree. */
void published_settle(struct reading *reading);

#endif
