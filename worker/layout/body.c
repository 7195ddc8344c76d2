/*
 * body.c: paragraphs are lines, or several that were joined, with one \n between them.
 *
 * A \n has no bytes of its own in the input: it stands at the end of the character before it, with
 * length 0, so that offsets into the input stay in order.
 */
#include "layout/body.h"

#include "layout/block.h"
#include "layout/dateline.h"
#include "layout/meta.h"
#include "layout/pairs.h"

#define HEADING_HANZI_MAX  40u
#define HEADING_HANZI_MIN  2u
#define HEADED_HANZI_MIN   12u /* of the paragraph below a heading */
#define CUT_OFF_HANZI_MIN  15u
#define HEADED_TITLE_HANZI 6u
#define BRIEFS_MIN         3u

/* A heading so long that shares so little with the text is another story's headline. */
#define STRANGE_LENGTH_MIN     14u
#define STRANGE_SHARE_PER_CENT 6u

/* --- Headings --------------------------------------------------------------------------------- */

/* 问:, 甲:, Q:: one character that stands for who speaks. 春:一筐鸡崽上车来 is about the spring. */
static bool begins_as_speech(const struct text *text, struct span span)
{
    static const char *const speakers[] = {"问", "答", "记", "甲", "乙", "丙", "男", "女",
                                           "主", "客", "我", "你", "他", "她", "您", NULL};

    return text_fold(text, span.start + 1) == ':' &&
           (!cp_is_hanzi(text->fold[span.start]) ||
            text_one_of(text, span.start, span.end, speakers) > 0);
}

static bool heading_shape(const struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    uint32_t hanzi = span_hanzi(text, span), last = text->fold[span.end - 1];
    uint32_t first = text->fold[span.start];
    size_t below = line_next(reading, line + 1);

    if (below < reading->line_count && reading->lines[below].joined) /* it goes on there */
        return false;
    if (hanzi < HEADING_HANZI_MIN || hanzi > HEADING_HANZI_MAX || reading->lines[line].joined)
        return false;
    if (last == ',' || last == 0x3001 || last == ':' || last == ';' || last == 0x2026 ||
        last == '.')
        return false;
    if (span_ends_sentence(text, span) || text_find(text, span, "。") < span.end)
        return false;
    if (first == 0x2014 || first == '-') /* ——编者 */
        return false;
    /* A line of speech: “…” alone, or 问:… */
    if (first == 0x201C && last == 0x201D)
        return false;
    return !begins_as_speech(text, span);
}

static bool line_is_long_prose(const struct reading *reading, size_t line)
{
    return line < reading->line_count && line_is_prose(reading, line) &&
           span_hanzi(reading->text, reading->lines[line].span) >= HEADED_HANZI_MIN;
}

/* 杨光先 掌墨师傅, above 杨光先:我爷爷修过…: the words that a film shows below a speaker. */
static bool is_name_card(const struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    size_t below = line_next(reading, line + 1);
    uint32_t name = span.start;

    while (name < span.end && !cp_is_space(text->fold[name]))
        name++;
    uint32_t length = name - span.start;
    if (name == span.end || below == reading->line_count)
        return false;
    struct span speech = reading->lines[below].span;
    return span_length(speech) > length && text->fold[speech.start + length] == ':' &&
           text_equal(text, (struct span){span.start, name},
                      (struct span){speech.start, speech.start + length});
}

/* Above a heading stands running text, or nothing, or one other heading. */
static bool heading_place(const struct reading *reading, size_t line)
{
    size_t above = line_before(reading, line), below = line_next(reading, line + 1);

    if (above < reading->line_count && !line_is_prose(reading, above)) {
        size_t higher = line_before(reading, above);
        if (!reading->lines[above].heading ||
            (higher < reading->line_count && !line_is_prose(reading, higher)))
            return false;
    }
    if (line_is_long_prose(reading, below))
        return true;
    if (below == reading->line_count || !heading_shape(reading, below))
        return false;
    return above != reading->line_count && !reading->lines[above].heading &&
           line_is_long_prose(reading, line_next(reading, below + 1));
}

void headings_mark(struct reading *reading)
{
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1))
        reading->lines[i].heading =
            heading_shape(reading, i) && heading_place(reading, i) && !is_name_card(reading, i);
}

static bool is_long_heading(const struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    uint32_t length = 0;

    for (uint32_t at = span.start; at < span.end; at++) /* 新款SUV is as long as it looks */
        length += cp_is_hanzi(text->fold[at]) || cp_is_latin(text->fold[at]);
    return reading->lines[line].heading && length >= STRANGE_LENGTH_MIN;
}

