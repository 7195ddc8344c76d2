/* measure.c: units are brought to the smallest of their kind, after GB 3100. */
#include "check/measure.h"

#include "recognise/number/interval.h"
#include "recognise/number/unit.h"

#define PLACES_MAX 6 /* digits after the point in another unit */

/* How many of the smallest unit of its kind one is. */
static const struct {
    const char *unit;
    enum unit_kind kind;
    int64_t size;
} MEASURES[] = {
    {"克", UNIT_MASS, 1},
    {"两", UNIT_MASS, 50},
    {"斤", UNIT_MASS, 500},
    {"公斤", UNIT_MASS, 1000},
    {"千克", UNIT_MASS, 1000},
    {"吨", UNIT_MASS, 1000000},
    {"米", UNIT_LENGTH, 1},
    {"公里", UNIT_LENGTH, 1000},
    {"千米", UNIT_LENGTH, 1000},
    {"里", UNIT_LENGTH, 500},
    {"平方米", UNIT_AREA, 1},
    {"平方公尺", UNIT_AREA, 1},
    {"公顷", UNIT_AREA, 10000},
    {"平方公里", UNIT_AREA, 1000000},
    {"毫升", UNIT_VOLUME, 1},
    {"升", UNIT_VOLUME, 1000},
    {"立方米", UNIT_VOLUME, 1000000},
};

/* How many a unit is that counts by the hundred or more: 万人, 10万人. */
static const struct {
    const char *word;
    int power;
} SCALES[] = {
    {"10万", 5}, {"10萬", 5}, {"十万", 5}, {"十萬", 5}, {"百万", 6},
    {"百萬", 6}, {"万", 4},   {"萬", 4},   {"千", 3},   {"百", 2},
};

/* The power of ten that `per` begins with; *ret_unit is the rest. */
static int scale_of(struct slice per, struct slice *ret_unit)
{
    *ret_unit = per;
    for (size_t i = 0; i < sizeof SCALES / sizeof *SCALES; i++) {
        size_t length = strlen(SCALES[i].word);
        if (per.length > length && memcmp(per.data, SCALES[i].word, length) == 0) {
            *ret_unit = (struct slice){per.data + length, per.length - length};
            return SCALES[i].power;
        }
    }
    return 0;
}

static bool is_any(struct slice unit, const char *const *words)
{
    for (; *words; words++)
        if (slice_equal(unit, slice_of(*words)))
            return true;
    return false;
}

/* Whether two units are words for the same. */
static bool are_words_for_one(struct slice a, struct slice b)
{
    static const char *const GROUPS[][5] = {{"人", "名", "位", NULL},
                                            {"日", "天", NULL},
                                            {"月", "个月", "個月", NULL},
                                            {"小时", "小時", "个小时", "時", NULL}};

    for (size_t i = 0; i < sizeof GROUPS / sizeof *GROUPS; i++)
        if (is_any(a, GROUPS[i]) && is_any(b, GROUPS[i]))
            return true;
    return slice_equal(a, b);
}

/* 班 of 班级, 村 of 行政村, 套 of 套房. */
static bool begins_or_ends(struct slice noun, struct slice word)
{
    return word.length > 0 && noun.length >= word.length &&
           (memcmp(noun.data, word.data, word.length) == 0 ||
            memcmp(noun.data + noun.length - word.length, word.data, word.length) == 0);
}

bool measure_is_per(const struct figure *price, const struct figure *count)
{
    struct slice unit;

    if (count->kind == UNIT_RATE || count->per.length > 0 || price->per.length == 0)
        return false;
    if (slice_equal(price->per, count->unit) || begins_or_ends(count->of, price->per) ||
        begins_or_ends(price->per, count->unit))
        return true;
    scale_of(price->per, &unit);
    return are_words_for_one(unit, count->unit);
}

bool measure_counts(const struct checker *checker, uint32_t count, uint32_t each)
{
    const struct figure *f = checker->findings->figures;

    return check_takes(&f[count]) && f[count].role == FIGURE_LEVEL &&
           measure_is_per(&f[each], &f[count]);
}

static int64_t size_of(const struct checker *checker, const struct figure *figure)
{
    for (size_t i = 0; i < sizeof MEASURES / sizeof *MEASURES; i++)
        if (figure->kind == MEASURES[i].kind &&
            text_reads_length(checker->text, figure->unit_span.start, MEASURES[i].unit) ==
                span_length(figure->unit_span))
            return MEASURES[i].size;
    return 0;
}

bool measure_converts(const struct checker *checker, const struct figure *a, const struct figure *b)
{
    return check_counts_alike(checker, a, b) ||
           (a->kind == b->kind && size_of(checker, a) > 0 && size_of(checker, b) > 0);
}

/* The number of all the smallest units that so many are. */
static bool to_smallest(const struct checker *checker, const struct figure *figure,
                        const struct figure *other, struct decimal *number)
{
    return check_counts_alike(checker, figure, other) ||
           decimal_multiply(*number, size_of(checker, figure), number);
}

/* ... and back. */
static bool from_smallest(const struct checker *checker, const struct figure *figure,
                          const struct figure *other, int places, struct decimal *number)
{
    return check_counts_alike(checker, figure, other) ||
           decimal_divide(*number, decimal_of(size_of(checker, figure)), places, number);
}

/* The power of ten by which a count is less in what the price is per. */
static int power_of(const struct figure *price, const struct figure *count)
{
    struct slice unit;

    return slice_equal(price->per, count->unit) ? 0 : -scale_of(price->per, &unit);
}

bool measure_product(const struct checker *checker, const struct figure *price,
                     const struct figure *count, const struct figure *total,
                     struct decimal *ret_product)
{
    struct decimal product;

    if (!measure_converts(checker, price, total) ||
        !decimal_product(price->number, count->number, &product) ||
        !decimal_shift(&product, power_of(price, count)) ||
        !to_smallest(checker, price, total, &product) ||
        !from_smallest(checker, total, price, PLACES_MAX, &product))
        return false;
    *ret_product = product;
    return true;
}

bool measure_each(const struct checker *checker, const struct figure *price,
                  const struct figure *count, const struct figure *total, struct decimal *ret_each)
{
    struct decimal each = total->number, number = count->number;

    return measure_converts(checker, price, total) &&
           decimal_shift(&number, power_of(price, count)) &&
           to_smallest(checker, total, price, &each) &&
           from_smallest(checker, price, total, PLACES_MAX, &each) &&
           decimal_divide(each, number, check_places(price), ret_each);
}

static bool smallest_interval(const struct checker *checker, const struct figure *figure,
                              const struct figure *other, struct interval *interval)
{
    return interval_of(figure, 1, interval) &&
           to_smallest(checker, figure, other, &interval->low) &&
           to_smallest(checker, figure, other, &interval->high);
}

bool measure_multiplies(const struct checker *checker, const struct figure *price,
                        const struct figure *count, const struct figure *total)
{
    struct interval p, c, t, product;
    int power = power_of(price, count);

    return measure_converts(checker, price, total) &&
           smallest_interval(checker, price, total, &p) && interval_of(count, 1, &c) &&
           smallest_interval(checker, total, price, &t) && decimal_shift(&c.low, power) &&
           decimal_shift(&c.high, power) && interval_multiply(p, c, &product) &&
           interval_meets(product, t);
}
