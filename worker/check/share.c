/*
 * share.c: a share that stands behind its part.
 *
 *     引发48起,占火灾总数的35%                       of the whole that the part has, or that it
 * names 新增5120人,完成目标4800人的95.6%               the whole stands in the share itself
 *     220批次、120批次和60批次,各占55%、30%和15%     one for each of a list
 */
#include "check/lead.h"
#include "check/ratio.h"
#include "recognise/reader.h"

/* The code points of a name of a rate that begins with 占: 占有率. */
#define RATE_NAME_MAX 4u

/* The last figure before `figure` that stands in the same bracket: of 27.9万人(职工4.1万人),占… the
 * first. NO_ITEM when there is none. */
static uint32_t beside(const struct checker *checker, uint32_t figure)
{
    const struct figure *f = checker->findings->figures;

    for (uint32_t i = figure; i-- > 0;)
        if (f[i].bracket == f[figure].bracket)
            return i;
    return NO_ITEM;
}

/* Whether the share stands right behind what it is of: 4800人的95.6%, 386.4亿元的比重为5.5%. */
static bool is_right_behind(const struct checker *checker, uint32_t whole, uint32_t stated)
{
    static const char *const SMALL[] = {"的", "比重", "比例", "份额", "为",
                                        "是", "达",   "达到", NULL};
    const struct figure *f = checker->findings->figures;
    uint32_t at = f[whole].reach.end, end = f[stated].reach.start, small;

    if (text_fold(checker->text, at) != 0x7684 /* 的 */)
        return false;
    while (at < end && (small = reader_one_of(checker->text, at, SMALL)) > 0)
        at += small;
    return at == end;
}

/* The part that a share is of: the one right before it, or the one that stands before 占 again:
 * 民事 1080件、刑事152件,民事占87.1%. NO_ITEM when no figure of the sentence is called so. */
static uint32_t part_of_share(const struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    struct span subject = lead_clause(checker, stated);
    uint32_t floor = lead_sentence(checker, stated).start;

    subject.end = text_find(checker->text, subject, "占");
    if (span_is_empty(subject) || subject.start == lead_of(checker, stated).start)
        return beside(checker, stated);
    for (uint32_t i = stated; i-- > 0 && f[i].span.start >= floor;) {
        struct span name = lead_name(checker, i);
        if (lead_contains(checker, name, subject))
            return i;
    }
    return NO_ITEM;
}

/* What the share says that it is of: 在园幼儿 of 占在园幼儿的90%; empty for 占比, 占总数的. */
static struct span named_whole(const struct checker *checker, struct span words)
{
    static const char *const SMALL[] = {"占",   "比",   "了", "到", "总数", "总量", "总额",
                                        "总计", "全部", "的", "为", "达",   "其",   NULL};
    const struct text *text = checker->text;

    words.start = text_find(text, words, "占");
    while (words.start < words.end) {
        uint32_t small = reader_one_of(text, words.start, SMALL);
        if (small == 0)
            break;
        words.start += small;
    }
    while (words.end > words.start) {
        uint32_t small = reader_ends_in(text, words.end, SMALL);
        if (small == 0)
            break;
        words.end -= small;
    }
    return words;
}

/* Whether the whole is called so. */
static bool is_called(const struct checker *checker, uint32_t whole, struct span name)
{
    struct span lead = lead_of(checker, whole), of = checker->findings->figures[whole].of_span;

    return lead_contains(checker, lead, name) || lead_contains(checker, of, name);
}

/* The one figure of the sentence before the part that is called so, and can be its whole. */
static uint32_t find_called(const struct checker *checker, uint32_t part, struct span name)
{
    const struct figure *f = checker->findings->figures;
    uint32_t floor = lead_sentence(checker, part).start, only = NO_ITEM;

    for (uint32_t i = part; span_length(name) >= 2 && i-- > 0 && f[i].span.start >= floor;) {
        if (!ratio_can_be_whole(checker, part, i) || !is_called(checker, i, name))
            continue;
        if (only != NO_ITEM)
            return NO_ITEM;
        only = i;
    }
    return only;
}

/* 接获召唤1250宗,虚报者500宗,占40%: the one other figure of its kind before the part, which counts
 * all that there was. */
static uint32_t find_all(const struct checker *checker, uint32_t part)
{
    const struct figure *f = checker->findings->figures;
    uint32_t floor = lead_sentence(checker, part).start;
    uint32_t whole = ratio_whole_of(checker, part);

    if (whole == NO_ITEM || f[whole].span.start < floor)
        return NO_ITEM;
    for (uint32_t i = whole; i-- > 0 && f[i].span.start >= floor;)
        if (check_counts_alike(checker, &f[i], &f[part]))
            return NO_ITEM;
    struct span lead = lead_clause(checker, whole);
    bool all =
        (lead_kinds(checker, lead) & (1u << CHECK_WORD_PLANNED | 1u << CHECK_WORD_PERHAPS)) ||
        check_has(checker, lead.start, lead.end, "全");
    return all && !lead_clause_has(checker, part, CHECK_WORD_AWAY) &&
                   lead_set_of(checker, (uint32_t[]){whole, part}, 2) == LEAD_NO_SET
               ? whole
               : NO_ITEM;
}

