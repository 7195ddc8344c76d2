/*
 * utf8.h: code points from UTF-8 and back, strictly (no surrogates, no overlong forms, up to
 * U+10FFFF).
 */
#ifndef WIRECOPY_BASE_UTF8_H
#define WIRECOPY_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define UTF8_BYTES_MAX   4u
#define UTF8_REPLACEMENT 0xFFFDu

/* Reads one code point from data[0..length). Returns its length in bytes and sets *ret_cp; 0 when
 * the bytes are no valid UTF-8 (or length is 0). */
size_t utf8_decode(const char *data, size_t length, uint32_t *ret_cp);

/* Writes `cp` to out and returns its length in bytes. `cp` must be a Unicode scalar value. */
size_t utf8_encode(uint32_t cp, char out[UTF8_BYTES_MAX]);

/* The offset of the first byte that is no valid UTF-8; `length` when all of it is. */
size_t utf8_valid_prefix(const char *data, size_t length);

/* The next character of a word of the program's own, which is valid; moves *word behind it. For
 * words that come from outside there is utf8_decode. */
static inline uint32_t utf8_next(const char **word)
{
    const unsigned char *s = (const unsigned char *)*word;

    if (s[0] < 0x80)
        return *word += 1, s[0];
    if (s[0] < 0xE0)
        return *word += 2, (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
    if (s[0] < 0xF0)
        return *word += 3, (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    return *word += 4,
           (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
}

/* The character before *end, in a word of the program's own; moves *end before it. */
static inline uint32_t utf8_previous(const char **end)
{
    const char *start = *end - 1;

    while (((unsigned char)*start & 0xC0) == 0x80)
        start--;
    *end = start;
    return utf8_next(&start);
}

#endif
