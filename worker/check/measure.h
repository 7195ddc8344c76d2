/*
 * measure.h: so much for each, so many of them, and what it makes, in whatever units.
 *
 *     每袋50公斤, 400袋       20吨        a kilogram is 0.001 of a ton
 *     每万人12.5件, 68万人    850件       a person is 0.0001 of ten thousand
 *     每10股1.5元, 4.2亿股    6300万元
 */
#ifndef WIRECOPY_CHECK_MEASURE_H
#define WIRECOPY_CHECK_MEASURE_H

#include "check/check.h"

/* Whether `price` is per what `count` counts: per 人 and 25名, per 村 and 16个村, per 万人 and
 * 68万人.
 */
bool measure_is_per(const struct checker *checker, const struct figure *price,
                    const struct figure *count);

/* How many of what `count` counts the price is for: 10 of 每10股, 1 of 每户. */
int64_t measure_per(const struct checker *checker, const struct figure *price,
                    const struct figure *count);

/* Whether the figure `count` says of how many `each` is one's: 600户 of 每户3000元. */
bool measure_counts(const struct checker *checker, uint32_t count, uint32_t each);

/* Whether what one figure measures can be printed in the unit of the other: 公斤 and 吨. */
bool measure_converts(const struct checker *checker, const struct figure *a,
                      const struct figure *b);

/* What the price times the count makes in the unit of the total. False when they do not fit, or it
 * cannot be calculated. */
bool measure_product(const struct checker *checker, const struct figure *price,
                     const struct figure *count, const struct figure *total,
                     struct decimal *ret_product);

/* What the total is for each, in the unit of the price and to its digits. */
bool measure_each(const struct checker *checker, const struct figure *price,
                  const struct figure *count, const struct figure *total, struct decimal *ret_each);

/* Whether the price times the count can be the total. */
bool measure_multiplies(const struct checker *checker, const struct figure *price,
                        const struct figure *count, const struct figure *total);

#endif
