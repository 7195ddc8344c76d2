/*
 * per.h: what a figure is per.
 *
 *     每月300元  月      人均2.1万元  人      亩产650公斤  亩      时速350公里  小时
 */
#ifndef WIRECOPY_RECOGNISE_PER_H
#define WIRECOPY_RECOGNISE_PER_H

#include "recognise/reader.h"

/* Sets figure->per when the clause says it, or the figure's own per_span does. */
void per_find(const struct reader *reader, struct figure *figure);

/* Where 每 and the unit after it end that begin at `at`; `at` when they do not. */
uint32_t per_every_end(const struct reader *reader, uint32_t at);

#endif
