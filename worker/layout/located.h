/*
 * located.h: names of places as datelines and bylines print them.
 *
 *     台北  永州  双牌县  台湾台北 (two in a row)  新加坡/吉隆坡
 */
#ifndef WIRECOPY_LAYOUT_LOCATED_H
#define WIRECOPY_LAYOUT_LOCATED_H

#include "lexicon/lexicon.h"

/* Whether all of `span` is a place that the tables know, or two of them. */
bool located_is(const struct lexicon *lexicon, const struct text *text, struct span span);

/* Where the longest such place begins that ends at span.end, with at least `before` characters left
 * in front of it; span.end when there is none. */
uint32_t located_tail(const struct lexicon *lexicon, const struct text *text, struct span span,
                      uint32_t before);

#endif
