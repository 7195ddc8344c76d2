/*
 * ratio.h: a percentage, and the part and the whole that it is made of.
 *
 *     到岗247名,到岗率95%        the part says what the rate is of: 到岗
 *     引发48起,占火灾总数的35%    the share stands right behind the part
 *
 * The whole is the part's own whole, else a figure before it in that unit.
 */
#ifndef WIRECOPY_CHECK_RATIO_H
#define WIRECOPY_CHECK_RATIO_H

#include "check/check.h"

/* Figures before the percentage that are tried as its part, and before the part as its whole. */
#define RATIO_PARTS_MAX  6u
#define RATIO_WHOLES_MAX 8u

/* A percentage may have been cut off instead of rounded: what then holds is doubtful. */
enum ratio_outcome { RATIO_FAILS, RATIO_DOUBTFUL, RATIO_HOLDS };

enum ratio_outcome ratio_compare(const struct figure *part, const struct figure *whole,
                                 const struct figure *rate);

/* Whether the percentage fails, but by no more than a slip of the pen: what is far off is the share
 * of something else: 病床1200张,其中重症使用26张,占床率88%. */
bool ratio_is_misprint(const struct figure *part, const struct figure *whole,
                       const struct figure *rate);

/* Reports it. A fraction, 三分之一, is a rough word: of one nothing is said that fails. */
void ratio_emit(struct checker *checker, uint32_t stated, uint32_t part, uint32_t whole,
                bool agrees);

/* Whether the figure may be what the percentage is of, and whether another may be its whole. */
bool ratio_is_part(const struct checker *checker, uint32_t part, uint32_t rate);
bool ratio_can_be_whole(const struct checker *checker, uint32_t part, uint32_t whole);

/* The whole of a part beyond doubt: its own, or the figure right before it in the same sentence;
 * and some figure before the part with which the rate holds. NO_ITEM when there is none. */
uint32_t ratio_whole_of(const struct checker *checker, uint32_t part);
uint32_t ratio_find_whole(const struct checker *checker, uint32_t part, uint32_t rate);

/* Whether nothing else is counted as the part is between it and the percentage:
 * 合格316批次,其中肉制 品80批次,合格率97.5%. */
bool ratio_is_last(const struct checker *checker, uint32_t part, uint32_t rate);

/* The two sorts of percentages. Whether nothing else is to be tried. */
bool rate_check(struct checker *checker, uint32_t stated);
bool share_check(struct checker *checker, uint32_t stated);

#endif
