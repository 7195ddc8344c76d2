/* fit.c: see fit.h. */
#include "check/fit.h"

#include "check/growth.h"
#include "check/lead.h"
#include "check/measure.h"
#include "check/tally.h"
#include "recognise/reader.h"

/* Figures around the stated one that are tried. */
#define NEAR_MAX 10u

/* A number with so many steps of its last digit for each pair that is tried is not met by chance:
 * 44.7 is 447 steps. Without a word that calls for a sum it takes more. */
#define STEPS_FOR_EACH   25
#define UNCALLED_FOR_ALL 100

/* Digits more than printed that have to be 0 where two figures make exactly the third. */
#define EXACT_PLACES 3

/* The fewest figures in a row that make a sum without such a word. */
#define UNCALLED_ROW_MIN 3u

/* A way to make a figure of two others: of part and whole, total and count, new and old level. */
struct way {
    enum check_kind kind;
    bool (*is_called)(const struct checker *checker, uint32_t stated);
    bool (*can)(const struct checker *checker, const struct figure *a, const struct figure *b,
                const struct figure *stated);
    bool (*makes)(const struct checker *checker, const struct figure *a, const struct figure *b,
                  const struct figure *stated);
    bool (*compute)(const struct checker *checker, const struct figure *a, const struct figure *b,
                    const struct figure *stated, int places, struct decimal *ret_computed);
};

/* --- 占44.7%, 办结率84.6% --------------------------------------------------------------------- */

static bool is_share(const struct checker *checker, uint32_t stated)
{
    const struct figure *f = &checker->findings->figures[stated];
    struct span clause = lead_clause(checker, stated);

    return slice_equal(f->unit, SLICE("%")) && f->role != FIGURE_CHANGE && f->role != FIGURE_FROM &&
           !lead_clause_has(checker, stated, CHECK_WORD_AWAY) &&
           (check_has(checker, clause.start, clause.end, "占") ||
            check_has(checker, clause.start, clause.end, "率"));
}

static bool can_share(const struct checker *checker, const struct figure *a, const struct figure *b,
                      const struct figure *stated)
{
    (void)stated;
    return !check_is_rate(a) && a->role == b->role && check_same_unit(checker, a, b) &&
           decimal_compare(a->number, b->number) < 0;
}

static bool makes_share(const struct checker *checker, const struct figure *a,
                        const struct figure *b, const struct figure *stated)
{
    struct interval part, whole, share;
    bool known;

    (void)checker;
    return interval_of(a, 1, &part) && interval_of(b, 1, &whole) &&
           interval_of(stated, 1, &share) && interval_is_share(part, whole, share, &known);
}

static bool compute_share(const struct checker *checker, const struct figure *a,
                          const struct figure *b, const struct figure *stated, int places,
                          struct decimal *ret_computed)
{
    struct decimal hundred = a->number;
    (void)checker;
    (void)stated;

    return decimal_shift(&hundred, 2) && decimal_divide(hundred, b->number, places, ret_computed);
}

/* --- 场均155人次, 平均每户6000元 -------------------------------------------------------------- */

static bool is_average(const struct checker *checker, uint32_t stated)
{
    struct span clause = lead_clause(checker, stated);
    const struct figure *f = &checker->findings->figures[stated];

    return !check_is_rate(f) && f->role == FIGURE_LEVEL &&
           (f->per.length > 0 || check_has(checker, clause.start, clause.end, "均"));
}

/* 拥有医师1552人,每万人32人: where total and count are alike the total is the smaller one. */
static bool can_average(const struct checker *checker, const struct figure *a,
                        const struct figure *b, const struct figure *stated)
{
    struct span clause = lead_clause(checker, (uint32_t)(stated - checker->findings->figures));
    bool per = measure_is_per(checker, stated, b);
    bool average = check_has(checker, clause.start, clause.end, "均");

    return a < stated && b < stated && measure_converts(checker, a, stated) && a->per.length == 0 &&
           !check_is_rate(b) && b->per.length == 0 && (per || average) &&
           (check_counts_alike(checker, b, stated)
                ? per && decimal_compare(a->number, b->number) < 0
                : true);
}

static bool makes_average(const struct checker *checker, const struct figure *a,
                          const struct figure *b, const struct figure *stated)
{
    struct figure each = *stated;

    each.rounded = true;
    return measure_multiplies(checker, &each, b, a);
}

