/*
 * remainder.c: what is left of a whole when something is taken from it.
 *
 *     发现问题38个,已整改到位35个,其余3个           3 = 38 - 35
 *     应发860万元,实发712万元,尚有148万元未发       148万 = 860万 - 712万
 *     2600万元中的800万元删除,其余1800万元照列      1800万 = 2600万 - 800万
 *
 * The whole is that of the parts before the remainder, else the first figure before it of its kind.
 * One that stands farther off, with others between, is told only where it holds.
 */
#include "check/lead.h"
#include "check/tally.h"
#include "recognise/reader.h"

/* What is taken from a whole, one after another. */
#define TAKEN_MAX 8u

/* Figures of its kind in the paragraph before the sentence of the remainder that are tried. */
#define FAR_MAX 8u

/* Code points behind a figure in which 未 says that it is not done yet. */
#define UNDONE_REACH 10u

/* The words behind a figure, to the mark. */
static struct span words_behind(const struct checker *checker, uint32_t figure)
{
    uint32_t from = checker->findings->figures[figure].reach.end;
    struct span behind = {from, reader_clause(checker->text, from).end};

    if (behind.end > behind.start + UNDONE_REACH)
        behind.end = behind.start + UNDONE_REACH;
    return behind;
}

bool check_is_remainder(const struct checker *checker, uint32_t figure)
{
    return lead_clause_has(checker, figure, CHECK_WORD_REST) ||
           lead_clause_has(checker, figure, CHECK_WORD_GAP) ||
           (lead_clause_has(checker, figure, CHECK_WORD_STILL) &&
            (lead_has(checker, words_behind(checker, figure), CHECK_WORD_UNDONE) ||
             lead_has(checker, words_behind(checker, figure), CHECK_WORD_GAP)));
}

/* The whole, then what is taken from it. */
static bool report_taken(struct checker *checker, uint32_t stated, uint32_t whole,
                         const struct tally *taken, bool sure)
{
    const struct figure *f = checker->findings->figures;
    uint32_t operands[TALLY_MAX + 1] = {whole};
    struct decimal rest;

    if (taken->count == 0 || !check_takes(&f[whole]))
        return false;
    memcpy(operands + 1, taken->items, taken->count * sizeof *operands);
    bool leaves = tally_leaves(taken, &f[whole], &f[stated], &rest);
    if (rest.digits < 0)
        rest.digits = -rest.digits;
    return check_report(checker,
                        (struct check){.kind = CHECK_DIFFERENCE,
                                       .stated = stated,
                                       .operands = operands,
                                       .operand_count = taken->count + 1,
                                       .computed = decimal_print(checker->arena, rest),
                                       .agrees = leaves},
                        sure);
}

/* Whether the words are nothing, or name what the whole counts too. */
static bool names_whole(const struct checker *checker, struct span words, uint32_t whole)
{
    return lead_is_bare(checker, words) || lead_speaks_of(checker, whole, words);
}

/* Whether the figure counts something of its own, which it names right behind it (尚有36万元利息,
 * 尚有36万元利息未付清) or before it: 其余科目36万元. */
static bool has_own_noun(const struct checker *checker, uint32_t stated, uint32_t whole)
{
    const struct figure *f = checker->findings->figures, *rest = &f[stated];
    struct span behind = words_behind(checker, stated), clause = lead_clause(checker, stated);
    uint32_t undone = lead_find(checker, behind, CHECK_WORD_UNDONE);
    uint32_t word = lead_find(checker, clause, CHECK_WORD_REST), at = word;

    if (word < clause.end) {
        word += lead_next_word(checker, clause, &at).length;
        if (!names_whole(checker, (struct span){word, clause.end}, whole))
            return true;
    }
    if (undone < behind.end)
        return !names_whole(checker, (struct span){behind.start, undone}, whole);
    return rest->of_span.start == rest->reach.end && !slice_equal(rest->of, f[whole].of) &&
           !lead_has(checker, rest->of_span, CHECK_WORD_GAP);
}

