/*
 * injected.h: a brand that a site has put before the paragraphs.
 *
 *     乐胜体育app中午11点半,… / 乐胜体育app十几位老人…  ->  中午11点半,… / 十几位老人…
 *
 * An article may begin its paragraphs alike: 双牌县工信局… So what goes has Latin letters behind
 * Chinese ones, or a word of those that make spam, and begins most of the paragraphs.
 */
#ifndef WIRECOPY_LAYOUT_INJECTED_H
#define WIRECOPY_LAYOUT_INJECTED_H

#include "layout/reading.h"

void injected_remove(struct reading *reading);

#endif
