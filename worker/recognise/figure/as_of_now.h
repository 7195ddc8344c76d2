/*
 * as_of_now.h: days that are told without their date.
 *
 *     截至目前, 截至今天8时, 今日     the article's own      截至昨天     the one before
 *     当日                            the one that was named last
 *
 * 今天的中国 and 当日起 tell no time that figures are as of.
 */
#ifndef WIRECOPY_RECOGNISE_AS_OF_NOW_H
#define WIRECOPY_RECOGNISE_AS_OF_NOW_H

#include "recognise/reader.h"

enum now_day { DAY_OWN, DAY_BEFORE, DAY_NAMED /* 当日: the one that was named last */ };

/* A day that is told without its date. */
struct now {
    uint32_t at;
    enum now_day day;
    bool until; /* 截至今天, not 今天 */
    struct clock clock;
};

/* In the order of the text. */
struct now_list {
    struct now *items;
    size_t count, capacity;
};

void now_find_all(const struct reader *reader, struct now_list *list);

/* The last of them that begins before `at`; NULL when there is none. */
const struct now *now_before(const struct now_list *list, uint32_t at);

/* The day as ISO 8601, empty when it is not known, and where it is from. */
struct slice now_value(const struct reader *reader, const struct now *now, const char **ret_from);

#endif
