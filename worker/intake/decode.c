/*
 * decode.c: the five decoders and the way back into GBK.
 *
 * After a wrong byte as little as possible is skipped, and never an ASCII character: on damaged
 * pages a lead byte often has lost its trail, and what follows it is a bracket or a digit.
 */
#include "intake/decode.h"

#include "base/utf8.h"
#include "intake/charset_table.h"

#include <assert.h>

#define EURO                0x20ACu
#define PRIVATE_FIRST       0xD800u /* with the cells that stand for characters above the plane */
#define PRIVATE_LAST        0xF8FFu
#define GB_FOUR_ASTRAL      189000u /* the count of 90308130, which is U+10000 */
#define REPLACED(bad_bytes) ((struct decoded){UTF8_REPLACEMENT, 0, (bad_bytes), true})
#define DECODED(code_point, bytes)                                                                 \
    ((struct decoded){.cp = (code_point), .mark = 0, .length = (bytes), .bad = false})

static bool is_trail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* How many bytes one U+FFFD stands for: a character that is cut short goes as a whole. */
static uint32_t utf8_bad_length(const unsigned char *s, size_t left)
{
    uint32_t wanted = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2, length = 1;

    if (s[0] < 0xC2 || s[0] > 0xF4)
        return 1;
    while (length < wanted && length < left && is_trail(s[length]))
        length++;
    return length == wanted ? 1 : length;
}

static struct decoded decode_utf8(const unsigned char *s, size_t left)
{
    uint32_t cp;
    size_t length = utf8_decode((const char *)s, left, &cp);

    return length > 0 ? DECODED(cp, (uint32_t)length) : REPLACED(utf8_bad_length(s, left));
}

static uint32_t cell_cp(uint16_t cell)
{
    bool astral = cell >= ASTRAL_FIRST && cell < ASTRAL_FIRST + ASTRAL_COUNT_MAX;

    return astral ? CHARSET_ASTRAL[cell - ASTRAL_FIRST] : cell;
}

static uint32_t gb_four_bmp(uint32_t linear)
{
    size_t low = 0, high = GB_RANGE_COUNT;

    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (GB_RANGES[middle].linear <= linear)
            low = middle;
        else
            high = middle;
    }
    const struct gb_range *range = &GB_RANGES[low];
    return range->cp ? range->cp + (linear - range->linear) : 0;
}

static struct decoded decode_gb_four(const unsigned char *s, size_t left)
{
    uint32_t cp = 0;

    if (left < 4 || s[2] < 0x81 || s[2] > 0xFE || s[3] < 0x30 || s[3] > 0x39)
        return REPLACED(1);
    uint32_t linear =
        ((s[0] - 0x81u) * 10 + (s[1] - 0x30u)) * 1260 + (s[2] - 0x81u) * 10 + (s[3] - 0x30u);
    if (linear < GB_FOUR_BMP_COUNT)
        cp = gb_four_bmp(linear);
    else if (linear >= GB_FOUR_ASTRAL)
        cp = 0x10000 + (linear - GB_FOUR_ASTRAL);
    return cp && cp <= 0x10FFFF ? DECODED(cp, 4) : REPLACED(1);
}

static struct decoded decode_gb18030(const unsigned char *s, size_t left)
{
    if (s[0] < 0x80)
        return DECODED(s[0], 1);
    if (s[0] == 0x80)
        return DECODED(EURO, 1);
    if (s[0] == 0xFF || left < 2)
        return REPLACED(1);
    if (s[1] >= 0x30 && s[1] <= 0x39)
        return decode_gb_four(s, left);
    if (s[1] < 0x40 || s[1] == 0x7F || s[1] == 0xFF)
        return REPLACED(1);
    uint32_t trail = s[1] - (s[1] < 0x7F ? 0x40u : 0x41u);
    uint32_t cp = cell_cp(GB_PAIRS[(s[0] - PAIR_LEAD_FIRST) * GB_TRAIL_COUNT + trail]);
    return cp ? DECODED(cp, 2) : REPLACED(s[1] < 0x80 ? 1 : 2);
}

