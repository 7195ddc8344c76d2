/*
 * programme.h: named working methods, campaigns and slogans.
 *
 *     建立“日清日决日调度”工作机制        mechanism
 *     开展“百名局长进千企”行动            campaign
 *     “屋场会”“红黑榜”等做法            mechanism, both
 *     主要职责是“三员”,即:甲、乙、丙      list, parts 甲 乙 丙
 *     “两手抓、两手都要硬”                slogan
 *     注入了“强心剂”, “最后一公里”      nothing: words
 *
 * A short phrase in quotation marks is a programme when a word of programme_nouns.tsv stands beside
 * or in it, when it counts something (三大保障), when its halves are parallel (贷牛还牛, or with
 * 、), or when the article comes back to it. What is a quotation, or a word of the dictionary, is
 * none. Without marks only 一企一策, 林长制 and 四个必选动作 are read, the last when the article
 * lists the four. The number in a programme is no figure. What is listed under it is for
 * programme_parts.h.
 */
#ifndef WIRECOPY_RECOGNISE_PROGRAMME_H
#define WIRECOPY_RECOGNISE_PROGRAMME_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* Fills findings->programmes from the body; wants quotes. */
void programme_recognise(struct arena *arena, const struct lexicon *lexicon,
                         const struct layout *layout, struct findings *findings);

#endif
