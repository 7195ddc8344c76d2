/*
 * ratio.c: a rate or a share, and the two figures that it is made of.
 *
 *     到岗247名,到岗率95%        the part says what the rate is of: 到岗
 *     引发48起,占火灾总数的35%    the share stands right behind the part
 *
 * The whole is the part's own whole, else a figure before it in that unit.
 */
#include "check/lead.h"
#include "recognise/number/interval.h"
#include "recognise/reader.h"

/* Figures before the rate that are tried as its part, and before the part as its whole; and how
 * many are looked through for those. */
#define PARTS_TRIED_MAX  6u
#define WHOLES_TRIED_MAX 8u
#define LOOKED_AT_MAX    24u

/* The last characters of a deed, which its part has too: 开工 of 项目开工率. */
#define DEED_TAIL 2u

/* How far the part may stand before a rate that is to disagree, and the whole before the part. */
#define PART_BEFORE_MAX  14u
#define WHOLE_BEFORE_MAX 26u

/* Where the text of `part` stands last inside `span`; span.end when nowhere. */
static uint32_t find_last(const struct text *text, struct span span, struct span part)
{
    uint32_t length = span_length(part);

    for (uint32_t at = span.end; length > 0 && at >= span.start + length; at--)
        if (text_equal(text, (struct span){at - length, at}, part))
            return at - length;
    return span.end;
}

/* 到岗 of 到岗率; empty for anything but a rate. */
static struct span deed_of(const struct text *text, const struct figure *rate)
{
    struct span of = rate->of_span;

    if (span_length(of) < 3 || text_fold(text, of.end - 1) != 0x7387 /* 率 */)
        return (struct span){of.end, of.end};
    return (struct span){of.start, of.end - 1};
}

static bool is_negative(const struct text *text, uint32_t at)
{
    return text_fold(text, at) == 0x4E0D /* 不 */ || text_fold(text, at) == 0x672A /* 未 */;
}

static bool is_broken(const struct checker *checker, uint32_t start, uint32_t end)
{
    return start < end && lead_is_broken(checker, (struct span){start, end});
}

static void emit(struct checker *checker, uint32_t stated, uint32_t part, uint32_t whole,
                 bool agrees)
{
    const struct figure *figures = checker->findings->figures;
    const struct figure *rate = &figures[stated];
    struct decimal hundred = figures[part].number, computed;

    if (!decimal_shift(&hundred, 2) ||
        !decimal_divide(hundred, figures[whole].number, check_places(rate), &computed))
        return;
    check_report(checker,
                 (struct check){.kind = CHECK_RATIO,
                                .stated = stated,
                                .operands = (uint32_t[]){part, whole},
                                .operand_count = 2,
                                .computed = decimal_print(checker->arena, computed),
                                .agrees = agrees},
                 true);
}

enum outcome { FAILS, DOUBTFUL, HOLDS };

static enum outcome compare(const struct figure *part, const struct figure *whole,
                            const struct figure *rate)
{
    struct interval p, w, exact, loose;
    bool known;

    if (!interval_of(part, 1, &p) || !interval_of(whole, 1, &w) || !interval_of(rate, 1, &exact) ||
        !interval_of(rate, 2, &loose))
        return DOUBTFUL;
    if (interval_is_share(p, w, exact, &known))
        return HOLDS;
    return !known || interval_is_share(p, w, loose, &known) || !known ? DOUBTFUL : FAILS;
}

static bool can_be_whole(const struct checker *checker, uint32_t part, uint32_t whole)
{
    const struct figure *p = &checker->findings->figures[part];
    const struct figure *w = &checker->findings->figures[whole];

    return check_takes(w) && check_same_unit(checker, p, w) &&
           (w->role == FIGURE_LEVEL || w->role == FIGURE_TO) &&
           decimal_compare(p->number, w->number) <= 0;
}

/* 36个示范片 and 18个镇街: what the part counts, right behind it, is not what the whole counts. */
static bool counts_others(const struct text *text, const struct figure *part,
                          const struct figure *whole)
{
    return part->of_span.start == part->span.end && !span_is_empty(part->of_span) &&
           !span_is_empty(whole->of_span) &&
           text_fold(text, part->of_span.end - 1) != text_fold(text, whole->of_span.end - 1);
}

