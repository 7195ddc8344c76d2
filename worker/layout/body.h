/* body.h: what is left of the page becomes the body, its paragraphs, sections and sentences. */
#ifndef WIRECOPY_LAYOUT_BODY_H
#define WIRECOPY_LAYOUT_BODY_H

#include "layout/reading.h"

/* Marks the lines that are headings of sections. Never the only line, never one of a list. */
void headings_mark(struct reading *reading);

/* Removes headings that have nothing in common with the text: another story's headline. */
void headings_judge(struct reading *reading);

/* Builds layout->body, paragraphs and sections. False when nothing is left. */
bool body_build(struct reading *reading);

/* Cuts the paragraphs (not the headings) into sentences. */
void sentences_cut(struct reading *reading);

/* Counts the damage that only the whole body shows: line breaks lost, a cut-off end, more than one
 * article. */
void body_judge(struct reading *reading);

#endif
