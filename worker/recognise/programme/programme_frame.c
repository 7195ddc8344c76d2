/* programme_frame.c: one look to each side of the marks. */
#include "recognise/programme/programme_frame.h"

#include "recognise/programme/programme_name.h"
#include "recognise/programme/programme_parts.h"
#include "recognise/quote/quote_marks.h"
#include "recognise/reader.h"

#define NOUN_REACH_MAX  10u /* code points between the mark and a noun that may stand further on */
#define NOUN_REACH_SURE 4u  /* so far nothing can stand between that is no part of it */
#define SAID_REACH_MAX  12u /* between the mark and what is said of the name */
#define CLAUSE_MAX      30u /* of a clause that says what the name is */
#define VERB_LENGTH_MAX 5u
#define MARKS_MAX       8u /* names side by side before one noun */
#define NAME_SAID_MIN   4u /* code points of a name of which something is said */

static const uint32_t LIST_COMMA = 0x3001, OF = 0x7684, IS = 0x662F; /* 、 的 是 */
static const uint32_t OPEN = 0x201C;                                 /* “ */

static struct table_match row_at(const struct lexicon *lexicon, const struct text *text,
                                 uint32_t at)
{
    return lexicon_longest(lexicon, TABLE_PROGRAMME_NOUNS, text, at, text->count);
}

/* 防火墙, 钉子户: a word that everybody uses names no programme. */
static bool is_common(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    return lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, name).table != NULL;
}

/* “红黑榜”: the noun stands at the end of the name itself, or the name with it. 走进|校园 is no
 * 走|进校园. */
static struct table_match noun_inside(const struct lexicon *lexicon, const struct text *text,
                                      struct span name)
{
    for (uint32_t at = name.start + 1; at < name.end; at++) {
        struct table_match noun =
            lexicon_exact(lexicon, TABLE_PROGRAMME_NOUNS, text, (struct span){at, name.end});
        struct table_match across =
            lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, (struct span){at - 1, at + 1});
        if (programme_word_stands(noun, "word"))
            break; /* 全国|两会 */
        if (match_is(across, COMMON_VERB))
            continue;
        if (programme_word_stands(noun, "inside") || programme_word_is_far(noun) ||
            programme_word_stands(noun, ""))
            return noun;
    }
    return (struct table_match){0};
}

/* “屋场会”“红黑榜”等做法, “甲”、“乙”活动: where the noun of all of them may stand. */
static uint32_t after_marks(const struct text *text, uint32_t at)
{
    struct quoted next;

    for (size_t i = 0; i < MARKS_MAX; i++) {
        uint32_t comma =
            text_fold(text, at) == LIST_COMMA || text_fold(text, at) == 0x548C; /* 和 */
        if (text_fold(text, at + comma) != OPEN || !quote_marks_next(text, at + comma, &next) ||
            span_length(next.words) > PROGRAMME_NAME_MAX)
            break;
        at = next.span.end;
    }
    return at + (text_fold(text, at) == 0x7B49); /* 等 */
}

/* “大家庭”走进社区开展|活动, “老兵”在广场|…: what stands between says that the name ended. */
static bool breaks_name(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    static const char *const WORDS[] = {"在", "对", "向", "为", "把", "被", "将", "和",
                                        "与", "是", "有", "走", "参", "了", "以", NULL};
    return reader_one_of(text, at, WORDS) > 0 ||
           programme_word_stands(row_at(lexicon, text, at), "before");
}

uint32_t programme_frame_counted(const struct text *text, uint32_t at)
{
    static const char *const COUNTED[] = {"字", "色", "步", NULL};
    uint32_t length =
        programme_count_of(text_fold(text, at)) > 1 ? reader_one_of(text, at + 1, COUNTED) : 0;

    return length > 0 ? 1 + length : 0;
}

/* The noun behind the closing mark at `at`, and in *ret_end where it ends. What is to be overcome
 * is found as well. */
static struct table_match noun_behind(const struct lexicon *lexicon, const struct text *text,
                                      uint32_t at, uint32_t *ret_end)
{
    at = after_marks(text, at);
    at += text_fold(text, at) == OF;
    at += programme_frame_counted(text, at);
    bool broken = false;
    for (uint32_t from = at; from <= at + (broken ? NOUN_REACH_SURE : NOUN_REACH_MAX); from++) {
        struct table_match noun = row_at(lexicon, text, from);
        if (programme_word_is_far(noun) ||
            (from <= at + NOUN_REACH_SURE && programme_word_stands(noun, "overcome")) ||
            (from == at && programme_word_stands(noun, ""))) {
            *ret_end = from + noun.length;
            return noun;
        }
        if (!cp_is_hanzi(text_fold(text, from)) || text_fold(text, from) == OF)
            break;
        broken = broken || breaks_name(lexicon, text, from);
    }
    return (struct table_match){0};
}

