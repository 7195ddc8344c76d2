/*
 * test_numeral.c: a number that is printed in any of the ways a newspaper has reads back the same.
 *
 * A million numbers, from a fixed seed: their sizes are spread evenly over the powers of ten, with
 * runs of zeros as often as none.
 */
#include "recognise/number/numeral.h"
#include "support.h"

#define NUMBERS     1000000u
#define PRINT_BYTES 256u

static uint64_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

/* A number of 1 to 13 digits; each digit after the first is 0 half of the time. */
static int64_t next_number(uint64_t *state)
{
    int64_t value = 1 + (int64_t)(next_random(state) % 9);

    for (uint64_t digits = next_random(state) % 13; digits > 0; digits--)
        value = value * 10 + (int64_t)(next_random(state) % 2 ? next_random(state) % 10 : 0);
    return value;
}

/* Copies `word` and its end to `out`; where that end is. */
static char *put(char *out, const char *word)
{
    size_t length = strlen(word);

    memcpy(out, word, length + 1);
    return out + length;
}

/* --- The ways of printing; each returns false for a number that is not printed so ------------- */

static bool print_plain(int64_t value, char *out)
{
    snprintf(out, PRINT_BYTES, "%lld", (long long)value);
    return true;
}

static bool print_full_width(int64_t value, char *out)
{
    char digits[32];

    snprintf(digits, sizeof digits, "%lld", (long long)value);
    for (const char *d = digits; *d; d++)
        out = put(out, (const char[]){'\xEF', '\xBC', (char)(0x90 + (*d - '0')), '\0'});
    return true;
}

static bool print_grouped(int64_t value, char *out)
{
    char digits[32];
    size_t length = (size_t)snprintf(digits, sizeof digits, "%lld", (long long)value);

    if (length < 4)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            *out++ = ',';
        *out++ = digits[i];
    }
    *out = '\0';
    return true;
}

/* 3.42万, 160.05亿. */
static bool print_decimal(int64_t value, int64_t unit, const char *word, char *out)
{
    char tail[16];

    if (value < unit)
        return false;
    snprintf(tail, sizeof tail, "%0*lld", unit == 10000 ? 4 : 8, (long long)(value % unit));
    for (size_t i = strlen(tail); i > 0 && tail[i - 1] == '0'; i--)
        tail[i - 1] = '\0';
    snprintf(out, PRINT_BYTES, "%lld%s%s%s", (long long)(value / unit), *tail ? "." : "", tail,
             word);
    return true;
}

static bool print_wan(int64_t value, char *out)
{
    return print_decimal(value, 10000, "万", out);
}

static bool print_yi(int64_t value, char *out)
{
    return print_decimal(value, 100000000, "億", out);
}

/* 1萬2000, 1亿6000万, 2兆8951億. */
static bool print_mixed(int64_t value, char *out)
{
    static const struct {
        int64_t unit, below;
        const char *word, *tail;
    } WAYS[] = {{1000000000000, 100000000, "兆", "億"},
                {100000000, 10000, "亿", "万"},
                {10000, 1, "萬", ""}};

    for (size_t i = 0; i < COUNT_OF(WAYS); i++) {
        int64_t rest = value % WAYS[i].unit / WAYS[i].below;
        if (value < WAYS[i].unit || value % WAYS[i].below != 0 || rest == 0)
            continue;
        snprintf(out, PRINT_BYTES, "%lld%s%lld%s", (long long)(value / WAYS[i].unit), WAYS[i].word,
                 (long long)rest, WAYS[i].tail);
        return true;
    }
    return false;
}

/* 3千5百万. */
static bool print_hundreds(int64_t value, char *out)
{
    int64_t hundreds = value / 1000000;

    if (value % 1000000 != 0 || hundreds < 11 || hundreds > 99 || hundreds % 10 == 0)
        return false;
    snprintf(out, PRINT_BYTES, "%lld千%lld百萬", (long long)(hundreds / 10),
             (long long)(hundreds % 10));
    return true;
}

