/*
 * spun.h: a text in which a program exchanged words, so that it looks like another: told, not
 * mended.
 *
 *     领导韦、覃、陆、、莫等人，500群众币      given names gone, 人民 made 群众
 *     据懂得，担任人先容，会展中间             了解, 负责人介绍, 中心
 */
#ifndef WIRECOPY_LAYOUT_SPUN_H
#define WIRECOPY_LAYOUT_SPUN_H

#include "layout/reading.h"

void spun_judge(struct reading *reading);

#endif
