/*
 * part_parts.h: what the files of part share; part.h is for all others.
 */
#ifndef WIRECOPY_RECOGNISE_PART_PARTS_H
#define WIRECOPY_RECOGNISE_PART_PARTS_H

#include "recognise/figure/part.h"

/* Whether both count or measure the same; and whether the first can be a part of the second. */
bool part_same_kind(const struct text *text, const struct figure *part, const struct figure *whole);
bool part_can_be(const struct text *text, const struct figure *part, const struct figure *whole);

/* Whether a word in `span` says that what follows comes on top: 新增, 再, 又. */
bool part_adds(const struct text *text, struct span span);

bool part_has_mark(const struct text *text, struct span span, uint32_t mark);

/* Whether the figure is a member of a list of equals: A10例、B4例. */
bool part_is_listed(const struct reader *reader, size_t figure);

/* The whole that the text names again before a part of it: 确诊病例中,… NO_ITEM for none. */
uint32_t part_named_again(const struct reader *reader, size_t part);

/* The whole that spells out its parts: 12个:甲7个、乙3个. NO_ITEM for none. */
uint32_t part_of_list(const struct reader *reader, size_t part);

/* All that were traced, before those of them who are released or still watched. NO_ITEM for none.
 */
uint32_t part_of_followed(const struct reader *reader, size_t part);

/* Parts that only their sums and shares show, and those of 其中 that belong to each other. */
void part_sums_find(struct reader *reader);

#endif
