/*
 * document.h: titles in 《》, with the number that stands behind them.
 *
 *     《关于支持企业复工的通知》(湘政发〔2020〕3号)   ->   official, number 湘政发〔2020〕3号
 *     《人民日报》                                    ->   media
 *
 * Marks inside a title stay in it. A 《 without its 》 in the same paragraph is no document.
 */
#ifndef WIRECOPY_RECOGNISE_DOCUMENT_H
#define WIRECOPY_RECOGNISE_DOCUMENT_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* Fills findings->documents from the body. */
void document_recognise(struct arena *arena, const struct lexicon *lexicon,
                        const struct layout *layout, struct findings *findings);

#endif
