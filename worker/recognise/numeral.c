/*
 * numeral.c: Arabic numerals with scale words, and Chinese numerals.
 *
 * A Chinese numeral is read from the left into sections of ten thousand, twice at once: 三四百万 is
 * 300 and 400 until 万 makes 3000000 and 4000000 of them.
 */
#include "recognise/numeral.h"

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
static int64_t tens_of(uint32_t cp)
{
    return cp == 0x5EFF ? 20 : cp == 0x5345 ? 30 : 0;
}

bool numeral_has(uint32_t cp)
{
    return cp_is_digit(cp) || numeral_digit(cp) >= 0 || numeral_scale(cp) > 0 || tens_of(cp) > 0;
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
static enum numeral_inner inner_of(const struct text *text, uint32_t at)
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
static int scales_read(const struct text *text, uint32_t *at, uint32_t end)
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
static bool scale_read(const struct text *text, uint32_t end, struct numeral *n)
{
    uint32_t at = n->span.end;
    enum numeral_inner inner = INNER_NONE;

    if (text_fold(text, at) == ' ')
        at++;
    if (text_fold(text, at) == 0x4E2A) /* 个 */
        at++;
    if (inner_of(text, at) != INNER_NONE)
        inner = inner_of(text, at++);
    int power = scales_read(text, &at, end);
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

/* What follows a scale: 2000 in 1万2000, 6000万 in 1亿6000万, 2,683 in 88万2,683. */
static bool rest_read(const struct text *text, uint32_t end, struct numeral *n)
{
    struct numeral rest = {0};
    struct decimal sum, limit = decimal_of(1);

    if (n->step < n->scale || n->scale < 2 || n->inner != INNER_NONE ||
        !cp_is_digit(text_fold(text, n->span.end)))
        return true;
    if (!plain_read(text, n->span.end, end, &rest) || !scale_read(text, end, &rest))
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

/* 余 or 多 after the number and its scale: 3万余, 300多. */
static void tail_read(const struct text *text, struct numeral *n)
{
    enum numeral_inner inner = inner_of(text, n->span.end);

    if (n->inner != INNER_NONE || inner == INNER_NONE || text_fold(text, n->span.end) == 0x51E0)
        return;
    if (inner == INNER_ABOUT && n->step < 1 && n->value.digits % 10 != 0)
        return;
    n->inner = inner;
    n->span.end++;
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
    int power = scales_read(text, &at, end);
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
    if (!plain_read(text, at, end, n) || !scale_read(text, end, n) ||
        !hundreds_read(text, end, n) || !rest_read(text, end, n))
        return false;
    tail_read(text, n);
    return true;
}

/* --- Chinese ---------------------------------------------------------------------------------- */

struct tally {
    int64_t total[2], section[2]; /* low and high reading */
    int digit[2];                 /* a digit that waits for its scale; -1: none */
    int scale;                    /* of the last scale word */
    bool zero, pair;
};

static void digit_settle(struct tally *t, int64_t factor)
{
    for (int i = 0; i < 2; i++) {
        t->section[i] += (t->digit[i] < 0 ? 0 : t->digit[i]) * factor;
        t->digit[i] = -1;
    }
}

static bool scale_settle(struct tally *t, int scale)
{
    static const int64_t POWERS[] = {1, 10, 100, 1000, 10000, 0, 0, 0, 100000000};

    if (scale < 4) {
        if (t->digit[0] < 0 && (scale != 1 || t->section[0] % 10 != 0))
            return false;
        for (int i = 0; i < 2; i++)
            t->digit[i] = t->digit[i] < 0 ? 1 : t->digit[i];
        digit_settle(t, POWERS[scale]);
    } else {
        digit_settle(t, 1);
        for (int i = 0; i < 2; i++) {
            int64_t all = scale == 8 ? t->total[i] + t->section[i] : t->section[i];
            if (all > INT64_C(1000000000))
                return false;
            t->total[i] = (scale == 8 ? 0 : t->total[i]) + all * POWERS[scale];
            t->section[i] = 0;
        }
        if (t->total[0] == 0)
            return false;
    }
    t->scale = scale;
    t->zero = false;
    return true;
}

/* Two digits side by side are a range when they are neighbours, or 三五. */
static bool is_pair(int low, int high)
{
    return low > 0 && (high == low + 1 || (low == 3 && high == 5));
}

static bool digit_take(struct tally *t, int digit)
{
    if (digit == 0) {
        t->zero = true;
        return t->digit[0] < 0 && t->scale > 0;
    }
    if (t->digit[0] >= 0) {
        if (t->pair || !is_pair(t->digit[0], digit))
            return false;
        t->pair = true;
        t->digit[1] = digit;
        return true;
    }
    t->digit[0] = t->digit[1] = digit;
    return true;
}

/* The last digit: 五 in 一百五 is 50, in 一百零五 and 十五 it is 5. */
static void tally_close(struct tally *t)
{
    int64_t factor = 1;

    if (t->digit[0] >= 0 && !t->zero && t->scale > 1 && !t->pair)
        for (int i = 1; i < t->scale; i++)
            factor *= 10;
    digit_settle(t, factor);
}

/* The end of a run of digits without scale words. */
static uint32_t digit_run_end(const struct text *text, uint32_t at, uint32_t end)
{
    while (at < end && numeral_digit(text_fold(text, at)) >= 0 && text_fold(text, at) != 0x4E24)
        at++;
    return at;
}

/* 二〇二〇, 三〇六, 二二一: digit by digit. */
static bool positional_read(const struct text *text, uint32_t at, uint32_t end, struct numeral *n)
{
    uint32_t stop = digit_run_end(text, at, end);
    bool zero = false;

    if (stop - at < 2 || stop - at > DECIMAL_DIGITS_MAX || numeral_scale(text_fold(text, stop)) > 0)
        return false;
    for (uint32_t i = at + 1; i < stop; i++)
        zero = zero || numeral_digit(text_fold(text, i)) == 0;
    if (stop - at == 2 && !zero)
        return false;
    n->value = decimal_of(0);
    for (uint32_t i = at; i < stop; i++)
        if (!decimal_append(&n->value, (unsigned)numeral_digit(text_fold(text, i))))
            return false;
    n->span = (struct span){at, stop};
    n->chinese = n->positional = true;
    return true;
}

/* 点五 after a Chinese numeral. */
static uint32_t point_read(const struct text *text, uint32_t at, uint32_t end, struct decimal *d)
{
    uint32_t stop = digit_run_end(text, at + 1, end);

    if (text_fold(text, at) != 0x70B9 || stop == at + 1 ||
        numeral_scale(text_fold(text, stop)) == 1)
        return at;
    for (uint32_t i = at + 1; i < stop; i++) {
        if (!decimal_append(d, (unsigned)numeral_digit(text_fold(text, i))))
            return at;
        d->scale++;
    }
    return stop;
}

/* One character into the tally; false when the numeral ends before it. */
static bool tally_take(struct tally *t, uint32_t cp)
{
    struct tally before = *t;
    int scale = numeral_scale(cp);
    bool taken;

    if (scale > 0) {
        taken = scale_settle(t, scale);
    } else if (tens_of(cp) > 0) {
        taken = t->digit[0] < 0 && t->section[0] == 0;
        t->section[0] = t->section[1] = tens_of(cp);
        t->scale = 1;
    } else {
        taken = numeral_digit(cp) >= 0 && digit_take(t, numeral_digit(cp));
    }
    if (!taken)
        *t = before;
    return taken;
}

static uint32_t tally_read(const struct text *text, uint32_t at, uint32_t end, struct tally *t,
                           enum numeral_inner *inner)
{
    for (; at < end; at++) {
        uint32_t cp = text_fold(text, at);
        if (*inner != INNER_NONE && numeral_scale(cp) < 4)
            break;
        if (t->scale > 0 && t->digit[0] < 0 && *inner == INNER_NONE &&
            inner_of(text, at) != INNER_NONE) {
            *inner = inner_of(text, at);
            continue;
        }
        if (!tally_take(t, cp))
            break;
    }
    return at;
}

static bool chinese_read(const struct text *text, uint32_t at, uint32_t end, struct numeral *n)
{
    struct tally t = {.digit = {-1, -1}};
    enum numeral_inner inner = INNER_NONE;

    if (positional_read(text, at, end, n))
        return true;
    uint32_t stop = tally_read(text, at, end, &t, &inner);
    if (stop == at)
        return false;
    tally_close(&t);
    n->value = decimal_of(t.total[0] + t.section[0]);
    n->high = decimal_of(t.total[1] + t.section[1]);
    n->has_high = t.pair;
    n->inner = inner;
    n->chinese = true;
    n->scale = t.scale >= 4 ? t.scale : 0;
    n->span = (struct span){at, point_read(text, stop, end, &n->value)};
    if (n->span.end > stop && numeral_scale(text_fold(text, n->span.end)) >= 4)
        return scale_read(text, end, n);
    return n->value.digits > 0 || numeral_digit(text_fold(text, at)) == 0;
}

/* 千 in 近千斤, 百 in 百余名: one of something, when nothing stands before it. */
static bool bare_read(const struct text *text, uint32_t at, uint32_t end, struct numeral *n)
{
    uint32_t stop = at;
    int power = scales_read(text, &stop, end);

    if (power == 0)
        return false;
    n->value = decimal_of(1);
    if (!decimal_shift(&n->value, power))
        return false;
    n->scale = power;
    n->step = power;
    n->span = (struct span){at, stop};
    n->bare = n->chinese = true;
    tail_read(text, n);
    int more = n->inner ? scales_read(text, &n->span.end, end) : 0;
    return more == 0 || decimal_shift(&n->value, more);
}

bool numeral_read_after(const struct text *text, uint32_t at, uint32_t end,
                        struct numeral *ret_numeral)
{
    struct numeral n = {0};
    uint32_t cp = text_fold(text, at);

    if (end > at + NUMERAL_LENGTH_MAX)
        end = at + NUMERAL_LENGTH_MAX;
    if (at >= end || (cp_is_digit(cp)         ? !arabic_read(text, at, end, &n)
                      : numeral_scale(cp) > 1 ? !bare_read(text, at, end, &n)
                                              : !chinese_read(text, at, end, &n)))
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
