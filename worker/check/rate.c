/*
 * rate.c: a rate that names its part: 到岗率95% of 到岗247名.
 */
#include "check/lead.h"
#include "check/ratio.h"
#include "recognise/reader.h"

/* The last characters of a deed, which its part has too: 开工 of 项目开工率. */
#define DEED_TAIL 2u

/* How far the part may stand before a rate that is to disagree. */
#define PART_BEFORE_MAX 14u

/* How far behind a part its deed may begin: 264次[经检查]违规. */
#define DEED_GAP_MAX 4u

/* Characters that what it is short for has more, in it and behind it: 取[得]证[书]. */
#define SHORT_TAIL_MAX 1u

static bool is_called_rate(const struct text *text, struct span name)
{
    return span_length(name) >= 3 && text_fold(text, name.end - 1) == 0x7387 /* 率 */;
}

/* What the rate is called: its noun, where that is a rate or its clause names none (占床率 behind
 * 病床1200张 has the beds for its noun), else its clause up to 率. */
static struct span name_of(const struct checker *checker, uint32_t stated)
{
    const struct figure *rate = &checker->findings->figures[stated];
    struct span clause = lead_clause(checker, stated);

    if (is_called_rate(checker->text, rate->of_span))
        return rate->of_span;
    while (clause.end > clause.start && text_fold(checker->text, clause.end - 1) != 0x7387 /* 率 */)
        clause.end--;
    return span_is_empty(clause) && span_length(rate->of_span) >= 3 ? rate->of_span : clause;
}

/* 到岗 of 到岗率; empty for anything but a rate. */
static struct span deed_of(const struct checker *checker, uint32_t stated)
{
    struct span name = name_of(checker, stated);

    if (!is_called_rate(checker->text, name))
        return (struct span){name.end, name.end};
    return (struct span){name.start, name.end - 1};
}

static bool is_negative(const struct text *text, uint32_t at)
{
    return text_fold(text, at) == 0x4E0D /* 不 */ || text_fold(text, at) == 0x672A /* 未 */;
}

/* Whether the words deny what stands behind them: 未发现, 没有一次. */
static bool has_negation(const struct checker *checker, struct span span)
{
    static const char *const WORDS[] = {"不", "未", "没", "无", "非", "疑", "嫌"};

    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (check_has(checker, span.start, span.end, WORDS[i]))
            return true;
    return false;
}

/* Where the characters of the deed begin and end in `words`, one behind another: 取[得]证 of 取证.
 * Empty when they do not all stand there. */
static struct span deed_find(const struct checker *checker, struct span words, struct span deed)
{
    const uint32_t *fold = checker->text->fold;
    struct span found = {words.end, words.end};
    uint32_t next = deed.start;

    for (uint32_t at = words.start; at < words.end && next < deed.end; at++) {
        if (fold[at] != fold[next])
            continue;
        found.start = next == deed.start ? at : found.start;
        found.end = at + 1;
        next++;
    }
    return next == deed.end ? found : (struct span){words.end, words.end};
}

/* 264次发现违规,违规率13.75%; 272名取得证书,取证率85%: the deed ends the clause right behind the
 * part, or what it is short for does, and nothing denies it. */
static bool is_done_behind(const struct checker *checker, uint32_t part, struct span deed)
{
    const struct figure *p = &checker->findings->figures[part];
    struct span behind = {p->reach.end, reader_clause(checker->text, p->reach.end).end};
    struct span found = deed_find(checker, behind, deed);
    struct span gap = {behind.start, found.start};
    bool whole = span_length(found) == span_length(deed);

    return !span_is_empty(found) && behind.end - found.end <= (whole ? 0u : SHORT_TAIL_MAX) &&
           span_length(found) <= span_length(deed) + SHORT_TAIL_MAX &&
           span_length(gap) <= DEED_GAP_MAX &&
           !has_negation(checker, (struct span){gap.start, found.end}) &&
           (part + 1 >= checker->findings->figure_count || p[1].span.start >= behind.end);
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

    if (!ratio_can_be_whole(checker, part, part - 1) || span_is_empty(done) ||
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
        is_said_of_both(checker, part, deed) || is_done_behind(checker, part, deed))
        return true;
    if (span_length(tail) > DEED_TAIL)
        tail.start = tail.end - DEED_TAIL;
    near.start = near.end > PART_BEFORE_MAX ? near.end - PART_BEFORE_MAX : 0;
    if (part > 0 && p[-1].reach.end > near.start)
        near.start = p[-1].reach.end < near.end ? p[-1].reach.end : near.end;
    uint32_t at = lead_find_last(text, near, tail);
    if (at < near.end)
        return is_negative(text, at - 1) == is_negative(text, deed.start);
    at = lead_find_last(text, of, deed);
    bool apart = of.start > p->reach.end; /* 264次发现违规线索 */
    return at < of.end && !apart && !is_negative(text, of.start);
}

