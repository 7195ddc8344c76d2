/* noise.c: letters and marks, each with a space before the next, between Chinese characters. */
#include "repair/noise.h"

#define LETTERS_MIN 2u
#define MARKS_MIN   2u

static bool is_mark(uint32_t cp)
{
    return cp == ':' || cp == '!' || cp == ';' || cp == '?' || cp == '%' || cp == '&' ||
           cp == '#' || cp == '@' || cp == '$' || cp == '^' || cp == '~' || cp == '*';
}

uint32_t noise_length(const struct text *text, uint32_t at)
{
    uint32_t letters = 0, marks = 0, end = at;

    if (at + 1 >= text->count || text->cp[at + 1] != ' ')
        return 0;
    for (; end < text->count; end += 2) {
        uint32_t cp = text->cp[end];
        letters += cp_is_latin(cp);
        marks += is_mark(cp);
        if (!cp_is_latin(cp) && !cp_is_digit(cp) && !is_mark(cp))
            return 0;
        if (end + 1 >= text->count || text->cp[end + 1] != ' ')
            break;
    }
    bool between =
        at > 0 && !cp_is_latin(text->fold[at - 1]) && cp_is_hanzi(text_fold(text, end + 1));
    return between && letters >= LETTERS_MIN && marks >= MARKS_MIN ? end + 1 - at : 0;
}
