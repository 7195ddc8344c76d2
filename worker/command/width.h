/*
 * width.h: how many columns text takes in a terminal.
 *
 * A hanzi takes two columns, a letter one, a combining mark none. wcwidth() would need a locale
 * that is set and installed; a container has none, so the ranges stand here. Characters whose width
 * Unicode calls ambiguous (“ ” … —) take one, as terminals outside East Asian locales draw them.
 */
#ifndef WIRECOPY_COMMAND_WIDTH_H
#define WIRECOPY_COMMAND_WIDTH_H

#include "base/slice.h"

#include <stdint.h>

/* Columns of one code point: 0, 1 or 2. A control character takes one: it is shown as a space. */
unsigned width_of(uint32_t cp);

/* Columns of UTF-8 text; bytes that are no UTF-8 count as one column each. */
unsigned width_of_text(struct slice text);

/* The longest prefix of `text` that takes at most `columns`. */
struct slice width_fit(struct slice text, unsigned columns);

#endif
