/*
 * programme.h: named working methods, campaigns and slogans.
 *
 *     建立“日清日决日调度”工作机制        mechanism
 *     开展“百名局长进千企”行动            campaign
 *     “屋场会”“红黑榜”等做法            mechanism, both
 *     主要职责是“三员”,即:甲、乙、丙      list, parts 甲 乙 丙
 *     “两手抓、两手都要硬”                slogan
 *     注入了“强心剂”, “最后一公里”      nothing: words
 *     破解“上学难”, 变成“绿色银行”      nothing: a problem, and what something is likened to
 *
 * A short phrase in quotation marks is a programme when what stands around it makes one of it
 * (programme_frame.h), when its characters say so (programme_name.h: 三大保障, 贷牛还牛), or when
 * the article lists what it counts. What is a quotation, or a word of the dictionary, is none.
 * Without marks few shapes are read (programme_bare.h), 四个必选动作 when the article lists the
 * four. The number in a programme is no figure. What is listed under it is for programme_parts.h.
 */
#ifndef WIRECOPY_RECOGNISE_PROGRAMME_H
#define WIRECOPY_RECOGNISE_PROGRAMME_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* Fills findings->programmes from the body; wants quotes. */
void programme_recognise(struct arena *arena, const struct lexicon *lexicon,
                         const struct layout *layout, struct findings *findings);

#endif
