/*
 * holes.h: names and words that stood in the page and do not any more: told, not mended.
 *
 *     ***县长李*，县ZF有关负责人              tampered_names
 *     领导韦、覃、陆、、莫等人，500群众币      rewritten: names gone, a word spun
 *     截至月日，                              digits_missing, though other figures are there
 */
#ifndef WIRECOPY_LAYOUT_HOLES_H
#define WIRECOPY_LAYOUT_HOLES_H

#include "layout/reading.h"

void holes_judge(struct reading *reading);

#endif
