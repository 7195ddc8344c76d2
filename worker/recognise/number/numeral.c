/*
 * numeral.c: Arabic numerals with scale words.
 */
#include "recognise/number/numeral_parts.h"

#include "base/limits.h"

#define TRILLION 12 /* the power of ten of 兆 */

int numeral_digit(uint32_t cp)
{
    switch (cp) {
    case 0x3007: /* 〇 */
    case 0x25CB: /* ○ */
    case 0x96F6: /* 零 */
        return 0;
    case 0x4E00: /* 一 */
        return 1;
    case 0x4E8C: /* 二 */
    case 0x4E24: /* 两 */
        return 2;
    case 0x4E09: /* 三 */
        return 3;
    case 0x56DB: /* 四 */
        return 4;
    case 0x4E94: /* 五 */
        return 5;
    case 0x516D: /* 六 */
        return 6;
    case 0x4E03: /* 七 */
        return 7;
    case 0x516B: /* 八 */
        return 8;
    case 0x4E5D: /* 九 */
        return 9;
    default:
        return -1;
    }
}

int numeral_scale(uint32_t cp)
{
    switch (cp) {
    case 0x5341: /* 十 */
        return 1;
    case 0x767E: /* 百 */
        return 2;
    case 0x5343: /* 千 */
        return 3;
    case 0x4E07: /* 万 */
        return 4;
    case 0x4EBF: /* 亿 */
        return 8;
    default:
        return 0;
    }
}

/* 廿 is 20, 卅 is 30; else 0. */
int64_t numeral_tens(uint32_t cp)
{
    return cp == 0x5EFF ? 20 : cp == 0x5345 ? 30 : 0;
}

bool numeral_has(uint32_t cp)
{
    return cp_is_digit(cp) || numeral_digit(cp) >= 0 || numeral_scale(cp) > 0 ||
           numeral_tens(cp) > 0;
}

/* Whether the character at `at` is one of `set` (UTF-8, folded). */
static bool one_of(const struct text *text, uint32_t at, const char *const *set)
{
    for (; *set; set++)
        if (text_reads(text, at, *set))
            return true;
    return false;
}

/* 余, 多, 来 or 几 inside a numeral; 余 of 余额 and 来 of 来自 are none. */
enum numeral_inner numeral_inner_of(const struct text *text, uint32_t at)
{
    static const char *const NOT_OVER[] = {"余额",   "余款",   "余姚", "余杭",
                                           "多媒体", "多功能", NULL};
    static const char *const NOT_ABOUT[] = {"来自", "来到", "来源", "来访", "来临", NULL};

    switch (text_fold(text, at)) {
    case 0x4F59: /* 余 */
    case 0x591A: /* 多 */
    case 0x51E0: /* 几 */
        return one_of(text, at, NOT_OVER) ? INNER_NONE : INNER_OVER;
    case 0x6765: /* 来 */
        return one_of(text, at, NOT_ABOUT) ? INNER_NONE : INNER_ABOUT;
    default:
        return INNER_NONE;
    }
}

/* --- Arabic ----------------------------------------------------------------------------------- */

static uint32_t digits_end(const struct text *text, uint32_t at, uint32_t end)
{
    while (at < end && cp_is_digit(text_fold(text, at)))
        at++;
    return at;
}

/* Whether ",ddd" stands at `at`, and no fourth digit. */
static bool is_group(const struct text *text, uint32_t at, uint32_t end)
{
    return at < end && text_fold(text, at) == ',' && digits_end(text, at + 1, end) == at + 4;
}

static bool digits_take(const struct text *text, uint32_t at, uint32_t end, struct decimal *d)
{
    for (; at < end; at++)
        if (cp_is_digit(text_fold(text, at)) && !decimal_append(d, text_fold(text, at) - '0'))
            return false;
    return true;
}

/* Digits with thousands separators and a decimal fraction. */
static bool plain_read(const struct text *text, uint32_t at, uint32_t end, struct numeral *n)
{
    uint32_t stop = digits_end(text, at, end);

    n->value = decimal_of(0);
    if (stop == at || stop - at > DECIMAL_DIGITS_MAX)
        return false;
    if (stop - at <= 3 && text_fold(text, at) != '0')
        while (is_group(text, stop, end))
            stop += 4;
    if (!digits_take(text, at, stop, &n->value))
        return false;
    if (text_fold(text, stop) == '.' && digits_end(text, stop + 1, end) > stop + 1) {
        uint32_t tail = digits_end(text, stop + 1, end);
        if (!digits_take(text, stop + 1, tail, &n->value))
            return false;
        n->value.scale = (int)(tail - stop - 1);
        stop = tail;
    }
    n->step = -n->value.scale;
    n->span = (struct span){at, stop};
    return true;
}

/* 兆 is a million millions where 亿 or 元 stands behind it or behind the digits after it; else it
 * is a unit. */
static bool is_trillion(const struct text *text, uint32_t at)
{
    if (text_fold(text, at) != 0x5146 /* 兆 */)
        return false;
    at++;
    while (cp_is_digit(text_fold(text, at)) || text_fold(text, at) == ',')
        at++;
    uint32_t next = text_fold(text, at);
    return next == 0x4EBF /* 亿 */ || next == 0x5143 /* 元 */ || next == 0x591A || next == 0x4F59;
}

/* Scale words that follow each other: 万亿, 千万. Returns their power of ten. 千 and 百 of 千米 and
 * 百帕 belong to the unit. */
