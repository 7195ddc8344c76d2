/*
 * recognise.h: reads the body: figures now, people, places, quotes and the rest as they come.
 *
 * Each recogniser is a file of its own that appends to the findings, in the order that recognise.c
 * lists.
 */
#ifndef WIRECOPY_RECOGNISE_RECOGNISE_H
#define WIRECOPY_RECOGNISE_RECOGNISE_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* Fills the findings from layout->body, in the notes' arena. */
void recognise_body(const struct lexicon *lexicon, struct notes *notes, const struct layout *layout,
                    struct findings *ret_findings);

#endif
