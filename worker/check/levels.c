/* levels.c: each way of naming the two is tried in turn. */
#include "check/levels.h"

#include "check/lead.h"
#include "recognise/reader.h"

/* How far the two levels may stand from each other. */
#define LEVEL_GAP_MAX 24u

/* How far 由7个…至5.5个 may stand behind the change that it explains: a comma, 由, a word. */
#define JOURNEY_GAP_MAX 4u

/* Words between the second level and the change: ,每公斤提高. */
#define CHANGE_GAP_MAX 8u

/* Changes of one pair in a row: 增加1.2万人,增长30%. */
#define CHANGES_MAX 3u

static struct span gap_of(const struct figure *a, const struct figure *b)
{
    return (struct span){a->reach.end, b->span.start < a->reach.end ? a->reach.end : b->span.start};
}

static bool is_near(const struct checker *checker, const struct figure *a, const struct figure *b)
{
    struct span gap = gap_of(a, b);

    return span_length(gap) <= LEVEL_GAP_MAX && !lead_is_broken(checker, gap);
}

/* 2150起,上年同期为2600起: the earlier level is named right behind the later one. A verb may be
 * said again: 成交4800单,去年同日成交1500单. */
static bool is_year_before(const struct checker *checker, struct span gap, uint32_t later)
{
    static const char *const EARLIER[] = {"前年", "去年",   "上年",   "上月",   "上季",   "上季度",
                                          "上周", "上届",   "上期",   "前一年", "前一天", "前一日",
                                          "昨日", "上一年", "上一季", "上半年", NULL};
    static const char *const SAME[] = {"同期", "同月", "同日", "同季", "同一天", NULL};
    static const char *const LINKS[] = {"为", "的", "是", "仅", "只有", "仅为", "仅有", "有", NULL};
    uint32_t at = gap.start + 1, named = reader_one_of(checker->text, at, EARLIER);

    if (text_fold(checker->text, gap.start) != ',' || named == 0)
        return false;
    at += named;
    at += reader_one_of(checker->text, at, SAME);
    at += reader_one_of(checker->text, at, LINKS);
    struct span verb = {at, gap.end}, lead = lead_clause(checker, later);
    return at == gap.end ||
           (at < gap.end && span_length(verb) >= 2 && lead_contains(checker, lead, verb));
}

/* 去年接待187万人次,今年接待224万人次; 原来需要60名,改造后只需要18名: the earlier level first, both
 * of whole years or of no time that is named. */
static bool is_year_after(const struct checker *checker, uint32_t earlier, struct span gap)
{
    static const char *const EARLIER[] = {"去年", "上年", "前年", "上月", "上季",   "上届",
                                          "原来", "原先", "过去", "以前", "改造前", NULL};
    static const char *const LATER[] = {"今年", "本月",   "本季",   "本届",   "现在",   "如今",
                                        "现",   "改造后", "提速后", "调整后", "改革后", NULL};
    static const char *const OTHER[] = {"季", "以来", "截", "至", "半年", "全年", "月", "日", "比"};
    static const char *const ONLY[] = {"只", "仅", "有", "为", "达", "到", NULL};
    struct span clause = lead_clause(checker, earlier), rest = gap;
    uint32_t named = clause.start, length = 0;

    while (named < clause.end && (length = reader_one_of(checker->text, named, EARLIER)) == 0)
        named++;
    struct span before = {clause.start, named}, of = {named + length, clause.end};
    rest.start += 1 + reader_one_of(checker->text, gap.start + 1, LATER);
    if (length == 0 || text_fold(checker->text, gap.start) != ',' || rest.start == gap.start + 1 ||
        lead_has(checker, gap, CHECK_WORD_AWAY))
        return false;
    for (size_t i = 0; i < sizeof OTHER / sizeof *OTHER; i++)
        if (check_has(checker, before.start, before.end, OTHER[i]) ||
            check_has(checker, of.start, of.end, OTHER[i]) ||
            check_has(checker, rest.start, rest.end, OTHER[i]))
            return false;
    while (rest.start < rest.end && reader_one_of(checker->text, rest.start, ONLY) > 0)
        rest.start++;
    while (rest.end > rest.start && reader_ends_in(checker->text, rest.end, ONLY) > 0)
        rest.end--;
    return span_is_empty(rest) || lead_contains(checker, clause, rest);
}

