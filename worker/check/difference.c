/*
 * difference.c: what a change or a remainder says, and the two levels or the whole that it comes
 * from.
 *
 *     利率3.05%、较…利率4.05%降低1个百分点     1 = 4.05 - 3.05
 *     发现问题38个,已整改到位35个,其余3个      3 = 38 - 35
 */
#include "check/check.h"
#include "check/interval.h"

#define TAKEN_MAX 8u

/* How far the two levels may stand from each other and from the change. */
#define LEVEL_GAP_MAX 24u

static bool is_apart(const struct checker *checker, const struct figure *a, const struct figure *b)
{
    return b->span.start - a->span.end > LEVEL_GAP_MAX ||
           check_has(checker, a->span.end, b->span.start, "。") ||
           check_has(checker, a->span.end, b->span.start, ";") ||
           check_has(checker, a->span.end, b->span.start, "\n");
}

static void emit(struct checker *checker, uint32_t stated, const uint32_t *operands, size_t count,
                 struct decimal computed, bool agrees)
{
    uint32_t copy[TAKEN_MAX + 1];

    memcpy(copy, operands, count * sizeof *copy);
    if (computed.digits < 0)
        computed.digits = -computed.digits;
    check_append(checker, (struct check){.kind = CHECK_DIFFERENCE,
                                         .stated = stated,
                                         .operands = copy,
                                         .operand_count = count,
                                         .computed = decimal_print(checker->arena, computed),
                                         .agrees = agrees});
}

/* Whether a change of % is stated in 百分点, or the three share a unit. */
static bool fits(const struct checker *checker, const struct figure *change,
                 const struct figure *level)
{
    if (change->kind == UNIT_RATE && text_reads(checker->text, change->unit_span.start, "百分点"))
        return slice_equal(level->unit, SLICE("%"));
    return check_same_unit(checker, change, level);
}

/* From the old level to the new one, or the new one 较 the old one. */
static bool is_compared(const struct checker *checker, const struct figure *a,
                        const struct figure *b, const struct figure *change)
{
    if (a->role == FIGURE_FROM && b->role == FIGURE_TO)
        return true;
    return check_has(checker, a->span.end, b->span.start, "较") &&
           !check_has(checker, b->span.end, change->reach.start, ",");
}

static void check_change(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    const struct figure *change = &figures[stated];
    struct interval a, b, difference, said;
    struct decimal computed;

    if (stated < 2 || change->role != FIGURE_CHANGE)
        return;
    const struct figure *first = &figures[stated - 2], *second = &figures[stated - 1];
    if (!check_takes(first) || !check_takes(second) || !fits(checker, change, first) ||
        !fits(checker, change, second) || is_apart(checker, first, second) ||
        is_apart(checker, second, change) || !is_compared(checker, first, second, change))
        return;
    bool falls = decimal_compare(first->number, second->number) > 0;
    if (!interval_of(falls ? first : second, 1, &a) ||
        !interval_of(falls ? second : first, 1, &b) || !interval_subtract(a, b, &difference) ||
        !interval_of(change, 1, &said) ||
        !decimal_add(first->number, (struct decimal){-second->number.digits, second->number.scale},
                     &computed))
        return;
    emit(checker, stated, (uint32_t[]){stated - 2, stated - 1}, 2, computed,
         interval_meets(difference, said));
}

static bool is_remainder(const struct checker *checker, const struct figure *figure)
{
    static const char *const WORDS[] = {"其余", "剩余", "余下", "剩下", "还剩", "另外"};
    uint32_t at = figure->reach.start;

    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (at >= 2 && text_reads(checker->text, at - 2, WORDS[i]))
            return true;
    return false;
}

/* The whole less the figures between it and the remainder. Reported only when it holds, unless the
 * one figure between is known to be a part of it. */
static void check_remainder(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    uint32_t operands[TAKEN_MAX + 1] = {0};
    struct interval rest, said, one;
    struct decimal computed = decimal_of(0);
    size_t count = 1;

    if (!is_remainder(checker, &figures[stated]) || !interval_of(&figures[stated], 1, &said))
        return;
    struct interval taken = {decimal_of(0), decimal_of(0)};
    for (uint32_t i = stated; i-- > 0 && count <= TAKEN_MAX && stated - i <= 2 * TAKEN_MAX;) {
        if (!check_same_unit(checker, &figures[i], &figures[stated]) || !check_takes(&figures[i]))
            continue;
        if (!interval_of(&figures[i], 1, &one))
            return;
        operands[0] = i;
        struct decimal rest_exact;
        bool meets = count > 1 && interval_subtract(one, taken, &rest) &&
                     interval_meets(rest, said) &&
                     decimal_add(figures[i].number, computed, &rest_exact);
        bool owned = count == 2 && figures[operands[1]].part_of == i;
        if (meets || (owned && decimal_add(figures[i].number, computed, &rest_exact))) {
            emit(checker, stated, operands, count, rest_exact, meets);
            return;
        }
        operands[count++] = i;
        if (!interval_add(taken, one, &taken) ||
            !decimal_add(computed,
                         (struct decimal){-figures[i].number.digits, figures[i].number.scale},
                         &computed))
            return;
    }
}

void check_difference(struct checker *checker, uint32_t stated)
{
    check_change(checker, stated);
    check_remainder(checker, stated);
}
