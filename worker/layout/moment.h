/*
 * moment.h: a date or a time as far as the page states it.
 *
 *     2020-03-11 16:46:13   {2020, 3, 11, 16, 46, 13}  precision second "2020-03-11T16:46:13+08:00"
 *     02.27                 {0, 2, 27, -1, -1, -1}     precision month-day "--02-27"
 *
 * The reader knows the forms of page headers; dates inside sentences belong to recognise/.
 */
#ifndef WIRECOPY_LAYOUT_MOMENT_H
#define WIRECOPY_LAYOUT_MOMENT_H

#include "base/text.h"

enum moment_precision { MOMENT_NONE, MOMENT_MONTH_DAY, MOMENT_DAY, MOMENT_MINUTE, MOMENT_SECOND };

struct moment {
    enum moment_precision precision;
    int year, month, day;     /* year 0: not known */
    int hour, minute, second; /* -1: not known */
    bool zone_stated;         /* else +08:00 is taken */
    int zone_minutes;         /* east of UTC */
    const char *from; /* where it was read: "meta", "title", "envelope", "url", "dateline" */
};

#define MOMENT_TEXT_BYTES 48u

/* Reads a page's time stamp that starts at span.start. Returns where it ends, or span.start when
 * there is none. `year_hint` (0: none) completes a stamp without a year. 06.03.2015 is read over
 * with precision MOMENT_NONE: nothing tells whether it is of March or of June. */
uint32_t moment_read(const struct text *text, struct span span, int year_hint,
                     struct moment *ret_moment);

/* Reads RFC 3339, ISO 8601 dates and the page forms from UTF-8. False when it is none of them. */
bool moment_parse(struct slice stamp, struct moment *ret_moment);

/* Reads a day of an unnamed month, as in 今(10)日, 周三(14日), 本月廿四日 and 30日. Returns where
 * it ends, or span.start when there is none. */
uint32_t moment_read_day(const struct text *text, struct span span, int *ret_day);

/* Gives a moment without year (or without month and year) those of the last such day that is not
 * later than the day after `reference`. Does nothing when the reference has no year. */
void moment_complete(struct moment *moment, const struct moment *reference);

/* Days since 1970-01-01; the moment must have a year. */
int64_t moment_days(const struct moment *moment);

/* ISO 8601 as far as known, such as "--02-27". */
void moment_print(const struct moment *moment, char out[MOMENT_TEXT_BYTES]);

/* The moment in UTC as "2020-03-11T08:46:13Z". False unless the day and the time are known; a day
 * alone stands for its midnight at +08:00. */
bool moment_print_utc(const struct moment *moment, char out[MOMENT_TEXT_BYTES]);

#endif
