/* duplicates.h: lines and sentences that stand twice. */
#ifndef WIRECOPY_LAYOUT_DUPLICATES_H
#define WIRECOPY_LAYOUT_DUPLICATES_H

#include "layout/reading.h"

/* Removes a line that repeats an earlier one (12 characters next to it, 30 anywhere), and a
 * sentence of 12 characters that follows itself. Counts repeated body text as damage. */
void duplicates_remove(struct reading *reading);

#endif
