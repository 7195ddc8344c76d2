/*
 * average.c: how much it is for each, and the total and the count that it is made of.
 *
 *     16个村的收入共计624万元,村均39万元        39万 = 624万 / 16
 *     9家门店营业额1350万元,平均每家180万元     150万 = 1350万 / 9, disagrees
 *
 * Only an average that nothing is said of but per what it is: 村均收入 may be another income.
 */
#include "check/lead.h"
#include "recognise/number/interval.h"
#include "recognise/reader.h"

#define NAME_MAX 8u /* code points of 平均每家门店约 */

/* Whether the clause that leads to the figure is 村均 or 平均每家, and no more. */
static bool is_average(const struct checker *checker, struct span clause)
{
    static const char *const SMALL[] = {"平均", "每", "均", "约", "为", "达", "达到", "约为", NULL};
    uint32_t left = 0;

    if (span_is_empty(clause) || span_length(clause) > NAME_MAX ||
        !check_has(checker, clause.start, clause.end, "均"))
        return false;
    for (uint32_t at = clause.start; at < clause.end;) {
        uint32_t small = reader_one_of(checker->text, at, SMALL);
        left += small == 0;
        at += small > 0 ? small : 1;
    }
    return left <= 2; /* per what: 村, 家, 人次 */
}

/* Whether the figure can be the total that the average is of. */
static bool is_total(const struct checker *checker, uint32_t total, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;

    return check_takes(&f[total]) && f[total].per.length == 0 && f[total].role == FIGURE_LEVEL &&
           check_counts_alike(checker, &f[total], &f[stated]);
}

/* The total right before the average in its sentence, or before the count that stands there. */
static uint32_t total_of(const struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;

    if (is_total(checker, stated - 1, stated))
        return stated - 1;
    return check_is_per(&f[stated], &f[stated - 1]) && is_total(checker, stated - 2, stated)
               ? stated - 2
               : NO_ITEM;
}

/* The one figure before the average, in the sentence, that counts what it is per; NO_ITEM when
 * there is none, or more. */
static uint32_t count_of(const struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    uint32_t floor = reader_sentence(checker->text, f[stated].span.start).start;
    uint32_t count = NO_ITEM;

    for (uint32_t i = stated; i-- > 0 && f[i].span.start >= floor;) {
        if (!check_is_per(&f[stated], &f[i]))
            continue;
        if (count != NO_ITEM)
            return NO_ITEM;
        count = i;
    }
    return count != NO_ITEM && check_takes(&f[count]) && f[count].role == FIGURE_LEVEL ? count
                                                                                       : NO_ITEM;
}

void check_average(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    struct interval each, count, total, product;
    struct decimal computed;

    if (stated < 2 || f[stated].per.length == 0 || f[stated].role != FIGURE_LEVEL ||
        !is_average(checker, lead_clause(checker, stated)))
        return;
    uint32_t whole = total_of(checker, stated);
    uint32_t number = whole == NO_ITEM ? NO_ITEM : count_of(checker, stated);
    if (number == NO_ITEM || !interval_of(&f[stated], 1, &each) ||
        !interval_of(&f[number], 1, &count) || !interval_of(&f[whole], 1, &total) ||
        !interval_multiply(each, count, &product) ||
        !decimal_divide(f[whole].number, f[number].number, check_places(&f[stated]), &computed))
        return;
    check_report(checker,
                 (struct check){.kind = CHECK_RATIO,
                                .stated = stated,
                                .operands = (uint32_t[]){whole, number},
                                .operand_count = 2,
                                .computed = decimal_print(checker->arena, computed),
                                .agrees = interval_meets(product, total)},
                 true);
}