static bool compute_average(const struct checker *checker, const struct figure *a,
                            const struct figure *b, const struct figure *stated, int places,
                            struct decimal *ret_computed)
{
    (void)places;
    return measure_each(checker, stated, b, a, ret_computed);
}

/* --- 增长30%, 是去年的3倍 --------------------------------------------------------------------- */

static bool can_grow(const struct checker *checker, const struct figure *a, const struct figure *b,
                     const struct figure *stated)
{
    (void)stated;
    return !check_is_rate(a) && a->role != FIGURE_CHANGE && b->role != FIGURE_CHANGE &&
           check_same_unit(checker, a, b);
}

static bool makes_growth(const struct checker *checker, const struct figure *a,
                         const struct figure *b, const struct figure *stated)
{
    struct figure growth = *stated;
    struct interval now, base, share;
    bool known;

    growth.sign = growth_sign(checker, (uint32_t)(stated - checker->findings->figures));
    return interval_of(a, 1, &now) && interval_of(b, 1, &base) &&
           growth_share(checker, &growth, 1, &share) && interval_is_share(now, base, share, &known);
}

/* 新增95吨,增长25%: the increase, and the level that it started from. */
static bool can_increase(const struct checker *checker, const struct figure *a,
                         const struct figure *b, const struct figure *stated)
{
    (void)stated;
    return !check_is_rate(a) && a->role == FIGURE_CHANGE && b->role != FIGURE_CHANGE &&
           check_same_unit(checker, a, b);
}

/* 余额532.4亿元,比年初增加41.2亿元,增长8.4%: the increase, and the level that it led to. */
static bool makes_increase(const struct checker *checker, const struct figure *a,
                           const struct figure *b, const struct figure *stated)
{
    struct interval by, now, base, share;
    bool known;

    (void)checker;
    return interval_of(a, 1, &by) && interval_of(b, 1, &now) && interval_of(stated, 1, &share) &&
           interval_subtract(now, by, &base) && interval_is_share(by, base, share, &known);
}

static bool compute_increase(const struct checker *checker, const struct figure *a,
                             const struct figure *b, const struct figure *stated, int places,
                             struct decimal *ret_computed)
{
    struct decimal hundred = a->number, less = {-a->number.digits, a->number.scale}, base;
    (void)checker;
    (void)stated;

    return decimal_add(b->number, less, &base) && decimal_shift(&hundred, 2) &&
           decimal_divide(hundred, base, places, ret_computed);
}

/* --- 相差26岁, 其余52户, 净增3人 -------------------------------------------------------------- */

static bool is_difference(const struct checker *checker, uint32_t stated)
{
    const struct figure *f = &checker->findings->figures[stated];

    uint32_t kinds = lead_clause_kinds(checker, stated);

    return (f->role == FIGURE_CHANGE && !slice_equal(f->unit, SLICE("%")) &&
            f->kind != UNIT_MULTIPLE) ||
           (kinds & (1u << CHECK_WORD_BETWEEN | 1u << CHECK_WORD_REST | 1u << CHECK_WORD_GAP |
                     1u << CHECK_WORD_LESS)) != 0 ||
           (!check_is_rate(f) && (kinds & 1u << CHECK_WORD_GROWN) != 0) ||
           (stated > 0 && lead_clause_has(checker, stated - 1, CHECK_WORD_LESS));
}

/* Percentages differ by percentage points. */
static bool is_points(const struct figure *a, const struct figure *stated)
{
    return slice_equal(a->unit, SLICE("%")) && stated->kind == UNIT_RATE && stated->unit.length > 1;
}

static bool can_differ(const struct checker *checker, const struct figure *a,
                       const struct figure *b, const struct figure *stated)
{
    return ((check_counts_alike(checker, a, stated) && check_counts_alike(checker, b, stated)) ||
            (is_points(a, stated) && is_points(b, stated))) &&
           slice_equal(a->per, b->per) && decimal_compare(a->number, b->number) > 0;
}

static bool makes_difference(const struct checker *checker, const struct figure *a,
                             const struct figure *b, const struct figure *stated)
{
    struct interval more, less, gap, difference;
    (void)checker;

    return interval_of(a, 1, &more) && interval_of(b, 1, &less) && interval_of(stated, 1, &gap) &&
           interval_subtract(more, less, &difference) && interval_meets(difference, gap);
}