/* 86个,比乡镇考点的54个多32个: 比 or 较 before the base, and the change in its clause. */
static bool is_measured(const struct checker *checker, struct span gap, uint32_t behind)
{
    return (check_has(checker, gap.start, gap.end, "比") ||
            check_has(checker, gap.start, gap.end, "较")) &&
           text_fold(checker->text, behind) != ',';
}

/* The two right before the figure `at`, in either order. */
static bool levels_before(const struct checker *checker, uint32_t at, struct levels *ret_levels)
{
    const struct figure *f = checker->findings->figures;

    if (at < 2)
        return false;
    const struct figure *a = &f[at - 2], *b = &f[at - 1];
    struct span gap = gap_of(a, b);
    if (!is_near(checker, a, b))
        return false;
    if (b->role == FIGURE_TO &&
        (a->role == FIGURE_FROM ||
         (a->role == FIGURE_LEVEL && span_length(gap) <= JOURNEY_GAP_MAX))) { /* 12.6%降至9.4% */
        *ret_levels = (struct levels){.base = at - 2, .now = at - 1};
        return true;
    }
    if (b->role == FIGURE_LEVEL && a->role == FIGURE_LEVEL && is_year_after(checker, at - 2, gap)) {
        *ret_levels = (struct levels){.base = at - 2, .now = at - 1};
        return true;
    }
    if (b->role != FIGURE_LEVEL || (a->role != FIGURE_LEVEL && a->role != FIGURE_TO) ||
        !(is_year_before(checker, gap, at - 2) || is_measured(checker, gap, b->reach.end)))
        return false;
    *ret_levels = (struct levels){.base = at - 1, .now = at - 2};
    return true;
}

/* 缩短1.5个工作日,由7个压减至5.5个. */
static bool levels_behind(const struct checker *checker, uint32_t change, struct levels *ret_levels)
{
    const struct figure *f = checker->findings->figures;

    if (change + 2 >= checker->findings->figure_count || f[change + 1].role != FIGURE_FROM ||
        f[change + 2].role != FIGURE_TO ||
        span_length(gap_of(&f[change], &f[change + 1])) > JOURNEY_GAP_MAX ||
        !is_near(checker, &f[change], &f[change + 1]) ||
        !is_near(checker, &f[change + 1], &f[change + 2]))
        return false;
    *ret_levels = (struct levels){.base = change + 1, .now = change + 2};
    return true;
}

/* 复工企业1203家,复工率65%;到3月8日,增至1768家,…净增565家: the level that 增至 leads to and the one
 * before it, which stand farther apart when rates come between. They must be all of their unit in
 * the sentence. */
static bool levels_of_growth(const struct checker *checker, uint32_t change,
                             struct levels *ret_levels)
{
    static const char *const NET[] = {"净增", "净增加", "净减", "净减少", NULL};
    const struct figure *f = checker->findings->figures;
    uint32_t floor = lead_sentence(checker, change).start;
    uint32_t levels[2];
    size_t count = 0;

    if (reader_ends_in(checker->text, f[change].reach.start, NET) == 0)
        return false;
    for (uint32_t i = change; i-- > 0 && f[i].span.start >= floor;) {
        if (f[i].kind == UNIT_RATE || f[i].kind == UNIT_MULTIPLE || f[i].kind == UNIT_DURATION)
            continue;
        if (count == 2 || !check_counts_alike(checker, &f[i], &f[change]))
            return false;
        levels[count++] = i;
    }
    if (count < 2 || f[levels[0]].role != FIGURE_TO || f[levels[1]].role != FIGURE_LEVEL)
        return false;
    *ret_levels = (struct levels){.base = levels[1], .now = levels[0]};
    return true;
}

