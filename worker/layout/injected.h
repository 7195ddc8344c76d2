/*
 * injected.h: a brand, or ends of the title, that a site has put where clauses begin.
 *
 *     乐胜体育app中午11点半,… / 乐胜体育app十几位老人…  ->  中午11点半,… / 十几位老人…
 *     荣昌夏布走上国际时装周 / 走上国际时装周去年,…     ->  去年,…
 *
 * An article may begin its paragraphs alike: 双牌县工信局… So what goes has Latin letters behind
 * Chinese ones, is a word of those that make spam, or ends the title and says what happens.
 */
#ifndef WIRECOPY_LAYOUT_INJECTED_H
#define WIRECOPY_LAYOUT_INJECTED_H

#include "layout/reading.h"

void injected_remove(struct reading *reading);

#endif
