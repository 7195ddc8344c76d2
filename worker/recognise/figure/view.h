/*
 * view.h: a figure in its sentence, cut into pieces.
 *
 * A sentence is cut when the first of its figures is looked at, and kept for all that look later.
 */
#ifndef WIRECOPY_RECOGNISE_VIEW_H
#define WIRECOPY_RECOGNISE_VIEW_H

#include "recognise/figure/clause.h"

struct view {
    const struct clause *clause; /* the sentence */
    size_t at;                   /* the figure's piece */
};

/* Turns the view to a figure. False when it is not among the pieces of its sentence. Sentences are
 * cut with the figures as they are now: their reach must not change any more. */
bool view_open(struct reader *reader, size_t figure, struct view *ret_view);

/* The piece before (after) the figure; NULL at the end of the sentence. */
const struct piece *view_before(const struct view *view);
const struct piece *view_after(const struct view *view);

#endif
