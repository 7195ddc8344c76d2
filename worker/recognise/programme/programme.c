/* programme.c: short phrases in marks, and what makes them a programme. */
#include "recognise/programme/programme.h"

#include "base/limits.h"
#include "recognise/programme/programme_bare.h"
#include "recognise/programme/programme_frame.h"
#include "recognise/programme/programme_name.h"
#include "recognise/programme/programme_parts.h"
#include "recognise/quote/quote_marks.h"

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

static bool is_heading(const struct programme_reader *reader, struct span name)
{
    for (size_t i = 0; i < reader->layout->section_count; i++)
        if (span_contains(reader->layout->sections[i].heading, name))
            return true;
    return false;
}

static bool is_mention(const struct span *mentions, size_t count, struct span words)
{
    for (size_t i = 0; i < count; i++)
        if (mentions[i].start == words.start && mentions[i].end == words.end)
            return true;
    return false;
}

/* “中选会”, “崔有江”牌: whether what stands in the marks is the name of an office or of somebody.
 * Other bodies may be programmes: “苗圃银行”. */
static bool is_somebody(const struct findings *findings, struct span words)
{
    for (size_t i = 0; i < findings->organisation_count; i++)
        if (findings->organisations[i].kind == ORG_GOVERNMENT &&
            is_mention(findings->organisations[i].mentions,
                       findings->organisations[i].mention_count, words))
            return true;
    for (size_t i = 0; i < findings->person_count; i++)
        if (is_mention(findings->people[i].mentions, findings->people[i].mention_count, words))
            return true;
    return false;
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

/* Whether the name says by itself that it is one. A word of the dictionary is one in headings. */
static bool speaks(const struct programme_reader *reader, struct span words)
{
    const struct text *text = reader->text;
    bool common = lexicon_exact(reader->lexicon, TABLE_COMMON_WORDS, text, words).table;

    return !programme_name_is_number(text, words) && (!common || is_heading(reader, words)) &&
           programme_name_speaks(reader->lexicon, text, words);
}

/* A phrase in marks: `words`, with the marks `span`. */
static void read_name(struct programme_reader *reader, struct span span, struct span words)
{
    const struct text *text = reader->text;

    if (span_length(words) < PROGRAMME_NAME_MIN || span_length(words) > PROGRAMME_NAME_MAX ||
        programme_name_is_word(reader->lexicon, text, words))
        return;
    struct programme_frame frame =
        programme_frame_read(reader->lexicon, text, span, words, is_heading(reader, words));
    struct programme_parts parts = programme_parts_read(text, words, frame.end);
    bool listed = parts.count > 0 && parts.items[0].start >= words.end;
    if (frame.refused || (!frame.noun.table && !frame.said && !listed && !speaks(reader, words)) ||
        is_somebody(reader->findings, words))
        return;
    enum programme_kind kind = frame.noun.table ? (enum programme_kind)frame.noun.entries[0].kind
                               : frame.said     ? PROGRAMME_CAMPAIGN
                                                : PROGRAMME_SLOGAN;
    if (listed)
        kind = PROGRAMME_LIST;
    struct span behind = {span.end, frame.end};
    if (text_find(text, behind, "“") == behind.end)
        span.end = behind.end;
    bool counted = frame.noun.table && programme_frame_counted(text, behind.start) > 0;
    add_programme(reader, span, counted ? span : words, kind, &parts);
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
    struct programme_bare bare = programme_bare_read(reader->lexicon, reader->text, at);
    struct programme_parts parts = {.count = 0};

    if (span_is_empty(bare.name))
        return at + 1;
    if (bare.counted)
        parts = bare.listed ? programme_parts_read(reader->text, bare.name, bare.name.end)
                            : programme_parts_series(reader->text, bare.name, bare.name.end);
    if (is_taken(reader->findings, bare.name) || (bare.counted && parts.count == 0))
        return bare.name.end;
    add_programme(reader, bare.name, bare.name, bare.kind, &parts);
    if (bare.counted)
        read_colours(reader, &parts);
    return bare.name.end;
}

/* The closing mark of ‘ at `at`; `at` when a name does not end there. */
static uint32_t second_order_end(const struct text *text, uint32_t at)
{
    for (uint32_t end = at + 1; end < text->count && end - at <= PROGRAMME_NAME_MAX + 1; end++) {
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
        if (length < 2 || !programme_name_is_number(reader->text, programme->words))
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
