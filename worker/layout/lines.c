/*
 * lines.c: the page as lines, and the small questions that every stage asks of them.
 *
 *     "标题\n\n　　正文。\n"  ->  {标题}, {正文。, gap}
 */
#include "layout/reading.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>

#define INDENT          0x3000u /* two of them begin a paragraph */
#define PROSE_HANZI_MIN 12u     /* a sentence of running text is at least that long */

static bool cp_ends_line(uint32_t cp)
{
    return cp == '\n' || cp == '\r' || cp == 0x0B || cp == 0x0C || cp == 0x85 || cp == 0x2028 ||
           cp == 0x2029;
}

static bool lines_push(struct reading *reading, struct span span, bool gap)
{
    struct line *lines = arena_grow(reading->notes->arena, reading->lines, reading->line_count,
                                    &reading->line_capacity, sizeof *lines);
    if (!lines)
        return false;
    reading->lines = lines;
    lines[reading->line_count++] = (struct line){.span = span, .gap = gap};
    return true;
}

/* Where the next paragraph of the line begins behind its indent, 。　　: the line's break is lost.
 * line.end when there is none. The title stands before the first of them. */
static uint32_t next_indent(const struct text *text, struct span line, bool titled)
{
    for (uint32_t at = line.start + 1; at + 2 < line.end; at++) {
        if (text->cp[at] != INDENT || text->cp[at + 1] != INDENT || text->cp[at - 1] == INDENT)
            continue;
        struct span before = {line.start, at};
        if (span_ends_sentence(text, before) || titled)
            return at;
    }
    return line.end;
}

/* Pushes the line, or the paragraphs in it. */
static bool line_push(struct reading *reading, struct span line, bool gap)
{
    const struct text *text = reading->text;
    bool indented = next_indent(text, line, false) < line.end;

    while (indented) {
        bool first = reading->line_count == 0;
        uint32_t at = next_indent(text, line, first);
        if (at == line.end)
            break;
        if (!lines_push(reading, (struct span){line.start, at}, gap))
            return false;
        notes_damage(reading->notes, DAMAGE_LINE_BREAKS_MISSING, true, true);
        line = text_trim(text, (struct span){at, line.end});
        gap = false;
    }
    return lines_push(reading, line, gap);
}

bool lines_split(struct reading *reading)
{
    const struct text *text = reading->text;
    bool gap = false;

    for (uint32_t start = 0; start < text->count;) {
        uint32_t end = start;
        while (end < text->count && !cp_ends_line(text->cp[end]))
            end++;
        struct span span = text_trim(text, (struct span){start, end});
        if (span_is_empty(span))
            gap = true;
        else if (!line_push(reading, span, gap))
            return false;
        else
            gap = false;
        start = end + 1;
    }
    return true;
}

void line_remove(struct reading *reading, size_t line, enum removal_kind kind)
{
    struct line *it = &reading->lines[line];

    if (it->gone)
        return;
    notes_remove(reading->notes, kind, reading->text, it->span);
    it->gone = true;
}

void line_cut_front(struct reading *reading, size_t line, uint32_t at, enum removal_kind kind)
{
    struct line *it = &reading->lines[line];

    if (at <= it->span.start)
        return;
    notes_remove(reading->notes, kind, reading->text, (struct span){it->span.start, at});
    it->span = text_trim(reading->text, (struct span){at, it->span.end});
    it->gone |= span_is_empty(it->span);
}

void line_cut_back(struct reading *reading, size_t line, uint32_t at, enum removal_kind kind)
{
    struct line *it = &reading->lines[line];

    if (at >= it->span.end)
        return;
    notes_remove(reading->notes, kind, reading->text, (struct span){at, it->span.end});
    it->span = text_trim(reading->text, (struct span){it->span.start, at});
    it->gone |= span_is_empty(it->span);
}

bool line_split(struct reading *reading, size_t line, uint32_t at)
{
    struct span span = reading->lines[line].span;
    struct span rest = text_trim(reading->text, (struct span){at, span.end});

    if (at >= span.end || span_is_empty(rest) || !lines_push(reading, rest, false))
        return false;
    struct line *lines = reading->lines;
    memmove(lines + line + 2, lines + line + 1, (reading->line_count - line - 2) * sizeof *lines);
    lines[line + 1] = (struct line){.span = rest, .joined = true};
    lines[line].span = text_trim(reading->text, (struct span){span.start, at});
    return true;
}

