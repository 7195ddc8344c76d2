/*
 * parts.c: a whole, and its parts behind it.
 *
 *     9085人(其中省外5220人,省内2178人,县内1687人)    the parts that were found
 *     新生864人,男生451人、女生413人                  a list right behind it
 *
 * Parts behind 其中 need not be all of them, so that such a sum is reported only when it holds, or
 * when the words leave nothing out: 男 and 女, parts whose counts make up the whole, a list that
 * 分为 or a colon opens or 没有其他 closes. And without such words, where a list is one slip of the
 * pen off: 286 and 296, 3682 and 3862. Of parts that need not be all that takes more of them than
 * there is of the whole, and parts that no two can share.
 */
#include "check/lead.h"
#include "check/list.h"
#include "recognise/figure/part.h"
#include "recognise/number/unit.h"
#include "recognise/reader.h"

/* How far a list may stand behind its whole, and behind words that say what it is of. */
#define INTRO_MAX 24u

/* Code points behind a list in which a word like 其余 says that it was not all. */
#define MORE_REACH 10u

/* ... and into the next clause in which one like 其他 or 另有 says so. */
#define SOME_REACH 4u

/* ... and one like 没有其他 that it was. */
#define CLOSE_REACH 16u

/* From what number on any slip tells, and how far off a smaller one may be. */
#define TELLING_MIN       100
#define TELLING_APART_MAX 2

/* Zeros at the end of numbers that are told from their other digits. */
#define ZEROS_MAX 6

/* The fewest parts that may be too many. */
#define TOO_MANY_MIN 3u

/* What the words between a whole and the first of a list behind it say of the list. */
enum opening { OPENS_NOTHING, OPENS_LIST, OPENS_SOME, OPENS_ALL };

static struct span intro_of(const struct checker *checker, uint32_t stated, uint32_t first)
{
    const struct figure *f = checker->findings->figures;

    return (struct span){f[stated].reach.end, f[first].span.start};
}

static enum opening opening_of(const struct checker *checker, uint32_t stated, uint32_t first)
{
    struct span intro = intro_of(checker, stated, first), before = lead_clause(checker, stated);
    uint32_t kinds = lead_kinds(checker, intro);
    uint32_t mark = text_fold(checker->text, intro.start);
    bool some = (kinds & 1u << CHECK_WORD_SOME) != 0;

    if (mark == ';' && lead_shares(checker, intro, before)) /* 女子组210人;女子组再分成 */
        intro.start++;
    if (span_length(intro) > INTRO_MAX || lead_is_broken(checker, intro) ||
        !list_names_one(checker, intro) || (kinds & 1u << CHECK_WORD_AWAY))
        return OPENS_NOTHING;
    if (!some && ((kinds & (1u << CHECK_WORD_SPLIT | 1u << CHECK_WORD_ONLY)) || mark == ':' ||
                  check_has(checker, intro.start, intro.end, ":")))
        return OPENS_ALL;
    if (span_length(intro) > LIST_GAP_MAX)
        return OPENS_NOTHING;
    if (some)
        return OPENS_SOME;
    return mark == '(' ? OPENS_ALL : OPENS_LIST;
}

/* --- What the words say ----------------------------------------------------------------------- */

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

/* 男 and 女 of all but 师生; 一期 and 二期 may not be all, but are a slip when they are more. */
static bool is_set(const struct checker *checker, uint32_t stated, const struct tally *parts)
{
    const struct figure *whole = &checker->findings->figures[stated];

    if (lead_has(checker, intro_of(checker, stated, parts->items[0]), CHECK_WORD_AWAY))
        return false; /* 今年864人,去年男生451人 */
    switch (lead_set_of(checker, parts->items, parts->count)) {
    case LEAD_SET:
        return tally_is_near(parts, whole) &&
               !lead_has(checker, lead_of(checker, stated), CHECK_WORD_MIXED);
    case LEAD_PERHAPS_SET:
        return opening_of(checker, stated, parts->items[0]) == OPENS_ALL
                   ? tally_is_near(parts, whole)
                   : tally_is_slip(parts, whole) &&
                         decimal_compare(parts->exact, whole->number) > 0;
    case LEAD_NO_SET:
        break;
    }
    return false;
}

/* Whether the list ends behind its last part: at the sentence's end, or at 组成. */
static bool ends_list(const struct checker *checker, uint32_t at)
{
    static const char *const ENDS[] = {"。", "\n", "组成", "构成", NULL};

    return at >= checker->text->count || reader_one_of(checker->text, at, ENDS) > 0;
}

