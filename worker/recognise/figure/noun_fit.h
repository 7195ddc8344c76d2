/*
 * noun_fit.h: can the unit of a figure count or measure such a noun?
 *
 *     3家企业, 3人死亡        yes
 *     村民人均分红420元       no: money measures no villagers, but what was shared out
 *     合同引资132亿元         a contract is no money: 合同引资 is
 */
#ifndef WIRECOPY_RECOGNISE_NOUN_FIT_H
#define WIRECOPY_RECOGNISE_NOUN_FIT_H

#include "recognise/figure/noun.h"

bool noun_fits(const struct reader *reader, struct span noun, const struct figure *figure);

/* The noun before the figure, with the verb between them where only both say what it is of. */
struct span noun_with_deed(const struct reader *reader, const struct view *view, struct span noun,
                           const struct figure *figure);

/* Whether the noun tells which ones are counted, not what they are: Ⅳ类 of Ⅳ类9个, 合格 of
 * 合格124批次 where `counted` (or NULL) said what is. */
bool noun_is_grade(const struct text *text, struct span noun);
bool noun_is_outcome(const struct text *text, struct span noun, const struct figure *counted);

/* 一条长: one of what the noun behind the figure names, and its dimension. */
bool noun_counts_one(const struct text *text, struct span noun);

#endif
