/* json_string.c: a walk over one object, without a stack: nested values are skipped by counting. */
#include "intake/json_string.h"

#include "base/utf8.h"

static size_t skip_space(struct slice json, size_t at)
{
    while (at < json.length && strchr(" \t\r\n", json.data[at]))
        at++;
    return at;
}

/* From the opening quote to behind the closing one. */
static size_t skip_string(struct slice json, size_t at)
{
    for (at++; at < json.length && json.data[at] != '"'; at++)
        if (json.data[at] == '\\')
            at++;
    return at + 1;
}

/* Behind the value that begins at `at`. */
static size_t skip_value(struct slice json, size_t at)
{
    int depth = 0;

    while (at < json.length) {
        char c = json.data[at];
        if (c == '"') {
            at = skip_string(json, at);
            if (depth == 0)
                return at;
            continue;
        }
        if (depth == 0 && (c == ',' || c == '}'))
            return at;
        depth += c == '{' || c == '[';
        depth -= c == '}' || c == ']';
        at++;
        if (depth == 0 && (c == '}' || c == ']'))
            return at;
    }
    return at;
}

static unsigned hex_digit(char c)
{
    return c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a' + 10);
}

static uint32_t read_hex(const char *digits)
{
    return hex_digit(digits[0]) << 12 | hex_digit(digits[1]) << 8 | hex_digit(digits[2]) << 4 |
           hex_digit(digits[3]);
}

static size_t next_escape(const char *s, size_t left, uint32_t *ret_cp)
{
    static const char FROM[] = "bfnrt", TO[] = "\b\f\n\r\t";
    const char *simple = strchr(FROM, s[1]);

    if (s[1] != 'u' || left < 6) {
        *ret_cp = (uint32_t)(simple && s[1] ? TO[simple - FROM] : s[1]);
        return 2;
    }
    uint32_t high = read_hex(s + 2);
    if (high < 0xD800 || high > 0xDBFF || left < 12) {
        *ret_cp = high;
        return 6;
    }
    *ret_cp = 0x10000 + ((high - 0xD800) << 10) + (read_hex(s + 8) - 0xDC00);
    return 12;
}

size_t json_string_next(struct slice json, size_t at, size_t end, uint32_t *ret_cp)
{
    if (json.data[at] == '\\' && at + 1 < end)
        return next_escape(json.data + at, end - at, ret_cp);
    size_t step = utf8_decode(json.data + at, end - at, ret_cp);
    if (step == 0)
        *ret_cp = UTF8_REPLACEMENT;
    return step ? step : 1;
}

static bool literal_is(struct slice json, struct span literal, const char *key)
{
    size_t at = literal.start;

    for (; at < literal.end && *key; key++) {
        uint32_t cp;
        at += json_string_next(json, at, literal.end, &cp);
        if (cp != (unsigned char)*key)
            return false;
    }
    return at == literal.end && !*key;
}

bool json_string_find(struct slice json, const char *key, struct span *ret_literal)
{
    size_t at = skip_space(json, 0) + 1;

    while ((at = skip_space(json, at)) < json.length && json.data[at] == '"') {
        size_t name = at;
        at = skip_string(json, at);
        struct span literal = {(uint32_t)name + 1, (uint32_t)at - 1};
        at = skip_space(json, skip_space(json, at) + 1);
        if (at < json.length && json.data[at] == '"' && literal_is(json, literal, key)) {
            *ret_literal = (struct span){(uint32_t)at + 1, (uint32_t)skip_string(json, at) - 1};
            return true;
        }
        at = skip_space(json, skip_value(json, at)) + 1;
    }
    return false;
}
