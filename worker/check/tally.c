/* tally.c: sums of intervals. */
#include "check/tally.h"

#define NEAR_SHARE 5 /* less than one in so many is near */

bool tally_add(struct tally *tally, const struct figure *figures, uint32_t i)
{
    struct interval one;

    if (tally->count == TALLY_MAX || !check_takes(&figures[i]) ||
        !interval_of(&figures[i], 1, &one) || !interval_add(tally->sum, one, &tally->sum) ||
        !decimal_add(tally->exact, figures[i].number, &tally->exact))
        return false;
    tally->items[tally->count++] = i;
    return true;
}

bool tally_makes(const struct tally *tally, const struct figure *whole)
{
    struct interval all;

    return interval_of(whole, 1, &all) && interval_meets(all, tally->sum);
}

/* Whether the two are one digit apart, or two that changed places. */
static bool is_slip(struct decimal a, struct decimal b)
{
    int64_t one = 0, other = 0; /* the digits of the last place where they do */
    unsigned apart = 0;         /* digits that differ */
    bool swapped = false;

    while (a.scale < b.scale && decimal_append(&a, 0))
        a.scale++;
    while (b.scale < a.scale && decimal_append(&b, 0))
        b.scale++;
    for (; a.digits > 0 || b.digits > 0; a.digits /= 10, b.digits /= 10) {
        int64_t x = a.digits % 10, y = b.digits % 10;
        if (x == y)
            continue;
        swapped = apart == 1 && x == other && y == one;
        one = x;
        other = y;
        apart++;
    }
    return apart == 1 || (apart == 2 && swapped);
}

bool tally_is_slip(const struct tally *tally, const struct figure *whole)
{
    return is_slip(tally->exact, whole->number);
}

bool tally_has_slip(const struct tally *tally, const struct figure *figures,
                    const struct figure *whole)
{
    struct decimal more = {-tally->exact.digits, tally->exact.scale}, meant;

    if (!decimal_add(whole->number, more, &more))
        return false;
    for (size_t i = 0; i < tally->count; i++)
        if (decimal_add(figures[tally->items[i]].number, more, &meant) && meant.digits > 0 &&
            is_slip(figures[tally->items[i]].number, meant))
            return true;
    return false;
}

bool tally_is_near(const struct tally *tally, const struct figure *whole)
{
    struct decimal negative = {-whole->number.digits, whole->number.scale}, apart, five;

    if (!decimal_add(tally->exact, negative, &apart))
        return false;
    apart.digits = apart.digits < 0 ? -apart.digits : apart.digits;
    return decimal_multiply(apart, NEAR_SHARE, &five) && decimal_compare(five, whole->number) < 0;
}

bool tally_leaves(const struct tally *tally, const struct figure *whole, const struct figure *rest,
                  struct decimal *ret_exact)
{
    struct decimal taken = {-tally->exact.digits, tally->exact.scale};
    struct interval all, left, said;

    return decimal_add(whole->number, taken, ret_exact) && interval_of(whole, 1, &all) &&
           interval_subtract(all, tally->sum, &left) && interval_of(rest, 1, &said) &&
           interval_meets(left, said);
}
