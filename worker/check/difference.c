/*
 * difference.c: what a change says, and the two levels that it comes from; and what lies between
 * two figures.
 *
 *     利率3.05%、较…利率4.05%降低1个百分点     1 = 4.05 - 3.05
 *     出口1996亿元,进口1047亿元,顺差949亿元    949亿 = 1996亿 - 1047亿
 *
 * What is left of a whole is remainder.c.
 */
#include "check/lead.h"
#include "check/levels.h"
#include "check/tally.h"
#include "recognise/reader.h"

/* Words between the second of two figures and what lies between them. */
#define BETWEEN_GAP_MAX 8u

/* Whether the larger less the smaller can be taken; *ret_agrees says whether it is what is stated.
 */
static bool subtract(const struct checker *checker, uint32_t stated, uint32_t a, uint32_t b,
                     struct decimal *ret_computed, bool *ret_agrees)
{
    const struct figure *f = checker->findings->figures;
    bool falls = decimal_compare(f[a].number, f[b].number) > 0;
    struct tally taken = {.count = 0};

    if (!tally_add(&taken, f, falls ? b : a))
        return false;
    *ret_agrees = tally_leaves(&taken, &f[falls ? a : b], &f[stated], ret_computed);
    return true;
}

/* The two in the order of the text. */
static bool report_two(struct checker *checker, uint32_t stated, uint32_t a, uint32_t b, bool sure)
{
    struct decimal computed;
    bool agrees;

    return subtract(checker, stated, a, b, &computed, &agrees) &&
           check_report(checker,
                        (struct check){.kind = CHECK_DIFFERENCE,
                                       .stated = stated,
                                       .operands = (uint32_t[]){a < b ? a : b, a < b ? b : a},
                                       .operand_count = 2,
                                       .computed = decimal_print(checker->arena, computed),
                                       .agrees = agrees},
                        sure);
}

/* --- Changes ---------------------------------------------------------------------------------- */

/* Whether the change is one between such levels: of % in 百分点 (a change of % is relative), else
 * in the same unit, and for each of the same where both say so: not 每升0.2元 of 每吨7200元. */
static bool fits(const struct checker *checker, const struct figure *change,
                 const struct figure *level)
{
    if (change->kind == UNIT_RATE)
        return text_reads(checker->text, change->unit_span.start, "百分点") &&
               slice_equal(level->unit, SLICE("%"));
    return check_counts_alike(checker, change, level) &&
           (change->per.length == 0 || level->per.length == 0 ||
            slice_equal(change->per, level->per));
}

/* 增加2小时; or 节省2小时 right behind 由5小时缩短至3小时. */
static bool is_change(const struct checker *checker, uint32_t stated)
{
    const struct figure *f = &checker->findings->figures[stated];

    return f->role == FIGURE_CHANGE ||
           (f->role == FIGURE_LEVEL && stated > 0 && f[-1].role == FIGURE_TO &&
            lead_has(checker, lead_of(checker, stated), CHECK_WORD_LESS));
}

/* 录得27宗,包括长者21宗、儿童1宗,总数较前一周的31宗减少4宗: when the part right before the base
 * does not make the change and its whole does, the text means the whole. When only some other level
 * of the sentence does, nothing is sure. */
static void levels_mean(const struct checker *checker, uint32_t stated, struct levels *levels)
{
    const struct figure *f = checker->findings->figures;
    uint32_t floor = lead_sentence(checker, stated).start;
    struct decimal computed;
    bool agrees = false;

    if (!subtract(checker, stated, levels->base, levels->now, &computed, &agrees) || agrees)
        return;
    for (uint32_t i = levels->base; i-- > 0 && f[i].span.start >= floor;)
        if (check_takes(&f[i]) && check_counts_alike(checker, &f[i], &f[levels->base]) &&
            subtract(checker, stated, levels->base, i, &computed, &agrees) && agrees) {
            levels->sure = false;
            if (f[levels->now].part_of == i)
                levels->now = i;
            return;
        }
}

