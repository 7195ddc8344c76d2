/* check.c: every figure in turn as the one that is stated. */
#include "check/check.h"

#include "check/fit.h"
#include "check/lead.h"
#include "recognise/number/unit.h"

bool check_report(struct checker *checker, struct check check, bool sure)
{
    struct checks *checks = checker->checks;

    if (!check.agrees && !sure)
        return false;
    struct check *items =
        arena_grow(checker->arena, checks->items, checks->count, &checks->capacity, sizeof *items);
    uint32_t *operands = arena_array(checker->arena, check.operand_count, sizeof *operands);

    if (!items || !operands)
        return true; /* the arena is full, which ends the article */
    memcpy(operands, check.operands, check.operand_count * sizeof *operands);
    check.operands = operands;
    checks->items = items;
    checks->items[checks->count++] = check;
    return true;
}

bool check_is_reported(const struct checker *checker, uint32_t stated)
{
    for (size_t i = checker->checks->count; i-- > 0;)
        if (checker->checks->items[i].stated == stated)
            return true;
    return false;
}

int check_places(const struct figure *figure)
{
    return figure->step < 0 ? -figure->step : 0;
}

/* 三分之一 too, which is no operand, but may be what is stated. */
static bool is_exact(const struct figure *figure)
{
    return figure->qualifier == QUALIFIER_EXACT;
}

bool check_is_rate(const struct figure *figure)
{
    return figure->kind == UNIT_RATE || figure->kind == UNIT_MULTIPLE;
}

bool check_takes(const struct figure *figure)
{
    return is_exact(figure) && figure->fraction.length == 0;
}

bool check_counts_alike(const struct checker *checker, const struct figure *a,
                        const struct figure *b)
{
    return a->kind == b->kind && unit_agrees(checker->text, a->unit_span, b->unit_span);
}

bool check_same_unit(const struct checker *checker, const struct figure *a, const struct figure *b)
{
    return check_counts_alike(checker, a, b) && slice_equal(a->per, b->per);
}

bool check_has(const struct checker *checker, uint32_t start, uint32_t end, const char *word)
{
    struct span span = {start, end};

    return start < end && text_find(checker->text, span, word) < end;
}

void check_figures(const struct lexicon *lexicon, struct arena *arena, const struct text *text,
                   const struct findings *findings, struct checks *ret_checks)
{
    struct checker checker = {lexicon, arena, text, findings, NULL, ret_checks};

    *ret_checks = (struct checks){0};
    checker.leads = lead_find_all(&checker);
    if (!checker.leads)
        return;
    for (uint32_t i = 0; i < findings->figure_count; i++) {
        if (!is_exact(&findings->figures[i]))
            continue;
        check_ratio(&checker, i);
        check_growth(&checker, i);
        if (!check_takes(&findings->figures[i]))
            continue;
        check_parts(&checker, i);
        check_sum(&checker, i);
        check_difference(&checker, i);
        check_product(&checker, i);
        check_average(&checker, i);
        if (!check_is_reported(&checker, i))
            check_formula(&checker, i);
        if (!check_is_reported(&checker, i))
            check_fit(&checker, i);
    }
}
