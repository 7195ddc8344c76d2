/* calendar.c: the Gregorian calendar, with Howard Hinnant's algorithms for days. */
#include "layout/calendar.h"

#define YEAR_MIN 1900
#define YEAR_MAX 2100

int calendar_month_length(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year == 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));

    return month == 2 && leap ? 29 : days[month - 1];
}

bool moment_set_date(struct moment *m, int year, int month, int day)
{
    if (year != 0 && (year < YEAR_MIN || year > YEAR_MAX))
        return false;
    if (month < 1 || month > 12 || day < 1 || day > calendar_month_length(year, month))
        return false;
    m->year = year, m->month = month, m->day = day;
    m->precision = year ? MOMENT_DAY : MOMENT_MONTH_DAY;
    return true;
}

int64_t calendar_days(int year, int month, int day)
{
    year -= month <= 2;
    int64_t era = year / 400;
    int64_t of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void calendar_date(int64_t days, int *ret_year, int *ret_month, int *ret_day)
{
    days += 719468;
    int64_t era = days / 146097, of_era = days % 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;

    *ret_day = (int)(of_year - (153 * month + 2) / 5 + 1);
    *ret_month = (int)(month < 10 ? month + 3 : month - 9);
    *ret_year = (int)(year + era * 400 + (*ret_month <= 2));
}
