/*
 * width.c: two short tables of ranges, from Unicode's EastAsianWidth.txt (W and F, without the
 * scattered symbols below U+2E80 that no news text holds) and the combining and invisible blocks.
 */
#include "command/width.h"

#include "base/utf8.h"

struct range {
    uint32_t first, last;
};

static const struct range WIDE[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x4DBF},   {0x4E00, 0xA4CF},
    {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},
    {0xFE30, 0xFE6B},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

static const struct range NONE[] = {
    {0x0300, 0x036F}, {0x200B, 0x200D}, {0x2060, 0x2064},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
};

static bool in_ranges(const struct range *ranges, size_t count, uint32_t cp)
{
    for (size_t i = 0; i < count; i++)
        if (cp >= ranges[i].first && cp <= ranges[i].last)
            return true;
    return false;
}

unsigned width_of(uint32_t cp)
{
    if (in_ranges(NONE, sizeof NONE / sizeof *NONE, cp))
        return 0;
    return in_ranges(WIDE, sizeof WIDE / sizeof *WIDE, cp) ? 2 : 1;
}

/* The first character's length in bytes and its columns. */
static size_t first_character(struct slice text, unsigned *ret_columns)
{
    uint32_t cp;
    size_t length = utf8_decode(text.data, text.length, &cp);

    *ret_columns = length ? width_of(cp) : 1;
    return length ? length : 1;
}

struct slice width_fit(struct slice text, unsigned columns)
{
    struct slice fit = {text.data, 0};

    while (fit.length < text.length) {
        struct slice rest = {text.data + fit.length, text.length - fit.length};
        unsigned width;
        size_t length = first_character(rest, &width);
        if (width > columns)
            break;
        columns -= width;
        fit.length += length;
    }
    return fit;
}

unsigned width_of_text(struct slice text)
{
    unsigned columns = 0;

    for (size_t at = 0; at < text.length;) {
        unsigned width;
        at += first_character((struct slice){text.data + at, text.length - at}, &width);
        columns += width;
    }
    return columns;
}
