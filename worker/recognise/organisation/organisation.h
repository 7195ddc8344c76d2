/*
 * organisation.h: the organisations that the body names.
 *
 *     迅速落实省委组织部等五部门         ->   省委组织部
 *     慈利县委组织部为帮助               ->   慈利县委组织部, seated in 慈利县
 *     对规模企业、有关部门               ->   nothing
 *     …天宇电气股份有限公司 … 天宇电气   ->   one, with two mentions
 *
 * Names are read one by one (organisation_name.h), and put together where they mean the same
 * (organisation_list.h). One that is only likely by itself counts when the article has it again, or
 * in a list with one that is sure: 金鹰铸造、天马纺织.
 */
#ifndef WIRECOPY_RECOGNISE_ORGANISATION_H
#define WIRECOPY_RECOGNISE_ORGANISATION_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* Fills findings->organisations from the body; wants places. */
void organisation_recognise(struct arena *arena, const struct lexicon *lexicon,
                            const struct layout *layout, struct findings *findings);

#endif
