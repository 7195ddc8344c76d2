/* calendar.h: days of the Gregorian calendar. */
#ifndef WIRECOPY_LAYOUT_CALENDAR_H
#define WIRECOPY_LAYOUT_CALENDAR_H

#include "layout/moment.h"

/* Days of `month` (1 to 12); 29 for February when the year is 0, not known. */
int calendar_month_length(int year, int month);

/* Days since 1970-01-01 of a date, and the date of such a count. */
int64_t calendar_days(int year, int month, int day);
void calendar_date(int64_t days, int *ret_year, int *ret_month, int *ret_day);

/* Sets the date and its precision (month-day when year is 0). False, and nothing is set, when there
 * is no such day, or the year cannot be that of an article. */
bool moment_set_date(struct moment *moment, int year, int month, int day);

#endif
