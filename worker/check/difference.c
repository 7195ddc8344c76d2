/*
 * difference.c: what a change or a remainder says, and the two levels or the whole that it comes
 * from; and what lies between two figures.
 *
 *     利率3.05%、较…利率4.05%降低1个百分点     1 = 4.05 - 3.05
 *     发现问题38个,已整改到位35个,其余3个      3 = 38 - 35
 *     应发860万元,实发712万元,尚有148万元未发  148万 = 860万 - 712万
 *     出口1996亿元,进口1047亿元,顺差949亿元    949亿 = 1996亿 - 1047亿
 */
#include "check/lead.h"
#include "check/levels.h"
#include "check/tally.h"
#include "recognise/reader.h"

/* What is taken from a whole, one after another. */
#define TAKEN_MAX 8u

/* Words between the second of two figures and what lies between them. */
#define BETWEEN_GAP_MAX 8u

/* Code points behind a figure in which 未 says that it is not done yet. */
#define UNDONE_REACH 10u

static bool report(struct checker *checker, uint32_t stated, uint32_t *operands, size_t count,
                   struct decimal computed, bool agrees, bool sure)
{
    if (computed.digits < 0)
        computed.digits = -computed.digits;
    return check_report(checker,
                        (struct check){.kind = CHECK_DIFFERENCE,
                                       .stated = stated,
                                       .operands = operands,
                                       .operand_count = count,
                                       .computed = decimal_print(checker->arena, computed),
                                       .agrees = agrees},
                        sure);
}

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
           report(checker, stated, (uint32_t[]){a < b ? a : b, a < b ? b : a}, 2, computed, agrees,
                  sure);
}

/* --- Changes -----------------------------------------------------------------------------------
 */

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

/* --- Remainders --------------------------------------------------------------------------------
 */

/* The words behind a figure, to the mark. */
static struct span words_behind(const struct checker *checker, uint32_t figure)
{
    uint32_t from = checker->findings->figures[figure].reach.end;
    struct span behind = {from, reader_clause(checker->text, from).end};

    if (behind.end > behind.start + UNDONE_REACH)
        behind.end = behind.start + UNDONE_REACH;
    return behind;
}

bool check_is_remainder(const struct checker *checker, uint32_t figure)
{
    return lead_clause_has(checker, figure, CHECK_WORD_REST) ||
           lead_clause_has(checker, figure, CHECK_WORD_GAP) ||
           (lead_clause_has(checker, figure, CHECK_WORD_STILL) &&
            (lead_has(checker, words_behind(checker, figure), CHECK_WORD_UNDONE) ||
             lead_has(checker, words_behind(checker, figure), CHECK_WORD_GAP)));
}

/* The whole, then what is taken from it. */
static bool report_taken(struct checker *checker, uint32_t stated, uint32_t whole,
                         const struct tally *taken, bool sure)
{
    const struct figure *f = checker->findings->figures;
    uint32_t operands[TALLY_MAX + 1] = {whole};
    struct decimal rest;

    if (taken->count == 0 || !check_takes(&f[whole]))
        return false;
    memcpy(operands + 1, taken->items, taken->count * sizeof *operands);
    bool leaves = tally_leaves(taken, &f[whole], &f[stated], &rest);
    return report(checker, stated, operands, taken->count + 1, rest, leaves, sure);
}

/* Whether the figure counts something of its own, which it names right behind it: 尚有36万元利息.
 */
static bool has_own_noun(const struct checker *checker, const struct figure *rest,
                         const struct figure *whole)
{
    return rest->of_span.start == rest->reach.end && !slice_equal(rest->of, whole->of) &&
           !lead_has(checker, rest->of_span, CHECK_WORD_UNDONE) &&
           !lead_has(checker, rest->of_span, CHECK_WORD_GAP);
}

/* Whether the figure is beyond doubt what is left of the whole: by a word like 其余, or 缺口 where
 * nothing but what is done stands against it, or by what is done with `taken` and not with it;
 * 尚有6260人正在 may leave out some. */
