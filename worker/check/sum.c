/*
 * sum.c: a whole and its parts.
 *
 *     9085人(其中省外5220人,省内2178人,县内1687人)    the parts that were found
 *     扑救137起、救援96起、救助159起,合计412起         a list that a word adds up
 *
 * Parts behind 其中 need not be all of them, so that such a sum is reported only when it holds, or
 * when nothing is left out: 男 and 女, parts whose counts make up the whole, or a list that 分为 or
 * a colon opens. A list right before 合计 is meant as a sum when it is all that the
 * sentence counts so far, and when 三 of 三项合计 is as long as it.
 */
#include "check/lead.h"
#include "check/tally.h"
#include "recognise/figure/part.h"
#include "recognise/reader.h"

/* How far the members of a list may stand from each other, and the total from the last one. */
#define LIST_GAP_MAX  12u
#define TOTAL_GAP_MAX 16u

/* Code points behind a list in which a word like 其余 says that it was not all. */
#define MORE_REACH 10u

static bool report(struct checker *checker, uint32_t stated, struct tally *parts, bool sure)
{
    return check_report(
        checker,
        (struct check){.kind = CHECK_SUM,
                       .stated = stated,
                       .operands = parts->items,
                       .operand_count = parts->count,
                       .computed = decimal_print(checker->arena, parts->exact),
                       .agrees = parts->count >= 2 &&
                                 tally_makes(parts, &checker->findings->figures[stated])},
        sure);
}

/* --- Parts behind their whole ------------------------------------------------------------------
 */

/* 项目24个、金额17亿元;其中意向15个,9亿元,合同9个,8亿元: the counts before the parts make up the
 * one before the whole, so that nothing is left out. */
static bool is_parallel(const struct checker *checker, uint32_t stated, const struct tally *parts)
{
    const struct figure *figures = checker->findings->figures;
    struct decimal sum = {0, 0};

    if (stated == 0 || parts->count < 2 || !check_takes(&figures[stated - 1]) ||
        figures[stated - 1].rounded)
        return false;
    for (size_t i = 0; i < parts->count; i++) {
        const struct figure *count = &figures[parts->items[i] - 1];
        if (count->part_of != stated - 1 || !check_takes(count) ||
            !decimal_add(sum, count->number, &sum))
            return false;
    }
    return decimal_compare(sum, figures[stated - 1].number) == 0;
}

static bool is_list_mark(uint32_t cp)
{
    return cp == 0x3001 /* 、 */ || cp == ',' || cp == ';' || cp == 0x548C /* 和 */ ||
           cp == 0x53CA /* 及 */ || cp == 0x4E0E /* 与 */;
}

/* Whether the words before a member of a list name but one thing: not 德城区、宁津县各1例. */
static bool is_one_name(const struct checker *checker, struct span name)
{
    return !check_has(checker, name.start, name.end, "、") &&
           !check_has(checker, name.start, name.end, "各") &&
           !check_has(checker, name.start, name.end, "均");
}

/* Whether the words between two members of a list name the second and say nothing else. */
static bool is_list_gap(const struct checker *checker, struct span gap)
{
    return span_length(gap) > 0 && span_length(gap) <= LIST_GAP_MAX &&
           is_list_mark(checker->text->fold[gap.start]) &&
           is_one_name(checker, (struct span){gap.start + 1, gap.end}) &&
           !lead_has(checker, gap, CHECK_WORD_SOME) && !lead_has(checker, gap, CHECK_WORD_AWAY) &&
           !check_has(checker, gap.start, gap.end, "(") &&
           !check_has(checker, gap.start, gap.end, "。") &&
           !check_has(checker, gap.start, gap.end, "\n");
}

/* Whether the list ends behind `at`: at the sentence's end, or at 组成. */
static bool ends_list(const struct checker *checker, uint32_t at)
{
    static const char *const ENDS[] = {"。", "\n", "组成", "构成", NULL};

    return at >= checker->text->count || reader_one_of(checker->text, at, ENDS) > 0;
}

/* 12个:电信诈骗7个、盗窃3个、赌博2个。 A list that its whole opens, with all its members from there
 * to the end, and as many as 三 of 分为三类 says. */
