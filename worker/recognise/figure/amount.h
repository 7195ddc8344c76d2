/*
 * amount.h: a number and its unit as one, with the forms that mix the two.
 *
 *     37度1     37.1 度        三年半    3.5 年        九年零六个月   114 月      半小时   0.5 小时
 *     -11℃      -11 ℃         零下18℃   -18 ℃        3.5个亿        350000000
 */
#ifndef WIRECOPY_RECOGNISE_AMOUNT_H
#define WIRECOPY_RECOGNISE_AMOUNT_H

#include "recognise/number/numeral.h"
#include "recognise/number/unit.h"

struct amount {
    struct span span;
    struct numeral number; /* its value is that of the whole amount */
    struct unit unit;
};

/* False when no number begins at `at`. The unit may be empty. */
bool amount_read(const struct reader *reader, uint32_t at, struct amount *ret_amount);

/* How many of the second printed unit of time make one of the first (年 and 月: 12); 0 when they do
 * not add. */
int64_t amount_parts_in(const struct text *text, struct span first, struct span second);

#endif
