/*
 * figure.h: reads the figures of the body: number, unit, qualifier, range, and per what.
 *
 *     预计可减免企业缴费负担2700余万元      2700余万元 = 27000000 元, over
 *
 * What it reads is complete in itself. How figures relate to each other (lists, parts, changes) and
 * what they are about are the matter of the files after it in recognise.c.
 */
#ifndef WIRECOPY_RECOGNISE_FIGURE_H
#define WIRECOPY_RECOGNISE_FIGURE_H

#include "recognise/reader.h"

/* Appends the figures of the body in their order. Needs the mask. Numbers without a unit are
 * tentative. */
void figure_read_all(struct reader *reader);

#endif
