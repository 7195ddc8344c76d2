/* front.h: a site's lists and boxes that stand above the title. */
#ifndef WIRECOPY_LAYOUT_FRONT_H
#define WIRECOPY_LAYOUT_FRONT_H

#include "layout/reading.h"

/* Removes the lists with bullets, and the words above them, where a title follows. */
void front_lists_remove(struct reading *reading);

/* Removes what else stands above a title that has its stamp or byline right below it. */
void front_others_remove(struct reading *reading);

#endif
