/* tail.h: what stands after the last sentence: credits, editors, sources, (完). */
#ifndef WIRECOPY_LAYOUT_TAIL_H
#define WIRECOPY_LAYOUT_TAIL_H

#include "layout/reading.h"

/* Reads and removes the tail. Lines above the last one of running text are left alone. */
void tail_read(struct reading *reading);

#endif
