/*
 * ratio.c: percentages: what a part is of its whole.
 *
 * Rates like 到岗率 name their part, rate.c; shares like 占35% stand behind it, share.c. What names
 * neither may only hold.
 */
#include "check/ratio.h"

#include "check/lead.h"
#include "check/tally.h"
#include "recognise/number/interval.h"
#include "recognise/reader.h"

/* Figures that are looked through for a whole. */
#define LOOKED_AT_MAX 24u

/* How far the whole may stand before the part. */
#define WHOLE_BEFORE_MAX 26u

static bool is_broken(const struct checker *checker, uint32_t start, uint32_t end)
{
    return start < end && lead_is_broken(checker, (struct span){start, end});
}

void ratio_emit(struct checker *checker, uint32_t stated, uint32_t part, uint32_t whole,
                bool agrees)
{
    const struct figure *figures = checker->findings->figures;
    const struct figure *rate = &figures[stated];
    struct decimal hundred = figures[part].number, computed;

    if ((!agrees && rate->fraction.length > 0) || !decimal_shift(&hundred, 2) ||
        !decimal_divide(hundred, figures[whole].number, check_places(rate), &computed))
        return;
    check_report(checker,
                 (struct check){.kind = CHECK_RATIO,
                                .stated = stated,
                                .operands = (uint32_t[]){part, whole},
                                .operand_count = 2,
                                .computed = decimal_print(checker->arena, computed),
                                .agrees = agrees},
                 true);
}

enum ratio_outcome ratio_compare(const struct figure *part, const struct figure *whole,
                                 const struct figure *rate)
{
    struct interval p, w, exact, loose;
    bool known;

    if (!interval_of(part, 1, &p) || !interval_of(whole, 1, &w) || !interval_of(rate, 1, &exact) ||
        !interval_of(rate, 2, &loose))
        return RATIO_DOUBTFUL;
    if (interval_is_share(p, w, exact, &known))
        return RATIO_HOLDS;
    return !known || interval_is_share(p, w, loose, &known) || !known ? RATIO_DOUBTFUL
                                                                      : RATIO_FAILS;
}

bool ratio_is_misprint(const struct figure *part, const struct figure *whole,
                       const struct figure *rate)
{
    struct decimal hundred = part->number;
    struct tally made = {.count = 0};

    return ratio_compare(part, whole, rate) == RATIO_FAILS && decimal_shift(&hundred, 2) &&
           decimal_divide(hundred, whole->number, check_places(rate), &made.exact) &&
           (tally_is_near(&made, rate) || tally_is_slip(&made, rate));
}

bool ratio_can_be_whole(const struct checker *checker, uint32_t part, uint32_t whole)
{
    const struct figure *p = &checker->findings->figures[part];
    const struct figure *w = &checker->findings->figures[whole];

    return check_takes(w) && check_same_unit(checker, p, w) &&
           (w->role == FIGURE_LEVEL || w->role == FIGURE_TO) &&
           decimal_compare(p->number, w->number) <= 0;
}

/* 36个示范片 and 18个镇街: what the part counts, right behind it, is not what the whole counts. */
static bool counts_others(const struct text *text, const struct figure *part,
                          const struct figure *whole)
{
    return part->of_span.start == part->span.end && !span_is_empty(part->of_span) &&
           !span_is_empty(whole->of_span) &&
           text_fold(text, part->of_span.end - 1) != text_fold(text, whole->of_span.end - 1);
}

/* The whole of a part beyond doubt: its own, or the figure right before it in the same sentence. */
uint32_t ratio_whole_of(const struct checker *checker, uint32_t part)
{
    const struct figure *figures = checker->findings->figures;

    if (figures[part].part_of != NO_ITEM)
        return ratio_can_be_whole(checker, part, figures[part].part_of) ? figures[part].part_of
                                                                        : NO_ITEM;
    if (part == 0 || !ratio_can_be_whole(checker, part, part - 1) ||
        counts_others(checker->text, &figures[part], &figures[part - 1]) ||
        figures[part].span.start - figures[part - 1].span.end > WHOLE_BEFORE_MAX ||
        is_broken(checker, figures[part - 1].span.end, figures[part].span.start))
        return NO_ITEM;
    return part - 1;
}

/* Some figure before the part with which the rate holds; NO_ITEM when there is none. */
uint32_t ratio_find_whole(const struct checker *checker, uint32_t part, uint32_t rate)
{
    const struct figure *figures = checker->findings->figures;

    for (uint32_t i = part, tried = 0;
         i-- > 0 && tried < RATIO_WHOLES_MAX && part - i < LOOKED_AT_MAX;) {
        if (!ratio_can_be_whole(checker, part, i) ||
            figures[i].span.end >= figures[part].span.start)
            continue;
        if (ratio_compare(&figures[part], &figures[i], &figures[rate]) == RATIO_HOLDS)
            return i;
        tried++;
    }
    return NO_ITEM;
}

bool ratio_is_part(const struct checker *checker, uint32_t part, uint32_t rate)
{
    const struct figure *figures = checker->findings->figures;

    return check_takes(&figures[part]) && figures[part].kind != UNIT_RATE &&
           figures[part].kind != UNIT_MULTIPLE && figures[part].role == FIGURE_LEVEL &&
           !is_broken(checker, figures[part].reach.end, figures[rate].reach.start);
}

bool ratio_is_last(const struct checker *checker, uint32_t part, uint32_t rate)
{
    const struct figure *f = checker->findings->figures;

    for (uint32_t i = part + 1; i < rate; i++)
        if (check_counts_alike(checker, &f[i], &f[part]) && f[i].role != FIGURE_CHANGE)
            return false;
    return true;
}

/* 领到386.4万元,标的额402万元,已执行到位96.1%: the whole stands between the part and the rate. */
static void check_whole_last(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    uint32_t whole = stated - 1;

    if (figures[stated].step >= 0 ||
        is_broken(checker, figures[whole].reach.end, figures[stated].reach.start))
        return;
    for (uint32_t part = whole, tried = 0; part-- > 0 && tried < RATIO_PARTS_MAX; tried++) {
        if (!check_takes(&figures[part]) || figures[part].role != FIGURE_LEVEL ||
            !ratio_can_be_whole(checker, part, whole) ||
            ratio_compare(&figures[part], &figures[whole], &figures[stated]) != RATIO_HOLDS)
            continue;
        ratio_emit(checker, stated, part, whole, true);
        return;
    }
}

/* A rate that names no part: only what holds, and only when a fraction of it is printed, because
 * whole percentages meet by chance. */
static bool check_unnamed(struct checker *checker, uint32_t stated)
{
    for (uint32_t part = stated, tried = 0; part-- > 0 && tried < RATIO_PARTS_MAX; tried++) {
        if (!ratio_is_part(checker, part, stated) || checker->findings->figures[stated].step >= 0)
            continue;
        uint32_t whole = ratio_find_whole(checker, part, stated);
        if (whole == NO_ITEM)
            continue;
        ratio_emit(checker, stated, part, whole, true);
        return true;
    }
    return false;
}

void check_ratio(struct checker *checker, uint32_t stated)
{
    const struct figure *rate = &checker->findings->figures[stated];

    if (stated == 0 || rate->kind != UNIT_RATE ||
        (rate->role != FIGURE_LEVEL && rate->role != FIGURE_RATIO) ||
        !slice_equal(rate->unit, SLICE("%")) || share_check(checker, stated) ||
        rate_check(checker, stated) || check_unnamed(checker, stated))
        return;
    check_whole_last(checker, stated);
}
