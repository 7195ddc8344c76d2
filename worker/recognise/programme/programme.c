/* programme.c: short phrases in marks, and what makes them a programme. */
#include "recognise/programme/programme.h"

#include "base/limits.h"
#include "recognise/programme/programme_parts.h"
#include "recognise/quote/quote_marks.h"

#define NAME_LENGTH_MIN 2u /* code points */
#define NAME_LENGTH_MAX 24u
#define NOUN_REACH_MAX  5u /* code points between the mark and a noun that may stand further on */
#define VERB_LENGTH_MAX 4u
#define COUNTED_MAX     4u /* of what is counted without marks: 必选动作 */
#define PAIR_LENGTH     4u /* 一企一策 */
#define MARKS_MAX       8u /* names side by side before one noun */

static const uint32_t LIST_COMMA = 0x3001, ONE = 0x4E00; /* 、 一 */
static const uint32_t OPEN = 0x201C;                     /* “ */

struct programme_reader {
    struct arena *arena;
    const struct lexicon *lexicon;
    const struct layout *layout;
    const struct text *text;
    struct findings *findings;
};

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

static bool counts(uint32_t cp)
{
    return programme_count_of(cp) > 0 || cp == 0x767E || cp == 0x5343 || cp == 0x4E07; /* 百千万 */
}

/* Whether nothing but a number stands there: 123, 366, 1+10; not so 双百双千. */
static bool is_number(const struct text *text, struct span name)
{
    for (uint32_t at = name.start; at < name.end; at++)
        if (!counts(text->fold[at]) && !cp_is_digit(text->fold[at]) && text->fold[at] != '+')
            return false;
    return span_length(name) != PAIR_LENGTH || !cp_is_hanzi(text->fold[name.start]) ||
           text->fold[name.start] != text->fold[name.start + 2];
}

/* 三大保障, 六稳 and 百名局长进千企 begin with a number; 一 counts only beside another: 一企一员,
 * for 一路畅行 counts nothing. */
static bool has_count(const struct text *text, struct span name)
{
    uint32_t numbers = 0;

    for (uint32_t at = name.start; at < name.end; at++)
        numbers += counts(text->fold[at]);
    return counts(text->fold[name.start]) && (text->fold[name.start] != ONE || numbers > 1);
}

/* 贷牛还牛: the second half answers the first. */
static bool is_parallel(const struct text *text, struct span name)
{
    return span_length(name) == PAIR_LENGTH &&
           text->fold[name.start + 1] == text->fold[name.start + 3] &&
           text->fold[name.start] != text->fold[name.start + 2];
}

/* Whether the same words stand in marks further on. */
static bool comes_back(const struct text *text, struct span name)
{
    uint32_t length = span_length(name);

    for (uint32_t at = name.end; at + length < text->count; at++)
        if (text->fold[at] == OPEN &&
            text_equal(text, (struct span){at + 1, at + 1 + length}, name))
            return true;
    return false;
}

static bool is_heading(const struct programme_reader *reader, struct span name)
{
    for (size_t i = 0; i < reader->layout->section_count; i++)
        if (span_contains(reader->layout->sections[i].heading, name))
            return true;
    return false;
}

/* 防火墙, 钉子户: a word that everybody uses names no programme, unless a heading has it. */
static bool is_common(const struct programme_reader *reader, struct span name)
{
    return !is_heading(reader, name) &&
           lexicon_exact(reader->lexicon, TABLE_COMMON_WORDS, reader->text, name).table != NULL;
}

/* Whether the row says that its word stands `where`. */
static bool stands(struct table_match word, const char *where)
{
    return word.table && strcmp(table_column(word.table, word.entries, 0), where) == 0;
}

/* “红黑榜”: the noun stands at the end of the name itself, or the name with it. */
static struct table_match noun_inside(const struct programme_reader *reader, struct span name)
{
    for (uint32_t at = name.start + 1; at < name.end; at++) {
        struct table_match noun = lexicon_exact(reader->lexicon, TABLE_PROGRAMME_NOUNS,
                                                reader->text, (struct span){at, name.end});
        if (stands(noun, "inside") || stands(noun, "far") || stands(noun, ""))
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
            span_length(next.words) > NAME_LENGTH_MAX)
            break;
        at = next.span.end;
    }
    return at + (text_fold(text, at) == 0x7B49); /* 等 */
}

