/*
 * as_of.h: as of when a figure is.
 *
 *     截至2月25日,该县已有213家企业…    2020-02-25, of the phrase, for all figures to the
 * sentence's end 2月5日,全市新增9例                2020-02-05, stated
 *     较2月20日市场报价利率4.05%降低…    2020-02-20, stated, for the next figure only
 *     截至目前                           the day of publication, else the dateline's
 *
 * Years come from the date itself, else from the day of publication or the dateline. A date after
 * 从 or before 起, 前 and the like is no as-of date.
 */
#ifndef WIRECOPY_RECOGNISE_AS_OF_H
#define WIRECOPY_RECOGNISE_AS_OF_H

#include "recognise/reader.h"

/* Sets as_of and as_of_from of the figures that have one. */
void as_of_find_all(struct reader *reader);

/* Sets the as-of of a figure from the date that covers the start of `span`, or to a year. */
void as_of_set(const struct reader *reader, struct figure *figure, struct span span);
void as_of_year_set(const struct reader *reader, struct figure *figure, int year);

/* The years of 2019年至2021年 in `span`; false when there is no such pair. */
bool as_of_years(const struct reader *reader, struct span span, int *ret_from, int *ret_to);

/* The first of `count` dates in a row in `span`, the last row of that length:
 * 2018年、2019年和2020年. NULL when there is none. */
const struct date_phrase *as_of_row(const struct reader *reader, struct span span, size_t count);

#endif