/* Above another heading it heads a part of the article, and is no strange line. */
static bool heads_a_part(const struct reading *reading, size_t line)
{
    size_t below = line_next(reading, line + 1);

    return below < reading->line_count && reading->lines[below].heading;
}

static size_t next_long_heading(const struct reading *reading, size_t line)
{
    line = line_next(reading, line);
    while (line < reading->line_count &&
           (!is_long_heading(reading, line) || heads_a_part(reading, line)))
        line = line_next(reading, line + 1);
    return line;
}

void headings_judge(struct reading *reading)
{
    size_t line = next_long_heading(reading, 0);
    struct pair_set *set = line < reading->line_count ? pair_set_new(reading->notes->arena) : NULL;

    if (!set)
        return;
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1))
        pair_set_add(set, reading->text, reading->lines[i].span);
    for (; line < reading->line_count; line = next_long_heading(reading, line + 1)) {
        if (pair_set_share(set, reading->text, reading->lines[line].span, 2) >
            STRANGE_SHARE_PER_CENT)
            continue;
        line_remove(reading, line, REMOVAL_SPAM);
        notes_damage(reading->notes, DAMAGE_JUNK, true, false);
    }
}

/* --- The text --------------------------------------------------------------------------------- */

static void append_break(struct text_builder *builder)
{
    uint32_t last = builder->count - 1;

    text_append(builder, '\n', '\n', builder->raw[last] + builder->raw_length[last], 0);
}

static void section_open(struct layout *layout, struct span heading, uint32_t start)
{
    layout->sections[layout->section_count++] = (struct section){heading, {start, start}};
}

static void section_grow(struct layout *layout, uint32_t end)
{
    if (layout->section_count > 0)
        layout->sections[layout->section_count - 1].extent.end = end;
}

static void line_append(struct reading *reading, struct text_builder *builder, size_t line)
{
    struct layout *layout = reading->layout;
    const struct line *it = &reading->lines[line];
    bool joined = it->joined && layout->paragraph_count > 0;

    if (builder->count > 0 && !joined)
        append_break(builder);
    uint32_t start = builder->count;
    text_append_span(builder, reading->text, it->span);
    struct span span = {start, builder->count};
    if (it->heading)
        section_open(layout, span, start);
    else if (layout->section_count == 0)
        section_open(layout, (struct span){start, start}, start);
    section_grow(layout, span.end);
    if (joined)
        layout->paragraphs[layout->paragraph_count - 1].end = span.end;
    else
        layout->paragraphs[layout->paragraph_count++] = span;
}

bool body_build(struct reading *reading)
{
    struct layout *layout = reading->layout;
    struct arena *arena = reading->notes->arena;
    struct text_builder builder;
    uint32_t capacity = 0;
    size_t open = 0;

    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        capacity += span_length(reading->lines[i].span) + 1;
        open++;
    }
    if (open == 0)
        return false;
    text_builder_init(&builder, arena, capacity);
    layout->paragraphs = arena_array(arena, open, sizeof *layout->paragraphs);
    layout->sections = arena_array(arena, open + 1, sizeof *layout->sections);
    if (!layout->paragraphs || !layout->sections)
        return true;
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1))
        line_append(reading, &builder, i);
    layout->body = text_built(&builder);
    return true;
}

/* --- Damage ----------------------------------------------------------------------------------- */

/* A message of one paragraph often lacks its last 。: …累计报告确诊病例28例, or …出院(记者 甲). */
static bool is_whole_message(const struct reading *reading, struct span paragraph)
{
    static const char *const COUNTS[] = {"例", "起", NULL}; /* no longer unit begins with them */
    const struct layout *layout = reading->layout;
    const struct text *body = &layout->body;
    uint32_t at = paragraph.end, end = body->raw[paragraph.end - 1];

    if (layout->paragraph_count > 1 || reading->stamp.precision != MOMENT_NONE)
        return false;
    for (size_t i = 0; i < reading->notes->removal_count; i++)
        if (reading->notes->removals[i].kind == REMOVAL_CREDIT &&
            reading->notes->removals[i].raw.start > end)
            return true;
    uint32_t unit = at - text_one_of(body, at - 1, at, COUNTS);
    return unit < at && cp_is_digit(body->fold[unit - 1]);
}

