/*
 * lost.h: places where the article stated a figure that the text no longer holds.
 *
 *     新修机耕道公里,发放鸡苗羽              digits_missing: hole.h
 *     当地消防接警?3起                      digit_eaten: ?3 is no 3
 *     一名**岁的男子                         masked
 *
 * Each says in which unit and, where the text tells, of what. No value is guessed.
 */
#ifndef WIRECOPY_RECOGNISE_LOST_H
#define WIRECOPY_RECOGNISE_LOST_H

#include "recognise/reader.h"

/* Holes that a page without digits must have before they are said to be missing: so many strong
 * ones, or one and so many weak ones. Of 6,494 stretches of four sound sentences without a digit
 * none has as many. */
#define LOST_STRONG_MIN 2u
#define LOST_WEAK_MIN   3u

/* Turns figures behind an eaten digit into lost ones; appends the holes; notes the damage. Wants
 * the figures. */
void lost_find_all(struct reader *reader);

#endif