static void check_change(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    struct levels levels;

    if (!is_change(checker, stated) || !levels_find(checker, stated, &levels) ||
        !fits(checker, &f[stated], &f[levels.base]) || !fits(checker, &f[stated], &f[levels.now]))
        return;
    levels_mean(checker, stated, &levels);
    report_two(checker, stated, levels.base, levels.now, levels.sure);
}

/* --- Between ---------------------------------------------------------------------------------- */

/* 王氏获24票,林氏获18票,王氏以6票之差险胜: whether 之差 and a word of who has won end the clause,
 * and it is one of the two: not 以6票之差未过半数, nor 以12票之差击败卢氏. Without such a word the
 * difference may be from anything. */
static bool is_won_by(const struct checker *checker, uint32_t stated)
{
    static const char *const WON[] = {"之差获胜", "之差险胜", "之差胜出", "之差取胜", "之差小胜",
                                      "之差惜败", "之差落败", "之差领先", "之差当选", "之差落选",
                                      "之差告负", "之差告捷", NULL};
    const struct figure *f = checker->findings->figures;
    struct span winner = lead_clause(checker, stated);
    uint32_t end = f[stated].reach.end, word = reader_one_of(checker->text, end, WON);

    winner.end = text_find(checker->text, winner, "以");
    return word > 0 && !cp_is_hanzi(text_fold(checker->text, end + word)) &&
           winner.end + 1 == f[stated].span.start && !span_is_empty(winner) &&
           (lead_contains(checker, lead_of(checker, stated - 1), winner) ||
            lead_contains(checker, lead_of(checker, stated - 2), winner));
}

/* 半场以44分比40分领先: whether the words tell of a stage, after which the difference may be
 * another.
 */
static bool is_of_stage(const struct checker *checker, struct span words)
{
    static const char *const STAGES[] = {"半场", "首", "轮", "节", "局", "预", "一度", "前"};

    for (size_t i = 0; i < sizeof STAGES / sizeof *STAGES; i++)
        if (check_has(checker, words.start, words.end, STAGES[i]))
            return true;
    return false;
}

/* Whether a word before the figure or behind it says that it lies between two others. */
static bool is_between(const struct checker *checker, uint32_t stated)
{
    return lead_clause_has(checker, stated, CHECK_WORD_BETWEEN) || is_won_by(checker, stated);
}

/* 出口1996亿元,进口1047亿元,顺差948亿元: what lies between the two figures right before it. It is
 * sure of a pair like 出口 and 进口, or where the sentence has but these two and compares with no
 * other. */
static void check_between(struct checker *checker, uint32_t stated)
{
    static const char *const OTHER[] = {"与", "和", "同", "跟", "距", "比", "较", "离", "对"};
    const struct figure *f = checker->findings->figures;
    uint32_t floor = lead_sentence(checker, stated).start;

    uint32_t last = stated - 1;
    if (stated > 2 && !check_counts_alike(checker, &f[last], &f[stated]) &&
        decimal_compare(f[last].number, decimal_of(2)) == 0)
        last--; /* 两人相差68岁 */
    if (stated < 2 || f[last - 1].span.start < floor)
        return;
    struct span lead = {f[last].reach.end, f[stated].span.start};
    uint32_t pair[] = {last - 1, last};
    if (span_length(lead) > BETWEEN_GAP_MAX || lead_is_broken(checker, lead) ||
        !is_between(checker, stated) || !check_same_unit(checker, &f[last - 1], &f[last]) ||
        !check_counts_alike(checker, &f[stated], &f[last]) || !check_takes(&f[last - 1]) ||
        !check_takes(&f[last]))
        return;
    bool alone = last == 1 || f[last - 2].span.start < floor || f[last - 2].kind != f[stated].kind;
    bool others = text_fold(checker->text, f[stated].reach.end) == 0x7684 /* 的 */ ||
                  (!lead_clause_has(checker, stated, CHECK_WORD_BETWEEN) &&
                   (is_of_stage(checker, lead_of(checker, last - 1)) ||
                    is_of_stage(checker, lead_of(checker, last)) || is_of_stage(checker, lead))) ||
                  lead_is_elsewhere(checker, lead) || lead_has(checker, lead, CHECK_WORD_SOME);
    for (size_t i = 0; i < sizeof OTHER / sizeof *OTHER; i++)
        others = others || check_has(checker, lead.start, lead.end, OTHER[i]);
    report_two(checker, stated, last - 1, last,
               (alone || lead_set_of(checker, pair, 2) == LEAD_SET) && !others);
}

