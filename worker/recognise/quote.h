/*
 * quote.h: what somebody said, in quotation marks, and who said it.
 *
 *     “工期很紧。”李玉香说。            direct, 李玉香
 *     张伟强调,“要抓紧”。               direct, 张伟
 *     “马上办、不隔夜”要求              no quotation: a slogan
 *     他把这叫作“大考”                  no quotation: a word
 *
 * Marks are “” or 「」, and "" in pairs. A quotation that is never closed ends before the sentence
 * that names its speaker, or with its paragraph. Words without an attribution are a quotation only
 * when they are sentences. The speaker is the person named last beside the verb of speech; 他 and
 * 她 are the person named last before.
 */
#ifndef WIRECOPY_RECOGNISE_QUOTE_H
#define WIRECOPY_RECOGNISE_QUOTE_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* Fills findings->quotes from the body; wants people and documents. */
void quote_recognise(struct notes *notes, const struct lexicon *lexicon,
                     const struct layout *layout, struct findings *findings);

#endif