int numeral_scales_read(const struct text *text, uint32_t *at, uint32_t end)
{
    static const char *const UNITS[] = {"千米", "千克", "千瓦", "千伏", "千帕", "千卡",
                                        "千焦", "千赫", "千牛", "百帕", "百分", NULL};
    int power = 0, last = 0, next;

    if (*at < end && is_trillion(text, *at)) {
        ++*at;
        return TRILLION;
    }
    while (*at < end && (next = numeral_scale(text_fold(text, *at))) > 1 &&
           (last == 0 || (next >= 4 && last < next)) && !one_of(text, *at, UNITS)) {
        power += next;
        last = next;
        ++*at;
    }
    return power;
}

/* The scale of an Arabic numeral, with 余 or 多 before or after it, a space or 个 before it. */
bool numeral_scale_read(const struct text *text, uint32_t end, struct numeral *n)
{
    uint32_t at = n->span.end;
    enum numeral_inner inner = INNER_NONE;

    if (text_fold(text, at) == ' ')
        at++;
    if (text_fold(text, at) == 0x4E2A) /* 个 */
        at++;
    if (numeral_inner_of(text, at) != INNER_NONE)
        inner = numeral_inner_of(text, at++);
    int power = numeral_scales_read(text, &at, end);
    if (power == 0)
        return true;
    if (!decimal_shift(&n->value, power))
        return false;
    n->scale = power;
    n->step += power;
    n->inner = inner;
    n->span.end = at;
    return true;
}

/* What follows a scale: 2000 in 1万2000, 6000万 in 1亿6000万, 2,683 in 88万2,683, 180 in 6万零180.
 */
static bool rest_read(const struct text *text, uint32_t end, struct numeral *n)
{
    struct numeral rest = {0};
    struct decimal sum, limit = decimal_of(1);
    uint32_t at = n->span.end + (text_fold(text, n->span.end) == 0x96F6 /* 零 */);

    if (n->step < n->scale || n->scale < 2 || n->inner != INNER_NONE ||
        !cp_is_digit(text_fold(text, at)))
        return true;
    if (!plain_read(text, at, end, &rest) || !numeral_scale_read(text, end, &rest))
        return true;
    if (!decimal_shift(&limit, n->scale) || decimal_compare(rest.value, limit) >= 0)
        return true;
    if (!decimal_add(n->value, rest.value, &sum))
        return false;
    n->value = sum;
    n->step = rest.step;
    n->scale = rest.scale;
    n->inner = rest.inner;
    n->span.end = rest.span.end;
    return true;
}

/* 余 or 多 after the number and its scale, and a larger scale behind it: 3万余, 300多, 5千多万.
 * False when the number does not fit. */
bool numeral_tail_read(const struct text *text, uint32_t end, struct numeral *n)
{
    enum numeral_inner inner = numeral_inner_of(text, n->span.end);

    if (n->inner != INNER_NONE || inner == INNER_NONE || text_fold(text, n->span.end) == 0x51E0)
        return true;
    if (inner == INNER_ABOUT && n->step < 1 && n->value.digits % 10 != 0)
        return true;
    n->inner = inner;
    n->span.end++;
    if (n->span.end >= end || numeral_scale(text_fold(text, n->span.end)) < 4)
        return true;
    int power = numeral_scales_read(text, &n->span.end, end);
    n->scale = power;
    n->step += power;
    return decimal_shift(&n->value, power);
}

/* 3千5百万: hundreds behind thousands, and the scale of both. */
static bool hundreds_read(const struct text *text, uint32_t end, struct numeral *n)
{
    struct numeral rest = {0};
    struct decimal sum, hundreds;
    uint32_t at = n->span.end;

    if (n->scale != 3 || n->step != 3 || n->inner != INNER_NONE ||
        !plain_read(text, at, end, &rest) || rest.span.end != at + 1 ||
        text_fold(text, rest.span.end) != 0x767E /* 百 */)
        return true;
    hundreds = rest.value;
    at = rest.span.end + 1;
    int power = numeral_scales_read(text, &at, end);
    if (!decimal_shift(&hundreds, 2) || !decimal_add(n->value, hundreds, &sum) ||
        !decimal_shift(&sum, power))
        return false;
    n->value = sum;
    n->scale = power > 0 ? power : 2;
    n->step = power + 2;
    n->span.end = at;
    return true;
}

static bool arabic_read(const struct text *text, uint32_t at, uint32_t end, struct numeral *n)
{
    if (!plain_read(text, at, end, n) || !numeral_scale_read(text, end, n) ||
        !hundreds_read(text, end, n) || !rest_read(text, end, n))
        return false;
    return numeral_tail_read(text, end, n);
}

bool numeral_read_after(const struct text *text, uint32_t at, uint32_t end,
                        struct numeral *ret_numeral)
{
    struct numeral n = {0};
    uint32_t cp = text_fold(text, at);

    if (end > at + NUMERAL_LENGTH_MAX)
        end = at + NUMERAL_LENGTH_MAX;
    if (at >= end || (cp_is_digit(cp)         ? !arabic_read(text, at, end, &n)
                      : numeral_scale(cp) > 1 ? !numeral_bare_read(text, at, end, &n)
                                              : !numeral_chinese_read(text, at, end, &n)))
        return false;
    *ret_numeral = n;
    return true;
}

bool numeral_read(const struct text *text, uint32_t at, uint32_t end, struct numeral *ret_numeral)
{
    uint32_t before = at > 0 ? text_fold(text, at - 1) : 0;
    bool fresh_digits = cp_is_digit(text_fold(text, at)) && !cp_is_digit(before);

    if (numeral_has(before) && !fresh_digits)
        return false;
    return numeral_read_after(text, at, end, ret_numeral);
}
