/* as_of_value.c: years and months that a date leaves out come from the article's own day. */
#include "recognise/figure/as_of_value.h"

#include "base/bisect.h"
#include "layout/calendar.h"
#include "recognise/date.h"

#include <stdio.h>

#define AS_OF_BYTES 24u

static struct slice print(struct arena *arena, int year, int month, int day, struct clock clock)
{
    char *out = arena_take(arena, AS_OF_BYTES);
    int length;

    if (!out || year > 9999 || (year < 1000 && (year > 0 || month < 1 || day < 1)))
        return (struct slice){"", 0};
    if (year == 0)
        length = snprintf(out, AS_OF_BYTES, "--%02d-%02d", month, day);
    else if (month < 1 || month > 12)
        length = snprintf(out, AS_OF_BYTES, "%04d", year);
    else if (day < 1 || day > 31)
        length = snprintf(out, AS_OF_BYTES, "%04d-%02d", year, month);
    else if (clock.hour < 0 || clock.hour > 23)
        length = snprintf(out, AS_OF_BYTES, "%04d-%02d-%02d", year, month, day);
    else
        length = snprintf(out, AS_OF_BYTES, "%04d-%02d-%02dT%02d:%02d", year, month, day,
                          clock.hour, clock.minute);
    return (struct slice){out, (size_t)length};
}

struct slice as_of_date(const struct reader *reader, const struct date_phrase *date)
{
    const char *from;
    const struct moment *own = date_own(reader->layout, &from);
    int year = date->year, month = date->month;

    if (year == 0 && month == 0 && date->day > 0 && own) {
        month = date->day <= own->day ? own->month : own->month - 1;
        year = own->year;
        if (month == 0) {
            month = 12;
            year--;
        }
    }
    if (year == 0 && own)
        year = month > own->month ? own->year - 1 : own->year;
    return print(reader->arena, year, month, date->day, date->clock);
}

size_t as_of_dates_before(const struct reader *reader, uint32_t at)
{
    return BISECT(reader->dates, reader->date_count, struct date_phrase, span.start, at);
}

struct slice as_of_day_named(const struct reader *reader, uint32_t at)
{
    for (size_t d = as_of_dates_before(reader, at); d-- > 0;)
        if (reader->dates[d].day > 0) {
            struct date_phrase date = reader->dates[d];
            date.clock.hour = -1;
            return as_of_date(reader, &date);
        }
    return (struct slice){"", 0};
}

struct slice as_of_year(const struct reader *reader, int year)
{
    return print(reader->arena, year, 0, 0, (struct clock){-1, 0});
}

struct slice as_of_own_day(const struct reader *reader, int days, struct clock clock,
                           const char **ret_from)
{
    const struct moment *own = date_own(reader->layout, ret_from);

    if (!own)
        return (struct slice){"", 0};
    int year = own->year, month = own->month, day = own->day;
    if (days != 0)
        calendar_date(calendar_days(year, month, day) + days, &year, &month, &day);
    return print(reader->arena, year, month, day, clock);
}

bool as_of_opens(const struct text *text, uint32_t at)
{
    static const char *const MARKS[] = {"。", "!", "?", "\n",   ",", ";",
                                        ":",  " ", "“", "其中", NULL};

    return at == 0 || reader_ends_in(text, at, MARKS) > 0;
}

bool as_of_is_bound(const struct text *text, uint32_t at)
{
    static const char *const BOUNDS[] = {"起",   "前",   "以来", "后",   "之前", "以前", "之后",
                                         "以后", "开始", "至今", "发布", "印发", "报道", "讯",
                                         "电",   "消息", "出生", "出台", "召开", "举行", NULL};

    return reader_one_of(text, at, BOUNDS) > 0;
}
