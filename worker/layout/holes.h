/*
 * holes.h: what the body has lost or got besides digits and line breaks: told, not mended.
 *
 *     …我就给他们挑。今年68岁的学生回忆说。    quotes_missing: speech, and nobody marks it
 *     ***县长李*，县ZF有关负责人              tampered_names
 *     领导韦、覃、陆、、莫等人                 rewritten: names are gone from a list
 */
#ifndef WIRECOPY_LAYOUT_HOLES_H
#define WIRECOPY_LAYOUT_HOLES_H

#include "layout/reading.h"

void holes_judge(struct reading *reading);

#endif
