/*
 * product.c: so much for each, so many of them, and what it makes together.
 *
 *     每户3000元,600户,共180万元        180万 = 3000 * 600
 *     渔获物143.6公斤,按每公斤60元计8616元
 *
 *     对3家商户各罚5000元,共1.5万元
 *     向36名老战士每人发放2000元,合计7.2万元
 *
 * Prices, counts and totals of different things stand side by side, so that only what holds is
 * reported, but for the last two forms, which leave no doubt what is multiplied.
 */
#include "check/check.h"
#include "recognise/interval.h"
#include "recognise/reader.h"
#include "recognise/unit.h"

/* How many figures around the total are tried. */
#define AROUND_MAX 6u

/* Totals of fewer digits than this meet by chance: 2 = 1 * 2. */
#define TOTAL_MIN 100

static bool is_person(struct slice unit)
{
    return slice_equal(unit, SLICE("人")) || slice_equal(unit, SLICE("名"));
}

static bool is_per(const struct figure *price, const struct figure *count)
{
    return count->kind != UNIT_RATE && price->per.length > 0 &&
           (slice_equal(price->per, count->unit) ||
            (is_person(price->per) && is_person(count->unit)));
}

/* Whether the price times the count can be the total; *ret_exact is their product as printed. */
static bool multiplies(const struct figure *price, const struct figure *count,
                       const struct figure *total, struct decimal *ret_exact)
{
    struct interval p, c, t, product;

    return interval_of(price, 1, &p) && interval_of(count, 1, &c) && interval_of(total, 1, &t) &&
           interval_multiply(p, c, &product) && interval_meets(product, t) &&
           decimal_product(price->number, count->number, ret_exact);
}

static void emit(struct checker *checker, uint32_t stated, uint32_t a, uint32_t b,
                 struct decimal exact, bool agrees)
{
    uint32_t operands[] = {a < b ? a : b, a < b ? b : a};

    check_append(checker, (struct check){.kind = CHECK_PRODUCT,
                                         .stated = stated,
                                         .operands = operands,
                                         .operand_count = 2,
                                         .computed = decimal_print(checker->arena, exact),
                                         .agrees = agrees});
}

/* Whether nothing but a word for all together stands between the price and the total. */
static bool sums_up(const struct checker *checker, uint32_t from, uint32_t to)
{
    static const char *const WORDS[] = {"共", "共计", "合计", "总计", "总共", "一共", NULL};

    uint32_t length = reader_one_of(checker->text, from + 1, WORDS);

    return text_fold(checker->text, from) == ',' && length > 0 && from + 1 + length == to;
}

/* 3家…各罚5000元,共18000元; 36名…每人发放2000元,合计7.2万元: 各 or 每人 between the count and the
 * price in one clause, and nothing but 共 behind it. */
static bool check_each(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures, *total = &f[stated];
    struct decimal exact;

    if (stated < 2)
        return false;
    const struct figure *count = total - 2, *price = total - 1;
    bool each = (check_has(checker, count->reach.end, price->reach.start, "各") ||
                 (check_has(checker, count->reach.end, price->reach.start, "每") &&
                  is_per(price, count))) &&
                !check_has(checker, count->reach.end, price->reach.start, ",") &&
                !check_has(checker, count->reach.end, price->reach.start, "、") &&
                !check_has(checker, count->reach.end, price->reach.start, "。") &&
                !check_has(checker, count->reach.end, price->reach.start, ";");
    bool in_all = sums_up(checker, price->reach.end, total->span.start);
    if (!each || !in_all || !check_takes(count) || !check_takes(price) ||
        count->kind != UNIT_COUNT || count->role != FIGURE_LEVEL || price->role != FIGURE_LEVEL ||
        price->kind != total->kind ||
        !unit_agrees(checker->text, price->unit_span, total->unit_span) ||
        !decimal_product(price->number, count->number, &exact))
        return false;
    bool agrees = multiplies(price, count, total, &exact);
    emit(checker, stated, stated - 2, stated - 1, exact, agrees);
    return true;
}

static bool try_price(struct checker *checker, uint32_t stated, uint32_t price)
{
    const struct figure *f = checker->findings->figures;
    uint32_t from = stated > AROUND_MAX ? stated - AROUND_MAX : 0;
    struct decimal exact;

    for (uint32_t i = from; i < checker->findings->figure_count && i <= stated + 2; i++)
        if (i != stated && i != price && check_takes(&f[i]) && f[i].per.length == 0 &&
            f[i].role == FIGURE_LEVEL && is_per(&f[price], &f[i]) &&
            multiplies(&f[price], &f[i], &f[stated], &exact)) {
            emit(checker, stated, i, price, exact, true);
            return true;
        }
    return false;
}

void check_product(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures, *total = &f[stated];
    uint32_t from = stated > AROUND_MAX ? stated - AROUND_MAX : 0;

    if (total->per.length > 0 || total->role != FIGURE_LEVEL ||
        decimal_compare(total->number, decimal_of(TOTAL_MIN)) < 0 || check_each(checker, stated))
        return;
    for (uint32_t i = from; i < checker->findings->figure_count && i <= stated + 2; i++)
        if (i != stated && check_takes(&f[i]) && f[i].per.length > 0 && f[i].kind == total->kind &&
            unit_agrees(checker->text, f[i].unit_span, total->unit_span) &&
            try_price(checker, stated, i))
            return;
}
