/*
 * organisation.h: the organisations that the body names.
 *
 *     迅速落实省委组织部等五部门         ->   省委组织部
 *     慈利县委组织部为帮助               ->   慈利县委组织部, seated in 慈利县
 *     对规模企业、有关部门               ->   nothing
 *
 * A name is read from its last word (org_tails.tsv) to the left: to the place that it begins with,
 * else to a level word (省 市 县 区 镇), else to a mark or a word that cannot stand inside
 * (org_stops.tsv). A last word alone (公司, 医院) is no name.
 */
#ifndef WIRECOPY_RECOGNISE_ORGANISATION_H
#define WIRECOPY_RECOGNISE_ORGANISATION_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* Fills findings->organisations from the body; wants places. */
void organisation_recognise(struct arena *arena, const struct lexicon *lexicon,
                            const struct layout *layout, struct findings *findings);

#endif
