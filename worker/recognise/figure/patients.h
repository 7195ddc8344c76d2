/*
 * patients.h: people and cases who are counted by what befell them, or by what is done with them.
 *
 *     死亡[1例]                  of the cases that were counted before, not of a death
 *     正在接受医学观察[9人]      of nobody who is named
 *     重症11例,治愈出院[4例]     not of those in another state
 */
#ifndef WIRECOPY_RECOGNISE_PATIENTS_H
#define WIRECOPY_RECOGNISE_PATIENTS_H

#include "recognise/figure/clause.h"

/* Whether the figure counts patients by `deed`, a verb beside it, which is then no name for them.
 */
bool patients_are_counted(const struct reader *reader, const struct figure *figure,
                          struct span deed);

/* Whether the figure counts cases, or people of whom `from` has spoken as patients. */
bool patients_are_meant(const struct text *text, const struct figure *figure,
                        const struct figure *from);

/* Whether the figure's unit counts people or cases. */
bool patients_may_be_counted(const struct text *text, const struct figure *figure);

/* Whether a noun ends in a word for people or cases. */
bool patients_are_named(const struct text *text, struct span noun);

/* Whether a noun says how they are, and not who: 病情危重, 核酸检测呈阴性. */
bool patients_are_described(const struct text *text, struct span noun);

/* Whether it is told from `at` on how those are who are named right before it: 患者病情稳定. */
bool patients_are_told_of(const struct text *text, uint32_t at);

/* Whether a noun names a part of the place, no people: 红区, 第九师. */
bool patients_are_located(const struct text *text, struct span noun);

/* 新增重症病例中,甲市1例: the people or cases that the last 中 before piece `at` picks from. */
struct span patients_picked_from(const struct reader *reader, const struct clause *c, size_t at);

/* Whether those whom `noun` names are others than those with whom `deed` is done. */
bool patients_are_others(const struct reader *reader, struct span noun, struct span deed);

/* The figure that counted cases last before this one in its paragraph, and not those in one state
 * alone; NULL when there is none, or this one counts no cases. */
const struct figure *patients_before(const struct reader *reader, const struct figure *figure);

#endif
