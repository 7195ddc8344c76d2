/*
 * interval.h: all numbers that a printed figure may stand for.
 *
 *     1.969万   19685 to 19695        62    62 to 62        96.88%   96.875 to 96.885
 */
#ifndef WIRECOPY_RECOGNISE_INTERVAL_H
#define WIRECOPY_RECOGNISE_INTERVAL_H

#include "recognise/findings.h"

struct interval {
    struct decimal low, high;
};

/* Of a figure. `halves` is the reach to either side in halves of the last printed digit: 1 for
 * rounding, 2 where digits may have been cut off. A plain whole number stands for itself alone,
 * except a percentage. False when a bound does not fit. */
bool interval_of(const struct figure *figure, int halves, struct interval *ret_interval);

bool interval_add(struct interval a, struct interval b, struct interval *ret_sum);

/* a - b. */
bool interval_subtract(struct interval a, struct interval b, struct interval *ret_difference);

/* a * b, both from 0 up. False when a bound does not fit. */
bool interval_multiply(struct interval a, struct interval b, struct interval *ret_product);

/* Whether the two share a number. */
bool interval_meets(struct interval a, struct interval b);

/* Whether 100 * part / whole can be in `share`. All above 0. False too when it cannot be
 * calculated; *ret_known says which. */
bool interval_is_share(struct interval part, struct interval whole, struct interval share,
                       bool *ret_known);

#endif
