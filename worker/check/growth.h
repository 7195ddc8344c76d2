/*
 * growth.h: what a growth, or a multiple, says of two levels.
 */
#ifndef WIRECOPY_CHECK_GROWTH_H
#define WIRECOPY_CHECK_GROWTH_H

#include "check/check.h"
#include "recognise/number/interval.h"

/* Whether the figure says how much something has grown or shrunk, in % or as a multiple: 增长30%,
 * 降幅30%, 翻一番. */
bool growth_is_stated(const struct checker *checker, uint32_t figure);

/* 1 for growth, -1 for a fall. */
int growth_sign(const struct checker *checker, uint32_t figure);

/* The share of the base, in %, that the figure, of that sign, makes the level: 130 for 增长30%.
 * `halves` is that of interval_of. False when it does not fit. */
bool growth_share(const struct checker *checker, const struct figure *figure, int halves,
                  struct interval *ret_share);

/* What the figure should say of the two levels, to `places` digits after the point. False when that
 * cannot be calculated. */
bool growth_compute(const struct checker *checker, const struct figure *now,
                    const struct figure *base, const struct figure *figure, int places,
                    struct decimal *ret_computed);

#endif