/* The whole of a part beyond doubt: its own, or the figure right before it in the same sentence. */
static uint32_t whole_of(const struct checker *checker, uint32_t part)
{
    const struct figure *figures = checker->findings->figures;

    if (figures[part].part_of != NO_ITEM)
        return can_be_whole(checker, part, figures[part].part_of) ? figures[part].part_of : NO_ITEM;
    if (part == 0 || !can_be_whole(checker, part, part - 1) ||
        counts_others(checker->text, &figures[part], &figures[part - 1]) ||
        figures[part].span.start - figures[part - 1].span.end > WHOLE_BEFORE_MAX ||
        is_broken(checker, figures[part - 1].span.end, figures[part].span.start))
        return NO_ITEM;
    return part - 1;
}

/* Some figure before the part with which the rate holds; NO_ITEM when there is none. */
static uint32_t whole_that_holds(const struct checker *checker, uint32_t part, uint32_t rate)
{
    const struct figure *figures = checker->findings->figures;

    for (uint32_t i = part, tried = 0;
         i-- > 0 && tried < WHOLES_TRIED_MAX && part - i < LOOKED_AT_MAX;) {
        if (!can_be_whole(checker, part, i) || figures[i].span.end >= figures[part].span.start)
            continue;
        if (compare(&figures[part], &figures[i], &figures[rate]) == HOLDS)
            return i;
        tried++;
    }
    return NO_ITEM;
}

static bool is_part(const struct checker *checker, uint32_t part, uint32_t rate)
{
    const struct figure *figures = checker->findings->figures;

    return check_takes(&figures[part]) && figures[part].kind != UNIT_RATE &&
           figures[part].kind != UNIT_MULTIPLE && figures[part].role == FIGURE_LEVEL &&
           !is_broken(checker, figures[part].reach.end, figures[rate].reach.start);
}

static bool has_character(const struct text *text, struct span span, uint32_t cp)
{
    for (uint32_t at = span.start; at < span.end; at++)
        if (text->fold[at] == cp)
            return true;
    return false;
}

/* 应参加体检450人,实际参加423人,参检率94%: what was to be done and what was, right before the rate,
 * whose characters stand in what is said of them. */
static bool is_said_of_both(const struct checker *checker, uint32_t part, struct span deed)
{
    if (part == 0)
        return false;
    struct span planned = lead_of(checker, part - 1), done = lead_of(checker, part);
    bool shared = false;

    if (!can_be_whole(checker, part, part - 1) || span_is_empty(done) ||
        !lead_has(checker, planned, CHECK_WORD_PLANNED) ||
        !lead_has(checker, done, CHECK_WORD_DONE))
        return false;
    for (uint32_t at = deed.start; at < deed.end; at++) {
        uint32_t cp = checker->text->fold[at];
        bool here = has_character(checker->text, done, cp);
        if (!here && !has_character(checker->text, planned, cp))
            return false;
        shared = shared || here;
    }
    return shared;
}

/* Whether what is done with the part is what the rate is of: 到岗 and 到岗率, but not 不合格 and
 * 合格率. */
static bool is_named(const struct checker *checker, uint32_t part, struct span deed)
{
    const struct text *text = checker->text;
    const struct figure *p = &checker->findings->figures[part];
    struct span tail = deed, near = {p->span.start, p->span.start}, of = p->of_span;

    if (span_is_empty(deed))
        return false;
    if (lead_is_rate_of(checker, (struct span){deed.start, deed.end + 1},
                        lead_name(checker, part)) ||
        is_said_of_both(checker, part, deed))
        return true;
    if (span_length(tail) > DEED_TAIL)
        tail.start = tail.end - DEED_TAIL;
    near.start = near.end > PART_BEFORE_MAX ? near.end - PART_BEFORE_MAX : 0;
    if (part > 0 && p[-1].reach.end > near.start)
        near.start = p[-1].reach.end < near.end ? p[-1].reach.end : near.end;
    uint32_t at = find_last(text, near, tail);
    if (at < near.end)
        return is_negative(text, at - 1) == is_negative(text, deed.start);
    at = find_last(text, of, deed);
    return at < of.end && !is_negative(text, of.start);
}

/* Whether the rate is named right before it, for no other time (上线率55%,比去年的52%), and is one
 * of the whole: 超员率 is of those who may be there. */