/* The four pairs of HKSCS that are a letter with a combining mark. */
static struct decoded decode_big5_marked(const unsigned char *s)
{
    static const struct {
        uint16_t code, letter, mark;
    } MARKED[] = {
        {0x8862, 0xCA, 0x304}, {0x8864, 0xCA, 0x30C}, {0x88A3, 0xEA, 0x304}, {0x88A5, 0xEA, 0x30C}};
    uint32_t code = (uint32_t)s[0] << 8 | s[1];

    for (size_t i = 0; i < sizeof MARKED / sizeof *MARKED; i++)
        if (MARKED[i].code == code)
            return (struct decoded){MARKED[i].letter, MARKED[i].mark, 2, false};
    return REPLACED(s[1] < 0x80 ? 1 : 2);
}

static struct decoded decode_big5(const unsigned char *s, size_t left)
{
    if (s[0] < 0x80)
        return DECODED(s[0], 1);
    if (s[0] == 0x80 || s[0] == 0xFF || left < 2)
        return REPLACED(1);
    if (s[1] < 0x40 || (s[1] >= 0x7F && s[1] <= 0xA0) || s[1] == 0xFF)
        return REPLACED(1);
    uint32_t trail = s[1] - (s[1] < 0x7F ? 0x40u : 0xA1u - 63u);
    uint32_t cp = cell_cp(BIG5_PAIRS[(s[0] - PAIR_LEAD_FIRST) * BIG5_TRAIL_COUNT + trail]);
    return cp ? DECODED(cp, 2) : decode_big5_marked(s);
}

static struct decoded decode_utf16(const unsigned char *s, size_t left, unsigned high)
{
    if (left < 2)
        return REPLACED(1);
    uint32_t unit = (uint32_t)s[high] << 8 | s[1 - high];
    if (unit < 0xD800 || unit > 0xDFFF)
        return DECODED(unit, 2);
    if (unit > 0xDBFF || left < 4)
        return REPLACED(2);
    uint32_t second = (uint32_t)s[2 + high] << 8 | s[3 - high];
    if (second < 0xDC00 || second > 0xDFFF)
        return REPLACED(2);
    return DECODED(0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00), 4);
}

struct decoded decode_one(enum charset charset, struct slice bytes, size_t at)
{
    const unsigned char *s = (const unsigned char *)bytes.data + at;
    size_t left = bytes.length - at;

    assert(at < bytes.length);
    switch (charset) {
    case CHARSET_GB18030:
        return decode_gb18030(s, left);
    case CHARSET_BIG5:
        return decode_big5(s, left);
    case CHARSET_UTF16LE:
        return decode_utf16(s, left, 1);
    case CHARSET_UTF16BE:
        return decode_utf16(s, left, 0);
    case CHARSET_UTF8:
    case CHARSET_COUNT:
        break;
    }
    return decode_utf8(s, left);
}

uint32_t decode_gbk_pair(uint32_t lead, uint32_t trail)
{
    if (lead < PAIR_LEAD_FIRST || lead > 0xFE || trail < 0x40 || trail == 0x7F || trail > 0xFE)
        return 0;
    uint32_t column = trail - (trail < 0x7F ? 0x40u : 0x41u);
    uint16_t cell = GB_PAIRS[(lead - PAIR_LEAD_FIRST) * GB_TRAIL_COUNT + column];
    return cell < PRIVATE_FIRST || cell > PRIVATE_LAST ? cell : 0;
}

uint16_t encode_gbk(uint32_t cp)
{
    if (cp < 0x80)
        return (uint16_t)cp;
    if (cp == EURO)
        return 0x80;
    return cp <= 0xFFFF ? GB_REVERSE[GB_REVERSE_PAGE[cp >> 8]][cp & 0xFF] : 0;
}
