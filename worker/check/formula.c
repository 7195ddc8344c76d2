/*
 * formula.c: figures whose names say what they are made of.
 *
 *     选举人48000人,领票31200人,投票率65%        65 = 100 * 31200 / 48000
 *     预算4850万元,决标4280万元,节省570万元      570万 = 4850万 - 4280万
 *     发行价12.5元,收于18元,涨幅44%              44 = 100 * (18 - 12.5) / 12.5
 *     净利5亿元,流通股数2亿股,每股盈余2.5元      2.5 = 5亿 / 2亿
 *     长28米、宽15米,占地420平方米               420 = 28 * 15
 *
 * Which names belong together is check_formulas.tsv. Where the sentence (or it and the one before
 * it) has one figure of each name there is no doubt what is meant; of several, some two must make
 * the figure.
 */
#include "check/growth.h"
#include "check/lead.h"
#include "recognise/number/unit.h"
#include "recognise/reader.h"

#define NEAR_MAX   12u /* figures before or behind the stated one that are tried */
#define OBJECT_MAX 4u  /* code points between the word and the number: 缺席[会议代表]17名 */

/* Two figures and what is to be made of them. */
struct trial {
    enum check_formula_kind kind;
    struct span word; /* what the stated one is called before its number; empty: behind it */
    uint32_t stated, first, second;
};

static bool is_percentage(const struct figure *figure)
{
    return slice_equal(figure->unit, SLICE("%"));
}

static bool is_per_mille(const struct figure *figure)
{
    return slice_equal(figure->unit, SLICE("‰"));
}

/* Whether a figure of the formula's name can be what it gives. */
static bool can_be_stated(enum check_formula_kind kind, const struct figure *stated)
{
    switch (kind) {
    case FORMULA_SHARE:
        return is_percentage(stated) || is_per_mille(stated);
    case FORMULA_GROWTH:
        return is_percentage(stated);
    case FORMULA_SUM:
    case FORMULA_DIFFERENCE:
    case FORMULA_EACH:
    case FORMULA_PRODUCT:
        break;
    }
    return !check_is_rate(stated);
}

/* 平方米 of 米, 平方公里 of 公里. */
static bool is_square(const struct checker *checker, const struct figure *area,
                      const struct figure *side)
{
    struct span unit = area->unit_span;

    unit.start += text_reads_length(checker->text, unit.start, "平方");
    return area->kind == UNIT_AREA && unit.start > area->unit_span.start &&
           text_equal(checker->text, unit, side->unit_span);
}

/* Whether the units of the two can give that of the stated one. */
static bool can_be_made(const struct checker *checker, const struct trial *trial)
{
    const struct figure *f = checker->findings->figures;
    const struct figure *stated = &f[trial->stated], *a = &f[trial->first], *b = &f[trial->second];

    switch (trial->kind) {
    case FORMULA_SHARE:
        return a->kind == b->kind && decimal_compare(a->number, b->number) <= 0;
    case FORMULA_GROWTH: /* 每股12.5元,收于18元 */
        return check_counts_alike(checker, a, b);
    case FORMULA_SUM:
        return check_same_unit(checker, a, stated) && check_same_unit(checker, b, stated);
    case FORMULA_DIFFERENCE:
        return check_same_unit(checker, a, stated) && check_same_unit(checker, b, stated) &&
               decimal_compare(a->number, b->number) > 0;
    case FORMULA_EACH:
        return unit_agrees(checker->text, a->unit_span, stated->unit_span);
    case FORMULA_PRODUCT:
        return a->kind == b->kind ? is_square(checker, stated, a)
                                  : check_counts_alike(checker, b, stated);
    }
    return false;
}

/* Whether the two make the figure; `halves` is the reach of its rounding, as of interval_of. */
static bool makes(const struct checker *checker, const struct trial *trial, int halves)
{
    const struct figure *f = checker->findings->figures;
    struct figure stated = f[trial->stated];
    struct interval a, b, result, made;
    bool known;

    if (trial->kind == FORMULA_EACH)
        stated.rounded = true;
    if (trial->kind == FORMULA_GROWTH)
        stated.sign = decimal_compare(f[trial->first].number, f[trial->second].number) < 0 ? -1 : 1;
    if (!interval_of(&f[trial->first], 1, &a) || !interval_of(&f[trial->second], 1, &b) ||
        !interval_of(&stated, halves, &result))
        return false;
    switch (trial->kind) {
    case FORMULA_SHARE:
        return (!is_per_mille(&stated) ||
                (decimal_shift(&a.low, 1) && decimal_shift(&a.high, 1))) &&
               interval_is_share(a, b, result, &known);
    case FORMULA_GROWTH:
        return growth_share(checker, &stated, halves, &result) &&
               interval_is_share(a, b, result, &known);
    case FORMULA_SUM:
        return interval_add(a, b, &made) && interval_meets(made, result);
    case FORMULA_DIFFERENCE:
        return interval_subtract(a, b, &made) && interval_meets(made, result);
    case FORMULA_EACH:
        return interval_multiply(result, b, &made) && interval_meets(made, a);
    case FORMULA_PRODUCT:
        return interval_multiply(a, b, &made) && interval_meets(made, result);
    }
    return false;
}