void line_cut_out(struct reading *reading, size_t line, struct span part, enum removal_kind kind)
{
    if (part.start > reading->lines[line].span.start && !line_split(reading, line++, part.start))
        return;
    line_cut_front(reading, line, part.end, kind);
}

size_t line_next(const struct reading *reading, size_t line)
{
    while (line < reading->line_count && reading->lines[line].gone)
        line++;
    return line;
}

size_t line_before(const struct reading *reading, size_t line)
{
    while (line-- > 0)
        if (!reading->lines[line].gone)
            return line;
    return reading->line_count;
}

uint32_t span_hanzi(const struct text *text, struct span span)
{
    uint32_t count = 0;

    for (uint32_t at = span.start; at < span.end; at++)
        count += cp_is_hanzi(text->fold[at]);
    return count;
}

bool cp_is_closing(uint32_t cp)
{
    switch (cp) {
    case ')':
    case ']':
    case '}':
    case '"':
    case '\'':
    case 0x201D: /* ” */
    case 0x2019: /* ’ */
    case 0x3011: /* 】 */
    case 0x300B: /* 》 */
    case 0x3009: /* 〉 */
        return true;
    default:
        return false;
    }
}

bool cp_is_opening(uint32_t cp)
{
    switch (cp) {
    case '(':
    case '[':
    case '{':
    case 0x201C: /* “ */
    case 0x2018: /* ‘ */
    case 0x3010: /* 【 */
    case 0x300A: /* 《 */
    case 0x3008: /* 〈 */
        return true;
    default:
        return false;
    }
}

bool cp_is_bullet(uint32_t cp)
{
    switch (cp) {
    case 0x2299: /* ⊙ */
    case 0x2609: /* ☉ */
    case 0x2605: /* ★ ☆ */
    case 0x2606:
    case 0x3007: /* ○, which folds to the numeral */
        return true;
    default:
        return (cp >= 0x2580 && cp <= 0x25FF) || cp_is_space(cp);
    }
}

bool span_ends_sentence(const struct text *text, struct span span)
{
    uint32_t end = span.end;

    while (end > span.start &&
           (cp_is_closing(text->fold[end - 1]) || cp_is_space(text->fold[end - 1])))
        end--;
    if (end == span.start)
        return false;
    uint32_t cp = text->fold[end - 1];
    if (cp == 0x2026) /* … stands for an end only when doubled */
        return end - span.start >= 2 && text->fold[end - 2] == 0x2026;
    return cp == 0x3002 || cp == '!' || cp == '?' || cp == ';';
}

bool span_is_prose(const struct text *text, struct span span)
{
    if (span_hanzi(text, span) < PROSE_HANZI_MIN)
        return false;
    return span_ends_sentence(text, span) || text_find(text, span, "。") < span.end;
}

bool line_is_prose(const struct reading *reading, size_t line)
{
    return span_is_prose(reading->text, reading->lines[line].span);
}

static uint32_t closing_of(uint32_t cp)
{
    switch (cp) {
    case '(':
        return ')';
    case '[':
        return ']';
    case 0x3010:
        return 0x3011;
    default:
        return 0;
    }
}

uint32_t bracket_end(const struct text *text, struct span span)
{
    uint32_t opening = span_is_empty(span) ? 0 : text->fold[span.start];
    uint32_t closing = closing_of(opening), depth = 0;
    bool is_long = span_length(span) > SENTENCE_REACH_MAX;
    uint32_t last = is_long ? span.start + SENTENCE_REACH_MAX : span.end;

    for (uint32_t at = span.start; closing && at < last; at++) {
        depth += text->fold[at] == opening;
        if (text->fold[at] == closing && --depth == 0)
            return at;
    }
    return span.end;
}

uint32_t skip_space(const struct text *text, uint32_t at, uint32_t end)
{
    while (at < end && cp_is_space(text->fold[at]))
        at++;
    return at;
}

uint32_t word_length(const char *word)
{
    uint32_t length = 0;

    for (; *word; word++)
        length += ((unsigned char)*word & 0xC0) != 0x80;
    return length;
}

struct slice reading_utf8(const struct reading *reading, struct span span)
{
    return text_utf8(reading->notes->arena, reading->text, span);
}
