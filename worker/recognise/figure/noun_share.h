/*
 * noun_share.h: figures that count what another one counts.
 *
 *     省30条、市9条、双牌13条政策                        of 政策, all three
 *     重症病例58例…。重症病例中,甲市10例、乙市6例        of 重症病例
 *     新增病例9例。其中:甲市2例,死亡1例                  of 病例, but the last one keeps its own
 */
#ifndef WIRECOPY_RECOGNISE_NOUN_SHARE_H
#define WIRECOPY_RECOGNISE_NOUN_SHARE_H

#include "recognise/reader.h"

/* Says of the figure that it is of the noun, without half marks around it; of nothing new when that
 * is empty. */
void noun_set(struct reader *reader, struct figure *figure, struct span noun);

/* ... and that it is of what the other one is of. */
void noun_share(struct figure *figure, const struct figure *from);

/* The members of lists: the noun of the last, and the verb of the first. */
void noun_share_lists(struct reader *reader);

/* Parts of a whole that have no noun, or only that of a figure before them. */
void noun_share_parts(struct reader *reader);

/* 12笔120万元: the figure that this one follows without a word, when it counts the same. */
const struct figure *noun_share_adjacent(const struct reader *reader, const struct figure *figure);

#endif
