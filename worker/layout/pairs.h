/*
 * pairs.h: how much two texts have in common, by pairs of Chinese characters.
 *
 *     {复工, 工企, 企业} of 复工企业, and 企业复工率 has 企业, 复工 of its four: 50 per cent
 *
 * A paragraph of an article shares 4 to 25 per cent of its pairs with the rest of it, one of
 * another story 0 to 3 (measured on 52 articles). The set is one of hashes: a pair in about fifty
 * of a long article is taken for another one.
 */
#ifndef WIRECOPY_LAYOUT_PAIRS_H
#define WIRECOPY_LAYOUT_PAIRS_H

#include "base/arena.h"
#include "base/text.h"

struct pair_set;

/* An empty set; NULL when the arena is full. */
struct pair_set *pair_set_new(struct arena *arena);

void pair_set_add(struct pair_set *set, const struct text *text, struct span span);

/* How many of the span's pairs were added at least so many times (1 or 2), per cent; 100 for a span
 * without pairs. */
uint32_t pair_set_share(const struct pair_set *set, const struct text *text, struct span span,
                        unsigned times);

#endif
