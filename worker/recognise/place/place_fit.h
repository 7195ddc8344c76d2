/*
 * place_fit.h: whether a name stands between words, or is cut out of them.
 *
 *     施用复合肥           复合|肥 is likelier than 复|合肥: no 合肥
 *     天津市场供应         天津|市场 is likelier than 天津市|场: no 天津市, but 天津
 *     平台中央             平台|中央: no 台中
 *
 * Both readings are taken with a few characters on each side, by the costs of common_words.tsv.
 * Words that hold the whole name are against a stem (平安夜, 中山装), unless they are of the place
 * (北京大学, 北京人); against a name with its last word they say nothing.
 */
#ifndef WIRECOPY_RECOGNISE_PLACE_FIT_H
#define WIRECOPY_RECOGNISE_PLACE_FIT_H

#include "lexicon/lexicon.h"

/* Whether no reading of the text around `name` that cuts through it is likelier than all that take
 * it for a word. `stem`: the name is without its last word. */
bool place_fits(const struct lexicon *lexicon, const struct text *text, struct span name,
                bool stem);

#endif