static bool is_stated_here(const struct checker *checker, uint32_t stated)
{
    struct span lead = lead_of(checker, stated);

    return text_fold(checker->text, checker->findings->figures[stated].of_span.start) !=
               0x8D85 /* 超 */
           && checker->findings->figures[stated].of_span.start >= lead.start &&
           !lead_has(checker, lead, CHECK_WORD_AWAY);
}

/* Whether nothing else is counted as the part is between it and the rate: 合格316批次,其中肉制品80
 * 批次,合格率97.5%. */
static bool is_last_of_kind(const struct checker *checker, uint32_t part, uint32_t rate)
{
    const struct figure *f = checker->findings->figures;

    for (uint32_t i = part + 1; i < rate; i++)
        if (check_counts_alike(checker, &f[i], &f[part]) && f[i].role != FIGURE_CHANGE)
            return false;
    return true;
}

/* 到岗247名,到岗率95%: the part that the rate names. It disagrees when there is but one such part
 * right before it, and no doubt about its whole. */
static bool check_rate(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    struct span deed = deed_of(checker->text, &figures[stated]);
    uint32_t named = NO_ITEM, base = NO_ITEM, tried = 0; /* the last one named, and its whole */
    bool others = false;

    for (uint32_t part = stated; part-- > 0 && tried < PARTS_TRIED_MAX; tried++) {
        if (!is_part(checker, part, stated) || !is_named(checker, part, deed))
            continue;
        uint32_t whole = whole_that_holds(checker, part, stated);
        if (whole != NO_ITEM) {
            emit(checker, stated, part, whole, true);
            return true;
        }
        others = others || (named != NO_ITEM && part != base); /* 应参评250所,实际参评210所 */
        if (named == NO_ITEM) {
            named = part;
            base = whole_of(checker, part);
        }
    }
    if (others || base == NO_ITEM || !is_stated_here(checker, stated) ||
        figures[stated].reach.start - figures[named].reach.end > PART_BEFORE_MAX ||
        !is_last_of_kind(checker, named, stated) ||
        compare(&figures[named], &figures[base], &figures[stated]) != FAILS)
        return named != NO_ITEM;
    emit(checker, stated, named, base, false);
    return true;
}

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

/* The part that a share is of: the one right before it, or the one that stands before 占 again:
 * 民事 1080件、刑事152件,民事占87.1%. NO_ITEM when no figure of the sentence is called so. */
static uint32_t part_of_share(const struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    struct span subject = lead_clause(checker, stated);
    uint32_t floor = reader_sentence(checker->text, f[stated].span.start).start;

    subject.end = text_find(checker->text, subject, "占");
    if (span_is_empty(subject) || subject.start == lead_of(checker, stated).start)
        return beside(checker, stated);
    for (uint32_t i = stated; i-- > 0 && f[i].span.start >= floor;) {
        struct span name = lead_name(checker, i);
        if (find_last(checker->text, name, subject) < name.end)
            return i;
    }
    return NO_ITEM;
}

/* Whether what stands from 占 to the share speaks of that whole: nothing, 比, 总数的, 职工总数的.
 */
static bool is_of_whole(const struct checker *checker, struct span words, uint32_t whole)
{
    static const char *const SMALL[] = {"占",   "比",   "了", "到", "总数", "总量", "总额",
                                        "总计", "全部", "的", "为", "达",   "其",   NULL};
    const struct text *text = checker->text;
    struct span lead = lead_of(checker, whole), of = checker->findings->figures[whole].of_span;

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
    return span_is_empty(words) || find_last(text, lead, words) < lead.end ||
           find_last(text, of, words) < of.end;
}

/* 水田2080亩,占75%: the share right behind a part, of the whole that its part has by the words of
 * the text. */
static void check_own_share(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    uint32_t part = part_of_share(checker, stated);
    uint32_t whole = part == NO_ITEM ? NO_ITEM : figures[part].part_of;
    struct span lead = lead_of(checker, stated);

    if (whole == NO_ITEM || whole > part || check_has(checker, lead.start, lead.end, "分别") ||
        !is_part(checker, part, stated) || !can_be_whole(checker, part, whole) ||
        !is_of_whole(checker, lead, whole) ||
        compare(&figures[part], &figures[whole], &figures[stated]) != FAILS)
        return;
    emit(checker, stated, part, whole, false);
}

/* A share or a rate that names no part: only what holds, and a rate only when a fraction of it is
 * printed, because whole percentages meet by chance. Whether it made one. */
