/*
 * lead.h: the words that lead to a figure, which say what it does in a sum.
 *
 *     应到代表 [268名],实到 [259名],出席率 [96.6%]
 *     -------- lead    ------ lead  -------- lead
 *
 * The words are those of check_words.tsv, by their kinds.
 */
#ifndef WIRECOPY_CHECK_LEAD_H
#define WIRECOPY_CHECK_LEAD_H

#include "check/check.h"

/* What is looked for again and again, found once for each figure. */
struct lead {
    struct span sentence;
    uint32_t before;           /* where the sentence before that begins */
    struct span words, clause; /* lead_of and lead_clause */
    uint32_t kinds;            /* lead_kinds of the clause */
};

/* Finds it for all figures. NULL when the arena is full. */
const struct lead *lead_find_all(const struct checker *checker);

/* The sentence of the figure, and where the one before it begins. */
struct span lead_sentence(const struct checker *checker, uint32_t figure);
uint32_t lead_sentence_before(const struct checker *checker, uint32_t figure);

/* From the figure before it, or from where its sentence begins, to its number. */
struct span lead_of(const struct checker *checker, uint32_t figure);

/* What the figure is called: its lead from the last mark on, else the noun right behind it. */
struct span lead_name(const struct checker *checker, uint32_t figure);

/* The next word of check_words.tsv in `span` from *at on, past those that only look like one. */
struct table_match lead_next_word(const struct checker *checker, struct span span, uint32_t *at);

/* Where a word of that kind first stands in `span`; span.end when nowhere. */
uint32_t lead_find(const struct checker *checker, struct span span, enum check_word_kind kind);
/* Where the text of `name` stands last inside `words`; words.end when nowhere, or `name` is empty;
 * and whether it does. */
uint32_t lead_find_last(const struct text *text, struct span words, struct span name);
bool lead_contains(const struct checker *checker, struct span words, struct span name);

/* Whether `name` stands in the sentence before the figure, in what it counts, or behind it in its
 * clause (613名达到本科线); true for an empty one. */
bool lead_speaks_of(const struct checker *checker, uint32_t figure, struct span name);

/* Whether the words before what a figure is called say nothing that makes it one of others than the
 * figures a and b: 女选民投票率 and 投资占计划的 do, 为县府节省 and 距贯通还有 do not. */
bool lead_is_plain(const struct checker *checker, struct span before, uint32_t a, uint32_t b);

/* Whether a part is one of all that its whole counts: whether its clause, up to `at` where it says
 * what is done with them, names no others: 其中已[到岗], but not 女教师[到岗] of 教师. */
bool lead_is_of_all(const struct checker *checker, uint32_t part, uint32_t at, uint32_t whole);

/* All kinds that have a word in `span`: a bit 1u << kind for each. */
uint32_t lead_kinds(const struct checker *checker, struct span span);
bool lead_has(const struct checker *checker, struct span span, enum check_word_kind kind);
/* The same of the last clause of the figure's lead. */
uint32_t lead_clause_kinds(const struct checker *checker, uint32_t figure);
bool lead_clause_has(const struct checker *checker, uint32_t figure, enum check_word_kind kind);

/* Whether the words speak of another time or place than those around them, or may speak of more
 * than the text has counted: 全县, 明年, 累计. */
bool lead_is_elsewhere(const struct checker *checker, struct span span);

/* Whether a sentence, or a group that ; ends, ends in `span`. */
bool lead_is_broken(const struct checker *checker, struct span span);

/* Whether `span` is nothing but a mark, 同比 and the like, and a verb of change: ,同比增长 */
bool lead_is_bare(const struct checker *checker, struct span span);

/* Whether two characters of `a` that are part of a name, not of 平均 or 总计, stand in `b` too. */
bool lead_shares(const struct checker *checker, struct span a, struct span b);

/* What is measured by the clause, without the words for all of it, for each and on average: 工资 of
 * 人均工资, 租金 of 每月租金, 收入 of 总收入达. */
struct span lead_measured(const struct checker *checker, struct span clause);

/* The number in `span` that may count the figures of a list: 三 of 三项合计. 0 for none. */
unsigned lead_counts(const struct checker *checker, struct span span);

/* Whether `no` denies what `yes` says: 经营性 and 非经营性, 发放 and 未发放. */
bool lead_denies(const struct checker *checker, struct span yes, struct span no);

/* The last clause of the lead. */
struct span lead_clause(const struct checker *checker, uint32_t figure);

/* Whether what the figures are called leaves nothing out: 男 and 女, 第一产业 to 第三产业, 合格 and
 * 不合格; or may be all there is, 一期 and 二期. */
enum lead_set { LEAD_NO_SET, LEAD_PERHAPS_SET, LEAD_SET };
enum lead_set lead_set_of(const struct checker *checker, const uint32_t *figures, size_t count);

/* Whether something may be counted by two of the figures, as what they are called is of different
 * divisions: 住校生320人,男生410人. */
bool lead_may_share(const struct checker *checker, const uint32_t *figures, size_t count);

/* Whether one of `forms` (UTF-8, folded), which / separates, stands in `span`. */
bool lead_has_form(const struct checker *checker, struct span span, const char *forms);

/* Whether the rate, a noun, is one of what `name` says: 出席率 of 实到. */
bool lead_is_rate_of(const struct checker *checker, struct span rate, struct span name);

#endif
