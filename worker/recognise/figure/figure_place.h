/*
 * figure_place.h: where a figure holds: the place that its sentence states, or inherits.
 *
 *     3月,双牌县发放口罩30万个            stated    双牌县 stands before it in the sentence
 *     全县64家规模工业企业                scope     the county that was named last
 *     (省外5220人,县内1687人)              none for the first, scope for the second
 *     贷款17笔                            title     the title's place, or the dateline's
 *
 * A place inside an organisation's name, or one that people come from (荆州来的, 湖北籍), says
 * nothing of where a figure holds.
 */
#ifndef WIRECOPY_RECOGNISE_FIGURE_PLACE_H
#define WIRECOPY_RECOGNISE_FIGURE_PLACE_H

#include "base/text.h"
#include "recognise/findings.h"

/* Sets place and place_from of the figures that have none. */
void figure_places_find(struct arena *arena, const struct text *body, struct findings *findings);

#endif