static bool compute(const struct checker *checker, const struct trial *trial,
                    struct decimal *ret_computed)
{
    const struct figure *f = checker->findings->figures, *stated = &f[trial->stated];
    struct decimal a = f[trial->first].number, b = f[trial->second].number;
    struct decimal less = {-b.digits, b.scale};
    int places = check_places(stated);

    switch (trial->kind) {
    case FORMULA_SHARE:
        return decimal_shift(&a, is_per_mille(stated) ? 3 : 2) &&
               decimal_divide(a, b, places, ret_computed);
    case FORMULA_GROWTH:
        return growth_compute(checker, &f[trial->first], &f[trial->second], stated, places,
                              ret_computed);
    case FORMULA_SUM:
        return decimal_add(a, b, ret_computed);
    case FORMULA_DIFFERENCE:
        return decimal_add(a, less, ret_computed);
    case FORMULA_EACH:
        return decimal_divide(a, b, places, ret_computed);
    case FORMULA_PRODUCT:
        return decimal_product(a, b, ret_computed);
    }
    return false;
}

static bool report(struct checker *checker, const struct trial *trial, bool sure)
{
    static const enum check_kind KINDS[] = {[FORMULA_SHARE] = CHECK_RATIO,
                                            [FORMULA_SUM] = CHECK_SUM,
                                            [FORMULA_DIFFERENCE] = CHECK_DIFFERENCE,
                                            [FORMULA_GROWTH] = CHECK_RATIO,
                                            [FORMULA_EACH] = CHECK_RATIO,
                                            [FORMULA_PRODUCT] = CHECK_PRODUCT};
    struct decimal computed;

    if (!compute(checker, trial, &computed))
        return false;
    return check_report(checker,
                        (struct check){.kind = KINDS[trial->kind],
                                       .stated = trial->stated,
                                       .operands = (uint32_t[]){trial->first, trial->second},
                                       .operand_count = 2,
                                       .computed = decimal_print(checker->arena, computed),
                                       .agrees = makes(checker, trial, 1)},
                        sure && !makes(checker, trial, 2));
}

/* --- The operands ----------------------------------------------------------------------------- */

/* Whether one of `forms` stands in what leads to the figure, stands in its unit or behind it. */
static bool is_called(const struct checker *checker, uint32_t figure, const char *forms)
{
    const struct figure *f = &checker->findings->figures[figure];
    struct span behind = {f->reach.end, reader_clause(checker->text, f->reach.end).end};

    behind.end = text_find(checker->text, behind, "、");
    if (figure + 1 < checker->findings->figure_count && f[1].span.start < behind.end)
        behind.end = f[1].span.start;
    return lead_has_form(checker, lead_clause(checker, figure), forms) ||
           lead_has_form(checker, f->unit_span, forms) || lead_has_form(checker, behind, forms);
}

struct named {
    uint32_t items[2 * NEAR_MAX];
    size_t count;
};

/* The figures of both names that begin between `floor` and `end`, around the stated one. */
static void find_named(const struct checker *checker, uint32_t stated, const char *first,
                       const char *second, struct span range, struct named ret_named[2])
{
    const struct findings *found = checker->findings;
    uint32_t from = stated > NEAR_MAX ? stated - NEAR_MAX : 0;

    ret_named[0].count = ret_named[1].count = 0;
    for (uint32_t i = from; i < found->figure_count && i < stated + NEAR_MAX; i++) {
        const struct figure *f = &found->figures[i];
        if (i == stated || f->span.start < range.start || f->span.start >= range.end ||
            !check_takes(f) || check_is_rate(f) || f->role == FIGURE_CHANGE)
            continue;
        bool is_second = is_called(checker, i, second);
        if (is_second || is_called(checker, i, first)) {
            struct named *named = &ret_named[is_second];
            named->items[named->count++] = i;
        }
    }
}

/* Whether the words before the figures speak of the same thing, time and place: that of the first
 * of them, which may be named there. */
static bool is_here(const struct checker *checker, const struct trial *trial)
{
    struct span clause = lead_clause(checker, trial->stated);
    struct span before = {clause.start, trial->word.start}, behind = {trial->word.end, clause.end};
    uint32_t later = trial->first < trial->second ? trial->second : trial->first;

    return lead_is_plain(checker, before, trial->first, trial->second) &&
           !lead_has(checker, before, CHECK_WORD_SOME) &&
           !lead_has(checker, before, CHECK_WORD_AWAY) &&
           !lead_has(checker, behind, CHECK_WORD_AWAY) &&
           !lead_clause_has(checker, later, CHECK_WORD_AWAY);
}

/* Whether nothing else is counted as the operands are, from the first of the three figures to the
 * last: 合格率98%,其中肉制品80批次,合格率97% has another one. */
