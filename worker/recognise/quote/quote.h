/*
 * quote.h: what somebody said, in quotation marks, and who said it.
 *
 *     “工期很紧。”李玉香说。            direct, 李玉香
 *     张伟强调,“要抓紧”。               direct, 张伟
 *     市卫健局提醒:“请主动报告。”       cited, 市卫健局
 *     我们改种食用菌。贺万年说。        inferred: the marks are lost
 *     “马上办、不隔夜”要求              no quotation: a slogan
 *     他把这叫作“大考”                  no quotation: a word
 *
 * Marks are “” or 「」, and "" in pairs (quote_marks.h). A quotation that is never closed ends
 * before the sentence that names its speaker, or with its paragraph. Words without an attribution
 * are a quotation only when they are sentences. Without marks, only a sentence that is nothing but
 * an attribution makes a quotation of the one before it, a colon of what somebody says of himself,
 * and a name before a colon of a turn. Who speaks: quote_speaker.h where the sentence says it,
 * quote_focus.h for 他 and 她, quote_turn.h from paragraph to paragraph. Where two may be meant,
 * nobody is.
 */
#ifndef WIRECOPY_RECOGNISE_QUOTE_H
#define WIRECOPY_RECOGNISE_QUOTE_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* Fills findings->quotes from the body; wants people, organisations and documents. */
void quote_recognise(struct notes *notes, const struct lexicon *lexicon,
                     const struct layout *layout, struct findings *findings);

#endif
