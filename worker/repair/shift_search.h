/*
 * shift_search.h: the likeliest original of a shifted run, among all that could have become it.
 *
 * The run is a row of tokens: pairs of bytes as they were read, single bytes, and cuts, the ? of a
 * pair whose second byte was ASCII. Each original that the bytes allow is a way through states:
 *
 *     ?            a cut before a mark            open
 *     ！  A3 A1    the character before ends      . A3       shifted, A1 pending   。
 *                  in A3
 *     焙  B1 BA                                   A1 B1      shifted, BA pending   ”
 *     邶  DA FE                                   BA DA      shifted, FE pending   黑
 *     (   FD 88)   a pair that no font has: gone  FE FD      shifted, 88 pending   龍
 *     埥  88 BD                                   BD AD ..
 *
 * A beam of the likeliest is kept. Which bytes are gone where a pair has vanished, and which lead
 * stood before a cut, only the text can say: characters are weighed by language_cost.
 */
#ifndef WIRECOPY_REPAIR_SHIFT_SEARCH_H
#define WIRECOPY_REPAIR_SHIFT_SEARCH_H

#include "repair/shift_run.h"

#define SHIFT_SEEN_BITS     (1u << 18)
#define SHIFT_EMISSIONS_MAX (2 * SHIFT_TOKENS_MAX)

/* What a site's pages have in common. */
struct shift_site {
    bool is_traditional;
    bool is_cut;                         /* it puts readings or fillers into its bytes */
    uint64_t annotated[0x10000 / 64];    /* characters that carry readings on this page */
    uint64_t seen[SHIFT_SEEN_BITS / 64]; /* pairs and triples of symbols that stand on it */
};

/* The page has symbol `c` behind `a` and `b`; behind `b` when `a` is 0; character `c` when both
 * are. */
void shift_site_add(struct shift_site *site, uint32_t a, uint32_t b, uint32_t c);

/* Whether it has, or seems to: one answer in some thousand is wrong. */
bool shift_site_has(const struct shift_site *site, uint32_t a, uint32_t b, uint32_t c);

/* A character that stood in the run. */
struct shift_emission {
    uint32_t cp;    /* U+FFFD when it is not certain; ? for an ASCII byte that is gone */
    uint32_t token; /* the one that ends it */
    bool guessed;   /* by the text around it alone */
};

struct shift_reading {
    struct shift_emission emission[SHIFT_EMISSIONS_MAX];
    uint32_t count, unsure;
    uint32_t token_end; /* the run ends before this token */
};

struct shift_search;

/* Room for searches, in the arena; NULL after an overflow. */
struct shift_search *shift_search_new(struct arena *arena, struct shift_site *site);

enum shift_verdict {
    SHIFT_NONE, /* the text reads as well without a shift */
    SHIFT_LOST, /* no original is likely, or the search is spent */
    SHIFT_READ
};

/* Whether the page has used up SHIFT_WEIGHED_MAX. */
bool shift_search_is_spent(const struct shift_search *search);

enum shift_verdict shift_search_run(struct shift_search *search, struct shift_run *run,
                                    struct shift_reading *ret_reading);

#endif
