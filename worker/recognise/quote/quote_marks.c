/* quote_marks.c: a closing mark, the end of the paragraph, or the next opening mark, what comes
 * first. */
#include "recognise/quote/quote_marks.h"

#define LINES_MAX 12u /* of what is read out: a poem, an oath */

static const uint32_t OPEN = 0x201C, CLOSE = 0x201D; /* “ ” */

static bool opens(const struct text *text, uint32_t at)
{
    return text->fold[at] == OPEN || text->fold[at] == '"';
}

/* “他说「…」,…。” Where the stretch ends that opens at `at` within one that opened with the mark
 * `outer` of another kind; `at` when it does not. */
static uint32_t inner_end(const struct text *text, uint32_t at, uint32_t outer)
{
    uint32_t end = at;

    if (text->cp[at] == outer)
        return at;
    while (end < text->count && text->fold[end] != CLOSE && text->fold[end] != '\n')
        end++;
    return text_fold(text, end) == CLOSE ? end + 1 : at;
}

/* Where the stretch that the mark at `open` opened meets a mark of its kind or the end of the line,
 * from `at` on. */
static uint32_t stretch_end(const struct text *text, uint32_t open, uint32_t at, uint32_t close)
{
    while (at < text->count && text->fold[at] != close && text->fold[at] != '\n') {
        bool opening = close == CLOSE && text->fold[at] == OPEN;
        uint32_t next = opening ? inner_end(text, at, text->cp[open]) : at + 1;
        if (next == at)
            break;
        at = next;
    }
    return at;
}

/* Where the closing mark of lines that are quoted together stands; `end` when they are not. */
static uint32_t verse_end(const struct text *text, uint32_t open, uint32_t end)
{
    uint32_t at = end;

    for (uint32_t line = 1; line < LINES_MAX && text_fold(text, at) == '\n'; line++)
        at = stretch_end(text, open, at + 1, CLOSE);
    return text_fold(text, at) == CLOSE ? at : end;
}

bool quote_marks_next(const struct text *text, uint32_t at, struct quoted *ret_quoted)
{
    while (at < text->count && !opens(text, at))
        at++;
    if (at >= text->count)
        return false;
    uint32_t mark = text->fold[at] == '"' ? '"' : CLOSE;
    uint32_t end = stretch_end(text, at, at + 1, mark);
    if (mark == CLOSE)
        end = verse_end(text, at, end);
    bool closed = end < text->count && text->fold[end] == mark;
    bool goes_on = !closed && text_fold(text, end) == '\n' && text_fold(text, end + 1) == OPEN;
    *ret_quoted = (struct quoted){{at, end + closed}, {at + 1, end}, closed, goes_on};
    return true;
}

bool quote_ends_sentence(uint32_t cp)
{
    return cp == 0x3002 || cp == '!' || cp == '?' || cp == '\n' || cp == 0; /* 。 */
}

bool quote_marks_end_saying(const struct text *text, uint32_t at)
{
    if (at < 2 || (text->fold[at - 1] != CLOSE && text->fold[at - 1] != '"'))
        return false;
    uint32_t end = at - 2; /* “ 老醋也要有新喝法 。 ” */
    while (end > 0 && cp_is_space(text->fold[end]))
        end--;
    uint32_t last = text->fold[end];
    return (quote_ends_sentence(last) && last != '\n') || last == ',' || last == 0x2026; /* … */
}

uint32_t quote_marks_opening(const struct text *text, uint32_t at, uint32_t floor)
{
    uint32_t open = text->fold[at - 1] == '"' ? '"' : OPEN;

    for (at--; at > floor; at--)
        if (text->fold[at - 1] == open)
            return at - 1;
    return floor;
}

bool quote_has_any(const struct text *text, struct span span, const uint32_t *cps, size_t count)
{
    for (uint32_t at = span.start; at < span.end; at++)
        for (size_t i = 0; i < count; i++)
            if (text->fold[at] == cps[i])
                return true;
    return false;
}

bool quote_has_mark(const struct text *text, struct span span)
{
    static const uint32_t MARKS[] = {0x201C, 0x201D, '"'};
    return quote_has_any(text, span, MARKS, 3);
}

bool quote_has_first_person(const struct text *text, struct span words)
{
    static const uint32_t PERSONS[] = {0x6211, 0x4F60, 0x60A8, 0x54B1, 0x4FFA}; /* 我你您咱俺 */
    return quote_has_any(text, words, PERSONS, sizeof PERSONS / sizeof *PERSONS);
}