static const char *const DIGITS[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

static bool print_positional(int64_t value, char *out)
{
    char digits[32];

    snprintf(digits, sizeof digits, "%lld", (long long)value);
    if (value < 100)
        return false;
    for (const char *d = digits; *d; d++)
        out = put(out, *d == '0' ? "〇" : DIGITS[*d - '0']);
    return true;
}

/* 五三一二萬一三四五: the last section has all its digits, with 〇 in front where it must. */
static bool print_digit_sections(int64_t value, char *out)
{
    char last[8];

    if (value < 1000000 || value > 99999999)
        return false;
    print_positional(value / 10000, out);
    out = put(out + strlen(out), "萬");
    snprintf(last, sizeof last, "%04lld", (long long)(value % 10000));
    for (const char *d = last; value % 10000 > 0 && *d; d++)
        out = put(out, *d == '0' ? "〇" : DIGITS[*d - '0']);
    return true;
}

/* Four digits with 千 百 十; `*gap` says that a 零 is due before the next digit. */
static char *print_section(int64_t section, char *out, bool *gap, bool first)
{
    static const char *const SCALES[] = {"千", "百", "十", ""};
    int64_t unit = 1000;
    bool started = !first;

    for (int i = 0; i < 4; i++, unit /= 10) {
        int64_t digit = section / unit % 10;
        if (digit == 0) {
            *gap = *gap || started;
            continue;
        }
        if (*gap)
            out = put(out, "零");
        bool ten = i == 2 && digit == 1 && !started;        /* 十五 */
        bool two = i < 2 && digit == 2 && section % 2 == 0; /* 两千 */
        out = put(put(out, ten ? "" : two ? "两" : DIGITS[digit]), SCALES[i]);
        *gap = false;
        started = true;
    }
    return out;
}

/* 一亿零三百万五千零二. */
static bool print_additive(int64_t value, char *out)
{
    static const struct {
        int64_t unit;
        const char *word;
    } PARTS[] = {{100000000, "亿"}, {10000, "万"}, {1, ""}};
    bool gap = false, first = true;

    if (value >= INT64_C(1000000000000))
        return false;
    for (size_t i = 0; i < COUNT_OF(PARTS); i++) {
        int64_t section = value / PARTS[i].unit % 10000;
        if (section == 0) {
            gap = gap || !first;
            continue;
        }
        out = print_section(section, out, &gap, first);
        gap = false;
        out = put(out, PARTS[i].word);
        first = false;
    }
    return true;
}

/* --- The test --------------------------------------------------------------------------------- */

static void check(struct arena *arena, int64_t value, const char *printed)
{
    struct numeral n;

    arena_reset(arena);
    struct text text = text_of(arena, printed);
    if (!numeral_read(&text, 0, text.count, &n))
        fail_msg("%lld as %s is not read", (long long)value, printed);
    if (n.span.end != text.count || n.has_high || decimal_compare(n.value, decimal_of(value)) != 0)
        fail_msg("%lld as %s reads %lld with scale %d, %u of %u characters", (long long)value,
                 printed, (long long)n.value.digits, n.value.scale, n.span.end, text.count);
}

static void test_every_way_reads_back(void **state)
{
    static bool (*const WAYS[])(int64_t, char *) = {
        print_plain, print_full_width, print_grouped,    print_wan,      print_yi,
        print_mixed, print_hundreds,   print_positional, print_additive, print_digit_sections};
    unsigned long printed[COUNT_OF(WAYS)] = {0};
    uint64_t random = 20200301;
    struct arena arena;
    char out[PRINT_BYTES];
    (void)state;

    assert_true(arena_init(&arena, 1u << 20));
    for (unsigned i = 0; i < NUMBERS; i++) {
        int64_t value = next_number(&random);
        size_t way = next_random(&random) % COUNT_OF(WAYS);
        if (!WAYS[way](value, out))
            continue;
        printed[way]++;
        check(&arena, value, out);
    }
    for (size_t way = 0; way < COUNT_OF(WAYS); way++)
        assert_true(printed[way] > NUMBERS / 20000);
    arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_way_reads_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
