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
#define LONG_MIN  6u
#define PARTS_MAX 200u /* no words are looked for behind so many */

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
    uint32_t cp = at < text->count ? text->cp[at] : 0;
    bool pair = cp_is_latin(cp) && cp_is_digit(text_fold(text, at + 1)) &&
                !cp_is_digit(text_fold(text, at + 2));

    if (!cp_is_latin(cp) && !cp_is_digit(cp) && !is_mark(cp) && !is_weak_mark(cp))
        return 0;
    return pair ? 2 : 1;
}

/* Whether text begins at `at`: a Chinese character, or a mark that opens before one. */
static bool text_begins(const struct text *text, uint32_t at)
{
    uint32_t cp = text_fold(text, at);

    return cp_is_hanzi(cp) || cp == 0x201C || cp == 0x300A || cp == 0x3010; /* “《【 */
}

/* Parts with one space between, and what they are. */
struct run {
    uint32_t end, parts, letters, capitals, marks;
    bool apart; /* a space stands before the text that follows */
};

static struct run run_read(const struct text *text, uint32_t at)
{
    struct run run = {.end = at};
    bool before_space = text->cp[at - 1] == ' ';

    for (uint32_t next = at; run.parts < PARTS_MAX; next = run.end + 1) {
        uint32_t length = part_length(text, next), cp = length > 0 ? text->cp[next] : 0;
        bool of_text = before_space && cp_is_digit(cp) && text_fold(text, next + 1) != ' ' &&
                       !text_ends_line(text, next + 1); /* … W 16岁 */
        if (length == 0 || of_text) {
            run.apart = next > at;
            break;
        }
        run.letters += cp_is_latin(cp);
        run.capitals += cp >= 'A' && cp <= 'Z';
        run.marks += is_mark(cp);
        run.parts++;
        run.end = next + length;
        if (text_fold(text, run.end) != ' ')
            break;
    }
    return run;
}

uint32_t noise_length(const struct text *text, uint32_t at)
{
    if (at == 0 || cp_is_latin(text->fold[at - 1]))
        return 0;
    struct run run = run_read(text, at);
    uint32_t next = run.end + run.apart;
    bool mixed = run.capitals > 0 && run.capitals < run.letters;
    bool is_long = run.parts >= LONG_MIN || (run.parts == LONG_MIN - 1 && mixed);
    bool number = cp_is_digit(text_fold(text, next)) &&
                  (run.apart || (run.end > at && cp_is_latin(text->cp[run.end - 1])));
    bool bounded = text_begins(text, next) || (is_long && (number || text_ends_line(text, next)));
    if (!bounded || (run.apart && run.parts < LONG_MIN))
        return 0;
    return run.letters >= LETTERS_MIN && run.marks >= (is_long ? 1 : MARKS_MIN) ? next - at : 0;
}
