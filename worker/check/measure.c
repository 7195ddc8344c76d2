/* measure.c: units are brought to the smallest of their kind, after GB 3100. */
#include "check/measure.h"

#include "recognise/number/interval.h"
#include "recognise/number/numeral.h"
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

/* How many of its unit a price is for: 10 of 每10股, 100000 of 每十万人, 1 of 每亩; *ret_unit is
 * the unit, with the number where it has none to be read: 千克. */
static int64_t read_per(const struct checker *checker, const struct figure *price,
                        struct slice *ret_unit)
{
    struct span per = price->per_span;
    struct numeral n;

    *ret_unit = price->per;
    if (!numeral_read(checker->text, per.start, per.end, &n) || n.span.end >= per.end ||
        n.value.scale > 0 || n.value.digits < 1)
        return 1;
    *ret_unit = text_utf8(checker->arena, checker->text, (struct span){n.span.end, per.end});
    return n.value.digits;
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

static bool ends_in(struct slice noun, struct slice word)
{
    return word.length > 0 && noun.length >= word.length &&
           memcmp(noun.data + noun.length - word.length, word.data, word.length) == 0;
}

/* 班 of 班级, 村 of 行政村, 套 of 套房. */
static bool begins_or_ends(struct slice noun, struct slice word)
{
    return ends_in(noun, word) || (word.length > 0 && noun.length >= word.length &&
                                   memcmp(noun.data, word.data, word.length) == 0);
}

/* Whether what is counted is so called: 行政村16个 by 村, 套房120间 by 套, but not 股东1200名 by
 * 股. */
static bool is_called(const struct checker *checker, const struct figure *count, struct slice unit)
{
    return unit_is_person(checker->text, count->unit_span) ? ends_in(count->of, unit)
                                                           : begins_or_ends(count->of, unit);
}

bool measure_is_per(const struct checker *checker, const struct figure *price,
                    const struct figure *count)
{
    struct slice unit;

    if (count->kind == UNIT_RATE || count->per.length > 0 || price->per.length == 0)
        return false;
    if (slice_equal(price->per, count->unit))
        return true;
    read_per(checker, price, &unit);
    return is_called(checker, count, unit) || begins_or_ends(unit, count->unit) ||
           are_words_for_one(unit, count->unit);
}

int64_t measure_per(const struct checker *checker, const struct figure *price,
                    const struct figure *count)
{
    struct slice unit;

    return slice_equal(price->per, count->unit) ? 1 : read_per(checker, price, &unit);
}

bool measure_counts(const struct checker *checker, uint32_t count, uint32_t each)
{
    const struct figure *f = checker->findings->figures;

    return check_takes(&f[count]) && f[count].role == FIGURE_LEVEL &&
           measure_is_per(checker, &f[each], &f[count]);
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

bool measure_product(const struct checker *checker, const struct figure *price,
                     const struct figure *count, const struct figure *total,
                     struct decimal *ret_product)
{
    struct decimal product;
    int64_t per = measure_per(checker, price, count);

    if (!measure_converts(checker, price, total) ||
        !decimal_product(price->number, count->number, &product) ||
        !to_smallest(checker, price, total, &product) ||
        !from_smallest(checker, total, price, PLACES_MAX, &product) ||
        (per > 1 && !decimal_divide(product, decimal_of(per), PLACES_MAX, &product)))
        return false;
    *ret_product = product;
    return true;
}

bool measure_each(const struct checker *checker, const struct figure *price,
                  const struct figure *count, const struct figure *total, struct decimal *ret_each)
{
    struct decimal each = total->number;

    return measure_converts(checker, price, total) && to_smallest(checker, total, price, &each) &&
           from_smallest(checker, price, total, PLACES_MAX, &each) &&
           decimal_multiply(each, measure_per(checker, price, count), &each) &&
           decimal_divide(each, count->number, check_places(price), ret_each);
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
    int64_t per = measure_per(checker, price, count);

    return measure_converts(checker, price, total) &&
           smallest_interval(checker, price, total, &p) && interval_of(count, 1, &c) &&
           smallest_interval(checker, total, price, &t) && decimal_multiply(t.low, per, &t.low) &&
           decimal_multiply(t.high, per, &t.high) && interval_multiply(p, c, &product) &&
           interval_meets(product, t);
}