/* The words behind the last part, in its sentence. */
static struct span behind_parts(const struct checker *checker, const struct tally *parts,
                                uint32_t reach)
{
    uint32_t last = parts->items[parts->count - 1];
    struct span behind = {checker->findings->figures[last].reach.end,
                          lead_sentence(checker, last).end};

    if (behind.end > behind.start + reach)
        behind.end = behind.start + reach;
    return behind;
}

/* …,没有其他组别: whether the words behind the last part say that there are no more. */
static bool is_closed(const struct checker *checker, const struct tally *parts)
{
    return lead_has(checker, behind_parts(checker, parts, CLOSE_REACH), CHECK_WORD_ONLY);
}

/* …等, …,其余为团体票: whether they say that there are. */
static bool has_more(const struct checker *checker, const struct tally *parts)
{
    struct span behind = behind_parts(checker, parts, MORE_REACH), near = behind;

    near.end = reader_clause(checker->text, behind.start).end + SOME_REACH;
    near.end = near.end < behind.end ? near.end : behind.end;
    return !is_closed(checker, parts) &&
           ((lead_kinds(checker, behind) & (1u << CHECK_WORD_REST | 1u << CHECK_WORD_STILL)) ||
            lead_has(checker, near, CHECK_WORD_SOME));
}

/* Whether the parts stand one behind another, with no figure between them but their own parts. */
static bool is_chain(const struct checker *checker, const struct tally *parts)
{
    const struct figure *f = checker->findings->figures;

    for (size_t i = 1; i < parts->count; i++) {
        uint32_t part = parts->items[i];
        if (!list_is_gap(checker, (struct span){f[part - 1].reach.end, f[part].span.start}))
            return false;
        for (uint32_t own = part; --own > parts->items[i - 1];)
            if (f[own].part_of == NO_ITEM || f[own].part_of < parts->items[i - 1])
                return false;
    }
    return true;
}

/* 12个:电信诈骗7个、盗窃3个、赌博2个。 A list that its whole opens, with all its members from there
 * to the end, and as many as 三 of 分为三类 says. */
static bool is_spelt_out(const struct checker *checker, uint32_t stated, const struct tally *parts)
{
    uint32_t first = parts->items[0], last = parts->items[parts->count - 1];
    struct span intro = intro_of(checker, stated, first);
    unsigned counted = lead_counts(checker, intro);
    uint32_t mark = text_fold(checker->text, intro.start);

    return parts->count >= 2 && last - first + 1 == parts->count &&
           opening_of(checker, stated, first) == OPENS_ALL && mark != '(' &&
           (counted == 0 || counted == parts->count) && is_chain(checker, parts) &&
           (is_closed(checker, parts) || counted == parts->count ||
            lead_counts(checker, behind_parts(checker, parts, CLOSE_REACH)) == parts->count ||
            ends_list(checker, checker->findings->figures[last].reach.end));
}

/* --- Slips ------------------------------------------------------------------------------------ */

/* The sort of place that the name of the part ends in: 区, 县; 0 for no place. */
static uint32_t place_kind_of(const struct checker *checker, uint32_t part)
{
    static const char *const TAILS[] = {"区", "县", "市", "镇", "乡", "村", "省", "州", NULL};
    struct span name = lead_name(checker, part);

    return reader_ends_in(checker->text, name.end, TAILS) > 0 ? checker->text->fold[name.end - 1]
                                                              : 0;
}

/* Whether the parts are places of one sort. */
static bool are_places(const struct checker *checker, const struct tally *parts)
{
    uint32_t kind = place_kind_of(checker, parts->items[0]);

    for (size_t i = 1; i < parts->count; i++)
        if (place_kind_of(checker, parts->items[i]) != kind)
            return false;
    return kind != 0;
}

/* Whether no two parts can share anything: they are places of one sort, or no people, who may be
 * two things at once, and named by no trait that others may have too, as 女 and 重点 are. */
static bool are_apart(const struct checker *checker, const struct tally *parts)
{
    const struct figure *first = &checker->findings->figures[parts->items[0]];

    for (size_t i = 0; i < parts->count; i++)
        if (lead_has(checker, lead_name(checker, parts->items[i]), CHECK_WORD_TRAIT))
            return false;
    if (lead_may_share(checker, parts->items, parts->count))
        return false;
    return are_places(checker, parts) ||
           (parts->count >= TOO_MANY_MIN && !unit_is_person(checker->text, first->unit_span) &&
            !slice_equal(first->unit, SLICE("例")));
}

