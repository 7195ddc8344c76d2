/*
 * document.h: titles in 《》, with the number and the issuer that stand beside them.
 *
 *     县政府印发《关于支持企业复工的通知》(湘政发〔2020〕3号)
 *                               official, number 湘政发〔2020〕3号, issuer 县政府
 *     据《人民日报》报道        media
 *     《方案(试行)》, 《〈通知〉解读》    marks and brackets inside stay in the title
 *
 * A 《 without its 》 in the same paragraph is no document, and 〈…〉 by itself, as Taiwan marks
 * single pieces, is none.
 */
#ifndef WIRECOPY_RECOGNISE_DOCUMENT_H
#define WIRECOPY_RECOGNISE_DOCUMENT_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* Fills findings->documents from the body; wants organisations. */
void document_recognise(struct arena *arena, const struct lexicon *lexicon,
                        const struct layout *layout, struct findings *findings);

#endif
