/*
 * sum.c: a whole and its parts.
 *
 *     9085人(其中省外5220人,省内2178人,县内1687人)    the parts that were found
 *     扑救137起、救援96起、救助159起,合计412起         a list that a word adds up
 *
 * Parts behind 其中 need not be all of them, so that such a sum is reported only when it holds, or
 * when nothing is left out: two like 男生, 女生, or parts whose counts make up the whole. A list
 * before 合计 is meant as a sum.
 */
#include "check/check.h"
#include "recognise/interval.h"
#include "recognise/part.h"
#include "recognise/unit.h"

#define PARTS_MAX 40u

/* How far the members of a list before 合计 may stand from each other. */
#define LIST_GAP_MAX 12u

struct parts {
    uint32_t items[PARTS_MAX];
    size_t count;
    struct interval sum;
    struct decimal exact;
};

static bool parts_add(struct parts *parts, const struct figure *figures, uint32_t i)
{
    struct interval one;

    if (parts->count == PARTS_MAX || !check_takes(&figures[i]) ||
        !interval_of(&figures[i], 1, &one) || !interval_add(parts->sum, one, &parts->sum) ||
        !decimal_add(parts->exact, figures[i].number, &parts->exact))
        return false;
    parts->items[parts->count++] = i;
    return true;
}

static void emit(struct checker *checker, uint32_t stated, struct parts *parts, bool agrees)
{
    check_append(checker, (struct check){.kind = CHECK_SUM,
                                         .stated = stated,
                                         .operands = parts->items,
                                         .operand_count = parts->count,
                                         .computed = decimal_print(checker->arena, parts->exact),
                                         .agrees = agrees});
}

static bool holds(const struct checker *checker, uint32_t stated, const struct parts *parts)
{
    struct interval whole;

    return interval_of(&checker->findings->figures[stated], 1, &whole) &&
           interval_meets(whole, parts->sum);
}

/* Whether `word` stands between the figure before `figure` and it. */
static bool is_named(const struct checker *checker, uint32_t figure, const char *word)
{
    const struct figure *f = &checker->findings->figures[figure];

    return check_has(checker, figure > 0 ? f[-1].span.end : 0, f->span.start, word);
}

/* Two parts that leave nothing out: 男生763人,女生727人. */
static bool is_complete(const struct checker *checker, const struct parts *parts)
{
    static const char *const PAIRS[][2] = {{"男", "女"},     {"省内", "省外"}, {"市内", "市外"},
                                           {"县内", "县外"}, {"境内", "境外"}, {"本土", "境外"},
                                           {"城镇", "农村"}, {"城镇", "乡村"}, {"合格", "不合格"}};

    for (size_t i = 0; parts->count == 2 && i < sizeof PAIRS / sizeof *PAIRS; i++)
        if (is_named(checker, parts->items[0], PAIRS[i][0]) &&
            is_named(checker, parts->items[1], PAIRS[i][1]))
            return true;
    return false;
}

/* 项目24个、金额17亿元;其中意向15个,9亿元,合同9个,8亿元: the counts before the parts make up the
 * one before the whole, so that nothing is left out. */
static bool is_parallel(const struct checker *checker, uint32_t stated, const struct parts *parts)
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

/* The parts of the whole from figure *from on; of a group only those up to where it ends. Sets
 * *from behind them. False when they make no sum. */
static bool parts_read(const struct checker *checker, uint32_t stated, bool group, uint32_t *from,
                       struct parts *ret_parts)
{
    const struct findings *f = checker->findings;
    const struct figure *last = NULL;
    uint32_t i = *from;
    bool sums = true;

    *ret_parts = (struct parts){0};
    for (; i < f->figure_count && i < stated + 2 * PARTS_MAX; i++) {
        if (f->figures[i].part_of != stated)
            continue;
        if (group && last && part_is_divided(checker->text, last, &f->figures[i]))
            break;
        sums = sums && !check_is_remainder(checker, &f->figures[i]) &&
               parts_add(ret_parts, f->figures, i);
        last = &f->figures[i];
    }
    *from = i;
    return sums && last;
}

/* Whether the parts make a check that is worth reporting, and reports it. */
static bool parts_check(struct checker *checker, uint32_t stated, struct parts *parts)
{
    bool agrees = parts->count >= 2 && holds(checker, stated, parts);
    bool called = agrees || is_complete(checker, parts) || is_parallel(checker, stated, parts);

    if (called)
        emit(checker, stated, parts, agrees);
    return called;
}

