/*
 * product.c: so much for each, so many of them, and what it makes together.
 *
 *     每户3000元,600户,共180万元        180万 = 3000 * 600
 *     渔获物143.6公斤,按每公斤60元计8616元
 *     对3家商户各罚5000元,共1.5万元
 *
 * Prices, counts and totals of different things stand side by side, so that only what holds is
 * reported, unless a word right before the total says that it is all of it, and the sentence has no
 * other price and no other count.
 */
#include "check/lead.h"
#include "check/measure.h"
#include "recognise/number/unit.h"
#include "recognise/reader.h"

/* How many figures around the total are tried. */
#define AROUND_MAX 6u

/* Totals of fewer digits than this meet by chance: 2 = 1 * 2. */
#define TOTAL_MIN 100

/* Words between the price or the count and the total: ,所需经费. */
#define AMOUNT_GAP_MAX 8u

static bool is_price(const struct checker *checker, const struct figure *price,
                     const struct figure *total)
{
    return price->role == total->role && check_takes(price) &&
           measure_converts(checker, price, total);
}

static bool report(struct checker *checker, uint32_t stated, uint32_t price, uint32_t count,
                   bool sure)
{
    const struct figure *f = checker->findings->figures;
    struct decimal exact, digits;

    if (!measure_product(checker, &f[price], &f[count], &f[stated], &exact) ||
        !decimal_product(f[price].number, f[count].number, &digits) ||
        decimal_compare(digits, decimal_of(TOTAL_MIN)) < 0)
        return false;
    return check_report(
        checker,
        (struct check){
            .kind = CHECK_PRODUCT,
            .stated = stated,
            .operands = (uint32_t[]){price < count ? price : count, price < count ? count : price},
            .operand_count = 2,
            .computed = decimal_print(checker->arena, exact),
            .agrees = measure_multiplies(checker, &f[price], &f[count], &f[stated])},
        sure);
}

/* Whether a noun that means all ends the clause: 付出收购款. 共 and the like may have another
 * subject there: 合作社共. */
static bool ends_in_amount(const struct checker *checker, struct span clause)
{
    for (uint32_t at = clause.start; at + 1 < clause.end; at++) {
        struct table_match word =
            lexicon_longest(checker->lexicon, TABLE_CHECK_WORDS, checker->text, at, clause.end);
        if (at + word.length == clause.end && match_is(word, CHECK_WORD_AMOUNT))
            return word.entry_count == 1; /* not a total as well */
    }
    return false;
}

/* 共领到工资及奖金: whether the total is of something else as well. */
static bool names_more(const struct checker *checker, struct span clause)
{
    static const char *const AND[] = {"及", "和", "与", "加", "含", "、"};

    for (size_t i = 0; i < sizeof AND / sizeof *AND; i++)
        if (check_has(checker, clause.start, clause.end, AND[i]))
            return true;
    return false;
}

/* Whether the words right before the total say that it is all: ,共 ,合计 ,所需经费 */
static bool is_in_all(const struct checker *checker, uint32_t stated)
{
    struct span clause = lead_clause(checker, stated);

    return !names_more(checker, clause) && span_length(clause) > 0 &&
           span_length(clause) <= AMOUNT_GAP_MAX &&
           text_fold(checker->text, clause.start - 1) == ',' &&
           (lead_find(checker, clause, CHECK_WORD_AMOUNT) == clause.start ||
            ends_in_amount(checker, clause)) &&
           !lead_is_elsewhere(checker, clause);
}

/* 亩均收入1.2万元,总收入192万元: whether the total begins with a word that says that it is all, and
 * measures what the price does; or a time's rent, the rent per area. */
static bool is_all_of(const struct checker *checker, uint32_t stated, uint32_t price,
                      uint32_t count)
{
    static const char *const ALL[] = {"总", "共", "合计", "总共", "每", NULL};
    static const char *const MONEY[] = {"收入", "金额", "款", "总额", "费用", NULL};
    struct span clause = lead_clause(checker, stated), all = lead_measured(checker, clause);
    struct span each = lead_measured(checker, lead_clause(checker, price));

    if (checker->findings->figures[stated].per.length > 0 && span_length(each) > span_length(all))
        each.start = each.end - span_length(all);
    uint32_t money = reader_ends_in(checker->text, all.end, MONEY);
    if (money > 0 &&
        span_length(all) >= money + 2) { /* 门票收入 of 门票每张60元; not all pay each */
        all.end -= money;
        return !unit_is_person(checker->text, checker->findings->figures[count].unit_span) &&
               text_equal(checker->text, all, each) && !lead_is_elsewhere(checker, clause);
    }
    return reader_one_of(checker->text, clause.start, ALL) > 0 && span_length(all) >= 2 &&
           text_equal(checker->text, all, each) &&
           !lead_clause_has(checker, stated, CHECK_WORD_AWAY);
}

