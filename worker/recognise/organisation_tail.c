/* organisation_tail.c: the longest row, if the text does not go on with a longer word. */
#include "recognise/organisation_tail.h"

#include <string.h>

static const uint32_t BUREAU = 0x5C40; /* 局 */

#define FIELD_LENGTH_MAX 6u

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
    static const char *const WORDS[] = {"",       "whole", "alone",    "head",   "office", "field",
                                        "branch", "brand", "numbered", "parent", "cut"};
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

/* 大学|生, 公司|法: a longer word begins with the last word. 教育部|门, 委员会|议: one begins with
 * its last character. Not so 公安局|长, whose 局长 is a title. */
static bool ends_word(const struct org_name_reader *reader, struct span word)
{
    uint32_t length = span_length(word);
    struct table_match longer = org_word_at(reader, TABLE_COMMON_WORDS, word.start);
    struct table_match title = org_word_at(reader, TABLE_TITLES, word.start);

    if (longer.length > length && org_word_at(reader, TABLE_TITLES, word.end).length < 2 &&
        (title.length < longer.length || match_is(title, TITLE_DESCRIPTION)))
        return false;
    if (length < 2 || org_word_at(reader, TABLE_TITLES, word.end - 1).length > 1)
        return true;
    return org_word_at(reader, TABLE_COMMON_WORDS, word.end - 1).length < 2 ||
           begins_word(reader, word.end);
}

/* 乡|镇党委: the level that the last word begins with ends a word. */
static bool begins_inside_word(const struct org_name_reader *reader, uint32_t at)
{
    struct span across = {at - 1, at + 1};

    return at > 0 && org_is_level(reader->text, (struct span){at, at + 1}) &&
           mention_map_at(&reader->places, at) == NO_ITEM &&
           (lexicon_exact(reader->words->lexicon, TABLE_COMMON_WORDS, reader->text, across).table ||
            lexicon_exact(reader->words->lexicon, TABLE_WORDS, reader->text, across).table);
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
    if (tail.need == NEED_FIELD && !org_field_ends(reader, at)) {
        if (reader->text->fold[at] != BUREAU || ends_inside_word(reader, at) ||
            org_word_at(reader, TABLE_TITLES, at).length > 1)
            return tail;
        tail.need = NEED_BUREAU;
    }
    if (tail.need == NEED_CUT ? is_cut_off(reader->text, at + match.length)
                              : ends_word(reader, (struct span){at, at + match.length}))
        tail.end = at + match.length;
    return tail;
}

/* 县委 + 组织部: last words right behind one another are one. */
struct org_tail organisation_tail_read(const struct org_name_reader *reader, uint32_t at)
{
    struct org_tail tail = one_tail(reader, at), next;

    if (tail.end > 0 && begins_inside_word(reader, at))
        return (struct org_tail){0};
    while (tail.end > 0 && tail.need != NEED_BRAND) {
        next = one_tail(reader, tail.end);
        if (next.end == 0 || next.need == NEED_WHOLE || next.need == NEED_BUREAU)
            break;
        tail.end = next.end;
        tail.kind = next.kind;
    }
    return tail;
}