/* All parts, else each group of them: 男生763人,女生727人;寄宿生921人. */
static void check_parts(struct checker *checker, uint32_t stated)
{
    const size_t count = checker->findings->figure_count;
    uint32_t from = stated + 1;
    struct parts parts;

    if (parts_read(checker, stated, false, &from, &parts) && parts_check(checker, stated, &parts))
        return;
    for (from = stated + 1; from < count && from < stated + 2 * PARTS_MAX;)
        if (parts_read(checker, stated, true, &from, &parts))
            parts_check(checker, stated, &parts);
}

/* How surely a word between a list and a figure says that it is the total. */
enum total { TOTAL_NONE, TOTAL_MAYBE, TOTAL_SURE };

static enum total total_word(const struct checker *checker, uint32_t start, uint32_t end)
{
    static const char *const SURE[] = {"合计", "共计", "总计"}, *const MAYBE[] = {"累计", "总共",
                                                                                  "一共", ",共"};

    for (size_t i = 0; i < sizeof SURE / sizeof *SURE; i++)
        if (check_has(checker, start, end, SURE[i]))
            return TOTAL_SURE;
    for (size_t i = 0; i < sizeof MAYBE / sizeof *MAYBE; i++)
        if (check_has(checker, start, end, MAYBE[i]))
            return TOTAL_MAYBE;
    return TOTAL_NONE;
}

static bool is_list_gap(const struct checker *checker, uint32_t start, uint32_t end,
                        const char *mark)
{
    return end - start <= LIST_GAP_MAX && !check_has(checker, start, end, "。") &&
           !check_has(checker, start, end, ";") && !check_has(checker, start, end, "(") &&
           !check_has(checker, start, end, "\n") && !check_has(checker, start, end, "其中") &&
           !check_has(checker, start, end, "等") &&
           (check_has(checker, start, start + 1, mark) ||
            check_has(checker, start, start + 1, "和") ||
            check_has(checker, start, start + 1, "及"));
}

/* Whether the figures count the same, the total perhaps without what each part is per: 亩产619公斤,
 * 合计1555公斤. */
static bool adds_up_to(const struct checker *checker, const struct figure *part,
                       const struct figure *last, const struct figure *total)
{
    return check_same_unit(checker, part, last) && part->kind == total->kind &&
           unit_agrees(checker->text, part->unit_span, total->unit_span) &&
           (total->per.length == 0 || slice_equal(total->per, part->per));
}

/* Collects the list before the total whose members `mark` divides, in the order of the text. */
static bool list_read(const struct checker *checker, uint32_t stated, const char *mark,
                      struct parts *ret_parts)
{
    const struct figure *figures = checker->findings->figures;

    *ret_parts = (struct parts){0};
    for (uint32_t i = stated; i-- > 0;) {
        if (!adds_up_to(checker, &figures[i], &figures[stated - 1], &figures[stated]))
            break;
        if (!parts_add(ret_parts, figures, i))
            return false;
        if (i == 0 || !is_list_gap(checker, figures[i - 1].span.end, figures[i].span.start, mark))
            break;
    }
    for (size_t a = 0, b = ret_parts->count; a + 1 < b; a++) {
        uint32_t item = ret_parts->items[--b];
        ret_parts->items[b] = ret_parts->items[a];
        ret_parts->items[a] = item;
    }
    return ret_parts->count >= 2;
}

/* A list of 、 is meant as the total's; clauses with commas may be, and must hold, and so must what
 * 累计 or 共 only may add up. */
static void check_total(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    struct parts parts;

    if (stated < 2 || figures[stated].role != FIGURE_LEVEL)
        return;
    uint32_t start = figures[stated - 1].span.end, end = figures[stated].span.start;
    enum total total = total_word(checker, start, end);
    if (total == TOTAL_NONE || end - start > LIST_GAP_MAX || check_has(checker, start, end, "。"))
        return;
    bool list = list_read(checker, stated, "、", &parts);
    if (!list && !list_read(checker, stated, ",", &parts))
        return;
    bool agrees = holds(checker, stated, &parts);
    if (agrees || (list && total == TOTAL_SURE))
        emit(checker, stated, &parts, agrees);
}

void check_sum(struct checker *checker, uint32_t stated)
{
    const struct figure *figure = &checker->findings->figures[stated];

    if (figure->kind == UNIT_RATE || figure->kind == UNIT_MULTIPLE)
        return;
    check_parts(checker, stated);
    check_total(checker, stated);
}
