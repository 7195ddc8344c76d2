/* front.h: lists of a site's that stand above the title. */
#ifndef WIRECOPY_LAYOUT_FRONT_H
#define WIRECOPY_LAYOUT_FRONT_H

#include "layout/reading.h"

/* Removes the lists with bullets, and the words above them, where a title follows. */
void front_lists_remove(struct reading *reading);

#endif