/* 3家…各罚5000元; 36名…每人发放2000元: 各 or 每人 between the count and the price in one clause. */
static bool is_each(const struct checker *checker, uint32_t count, uint32_t price)
{
    const struct figure *f = checker->findings->figures;
    struct span gap = {f[count].reach.end, f[price].reach.start};

    return price == count + 1 && f[count].kind == UNIT_COUNT && check_takes(&f[count]) &&
           f[count].role == FIGURE_LEVEL && check_has(checker, gap.start, gap.end, "各") &&
           !check_has(checker, gap.start, gap.end, ",") &&
           !check_has(checker, gap.start, gap.end, "、") && !lead_is_broken(checker, gap);
}

/* 每亩产2600公斤,每公斤2.8元,一亩收入7280元: whether both the count and the total are for each of
 * the same, and the price is per what is counted. */
static bool is_yield(const struct checker *checker, uint32_t stated, uint32_t price, uint32_t count)
{
    const struct figure *f = checker->findings->figures;
    struct figure all = f[count];
    bool one = stated > 0 && decimal_compare(f[stated - 1].number, decimal_of(1)) == 0 &&
               slice_equal(f[stated - 1].unit, all.per) && stated - 1 != count &&
               !check_has(checker, f[stated - 1].reach.end, f[stated].span.start, ",");

    if (all.per.length == 0 || !(one || slice_equal(all.per, f[stated].per)) ||
        f[price].per.length == 0 || !check_takes(&all) || all.role != FIGURE_LEVEL)
        return false;
    all.per = (struct slice){0};
    return measure_is_per(checker, &f[price], &all);
}

/* Whether the sentence up to the total has but one price and, in what it is per, but one count, and
 * says of neither that it is of another time or only hoped for, nor that there are other prices
 * (全票每张450元,学生票另有折扣), nor that the last few get one too (每50人配1名,1260人配26名). */
static bool is_alone(const struct checker *checker, uint32_t stated, uint32_t price, uint32_t count)
{
    const struct figure *f = checker->findings->figures;
    uint32_t floor = lead_sentence(checker, stated).start;
    uint32_t last = price > count ? price : count;

    for (uint32_t i = stated; i-- > 0 && f[i].span.start >= floor;)
        if ((i != price && f[i].kind == f[stated].kind && f[i].per.length > 0 &&
             f[i].role != FIGURE_CHANGE) ||
            (i != count && measure_is_per(checker, &f[price], &f[i])))
            return false;
    struct span behind = {f[last].reach.end, f[stated].reach.start};
    bool whole = f[stated].kind == UNIT_MONEY || measure_per(checker, &f[price], &f[count]) == 1;
    return whole && last + 1 == stated && f[price].span.start >= floor &&
           f[count].span.start >= floor &&
           !lead_has(checker, (struct span){floor, f[stated].reach.start}, CHECK_WORD_PRICES) &&
           !lead_has(checker, behind, CHECK_WORD_AWAY) &&
           !lead_has(checker, behind, CHECK_WORD_HOPED) &&
           !lead_has(checker, lead_of(checker, count), CHECK_WORD_AWAY) &&
           !lead_has(checker, lead_of(checker, count), CHECK_WORD_HOPED) &&
           !lead_has(checker, lead_of(checker, price), CHECK_WORD_AWAY);
}

void check_product(struct checker *checker, uint32_t stated)
{
    const struct findings *found = checker->findings;
    const struct figure *f = found->figures, *total = &f[stated];
    uint32_t from = stated > AROUND_MAX ? stated - AROUND_MAX : 0;

    if (total->kind == UNIT_RATE)
        return;
    bool in_all = is_in_all(checker, stated);
    if (in_all && stated >= 2 && is_each(checker, stated - 2, stated - 1) &&
        is_price(checker, &f[stated - 1], total) &&
        report(checker, stated, stated - 1, stated - 2, true))
        return;
    for (uint32_t price = from; price < found->figure_count && price <= stated + 2; price++) {
        if (price == stated || f[price].per.length == 0 || !is_price(checker, &f[price], total) ||
            slice_equal(f[price].per, total->per))
            continue;
        for (uint32_t i = from; i < found->figure_count && i <= stated + 2; i++) {
            if (i == stated || i == price || check_counts_alike(checker, &f[i], total))
                continue;
            bool counts = measure_counts(checker, i, price);
            bool sure = counts && (in_all || is_all_of(checker, stated, price, i)) && i < stated &&
                        price < stated && is_alone(checker, stated, price, i);
            if ((counts || is_yield(checker, stated, price, i)) &&
                report(checker, stated, price, i, sure))
                return;
        }
    }
}
