/* organisation_tail.c: the longest row, if the text does not go on with a longer word. */
#include "recognise/organisation/organisation_tail.h"

#include "recognise/segment.h"

#include <string.h>

static const uint32_t BUREAU = 0x5C40; /* 局 */

#define FIELD_LENGTH_MAX 6u
#define CUT_REACH        4u /* code points behind a last word that say whether it ends there */

bool org_is_level(const struct text *text, struct span word)
{
    static const uint32_t LEVELS[] = {0x7701, 0x5E02, 0x53BF, 0x533A,
                                      0x9547, 0x4E61, 0x5DDE, 0x65D7};
    for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++) /* 省市县区镇乡州旗 */
        if (LEVELS[i] == text->fold[word.start])
            return span_length(word) == 1 ||
                   (span_length(word) == 2 && text->fold[word.start + 1] == 0x76F4); /* 县直 */
    return false;
}

static enum org_need need_of(const char *word)
{
    static const char *const WORDS[] = {"",      "whole",  "alone", "head",     "office",
                                        "field", "branch", "brand", "numbered", "parent",
                                        "cut",   "local",  "part",  "title"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (strcmp(WORDS[i], word) == 0)
            return (enum org_need)i;
    return NEED_PLACE;
}

struct table_match org_word_at(const struct org_name_reader *reader, enum lexicon_table table,
                               uint32_t at)
{
    return lexicon_longest(reader->words->lexicon, table, reader->text, at, reader->text->count);
}

static bool begins_word(const struct org_name_reader *reader, uint32_t at)
{
    return org_word_at(reader, TABLE_COMMON_WORDS, at).length > 1 ||
           org_word_at(reader, TABLE_TITLES, at).length > 1 ||
           mention_map_at(&reader->places, at) != NO_ITEM;
}

/* Whether a word begins at `at` when the characters around it, from `start` on, are cut by
 * segment.h. */
static bool is_cut(const struct org_name_reader *reader, uint32_t start, uint32_t at)
{
    struct word words[STRETCH_MAX];
    struct span around = {start, at};

    while (around.end < at + CUT_REACH && cp_is_hanzi(text_fold(reader->text, around.end)))
        around.end++;
    size_t count = segment_cut(reader->words, around, words);
    for (size_t i = 0; i < count; i++)
        if (words[i].span.start == at)
            return true;
    return around.end == at;
}

bool org_title_is_fused(const struct org_name_reader *reader, uint32_t end)
{
    static const uint32_t HEAD = 0x957F; /* 长 */
    struct span title = {end - 1, end + 1};

    return text_fold(reader->text, end) == HEAD &&
           match_is(lexicon_exact(reader->words->lexicon, TABLE_TITLES, reader->text, title),
                    TITLE_OFFICE) &&
           org_word_at(reader, TABLE_COMMON_WORDS, end).length < 2 && /* 局|长期 */
           org_word_at(reader, TABLE_SURNAMES, end + 1).table;
}

/* 支队 of 副支队长 and 会 of 总会长: a title begins before the word and goes on behind it. */
static bool is_in_title(const struct org_name_reader *reader, struct span word)
{
    uint32_t before = word.start - 1;

    return word.start > 0 && before + org_word_at(reader, TABLE_TITLES, before).length > word.end;
}

/* 大学|生, 公司|法: a longer word begins with the last word; not so 学院|派员. 教育部|门,
 * 委员会|议: one begins with its last character, unless the text goes on with a word, or is cut
 * there: 分行|将|为. Not so 公安局|长, whose 局长 is a title. */
static bool ends_word(const struct org_name_reader *reader, struct span word)
{
    uint32_t length = span_length(word);
    struct table_match longer = org_word_at(reader, TABLE_COMMON_WORDS, word.start);
    struct table_match title = org_word_at(reader, TABLE_TITLES, word.start);

    if (is_in_title(reader, word))
        return false;
    if (length > 2 && org_title_is_fused(reader, word.end))
        return true;
    if (longer.length > length && org_word_at(reader, TABLE_TITLES, word.end).length < 2 &&
        (title.length != length + 1 || match_is(title, TITLE_DESCRIPTION)))
        return is_cut(reader, word.start, word.end);
    if (length < 2)
        return true;
    struct table_match across = org_word_at(reader, TABLE_COMMON_WORDS, word.end - 1);
    title = org_word_at(reader, TABLE_TITLES, word.end - 1);
    if (title.length > 1 && title.length >= across.length)
        return true;
    return across.length < 2 || begins_word(reader, word.end) ||
           is_cut(reader, word.start, word.end);
}

/* 乡|镇党委, 长|城巴: the first character of the last word ends another one. That counts where
 * nothing need stand before it; not so 报|国务院. */
static bool begins_inside_word(const struct org_name_reader *reader, uint32_t at,
                               enum org_need need)
{
    struct span across = {at - 1, at + 1};
    bool levelled = org_is_level(reader->text, (struct span){at, at + 1});

