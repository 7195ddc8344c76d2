/*
 * name_score.h: how much likelier it is that characters are a person's name than that they are
 * words.
 *
 *     …干部王兵看到     王兵   a name in 128 words, 王, 兵      against  王 | 兵         likely
 *     …一方面压实责任   方面压  方, 面, 压                       against  方面 | 压实     unlikely
 *
 * Both readings are taken with three characters on each side, so that words across the edges count:
 * in 李明确表示 the reading 李 | 明确 | 表示 has to be beaten. Costs are quarters of a
 * natural logarithm, from surname_costs.tsv, given_costs.tsv, foreign_costs.tsv and
 * common_words.tsv. Characters only: what stands around the name says more, and is for
 * person_context.c.
 */
#ifndef WIRECOPY_RECOGNISE_NAME_SCORE_H
#define WIRECOPY_RECOGNISE_NAME_SCORE_H

#include "lexicon/lexicon.h"

/* The cost of the reading as words less that of the reading with a name in `name`, whose
 * first `surname` characters are the surname; 0 for a foreign name. Above 0 the name is likelier.
 */
int name_score(const struct lexicon *lexicon, const struct text *text, struct span name,
               uint32_t surname);

/* What name_score cannot exceed, without looking at words: the difference when all words were of
 * one character. */
int name_score_bound(const struct lexicon *lexicon, const struct text *text, struct span name,
                     uint32_t surname);

#endif
