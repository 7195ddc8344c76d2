/* tally.c: sums of intervals. */
#include "check/tally.h"

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

bool tally_leaves(const struct tally *tally, const struct figure *whole, const struct figure *rest,
                  struct decimal *ret_exact)
{
    struct decimal taken = {-tally->exact.digits, tally->exact.scale};
    struct interval all, left, said;

    return decimal_add(whole->number, taken, ret_exact) && interval_of(whole, 1, &all) &&
           interval_subtract(all, tally->sum, &left) && interval_of(rest, 1, &said) &&
           interval_meets(left, said);
}