static bool check_share(struct checker *checker, uint32_t stated, bool sure)
{
    const struct figure *rate = &checker->findings->figures[stated];
    uint32_t named = sure ? part_of_share(checker, stated) : NO_ITEM;

    for (uint32_t part = named == NO_ITEM ? stated : named + 1, tried = 0;
         part-- > 0 && tried < (sure ? 1u : PARTS_TRIED_MAX); tried++) {
        if (!is_part(checker, part, stated) || (!sure && rate->step >= 0))
            continue;
        uint32_t whole = whole_that_holds(checker, part, stated);
        if (whole == NO_ITEM)
            continue;
        emit(checker, stated, part, whole, true);
        return true;
    }
    return false;
}

/* 领到386.4万元,标的额402万元,已执行到位96.1%: the whole stands between the part and the rate. */
static void check_whole_last(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    uint32_t whole = stated - 1;

    if (figures[stated].step >= 0 ||
        is_broken(checker, figures[whole].reach.end, figures[stated].reach.start))
        return;
    for (uint32_t part = whole, tried = 0; part-- > 0 && tried < PARTS_TRIED_MAX; tried++) {
        if (!check_takes(&figures[part]) || figures[part].role != FIGURE_LEVEL ||
            !can_be_whole(checker, part, whole) ||
            compare(&figures[part], &figures[whole], &figures[stated]) != HOLDS)
            continue;
        emit(checker, stated, part, whole, true);
        return;
    }
}

/* 新增5120人,完成目标4800人的95.6%: the whole stands in the share itself. */
static bool check_target(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    uint32_t whole = stated - 1;

    if (stated < 2 || figures[whole].reach.end + 1 != figures[stated].reach.start ||
        text_fold(checker->text, figures[whole].reach.end) != 0x7684 /* 的 */)
        return false;
    uint32_t part = beside(checker, whole);
    if (part == NO_ITEM ||
        check_has(checker, figures[part].reach.end, figures[whole].reach.start, "分别"))
        return false;
    bool done = check_has(checker, figures[part].reach.end, figures[whole].reach.start, "完成") ||
                check_has(checker, figures[part].reach.end, figures[whole].reach.start, "占") ||
                check_has(checker, figures[part].reach.end, figures[whole].reach.start, ",为");
    if (!done || !is_part(checker, part, stated) || !check_takes(&figures[whole]) ||
        !check_same_unit(checker, &figures[part], &figures[whole]))
        return false;
    enum outcome outcome = compare(&figures[part], &figures[whole], &figures[stated]);
    if (outcome != DOUBTFUL)
        emit(checker, stated, part, whole, outcome == HOLDS);
    return true;
}

/* 已播种8.7万亩,占计划的72.5%。…全县计划种植12万亩: the whole stands behind the share, in a clause
 * with the word that the share names. Only what holds. */
static bool check_whole_behind(struct checker *checker, uint32_t stated)
{
    static const char *const WORDS[] = {"计划", "任务", "目标"};
    const struct figure *figures = checker->findings->figures;
    uint32_t part = stated - 1;

    if (figures[stated].step >= 0 || !is_part(checker, part, stated))
        return false;
    for (size_t w = 0; w < sizeof WORDS / sizeof *WORDS; w++) {
        if (!check_has(checker, figures[part].reach.end, figures[stated].reach.start, WORDS[w]))
            continue;
        for (uint32_t whole = stated + 1;
             whole < checker->findings->figure_count && whole - stated <= WHOLES_TRIED_MAX; whole++)
            if (can_be_whole(checker, part, whole) &&
                check_has(checker, figures[whole - 1].span.end, figures[whole].span.start,
                          WORDS[w]) &&
                compare(&figures[part], &figures[whole], &figures[stated]) == HOLDS) {
                emit(checker, stated, part, whole, true);
                return true;
            }
    }
    return false;
}

void check_ratio(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    const struct figure *rate = &figures[stated];

    if (stated == 0 || rate->kind != UNIT_RATE || rate->role != FIGURE_LEVEL ||
        !slice_equal(rate->unit, SLICE("%")) || check_target(checker, stated))
        return;
    bool share = check_has(checker, figures[stated - 1].reach.end, rate->reach.start, "占");
    if (!share && check_rate(checker, stated))
        return;
    if (check_share(checker, stated, share))
        return;
    if (share && !check_whole_behind(checker, stated))
        check_own_share(checker, stated);
    if (!share)
        check_whole_last(checker, stated);
}