/* 推行“…”, 推出了“…”: the row that ends right before the mark. */
static struct table_match verb_before(const struct lexicon *lexicon, const struct text *text,
                                      uint32_t at)
{
    struct table_match verb = {0};

    at -= at > 0 && (text_fold(text, at - 1) == 0x4E86 || text_fold(text, at - 1) == ':'); /* 了 */
    for (uint32_t length = VERB_LENGTH_MAX; length > 0 && !verb.table; length--)
        if (length <= at)
            verb =
                lexicon_exact(lexicon, TABLE_PROGRAMME_NOUNS, text, (struct span){at - length, at});
    return verb;
}

/* “文化之旅”昨在广州启动: the verb ends the same clause. */
static bool starts_behind(const struct text *text, uint32_t at)
{
    static const char *const STARTS[] = {"启动",     "开讲",     "开课",     "开营", "开班",
                                         "推行以来", "实施以来", "开展以来", NULL};
    uint32_t end = at;

    while (end - at <= SAID_REACH_MAX && cp_is_hanzi(text_fold(text, end)) && text->fold[end] != OF)
        end++;
    return end - at <= SAID_REACH_MAX && reader_ends_in(text, end, STARTS) > 0;
}

/* “一档到底”是某局推出的新做法: the clause has one of the verbs, and ends in a noun. */
static struct table_match told_behind(const struct lexicon *lexicon, const struct text *text,
                                      uint32_t at)
{
    struct table_match none = {0};
    struct span clause = {at + 1, at + 1};
    bool started = false;

    if (text_fold(text, at) != IS)
        return none;
    while (span_length(clause) <= CLAUSE_MAX && cp_is_hanzi(text_fold(text, clause.end)))
        clause.end++;
    for (uint32_t from = clause.start; from < clause.end; from++) {
        struct table_match row = row_at(lexicon, text, from);
        started |= programme_word_stands(row, "before");
        if (started && from + row.length == clause.end &&
            (programme_word_stands(row, "") || programme_word_is_far(row)))
            return row;
    }
    return none;
}

/* Whether a name may have something said of it that makes a programme of it: it is long enough to
 * be no nickname, and no ship's, 嫦娥六号. */
static bool may_be_said(const struct text *text, struct span words)
{
    return span_length(words) >= NAME_SAID_MIN && text->fold[words.end - 1] != 0x53F7; /* 号 */
}

/* 居民称之为“桥上说事”: what people call it is something that is done, for it does not end in a
 * noun. */
static bool is_done(const struct lexicon *lexicon, const struct text *text, struct span span,
                    struct span words)
{
    struct span last = {words.end - 2, words.end};

    return span_length(words) >= NAME_SAID_MIN && text_fold(text, span.end) != OF &&
           !match_is(lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, last), COMMON_NOUN);
}

struct programme_frame programme_frame_read(const struct lexicon *lexicon, const struct text *text,
                                            struct span span, struct span words, bool heading)
{
    struct programme_frame frame = {.end = span.end};
    struct table_match verb = verb_before(lexicon, text, span.start);

    frame.noun = noun_behind(lexicon, text, span.end, &frame.end);
    if (programme_word_stands(frame.noun, "overcome") || programme_word_stands(verb, "overcome")) {
        frame.refused = true;
        return frame;
    }
    if (frame.noun.table || span_length(words) <= PROGRAMME_NAME_MIN ||
        (is_common(lexicon, text, words) && !heading) || programme_name_is_number(text, words))
        return frame;
    if (!programme_word_stands(verb, "likened"))
        frame.noun = noun_inside(lexicon, text, words);
    if (!frame.noun.table &&
        (programme_word_stands(verb, "before") ||
         (programme_word_stands(verb, "chant") && programme_name_has_clauses(text, words)) ||
         (programme_word_stands(verb, "called") && is_done(lexicon, text, span, words))))
        frame.noun = verb;
    if (!frame.noun.table && may_be_said(text, words)) {
        frame.noun = told_behind(lexicon, text, span.end);
        frame.said = starts_behind(text, span.end);
    }
    return frame;
}
