/*
 * average.c: how much it is for each, and the total and the count that it is made of.
 *
 *     16个村的收入共计624万元,村均39万元             39万 = 624万 / 16
 *     320名职工工资总额2240万元,人均工资7.5万元      7万 = 2240万 / 320, disagrees
 *
 * Only an average of which nothing is said but per what it is, or what its total is called by too:
 * 村均收入 may be of another income than 总产值.
 */
#include "check/lead.h"
#include "check/measure.h"
#include "recognise/number/interval.h"
#include "recognise/reader.h"

#define NAME_MAX 8u /* code points of 平均每家门店约 */

/* Whether the clause that leads to the figure is 村均 or 平均每家, and no more. */
static bool is_plain(const struct checker *checker, struct span clause)
{
    static const char *const SMALL[] = {"平均", "每", "均", "约", "为", "达", "达到", "约为", NULL};
    uint32_t left = 0;

    if (span_is_empty(clause) || span_length(clause) > NAME_MAX)
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
           measure_converts(checker, &f[total], &f[stated]);
}

/* The one figure of the sentence before the average that can be what `is_it` looks for; NO_ITEM
 * when there is none, or more. */
static uint32_t only_before(const struct checker *checker, uint32_t stated,
                            bool (*is_it)(const struct checker *, uint32_t, uint32_t))
{
    const struct figure *f = checker->findings->figures;
    uint32_t floor = lead_sentence(checker, stated).start;
    uint32_t only = NO_ITEM;

    for (uint32_t i = stated; i-- > 0 && f[i].span.start >= floor;) {
        if (!is_it(checker, i, stated))
            continue;
        if (only != NO_ITEM)
            return NO_ITEM;
        only = i;
    }
    return only;
}

/* Whether the average is of that total beyond doubt: the figure says nothing but per what it is and
 * stands right behind total or count, or names what the total does. */
static bool is_average_of(const struct checker *checker, uint32_t stated, uint32_t total,
                          uint32_t count)
{
    struct span clause = lead_clause(checker, stated), measured = lead_measured(checker, clause);
    struct span all = lead_measured(checker, lead_clause(checker, total)), own = measured;
    if (span_length(own) > span_length(all)) /* 平均每家[企业]提供岗位 */
        own.end = own.end - span_length(all);
    bool rest = own.end < measured.end && lead_speaks_of(checker, count, own) &&
                text_equal(checker->text, all, (struct span){own.end, measured.end});
    bool average = check_has(checker, clause.start, clause.end, "均") ||
                   check_has(checker, clause.start, clause.end, "每");
    bool beside = total == stated - 1 || (count == stated - 1 && total == stated - 2);

    return average && !lead_clause_has(checker, stated, CHECK_WORD_AWAY) &&
           ((is_plain(checker, clause) && beside) || (rest && span_length(all) >= 2) ||
            (span_length(measured) >= 2 &&
             (lead_contains(checker, lead_clause(checker, total), measured) ||
              lead_contains(checker, checker->findings->figures[total].of_span, measured))));
}

void check_average(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    struct figure each = f[stated];
    struct decimal computed;

    if (stated < 2 || f[stated].per.length == 0 || f[stated].role != FIGURE_LEVEL)
        return;
    uint32_t total = only_before(checker, stated, is_total);
    uint32_t count = only_before(checker, stated, measure_counts);
    each.rounded = true;
    if (total == NO_ITEM || count == NO_ITEM || total == count ||
        !is_average_of(checker, stated, total, count) ||
        !measure_each(checker, &each, &f[count], &f[total], &computed))
        return;
    check_report(checker,
                 (struct check){.kind = CHECK_RATIO,
                                .stated = stated,
                                .operands = (uint32_t[]){total, count},
                                .operand_count = 2,
                                .computed = decimal_print(checker->arena, computed),
                                .agrees = measure_multiplies(checker, &each, &f[count], &f[total])},
                 true);
}