static bool is_alone(const struct checker *checker, const struct trial *trial)
{
    const struct figure *f = checker->findings->figures;
    uint32_t low = trial->first < trial->second ? trial->first : trial->second;
    uint32_t high = trial->first < trial->second ? trial->second : trial->first;

    low = trial->stated < low ? trial->stated : low;
    high = trial->stated > high ? trial->stated : high;
    if (low > 0 && f[low - 1].span.start >= lead_sentence(checker, low).start &&
        lead_clause_has(checker, low - 1, CHECK_WORD_AWAY))
        low--; /* 上年结转10万元,收入68万元,支出42万元,结余36万元 */
    for (uint32_t i = low; i <= high; i++)
        if (i != trial->stated && i != trial->first && i != trial->second &&
            f[i].role != FIGURE_CHANGE &&
            (check_counts_alike(checker, &f[i], &f[trial->first]) ||
             check_counts_alike(checker, &f[i], &f[trial->second])))
            return false;
    return true;
}

/* Whether the stated figure counts something of its own: 还有320米斜井. */
static bool has_own_noun(const struct checker *checker, const struct trial *trial)
{
    const struct figure *f = checker->findings->figures, *stated = &f[trial->stated];

    if (!check_is_rate(stated) && text_fold(checker->text, stated->reach.end) == 0x7684 /* 的 */)
        return true;
    return !check_is_rate(stated) && !span_is_empty(trial->word) &&
           stated->of_span.start == stated->reach.end &&
           !slice_equal(stated->of, f[trial->first].of) &&
           !lead_shares(checker, stated->of_span, lead_of(checker, trial->first)) &&
           !lead_shares(checker, stated->of_span, lead_of(checker, trial->second));
}

/* Reports two of the named figures that make the stated one; when there are but two that can, these
 * in any case, but for sums: some may have left in the meantime. Whether there were such two. */
static bool try_named(struct checker *checker, struct trial trial, const struct named named[2])
{
    struct trial only = trial;
    size_t possible = 0;

    for (size_t a = named[0].count; a-- > 0;)
        for (size_t b = named[1].count; b-- > 0;) {
            trial.first = named[0].items[a];
            trial.second = named[1].items[b];
            if (!can_be_made(checker, &trial))
                continue;
            if (makes(checker, &trial, 1) && report(checker, &trial, false))
                return true;
            only = trial;
            possible++;
        }
    if (possible == 1 && named[0].count == 1 && named[1].count == 1)
        report(checker, &only,
               only.kind != FORMULA_SUM &&
                   checker->findings->figures[trial.stated].role != FIGURE_FROM &&
                   is_here(checker, &only) && is_alone(checker, &only) &&
                   !has_own_noun(checker, &only));
    return possible > 0;
}

static void try_formula(struct checker *checker, const struct trial *trial, const char *first,
                        const char *second)
{
    const struct figure *stated = &checker->findings->figures[trial->stated];
    struct span range = lead_sentence(checker, trial->stated);
    struct named named[2];

    if (!can_be_stated(trial->kind, stated))
        return;
    find_named(checker, trial->stated, first, second, range, named);
    if (try_named(checker, *trial, named) || range.start == 0)
        return;
    range.start = lead_sentence_before(checker, trial->stated);
    find_named(checker, trial->stated, first, second, range, named);
    try_named(checker, *trial, named);
}

/* Tries the formulas of a word that stands in `span`, where it calls the figure. */
static void try_word(struct checker *checker, uint32_t stated, struct table_match word,
                     struct span span)
{
    for (uint32_t i = 0; i < word.entry_count && !check_is_reported(checker, stated); i++) {
        struct trial trial = {
            .kind = (enum check_formula_kind)word.entries[i].kind, .word = span, .stated = stated};
        try_formula(checker, &trial, table_column(word.table, &word.entries[i], 0),
                    table_column(word.table, &word.entries[i], 1));
    }
}

/* The word stands before the figure, 缺考186人, or right behind it, 186人缺考. */
void check_formula(struct checker *checker, uint32_t stated)
{
    uint32_t end = checker->findings->figures[stated].reach.end;
    struct span clause = lead_clause(checker, stated);

    for (uint32_t at = clause.start; at < clause.end; at++) {
        struct table_match word =
            lexicon_longest(checker->lexicon, TABLE_CHECK_FORMULAS, checker->text, at, clause.end);
        struct span behind = {at + word.length, clause.end};
        if (!word.table || (span_length(behind) > OBJECT_MAX && !lead_is_bare(checker, behind)))
            continue;
        try_word(checker, stated, word, (struct span){at, behind.start});
        at = behind.start - 1;
    }
    struct table_match word = lexicon_longest(checker->lexicon, TABLE_CHECK_FORMULAS, checker->text,
                                              end, checker->text->count);
    if (word.table && !cp_is_hanzi(text_fold(checker->text, end + word.length)))
        try_word(checker, stated, word, (struct span){clause.end, clause.end});
}
