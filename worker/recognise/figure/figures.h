/*
 * figures.h: all that is known about the figures of an article, step by step.
 *
 *     masks -> numbers with units -> lists -> currencies -> what they count
 */
#ifndef WIRECOPY_RECOGNISE_FIGURES_H
#define WIRECOPY_RECOGNISE_FIGURES_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* Fills findings->figures from the body. Uses the places, people and quotes that were found. */
void figures_recognise(struct notes *notes, const struct lexicon *lexicon,
                       const struct layout *layout, struct findings *findings);

#endif
