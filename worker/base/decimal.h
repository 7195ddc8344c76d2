/*
 * decimal.h: exact decimal numbers, for facts.
 *
 *     96.88   {digits 9688, scale 2}        1.4万   {14, 1} shifted by 4: {14000, 0}
 *
 * At most DECIMAL_DIGITS_MAX digits. What does not fit is refused, never rounded.
 */
#ifndef WIRECOPY_BASE_DECIMAL_H
#define WIRECOPY_BASE_DECIMAL_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

#define DECIMAL_DIGITS_MAX 18 /* of an int64_t */

struct decimal {
    int64_t digits; /* the value times 10 to the power of `scale` */
    int scale;      /* digits after the point, 0 or more */
};

static inline struct decimal decimal_of(int64_t whole)
{
    return (struct decimal){whole, 0};
}

/* Appends one decimal digit, before the point. False when there is no room; *d stays. */
bool decimal_append(struct decimal *d, unsigned digit);

/* Multiplies by 10 to the power of `power`, which may be negative. False when it does not fit; *d
 * stays. */
bool decimal_shift(struct decimal *d, int power);

/* False when the result does not fit. */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *ret_sum);
bool decimal_multiply(struct decimal a, int64_t factor, struct decimal *ret_product);

/* a * b. False when the result does not fit. */
bool decimal_product(struct decimal a, struct decimal b, struct decimal *ret_product);

/* a / b, rounded half up to `places` digits after the point. False for b = 0 and when it does not
 * fit. */
bool decimal_divide(struct decimal a, struct decimal b, int places, struct decimal *ret_quotient);

/* Below 0, 0 or above 0. */
int decimal_compare(struct decimal a, struct decimal b);

/* The same value without zeros at the end of its fraction. */
struct decimal decimal_reduce(struct decimal d);

/* Plain decimal digits of the reduced value: "30000", "-11", "96.88". In the arena. */
struct slice decimal_print(struct arena *arena, struct decimal d);

#endif
