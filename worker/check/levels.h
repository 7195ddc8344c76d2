/*
 * levels.h: the two levels that a change lies between.
 *
 *     由820万元增加到1066万元,增长30%          base 820万元, now 1066万元
 *     今年立案187件,去年同期为220件,同比下降15%
 *     考场86个,比乡镇考点的54个多32个
 *     缩短1.5天,由7天压减至5.5天
 */
#ifndef WIRECOPY_CHECK_LEVELS_H
#define WIRECOPY_CHECK_LEVELS_H

#include "check/check.h"

struct levels {
    uint32_t base, now; /* indices of figures */
    bool sure;          /* the change is one of these beyond doubt */
};

/* The levels of the change `change`. False when the text names none. */
bool levels_find(const struct checker *checker, uint32_t change, struct levels *ret_levels);

#endif
