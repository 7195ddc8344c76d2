/* cursor.h: reading numbers and words of a text from left to right. A function that returns false
 * has left the cursor where it was. */
#ifndef WIRECOPY_LAYOUT_CURSOR_H
#define WIRECOPY_LAYOUT_CURSOR_H

#include "base/text.h"

struct cursor {
    const struct text *text;
    uint32_t at, end;
};

/* The folded character at the cursor; 0 at the end. */
uint32_t cursor_peek(const struct cursor *c);

/* Moves over one character, a word (UTF-8, folded), one of the words (the list ends in NULL), white
 * space. */
bool cursor_accept(struct cursor *c, uint32_t cp);
bool cursor_accept_word(struct cursor *c, const char *word);
bool cursor_accept_one_of(struct cursor *c, const char *const *words);
bool cursor_skip_spaces(struct cursor *c);

/* Between `min` and `max` ASCII digits that no other digit follows. */
bool cursor_read_digits(struct cursor *c, unsigned min, unsigned max, int *ret_value);

/* The value of 〇 to 九; -1 for anything else. */
int cursor_hanzi_digit(uint32_t cp);

/* One or two digits, or 三, 十, 廿四, 三十一. */
bool cursor_read_number(struct cursor *c, int *ret_value);

#endif