static bool is_surely_rest(const struct checker *checker, uint32_t stated, uint32_t whole,
                           uint32_t taken)
{
    const struct figure *f = checker->findings->figures;
    struct span behind = words_behind(checker, stated);

    return (lead_clause_has(checker, stated, CHECK_WORD_REST) ||
            (f[stated].part_of == NO_ITEM && (lead_clause_has(checker, stated, CHECK_WORD_GAP) ||
                                              lead_has(checker, behind, CHECK_WORD_GAP))) ||
            lead_denies(checker, lead_name(checker, taken), behind)) &&
           !lead_clause_has(checker, stated, CHECK_WORD_AWAY) &&
           (f[stated].part_of == whole || !has_own_noun(checker, &f[stated], &f[whole]));
}

/* Whether the remainder's sentence has a larger figure before the whole, of which what is left may
 * be the rest: 船员23人,获救14人,其中重伤4人,其余8人下落不明. */
static bool is_nested(const struct checker *checker, uint32_t stated, uint32_t whole)
{
    const struct figure *f = checker->findings->figures;
    uint32_t floor = lead_sentence(checker, stated).start;

    for (uint32_t i = whole; i-- > 0 && f[i].span.start >= floor;)
        if (check_counts_alike(checker, &f[i], &f[whole]) &&
            decimal_compare(f[i].number, f[whole].number) > 0)
            return true;
    return false;
}

/* 其中广式20批次,合格7批次: what was done with the second may have been done with some of the
 * first; and 住校生320人,男生410人. */
static bool may_overlap(const struct checker *checker, const struct tally *taken)
{
    struct span lead = lead_of(checker, taken->items[0]);
    size_t done = 0;

    for (size_t i = 0; i < taken->count; i++)
        done += lead_has(checker, lead_of(checker, taken->items[i]), CHECK_WORD_DONE);
    return (done > 0 && done < taken->count && check_has(checker, lead.start, lead.end, "其中")) ||
           lead_may_share(checker, taken->items, taken->count);
}

/* 入境病例21例,广州7例,3例来自英国,其余4例来自法国: where some figures begin their clause and some do
 * not, what is left may be of one that was taken: 7 and not 21. */
static bool is_worded_alike(const struct checker *checker, const struct tally *taken)
{
    const struct figure *f = checker->findings->figures;
    size_t first = 0;

    for (size_t i = 0; i < taken->count; i++)
        first += f[taken->items[i]].span.start == lead_clause(checker, taken->items[i]).start;
    return first == 0 || first == taken->count;
}

/* Whether one of those taken is what the ones behind it and the remainder make up. */
static bool check_inner_whole(struct checker *checker, uint32_t stated, const struct tally *taken)
{
    const struct figure *f = checker->findings->figures;

    for (size_t whole = 0; whole + 1 < taken->count; whole++) {
        struct tally later = {.count = 0};
        struct decimal rest;
        bool fits = true;
        for (size_t i = whole + 1; i < taken->count && fits; i++)
            fits = tally_add(&later, f, taken->items[i]);
        if (fits && tally_leaves(&later, &f[taken->items[whole]], &f[stated], &rest))
            return report_taken(checker, stated, taken->items[whole], &later, false);
    }
    return false;
}

/* The remainder of a whole that the text names as such: the parts before it are taken away. */
static bool check_last_part(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    uint32_t whole = f[stated].part_of;
    struct tally taken = {.count = 0};

    if (whole == NO_ITEM)
        return false;
    for (uint32_t i = whole + 1; i < stated; i++)
        if (f[i].part_of == whole && !tally_add(&taken, f, i))
            return true;
    bool alike = is_worded_alike(checker, &taken);
    if (!alike && check_inner_whole(checker, stated, &taken))
        return true;
    return taken.count > 0 &&
           report_taken(checker, stated, whole, &taken,
                        alike && !is_nested(checker, stated, whole) && !may_overlap(checker, &taken) &&
                            decimal_compare(taken.exact, f[whole].number) <= 0 &&
                            is_surely_rest(checker, stated, whole, taken.items[taken.count - 1]));
}

/* The figures before the remainder that count as it does, from the last one back, in its sentence
 * and the one before that in the paragraph; how many, at most `max`. */
