/*
 * noise.c: letters, digits and marks, each with a space before the next.
 *
 *     只养蚕，L s % 7 & i % 3剩下的时间      before a Chinese character
 *     q7 ; K x & 3 Z ! m . P 9               as a line of its own
 *
 * Marks of a formula (a + b) alone are none of it, nor is a short run such as Q & A.
 */
#include "repair/noise.h"

#define LETTERS_MIN 2u
#define MARKS_MIN   2u
/* A run of so many needs one mark only, and may end its line or stand before a number; one less
 * when capital letters and small ones are mixed. */
#define LONG_MIN 6u

static bool is_mark(uint32_t cp)
{
    return cp == ':' || cp == '!' || cp == ';' || cp == '?' || cp == '%' || cp == '&' ||
           cp == '#' || cp == '@' || cp == '$' || cp == '^' || cp == '~' || cp == '*' ||
           cp == '{' || cp == '}' || cp == '[' || cp == ']' || cp == '|' || cp == '`';
}

/* Marks that noise may hold, and that other text has between spaces too. */
static bool is_weak_mark(uint32_t cp)
{
    return cp == '.' || cp == '_' || cp == '+' || cp == '(' || cp == ')' || cp == '-' ||
           cp == ',' || cp == '/' || cp == '=' || cp == '<' || cp == '>';
}

/* One character, or a letter with a digit: q7; the v of v90% stands before a number of the text. 0
 * when no part of a noise begins at `at`. */
static uint32_t part_length(const struct text *text, uint32_t at)
{
    uint32_t cp = text->cp[at];
    bool pair = cp_is_latin(cp) && cp_is_digit(text_fold(text, at + 1)) &&
                !cp_is_digit(text_fold(text, at + 2));

    if (!cp_is_latin(cp) && !cp_is_digit(cp) && !is_mark(cp) && !is_weak_mark(cp))
        return 0;
    return pair ? 2 : 1;
}

uint32_t noise_length(const struct text *text, uint32_t at)
{
    uint32_t letters = 0, capitals = 0, marks = 0, parts = 0, end = at;
    bool apart = false; /* a space stands before the text that follows */

    if (at == 0 || cp_is_latin(text->fold[at - 1]))
        return 0;
    for (uint32_t next = at;; next = end + 1) {
        uint32_t length = next < text->count ? part_length(text, next) : 0;
        if (length == 0) {
            apart = parts >= LONG_MIN &&
                    (cp_is_hanzi(text_fold(text, next)) || text_ends_line(text, next));
            if (!apart)
                return 0;
            break;
        }
        letters += cp_is_latin(text->cp[next]);
        capitals += text->cp[next] >= 'A' && text->cp[next] <= 'Z';
        marks += is_mark(text->cp[next]);
        parts++;
        end = next + length;
        if (end >= text->count || text->cp[end] != ' ')
            break;
    }
    bool mixed = capitals > 0 && capitals < letters;
    bool is_long = parts >= LONG_MIN || (parts == LONG_MIN - 1 && mixed);
    bool number = cp_is_latin(text->cp[end - 1]) && cp_is_digit(text_fold(text, end));
    bool bounded =
        cp_is_hanzi(text_fold(text, end)) || (is_long && (number || text_ends_line(text, end)));
    bool noise = letters >= LETTERS_MIN && marks >= (is_long ? 1 : MARKS_MIN);
    return (bounded || apart) && noise ? end + apart - at : 0;
}
