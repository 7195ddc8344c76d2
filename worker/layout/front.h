/* front.h: what stands above the title: a scraper's day, and a site's lists and boxes. */
#ifndef WIRECOPY_LAYOUT_FRONT_H
#define WIRECOPY_LAYOUT_FRONT_H

#include "layout/reading.h"

/* Takes the day that a scraper has put before the first line: date 2025-08-24 清河县… */
void front_day_take(struct reading *reading);

/* Removes the lists with bullets, and the words above them, where a title follows. */
void front_lists_remove(struct reading *reading);

/* Removes the way to the page when each of its steps stands in a line, with a > between, and what
 * stands above a way in one line that has a title below it. `first`: the first line of text. */
void front_way_remove(struct reading *reading, size_t first);

/* Removes what an edition puts above the ways to the neighbours (上一篇 下一篇), which stand right
 * above the story: the page's name and the titles of its other stories. `first`: the first line of
 * text. */
void front_edition_remove(struct reading *reading, size_t first);

/* Removes what else stands above a title that has its stamp or byline right below it. */
void front_others_remove(struct reading *reading);

#endif
