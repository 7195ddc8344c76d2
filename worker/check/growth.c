/*
 * growth.c: by how much one level has grown over another, or how many times it is.
 *
 *     由820万元增加到1066万元,增长30%     30 % = 100 * 1066万 / 820万 - 100
 *     360吨,是2015年120吨的3倍            3 = 360 / 120
 *     从21万人次增加到42万人次,翻了一番   2 = 42万 / 21万
 *
 * All are shares of the base in which the whole base is 100 %: a growth of 30 % is a share of 130
 * %.
 */
#include "check/growth.h"

#include "check/lead.h"
#include "check/levels.h"

#define WHOLE 100 /* per cent */

/* Whether the figure says how many times: as a ratio, or 翻一番. */
static bool is_times(const struct checker *checker, const struct figure *figure)
{
    return figure->kind == UNIT_MULTIPLE &&
           (figure->role == FIGURE_RATIO ||
            text_fold(checker->text, figure->span.start) == 0x7FFB /* 翻 */);
}

bool growth_is_stated(const struct checker *checker, const struct figure *figure)
{
    return is_times(checker, figure) ||
           (figure->role == FIGURE_CHANGE && figure->sign != 0 &&
            (figure->kind == UNIT_MULTIPLE || slice_equal(figure->unit, SLICE("%"))));
}

bool growth_share(const struct checker *checker, const struct figure *figure, int halves,
                  struct interval *ret_share)
{
    struct figure rounded = *figure;
    struct interval whole = {decimal_of(WHOLE), decimal_of(WHOLE)}, share;

    rounded.rounded = true; /* 3倍 is printed to the whole */
    if (!interval_of(&rounded, halves, &share) ||
        (figure->kind == UNIT_MULTIPLE &&
         (!decimal_shift(&share.low, 2) || !decimal_shift(&share.high, 2))))
        return false;
    if (is_times(checker, figure)) {
        *ret_share = share;
        return true;
    }
    return figure->sign < 0 ? interval_subtract(whole, share, ret_share)
                            : interval_add(whole, share, ret_share);
}

bool growth_compute(const struct checker *checker, const struct figure *now,
                    const struct figure *base, const struct figure *figure, int places,
                    struct decimal *ret_computed)
{
    struct decimal grown = now->number, negative = {-base->number.digits, base->number.scale};

    if (!is_times(checker, figure) && !decimal_add(grown, negative, &grown))
        return false;
    if (figure->kind == UNIT_RATE && !decimal_shift(&grown, 2))
        return false;
    grown.digits = grown.digits < 0 ? -grown.digits : grown.digits;
    return decimal_divide(grown, base->number, places, ret_computed);
}

/* 是2015年120吨的3倍: the base right before 的, and the level before 是. */
static bool levels_of_times(const struct checker *checker, uint32_t stated,
                            struct levels *ret_levels)
{
    static const char *const LINKS[] = {"是", "为", "相当于", "达到"};
    const struct figure *f = checker->findings->figures;

    if (stated < 2 || f[stated].role != FIGURE_RATIO ||
        text_fold(checker->text, f[stated - 1].reach.end) != 0x7684 /* 的 */ ||
        f[stated - 1].reach.end + 1 != f[stated].reach.start || !check_takes(&f[stated - 1]) ||
        !check_takes(&f[stated - 2]) || !check_same_unit(checker, &f[stated - 1], &f[stated - 2]))
        return false;
    struct span gap = lead_of(checker, stated - 1);
    bool linked = false;
    for (size_t i = 0; i < sizeof LINKS / sizeof *LINKS; i++)
        linked = linked || check_has(checker, gap.start, gap.end, LINKS[i]);
    *ret_levels = (struct levels){stated - 1, stated - 2, linked};
    return linked;
}

/* A percentage may have been cut off instead of rounded: twice its precision is not yet a failure.
 */
void check_growth(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures, *figure = &f[stated];
    bool times = is_times(checker, figure);
    struct interval now, base, exact, loose;
    struct decimal computed;
    struct levels levels;
    bool known;

    if (!growth_is_stated(checker, figure) ||
        !(levels_of_times(checker, stated, &levels) || levels_find(checker, stated, &levels)))
        return;
    if (!levels.sure || f[levels.base].kind == UNIT_RATE || !interval_of(&f[levels.now], 1, &now) ||
        !interval_of(&f[levels.base], 1, &base) || !growth_share(checker, figure, 1, &exact) ||
        !growth_share(checker, figure, times ? 1 : 2, &loose) ||
        !growth_compute(checker, &f[levels.now], &f[levels.base], figure,
                        figure->step < 0 ? -figure->step : 1, &computed))
        return;
    bool holds = interval_is_share(now, base, exact, &known);
    bool fails = known && !interval_is_share(now, base, loose, &known);
    check_report(checker,
                 (struct check){.kind = CHECK_RATIO,
                                .stated = stated,
                                .operands = (uint32_t[]){levels.now, levels.base},
                                .operand_count = 2,
                                .computed = decimal_print(checker->arena, computed),
                                .agrees = holds},
                 fails);
}
