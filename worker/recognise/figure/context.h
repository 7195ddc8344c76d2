/*
 * context.h: what figures are about: the noun that they count, and what is done with it.
 *
 *     43名县级领导干部联系…          of 县级领导干部          (the noun after a measure word)
 *     共发放中药汤剂3万余袋          of 中药汤剂, predicate 共发放   (the noun before)
 *     64家企业已开复工62家           of 企业 (of the figure before), predicate 已开复工
 */
#ifndef WIRECOPY_RECOGNISE_CONTEXT_H
#define WIRECOPY_RECOGNISE_CONTEXT_H

#include "recognise/reader.h"

/* Sets of, of_span and predicate of all figures. */
void context_find_all(struct reader *reader);

#endif
