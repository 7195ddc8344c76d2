/* interval.c: bounds are exact decimals; a share is compared by cross-multiplication. */
#include "recognise/number/interval.h"

__extension__ typedef __int128 wide;

/* Digits of a factor in a cross-multiplication, so that no product overflows. */
#define FACTOR_MAX INT64_C(1000000000000000)

static struct decimal negative(struct decimal d)
{
    return (struct decimal){-d.digits, d.scale};
}

bool interval_of(const struct figure *figure, int halves, struct interval *ret_interval)
{
    struct decimal reach = {5, 1}; /* half of the last digit */

    if (!figure->rounded && figure->kind != UNIT_RATE) {
        *ret_interval = (struct interval){figure->number, figure->number};
        return true;
    }
    return decimal_shift(&reach, figure->step) && decimal_multiply(reach, halves, &reach) &&
           decimal_add(figure->number, negative(reach), &ret_interval->low) &&
           decimal_add(figure->number, reach, &ret_interval->high);
}

bool interval_add(struct interval a, struct interval b, struct interval *ret_sum)
{
    return decimal_add(a.low, b.low, &ret_sum->low) && decimal_add(a.high, b.high, &ret_sum->high);
}

bool interval_subtract(struct interval a, struct interval b, struct interval *ret_difference)
{
    return decimal_add(a.low, negative(b.high), &ret_difference->low) &&
           decimal_add(a.high, negative(b.low), &ret_difference->high);
}

bool interval_multiply(struct interval a, struct interval b, struct interval *ret_product)
{
    return a.low.digits >= 0 && b.low.digits >= 0 &&
           decimal_product(a.low, b.low, &ret_product->low) &&
           decimal_product(a.high, b.high, &ret_product->high);
}

bool interval_meets(struct interval a, struct interval b)
{
    return decimal_compare(a.low, b.high) <= 0 && decimal_compare(b.low, a.high) <= 0;
}

/* 100 * part compared with share * whole: below 0, 0 or above 0. *ret_known is false when the
 * numbers are too long. */
static int compare_share(struct decimal part, struct decimal share, struct decimal whole,
                         bool *ret_known)
{
    wide left = (wide)part.digits * 100, right = (wide)share.digits * whole.digits;
    int scale = share.scale + whole.scale - part.scale;

    *ret_known = part.digits < FACTOR_MAX && share.digits < FACTOR_MAX &&
                 whole.digits < FACTOR_MAX && scale > -8 && scale < 8;
    if (!*ret_known)
        return 0;
    for (; scale > 0; scale--)
        left *= 10;
    for (; scale < 0; scale++)
        right *= 10;
    return left < right ? -1 : left > right;
}

bool interval_is_share(struct interval part, struct interval whole, struct interval share,
                       bool *ret_known)
{
    bool low_known, high_known;

    /* The smallest possible share is not above the interval, the largest not below it. */
    int low = compare_share(part.low, share.high, whole.high, &low_known);
    int high = compare_share(part.high, share.low, whole.low, &high_known);
    *ret_known = low_known && high_known && part.low.digits >= 0 && whole.low.digits > 0;
    return *ret_known && low <= 0 && high >= 0;
}
