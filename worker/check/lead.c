/* lead.c: look-ups in a few characters, so that no table has to be fast. */
#include "check/lead.h"

#include "recognise/number/numeral.h"
#include "recognise/reader.h"

#define COUNTED_MAX 20 /* members of a list that a word before its total counts */

struct span lead_sentence(const struct checker *checker, uint32_t figure)
{
    return checker->leads[figure].sentence;
}

uint32_t lead_sentence_before(const struct checker *checker, uint32_t figure)
{
    return checker->leads[figure].before;
}

struct span lead_of(const struct checker *checker, uint32_t figure)
{
    return checker->leads[figure].words;
}

struct span lead_clause(const struct checker *checker, uint32_t figure)
{
    return checker->leads[figure].clause;
}

uint32_t lead_clause_kinds(const struct checker *checker, uint32_t figure)
{
    return checker->leads[figure].kinds;
}

bool lead_clause_has(const struct checker *checker, uint32_t figure, enum check_word_kind kind)
{
    return (lead_clause_kinds(checker, figure) & 1u << kind) != 0;
}

static bool is_mark(uint32_t cp)
{
    return cp == ',' || cp == 0x3001 /* 、 */ || cp == ';' || cp == ':' || cp == '(' || cp == ')' ||
           cp == 0x548C /* 和 */ || cp == 0x4E0E /* 与 */ || cp == 0x53CA /* 及 */;
}

struct span lead_name(const struct checker *checker, uint32_t figure)
{
    const struct figure *f = &checker->findings->figures[figure];
    struct span lead = lead_of(checker, figure), name = lead;

    for (uint32_t at = lead.start; at < lead.end; at++)
        if (is_mark(checker->text->fold[at]))
            name.start = at + 1;
    return span_is_empty(name) && f->of_span.start >= f->reach.end ? f->of_span : name;
}

struct table_match lead_next_word(const struct checker *checker, struct span span, uint32_t *at)
{
    for (; *at < span.end; (*at)++) {
        struct table_match match =
            lexicon_longest(checker->lexicon, TABLE_CHECK_WORDS, checker->text, *at, span.end);
        if (match_is(match, CHECK_WORD_NONE))
            *at += match.length - 1;
        else if (match.table)
            return match;
    }
    return (struct table_match){0};
}

uint32_t lead_find(const struct checker *checker, struct span span, enum check_word_kind kind)
{
    for (uint32_t at = span.start; at < span.end; at++) {
        struct table_match match = lead_next_word(checker, span, &at);
        for (uint32_t i = 0; i < match.entry_count; i++)
            if (match.entries[i].kind == kind)
                return at;
    }
    return span.end;
}

uint32_t lead_kinds(const struct checker *checker, struct span span)
{
    uint32_t kinds = 0;

    for (uint32_t at = span.start; at < span.end; at++) {
        struct table_match match = lead_next_word(checker, span, &at);
        for (uint32_t i = 0; i < match.entry_count; i++)
            kinds |= 1u << match.entries[i].kind;
    }
    return kinds;
}

/* The sentence of a figure, given what is known of the one before it, which may be NULL. */
static void find_sentence(const struct text *text, const struct figure *figure,
                          const struct lead *previous, struct lead *lead)
{
    uint32_t at = figure->span.start;

    if (previous && at >= previous->sentence.start && at < previous->sentence.end) {
        lead->sentence = previous->sentence;
        lead->before = previous->before;
        return;
    }
    lead->sentence = reader_sentence(text, at);
    lead->before = lead->sentence.start > 0 ? reader_sentence(text, lead->sentence.start - 1).start
                                            : lead->sentence.start;
}

const struct lead *lead_find_all(const struct checker *checker)
{
    const struct findings *found = checker->findings;
    struct lead *leads = arena_array(checker->arena, found->figure_count, sizeof *leads);

    for (uint32_t i = 0; leads && i < found->figure_count; i++) {
        const struct figure *f = &found->figures[i];
        struct lead *lead = &leads[i];
        find_sentence(checker->text, f, i > 0 ? lead - 1 : NULL, lead);
        uint32_t start = lead->sentence.start;
        if (i > 0 && f[-1].reach.end > start)
            start = f[-1].reach.end;
        lead->words = (struct span){start < f->span.start ? start : f->span.start, f->span.start};
        lead->clause = lead->words;
        lead->clause.start +=
            text_reads_length(checker->text, start, "之差"); /* of the one before */
        for (uint32_t at = lead->words.start; at < lead->words.end; at++)
            if (checker->text->fold[at] == ',' || checker->text->fold[at] == ';')
                lead->clause.start = at + 1;
        lead->kinds = lead_kinds(checker, lead->clause);
    }
    return leads;
}

