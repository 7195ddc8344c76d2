/*
 * lost.h: places where the article stated a figure that the text no longer holds.
 *
 *     协调联系家宾馆,提供流动性贷款亿元      digits_missing, on a page that has no digit at all
 *     当地消防接警?3起                      digit_eaten: ?3 is no 3
 *     一名**岁的男子                         masked
 *
 * Each says in which unit and, where the text tells, of what. No value is guessed.
 */
#ifndef WIRECOPY_RECOGNISE_LOST_H
#define WIRECOPY_RECOGNISE_LOST_H

#include "recognise/reader.h"

/* A page with this many Chinese characters and no digit has lost them, if it has holes. */
#define LOST_PAGE_HANZI_MIN 40u

/* Holes that a page must have before its digits are said to be missing. */
#define LOST_HOLES_MIN 3u

/* Turns figures behind an eaten digit into lost ones; appends the holes; notes the damage. Wants
 * the figures. */
void lost_find_all(struct reader *reader);

#endif