static bool is_spelt_out(const struct checker *checker, uint32_t stated, const struct tally *parts)
{
    const struct figure *f = checker->findings->figures;
    uint32_t first = parts->items[0], last = parts->items[parts->count - 1];
    struct span intro = {f[stated].reach.end, f[first].span.start};
    uint32_t mark = text_fold(checker->text, intro.start);
    unsigned counted = lead_counts(checker, intro);

    if (parts->count < 2 || first != stated + 1 || last - first + 1 != parts->count ||
        span_length(intro) > LIST_GAP_MAX || (counted > 0 && counted != parts->count) ||
        !(mark == ':' || lead_has(checker, intro, CHECK_WORD_SPLIT)) ||
        !is_one_name(checker, intro) || lead_has(checker, intro, CHECK_WORD_SOME) ||
        lead_has(checker, intro, CHECK_WORD_AWAY))
        return false;
    for (uint32_t i = first + 1; i <= last; i++)
        if (!is_list_gap(checker, (struct span){f[i - 1].reach.end, f[i].span.start}))
            return false;
    return ends_list(checker, f[last].reach.end);
}

/* The parts of the whole from figure *from on; of a group only those up to where it ends. Sets
 * *from behind them. False when they make no sum. */
static bool parts_read(const struct checker *checker, uint32_t stated, bool group, uint32_t *from,
                       struct tally *ret_parts)
{
    const struct findings *f = checker->findings;
    const struct figure *last = NULL;
    uint32_t i = *from;
    bool sums = true;

    *ret_parts = (struct tally){0};
    for (; i < f->figure_count && i < stated + 2 * TALLY_MAX; i++) {
        if (f->figures[i].part_of != stated)
            continue;
        if (group && last && part_is_divided(checker->text, last, &f->figures[i]))
            break;
        sums = sums && !check_is_remainder(checker, i) && tally_add(ret_parts, f->figures, i);
        last = &f->figures[i];
    }
    *from = i;
    return sums && last;
}

/* …,其余为团体票: whether the words behind the last part say that there are more. */
static bool has_more(const struct checker *checker, const struct tally *parts)
{
    const struct figure *last = &checker->findings->figures[parts->items[parts->count - 1]];
    struct span behind = {last->reach.end, reader_sentence(checker->text, last->reach.end).end};

    if (behind.end > behind.start + MORE_REACH)
        behind.end = behind.start + MORE_REACH;
    return lead_has(checker, behind, CHECK_WORD_REST) ||
           lead_has(checker, behind, CHECK_WORD_STILL) ||
           lead_has(checker, behind, CHECK_WORD_SOME);
}

/* Whether the two differ in one digit: 286 and 296. */
static bool is_digit_off(struct decimal a, struct decimal b)
{
    unsigned others = 0;

    while (a.scale < b.scale && decimal_append(&a, 0))
        a.scale++;
    while (b.scale < a.scale && decimal_append(&b, 0))
        b.scale++;
    for (; a.digits > 0 || b.digits > 0; a.digits /= 10, b.digits /= 10)
        others += a.digits % 10 != b.digits % 10;
    return others == 1;
}

/* 45人(住院17人、留观26人): a list right behind its whole that a bracket, a colon or 分为 opens and
 * no word leaves open, whose sum is but one digit off. Figures between two parts are parts of the
 * first. */
static bool is_misprint(const struct checker *checker, uint32_t stated, const struct tally *parts)
{
    const struct figure *f = checker->findings->figures;
    uint32_t first = parts->items[0], last = parts->items[parts->count - 1];
    struct span intro = {f[stated].reach.end, f[first].span.start};
    uint32_t mark = text_fold(checker->text, intro.start);

    if (parts->count < 2 || first != stated + 1 || span_length(intro) > LIST_GAP_MAX ||
        !(mark == ':' || mark == '(' || lead_has(checker, intro, CHECK_WORD_SPLIT)) ||
        !is_one_name(checker, intro) || lead_has(checker, intro, CHECK_WORD_SOME) ||
        lead_has(checker, intro, CHECK_WORD_AWAY) ||
        check_has(checker, intro.start, intro.end, "其中") || f[stated].rounded)
        return false;
    for (uint32_t i = first + 1, part = first; i <= last; i++) {
        if (f[i].part_of == stated &&
            !is_list_gap(checker, (struct span){f[i - 1].reach.end, f[i].span.start}))
            return false;
        if (f[i].part_of != stated && f[i].part_of != part)
            return false;
        part = f[i].part_of == stated ? i : part;
    }
    return is_digit_off(f[stated].number, parts->exact);
}

/* Whether the parts make a check that is worth reporting, and reports it. */
static bool parts_check(struct checker *checker, uint32_t stated, struct tally *parts)
{
    bool all = lead_is_set(checker, parts->items, parts->count) ||
               is_parallel(checker, stated, parts) || is_spelt_out(checker, stated, parts) ||
               is_misprint(checker, stated, parts);

    return report(checker, stated, parts, all && !has_more(checker, parts));
}

