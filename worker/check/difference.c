/*
 * difference.c: what a change or a remainder says, and the two levels or the whole that it comes
 * from.
 *
 *     利率3.05%、较…利率4.05%降低1个百分点     1 = 4.05 - 3.05
 *     发现问题38个,已整改到位35个,其余3个      3 = 38 - 35
 */
#include "check/check.h"
#include "recognise/interval.h"
#include "recognise/reader.h"
#include "recognise/unit.h"

#define TAKEN_MAX 8u

/* How far the two levels may stand from each other and from the change. */
#define LEVEL_GAP_MAX 24u

/* How far 由7个…至5.5个 may stand behind the change that it explains: a comma, 由, a word. */
#define JOURNEY_GAP_MAX 4u

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

/* Whether the change is one between such levels: of % in 百分点 (a change of % is relative), else
 * in the same unit. */
static bool fits(const struct checker *checker, const struct figure *change,
                 const struct figure *level)
{
    if (change->kind == UNIT_RATE)
        return text_reads(checker->text, change->unit_span.start, "百分点") &&
               slice_equal(level->unit, SLICE("%"));
    return change->kind == level->kind &&
           unit_agrees(checker->text, change->unit_span, level->unit_span);
}

/* 2150起,前年为2600起,同比减少450起: the earlier level is named right behind the later one. */
static bool is_year_before(const struct checker *checker, const struct figure *a,
                           const struct figure *b)
{
    static const char *const EARLIER[] = {"前年",       "去年",       "上年",   "去年同期",
                                          "上年同期",   "前年为",     "去年为", "上年为",
                                          "去年同期为", "上年同期为", NULL};
    uint32_t named = reader_one_of(checker->text, a->reach.end + 1, EARLIER);

    return text_fold(checker->text, a->reach.end) == ',' && named > 0 &&
           a->reach.end + 1 + named == b->span.start &&
           text_reads(checker->text, b->reach.end, ",同比");
}

/* From the old level to the new one, or the new one 较 the old one. */
static bool is_compared(const struct checker *checker, const struct figure *a,
                        const struct figure *b, const struct figure *change)
{
    if (a->role == FIGURE_FROM && b->role == FIGURE_TO)
        return true;
    if (a->role != FIGURE_LEVEL || b->role != FIGURE_LEVEL)
        return false;
    return is_year_before(checker, a, b) ||
           (check_has(checker, a->span.end, b->span.start, "较") &&
            !check_has(checker, b->span.end, change->reach.start, ","));
}

/* 复工企业1203家,复工率65%;到3月8日,增至1768家,…净增565家: the level that 增至 leads to and the one
 * before it, which stand farther apart when rates come between. They must be all of their unit in
 * the sentence. */
static bool growth_find(const struct checker *checker, uint32_t change, uint32_t *ret_old,
                        uint32_t *ret_new)
{
    const struct figure *f = checker->findings->figures;
    const struct span sentence = reader_sentence(checker->text, f[change].span.start);
    uint32_t levels[2];
    size_t count = 0;

    if (reader_ends_in(checker->text, f[change].reach.start,
                       (const char *const[]){"净增", "净增加", "净减", "净减少", NULL}) == 0)
        return false;
    for (uint32_t i = change; i-- > 0 && f[i].span.start >= sentence.start;) {
        if (f[i].kind == UNIT_RATE || f[i].kind == UNIT_MULTIPLE)
            continue;
        if (count == 2 || !fits(checker, &f[change], &f[i]))
            return false;
        levels[count++] = i;
    }
    if (count < 2 || f[levels[0]].role != FIGURE_TO || f[levels[1]].role != FIGURE_LEVEL)
        return false;
    *ret_new = levels[0];
    *ret_old = levels[1];
    return true;
}

/* 缩短1.5个工作日,由7个压减至5.5个; or the two levels before the change. */
static bool levels_find(const struct checker *checker, uint32_t change, uint32_t *ret_first)
{
    const struct figure *f = checker->findings->figures;

    if (change >= 2 && fits(checker, &f[change], &f[change - 2]) &&
        fits(checker, &f[change], &f[change - 1]) &&
        !is_apart(checker, &f[change - 2], &f[change - 1]) &&
        !is_apart(checker, &f[change - 1], &f[change]) &&
        is_compared(checker, &f[change - 2], &f[change - 1], &f[change])) {
        *ret_first = change - 2;
        return true;
    }
    if (change + 2 < checker->findings->figure_count && f[change + 1].role == FIGURE_FROM &&
        f[change + 2].role == FIGURE_TO &&
        f[change + 1].span.start - f[change].reach.end <= JOURNEY_GAP_MAX &&
        !is_apart(checker, &f[change], &f[change + 1]) &&
        !is_apart(checker, &f[change + 1], &f[change + 2])) {
        *ret_first = change + 1;
        return true;
    }
    return false;
}

static void check_change(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    const struct figure *change = &figures[stated];
    struct interval a, b, difference, said;
    struct decimal computed;
    uint32_t old, new;

    if (change->role != FIGURE_CHANGE)
        return;
    if (levels_find(checker, stated, &old))
        new = old + 1;
    else if (!growth_find(checker, stated, &old, &new))
        return;
    const struct figure *first = &figures[old], *second = &figures[new];
    if (!check_takes(first) || !check_takes(second) || !fits(checker, change, first) ||
        !fits(checker, change, second))
        return;
    bool falls = decimal_compare(first->number, second->number) > 0;
    if (!interval_of(falls ? first : second, 1, &a) ||
        !interval_of(falls ? second : first, 1, &b) || !interval_subtract(a, b, &difference) ||
        !interval_of(change, 1, &said) ||
        !decimal_add(first->number, (struct decimal){-second->number.digits, second->number.scale},
                     &computed))
        return;
    emit(checker, stated, (uint32_t[]){old, new}, 2, computed, interval_meets(difference, said));
}

