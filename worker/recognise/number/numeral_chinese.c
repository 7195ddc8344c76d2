/*
 * numeral_chinese.c: numerals in Chinese digits.
 *
 * One is read from the left into sections of ten thousand, twice at once: 三四百万 is 300 and 400
 * until 万 makes 3000000 and 4000000 of them. A section may be written digit by digit, as Taiwan's
 * papers do: 五三一二万一三四五.
 */
#include "recognise/number/numeral_parts.h"

#define SECTION_DIGITS 4u /* digits of a section that is full */

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
        if (scale == 4 && t->total[0] % POWERS[8] != 0) /* 八万|十万 */
            return false;
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
    } else if (numeral_tens(cp) > 0) {
        taken = t->digit[0] < 0 && t->section[0] == 0;
        t->section[0] = t->section[1] = numeral_tens(cp);
        t->scale = 1;
    } else {
        taken = numeral_digit(cp) >= 0 && digit_take(t, numeral_digit(cp));
    }
    if (!taken)
        *t = before;
    return taken;
}

/* 三、四百人 is a range as 三四百人 is; 一、 at the start of a line counts it. */
static bool is_pair_mark(const struct text *text, uint32_t start, uint32_t at,
                         const struct tally *t)
{
    return text->fold[at] == 0x3001 /* 、 */ && start > 0 && cp_is_hanzi(text->fold[start - 1]) &&
           t->digit[0] >= 0 && !t->pair &&
           is_pair(t->digit[0], numeral_digit(text_fold(text, at + 1))) &&
           numeral_scale(text_fold(text, at + 2)) > 0;
}

/* A section written digit by digit: 四七七一 before 万, and four digits behind it. 三五万 is a
 * range, and 八 of 三万八 is 8000. Its end, or `at`. */
static uint32_t section_read(const struct text *text, uint32_t at, uint32_t end, struct tally *t)
{
    uint32_t stop = digit_run_end(text, at, end), length = stop - at;
    bool first = t->scale == 0, zero = length == 2 && numeral_digit(text_fold(text, at + 1)) == 0;
    int scale = numeral_scale(text_fold(text, stop));

    if (t->digit[0] >= 0 || t->section[0] > 0 || length > SECTION_DIGITS ||
        !(scale >= 4 ? (first || t->scale > scale) && (length > 2 || zero)
                     : scale == 0 && t->scale == 4 && length == SECTION_DIGITS))
        return at;
    for (; at < stop; at++)
        t->section[0] = t->section[0] * 10 + numeral_digit(text_fold(text, at));
    t->section[1] = t->section[0];
    t->zero = true;
    return stop;
}

static uint32_t tally_read(const struct text *text, uint32_t at, uint32_t end, struct tally *t,
                           enum numeral_inner *inner)
{
    for (uint32_t start = at; at < end; at++) {
        if (*inner == INNER_NONE)
            at = section_read(text, at, end, t);
        uint32_t cp = text_fold(text, at);
        if (is_pair_mark(text, start, at, t))
            continue;
        if (*inner != INNER_NONE && numeral_scale(cp) < 4)
            break;
        if (t->scale > 0 && t->digit[0] < 0 && *inner == INNER_NONE &&
            numeral_inner_of(text, at) != INNER_NONE) {
            *inner = numeral_inner_of(text, at);
            continue;
        }
        if (!tally_take(t, cp))
            break;
    }
    return at;
}

bool numeral_chinese_read(const struct text *text, uint32_t at, uint32_t end, struct numeral *n)
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
        return numeral_scale_read(text, end, n);
    return n->value.digits > 0 || numeral_digit(text_fold(text, at)) == 0;
}

/* 千 in 近千斤, 百 in 百余名: one of something, when nothing stands before it. */
bool numeral_bare_read(const struct text *text, uint32_t at, uint32_t end, struct numeral *n)
{
    uint32_t stop = at;
    int power = numeral_scales_read(text, &stop, end);

    if (power == 0)
        return false;
    n->value = decimal_of(1);
    if (!decimal_shift(&n->value, power))
        return false;
    n->scale = power;
    n->step = power;
    n->span = (struct span){at, stop};
    n->bare = n->chinese = true;
    return numeral_tail_read(text, end, n);
}