/* All parts, else each group of them: 男生763人,女生727人;寄宿生921人. */
static void check_parts(struct checker *checker, uint32_t stated)
{
    const size_t count = checker->findings->figure_count;
    uint32_t from = stated + 1;
    struct tally parts;

    if (parts_read(checker, stated, false, &from, &parts) && parts_check(checker, stated, &parts))
        return;
    for (from = stated + 1; from < count && from < stated + 2 * TALLY_MAX;)
        if (parts_read(checker, stated, true, &from, &parts))
            parts_check(checker, stated, &parts);
}

/* --- Parts before their total ------------------------------------------------------------------
 */

/* Whether the figures count the same, the total perhaps without what each part is per: 亩产619公斤,
 * 合计1555公斤. */
static bool adds_up_to(const struct checker *checker, const struct figure *part,
                       const struct figure *last, const struct figure *total)
{
    return check_same_unit(checker, part, last) && check_counts_alike(checker, part, total) &&
           (total->per.length == 0 || slice_equal(total->per, part->per));
}

/* What leads from a list to its total. */
struct total {
    uint32_t last;    /* the last figure of the list */
    unsigned counted; /* 3 of 三项合计; 0: not said */
    bool word, plain; /* a word of kind total; and nothing that speaks of another whole */
};

/* 三项合计366.6万元: 三项 may have been read as a figure of its own, and is none of the list. */
static bool total_read(const struct checker *checker, uint32_t stated, struct total *ret_total)
{
    const struct figure *f = checker->findings->figures;
    struct total total = {.last = stated - 1};
    struct span gap = {f[total.last].reach.end, f[stated].span.start};

    if (stated > 2 && !adds_up_to(checker, &f[total.last], &f[total.last], &f[stated])) {
        total.last--;
        gap.start = f[total.last].reach.end;
        total.counted = lead_counts(checker, gap);
        if (total.counted == 0)
            return false;
    }
    uint32_t sum = lead_find(checker, gap, CHECK_WORD_TOTAL);
    uint32_t word = sum < gap.end ? sum : lead_find(checker, gap, CHECK_WORD_PERHAPS);
    if (word == gap.end || span_length(gap) > TOTAL_GAP_MAX || lead_is_broken(checker, gap))
        return false;
    struct span before = {gap.start, word}, behind = {word + 1, gap.end};
    total.counted = lead_counts(checker, before);
    total.word = sum < gap.end;
    total.plain = !lead_is_elsewhere(checker, before) && !lead_is_elsewhere(checker, behind);
    *ret_total = total;
    return true;
}

/* Collects the list that ends in figure `last`, in the order of the text. *ret_whole is false when
 * the sentence counts more of the kind before it, or each by another measure than the total. */
static bool list_read(const struct checker *checker, uint32_t last, uint32_t stated,
                      struct tally *ret_parts, bool *ret_whole)
{
    const struct figure *f = checker->findings->figures;
    uint32_t floor = reader_sentence(checker->text, f[stated].span.start).start, first = last;

    *ret_parts = (struct tally){0};
    if (!adds_up_to(checker, &f[last], &f[last], &f[stated]))
        return false;
    while (first > 0 && adds_up_to(checker, &f[first - 1], &f[last], &f[stated]) &&
           is_list_gap(checker, (struct span){f[first - 1].reach.end, f[first].span.start}))
        first--;
    *ret_whole = slice_equal(f[last].per, f[stated].per);
    for (uint32_t i = first; i-- > 0 && f[i].span.start >= floor;)
        if (adds_up_to(checker, &f[i], &f[last], &f[stated]))
            *ret_whole = false;
    for (uint32_t i = first; i <= last; i++)
        if (f[i].role != f[stated].role || !tally_add(ret_parts, f, i) ||
            decimal_compare(f[i].number, f[stated].number) > 0)
            return false;
    return ret_parts->count >= 2;
}

static void check_total(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    struct tally parts;
    struct total total;
    bool whole;

    if (stated < 2 || figures[stated].role != FIGURE_LEVEL ||
        !total_read(checker, stated, &total) ||
        !list_read(checker, total.last, stated, &parts, &whole))
        return;
    bool called = total.word || total.counted > 0 || lead_is_set(checker, parts.items, parts.count);
    bool fits = total.counted == 0 || total.counted == parts.count;
    report(checker, stated, &parts, called && total.plain && whole && fits);
}

void check_sum(struct checker *checker, uint32_t stated)
{
    const struct figure *figure = &checker->findings->figures[stated];

    if (figure->kind == UNIT_MULTIPLE)
        return;
    if (figure->kind != UNIT_RATE)
        check_parts(checker, stated);
    check_total(checker, stated);
}
