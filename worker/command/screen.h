/*
 * screen.h: lines for a person: colours where there is a terminal, CJK-wide characters counted as
 * two, control characters of an article never passed on to the terminal.
 */
#ifndef WIRECOPY_COMMAND_SCREEN_H
#define WIRECOPY_COMMAND_SCREEN_H

#include "base/slice.h"

#include <stdbool.h>
#include <stdio.h>

#define SCREEN_COLUMNS_MIN 56u  /* the narrowest table of figures */
#define SCREEN_COLUMNS_MAX 110u /* a longer line of hanzi is tiring to read */

enum style { STYLE_PLAIN, STYLE_BOLD, STYLE_DIM, STYLE_GOOD, STYLE_BAD, STYLE_ACCENT };

struct screen {
    FILE *out;
    unsigned columns;
    bool colour;
};

/* Looks at `out` and the environment (NO_COLOR, COLUMNS). A pipe gets 80 columns and no colour. */
void screen_init(struct screen *screen, FILE *out);

/* Writes text on the current line and returns its columns. */
unsigned screen_put(const struct screen *screen, enum style style, struct slice text);

/* The same in a column of a table: cut with … or filled up with spaces, the last one always a
 * space. `columns` is at least 2. */
void screen_cell(const struct screen *screen, enum style style, struct slice text,
                 unsigned columns);

/* Writes text over several lines, `lines_max` at most (0: all), the cursor standing at `indent`;
 * the following lines are indented too. Ends the last line. */
void screen_wrap(const struct screen *screen, enum style style, struct slice text, unsigned indent,
                 unsigned lines_max);

/* A rule over the whole width with a title in it. */
void screen_rule(const struct screen *screen, struct slice title);

#endif