/* 水田2080亩,占75%: the share right behind a part, of the whole that its part has by the words of
 * the text, or that the share names. Only what fails: check_share has told what holds. */
static void check_own_share(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    uint32_t part = part_of_share(checker, stated);
    struct span lead = lead_of(checker, stated), name = named_whole(checker, lead);

    if (part == NO_ITEM || check_has(checker, lead.start, lead.end, "分别") ||
        !ratio_is_part(checker, part, stated) || !ratio_is_last(checker, part, stated))
        return;
    uint32_t whole = figures[part].part_of;
    if (whole == NO_ITEM || (!span_is_empty(name) && !is_called(checker, whole, name)))
        whole = span_is_empty(name) ? find_all(checker, part) : find_called(checker, part, name);
    if (whole != NO_ITEM && whole < part && ratio_can_be_whole(checker, part, whole) &&
        ratio_compare(&figures[part], &figures[whole], &figures[stated]) == RATIO_FAILS)
        ratio_emit(checker, stated, part, whole, false);
}

/* A share, of the part before it: what holds. Whether it made one. */
static bool check_holding(struct checker *checker, uint32_t stated)
{
    uint32_t named = part_of_share(checker, stated);
    uint32_t part = named == NO_ITEM ? stated - 1 : named;

    if (!ratio_is_part(checker, part, stated))
        return false;
    uint32_t whole = ratio_find_whole(checker, part, stated);
    if (whole != NO_ITEM)
        ratio_emit(checker, stated, part, whole, true);
    return whole != NO_ITEM;
}

/* 新增5120人,完成目标4800人的95.6%: the whole stands in the share itself. */
static bool check_target(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    uint32_t whole = stated - 1;

    if (stated < 2 || !is_right_behind(checker, whole, stated))
        return false;
    uint32_t part = beside(checker, whole);
    if (part == NO_ITEM ||
        check_has(checker, figures[part].reach.end, figures[whole].reach.start, "分别"))
        return false;
    bool done = check_has(checker, figures[part].reach.end, figures[whole].reach.start, "完成") ||
                check_has(checker, figures[part].reach.end, figures[whole].reach.start, "占") ||
                check_has(checker, figures[part].reach.end, figures[whole].reach.start, ",为");
    if (!done || !ratio_is_part(checker, part, stated) || !check_takes(&figures[whole]) ||
        !check_same_unit(checker, &figures[part], &figures[whole]))
        return false;
    enum ratio_outcome outcome = ratio_compare(&figures[part], &figures[whole], &figures[stated]);
    if (outcome != RATIO_DOUBTFUL)
        ratio_emit(checker, stated, part, whole, outcome == RATIO_HOLDS);
    return true;
}

/* 已播种8.7万亩,占计划的72.5%。…全县计划种植12万亩: the whole stands behind the share, in a clause
 * with the word that the share names. Only what holds. */
static bool check_whole_behind(struct checker *checker, uint32_t stated)
{
    static const char *const WORDS[] = {"计划", "任务", "目标"};
    const struct figure *figures = checker->findings->figures;
    uint32_t part = stated - 1;

    if (figures[stated].step >= 0 || !ratio_is_part(checker, part, stated))
        return false;
    for (size_t w = 0; w < sizeof WORDS / sizeof *WORDS; w++) {
        if (!check_has(checker, figures[part].reach.end, figures[stated].reach.start, WORDS[w]))
            continue;
        for (uint32_t whole = stated + 1;
             whole < checker->findings->figure_count && whole - stated <= RATIO_WHOLES_MAX; whole++)
            if (ratio_can_be_whole(checker, part, whole) &&
                check_has(checker, figures[whole - 1].span.end, figures[whole].span.start,
                          WORDS[w]) &&
                ratio_compare(&figures[part], &figures[whole], &figures[stated]) == RATIO_HOLDS) {
                ratio_emit(checker, stated, part, whole, true);
                return true;
            }
    }
    return false;
}

/* --- 各占55%、30%和15% ------------------------------------------------------------------------ */

/* Whether but a mark of a list stands between the figures i and i + 1. */
static bool is_listed(const struct checker *checker, uint32_t i)
{
    static const char *const MARKS[] = {"、", "和", "与", "及", NULL};
    const struct figure *f = checker->findings->figures;

    return i + 1 < checker->findings->figure_count &&
           reader_one_of(checker->text, f[i].reach.end, MARKS) ==
               f[i + 1].reach.start - f[i].reach.end &&
           f[i].reach.end < f[i + 1].reach.start;
}