/* Whether the figure is beyond doubt what is left of the whole: by a word like 其余, or 缺口 where
 * nothing but what is done stands against it, or by what is done with `taken` right before it, and
 * not with it; 尚有6260人正在 may leave out some. */
static bool is_surely_rest(const struct checker *checker, uint32_t stated, uint32_t whole,
                           uint32_t taken)
{
    const struct figure *f = checker->findings->figures;
    struct span behind = words_behind(checker, stated);
    bool next = lead_clause(checker, stated).start <= lead_of(checker, stated).start + 1;

    return (lead_clause_has(checker, stated, CHECK_WORD_REST) ||
            (f[stated].part_of == NO_ITEM && (lead_clause_has(checker, stated, CHECK_WORD_GAP) ||
                                              lead_has(checker, behind, CHECK_WORD_GAP))) ||
            (next && lead_denies(checker, lead_name(checker, taken), behind))) &&
           !lead_clause_has(checker, stated, CHECK_WORD_AWAY) &&
           (f[stated].part_of == whole || !has_own_noun(checker, stated, whole));
}

/* Whether the remainder's sentence has a larger figure before the whole, of which what is left may
 * be the rest: 船员23人,获救14人,其中重伤4人,其余8人下落不明. */
static bool is_nested(const struct checker *checker, uint32_t stated, uint32_t whole)
{
    const struct figure *f = checker->findings->figures;
    uint32_t floor = lead_sentence(checker, stated).start;

    for (uint32_t i = whole; i-- > 0 && f[i].span.start >= floor;)
        if (check_counts_alike(checker, &f[i], &f[whole]) &&
            decimal_compare(f[i].number, f[whole].number) > 0)
            return true;
    return false;
}

/* 其中广式20批次,合格7批次: what was done with the second may have been done with some of the
 * first; and 住校生320人,男生410人. */
static bool may_overlap(const struct checker *checker, const struct tally *taken)
{
    struct span lead = lead_of(checker, taken->items[0]);
    size_t done = 0;

    for (size_t i = 0; i < taken->count; i++)
        done += lead_has(checker, lead_of(checker, taken->items[i]), CHECK_WORD_DONE);
    return (done > 0 && done < taken->count && check_has(checker, lead.start, lead.end, "其中")) ||
           lead_may_share(checker, taken->items, taken->count);
}

/* 入境病例21例,广州7例,3例来自英国,其余4例来自法国: where some figures begin their clause and some
 * do not, what is left may be of one that was taken: 7 and not 21. */
static bool is_worded_alike(const struct checker *checker, const struct tally *taken)
{
    const struct figure *f = checker->findings->figures;
    size_t first = 0;

    for (size_t i = 0; i < taken->count; i++)
        first += f[taken->items[i]].span.start == lead_clause(checker, taken->items[i]).start;
    return first == 0 || first == taken->count;
}

/* Whether one of those taken is what the ones behind it and the remainder make up. */
static bool check_inner_whole(struct checker *checker, uint32_t stated, const struct tally *taken)
{
    const struct figure *f = checker->findings->figures;

    for (size_t whole = 0; whole + 1 < taken->count; whole++) {
        struct tally later = {.count = 0};
        struct decimal rest;
        bool fits = true;
        for (size_t i = whole + 1; i < taken->count && fits; i++)
            fits = tally_add(&later, f, taken->items[i]);
        if (fits && tally_leaves(&later, &f[taken->items[whole]], &f[stated], &rest))
            return report_taken(checker, stated, taken->items[whole], &later, false);
    }
    return false;
}

/* 2600万元中的800万元…,其余1800万元: whether the part was said right behind its whole, and the
 * remainder with nothing but 其余 before it. */
static bool is_out_of(const struct checker *checker, uint32_t stated, uint32_t whole)
{
    const struct figure *f = checker->findings->figures;
    struct span clause = lead_clause(checker, stated);
    struct table_match word =
        lexicon_exact(checker->lexicon, TABLE_CHECK_WORDS, checker->text, clause);

    return stated == whole + 2 && match_is(word, CHECK_WORD_REST) &&
           text_reads(checker->text, f[whole].reach.end, "中的") &&
           f[whole].reach.end + 2 == f[whole + 1].reach.start;
}

