/*
 * programme_name.h: what the characters of a phrase in marks say about it.
 *
 *     三大保障, 一企一员, 三清三拆     count something: names of programmes
 *     贷牛还牛                         the second half answers the first: one too
 *     日汇报、日总结、日调度           a chant: clauses that begin alike, or three of one length
 *     五老, 双喜, 三米, 80后, 123      numbers, but nothing is done so many times: words
 *     程序规范、说理充分               two clauses that have nothing in common: words
 */
#ifndef WIRECOPY_RECOGNISE_PROGRAMME_NAME_H
#define WIRECOPY_RECOGNISE_PROGRAMME_NAME_H

#include "lexicon/lexicon.h"

#define PROGRAMME_NAME_MIN 2u /* code points */
#define PROGRAMME_NAME_MAX 24u
#define PROGRAMME_PAIR     4u /* 一企一策 */

/* Whether the row of programme_nouns.tsv says that its word stands `where`. */
bool programme_word_stands(struct table_match word, const char *where);

/* Whether it may stand some characters behind a name: far, head. */
bool programme_word_is_far(struct table_match word);

/* Whether the character is one of a number. */
bool programme_name_counts(uint32_t cp);

/* Whether nothing but a number stands there: 123, 366, 1+10; not so 双百双千. */
bool programme_name_is_number(const struct text *text, struct span name);

/* Whether the name is one of several things that everybody knows: 三农, 两会. */
bool programme_name_is_word(const struct lexicon *lexicon, const struct text *text,
                            struct span name);

/* Whether clauses stand in the name, with 、 or a comma between. */
bool programme_name_has_clauses(const struct text *text, struct span name);

/* Whether the name says by itself that it is one. */
bool programme_name_speaks(const struct lexicon *lexicon, const struct text *text,
                           struct span name);

#endif
