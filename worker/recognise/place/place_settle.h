/*
 * place_settle.h: which place each mention is.
 *
 * Names are many (鼓楼区 is in four cities), so the rows of a name are narrowed: by the neighbours
 * in its chain, by the successors of units that are gone, by the places that the article, its
 * title, its dateline and its outlet name beyond doubt, and by the last of these before the
 * mention.
 *
 *     徐州市…鼓楼区     徐州市 is one place; of the four 鼓楼区, 320302 lies in it
 *     桥西区振头街道    桥西区 is three, 振头街道 one, in 130104: that one
 */
#ifndef WIRECOPY_RECOGNISE_PLACE_SETTLE_H
#define WIRECOPY_RECOGNISE_PLACE_SETTLE_H

#include "recognise/place/place_mention.h"

#define PLACES_KNOWN_MAX 256u

/* Codes that the article names beyond doubt. */
struct places_known {
    const char *code[PLACES_KNOWN_MAX];
    size_t count;
};

/* What can be said without the rest of the article. What is chosen is added to `known`. */
void place_settle_by_itself(struct place_mentions *mentions, struct places_known *known);

/* The rest, by what is known. */
void place_settle_by_context(struct place_mentions *mentions, struct places_known *known);

/* Names that are those of a larger place and, in this article, the short name of a township. */
void place_settle_short_names(const struct text *text, struct place_mentions *mentions,
                              const struct places_known *known);

#endif