static size_t alike_before(const struct checker *checker, uint32_t stated, uint32_t *ret_items,
                           size_t max)
{
    const struct figure *f = checker->findings->figures;
    uint32_t floor = lead_sentence(checker, stated).start;
    size_t count = 0;

    if (floor > 1 && checker->text->fold[floor - 1] != '\n')
        floor = lead_sentence_before(checker, stated);
    for (uint32_t i = stated; i-- > 0 && f[i].span.start >= floor && count < max;)
        if (check_same_unit(checker, &f[i], &f[stated]))
            ret_items[count++] = i;
    return count;
}

/* Whether the text says before the part or right behind it what was done with so many of the whole:
 * 合格27批次, 38家合格, but not 餐具合格27批次 of 月饼32批次. */
static bool is_done_of(const struct checker *checker, uint32_t part, uint32_t whole)
{
    uint32_t behind = checker->findings->figures[part].reach.end;
    struct span clause = lead_clause(checker, part), rest = reader_clause(checker->text, behind);
    uint32_t done = lead_find(checker, clause, CHECK_WORD_DONE);

    if (!lead_has(checker, lead_of(checker, part), CHECK_WORD_DONE)) {
        rest.start = behind;
        return lead_find(checker, rest, CHECK_WORD_DONE) == behind && behind < rest.end &&
               lead_is_of_all(checker, part, clause.end, whole);
    }
    return lead_is_of_all(checker, part, done, whole);
}

/* 应发860万元,实发712万元,尚有148万元未发: a whole and what is done of it, with nothing else
 * between them and the remainder. */
static bool is_sure_of(const struct checker *checker, uint32_t stated, uint32_t whole,
                       const struct tally *taken)
{
    const struct figure *f = checker->findings->figures;
    uint32_t first = taken->items[0], counted = 0;

    for (uint32_t i = whole + 1; i < stated; i++) {
        bool alike = check_counts_alike(checker, &f[i], &f[stated]);
        struct span lead = lead_of(checker, i);
        counted += alike;
        if ((!alike && f[i].kind != UNIT_RATE) || f[i].role == FIGURE_CHANGE ||
            lead_has(checker, lead, CHECK_WORD_AWAY) ||
            (i > first && check_has(checker, lead.start, lead.end, "其中")))
            return false;
    }
    return counted == taken->count && !may_overlap(checker, taken) &&
           f[whole].role == FIGURE_LEVEL && check_takes(&f[whole]) &&
           decimal_compare(taken->exact, f[whole].number) <= 0 &&
           (f[first].part_of == whole ||
            (lead_has(checker, lead_of(checker, whole), CHECK_WORD_PLANNED) &&
             is_done_of(checker, first, whole))) &&
           is_surely_rest(checker, stated, whole, taken->items[taken->count - 1]);
}

/* Figures in the order of the text as what is taken; the last of `items` stands first. */
static bool take_all(const struct checker *checker, const uint32_t *items, size_t count,
                     struct tally *ret_taken)
{
    *ret_taken = (struct tally){.count = 0};
    while (count > 0)
        if (!tally_add(ret_taken, checker->findings->figures, items[--count]))
            return false;
    return true;
}

/* The whole less the figures between it and the remainder, when that holds; else all of those
 * before it, when it is sure. */
static void check_remainder(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    uint32_t items[TAKEN_MAX + 1];
    size_t count = alike_before(checker, stated, items, TAKEN_MAX + 1);
    struct tally taken = {.count = 0};

    for (size_t i = 0; i < count; i++) {
        bool siblings = i > 0 && f[items[i]].part_of != NO_ITEM &&
                        f[items[i]].part_of == f[items[i - 1]].part_of;
        if (!siblings && report_taken(checker, stated, items[i], &taken, false))
            return;
        if (!tally_add(&taken, f, items[i]))
            return;
    }
    if (count >= 2 && take_all(checker, items, count - 1, &taken) &&
        is_sure_of(checker, stated, items[count - 1], &taken))
        report_taken(checker, stated, items[count - 1], &taken, true);
}

/* --- Between -----------------------------------------------------------------------------------
 */

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

/* --- Compared ----------------------------------------------------------------------------------
 */

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
    if (!check_is_remainder(checker, stated))
        check_between(checker, stated);
    else if (!check_last_part(checker, stated))
        check_remainder(checker, stated);
}
