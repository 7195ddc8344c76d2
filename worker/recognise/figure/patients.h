/*
 * patients.h: people and cases who are counted by what befell them, or by what is done with them.
 *
 *     死亡[1例]                  of the cases that were counted before, not of a death
 *     正在接受医学观察[9人]      of nobody who is named
 *     重症11例,治愈出院[4例]     not of those in another state
 */
#ifndef WIRECOPY_RECOGNISE_PATIENTS_H
#define WIRECOPY_RECOGNISE_PATIENTS_H

#include "recognise/reader.h"

/* Whether the figure counts patients by `deed`, a verb beside it, which is then no name for them.
 */
bool patients_are_counted(const struct reader *reader, const struct figure *figure,
                          struct span deed);

/* Whether those whom `noun` names are others than those with whom `deed` is done. */
bool patients_are_others(const struct reader *reader, struct span noun, struct span deed);

/* The figure that counted cases last before this one in its paragraph, and not those in one state
 * alone; NULL when there is none, or this one counts no cases. */
const struct figure *patients_before(const struct reader *reader, const struct figure *figure);

#endif