uint32_t lead_find_last(const struct text *text, struct span span, struct span part)
{
    uint32_t length = span_length(part);

    for (uint32_t at = span.end; length > 0 && at >= span.start + length; at--)
        if (text_equal(text, (struct span){at - length, at}, part))
            return at - length;
    return span.end;
}

bool lead_contains(const struct checker *checker, struct span words, struct span name)
{
    return lead_find_last(checker->text, words, name) < words.end;
}

bool lead_speaks_of(const struct checker *checker, uint32_t figure, struct span name)
{
    const struct figure *f = &checker->findings->figures[figure];
    struct span behind = {f->reach.end, reader_clause(checker->text, f->reach.end).end};

    if (figure + 1 < checker->findings->figure_count && f[1].span.start < behind.end)
        behind.end = f[1].span.start;
    return span_is_empty(name) || lead_contains(checker, lead_of(checker, figure), name) ||
           lead_contains(checker, f->of_span, name) || lead_contains(checker, behind, name);
}

bool lead_is_plain(const struct checker *checker, struct span before, uint32_t a, uint32_t b)
{
    static const char *const SMALL[] = {",",    "(",    "本",   "单",   "季",   "总",   "共",
                                        "已",   "可",   "占",   "为",   "全场", "全程", "当场",
                                        "完成", "整体", "总体", "平均", "实际", "最终", "首日",
                                        "因此", "由此", "较",   "比",   "预计", "累计", "达到",
                                        "人口", "库内", "约占", "计划", "原",   "定",   NULL};
    uint32_t small;

    if (text_reads(checker->text, before.start, "为") ||
        text_reads(checker->text, before.start, "距"))
        return true;
    while (before.start < before.end &&
           (small = reader_one_of(checker->text, before.start, SMALL)) > 0)
        before.start += small;
    return before.start >= before.end || lead_speaks_of(checker, a, before) ||
           lead_speaks_of(checker, b, before);
}

bool lead_is_of_all(const struct checker *checker, uint32_t part, uint32_t at, uint32_t whole)
{
    static const char *const OF_THEM[] = {"其中", "当中", "现",   "有",   "被", "检出", "查出",
                                          "发现", "确认", "截至", "截止", "至", "到",   "上",
                                          "本",   "年",   "月",   "日",   "底", "末",   NULL};
    struct span before = {lead_clause(checker, part).start, at};
    uint32_t small;

    while (before.start < before.end &&
           ((small = reader_one_of(checker->text, before.start, OF_THEM)) > 0 ||
            (small = cp_is_digit(checker->text->fold[before.start])) > 0))
        before.start += small;
    return before.start >= before.end || lead_is_bare(checker, before) ||
           lead_is_plain(checker, before, whole, whole);
}

bool lead_has(const struct checker *checker, struct span span, enum check_word_kind kind)
{
    return lead_find(checker, span, kind) < span.end;
}

bool lead_is_elsewhere(const struct checker *checker, struct span span)
{
    if (lead_has(checker, span, CHECK_WORD_AWAY) || lead_has(checker, span, CHECK_WORD_SOFAR))
        return true;
    for (uint32_t at = span.start; at < span.end; at++) {
        struct table_match word =
            lexicon_longest(checker->lexicon, TABLE_WORDS, checker->text, at, span.end);
        if (match_is(word, WORD_SCOPE) || match_is(word, WORD_TIME))
            return true;
    }
    return false;
}

bool lead_is_broken(const struct checker *checker, struct span span)
{
    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t cp = checker->text->fold[at];
        if (cp == 0x3002 /* 。 */ || cp == ';' || cp == '\n')
            return true;
    }
    return false;
}