/* Whether the rate is named right before it, for no other time (上线率55%,比去年的52%) and by no
 * measure of its own (衬砌率按长度算为82.4%), and is one of the whole: 超员率 is of those who may
 * be there. */
static bool is_stated_here(const struct checker *checker, uint32_t stated)
{
    struct span lead = lead_of(checker, stated), name = name_of(checker, stated);
    struct span behind = {name.end < lead.end ? name.end : lead.end, lead.end};

    return lead_is_bare(checker, behind) &&
           text_fold(checker->text, name.start) != 0x8D85 /* 超 */ && name.start >= lead.start &&
           !lead_has(checker, lead, CHECK_WORD_AWAY);
}

/* Whether what is done is done by any of the whole: not 女教师到岗86人 of 教师98人. */
static bool is_done_by_all(const struct checker *checker, uint32_t part, uint32_t whole,
                           struct span deed)
{
    struct span clause = lead_clause(checker, part);

    if (span_length(deed) > DEED_TAIL)
        deed.start = deed.end - DEED_TAIL;
    uint32_t at = lead_find_last(checker->text, clause, deed);
    return at == clause.end || lead_is_of_all(checker, part, at, whole);
}

/* Whether the rate is that of all: 项目开工率 where the text counts 项目, but not 数学及格率 behind
 * 全班45人,及格40人, nor 其中肉制品合格率. */
static bool is_of_all(const struct checker *checker, uint32_t stated, uint32_t part, uint32_t whole)
{
    struct span of = name_of(checker, stated), of_what = of;
    struct span clause = lead_clause(checker, stated);

    of_what.end = span_length(of) > DEED_TAIL + 1 ? of.end - DEED_TAIL - 1 : of.start;
    struct span before = {clause.start, of.start > clause.start ? of.start : clause.start};
    return !lead_clause_has(checker, stated, CHECK_WORD_SOME) &&
           lead_is_plain(checker, before, part, whole) &&
           (lead_speaks_of(checker, part, of_what) || lead_speaks_of(checker, whole, of_what));
}

/* Whether nothing else is counted between the part and the rate, which may be of that:
 * 其中完成的36条、 262公里,完成率82.4%. */
static bool is_last(const struct checker *checker, uint32_t part, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;

    for (uint32_t i = part + 1; i < stated; i++)
        if (!check_is_rate(&f[i]) && f[i].role == FIGURE_LEVEL)
            return false;
    return true;
}

/* 到岗247名,到岗率95%: the part that the rate names. It disagrees when there is but one such part
 * right before it, and no doubt about its whole. */
bool rate_check(struct checker *checker, uint32_t stated)
{
    const struct figure *figures = checker->findings->figures;
    struct span deed = deed_of(checker, stated);
    uint32_t named = NO_ITEM, base = NO_ITEM, tried = 0; /* the last one named, and its whole */
    bool others = false;

    for (uint32_t part = stated; part-- > 0 && tried < RATIO_PARTS_MAX; tried++) {
        if (!ratio_is_part(checker, part, stated) || !is_named(checker, part, deed))
            continue;
        uint32_t whole = ratio_find_whole(checker, part, stated);
        if (whole != NO_ITEM) {
            ratio_emit(checker, stated, part, whole, true);
            return true;
        }
        others = others || (named != NO_ITEM && part != base); /* 应参评250所,实际参评210所 */
        if (named == NO_ITEM) {
            named = part;
            base = ratio_whole_of(checker, part);
            others = base != NO_ITEM && is_named(checker, base, deed) &&
                     !lead_clause_has(checker, base, CHECK_WORD_PLANNED); /* 新增就业5.6万人 */
        }
    }
    if (others || base == NO_ITEM || !is_stated_here(checker, stated) ||
        figures[stated].reach.start - figures[named].reach.end > PART_BEFORE_MAX ||
        !is_last(checker, named, stated) || !is_of_all(checker, stated, named, base) ||
        lead_clause_has(checker, named, CHECK_WORD_AWAY) ||
        !is_done_by_all(checker, named, base, deed) ||
        !ratio_is_misprint(&figures[named], &figures[base], &figures[stated]))
        return false;
    ratio_emit(checker, stated, named, base, false);
    return true;
}
