/*
 * programme.h: named working methods, campaigns and slogans.
 *
 *     建立“日清日决日调度”工作机制        mechanism
 *     开展“百名局长进千企”行动            campaign
 *     主要职责是“三员”,即:甲、乙、丙      list, parts 甲 乙 丙
 *     “两手抓、两手都要硬”                slogan
 *     注入了“强心剂”                      nothing: a word
 *
 * A short phrase in quotation marks is a programme when a noun of programme_nouns.tsv stands behind
 * it, when it counts something (三大保障), when its halves are parallel (、), or when the article
 * comes back to it. What is a quotation is none. The number in it is no figure.
 */
#ifndef WIRECOPY_RECOGNISE_PROGRAMME_H
#define WIRECOPY_RECOGNISE_PROGRAMME_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* Fills findings->programmes from the body; wants quotes. */
void programme_recognise(struct arena *arena, const struct lexicon *lexicon,
                         const struct layout *layout, struct findings *findings);

#endif