/* The whole that is named for the remainder: its own, or that of the figure of its kind right
 * before it. */
static uint32_t whole_of(const struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    uint32_t part = stated - 1;

    if (f[stated].part_of != NO_ITEM || stated == 0)
        return f[stated].part_of;
    return check_same_unit(checker, &f[part], &f[stated]) &&
                   f[part].span.start >= lead_sentence(checker, stated).start
               ? f[part].part_of
               : NO_ITEM;
}

/* The remainder of a whole that the text names as such: the parts before it are taken away. Whether
 * that says all of it. */
static bool check_last_part(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    uint32_t whole = whole_of(checker, stated);
    struct tally taken = {.count = 0};

    if (whole == NO_ITEM)
        return false;
    for (uint32_t i = whole + 1; i < stated; i++)
        if (f[i].part_of == whole && !tally_add(&taken, f, i))
            return f[stated].part_of == whole;
    bool alike = is_worded_alike(checker, &taken);
    if (!alike && check_inner_whole(checker, stated, &taken))
        return true;
    return taken.count > 0 &&
           report_taken(
               checker, stated, whole, &taken,
               alike && !is_nested(checker, stated, whole) && !may_overlap(checker, &taken) &&
                   decimal_compare(taken.exact, f[whole].number) <= 0 &&
                   (is_out_of(checker, stated, whole) ||
                    (f[stated].part_of == whole &&
                     is_surely_rest(checker, stated, whole, taken.items[taken.count - 1]))));
}

/* 侵吞93.6万元,其中用于赌博71.2万元、还债15.9万元、开支6.5万元: whether the figure is one of those
 * that make up another one, and so is none beside it. */
static bool is_detail(const struct checker *checker, uint32_t figure, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    uint32_t whole = f[figure].part_of;

    if (whole == NO_ITEM || whole == f[stated].part_of)
        return false;
    for (size_t i = 0; i < checker->checks->count; i++) {
        const struct check *check = &checker->checks->items[i];
        if (check->stated == whole && check->kind == CHECK_SUM && check->agrees)
            return true;
    }
    return false;
}

/* The figures before the remainder that count as it does, from the last one back, in its sentence
 * and the one before that in the paragraph; how many, at most `max`. */
static size_t alike_before(const struct checker *checker, uint32_t stated, uint32_t *ret_items,
                           size_t max)
{
    const struct figure *f = checker->findings->figures;
    uint32_t floor = lead_sentence(checker, stated).start;
    size_t count = 0;

    if (floor > 1 && checker->text->fold[floor - 1] != '\n')
        floor = lead_sentence_before(checker, stated);
    for (uint32_t i = stated; i-- > 0 && f[i].span.start >= floor && count < max;)
        if (check_same_unit(checker, &f[i], &f[stated]) && !is_detail(checker, i, stated))
            ret_items[count++] = i;
    return count;
}

/* Whether the text says before the part or right behind it what was done with so many of the whole:
 * 合格27批次, 38家合格, but not 餐具合格27批次 of 月饼32批次. */
static bool is_done_of(const struct checker *checker, uint32_t part, uint32_t whole)
{
    uint32_t behind = checker->findings->figures[part].reach.end;
    struct span clause = lead_clause(checker, part), rest = reader_clause(checker->text, behind);
    uint32_t done = lead_find(checker, clause, CHECK_WORD_DONE);

    if (!lead_has(checker, lead_of(checker, part), CHECK_WORD_DONE)) {
        rest.start = behind;
        return lead_find(checker, rest, CHECK_WORD_DONE) == behind && behind < rest.end &&
               lead_is_of_all(checker, part, clause.end, whole);
    }
    return lead_is_of_all(checker, part, done, whole);
}

