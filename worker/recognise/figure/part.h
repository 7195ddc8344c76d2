/*
 * part.h: which figures are parts of which.
 *
 *     9085人(其中省外5220人,省内2178人)            both are parts of 9085人
 *     18例(新疆6例;北京5例,其中B区4例、C区1例)      6 and 5 of 18; 4 and 1 of 5
 *     64家企业已开复工62家                          62家 of 64家
 *
 * A part has its whole's unit and is not larger. Brackets, 其中 and 已 call for it, or the whole's
 * name (确诊病例中,…), or that the parts make it up, or that the share behind one is its share.
 */
#ifndef WIRECOPY_RECOGNISE_PART_H
#define WIRECOPY_RECOGNISE_PART_H

#include "recognise/reader.h"

/* Sets part_of of all figures. */
void part_find_all(struct reader *reader);

/* Whether figure i is only what the rate behind it is of: 为预算9800万元的16%. */
bool part_is_base(const struct reader *reader, size_t i);

/* Whether a place stands right before figure i, and tells the part: 甲市10例. */
bool part_is_of_place(const struct reader *reader, size_t i);

/* Whether a sentence, or a group that ; ends, ends between two figures, outside brackets. */
bool part_is_divided(const struct text *text, const struct figure *a, const struct figure *b);

#endif
