/*
 * aligned.h: lists of names with a list of figures behind them, paired by their order.
 *
 *     甲县、乙县分别新增3例和5例          3例 of 甲县, 5例 of 乙县
 *     小麦、玉米播种面积分别为1亩和2亩    小麦播种面积, 玉米播种面积: what the last name has behind
 * it 2019年、2020年分别为3%和4%          as of 2019 and 2020
 *     产量、销量分别为3辆和4辆,分别增长5%和6%   the second list goes on with the first one's names
 *
 * Where the numbers of names and of figures differ, nothing is paired.
 */
#ifndef WIRECOPY_RECOGNISE_ALIGNED_H
#define WIRECOPY_RECOGNISE_ALIGNED_H

#include "recognise/reader.h"

/* Sets of, place and as_of of the figures in aligned lists. After context_find_all. */
void aligned_find_all(struct reader *reader);

#endif
