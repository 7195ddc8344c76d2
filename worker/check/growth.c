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
#include "recognise/reader.h"

#define WHOLE 100 /* per cent */

/* Whether the figure says how many times: as a ratio, or 翻一番. */
static bool is_times(const struct checker *checker, const struct figure *figure)
{
    return figure->kind == UNIT_MULTIPLE &&
           (figure->role == FIGURE_RATIO ||
            text_fold(checker->text, figure->span.start) == 0x7FFB /* 翻 */);
}

bool growth_is_stated(const struct checker *checker, uint32_t figure)
{
    const struct figure *f = &checker->findings->figures[figure];

    if (is_times(checker, f))
        return true;
    if (f->kind == UNIT_MULTIPLE)
        return f->role == FIGURE_CHANGE && f->sign != 0;
    return slice_equal(f->unit, SLICE("%")) &&
           ((f->role == FIGURE_CHANGE && f->sign != 0) ||
            (f->role == FIGURE_LEVEL && lead_clause_has(checker, figure, CHECK_WORD_GROWN)));
}

/* 降幅30% is said without a sign of its own. */
int growth_sign(const struct checker *checker, uint32_t figure)
{
    static const char *const FALLS[] = {"降", "跌", "减"};
    const struct figure *f = &checker->findings->figures[figure];
    struct span clause = lead_clause(checker, figure);

    for (size_t i = 0; f->sign == 0 && i < sizeof FALLS / sizeof *FALLS; i++)
        if (check_has(checker, clause.start, clause.end, FALLS[i]))
            return -1;
    return f->sign == 0 ? 1 : f->sign;
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

/* Where 是 or the like ends in `span`; span.end when it has none. */
static uint32_t link_end(const struct checker *checker, struct span span)
{
    static const char *const LINKS[] = {"是", "为", "相当于", "达到", NULL};

    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t length = reader_one_of(checker->text, at, LINKS);
        if (length > 0)
            return at + length;
    }
    return span.end;
}

/* 15家,今年为45家,是2019年的3倍: the two right before, of which one is called what stands from 是
 * to 的. */
static bool levels_called(const struct checker *checker, uint32_t stated, struct levels *ret_levels)
{
    struct span lead = lead_of(checker, stated);
    uint32_t from = link_end(checker, lead);
    struct span name = {from, lead.end > from ? lead.end - 1 : from};
    bool called[2];

    struct span subject = lead_clause(checker, stated);
    subject.end = from > subject.start ? from : subject.start;
    if (!lead_is_bare(checker, subject) &&
        !lead_shares(checker, subject, lead_of(checker, stated - 1)) &&
        !lead_shares(checker, subject, lead_of(checker, stated - 2)))
        return false;
    if (span_length(name) < 2 || text_fold(checker->text, name.end) != 0x7684 /* 的 */)
        return false;
    for (uint32_t i = 0; i < 2; i++) {
        struct span words = lead_of(checker, stated - 2 + i);
        called[i] = lead_contains(checker, words, name);
    }
    *ret_levels = called[0] ? (struct levels){stated - 2, stated - 1, true}
                            : (struct levels){stated - 1, stated - 2, true};
    return called[0] != called[1];
}

/* 360吨,是2015年120吨的3倍: the base right before 的, and the level before 是; or levels_called. */
static bool levels_of_times(const struct checker *checker, uint32_t stated,
                            struct levels *ret_levels)
{
    const struct figure *f = checker->findings->figures;

    if (stated < 2 || f[stated].role != FIGURE_RATIO || !check_takes(&f[stated - 1]) ||
        !check_takes(&f[stated - 2]) || !check_same_unit(checker, &f[stated - 1], &f[stated - 2]))
        return false;
    if (text_fold(checker->text, f[stated - 1].reach.end) != 0x7684 /* 的 */ ||
        f[stated - 1].reach.end + 1 != f[stated].reach.start)
        return levels_called(checker, stated, ret_levels);
    struct span gap = lead_of(checker, stated - 1);
    bool linked =
        link_end(checker, gap) < gap.end || text_ends_length(checker->text, gap.end, "是");
    *ret_levels = (struct levels){stated - 1, stated - 2, linked};
    return linked;
}

/* A percentage may have been cut off instead of rounded: twice its precision is not yet a failure.
 */
void check_growth(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    struct figure growth = f[stated];
    const struct figure *figure = &growth;
    bool times = is_times(checker, &f[stated]);
    struct interval now, base, exact, loose;
    struct decimal computed;
    struct levels levels;
    bool known;

    if (!growth_is_stated(checker, stated))
        return;
    growth.sign = growth_sign(checker, stated);
    if (!(levels_of_times(checker, stated, &levels) || levels_find(checker, stated, &levels)))
        return;
    if (!levels.sure || f[levels.base].kind == UNIT_RATE || !interval_of(&f[levels.now], 1, &now) ||
        !interval_of(&f[levels.base], 1, &base) || !growth_share(checker, figure, 1, &exact) ||
        !growth_share(checker, figure, times ? 1 : 2, &loose) ||
        !growth_compute(checker, &f[levels.now], &f[levels.base], figure,
                        figure->step < 0 ? -figure->step : 1, &computed))
        return;
    bool holds = interval_is_share(now, base, exact, &known);
    bool fails = known && growth.fraction.length == 0 && /* a rough word */
                 !interval_is_share(now, base, loose, &known);
    check_report(checker,
                 (struct check){.kind = CHECK_RATIO,
                                .stated = stated,
                                .operands = (uint32_t[]){levels.now, levels.base},
                                .operand_count = 2,
                                .computed = decimal_print(checker->arena, computed),
                                .agrees = holds},
                 fails);
}