/* 应发860万元,实发712万元,尚有148万元未发: a whole and what is done of it, with nothing else
 * between them and the remainder. */
static bool is_sure_of(const struct checker *checker, uint32_t stated, uint32_t whole,
                       const struct tally *taken)
{
    const struct figure *f = checker->findings->figures;
    uint32_t first = taken->items[0], counted = 0;
    bool denied = lead_denies(checker, lead_name(checker, first), words_behind(checker, stated));

    for (uint32_t i = whole + 1; i < stated; i++) {
        bool alike = check_counts_alike(checker, &f[i], &f[stated]);
        struct span lead = lead_of(checker, i);
        if (is_detail(checker, i, stated))
            continue;
        counted += alike;
        if ((!alike && f[i].kind != UNIT_RATE) || f[i].role == FIGURE_CHANGE ||
            lead_has(checker, lead, CHECK_WORD_AWAY) ||
            (i > first && check_has(checker, lead.start, lead.end, "其中")))
            return false;
    }
    return counted == taken->count && !may_overlap(checker, taken) &&
           f[whole].role == FIGURE_LEVEL && check_takes(&f[whole]) &&
           decimal_compare(taken->exact, f[whole].number) <= 0 &&
           (f[first].part_of == whole ||
            (lead_has(checker, lead_of(checker, whole), CHECK_WORD_PLANNED) &&
             (denied || is_done_of(checker, first, whole)))) &&
           is_surely_rest(checker, stated, whole, taken->items[taken->count - 1]);
}

/* Figures in the order of the text as what is taken; the last of `items` stands first. */
static bool take_all(const struct checker *checker, const uint32_t *items, size_t count,
                     struct tally *ret_taken)
{
    *ret_taken = (struct tally){.count = 0};
    while (count > 0)
        if (!tally_add(ret_taken, checker->findings->figures, items[--count]))
            return false;
    return true;
}

/* 逮捕12人,…被害人86人。4人被羈押,其余8人交保: what is taken stands in the sentence of the
 * remainder, the whole before it in the paragraph. Only what holds. */
static void check_far(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    uint32_t floor = lead_sentence(checker, stated).start, items[TAKEN_MAX], i = stated;
    size_t count = 0, tried = 0;
    struct tally taken;

    for (; i > 0 && f[i - 1].span.start >= floor && count < TAKEN_MAX; i--)
        if (check_same_unit(checker, &f[i - 1], &f[stated]))
            items[count++] = i - 1;
    if (count == 0 || !take_all(checker, items, count, &taken))
        return;
    while (i-- > 0 && tried < FAR_MAX &&
           !check_has(checker, f[i].span.end, f[stated].span.start, "\n")) {
        if (!check_same_unit(checker, &f[i], &f[stated]) || f[i].role != FIGURE_LEVEL)
            continue;
        if (report_taken(checker, stated, i, &taken, false))
            return;
        tried++;
    }
}

/* The whole less the figures between it and the remainder, when that holds; else all of those
 * before it, when it is sure. */
static void check_before(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    uint32_t items[TAKEN_MAX + 1];
    size_t count = alike_before(checker, stated, items, TAKEN_MAX + 1);
    struct tally taken = {.count = 0};

    for (size_t i = 0; i < count; i++) {
        bool siblings = i > 0 && f[items[i]].part_of != NO_ITEM &&
                        f[items[i]].part_of == f[items[i - 1]].part_of;
        if (!siblings && report_taken(checker, stated, items[i], &taken, false))
            return;
        if (!tally_add(&taken, f, items[i]))
            return;
    }
    if (count >= 2 && take_all(checker, items, count - 1, &taken) &&
        is_sure_of(checker, stated, items[count - 1], &taken))
        report_taken(checker, stated, items[count - 1], &taken, true);
}

void check_remainder(struct checker *checker, uint32_t stated)
{
    if (check_last_part(checker, stated))
        return;
    check_before(checker, stated);
    if (!check_is_reported(checker, stated))
        check_far(checker, stated);
}