/* The noun behind the closing mark at `at`, and in *ret_end where it ends. */
static struct table_match noun_behind(const struct programme_reader *reader, uint32_t at,
                                      uint32_t *ret_end)
{
    const struct text *text = reader->text;

    at = after_marks(text, at);
    at += text_fold(text, at) == 0x7684; /* 的 */
    for (uint32_t from = at; from <= at + NOUN_REACH_MAX; from++) {
        struct table_match noun =
            lexicon_longest(reader->lexicon, TABLE_PROGRAMME_NOUNS, text, from, text->count);
        if (stands(noun, "far") || (from == at && stands(noun, ""))) {
            *ret_end = from + noun.length;
            return noun;
        }
        if (!cp_is_hanzi(text_fold(text, from)) || text_fold(text, from) == 0x7684)
            break;
    }
    return (struct table_match){0};
}

/* 推行“…”: the verb right before the mark. */
static struct table_match verb_before(const struct programme_reader *reader, uint32_t at)
{
    struct table_match verb = {0};

    at -= at > 0 && text_fold(reader->text, at - 1) == 0x4E86; /* 了 */
    for (uint32_t length = 2; length <= VERB_LENGTH_MAX && length <= at && !verb.table; length++)
        verb = lexicon_exact(reader->lexicon, TABLE_PROGRAMME_NOUNS, reader->text,
                             (struct span){at - length, at});
    return stands(verb, "before") ? verb : (struct table_match){0};
}

static bool is_known(const struct findings *findings, struct slice name)
{
    for (size_t i = 0; i < findings->programme_count; i++)
        if (slice_equal(findings->programmes[i].name, name))
            return true;
    return false;
}

static void add_programme(struct programme_reader *reader, struct span span, struct span words,
                          enum programme_kind kind, const struct programme_parts *parts)
{
    struct findings *findings = reader->findings;
    struct slice name = text_utf8(reader->arena, reader->text, words);

    if (findings->programme_count == ITEMS_MAX || is_known(findings, name))
        return;
    struct programme *list =
        arena_grow(reader->arena, findings->programmes, findings->programme_count,
                   &findings->programme_capacity, sizeof *list);
    struct slice *slices = arena_array(reader->arena, parts->count + 1, sizeof *slices);
    if (!list || !slices)
        return;
    for (uint32_t i = 0; i < parts->count; i++)
        slices[i] = text_utf8(reader->arena, reader->text, parts->items[i]);
    findings->programmes = list;
    list[findings->programme_count++] = (struct programme){.span = span,
                                                           .words = words,
                                                           .name = name,
                                                           .kind = kind,
                                                           .parts = slices,
                                                           .part_count = parts->count};
}

/* Whether the name says by itself that it is one. */
static bool speaks(const struct programme_reader *reader, struct span name)
{
    const struct text *text = reader->text;

    return !is_number(text, name) && !is_common(reader, name) &&
           (has_count(text, name) || has_comma(text, name) || is_parallel(text, name) ||
            (span_length(name) > NAME_LENGTH_MIN && comes_back(text, name)));
}

