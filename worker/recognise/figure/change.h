/*
 * change.h: figures that say how something changed.
 *
 *     由5年延长至8年       5年 from, 8年 to
 *     降低1个百分点        change, sign -1
 *     增长1.4倍            change, sign 1       是前年的2.4倍   ratio
 *     增长到200人          to: the new level, no change
 */
#ifndef WIRECOPY_RECOGNISE_CHANGE_H
#define WIRECOPY_RECOGNISE_CHANGE_H

#include "recognise/reader.h"

/* Sets role and sign of all figures. */
void change_find_all(struct reader *reader);

#endif
