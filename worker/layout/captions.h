/* captions.h: lines that belong to pictures. */
#ifndef WIRECOPY_LAYOUT_CAPTIONS_H
#define WIRECOPY_LAYOUT_CAPTIONS_H

#include "layout/reading.h"

/* Whether the line is a caption or a picture's credit: 图为…。, …。 记者 甲 摄, (资料图). */
bool caption_is(const struct reading *reading, size_t line);

/* Whether the line tells of a picture and who gave it: 蔬菜采摘 清河县融媒体中心供图. */
bool caption_is_gift(const struct reading *reading, struct span span);

/* Makes a caption that stands behind a gap a line of its own. */
void captions_split(struct reading *reading);

/* Removes captions and credits; their photographers become contributors. */
void captions_remove(struct reading *reading);

#endif
