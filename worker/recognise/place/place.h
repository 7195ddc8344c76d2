/*
 * place.h: the places of an article, each with its code where the text settles it.
 *
 * Names are read by place_mention.h and settled by place_settle.h. A name without its last word is
 * reported only when something else in the article names the same place: 双牌 alone may be
 * anything, beside 双牌县 it is that county. What stays open keeps its candidates. Two names of one
 * code are two places when they are of two editions: 襄樊市 became 襄阳市.
 *
 *     福建长乐区…湖南镇   ->   350000, 350112, 350112110
 *
 * Places that only the title or the dateline names are listed too, without a mention: figures
 * inherit them.
 */
#ifndef WIRECOPY_RECOGNISE_PLACE_H
#define WIRECOPY_RECOGNISE_PLACE_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* Fills findings->places from the body, and findings->title_place and dateline_place. */
void place_recognise(struct arena *arena, const struct lexicon *lexicon,
                     const struct layout *layout, struct findings *findings);

#endif
