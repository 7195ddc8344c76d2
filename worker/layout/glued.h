/*
 * glued.h: headings that have lost their lines and stand in a paragraph, glued to the text.
 *
 *     …烦心事。一、先问需求再动工社区干部上门走访,…好用。二、能留的都留下改造中保留了…      two
 *     …一处一处改。问需求 群众说了算社区干部上门走访,…                                   one
 *
 * One may be a slip of the writer's; two or more say that the page has lost its breaks. Where a
 * heading ends nobody can tell, so that the text stays as it is.
 */
#ifndef WIRECOPY_LAYOUT_GLUED_H
#define WIRECOPY_LAYOUT_GLUED_H

#include "base/text.h"

/* Whether so many headings are glued into the paragraph of the body. */
bool glued_has_headings(const struct text *body, struct span paragraph);

#endif
