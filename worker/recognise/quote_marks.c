/* quote_marks.c: a closing mark, the end of the paragraph, or the next opening mark, what comes
 * first. */
#include "recognise/quote_marks.h"

static const uint32_t OPEN = 0x201C, CLOSE = 0x201D; /* “ ” */

static bool opens(const struct text *text, uint32_t at)
{
    return text->fold[at] == OPEN || text->fold[at] == '"';
}

bool quote_marks_next(const struct text *text, uint32_t at, struct quoted *ret_quoted)
{
    while (at < text->count && !opens(text, at))
        at++;
    if (at >= text->count)
        return false;
    uint32_t mark = text->fold[at] == '"' ? '"' : CLOSE;
    uint32_t end = at + 1;
    while (end < text->count && text->fold[end] != mark && text->fold[end] != '\n' &&
           (mark == '"' || text->fold[end] != OPEN))
        end++;
    bool closed = end < text->count && text->fold[end] == mark;
    *ret_quoted = (struct quoted){{at, end + closed}, {at + 1, end}, closed};
    return true;
}
