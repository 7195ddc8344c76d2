/*
 * figures.h: the lists "figures" and "lostFigures".
 *
 *     {"id":"f1","text":"3万余袋","value":"30000","qualifier":"over","unit":"袋","kind":"count",
 *      "of":"中药汤剂","selector":{"start":812,"end":816,"exact":"3万余袋"},"sourceBytes":[2410,2420]}
 */
#ifndef WIRECOPY_RECORD_FIGURES_H
#define WIRECOPY_RECORD_FIGURES_H

#include "record/writer.h"

/* Both give NULL without memory. */
json_t *figures_build(struct writer *writer);
json_t *figures_build_lost(struct writer *writer);

/* Puts the place that a figure is of, which it has. */
typedef void figure_place_put(struct writer *writer, json_t *item, const struct figure *figure);

/* The keys of a figure from "text" to "inQuote", with its place as `put_place` puts it. */
void figure_put(struct writer *writer, json_t *item, const struct figure *figure,
                figure_place_put *put_place);

#endif