bool check_is_remainder(const struct checker *checker, const struct figure *figure)
{
    static const char *const WORDS[] = {"其余",   "剩余",   "余下",   "剩下",   "还剩",
                                        "剩下的", "余下的", "剩余的", "其余的", NULL};

    return reader_ends_in(checker->text, figure->reach.start, WORDS) > 0;
}

/* The parts that are taken from a whole, one after another. */
struct taking {
    uint32_t operands[TAKEN_MAX + 1]; /* the whole, then what is taken from it */
    size_t count;
    struct interval taken;
    struct decimal exact;
};

static bool taking_add(struct taking *taking, const struct figure *figures, uint32_t i)
{
    struct interval one;

    if (taking->count > TAKEN_MAX || !check_takes(&figures[i]) ||
        !interval_of(&figures[i], 1, &one) || !interval_add(taking->taken, one, &taking->taken) ||
        !decimal_add(taking->exact, figures[i].number, &taking->exact))
        return false;
    taking->operands[taking->count++] = i;
    return true;
}

/* Whether the whole less what is taken can be the remainder; false, too, when it cannot be told. */
static bool taking_leaves(const struct taking *taking, const struct figure *whole,
                          const struct figure *remainder, struct decimal *ret_rest, bool *ret_known)
{
    struct interval all, rest, said;

    *ret_known =
        interval_of(whole, 1, &all) && interval_subtract(all, taking->taken, &rest) &&
        interval_of(remainder, 1, &said) &&
        decimal_add(whole->number, (struct decimal){-taking->exact.digits, taking->exact.scale},
                    ret_rest);
    return *ret_known && interval_meets(rest, said);
}

/* The remainder of a whole that the text names as such: the parts before it are taken away. */
static void check_last_part(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    uint32_t whole = figures[stated].part_of;
    struct taking taking = {.operands = {whole}, .count = 1};
    struct decimal rest;
    bool known;

    for (uint32_t i = whole + 1; i < stated; i++)
        if (figures[i].part_of == whole && !taking_add(&taking, figures, i))
            return;
    bool leaves = taking_leaves(&taking, &figures[whole], &figures[stated], &rest, &known);
    if (known && taking.count > 1 && check_takes(&figures[whole]))
        emit(checker, stated, taking.operands, taking.count, rest, leaves);
}

/* The whole less the figures between it and the remainder. Reported only when it holds, unless the
 * one figure between is known to be a part of it. */
static void check_remainder(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    struct taking taking = {.count = 1};
    struct decimal rest;
    bool known = false;

    for (uint32_t i = stated; i-- > 0 && stated - i <= 2 * TAKEN_MAX;) {
        if (!check_same_unit(checker, &figures[i], &figures[stated]) || !check_takes(&figures[i]))
            continue;
        bool leaves = taking.count > 1 &&
                      taking_leaves(&taking, &figures[i], &figures[stated], &rest, &known);
        bool owned = known && taking.count == 2 && figures[taking.operands[1]].part_of == i;
        if (leaves || owned) {
            taking.operands[0] = i;
            emit(checker, stated, taking.operands, taking.count, rest, leaves);
            return;
        }
        if (!taking_add(&taking, figures, i))
            return;
    }
}

/* 出口1996亿元,进口1047亿元,顺差948亿元: what lies between the two figures before it. Only what
 * holds is reported. */
static void check_balance(struct checker *checker, uint32_t stated)
{
    static const char *const WORDS[] = {"顺差", "逆差", "差额", "相差", "结余",
                                        "差短", "短绌", "赤字", "盈余", NULL};
    const struct figure *figures = checker->findings->figures;
    struct decimal rest;
    bool known;

    if (stated < 2 || reader_ends_in(checker->text, figures[stated].reach.start, WORDS) == 0 ||
        !check_same_unit(checker, &figures[stated - 2], &figures[stated]) ||
        !check_same_unit(checker, &figures[stated - 1], &figures[stated]) ||
        !check_takes(&figures[stated - 2]) || !check_takes(&figures[stated - 1]))
        return;
    bool falls = decimal_compare(figures[stated - 2].number, figures[stated - 1].number) > 0;
    uint32_t whole = falls ? stated - 2 : stated - 1;
    struct taking taking = {.operands = {whole}, .count = 1};
    if (taking_add(&taking, figures, falls ? stated - 1 : stated - 2) &&
        taking_leaves(&taking, &figures[whole], &figures[stated], &rest, &known))
        emit(checker, stated, (uint32_t[]){stated - 2, stated - 1}, 2, rest, true);
}

void check_difference(struct checker *checker, uint32_t stated)
{
    check_change(checker, stated);
    check_balance(checker, stated);
    if (!check_is_remainder(checker, &checker->findings->figures[stated]))
        return;
    if (checker->findings->figures[stated].part_of != NO_ITEM)
        check_last_part(checker, stated);
    else
        check_remainder(checker, stated);
}