static bool compute_difference(const struct checker *checker, const struct figure *a,
                               const struct figure *b, const struct figure *stated, int places,
                               struct decimal *ret_computed)
{
    struct decimal less = {-b->number.digits, b->number.scale};
    (void)checker;
    (void)stated;
    (void)places;

    return decimal_add(a->number, less, ret_computed);
}

/* --- 每班45人,24个班,共计1080人 --------------------------------------------------------------- */

static bool is_total(const struct checker *checker, uint32_t stated)
{
    const struct figure *f = &checker->findings->figures[stated];

    return f->role == FIGURE_LEVEL && !check_is_rate(f) &&
           (lead_clause_kinds(checker, stated) &
            (1u << CHECK_WORD_AMOUNT | 1u << CHECK_WORD_TOTAL | 1u << CHECK_WORD_PERHAPS)) != 0;
}

static bool can_multiply(const struct checker *checker, const struct figure *a,
                         const struct figure *b, const struct figure *stated)
{
    return measure_converts(checker, a, stated) && !check_is_rate(b) && b->per.length == 0 &&
           !check_counts_alike(checker, b, stated) && decimal_compare(b->number, decimal_of(1)) > 0;
}

static bool makes_product(const struct checker *checker, const struct figure *a,
                          const struct figure *b, const struct figure *stated)
{
    return measure_multiplies(checker, a, b, stated);
}

static bool compute_product(const struct checker *checker, const struct figure *a,
                            const struct figure *b, const struct figure *stated, int places,
                            struct decimal *ret_computed)
{
    (void)places;
    return measure_product(checker, a, b, stated, ret_computed);
}

static const struct way ways[] = {
    {CHECK_RATIO, is_share, can_share, makes_share, compute_share},
    {CHECK_RATIO, is_average, can_average, makes_average, compute_average},
    {CHECK_RATIO, growth_is_stated, can_grow, makes_growth, growth_compute},
    {CHECK_RATIO, growth_is_stated, can_increase, makes_share, compute_share},
    {CHECK_RATIO, growth_is_stated, can_increase, makes_increase, compute_increase},
    {CHECK_DIFFERENCE, is_difference, can_differ, makes_difference, compute_difference},
    {CHECK_PRODUCT, is_total, can_multiply, makes_product, compute_product},
};

/* --- The search ------------------------------------------------------------------------------- */

/* The figures of the sentence and of the one before it. */
static void find_near(const struct checker *checker, uint32_t stated, uint32_t *ret_first,
                      uint32_t *ret_end)
{
    const struct findings *found = checker->findings;
    struct span sentence = lead_sentence(checker, stated);
    uint32_t floor = lead_sentence_before(checker, stated);
    uint32_t first = stated, end = stated + 1;

    while (first > 0 && stated - first < NEAR_MAX && found->figures[first - 1].span.start >= floor)
        first--;
    while (end < found->figure_count && end - stated < NEAR_MAX &&
           found->figures[end].span.start < sentence.end)
        end++;
    *ret_first = first;
    *ret_end = end;
}

/* The steps of its last digit that the figure has; of 1200 only 12, because round numbers meet more
 * often than others. */
static int64_t steps_of(const struct figure *stated)
{
    struct decimal steps = stated->number;

    if (!decimal_shift(&steps, -stated->step))
        return 0;
    steps = decimal_reduce(steps);
    while (!check_is_rate(stated) && steps.digits != 0 && steps.digits % 10 == 0)
        steps.digits /= 10;
    return steps.scale == 0 ? steps.digits : 0;
}

/* How unlikely it is that the two make the figure by chance, in steps: where they make exactly what
 * is printed, by the one of the three with the most. */
static int64_t evidence(const struct checker *checker, const struct way *way,
                        const struct figure *a, const struct figure *b, const struct figure *stated)
{
    int64_t most = steps_of(stated);
    struct decimal exact;

    if (!way->compute(checker, a, b, stated, check_places(stated) + EXACT_PLACES, &exact) ||
        decimal_compare(exact, stated->number) != 0)
        return most;
    most = steps_of(a) > most ? steps_of(a) : most;
    return steps_of(b) > most ? steps_of(b) : most;
}

