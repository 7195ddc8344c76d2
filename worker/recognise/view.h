/*
 * view.h: a figure in its sentence, cut into pieces.
 */
#ifndef WIRECOPY_RECOGNISE_VIEW_H
#define WIRECOPY_RECOGNISE_VIEW_H

#include "recognise/clause.h"

/* A zeroed view serves all figures of an article, in their order: a sentence is cut once. */
struct view {
    struct clause clause; /* the sentence */
    size_t at;            /* the figure's piece */
};

/* Turns the view to a figure. False when it is not among the pieces of its sentence. */
bool view_open(const struct reader *reader, size_t figure, struct view *view);

/* The piece before (after) the figure; NULL at the end of the sentence. */
const struct piece *view_before(const struct view *view);
const struct piece *view_after(const struct view *view);

#endif