/* Whether a mark stands right behind the last part: not 连云区5例疑似. */
static bool ends_at_mark(const struct checker *checker, const struct tally *parts)
{
    uint32_t behind = checker->findings->figures[parts->items[parts->count - 1]].reach.end;

    return behind >= checker->text->count || !cp_is_hanzi(checker->text->fold[behind]);
}

static bool is_multiple(struct decimal number, int power)
{
    return decimal_shift(&number, -power) && decimal_reduce(number).scale == 0;
}

/* The zeros that the whole and all parts end in: of 5000, 2600 and 2400 the last two. */
static int common_zeros(const struct checker *checker, const struct tally *parts,
                        const struct figure *whole)
{
    int zeros = 0;

    for (; zeros < ZEROS_MAX && is_multiple(whole->number, zeros + 1); zeros++)
        for (size_t i = 0; i < parts->count; i++)
            if (!is_multiple(checker->findings->figures[parts->items[i]].number, zeros + 1))
                return zeros;
    return zeros;
}

/* Whether a slip is no chance: numbers of two digits are often but one digit apart. */
static bool is_telling(const struct checker *checker, const struct tally *parts,
                       const struct figure *whole)
{
    int zeros = common_zeros(checker, parts, whole);
    struct decimal all = whole->number, apart = {-whole->number.digits, whole->number.scale};

    return decimal_shift(&all, -zeros) && decimal_add(parts->exact, apart, &apart) &&
           decimal_shift(&apart, -zeros) &&
           (decimal_compare(all, decimal_of(TELLING_MIN)) >= 0 ||
            decimal_compare(apart, decimal_of(TELLING_APART_MAX)) <= 0);
}

/* Whether no figure and no ; stands between the parts. */
static bool is_unbroken(const struct checker *checker, const struct tally *parts)
{
    const struct figure *f = checker->findings->figures;
    uint32_t first = parts->items[0], last = parts->items[parts->count - 1];

    return last - first + 1 == parts->count &&
           !lead_is_broken(checker, (struct span){f[first].reach.end, f[last].span.start});
}

/* Whether the first parts make the whole without the others, which so are parts of another kind. */
static bool is_made_by_first(const struct checker *checker, uint32_t stated,
                             const struct tally *parts)
{
    const struct findings *found = checker->findings;
    struct tally some = {.count = 0};

    for (size_t i = 0; i < parts->count && tally_add(&some, found->figures, parts->items[i]); i++)
        if (some.count >= 2 && tally_makes(&some, &found->figures[stated]))
            return true;
    return false;
}

/* 45人(住院17人、留观26人), 92个,其中乡镇18个、村61个、商圈15个: whether it is but a slip that the
 * list does not make its whole. */
static bool is_misprint(const struct checker *checker, uint32_t stated, const struct tally *parts)
{
    const struct figure *whole = &checker->findings->figures[stated];
    bool slip = tally_is_slip(parts, whole);

    if (parts->count < 2 || parts->items[0] != stated + 1 || !is_chain(checker, parts))
        return false;
    switch (opening_of(checker, stated, parts->items[0])) {
    case OPENS_ALL:
        return slip;
    case OPENS_SOME:
        return is_unbroken(checker, parts) && ends_at_mark(checker, parts) &&
               decimal_compare(parts->exact, whole->number) > 0 && are_apart(checker, parts) &&
               (are_places(checker, parts) ||
                ((slip || tally_has_slip(parts, checker->findings->figures, whole)) &&
                 is_telling(checker, parts, whole)));
    case OPENS_LIST:
    case OPENS_NOTHING:
        break;
    }
    return false;
}

/* --- The parts -------------------------------------------------------------------------------- */

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

/* Whether the parts make a check that is worth reporting, and reports it. */
static bool parts_check(struct checker *checker, uint32_t stated, const struct tally *parts)
{
    bool all = is_set(checker, stated, parts) || is_parallel(checker, stated, parts) ||
               is_spelt_out(checker, stated, parts) || is_closed(checker, parts) ||
               is_misprint(checker, stated, parts);

    return list_report(checker, stated, parts,
                       all && !has_more(checker, parts) &&
                           !is_made_by_first(checker, stated, parts));
}