bool lead_is_bare(const struct checker *checker, struct span span)
{
    static const char *const SMALL[] = {
        ",",    "、",   "(",      "同比",   "环比",   "净",     "比",     "较",     "了",   "共",
        "增幅", "降幅", "涨幅",   "跌幅",   "加幅",   "升幅",   "减幅",   "达",     "达到", "为",
        "实现", "是",   "增幅达", "过去的", "原来的", "以前的", "此前的", "从前的", NULL};
    const struct text *text = checker->text;

    for (uint32_t at = span.start; at < span.end;) {
        struct table_match word =
            lexicon_longest(checker->lexicon, TABLE_WORDS, text, at, span.end);
        uint32_t small = reader_one_of(text, at, SMALL);
        bool light = match_is(word, WORD_UP) || match_is(word, WORD_DOWN) ||
                     match_is(word, WORD_ADVERB) || match_is(word, WORD_TIME) ||
                     match_is(word, WORD_PARTICLE);
        if (!light && small == 0)
            return false;
        at += light && word.length > small ? word.length : small;
    }
    return true;
}

/* Whether the character may belong to a name: no mark, and none of the words around numbers. */
static bool is_of_name(uint32_t cp)
{
    static const uint32_t LIGHT[] = {
        0x5E73 /* 平 */, 0x5747 /* 均 */, 0x6BCF /* 每 */, 0x603B /* 总 */, 0x5171 /* 共 */,
        0x8BA1 /* 计 */, 0x4E3A /* 为 */, 0x8FBE /* 达 */, 0x7684 /* 的 */, 0x4E86 /* 了 */,
        0x5DF2 /* 已 */, 0x5168 /* 全 */, 0x672C /* 本 */, 0x8BE5 /* 该 */};

    for (size_t i = 0; i < sizeof LIGHT / sizeof *LIGHT; i++)
        if (cp == LIGHT[i])
            return false;
    return cp_is_hanzi(cp);
}

bool lead_shares(const struct checker *checker, struct span a, struct span b)
{
    const uint32_t *fold = checker->text->fold;

    for (uint32_t at = a.start; at + 1 < a.end; at++)
        for (uint32_t with = b.start;
             is_of_name(fold[at]) && is_of_name(fold[at + 1]) && with + 1 < b.end; with++)
            if (fold[with] == fold[at] && fold[with + 1] == fold[at + 1])
                return true;
    return false;
}

struct span lead_measured(const struct checker *checker, struct span clause)
{
    static const char *const BEFORE[] = {",",    "(",    "总",   "共",   "合计", "总共", "平均",
                                         "共计", "累计", "总计", "全年", "预计", "共有", NULL};
    static const char *const BEHIND[] = {"为",   "达",   "达到", "共",   "约",
                                         "总额", "总数", "总量", "共计", "有",
                                         "了",   "合计", "均为", "高达", NULL};
    const uint32_t *fold = checker->text->fold;
    uint32_t small;

    for (uint32_t at = clause.start; at < clause.end; at++)
        if (fold[at] == 0x5747 /* 均 */)
            clause.start = at + 1;
    uint32_t each = text_find(checker->text, clause, "每");
    if (each > clause.start && each < clause.end) /* 租金每平方米 */
        clause.end = each;
    else if (each < clause.end)
        clause.start = each + 2 < clause.end ? each + 2 : clause.end;
    while (!span_is_empty(clause) &&
           (small = reader_one_of(checker->text, clause.start, BEFORE)) > 0)
        clause.start += small;
    while (clause.end > clause.start &&
           (small = reader_ends_in(checker->text, clause.end, BEHIND)) > 0 &&
           small <= span_length(clause))
        clause.end -= small;
    return clause.start < clause.end ? clause : (struct span){clause.end, clause.end};
}

unsigned lead_counts(const struct checker *checker, struct span span)
{
    struct numeral n;

    for (uint32_t at = span.start; at < span.end; at++)
        if (numeral_has(checker->text->fold[at]) && numeral_read(checker->text, at, span.end, &n))
            return n.value.scale == 0 && n.value.digits > 1 && n.value.digits <= COUNTED_MAX
                       ? (unsigned)n.value.digits
                       : 0;
    return 0;
}
