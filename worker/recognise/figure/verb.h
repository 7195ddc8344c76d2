/*
 * verb.h: the verb that says what is done with what a figure counts.
 *
 *     累计报告 病毒感染的 肺炎病例 [34例]     累计报告: one before 的 only tells the noun apart
 *     追踪到 密切接触者 [9人]                 追踪到, not 到
 *     [8人] 正在接受医学观察                  接受 with what it leads to
 */
#ifndef WIRECOPY_RECOGNISE_VERB_H
#define WIRECOPY_RECOGNISE_VERB_H

#include "recognise/figure/view.h"

/* Both return an empty span when there is none. */

/* The verb before the figure or before its noun, with its adverbs. */
struct span verb_before(const struct reader *reader, const struct view *view);

/* The verb behind the figure, or behind the piece `noun` when that is not 0. */
struct span verb_after(const struct reader *reader, const struct view *view, size_t noun);

#endif
