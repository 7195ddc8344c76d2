/*
 * ratio.c: a rate or a share, and the two figures that it is made of.
 *
 *     到岗247名,到岗率95%        the part says what the rate is of: 到岗
 *     引发48起,占火灾总数的35%    the share stands right behind the part
 *
 * The whole is the part's own whole, else the figure before it in that unit.
 */
#include "check/check.h"
#include "check/interval.h"

/* How far the part may stand before the rate, and the whole before the part. */
#define PART_BEFORE_MAX  14u
#define WHOLE_BEFORE_MAX 26u

/* A share's whole may be some figures back. */
#define WHOLES_TRIED_MAX 8u

static bool slice_has(struct slice text, struct slice word)
{
    for (size_t at = 0; word.length > 0 && at + word.length <= text.length; at++)
        if (memcmp(text.data + at, word.data, word.length) == 0)
            return true;
    return false;
}

/* 到岗 of 到岗率; empty for anything but a rate. */
static struct slice deed_of(const struct figure *rate)
{
    size_t length = rate->of.length;

    if (length < 9 || memcmp(rate->of.data + length - 3, "率", 3) != 0)
        return (struct slice){"", 0};
    return (struct slice){rate->of.data, length - 3};
}

static bool is_broken(const struct checker *checker, uint32_t start, uint32_t end)
{
    return check_has(checker, start, end, "。") || check_has(checker, start, end, ";") ||
           check_has(checker, start, end, "\n");
}

static void emit(struct checker *checker, uint32_t stated, uint32_t part, uint32_t whole,
                 bool agrees)
{
    const struct figure *figures = checker->findings->figures;
    const struct figure *rate = &figures[stated];
    struct decimal hundred = figures[part].number, computed;
    int places = rate->step < 0 ? -rate->step : 0;

    if (!decimal_shift(&hundred, 2) ||
        !decimal_divide(hundred, figures[whole].number, places, &computed))
        return;
    check_append(checker, (struct check){.kind = CHECK_RATIO,
                                         .stated = stated,
                                         .operands = (uint32_t[]){part, whole},
                                         .operand_count = 2,
                                         .computed = decimal_print(checker->arena, computed),
                                         .agrees = agrees});
}

enum outcome { FAILS, DOUBTFUL, HOLDS };

static enum outcome compare(const struct figure *part, const struct figure *whole,
                            const struct figure *rate)
{
    struct interval p, w, exact, loose;
    bool known;

    if (!interval_of(part, 1, &p) || !interval_of(whole, 1, &w) || !interval_of(rate, 1, &exact) ||
        !interval_of(rate, 2, &loose))
        return DOUBTFUL;
    if (interval_is_share(p, w, exact, &known))
        return HOLDS;
    return !known || interval_is_share(p, w, loose, &known) || !known ? DOUBTFUL : FAILS;
}

static bool can_be_whole(const struct checker *checker, uint32_t part, uint32_t whole)
{
    const struct figure *p = &checker->findings->figures[part];
    const struct figure *w = &checker->findings->figures[whole];

    return check_takes(w) && check_same_unit(checker, p, w) && w->role == FIGURE_LEVEL &&
           decimal_compare(p->number, w->number) <= 0;
}

/* The whole of a rate: the part's own, or the figure right before it in the same sentence. */
static uint32_t whole_of(const struct checker *checker, uint32_t part)
{
    const struct figure *figures = checker->findings->figures;

    if (figures[part].part_of != NO_ITEM)
        return can_be_whole(checker, part, figures[part].part_of) ? figures[part].part_of : NO_ITEM;
    if (part == 0 || !can_be_whole(checker, part, part - 1) ||
        figures[part].span.start - figures[part - 1].span.end > WHOLE_BEFORE_MAX ||
        is_broken(checker, figures[part - 1].span.end, figures[part].span.start))
        return NO_ITEM;
    return part - 1;
}

static void check_rate(struct checker *checker, uint32_t stated, uint32_t part)
{
    const struct figure *figures = checker->findings->figures;
    struct slice deed = deed_of(&figures[stated]);
    bool named = slice_has(figures[part].predicate, deed) || slice_has(figures[part].of, deed) ||
                 (deed.length > 6 && slice_has(figures[part].predicate,
                                               (struct slice){deed.data + deed.length - 6, 6}));
    uint32_t whole = whole_of(checker, part);

    if (deed.length == 0 || !named || whole == NO_ITEM)
        return;
    enum outcome outcome = compare(&figures[part], &figures[whole], &figures[stated]);
    if (outcome != DOUBTFUL)
        emit(checker, stated, part, whole, outcome == HOLDS);
}

/* A share whose whole is not named beside it: only what holds is reported. */
static void check_share(struct checker *checker, uint32_t stated, uint32_t part)
{
    const struct figure *figures = checker->findings->figures;

    for (uint32_t i = part, tried = 0; i-- > 0 && tried < WHOLES_TRIED_MAX; tried++)
        if (can_be_whole(checker, part, i) && figures[i].span.end < figures[part].span.start &&
            compare(&figures[part], &figures[i], &figures[stated]) == HOLDS) {
            emit(checker, stated, part, i, true);
            return;
        }
}

void check_ratio(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    const struct figure *rate = &figures[stated];

    if (stated == 0 || rate->kind != UNIT_RATE || rate->role != FIGURE_LEVEL ||
        !slice_equal(rate->unit, SLICE("%")))
        return;
    const struct figure *part = &figures[stated - 1];
    uint32_t gap = rate->reach.start - part->reach.end;
    if (!check_takes(part) || part->kind == UNIT_RATE || gap > PART_BEFORE_MAX ||
        is_broken(checker, part->reach.end, rate->reach.start))
        return;
    if (check_has(checker, part->reach.end, rate->reach.start, "占"))
        check_share(checker, stated, stated - 1);
    else
        check_rate(checker, stated, stated - 1);
}
