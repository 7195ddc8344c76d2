/*
 * view.h: a figure in its sentence, cut into pieces.
 */
#ifndef WIRECOPY_RECOGNISE_VIEW_H
#define WIRECOPY_RECOGNISE_VIEW_H

#include "recognise/clause.h"

/* How far before a figure its sentence is looked at; long sentences are lists. */
#define VIEW_BEFORE_MAX 160u
#define VIEW_AFTER_MAX  60u

struct view {
    struct clause clause;
    struct span sentence;
    size_t at; /* the figure's piece */
};

/* False when the figure is not among the pieces. */
bool view_open(const struct reader *reader, size_t figure, struct view *ret_view);

/* The piece before (after) the figure that is no quotation mark; NULL at the end of the view. */
const struct piece *view_before(const struct view *view);
const struct piece *view_after(const struct view *view);

#endif
