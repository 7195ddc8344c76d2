/* below.h: boxes of a site that stand below the text. */
#ifndef WIRECOPY_LAYOUT_BELOW_H
#define WIRECOPY_LAYOUT_BELOW_H

#include "layout/reading.h"

/* Removes what stands below `last`, the last line of running text, and asks for support behind a
 * rule or lists other stories with how long ago they came. Bylines and stamps stay. */
void below_remove(struct reading *reading, size_t last);

#endif
