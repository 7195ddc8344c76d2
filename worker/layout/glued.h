/*
 * glued.h: headings that have lost their lines and stand in a paragraph, glued to the text.
 *
 *     …烦心事。一、先问需求再动工社区干部上门走访,…好用。二、能留的都留下改造中保留了…      4 signs
 *     …一处一处改。问需求 群众说了算社区干部上门走访,…                                   2
 *     …致富河。古河道重现清波“运河水清了,才有底气请客。”主任时培亮说。                     4
 *     …在家就业。技艺传承石水仙是传承人,…                                              1
 *
 * One heading may be a slip of the writer's, and sentences may begin as slogans do; so signs are
 * added up. Where a heading ends nobody can tell, so that the text stays as it is.
 */
#ifndef WIRECOPY_LAYOUT_GLUED_H
#define WIRECOPY_LAYOUT_GLUED_H

#include "layout/reading.h"

#define GLUED_SIGNS        4u /* so many leave no doubt */
#define GLUED_SIGNS_HEADED 3u /* nor do these, below a title and a stamp */

/* How many signs of headings the paragraph of the body has. */
uint32_t glued_signs(const struct reading *reading, struct span paragraph);

#endif
