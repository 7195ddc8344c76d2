/*
 * block.h: a body in one paragraph that was more than one.
 *
 *     title, stamp, …古运河。“运河水清了。”邵翠兰说。…      a story: its lines' ends are lost
 *     title, stamp, …新增确诊病例3例。截至4日24时,…        a bulletin, told in one breath
 */
#ifndef WIRECOPY_LAYOUT_BLOCK_H
#define WIRECOPY_LAYOUT_BLOCK_H

#include "layout/reading.h"

/* Whether the body has lost its lines' ends: one paragraph is nearly all of it, and its length, its
 * voices, or a header or headings that are glued to it say so. */
bool block_is_body(const struct reading *reading);

#endif
