/*
 * dateline.h: outlet, place and date before the first sentence, and the names beside them.
 *
 *     红网时刻永州3月11日讯(通讯员 甲)在…         outlet 红网时刻, place 永州, date --03-11, 甲
 *     新华社长沙2月14日电(记者甲)                  太原11月22日电     长治讯:
 *     (中央社记者甲台北15日电)                      【联合报/记者甲/台中报导】
 *     中国日报福州月日电                            a dateline whose digits are lost: no date
 */
#ifndef WIRECOPY_LAYOUT_DATELINE_H
#define WIRECOPY_LAYOUT_DATELINE_H

#include "layout/byline.h"

#define DATELINE_BYLINES_MAX 3u

struct dateline_found {
    uint32_t end;              /* the text goes on here */
    struct span outlet, place; /* may be empty */
    struct moment date;        /* day 0: none; month 0: only the day is stated */
    struct span title;         /* of 新华社…电 题:…; empty when there is none */
    struct span bylines[DATELINE_BYLINES_MAX];
    size_t byline_count;
    bool strong;  /* an outlet with 讯 or 电, or a place with a date */
    bool reports; /* 清河网综合报道:, which is said of a single paragraph too */
};

/* Reads a dateline at the start of `span`. False when there is none. */
bool dateline_find(const struct reading *reading, struct span span,
                   struct dateline_found *ret_found);

/* Writes it into the layout, its names into the contributors. The year is completed later. */
void dateline_commit(struct reading *reading, const struct dateline_found *found);

#endif
