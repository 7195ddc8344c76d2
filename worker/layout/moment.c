/* moment.c: moments printed, parsed from UTF-8 and completed; their forms are in moment_forms.c. */
#include "layout/moment.h"

#include "base/utf8.h"
#include "layout/calendar.h"
#include "lexicon/fold.h"

#include <stdio.h>

#define STAMP_LENGTH_MAX 96u
#define HOUR_MINUTES     60
#define DAY_MINUTES      1440

bool moment_parse(struct slice stamp, struct moment *ret_moment)
{
    uint32_t fold[STAMP_LENGTH_MAX], count = 0;

    for (size_t at = 0; at < stamp.length && count < STAMP_LENGTH_MAX;) {
        uint32_t cp;
        size_t step = utf8_decode(stamp.data + at, stamp.length - at, &cp);
        if (step == 0)
            return false;
        fold[count++] = fold_cp(cp);
        at += step;
    }
    struct text text = {.cp = fold, .fold = fold, .count = count};
    struct span span = text_trim(&text, (struct span){0, count});
    struct moment moment;

    if (span_is_empty(span) || moment_read(&text, span, 0, &moment) == span.start ||
        moment.precision == MOMENT_NONE)
        return false;
    *ret_moment = moment;
    return true;
}

void moment_print(const struct moment *m, char out[MOMENT_TEXT_BYTES])
{
    int at = 0;

    out[0] = '\0';
    if (m->precision == MOMENT_NONE)
        return;
    if (m->precision == MOMENT_MONTH_DAY)
        at = snprintf(out, MOMENT_TEXT_BYTES, "--%02d-%02d", m->month, m->day);
    else
        at = snprintf(out, MOMENT_TEXT_BYTES, "%04d-%02d-%02d", m->year, m->month, m->day);
    if (m->precision < MOMENT_MINUTE)
        return;
    at += snprintf(out + at, MOMENT_TEXT_BYTES - (size_t)at, "T%02d:%02d", m->hour, m->minute);
    if (m->precision == MOMENT_SECOND)
        at += snprintf(out + at, MOMENT_TEXT_BYTES - (size_t)at, ":%02d", m->second);
    int zone = m->zone_minutes < 0 ? -m->zone_minutes : m->zone_minutes;
    snprintf(out + at, MOMENT_TEXT_BYTES - (size_t)at, "%c%02d:%02d",
             m->zone_minutes < 0 ? '-' : '+', zone / HOUR_MINUTES, zone % HOUR_MINUTES);
}

int64_t moment_days(const struct moment *m)
{
    return calendar_days(m->year, m->month, m->day);
}

bool moment_print_utc(const struct moment *m, char out[MOMENT_TEXT_BYTES])
{
    int year, month, day;

    if (m->precision < MOMENT_DAY)
        return false;
    bool timed = m->precision >= MOMENT_MINUTE;
    int64_t minutes = moment_days(m) * DAY_MINUTES - m->zone_minutes;
    if (timed)
        minutes += m->hour * HOUR_MINUTES + m->minute;
    calendar_date(minutes / DAY_MINUTES, &year, &month, &day);
    int of_day = (int)(minutes % DAY_MINUTES);
    snprintf(out, MOMENT_TEXT_BYTES, "%04d-%02d-%02dT%02d:%02d:%02dZ", year % 10000, month, day,
             of_day / HOUR_MINUTES, of_day % HOUR_MINUTES, timed && m->second >= 0 ? m->second : 0);
    return true;
}

/* The day of the reference's month, or of the month before when it lies ahead of the reference. */
static void complete_day(struct moment *m, const struct moment *reference)
{
    int year = reference->year, month = reference->month;

    if (m->day > reference->day + 1)
        month--;
    if (month == 0)
        month = 12, year--;
    struct moment full = *m;
    if (moment_set_date(&full, year, month, m->day))
        *m = full;
}

void moment_complete(struct moment *m, const struct moment *reference)
{
    if (reference->precision < MOMENT_DAY || m->precision >= MOMENT_DAY || m->day == 0)
        return;
    if (m->month == 0) {
        complete_day(m, reference);
        return;
    }
    struct moment full = *m;
    if (!moment_set_date(&full, reference->year, m->month, m->day))
        return;
    if (moment_days(&full) > moment_days(reference) + 1 &&
        !moment_set_date(&full, reference->year - 1, m->month, m->day))
        return;
    *m = full;
}