    if (at == 0 || (need != NEED_WHOLE && !levelled) ||
        mention_map_at(&reader->places, at) != NO_ITEM)
        return false;
    if (!lexicon_exact(reader->words->lexicon, TABLE_COMMON_WORDS, reader->text, across).table &&
        !lexicon_exact(reader->words->lexicon, TABLE_WORDS, reader->text, across).table)
        return false;
    return levelled ? org_word_at(reader, TABLE_COMMON_WORDS, at).length < 2 /* 县|乡村振兴局 */
                    : !is_cut(reader, at - 1, at);
}

/* Whether a word of a department's or a trade's field ends at `end`. */
static bool org_field_ends(const struct org_name_reader *reader, uint32_t end)
{
    for (uint32_t length = 2; length <= FIELD_LENGTH_MAX && length <= end; length++)
        if (match_is(lexicon_exact(reader->words->lexicon, TABLE_ORG_WORDS, reader->text,
                                   (struct span){end - length, end}),
                     ORG_WORD_FIELD))
            return true;
    return false;
}

/* …开发有限 at the end of the page. */
static bool is_cut_off(const struct text *text, uint32_t end)
{
    uint32_t next = text_fold(text, end);
    return next == 0 || next == '\n' || next == 0x2026 ||
           (next == '.' && text_fold(text, end + 1) == '.');
}

/* 格|局, 布|局: no bureau. */
static bool ends_inside_word(const struct org_name_reader *reader, uint32_t at)
{
    return at == 0 || lexicon_exact(reader->words->lexicon, TABLE_COMMON_WORDS, reader->text,
                                    (struct span){at - 1, at + 1})
                              .table != NULL;
}

static struct org_tail one_tail(const struct org_name_reader *reader, uint32_t at)
{
    struct table_match match = org_word_at(reader, TABLE_ORG_TAILS, at);
    struct org_tail tail = {0};

    if (!match.table)
        return tail;
    tail.need = need_of(table_column(match.table, &match.entries[0], 0));
    tail.kind = tail.first_kind = (enum org_kind)match.entries[0].kind;
    if (tail.need == NEED_FIELD && !org_field_ends(reader, at))
        tail.need = reader->text->fold[at] == BUREAU ? NEED_BUREAU : NEED_PART;
    if ((tail.need == NEED_BUREAU || tail.need == NEED_PART || match.length == 1) &&
        (ends_inside_word(reader, at) || org_word_at(reader, TABLE_TITLES, at).length > 1))
        return tail;
    if (tail.need == NEED_CUT ? is_cut_off(reader->text, at + match.length)
                              : ends_word(reader, (struct span){at, at + match.length}))
        tail.end = at + match.length;
    return tail;
}

/* 县委|网信|办: a field between two last words, of which the first has its level inside. */
static struct org_tail tail_behind_field(const struct org_name_reader *reader,
                                         const struct org_tail *tail, uint32_t at)
{
    struct table_match field = org_word_at(reader, TABLE_ORG_WORDS, tail->end);

    if (tail->first_kind != ORG_PARTY || tail->end - at > 2 ||
        !org_is_level(reader->text, (struct span){at, at + 1}) || !match_is(field, ORG_WORD_FIELD))
        return (struct org_tail){0};
    struct org_tail next = one_tail(reader, tail->end + field.length);
    return next.need == NEED_FIELD ? next : (struct org_tail){0};
}

/* 县委 + 组织部: last words right behind one another are one. */
struct org_tail organisation_tail_read(const struct org_name_reader *reader, uint32_t at)
{
    struct org_tail tail = one_tail(reader, at), next;

    if (tail.end > 0 && begins_inside_word(reader, at, tail.need))
        return (struct org_tail){0};
    while (tail.end > 0 && tail.need != NEED_BRAND) {
        next = one_tail(reader, tail.end);
        if (next.end == 0)
            next = tail_behind_field(reader, &tail, at);
        if (next.end == 0 || next.need == NEED_WHOLE || next.need == NEED_BUREAU ||
            (next.need == NEED_BRAND && tail.kind != ORG_COMPANY) || /* 行政院|农业委员会 */
            org_word_at(reader, TABLE_TITLES, tail.end).length > 1)  /* 法庭|庭长 */
            break;
        if (tail.need == NEED_WHOLE && next.need == NEED_ALONE && tail.brand_end == 0)
            tail.brand_end = tail.end;
        tail.end = next.end;
        tail.kind = next.kind;
    }
    return tail;
}
