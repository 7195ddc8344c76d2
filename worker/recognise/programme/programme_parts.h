/*
 * programme_parts.h: what an article lists under a programme's name.
 *
 *     “三员”,即:甲、乙、丙             the list behind the name
 *     “日汇报、日总结、日调度”机制     the name is the list
 *     “三大保障”…落实用工保障。…落实资金保障。…落实政策保障。
 *                                      as many short clauses as the name says, alike at their
 *                                      beginning, and at their end or whole sentences
 *
 * Parts are kept only when there are as many as the name says, where it says so.
 */
#ifndef WIRECOPY_RECOGNISE_PROGRAMME_PARTS_H
#define WIRECOPY_RECOGNISE_PROGRAMME_PARTS_H

#include "base/text.h"

#define PROGRAMME_PARTS_MAX 12u

struct programme_parts {
    struct span items[PROGRAMME_PARTS_MAX];
    uint32_t count;
};

/* The number that a character counts with, and 0 for one that does not count. 双 counts two. */
uint32_t programme_count_of(uint32_t cp);

/* The parts of the programme `name`; `end` is behind its mark and its noun. */
struct programme_parts programme_parts_read(const struct text *text, struct span name,
                                            uint32_t end);

/* As many short clauses as `name` says, somewhere behind `end`. */
struct programme_parts programme_parts_series(const struct text *text, struct span name,
                                              uint32_t end);

/* The names of one thing in three colours or more: 挂绿旗, 挂黄旗 and 挂红旗 between other words.
 */
struct programme_parts programme_parts_colours(const struct text *text, struct span span);

#endif
