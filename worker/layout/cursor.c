/* cursor.c: see cursor.h. */
#include "layout/cursor.h"

#include "base/utf8.h"

#include <string.h>

uint32_t cursor_peek(const struct cursor *c)
{
    return c->at < c->end ? c->text->fold[c->at] : 0;
}

bool cursor_accept(struct cursor *c, uint32_t cp)
{
    if (cursor_peek(c) != cp)
        return false;
    c->at++;
    return true;
}

bool cursor_accept_word(struct cursor *c, const char *word)
{
    uint32_t length = 0;

    for (const char *s = word; *s; s++)
        length += ((unsigned char)*s & 0xC0) != 0x80;
    if (c->at + length > c->end || !text_reads(c->text, c->at, word))
        return false;
    c->at += length;
    return true;
}

bool cursor_skip_spaces(struct cursor *c)
{
    uint32_t from = c->at;

    while (c->at < c->end && cp_is_space(cursor_peek(c)))
        c->at++;
    return c->at > from;
}

bool cursor_read_digits(struct cursor *c, unsigned min, unsigned max, int *ret_value)
{
    uint32_t at = c->at;
    int value = 0;

    while (at < c->end && cp_is_digit(c->text->fold[at]) && at - c->at <= max)
        value = value * 10 + (int)(c->text->fold[at++] - '0');
    if (at - c->at < min || at - c->at > max)
        return false;
    c->at = at;
    *ret_value = value;
    return true;
}

int cursor_hanzi_digit(uint32_t cp)
{
    static const char digits[] = "〇一二三四五六七八九";

    if (cp == 0x96F6) /* 零 */
        return 0;
    for (int i = 0; i < 10; i++) {
        uint32_t digit;
        utf8_decode(digits + (size_t)i * 3, 3, &digit);
        if (digit == cp)
            return i;
    }
    return -1;
}

/* 二十一, 廿四, 十, 三: up to 39. */
static bool read_hanzi_number(struct cursor *c, int *ret_value)
{
    struct cursor here = *c;
    int tens = 0, ones = cursor_hanzi_digit(cursor_peek(&here));

    if (cursor_accept_word(&here, "廿"))
        tens = 2, ones = -1;
    else if (ones > 0)
        here.at++;
    if (tens == 0 && cursor_accept_word(&here, "十"))
        tens = ones > 0 ? ones : 1, ones = -1;
    if (tens > 0 && (ones = cursor_hanzi_digit(cursor_peek(&here))) > 0)
        here.at++;
    if (here.at == c->at)
        return false;
    *ret_value = tens * 10 + (ones > 0 ? ones : 0);
    *c = here;
    return true;
}

bool cursor_read_number(struct cursor *c, int *ret_value)
{
    return cursor_read_digits(c, 1, 2, ret_value) || read_hanzi_number(c, ret_value);
}

bool cursor_accept_one_of(struct cursor *c, const char *const *words)
{
    for (; *words; words++)
        if (cursor_accept_word(c, *words))
            return true;
    return false;
}
