/*
 * part_noun.h: parts count what their whole counts, where they have no noun of their own.
 *
 *     重症病例58例…。重症病例中,甲市10例、乙市6例        of 重症病例
 *     新增病例9例。其中:甲市2例,死亡1例                  of 病例, but the last one keeps its own
 */
#ifndef WIRECOPY_RECOGNISE_PART_NOUN_H
#define WIRECOPY_RECOGNISE_PART_NOUN_H

#include "recognise/reader.h"

/* Sets `of` of the parts that have none, or only that of a figure before them. */
void part_nouns_share(struct reader *reader);

#endif