static void try_way(struct checker *checker, const struct way *way, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    uint32_t first, end, operands[2] = {0, 0};
    unsigned tried = 0, found = 0;
    struct decimal computed;

    find_near(checker, stated, &first, &end);
    for (uint32_t a = first; a < end; a++)
        for (uint32_t b = first; b < end; b++) {
            if (a == b || a == stated || b == stated || !check_takes(&f[a]) ||
                !check_takes(&f[b]) || !way->can(checker, &f[a], &f[b], &f[stated]))
                continue;
            tried++;
            if (!way->makes(checker, &f[a], &f[b], &f[stated]))
                continue;
            found++;
            operands[0] = a;
            operands[1] = b;
        }
    const struct figure *one = &f[operands[0]], *other = &f[operands[1]];
    if (found != 1 ||
        evidence(checker, way, one, other, &f[stated]) < (int64_t)tried * STEPS_FOR_EACH ||
        !way->compute(checker, one, other, &f[stated], check_places(&f[stated]), &computed))
        return;
    check_report(checker,
                 (struct check){.kind = way->kind,
                                .stated = stated,
                                .operands = operands,
                                .operand_count = 2,
                                .computed = decimal_print(checker->arena, computed),
                                .agrees = true},
                 true);
}

/* --- A row that adds up ----------------------------------------------------------------------- */

/* Whether 、 stands between the figures `i` and i + 1, which makes them two of a list. */
static bool is_listed(const struct checker *checker, uint32_t i)
{
    const struct figure *f = checker->findings->figures;

    return check_has(checker, f[i].reach.end, f[i + 1].span.start, "、");
}

/* Whether figure `i` can be one of a row that adds up to the stated one: no other part of the same
 * whole, whose sums are chance. */
static bool is_in_row(const struct checker *checker, uint32_t i, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;

    return check_takes(&f[i]) && !check_is_rate(&f[i]) && f[i].role != FIGURE_CHANGE &&
           (f[stated].part_of == NO_ITEM || f[i].part_of != f[stated].part_of) &&
           check_same_unit(checker, &f[i], &f[stated]);
}

/* Reports the figures of a row as what makes the stated one, when they do. */
static void try_row(struct checker *checker, uint32_t stated, const uint32_t *row, size_t count,
                    bool called)
{
    const struct figure *stands = &checker->findings->figures[stated];
    struct tally tally = {.count = 0};

    for (size_t i = 0; i < count; i++)
        if (!tally_add(&tally, checker->findings->figures, row[i]))
            return;
    bool agrees = tally.count >= 2 && tally_makes(&tally, stands);
    bool telling = tally.count >= (called ? 2u : UNCALLED_ROW_MIN) &&
                   steps_of(stands) >= (called ? STEPS_FOR_EACH : UNCALLED_FOR_ALL);
    if (!agrees || !telling)
        return;
    check_report(checker,
                 (struct check){.kind = CHECK_SUM,
                                .stated = stated,
                                .operands = tally.items,
                                .operand_count = tally.count,
                                .computed = decimal_print(checker->arena, tally.exact),
                                .agrees = true},
                 true);
}

/* All figures of its unit right before it, and right behind it; before 合计, over others too. */
static void try_rows(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    bool called = is_total(checker, stated);
    uint32_t first, end, before[NEAR_MAX], behind[NEAR_MAX];
    size_t before_count = 0, behind_count = 0;

    if (check_is_rate(&f[stated]))
        return;
    find_near(checker, stated, &first, &end);
    for (uint32_t i = first; i < stated; i++) {
        if (is_in_row(checker, i, stated))
            before[before_count++] = i;
        else if (!called)
            before_count = 0;
    }
    for (uint32_t i = stated + 1; i < end && is_in_row(checker, i, stated); i++)
        if (f[i].bracket == f[stated].bracket) /* 52例(男29例、女23例),治愈41例,在院11例 */
            behind[behind_count++] = i;
    if (stated > 0 && !is_listed(checker, stated - 1))
        try_row(checker, stated, before, before_count, called);
    if (behind_count > 0 && !is_listed(checker, stated) && !check_is_reported(checker, stated))
        try_row(checker, stated, behind, behind_count, called);
}

void check_fit(struct checker *checker, uint32_t stated)
{
    try_rows(checker, stated);
    for (size_t i = 0; i < sizeof ways / sizeof *ways && !check_is_reported(checker, stated); i++)
        if (ways[i].is_called(checker, stated))
            try_way(checker, &ways[i], stated);
}