static void read_name(struct programme_reader *reader, struct span span, struct span words)
{
    if (span_length(words) < NAME_LENGTH_MIN || span_length(words) > NAME_LENGTH_MAX)
        return;
    uint32_t end = span.end;
    struct table_match noun = noun_behind(reader, span.end, &end);
    if (!noun.table && span_length(words) > NAME_LENGTH_MIN && !is_common(reader, words) &&
        !is_number(reader->text, words)) {
        noun = noun_inside(reader, words);
        if (!noun.table)
            noun = verb_before(reader, span.start);
    }
    struct programme_parts parts = programme_parts_read(reader->text, words, end);
    if (!noun.table && !speaks(reader, words) && parts.count == 0)
        return;
    enum programme_kind kind =
        noun.table ? (enum programme_kind)noun.entries[0].kind : PROGRAMME_SLOGAN;
    if (parts.count > 0 && parts.items[0].start >= words.end)
        kind = PROGRAMME_LIST;
    if (text_find(reader->text, (struct span){span.end, end}, "“") == end)
        span.end = end;
    add_programme(reader, span, words, kind, &parts);
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

/* 林河湖湾滩田路楼链街点: what has a 长 of its own, by whose name a system is called. */
static bool is_kept_by_chief(uint32_t cp)
{
    static const uint32_t KEPT[] = {0x6797, 0x6CB3, 0x6E56, 0x6E7E, 0x6EE9, 0x7530,
                                    0x8DEF, 0x697C, 0x94FE, 0x8857, 0x70B9};
    for (size_t i = 0; i < sizeof KEPT / sizeof *KEPT; i++)
        if (KEPT[i] == cp)
            return true;
    return false;
}

/* 一企一策, 一人一档 stand without marks as well; 一心一意 is an idiom. So does 林长制. */
static struct span pair_at(const struct text *text, uint32_t at)
{
    struct span pair = {at, at};

    if (text->fold[at] == ONE && text_fold(text, at + 2) == ONE &&
        cp_is_hanzi(text_fold(text, at + 1)) && is_made_for_each(text_fold(text, at + 3)))
        pair.end = at + PAIR_LENGTH;
    else if (text_fold(text, at + 1) == 0x957F && text_fold(text, at + 2) == 0x5236 /* 长制 */ &&
             is_kept_by_chief(text->fold[at]))
        pair.end = at + 3;
    return pair;
}

/* 三不|原则, 双减|政策: a number, what is done or left so many times, and a noun. */
static struct span rule_at(const struct programme_reader *reader, uint32_t at)
{
    static const uint32_t DONE[] = {
        0x4E0D, 0x5FC5, 0x514D, 0x5305, 0x96F6, 0x6E05, 0x65E0, 0x5148, 0x4E25,
        0x5B9A, 0x4FDD, 0x7A33, 0x51CF, 0x63A7, 0x901A, 0x8BAE, 0x67E5}; /* 不必免包零清无先严定保稳减控通议查
                                                                          */
    const struct text *text = reader->text;
    struct span none = {at, at};

    if (programme_count_of(text->fold[at]) < 2 || cp_is_digit(text->fold[at]) ||
        (at > 0 && (text->fold[at - 1] == 0x7B2C || counts(text->fold[at - 1])))) /* 第 */
        return none;
    for (size_t i = 0; i < sizeof DONE / sizeof *DONE; i++) {
        if (text_fold(text, at + 1) != DONE[i])
            continue;
        struct table_match noun =
            lexicon_longest(reader->lexicon, TABLE_PROGRAMME_NOUNS, text, at + 2, text->count);
        if (noun.length > 1 && (stands(noun, "") || stands(noun, "far")))
            return (struct span){at, at + 2 + noun.length};
    }
    return none;
}

/* 四个必选动作 at the end of a clause: what is counted there. */
static struct span counted_at(const struct text *text, uint32_t at)
{
    static const uint32_t MEASURES[] = {0x4E2A, 0x5927, 0x9879, 0x6761, 0x5957}; /* 个大项条套 */
    struct span none = {at, at};
    uint32_t end = at + 2;
    bool measured = false;

    if (programme_count_of(text->fold[at]) < 3 || cp_is_digit(text->fold[at]))
        return none;
    for (size_t i = 0; i < sizeof MEASURES / sizeof *MEASURES; i++)
        measured |= text_fold(text, at + 1) == MEASURES[i];
    while (measured && cp_is_hanzi(text_fold(text, end)) && end - at - 2 <= COUNTED_MAX &&
           text->fold[end] != 0x7684 /* 的 */)
        end++;
    if (end - at - 2 < 2 || end - at - 2 > COUNTED_MAX || text->fold[at + 2] == 0x6708 /* 月 */)
        return none;
    return (struct span){at, end};
}

/* Whether the last word of `counted` is one of those of which a list is made: 动作, 到位. */
static bool is_listed_noun(const struct programme_reader *reader, struct span counted)
{
    for (uint32_t at = counted.start + 2; at + 1 < counted.end; at++)
        if (stands(lexicon_exact(reader->lexicon, TABLE_PROGRAMME_NOUNS, reader->text,
                                 (struct span){at, counted.end}),
                   "counted"))
            return true;
    return false;
}

/* 春风行动, 首问负责制: a name that everybody knows needs no marks. It begins a word. */
static struct table_match known_at(const struct programme_reader *reader, uint32_t at)
{
    struct table_match name = lexicon_longest(reader->lexicon, TABLE_PROGRAMME_NAMES, reader->text,
                                              at, reader->text->count);

    if (name.table && at > 0 &&
        lexicon_exact(reader->lexicon, TABLE_COMMON_WORDS, reader->text,
                      (struct span){at - 1, at + 1})
            .table)
        name.table = NULL;
    return name;
}

/* Whether the characters belong to a document's title, or to a programme that is found. */
static bool is_taken(const struct findings *findings, struct span span)
{
    for (size_t i = 0; i < findings->programme_count; i++)
        if (span_overlaps(findings->programmes[i].span, span))
            return true;
    for (size_t i = 0; i < findings->document_count; i++)
        if (span_overlaps(findings->documents[i].span, span))
            return true;
    return false;
}

/* 每日汇总一张图表。…挂绿旗…挂黄旗…挂红旗…: what a part has for parts of its own, up to the next
 * part or the end of its line. */
static void read_colours(struct programme_reader *reader, const struct programme_parts *parts)
{
    const struct text *text = reader->text;

    for (uint32_t i = 0; i < parts->count; i++) {
        struct span below = {parts->items[i].end, parts->items[i].end};
        uint32_t limit = i + 1 < parts->count ? parts->items[i + 1].start : text->count;
        while (below.end < limit && text->fold[below.end] != '\n')
            below.end++;
        struct programme_parts colours = programme_parts_colours(text, below);
        if (colours.count > 0)
            add_programme(reader, parts->items[i], parts->items[i], PROGRAMME_LIST, &colours);
    }
}

/* What stands without marks. Returns where to go on. */
static uint32_t read_bare(struct programme_reader *reader, uint32_t at)
{
    struct span pair = pair_at(reader->text, at), counted = counted_at(reader->text, at);
    struct programme_parts parts = {.count = 0};

    if (span_is_empty(pair))
        pair = rule_at(reader, at);
    if (!span_is_empty(pair)) {
        add_programme(reader, pair, pair, PROGRAMME_MECHANISM, &parts);
        return pair.end;
    }
    if (span_is_empty(counted)) {
        struct table_match name = known_at(reader, at);
        struct span span = {at, at + name.length};
        if (name.table && !is_taken(reader->findings, span))
            add_programme(reader, span, span, (enum programme_kind)name.entries[0].kind, &parts);
        return name.table ? span.end : at + 1;
    }
    parts = is_listed_noun(reader, counted)
                ? programme_parts_read(reader->text, counted, counted.end)
                : programme_parts_series(reader->text, counted, counted.end);
    if (parts.count > 0) {
        add_programme(reader, counted, counted, PROGRAMME_LIST, &parts);
        read_colours(reader, &parts);
    }
    return counted.end;
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

/* “123”举措: each digit is the number that one of the programmes behind it begins with, in their
 * order. Returns how many parts; 0 when one is missing. */
static size_t parts_of_number(const struct programme_reader *reader, size_t programme,
                              bool headings, struct slice *parts)
{
    const struct findings *findings = reader->findings;
    struct span name = findings->programmes[programme].words;
    size_t next = programme + 1, count = 0;

    for (uint32_t at = name.start; at < name.end; at++) {
        uint32_t number = programme_count_of(reader->text->fold[at]);
        for (; number > 0 && next < findings->programme_count; next++) {
            struct span words = findings->programmes[next].words;
            if (programme_count_of(reader->text->fold[words.start]) == number &&
                (!headings || is_heading(reader, words)))
                break;
        }
        if (number == 0 || next == findings->programme_count)
            return 0;
        parts[count++] = findings->programmes[next++].name;
    }
    return count;
}

/* Programmes of headings come first: they are what the number counts. */
static void read_numbers(struct programme_reader *reader)
{
    struct findings *findings = reader->findings;

    for (size_t i = 0; i < findings->programme_count; i++) {
        struct programme *programme = &findings->programmes[i];
        uint32_t length = span_length(programme->words);
        if (length < 2 || !is_number(reader->text, programme->words))
            continue;
        programme->parts = arena_array(reader->arena, length, sizeof *programme->parts);
        if (!programme->parts)
            return;
        programme->part_count = parts_of_number(reader, i, true, programme->parts);
        if (programme->part_count == 0)
            programme->part_count = parts_of_number(reader, i, false, programme->parts);
    }
}

void programme_recognise(struct arena *arena, const struct lexicon *lexicon,
                         const struct layout *layout, struct findings *findings)
{
    const struct text *text = &layout->body;
    struct programme_reader reader = {arena, lexicon, layout, text, findings};
    struct quoted quoted;

    for (uint32_t at = 0; quote_marks_next(text, at, &quoted); at = quoted.span.end)
        if (quoted.closed && !is_quote(findings, quoted.words))
            read_name(&reader, quoted.span, quoted.words);
    read_numbers(&reader);
    for (uint32_t at = 0; at < text->count;) {
        uint32_t end = text->fold[at] == 0x2018 ? second_order_end(text, at) : at;
        if (end > at) /* ‘四个责任’ inside a quotation */
            read_name(&reader, (struct span){at, end + 1}, (struct span){at + 1, end});
        at = end > at ? end + 1 : read_bare(&reader, at);
    }
}
