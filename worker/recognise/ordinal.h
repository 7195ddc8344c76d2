/*
 * ordinal.h: numerals that name or rank something and count nothing.
 *
 *     第21号   前三名   周五   三号线   106国道   3栋2单元   5车12排8座
 */
#ifndef WIRECOPY_RECOGNISE_ORDINAL_H
#define WIRECOPY_RECOGNISE_ORDINAL_H

#include "recognise/reader.h"

/* Where such words end that begin at `at`; `at` when none do. */
uint32_t ordinal_end(const struct reader *reader, uint32_t at);

#endif