/* Whether the members are called by names of one length: 男生 and 女生, but not 男生宿舍住 and
 * 女生. */
static bool are_named_alike(const struct checker *checker, const struct tally *members)
{
    uint32_t length = span_length(lead_name(checker, members->items[0]));

    for (size_t i = 1; i < members->count; i++)
        if (span_length(lead_name(checker, members->items[i])) != length)
            return false;
    return true;
}

/* Whether what leads to the figure says that it is all: 总席次43席. */
static bool is_whole(const struct checker *checker, uint32_t figure)
{
    static const char *const ALL[] = {"总", "共", "全"};
    struct span clause = lead_clause(checker, figure);

    for (size_t i = 0; i < sizeof ALL / sizeof *ALL; i++)
        if (check_has(checker, clause.start, clause.end, ALL[i]))
            return true;
    return false;
}

/* Figures right behind the whole that count as it does, where not all are known as its parts:
 * 新生864人, 男生451人、女生423人. */
static void check_row(struct checker *checker, uint32_t stated)
{
    const struct findings *found = checker->findings;
    const struct figure *f = found->figures;
    struct tally parts = {.count = 0};
    uint32_t first = stated + 1;

    /* 62人全部来自三个部门:公安24人 counts the members of the list. */
    if (first + 1 < found->figure_count && !check_same_unit(checker, &f[first], &f[stated]) &&
        check_same_unit(checker, &f[first + 1], &f[stated]) &&
        opening_of(checker, stated, first + 1) == OPENS_ALL)
        first++;
    for (uint32_t i = first; i < found->figure_count; i++)
        if (!check_same_unit(checker, &f[i], &f[stated]) || f[i].role != FIGURE_LEVEL ||
            (f[i].part_of != NO_ITEM && f[i].part_of != stated) ||
            f[i].bracket != f[first].bracket || check_is_remainder(checker, i) ||
            (i > first &&
             !list_is_gap(checker, (struct span){f[i - 1].reach.end, f[i].span.start})) ||
            !tally_add(&parts, f, i))
            break;
    if (parts.count < 2 || has_more(checker, &parts))
        return;
    enum opening opening = opening_of(checker, stated, first);
    bool set = opening != OPENS_NOTHING && are_named_alike(checker, &parts) &&
               is_set(checker, stated, &parts);
    bool all = is_closed(checker, &parts) || is_spelt_out(checker, stated, &parts);
    bool too_many = opening == OPENS_LIST && is_whole(checker, stated) &&
                    decimal_compare(parts.exact, f[stated].number) > 0 &&
                    ends_list(checker, f[parts.items[parts.count - 1]].reach.end) &&
                    are_apart(checker, &parts);
    if (((set || too_many) && tally_is_slip(&parts, &f[stated])) ||
        (all && tally_is_near(&parts, &f[stated])))
        list_report(checker, stated, &parts, true);
}

/* 420名中,男性168人,女性252人,检出异常97人: two halves, before what both may have. Only what holds.
 */
static void check_first_two(struct checker *checker, uint32_t stated)
{
    const struct findings *found = checker->findings;
    struct tally halves = {.count = 0};

    for (uint32_t i = stated + 1;
         i < found->figure_count && i < stated + TALLY_MAX && halves.count < 2; i++)
        if (found->figures[i].part_of == stated && !tally_add(&halves, found->figures, i))
            return;
    if (halves.count == 2 && lead_set_of(checker, halves.items, 2) == LEAD_SET)
        list_report(checker, stated, &halves, false);
}

/* All parts, else each group of them: 男生763人,女生727人;寄宿生921人. */
void check_parts(struct checker *checker, uint32_t stated)
{
    const size_t count = checker->findings->figure_count;
    enum unit_kind kind = checker->findings->figures[stated].kind;
    uint32_t from = stated + 1;
    struct tally parts;

    if (kind == UNIT_MULTIPLE || kind == UNIT_RATE)
        return;
    if (parts_read(checker, stated, false, &from, &parts) && parts_check(checker, stated, &parts))
        return;
    for (from = stated + 1; from < count && from < stated + 2 * TALLY_MAX;)
        if (parts_read(checker, stated, true, &from, &parts))
            parts_check(checker, stated, &parts);
    if (!check_is_reported(checker, stated))
        check_row(checker, stated);
    if (!check_is_reported(checker, stated))
        check_first_two(checker, stated);
}
