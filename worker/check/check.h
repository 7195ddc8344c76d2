/*
 * check.h: do the stated sums, shares and differences hold?
 *
 *     64家企业已开复工62家、开复工率96.88%          ratio       96.88 = 100 * 62 / 64     agrees
 *     9085人(其中省外5220人,省内2178人,县内1687人)  sum         9085 = 5220 + 2178 + 1687  agrees
 *     发现问题38个,已整改35个,其余3个               difference  3 = 38 - 35                agrees
 *     每户补助3000元,共600户180万元                 product     180万 = 3000 * 600         agrees
 *
 * A figure printed with a fraction or a scale word stands for all numbers that round to it. A check
 * is made only where the text calls for it, by a word of check_words.tsv or by its form: where the
 * calculation fails and it is not beyond doubt that the text means it, none is made, because a
 * false alarm costs more than a missing one. So each kind looks for two things: figures with which
 * the sum holds, and whether these, and no others, are what the text puts together (`sure`).
 */
#ifndef WIRECOPY_CHECK_CHECK_H
#define WIRECOPY_CHECK_CHECK_H

#include "base/arena.h"
#include "base/text.h"
#include "lexicon/lexicon.h"
#include "recognise/findings.h"

#define CHECK_LIST(X)                                                                              \
    X(RATIO, "ratio")                                                                              \
    X(SUM, "sum")                                                                                  \
    X(DIFFERENCE, "difference")                                                                    \
    X(PRODUCT, "product")

enum check_kind {
#define CHECK_ENUM(name, word) CHECK_##name,
    CHECK_LIST(CHECK_ENUM)
#undef CHECK_ENUM
};

struct check {
    enum check_kind kind;
    uint32_t stated;    /* index of a figure */
    uint32_t *operands; /* indices of figures; of a ratio the part, then the whole */
    size_t operand_count;
    struct slice computed; /* plain decimal */
    bool agrees;
};

struct checks {
    struct check *items;
    size_t count, capacity;
};

struct lead;

/* What the parts of this room share. */
struct checker {
    const struct lexicon *lexicon;
    struct arena *arena;
    const struct text *text;
    const struct findings *findings;
    const struct lead *leads; /* one for each figure */
    struct checks *checks;
};

/* Makes the checks of an article, in the order of their stated figures. */
void check_figures(const struct lexicon *lexicon, struct arena *arena, const struct text *text,
                   const struct findings *findings, struct checks *ret_checks);

/* The kinds, one file each; each looks at one figure as the stated one. */
void check_ratio(struct checker *checker, uint32_t stated);
void check_growth(struct checker *checker, uint32_t stated); /* a ratio of two levels */
void check_parts(struct checker *checker, uint32_t stated);  /* a sum that its parts follow */
void check_sum(struct checker *checker, uint32_t stated);    /* one that they precede */
void check_difference(struct checker *checker, uint32_t stated);
void check_remainder(struct checker *checker, uint32_t stated); /* a difference of a whole */
void check_formula(struct checker *checker, uint32_t stated);   /* what its name says it is */
void check_product(struct checker *checker, uint32_t stated);
void check_average(struct checker *checker, uint32_t stated); /* a ratio of a total and a count */

/* Appends a check when it agrees, or when it is sure that the text calls for it. The operands are
 * copied. Whether it was appended. */
bool check_report(struct checker *checker, struct check check, bool sure);

/* Whether a check that states the figure was reported. */
bool check_is_reported(const struct checker *checker, uint32_t stated);

/* The digits behind the point that the figure is printed with. */
int check_places(const struct figure *figure);

/* Whether the figure is itself a ratio: 65%, 3倍. */
bool check_is_rate(const struct figure *figure);

/* Whether the figure may be an operand: it is exact and no range. */
bool check_takes(const struct figure *figure);

/* Whether two figures count the same kind of thing in the same unit, and whether both are per the
 * same as well. */
bool check_counts_alike(const struct checker *checker, const struct figure *a,
                        const struct figure *b);
bool check_same_unit(const struct checker *checker, const struct figure *a, const struct figure *b);

/* Whether the figure is what remains of a whole: 其余3个, 还有3个未整改. */
bool check_is_remainder(const struct checker *checker, uint32_t figure);

/* Whether `word` (UTF-8, folded) stands in the text from `start` to `end`. */
bool check_has(const struct checker *checker, uint32_t start, uint32_t end, const char *word);

#endif