/* 詹某获4万8213票,以2651票之差击败邱某的4万5562票: the loser's stand behind what lies between. Only
 * what holds. */
static void check_won_from(struct checker *checker, uint32_t stated)
{
    const struct findings *found = checker->findings;
    const struct figure *f = found->figures;
    uint32_t floor = lead_sentence(checker, stated).start, loser = stated + 1, winner = stated;

    if (!text_reads(checker->text, f[stated].reach.end, "之差") || loser == found->figure_count ||
        !check_same_unit(checker, &f[loser], &f[stated]) || !check_takes(&f[loser]) ||
        check_has(checker, f[stated].reach.end, f[loser].span.start, ","))
        return;
    while (winner > 0 && f[winner - 1].span.start >= floor) {
        if (check_same_unit(checker, &f[--winner], &f[stated])) {
            if (check_takes(&f[winner]))
                report_two(checker, stated, winner, loser, false);
            return;
        }
    }
}

/* --- Compared --------------------------------------------------------------------------------- */

/* The one figure of the sentence and the one before it that is called so, and that the difference
 * can be of; NO_ITEM when there is none, or more. */
static uint32_t find_called(const struct checker *checker, uint32_t stated, struct span name)
{
    const struct figure *f = checker->findings->figures;
    uint32_t only = NO_ITEM;

    for (uint32_t i = stated;
         i-- > 0 && f[i].span.start >= lead_sentence_before(checker, stated);) {
        if (!fits(checker, &f[stated], &f[i]) ||
            !lead_contains(checker, lead_clause(checker, i), name))
            continue;
        if (only != NO_ITEM)
            return NO_ITEM;
        only = i;
    }
    return only != NO_ITEM && check_takes(&f[only]) && f[only].role == FIGURE_LEVEL ? only
                                                                                    : NO_ITEM;
}

/* 男工46人,女工38人,男工比女工多8人: both are named again. */
static void check_compared(struct checker *checker, uint32_t stated)
{
    static const char *const MORE[] = {"多", "高", "重",   "长",   "大",
                                       "早", "快", "高出", "多出", NULL};
    static const char *const FEWER[] = {"少", "低", "轻",   "短",   "小",
                                        "晚", "慢", "低了", "少了", NULL};
    const struct figure *f = checker->findings->figures;
    struct span clause = lead_clause(checker, stated);
    uint32_t than = text_find(checker->text, clause, "比");
    uint32_t more = reader_ends_in(checker->text, clause.end, MORE);
    uint32_t fewer = reader_ends_in(checker->text, clause.end, FEWER);
    struct span name = {clause.start, than}, other = {than + 1, clause.end - more - fewer};

    if (than == clause.end || (more > 0) == (fewer > 0) || span_length(name) < 2 ||
        other.start + 2 > other.end)
        return;
    uint32_t a = find_called(checker, stated, name), b = find_called(checker, stated, other);
    if (a == NO_ITEM || b == NO_ITEM || a == b)
        return;
    int order = decimal_compare(f[a].number, f[b].number);
    report_two(checker, stated, a, b,
               (more > 0 ? order > 0 : order < 0) &&
                   !lead_clause_has(checker, stated, CHECK_WORD_AWAY));
}

void check_difference(struct checker *checker, uint32_t stated)
{
    check_change(checker, stated);
    if (!check_is_reported(checker, stated))
        check_compared(checker, stated);
    if (check_is_remainder(checker, stated))
        check_remainder(checker, stated);
    else
        check_between(checker, stated);
    if (!check_is_reported(checker, stated))
        check_won_from(checker, stated);
}
