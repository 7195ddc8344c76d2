/*
 * place.h: the places of an article, each with its code where the text settles it.
 *
 * Names are many (鼓楼区 is in four cities), so a mention is settled by what stands before it in a
 * chain, by the places that the article names beyond doubt, and by its title, dateline and outlet.
 * What stays open keeps its candidates. A name without its last word is reported only when
 * something else in the article names the same place: 双牌 alone may be anything, beside 双牌县 it
 * is that county.
 *
 *     福建长乐区…湖南镇   ->   350000, 350112, 350112110
 */
#ifndef WIRECOPY_RECOGNISE_PLACE_H
#define WIRECOPY_RECOGNISE_PLACE_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* Fills findings->places from the body. */
void place_recognise(struct arena *arena, const struct lexicon *lexicon,
                     const struct layout *layout, struct findings *findings);

#endif
