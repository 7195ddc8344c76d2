/*
 * sum.c: a list, and its total behind it.
 *
 *     扑救137起、救援96起、救助159起,合计412起
 *     上午1860名。下午1724名,全天合计3584名
 *
 * A list right before 合计 is meant as a sum when it is all that the sentence counts so far, and
 * when 三 of 三项合计 is as long as it.
 */
#include "check/lead.h"
#include "check/list.h"
#include "recognise/reader.h"

/* How far the total may stand from the last member. */
#define TOTAL_GAP_MAX 16u

/* Sentences before that of the total in which members may stand. */
#define SENTENCES_BEFORE 2u

/* Whether the figures count the same, the total perhaps without what each part is per: 亩产619公斤,
 * 合计1555公斤. */
static bool adds_up_to(const struct checker *checker, const struct figure *part,
                       const struct figure *last, const struct figure *total)
{
    return check_same_unit(checker, part, last) && check_counts_alike(checker, part, total) &&
           (total->per.length == 0 || slice_equal(total->per, part->per));
}

/* What leads from a list to its total. */
struct total {
    uint32_t last;    /* the last figure of the list */
    unsigned counted; /* 3 of 三项合计; 0: not said */
    bool word, plain; /* a word of kind total; and nothing that speaks of another whole */
};

/* Whether the words are but ,共 or ,总共: those of no other subject. */
static bool is_nothing_else(const struct checker *checker, struct span words)
{
    static const char *const ALL[] = {"共", "一共", "总共", "总计", NULL};

    return text_fold(checker->text, words.start) == ',' &&
           reader_one_of(checker->text, words.start + 1, ALL) + 1 == span_length(words);
}

/* 三项合计366.6万元: 三项 may have been read as a figure of its own, and is none of the list. */
static bool total_read(const struct checker *checker, uint32_t stated, struct total *ret_total)
{
    const struct figure *f = checker->findings->figures;
    struct total total = {.last = stated - 1};
    struct span gap = {f[total.last].reach.end, f[stated].span.start};

    if (stated > 2 && !adds_up_to(checker, &f[total.last], &f[total.last], &f[stated])) {
        total.last--;
        gap.start = f[total.last].reach.end;
        total.counted = lead_counts(checker, gap);
        if (total.counted == 0)
            return false;
    }
    uint32_t sum = lead_find(checker, gap, CHECK_WORD_TOTAL);
    uint32_t word = sum < gap.end ? sum : lead_find(checker, gap, CHECK_WORD_PERHAPS);
    if (word == gap.end || span_length(gap) > TOTAL_GAP_MAX || lead_is_broken(checker, gap))
        return false;
    struct span before = {gap.start, word}, behind = {word + 1, gap.end};
    total.counted = lead_counts(checker, before);
    total.word = sum < gap.end || is_nothing_else(checker, gap);
    total.plain = !lead_is_elsewhere(checker, before) && !lead_is_elsewhere(checker, behind);
    *ret_total = total;
    return true;
}

/* Collects the list that ends in figure `last`, in the order of the text. *ret_whole is false when
 * the sentence counts more of the kind before it, or each by another measure than the total. */
static bool list_read(const struct checker *checker, uint32_t last, uint32_t stated,
                      struct tally *ret_parts, bool *ret_whole)
{
    const struct figure *f = checker->findings->figures;
    uint32_t floor = lead_sentence(checker, stated).start, first = last;

    *ret_parts = (struct tally){0};
    if (!adds_up_to(checker, &f[last], &f[last], &f[stated]))
        return false;
    while (first > 0 && f[first - 1].role == f[last].role &&
           decimal_compare(f[first - 1].number, f[stated].number) <= 0 &&
           adds_up_to(checker, &f[first - 1], &f[last], &f[stated]) &&
           list_is_gap(checker, (struct span){f[first - 1].reach.end, f[first].span.start}))
        first--;
    *ret_whole = slice_equal(f[last].per, f[stated].per);
    for (uint32_t i = first; i-- > 0 && f[i].span.start >= floor;)
        if (adds_up_to(checker, &f[i], &f[last], &f[stated]))
            *ret_whole = false;
    for (uint32_t i = first; i <= last; i++)
        if (f[i].role != f[stated].role || !tally_add(ret_parts, f, i) ||
            decimal_compare(f[i].number, f[stated].number) > 0)
            return false;
    return ret_parts->count >= 2;
}

/* What stands behind the last word that adds up: 接待群众 of 全天共接待群众. */
static struct span behind_call(const struct checker *checker, struct span clause)
{
    struct span behind = clause;

    for (uint32_t at = clause.start; at < clause.end; at++) {
        struct table_match word =
            lexicon_longest(checker->lexicon, TABLE_CHECK_WORDS, checker->text, at, clause.end);
        for (uint32_t i = 0; i < word.entry_count; i++)
            if (word.entries[i].kind == CHECK_WORD_TOTAL ||
                word.entries[i].kind == CHECK_WORD_PERHAPS ||
                word.entries[i].kind == CHECK_WORD_ENTIRE)
                behind.start = at + word.length;
        if (word.length > 0)
            at += word.length - 1;
    }
    return behind;
}

/* Whether what is added up is what the members count: not 全天共接待群众230人 behind 上午到场120人.
 */
static bool is_of_members(const struct checker *checker, uint32_t stated,
                          const struct tally *members)
{
    struct span behind = behind_call(checker, lead_clause(checker, stated));

    if (lead_is_bare(checker, behind))
        return true;
    for (size_t i = 0; i < members->count; i++)
        if (lead_shares(checker, behind, lead_clause(checker, members->items[i])))
            return true;
    return false;
}

/* 得分92分、88分和95分,总分275分: whether a total without a subject of its own is called what a
 * member is, and counts nothing else: not 总投资20亿元的三期工程. */
