/*
 * furniture.h: takes away what the site put around the article.
 *
 *     当前位置: 首页 > 要闻        —分享—        字号:【大 中 小】        本文链接:https://…
 *     相关文章:  (and the lines after it)         主站蜘蛛池模板: 天长市| 宁明县| …
 *
 * The words are those of furniture.tsv. A line of running text is never furniture for a word in it.
 */
#ifndef WIRECOPY_LAYOUT_FURNITURE_H
#define WIRECOPY_LAYOUT_FURNITURE_H

#include "layout/reading.h"

/* Removes furniture, notices of rights and spam. Fills layout->copyright and layout->url. */
/* The span without marks and white space at its ends: —分享— is 分享. */
struct span furniture_bare(const struct text *text, struct span span);

/* Whether the longest key of furniture.tsv that the span begins with is of that kind. */
bool furniture_reads(const struct reading *reading, struct span span, unsigned kind);

void furniture_remove(struct reading *reading);

#endif
