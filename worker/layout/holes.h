/*
 * holes.h: names and numbers that stood in the page and do not any more: told, not mended.
 *
 *     ***县长李*，县ZF有关负责人              tampered_names
 *     截至月日，                              digits_missing, though other figures are there
 */
#ifndef WIRECOPY_LAYOUT_HOLES_H
#define WIRECOPY_LAYOUT_HOLES_H

#include "layout/reading.h"

void holes_judge(struct reading *reading);

#endif