static bool is_named_alike(const struct checker *checker, uint32_t stated,
                           const struct tally *members)
{
    struct span clause = lead_clause(checker, stated);
    struct span name = lead_measured(checker, clause);
    uint32_t behind = checker->findings->figures[stated].reach.end;

    if (lead_find(checker, clause, CHECK_WORD_PERHAPS) != clause.start ||
        cp_is_hanzi(text_fold(checker->text, behind)))
        return false;
    for (size_t i = 0; i < members->count; i++)
        if (lead_contains(checker, lead_clause(checker, members->items[i]), name))
            return true;
    return false;
}

/* 金牌38枚,比上届的31枚增加7枚;加上银牌27枚、铜牌33枚,总数达98枚: the list is added to a figure of
 * the sentence that other levels may follow. Only what holds. */
static bool check_added(struct checker *checker, uint32_t stated, const struct tally *list)
{
    static const char *const ADDED[] = {"加上", "连同", "算上"};
    const struct figure *f = checker->findings->figures;
    uint32_t floor = lead_sentence_before(checker, stated);
    struct span lead = lead_of(checker, list->items[0]);
    bool added = false;

    for (size_t i = 0; i < sizeof ADDED / sizeof *ADDED; i++)
        added = added || check_has(checker, lead.start, lead.end, ADDED[i]);
    for (uint32_t i = list->items[0]; added && i-- > 0 && f[i].span.start >= floor;) {
        struct tally all = {.count = 0};
        bool sums = f[i].role == f[stated].role && adds_up_to(checker, &f[i], &f[i], &f[stated]) &&
                    tally_add(&all, f, i);
        for (size_t k = 0; sums && k < list->count; k++)
            sums = tally_add(&all, f, list->items[k]);
        if (sums && list_report(checker, stated, &all, false))
            return true;
    }
    return false;
}

/* A list right before its total. Whether there is one. */
static bool check_total(struct checker *checker, uint32_t stated)
{
    struct tally parts;
    struct total total;
    bool whole;

    if (!total_read(checker, stated, &total) ||
        !list_read(checker, total.last, stated, &parts, &whole))
        return false;
    if (check_added(checker, stated, &parts))
        return true;
    bool set = lead_set_of(checker, parts.items, parts.count) != LEAD_NO_SET;
    bool named =
        (set && is_of_members(checker, stated, &parts)) || is_named_alike(checker, stated, &parts);
    bool each = lead_clause_has(checker, stated, CHECK_WORD_ENTIRE) &&
                check_has(checker, lead_of(checker, parts.items[0]).start,
                          lead_of(checker, parts.items[0]).end, "分别"); /* 全场共得95分 */
    bool called = total.word || total.counted > 0 ||
                  (each && tally_is_slip(&parts, &checker->findings->figures[stated])) ||
                  (named && tally_is_slip(&parts, &checker->findings->figures[stated]));
    bool fits = total.counted == 0 || total.counted == parts.count;
    return list_report(checker, stated, &parts, called && total.plain && whole && fits);
}

/* The 两 of 两批共计94名, which may have been read as a figure of its own. */
static unsigned counted_before(const struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    struct span clause = reader_clause(checker->text, f[stated].span.start);

    clause.end = f[stated].span.start;
    return lead_counts(checker, clause);
}

/* Whether the words speak of another time; 全年 may be that of 上半年 and 下半年. */
static bool is_away(const struct checker *checker, struct span clause)
{
    clause.start += text_reads_length(checker->text, clause.start, "全年");
    return lead_has(checker, clause, CHECK_WORD_AWAY);
}

/* Members that stand apart, all of the sentence and the two before it that count as the total does:
 * a set, 上午 and 下午, or as many as 两 of 两批 says. Only with a word that adds them up. */
static void check_apart(struct checker *checker, uint32_t stated)
{
    const struct figure *f = checker->findings->figures;
    struct span clause = lead_clause(checker, stated);
    uint32_t kinds = lead_clause_kinds(checker, stated);
    uint32_t floor = lead_sentence(checker, stated).start, first = stated;
    struct tally members = {.count = 0};

    if (!(kinds & (1u << CHECK_WORD_TOTAL | 1u << CHECK_WORD_PERHAPS | 1u << CHECK_WORD_ENTIRE)) ||
        is_away(checker, clause))
        return;
    for (unsigned i = 0; i < SENTENCES_BEFORE && floor > 1; i++)
        if (checker->text->fold[floor - 1] != '\n')
            floor = reader_sentence(checker->text, floor - 2).start;
    while (first > 0 && f[first - 1].span.start >= floor)
        first--;
    for (uint32_t i = first; i < stated; i++)
        if (adds_up_to(checker, &f[i], &f[stated], &f[stated]) &&
            (f[i].role != FIGURE_LEVEL || f[i].part_of != NO_ITEM || !tally_add(&members, f, i)))
            return;
    unsigned counted = counted_before(checker, stated);
    if (members.count > 1 && is_of_members(checker, stated, &members) &&
        (counted == 0 || counted == members.count) &&
        ((counted > 0 && (kinds & 1u << CHECK_WORD_TOTAL) && !(kinds & 1u << CHECK_WORD_AWAY)) ||
         lead_set_of(checker, members.items, members.count) != LEAD_NO_SET))
        list_report(checker, stated, &members, tally_is_slip(&members, &f[stated]));
}

void check_sum(struct checker *checker, uint32_t stated)
{
    const struct figure *figure = &checker->findings->figures[stated];

    if (stated < 2 || figure->kind == UNIT_MULTIPLE || figure->role != FIGURE_LEVEL ||
        check_total(checker, stated) || check_is_reported(checker, stated))
        return;
    check_apart(checker, stated);
}
