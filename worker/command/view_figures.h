/*
 * view_figures.h: the part of a view that deals with numbers: the table of figures, and the sums.
 */
#ifndef WIRECOPY_COMMAND_VIEW_FIGURES_H
#define WIRECOPY_COMMAND_VIEW_FIGURES_H

#include "command/screen.h"

#include <jansson.h>

#define VIEW_LABEL_COLUMNS 9u

/* Starts a line with a label, filled up to VIEW_LABEL_COLUMNS; "" for a line that goes on. */
void view_label(const struct screen *screen, const char *label);

/* text -> value unit qualifier, what is counted, date and place; `figures_max` rows, 0 means all.
 */
void view_figures(const struct screen *screen, const json_t *extraction, size_t figures_max);

/* Every check, spelled out with the printed figures. */
void view_checks(const struct screen *screen, const json_t *extraction);

#endif