/* Whether a change of that sign leads from the base to the level; 0 for either. */
static bool goes(const struct figure *base, const struct figure *now, int sign)
{
    return sign == 0 || sign * decimal_compare(now->number, base->number) >= 0;
}

/* 由2.46元上调到2.58元,每公斤提高0.22元: a change of the same thing right behind both of its
 * levels. */
static bool is_of_both(const struct checker *checker, const struct figure *now,
                       const struct figure *change)
{
    struct span gap = gap_of(now, change);

    return change->role == FIGURE_CHANGE && now->role == FIGURE_TO && now[-1].role == FIGURE_FROM &&
           slice_equal(now->of, change->of) && span_length(gap) <= CHANGE_GAP_MAX &&
           !lead_has(checker, gap, CHECK_WORD_AWAY) && !lead_has(checker, gap, CHECK_WORD_SOME) &&
           !check_has(checker, gap.start, gap.end, "其中") &&
           !check_has(checker, gap.start, gap.end, "比");
}

/* ,同比增长 or ,节省: nothing but a word of change. */
static bool is_bare_change(const struct checker *checker, struct span gap)
{
    struct span words = {gap.start + 1, gap.end};
    struct table_match word =
        lexicon_exact(checker->lexicon, TABLE_CHECK_WORDS, checker->text, words);

    return lead_is_bare(checker, gap) ||
           (text_fold(checker->text, gap.start) == ',' && match_is(word, CHECK_WORD_LESS));
}

/* ,较同业低 or ,比常年偏高: a level that is neither of the two before. */
static bool has_other_base(const struct checker *checker, struct span gap)
{
    static const char *const SAME[] = {"上",   "去年", "前",   "年初", "年末", "年底",
                                       "过去", "原",   "以前", "此前", "之前", "改",
                                       "同期", "增",   "减",   NULL};

    for (uint32_t at = gap.start; at < gap.end; at++)
        if (text_reads(checker->text, at, "比") || text_reads(checker->text, at, "较"))
            return at + 1 < gap.end && !text_reads(checker->text, at - 1, "同") &&
                   !text_reads(checker->text, at - 1, "环") &&
                   reader_one_of(checker->text, at + 1, SAME) == 0;
    return false;
}

bool levels_find(const struct checker *checker, uint32_t change, struct levels *ret_levels)
{
    const struct figure *f = checker->findings->figures;
    uint32_t first = change; /* of the changes in a row */
    bool bare = change > 0 && is_bare_change(checker, gap_of(&f[change - 1], &f[change]));

    while (bare && first > 1 && change - first < CHANGES_MAX) {
        bool known = check_is_reported(checker, first - 1); /* 每趟可省下15元, of the same two */
        if (!known && f[first - 1].role != FIGURE_CHANGE)
            break;
        first--;
        bare = known || lead_is_bare(checker, gap_of(&f[first - 1], &f[first]));
    }
    bool behind = levels_behind(checker, change, ret_levels);
    if (!behind && change > 0 && levels_before(checker, first, ret_levels) &&
        is_near(checker, &f[first - 1], &f[change]))
        ret_levels->sure =
            bare || (first == change && is_of_both(checker, &f[change - 1], &f[change]));
    else if (behind || levels_of_growth(checker, change, ret_levels))
        ret_levels->sure = true;
    else
        return false;
    const struct figure *base = &f[ret_levels->base], *now = &f[ret_levels->now];
    ret_levels->sure = ret_levels->sure &&
                       !(now->role == FIGURE_TO && change > 0 &&
                         has_other_base(checker, gap_of(&f[change - 1], &f[change]))) &&
                       goes(base, now, f[change].sign);
    return check_takes(base) && check_takes(now) && check_counts_alike(checker, base, now);
}