/* The last paragraph is running text that stops in the middle. */
static bool is_cut_off(const struct reading *reading)
{
    const struct layout *layout = reading->layout;
    const struct text *body = &layout->body;
    struct span last = layout->paragraphs[layout->paragraph_count - 1];
    uint32_t cp = body->fold[last.end - 1];

    if (cp == ',' || cp == 0x3001)
        return true;
    if (body->fold[last.start] == 0x201C && text_find(body, last, "”") == last.end &&
        !span_ends_sentence(body, last)) /* “这茶 */
        return true;
    if (span_hanzi(body, last) < CUT_OFF_HANZI_MIN)
        return false;
    if (cp == 0x2026)
        return last.end < 2 || body->fold[last.end - 2] != 0x2026;
    if (cp == '.' && last.end >= 2 && body->fold[last.end - 2] == '.')
        return true;
    if (cp == ')' || cp == ']' || cp == 0x3011) /* a note stands at the end */
        return false;
    if (span_ends_sentence(body, last))
        return false;
    if (text_find(body, last, "。") < last.end)
        return !is_whole_message(reading, last);
    /* One sentence, begun below others that are whole. */
    return layout->paragraph_count > 1 && text_find(body, last, ",") < last.end &&
           span_ends_sentence(body, layout->paragraphs[layout->paragraph_count - 2]);
}

/* Whether a title stands above the line: 标题 / (记者甲/台南报导)… */
static bool is_headed(const struct reading *reading, size_t line)
{
    size_t above = line_before(reading, line);

    return above < reading->line_count && !line_is_prose(reading, above) &&
           span_hanzi(reading->text, reading->lines[above].span) >= HEADED_TITLE_HANZI;
}

/* 【清河小学开运动会】3月12日,…: a headline before its story, in its line or above it. 【案情回顾】
 * heads a part. */
static bool is_brief(const struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    uint32_t close = bracket_end(text, span);
    size_t below = line_next(reading, line + 1);

    if (text->fold[span.start] != 0x3010 || close == span.end ||
        span_hanzi(text, (struct span){span.start, close}) < HEADED_TITLE_HANZI)
        return false;
    return close + 1 < span.end ? span_is_prose(text, (struct span){close + 1, span.end})
                                : below < reading->line_count && line_is_prose(reading, below);
}

/* The first of several headlines in brackets has become the page's title. */
static bool is_titled_brief(const struct reading *reading, size_t first)
{
    const struct text *text = reading->text;
    struct span above = first > 0 ? reading->lines[first - 1].span : (struct span){0, 0};

    return !span_is_empty(above) && text->fold[above.start] == 0x3010 &&
           bracket_end(text, above) + 1 == above.end && line_is_prose(reading, first);
}

/* Whether another story begins in the line: with a dateline of its own, an outlet's or one that
 * names somebody below a title, or with the source and stamp between a title and the text. */
static bool begins_story(const struct reading *reading, size_t line)
{
    struct span span = reading->lines[line].span;
    struct dateline_found found;

    if (is_headed(reading, line) && meta_is(reading, span))
        return line_is_long_prose(reading, line_next(reading, line + 1));
    return dateline_find(reading, span, &found) && found.end < span.end &&
           ((found.strong && !span_is_empty(found.outlet)) ||
            (found.byline_count > 0 && is_headed(reading, line)));
}

/* How many other stories begin below the text of the first. */
static uint32_t more_stories(const struct reading *reading)
{
    size_t first = line_next(reading, 0);
    uint32_t count = 0, briefs = is_titled_brief(reading, first);
    bool text_above = false;

    for (size_t i = first; i < reading->line_count; i = line_next(reading, i + 1)) {
        if (text_above && begins_story(reading, i))
            count++;
        else
            briefs += is_brief(reading, i);
        text_above |= line_is_prose(reading, i);
    }
    return count + (briefs >= BRIEFS_MIN ? briefs - 1 : 0);
}

void body_judge(struct reading *reading)
{
    if (reading->layout->paragraph_count == 0)
        return;
    if (block_is_body(reading))
        notes_damage(reading->notes, DAMAGE_LINE_BREAKS_MISSING, false, true);
    if (reading->notes->damage[DAMAGE_TRUNCATED].count == 0 && is_cut_off(reading))
        notes_damage(reading->notes, DAMAGE_TRUNCATED, false, true);
    for (uint32_t i = more_stories(reading); i > 0; i--)
        notes_damage(reading->notes, DAMAGE_MULTIPLE_ARTICLES, false, false);
}