/* The figures of the list that `figure` stands in: the first, and how many. */
static uint32_t list_around(const struct checker *checker, uint32_t figure, uint32_t *ret_count)
{
    const struct figure *f = checker->findings->figures;
    uint32_t first = figure, last = figure;

    while (first > 0 && is_listed(checker, first - 1) && f[first - 1].kind == f[figure].kind)
        first--;
    while (is_listed(checker, last) && f[last + 1].kind == f[figure].kind)
        last++;
    *ret_count = last - first + 1;
    return first;
}

/* The whole of the part of an aligned list: what the shares name, its own, or one before the list.
 */
static uint32_t whole_of_aligned(const struct checker *checker, uint32_t named, uint32_t first,
                                 uint32_t part)
{
    const struct figure *f = checker->findings->figures;

    if (named != NO_ITEM)
        return named;
    if (f[part].part_of != NO_ITEM)
        return f[part].part_of;
    return first > 0 && check_same_unit(checker, &f[first - 1], &f[part]) ? first - 1 : NO_ITEM;
}

/* 220批次、120批次和60批次,各占55%、30%和15%: each share is that of the part in its place in the
 * list before, of the whole between them (占总面积20万亩的62%、…) or before both. It is told to
 * disagree where all others agree. Whether the shares are such a list. */
static bool check_aligned(struct checker *checker, uint32_t stated)
{
    static const char *const EACH[] = {"各", "分别", "依次"};
    const struct figure *f = checker->findings->figures;
    uint32_t shares, parts, share = list_around(checker, stated, &shares), named = NO_ITEM;
    bool each = false, others = true;

    if (shares < 2 || share < shares + 1)
        return false;
    if (is_right_behind(checker, share - 1, share))
        named = share - 1;
    uint32_t last = named == NO_ITEM ? share - 1 : share - 2;
    uint32_t part = list_around(checker, last, &parts);
    for (size_t i = 0; i < sizeof EACH / sizeof *EACH; i++)
        each = each || check_has(checker, f[last].reach.end, f[share].reach.start, EACH[i]);
    if (!each || parts != shares || check_is_rate(&f[part]))
        return false;
    for (uint32_t i = 0; i < shares; i++) {
        uint32_t whole = whole_of_aligned(checker, named, part, part + i);
        if (whole == NO_ITEM || !ratio_can_be_whole(checker, part + i, whole))
            return true;
        others = others && (share + i == stated ||
                            ratio_compare(&f[part + i], &f[whole], &f[share + i]) != RATIO_FAILS);
    }
    part += stated - share;
    uint32_t whole = whole_of_aligned(checker, named, part - (stated - share), part);
    enum ratio_outcome outcome = ratio_compare(&f[part], &f[whole], &f[stated]);
    if (outcome == RATIO_HOLDS || (outcome == RATIO_FAILS && others))
        ratio_emit(checker, stated, part, whole, outcome == RATIO_HOLDS);
    return true;
}

/* 占床率, 占有率: whether 占 is no verb here but belongs to what the rate is called. */
static bool is_rate_name(const struct checker *checker, struct span lead)
{
    struct span name = {text_find(checker->text, lead, "占"), lead.end};

    if (span_length(name) > RATE_NAME_MAX)
        name.end = name.start + RATE_NAME_MAX;
    return check_has(checker, name.start, name.end, "率");
}

/* 文物8000件,数字化6240件,达78%: nothing but 达 stands between the part and what it comes to. Only
 * what holds of a whole beyond doubt. */
static bool check_reached(struct checker *checker, uint32_t stated)
{
    static const char *const REACHED[] = {"达", "达到", "已达", "已达到", "高达", NULL};
    const struct figure *f = checker->findings->figures;
    uint32_t part = stated - 1;
    struct span lead = {f[part].reach.end, f[stated].span.start};

    if (text_fold(checker->text, lead.start) != ',' || span_length(lead) < 2 ||
        reader_one_of(checker->text, lead.start + 1, REACHED) + 1 != span_length(lead) ||
        !ratio_is_part(checker, part, stated))
        return false;
    uint32_t whole = ratio_whole_of(checker, part);
    if (whole == NO_ITEM || ratio_compare(&f[part], &f[whole], &f[stated]) != RATIO_HOLDS)
        return false;
    ratio_emit(checker, stated, part, whole, true);
    return true;
}

bool share_check(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    struct span lead = {f[stated - 1].reach.end, f[stated].reach.start};

    if (check_target(checker, stated) || check_aligned(checker, stated) ||
        check_reached(checker, stated))
        return true;
    if (!check_has(checker, lead.start, lead.end, "占") || is_rate_name(checker, lead))
        return false;
    if (!check_holding(checker, stated) && !check_whole_behind(checker, stated))
        check_own_share(checker, stated);
    return true;
}
