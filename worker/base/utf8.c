/* utf8.c: the table of lead bytes is Unicode's table 3-7, well-formed byte sequences. */
#include "base/utf8.h"

#include <assert.h>

static inline int is_trail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

static size_t decode_two(const unsigned char *s, size_t length, uint32_t *ret_cp)
{
    if (length < 2 || !is_trail(s[1]))
        return 0;
    *ret_cp = (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
    return 2;
}

static size_t decode_three(const unsigned char *s, size_t length, uint32_t *ret_cp)
{
    if (length < 3 || !is_trail(s[1]) || !is_trail(s[2]))
        return 0;
    uint32_t cp = (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    if (cp < 0x800 || (cp >= 0xD800 && cp <= 0xDFFF))
        return 0;
    *ret_cp = cp;
    return 3;
}

static size_t decode_four(const unsigned char *s, size_t length, uint32_t *ret_cp)
{
    if (length < 4 || !is_trail(s[1]) || !is_trail(s[2]) || !is_trail(s[3]))
        return 0;
    uint32_t cp =
        (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
    if (cp < 0x10000 || cp > 0x10FFFF)
        return 0;
    *ret_cp = cp;
    return 4;
}

size_t utf8_decode(const char *data, size_t length, uint32_t *ret_cp)
{
    const unsigned char *s = (const unsigned char *)data;

    if (length == 0)
        return 0;
    if (s[0] < 0x80) {
        *ret_cp = s[0];
        return 1;
    }
    if (s[0] >= 0xE0 && s[0] <= 0xEF)
        return decode_three(s, length, ret_cp);
    if (s[0] >= 0xC2 && s[0] <= 0xDF)
        return decode_two(s, length, ret_cp);
    if (s[0] >= 0xF0 && s[0] <= 0xF4)
        return decode_four(s, length, ret_cp);
    return 0;
}

size_t utf8_encode(uint32_t cp, char out[UTF8_BYTES_MAX])
{
    assert(cp <= 0x10FFFF && !(cp >= 0xD800 && cp <= 0xDFFF));
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

size_t utf8_valid_prefix(const char *data, size_t length)
{
    size_t at = 0;
    uint32_t cp;

    while (at < length) {
        size_t step = utf8_decode(data + at, length - at, &cp);
        if (step == 0)
            break;
        at += step;
    }
    return at;
}
