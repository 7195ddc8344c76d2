/*
 * reader.h: what the recognisers of one article share.
 *
 * They run one after another over the folded body, each adding to the findings or to what the next
 * ones need.
 */
#ifndef WIRECOPY_RECOGNISE_READER_H
#define WIRECOPY_RECOGNISE_READER_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* A time of the day; hour -1 for none. */
struct clock {
    int hour, minute;
};

/* A date in the running text: 2月25日, 2020年2月, 2023年底. Unknown parts are 0. A stretch of time,
 * 0-24时 or 1-6月, has the parts of its end. */
struct date_phrase {
    struct span span;
    int year, month, day;
    struct clock clock;
    bool stretch;
};

/* What the years of an article are counted from. */
struct year_count {
    int own;       /* 去年 is the year before this one; 0: not known */
    bool republic; /* 112年 is 2023 */
};

struct clause;

struct reader {
    const struct lexicon *lexicon;
    struct arena *arena;
    struct notes *notes;
    const struct layout *layout;
    const struct text *text;
    uint8_t *mask; /* one a character: enum mask_kind */
    struct date_phrase *dates;
    size_t date_count, date_capacity;
    struct clause *clauses; /* the sentences that were cut, in their order: view.h */
    size_t clause_count, clause_capacity;
    struct year_count years;
    struct findings *findings;
};

/* The sentence around `at`: from after the last 。！？ or line break to after the next. */
struct span reader_sentence(const struct text *text, uint32_t at);

/* The clause around `at`: as the sentence, but cut at , ; : and brackets as well. */
struct span reader_clause(const struct text *text, uint32_t at);

/* Whether the folded text before `at` ends in `word` (UTF-8, folded). */
bool reader_ends(const struct text *text, uint32_t at, const char *word);

/* Whether one of `words` (ends in NULL) stands at `at`, or ends before it; the length in code
 * points of the longest, 0 for none. */
uint32_t reader_one_of(const struct text *text, uint32_t at, const char *const *words);
uint32_t reader_ends_in(const struct text *text, uint32_t at, const char *const *words);

/* Where the first of `words` begins in `span`; its end when none does. */
uint32_t reader_find_one(const struct text *text, struct span span, const char *const *words);

/* The longest row of `table` that ends exactly at `at` and begins at or after `start`. */
struct table_match reader_match_before(const struct reader *reader, enum lexicon_table table,
                                       uint32_t start, uint32_t at);

#endif
