/*
 * mask.h: which characters of the body can be no part of a figure, found before any figure is read.
 *
 *     《…三十条》 titles   “一二三” short marked phrases   一目了然 idioms   2月25日 dates
 *     N95, G1522, 桂J6××69 codes   第21号, 三号线, 106国道, 前三名 ordinals   3:0 scores
 */
#ifndef WIRECOPY_RECOGNISE_MASK_H
#define WIRECOPY_RECOGNISE_MASK_H

#include "recognise/reader.h"

enum mask_kind {
    MASK_NONE,
    MASK_DATE,
    MASK_CLOCK,
    MASK_TITLE,
    MASK_PHRASE,
    MASK_WORD,
    MASK_PLACE,
    MASK_CODE,
    MASK_ORDINAL
};

/* Short phrases in quotation marks: longer ones are speech, and their figures count. */
#define PHRASE_LENGTH_MAX 12u
#define PHRASE_ITEM_MAX   7u /* of each item where it is a list */

/* Masks what is not masked yet. */
void mask_span(struct reader *reader, struct span span, enum mask_kind kind);

/* Fills reader->mask and reader->dates. */
void mask_build(struct reader *reader);

#endif
