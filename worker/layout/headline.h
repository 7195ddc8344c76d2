/* headline.h: the lines above the body: kicker, title, subtitle, meta lines, bylines. */
#ifndef WIRECOPY_LAYOUT_HEADLINE_H
#define WIRECOPY_LAYOUT_HEADLINE_H

#include "layout/reading.h"

/* Reads and removes the head of the page. Half of all pages have no title; none is made up. */
void head_read(struct reading *reading);

/* Cleans one title line: 02.27, 【kicker】 and the site's name at its end are taken off. The kicker
 * and the date (month 0: none) are set when they stand there. */
struct span title_clean(const struct reading *reading, struct span span, struct span *ret_kicker,
                        struct moment *ret_date);

/* After the body has been built: drops a headline that shares no word with the body (damage
 * title_mismatch), and takes the envelope's when the page has none and it fits. */
void headline_check(struct reading *reading);

/* 【新华社】清河县游客过万 above running text: the outlet goes to the sources, the title stays. */
void title_outlet_cut(struct reading *reading, size_t line);

#endif
