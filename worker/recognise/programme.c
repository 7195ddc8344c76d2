/* programme.c: short phrases in marks, and what makes them a programme. */
#include "recognise/programme.h"

#include "base/limits.h"
#include "recognise/quote_marks.h"

#define NAME_LENGTH_MIN 2u /* code points */
#define NAME_LENGTH_MAX 24u
#define PART_LENGTH_MAX 24u
#define PARTS_MAX       12u

#define PAIR_LENGTH 4u /* 一企一策 */

static const uint32_t LIST_COMMA = 0x3001, ONE = 0x4E00; /* 、 一 */

struct programme_reader {
    struct arena *arena;
    const struct lexicon *lexicon;
    const struct text *text;
    struct findings *findings;
};

/* The number that a character counts with, and 0 for one that does not count. 双 counts two. */
static uint32_t count_of(uint32_t cp)
{
    static const uint32_t NUMERALS[] = {0x4E00, 0x4E24, 0x4E09, 0x56DB, 0x4E94,
                                        0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (uint32_t i = 0; i < sizeof NUMERALS / sizeof *NUMERALS; i++) /* 一两三四五六七八九十 */
        if (NUMERALS[i] == cp)
            return i + 1;
    if (cp == 0x53CC || cp == 0x4E8C) /* 双 二 */
        return 2;
    return cp >= '1' && cp <= '9' ? cp - '0' : 0;
}

static bool is_quote(const struct findings *findings, struct span words)
{
    for (size_t i = 0; i < findings->quote_count; i++)
        if (span_overlaps(findings->quotes[i].words, words))
            return true;
    return false;
}

static bool has_comma(const struct text *text, struct span name)
{
    for (uint32_t at = name.start + 1; at + 1 < name.end; at++)
        if (text->fold[at] == LIST_COMMA)
            return true;
    return false;
}

static bool has_count(const struct text *text, struct span name)
{
    for (uint32_t at = name.start; at < name.end; at++)
        if (count_of(text->fold[at]) > 0 || text->fold[at] == 0x767E || text->fold[at] == 0x5343)
            return true; /* 百 千 */
    return false;
}

/* Whether the same words stand in marks elsewhere, in the body or in a heading. */
static bool comes_back(const struct text *text, struct span name)
{
    struct span rest = {name.end, text->count};
    uint32_t length = span_length(name);

    for (uint32_t at = rest.start; at + length < rest.end; at++)
        if (text->fold[at] == 0x201C &&
            text_equal(text, (struct span){at + 1, at + 1 + length}, name))
            return true;
    return false;
}

/* “傻瓜措施清单”: the noun stands at the end of the name itself. */
static struct table_match noun_inside(const struct programme_reader *reader, struct span name)
{
    for (uint32_t at = name.start + 1; at < name.end; at++) {
        struct table_match noun = lexicon_exact(reader->lexicon, TABLE_PROGRAMME_NOUNS,
                                                reader->text, (struct span){at, name.end});
        if (noun.table)
            return noun;
    }
    return (struct table_match){0};
}

/* The noun behind the closing mark; a few characters may stand between: “一企一员驻企帮扶”工作机制.
 */
static struct table_match noun_behind(const struct programme_reader *reader, uint32_t at)
{
    return lexicon_longest(reader->lexicon, TABLE_PROGRAMME_NOUNS, reader->text, at,
                           reader->text->count);
}

static void add_part(struct programme_reader *reader, struct programme *programme, struct span part)
{
    struct slice *parts = arena_grow(reader->arena, programme->parts, programme->part_count,
                                     &programme->part_capacity, sizeof *parts);
    if (!parts)
        return;
    programme->parts = parts;
    parts[programme->part_count++] = text_utf8(reader->arena, reader->text, part);
}

/* “三员”,即:甲、乙、丙。 Parts are kept only when there are as many as the name says. */
static void read_parts(struct programme_reader *reader, struct programme *programme,
                       struct span name, uint32_t at)
{
    const struct text *text = reader->text;
    uint32_t wanted = count_of(text->fold[name.start]);

    if (text_fold(text, at) == ',')
        at++;
    bool introduced = text_fold(text, at) == 0x5373; /* 即 */
    at += introduced;
    if (text_fold(text, at) == ':')
        at++;
    else if (!introduced)
        return;
    while (wanted > 1 && programme->part_count < PARTS_MAX) {
        uint32_t end = at;
        while (end < text->count && end - at <= PART_LENGTH_MAX && text->fold[end] != LIST_COMMA &&
               text->fold[end] != ',' && text->fold[end] != ';' && text->fold[end] != 0x3002 &&
               text->fold[end] != '\n')
            end++;
        if (end == at || end - at > PART_LENGTH_MAX)
            break;
        add_part(reader, programme, (struct span){at, end});
        if (text_fold(text, end) != LIST_COMMA)
            break;
        at = end + 1;
    }
    if (programme->part_count != wanted)
        programme->part_count = 0;
    else
        programme->kind = PROGRAMME_LIST;
}

static bool is_known(const struct findings *findings, struct slice name)
{
    for (size_t i = 0; i < findings->programme_count; i++)
        if (slice_equal(findings->programmes[i].name, name))
            return true;
    return false;
}

static struct programme *add_programme(struct programme_reader *reader, struct span span,
                                       struct span words, enum programme_kind kind)
{
    struct findings *findings = reader->findings;
    struct slice name = text_utf8(reader->arena, reader->text, words);

    if (findings->programme_count == ITEMS_MAX || is_known(findings, name))
        return NULL;
    struct programme *list =
        arena_grow(reader->arena, findings->programmes, findings->programme_count,
                   &findings->programme_capacity, sizeof *list);
    if (!list)
        return NULL;
    findings->programmes = list;
    struct programme *programme = &list[findings->programme_count++];
    *programme = (struct programme){.span = span, .name = name, .kind = kind};
    return programme;
}

static void read_name(struct programme_reader *reader, struct span span, struct span words)
{
    const struct text *text = reader->text;
    uint32_t length = span_length(words);

    if (length < NAME_LENGTH_MIN || length > NAME_LENGTH_MAX)
        return;
    struct table_match noun = noun_behind(reader, span.end);
    span.end += noun.length;
    if (!noun.table)
        noun = noun_inside(reader, words);
    if (!noun.table && !has_count(text, words) && !has_comma(text, words) &&
        !comes_back(text, words))
        return;
    enum programme_kind kind =
        noun.table ? (enum programme_kind)noun.entries[0].kind : PROGRAMME_SLOGAN;
    struct programme *programme = add_programme(reader, span, words, kind);
    if (programme)
        read_parts(reader, programme, words, words.end + 1);
}

/* 策 案 档 员 品 业 议 图 表 码 卡 册: what is made for each one. */
static bool is_made_for_each(uint32_t cp)
{
    static const uint32_t MADE[] = {0x7B56, 0x6848, 0x6863, 0x5458, 0x54C1, 0x4E1A,
                                    0x8BAE, 0x56FE, 0x8868, 0x7801, 0x5361, 0x518C};
    for (size_t i = 0; i < sizeof MADE / sizeof *MADE; i++)
        if (MADE[i] == cp)
            return true;
    return false;
}

/* 一企一策, 一人一档 stand without marks as well; 一心一意 is an idiom. */
static uint32_t read_pair(struct programme_reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    struct span pair = {at, at + PAIR_LENGTH};

    if (text_fold(text, at) != ONE || text_fold(text, at + 2) != ONE ||
        !cp_is_hanzi(text_fold(text, at + 1)) || !is_made_for_each(text_fold(text, at + 3)))
        return at + 1;
    add_programme(reader, pair, pair, PROGRAMME_MECHANISM);
    return pair.end;
}

/* The closing mark of ‘ at `at`; `at` when a name does not end there. */
static uint32_t second_order_end(const struct text *text, uint32_t at)
{
    for (uint32_t end = at + 1; end < text->count && end - at <= NAME_LENGTH_MAX + 1; end++) {
        if (text->fold[end] == 0x2019) /* ’ */
            return end;
        if (text->fold[end] == '\n')
            break;
    }
    return at;
}

void programme_recognise(struct arena *arena, const struct lexicon *lexicon,
                         const struct layout *layout, struct findings *findings)
{
    struct programme_reader reader = {arena, lexicon, &layout->body, findings};
    struct quoted quoted;

    for (uint32_t at = 0; quote_marks_next(&layout->body, at, &quoted); at = quoted.span.end)
        if (quoted.closed && !is_quote(findings, quoted.words))
            read_name(&reader, quoted.span, quoted.words);
    for (uint32_t at = 0; at < layout->body.count;) {
        uint32_t end = layout->body.fold[at] == 0x2018 ? second_order_end(&layout->body, at) : at;
        if (end > at) /* ‘四个责任’ inside a quotation */
            read_name(&reader, (struct span){at, end + 1}, (struct span){at + 1, end});
        at = end > at ? end + 1 : read_pair(&reader, at);
    }
}
