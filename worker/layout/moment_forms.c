/*
 * moment_forms.c: the forms in which page headers state dates and times.
 *
 * A form is a short function that reads at a cursor and either moves it or leaves it. The date
 * forms are tried in a fixed order, the strictest first; a time of day may follow any of them:
 *
 *     2020-03-03 06:57   2020/2/27 16:33   2021年07月08日15:22   2025-06-05 HKT 00:51
 *     Mon Mar 23 12:53:11 2020   1060515 and 114年10月31號 (years of the Republic)   02.27
 *
 * 06.03.2015 is read only when one of the first two numbers cannot be a month.
 */
#include "layout/calendar.h"
#include "layout/cursor.h"
#include "layout/moment.h"

#define REPUBLIC_YEAR 1911

/* Years of the Republic that a page on the web may state. */
#define REPUBLIC_FIRST 85
#define REPUBLIC_LAST  150
#define ZONE_CHINA     480 /* minutes east of UTC */
#define HOUR_MINUTES   60

/* --- Forms of the date -------------------------------------------------------------------- */

/* The day; in 2020-03-0306:57 the space before the clock is lost. */
static bool read_day(struct cursor *c, int *ret_day)
{
    struct cursor two = {c->text, c->at, c->at + 2 < c->end ? c->at + 2 : c->end};

    if (cursor_read_digits(c, 1, 2, ret_day))
        return true;
    if (text_fold(c->text, c->at + 4) != ':' || !cursor_read_digits(&two, 2, 2, ret_day))
        return false;
    c->at = two.at;
    return true;
}

/* 2020-03-03, 2020/2/27, 2020.2.27; 110-03-11 and 110/3/11 of the Republic */
static bool form_numeric(struct cursor *c, struct moment *m)
{
    struct cursor here = *c;
    int year, month, day;

    bool republic = cursor_read_digits(&here, 3, 3, &year);
    if (republic ? year < REPUBLIC_FIRST || year > REPUBLIC_LAST
                 : !cursor_read_digits(&here, 4, 4, &year))
        return false;
    year += republic ? REPUBLIC_YEAR : 0;
    cursor_skip_spaces(&here); /* 2023 - 10 - 11 of a page that was cut into words */
    uint32_t mark = cursor_peek(&here);
    if (mark != '-' && mark != '/' && mark != '.' && mark != 0x2014)
        return false;
    here.at++;
    cursor_skip_spaces(&here);
    if (!cursor_read_digits(&here, 1, 2, &month) ||
        (cursor_skip_spaces(&here), !cursor_accept(&here, mark)) ||
        (cursor_skip_spaces(&here), !read_day(&here, &day)) ||
        !moment_set_date(m, year, month, day))
        return false;
    *c = here;
    return true;
}

static bool read_hanzi_year(struct cursor *c, int *ret_year)
{
    int year = 0;
    uint32_t at = c->at;

    while (at < c->end && at - c->at < 4) {
        int digit = cursor_hanzi_digit(c->text->fold[at]);
        if (digit < 0)
            return false;
        year = year * 10 + digit, at++;
    }
    if (at - c->at < 4)
        return false;
    c->at = at;
    *ret_year = year;
    return true;
}

/* 2020年3月3日, 二〇二〇年三月三日, 民國109年3月3日, 114年10月31號 */
static bool form_named_year(struct cursor *c, struct moment *m)
{
    struct cursor here = *c;
    int year, month, day;

    bool republic = cursor_accept_word(&here, "中华民国") || cursor_accept_word(&here, "民国");
    cursor_skip_spaces(&here);
    if (!read_hanzi_year(&here, &year) && !cursor_read_digits(&here, 2, 4, &year))
        return false;
    cursor_skip_spaces(&here);
    if (!cursor_accept_word(&here, "年"))
        return false;
    if (republic || (year >= 100 && year < 200))
        year += REPUBLIC_YEAR;
    else if (year < 100)
        year += 2000;
    cursor_skip_spaces(&here);
    if (!cursor_read_number(&here, &month))
        return false;
    cursor_skip_spaces(&here);
    if (!cursor_accept_word(&here, "月"))
        return false;
    cursor_skip_spaces(&here);
    if (!cursor_read_number(&here, &day))
        return false;
    cursor_skip_spaces(&here);
    if (!(cursor_accept_word(&here, "日") || cursor_accept_word(&here, "号")) ||
        !moment_set_date(m, year, month, day))
        return false;
    *c = here;
    return true;
}

/* 3月3日 */
static bool form_named_month(struct cursor *c, struct moment *m)
{
    struct cursor here = *c;
    int month, day;

    if (!cursor_read_number(&here, &month) ||
        (cursor_skip_spaces(&here), !cursor_accept_word(&here, "月")))
        return false;
    cursor_skip_spaces(&here);
    if (!cursor_read_number(&here, &day) || (cursor_skip_spaces(&here), false) ||
        !(cursor_accept_word(&here, "日") || cursor_accept_word(&here, "号")) ||
        !moment_set_date(m, 0, month, day))
        return false;
    *c = here;
    return true;
}

/* 20200303 and, of the Republic, 1060515 */
static bool form_compact(struct cursor *c, struct moment *m)
{
    struct cursor here = *c;
    int value;

    if (cursor_read_digits(&here, 8, 8, &value)) {
        if (!moment_set_date(m, value / 10000, value / 100 % 100, value % 100))
            return false;
    } else if (!cursor_read_digits(&here, 7, 7, &value) ||
               !moment_set_date(m, value / 10000 + REPUBLIC_YEAR, value / 100 % 100, value % 100)) {
        return false;
    }
    *c = here;
    return true;
}

/* 23.03.2020; when both orders of day and month are possible the day stays unknown. */
static bool form_year_last(struct cursor *c, struct moment *m)
{
    struct cursor here = *c;
    int first, second, year;

    if (!cursor_read_digits(&here, 1, 2, &first))
        return false;
    uint32_t mark = cursor_peek(&here);
    if (mark != '.' && mark != '/' && mark != '-')
        return false;
    here.at++;
    if (!cursor_read_digits(&here, 1, 2, &second) || !cursor_accept(&here, mark) ||
        !cursor_read_digits(&here, 4, 4, &year))
        return false;
    if (!moment_set_date(m, year, second, first) && !moment_set_date(m, year, first, second))
        return false;
    if (first <= 12 && second <= 12 && first != second)
        m->precision = MOMENT_NONE;
    *c = here;
    return true;
}

/* 02.27, 03-04, 31/10: two numbers and no year. */
static bool form_pair(struct cursor *c, struct moment *m)
{
    struct cursor here = *c;
    int first, second;

    if (!cursor_read_digits(&here, 1, 2, &first))
        return false;
    uint32_t mark = cursor_peek(&here);
    if (mark != '.' && mark != '-' && mark != '/')
        return false;
    here.at++;
    if (!cursor_read_digits(&here, 1, 2, &second) || cursor_peek(&here) == mark)
        return false;
    if (!moment_set_date(m, 0, first, second) &&
        !(mark == '/' && moment_set_date(m, 0, second, first)))
        return false;
    *c = here;
    return true;
}

/* --- English forms ------------------------------------------------------------------------ */

static bool read_name(struct cursor *c, const char *const *names, int count, int *ret_index)
{
    for (int i = 0; i < count && cp_is_latin(cursor_peek(c)); i++) {
        if (!cursor_accept_word(c, names[i]))
            continue;
        while (cp_is_latin(cursor_peek(c)))
            c->at++;
        cursor_accept(c, '.');
        *ret_index = i;
        return true;
    }
    return false;
}

static bool read_english_month(struct cursor *c, int *ret_month)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int index;

    if (!read_name(c, months, 12, &index))
        return false;
    *ret_month = index + 1;
    return true;
}

static void skip_english_weekday(struct cursor *c)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    int index;

    if (read_name(c, days, 7, &index)) {
        cursor_accept(c, ',');
        cursor_skip_spaces(c);
    }
}

/* The name of a zone that is +08:00. */
static void skip_zone_name(struct cursor *c)
{
    static const char *const zones[] = {"HKT", "CST", "北京时间", "台北时间", "香港时间", NULL};
    struct cursor here = *c;

    cursor_skip_spaces(&here);
    if (cursor_accept_one_of(&here, zones))
        *c = here;
}

static bool read_clock(struct cursor *c, struct moment *m);

/* Mon Mar 23 12:53:11 CST 2020; Mar 23, 2020; 23 Mar 2020 */
static bool form_english(struct cursor *c, struct moment *m)
{
    struct cursor here = *c;
    struct moment clock = {0};
    int month, day, year;

    skip_english_weekday(&here);
    bool day_first = cursor_read_digits(&here, 1, 2, &day);
    cursor_skip_spaces(&here);
    if (!read_english_month(&here, &month))
        return false;
    cursor_skip_spaces(&here);
    if (!day_first && !cursor_read_digits(&here, 1, 2, &day))
        return false;
    cursor_accept(&here, ',');
    cursor_skip_spaces(&here);
    bool timed = read_clock(&here, &clock);
    skip_zone_name(&here);
    cursor_skip_spaces(&here);
    if (!cursor_read_digits(&here, 4, 4, &year) || !moment_set_date(m, year, month, day))
        return false;
    if (timed) {
        m->hour = clock.hour, m->minute = clock.minute, m->second = clock.second;
        m->precision = clock.precision;
    }
    *c = here;
    return true;
}

/* --- The time of day ---------------------------------------------------------------------- */

/* 06:57, 16:46:13, 15时22分; sets precision too. */
static bool read_clock(struct cursor *c, struct moment *m)
{
    struct cursor here = *c;
    int hour, minute = 0, second = -1, fraction;

    if (!cursor_read_digits(&here, 1, 2, &hour))
        return false;
    bool named = cursor_accept_word(&here, "时") || cursor_accept_word(&here, "点");
    if (!named && !cursor_accept(&here, ':'))
        return false;
    if (!cursor_read_digits(&here, 1, 2, &minute))
        return false;
    if (named && !cursor_accept_word(&here, "分"))
        return false;
    if (named ? cursor_read_digits(&here, 1, 2, &fraction) && cursor_accept_word(&here, "秒")
              : cursor_accept(&here, ':') && cursor_read_digits(&here, 1, 2, &fraction))
        second = fraction;
    if (second >= 0 && cursor_accept(&here, '.'))
        cursor_read_digits(&here, 1, 9, &fraction);
    if (hour > 23 || minute > 59 || second > 60)
        return false;
    m->hour = hour, m->minute = minute, m->second = second;
    m->precision = second >= 0 ? MOMENT_SECOND : MOMENT_MINUTE;
    *c = here;
    return true;
}

/* Z, +08:00, +0800, GMT+8 */
static void read_zone(struct cursor *c, struct moment *m)
{
    struct cursor here = *c;
    int hours, minutes = 0;

    cursor_skip_spaces(&here);
    bool named = cursor_accept_word(&here, "GMT") || cursor_accept_word(&here, "UTC");
    if (cursor_accept(&here, 'Z')) {
        m->zone_stated = true, m->zone_minutes = 0;
        *c = here;
        return;
    }
    bool west = cursor_peek(&here) == '-';
    if (!cursor_accept(&here, '+') && !cursor_accept(&here, '-'))
        return;
    if (cursor_read_digits(&here, 4, 4, &hours))
        minutes = hours % 100, hours /= 100;
    else if (!cursor_read_digits(&here, 1, 2, &hours) ||
             (cursor_accept(&here, ':') ? !cursor_read_digits(&here, 2, 2, &minutes) : !named))
        return;
    if (hours > 14 || minutes > 59)
        return;
    m->zone_stated = true;
    m->zone_minutes = (west ? -1 : 1) * (hours * HOUR_MINUTES + minutes);
    *c = here;
}

/* 星期三, (周三), (三): moves over it. */
static void skip_weekday(struct cursor *c)
{
    static const char *const weekdays[] = {"星期", "礼拜", "周", NULL};
    static const char *const days[] = {"一", "二", "三", "四", "五", "六", "日", "天", NULL};
    struct cursor here = *c;

    cursor_skip_spaces(&here);
    bool bracket = cursor_accept(&here, '(') || cursor_accept(&here, '[');
    if ((!cursor_accept_one_of(&here, weekdays) && !bracket) || !cursor_accept_one_of(&here, days))
        return;
    if (!bracket || cursor_accept(&here, ')') || cursor_accept(&here, ']'))
        *c = here;
}

/* What may stand between a date and its time: a zone's name, the part of the day. True when the
 * hours count from noon. */
static bool skip_to_clock(struct cursor *c)
{
    static const char *const zones[] = {"HKT",      "CST",      "T", "北京时间",
                                        "台北时间", "香港时间", NULL};
    static const char *const after_noon[] = {"下午", "晚上", "晚间", "PM", "pm", NULL};
    static const char *const before_noon[] = {"上午", "早上", "凌晨", "中午", "AM", "am", NULL};

    cursor_skip_spaces(c);
    cursor_accept(c, ',');
    cursor_skip_spaces(c);
    cursor_accept_one_of(c, zones);
    cursor_skip_spaces(c);
    if (cursor_accept_one_of(c, after_noon))
        return cursor_skip_spaces(c), true;
    if (cursor_accept_one_of(c, before_noon))
        cursor_skip_spaces(c);
    return false;
}

static void read_time(struct cursor *c, struct moment *m)
{
    skip_weekday(c);
    struct cursor here = *c;

    bool after_noon = skip_to_clock(&here);
    enum moment_precision date_precision = m->precision;
    if (!read_clock(&here, m))
        return;
    if (date_precision != MOMENT_DAY) { /* without a year the time says nothing more */
        m->precision = date_precision;
    }
    cursor_skip_spaces(&here);
    if (cursor_accept_word(&here, "PM") || cursor_accept_word(&here, "pm"))
        after_noon = true;
    else if (!cursor_accept_word(&here, "AM"))
        cursor_accept_word(&here, "am");
    if (after_noon && m->hour < 12)
        m->hour += 12;
    while (here.at > c->at && cp_is_space(here.text->fold[here.at - 1]))
        here.at--;
    read_zone(&here, m);
    *c = here;
}

/* --- The contract ------------------------------------------------------------------------- */

/* 16:46 2020-03-11: the clock before the day. */
static bool form_clock_first(struct cursor *c, struct moment *m)
{
    struct cursor here = *c;
    struct moment clock = {0};

    if (!read_clock(&here, &clock) || !cursor_skip_spaces(&here) ||
        !(form_numeric(&here, m) || form_named_year(&here, m)))
        return false;
    m->hour = clock.hour, m->minute = clock.minute, m->second = clock.second;
    m->precision = clock.precision;
    *c = here;
    return true;
}

static bool read_date(struct cursor *c, struct moment *m)
{
    return form_clock_first(c, m) || form_numeric(c, m) || form_named_year(c, m) ||
           form_named_month(c, m) || form_compact(c, m) || form_year_last(c, m) ||
           form_english(c, m) || form_pair(c, m);
}

uint32_t moment_read(const struct text *text, struct span span, int year_hint,
                     struct moment *ret_moment)
{
    struct cursor c = {text, span.start, span.end};
    struct moment m = {.hour = -1, .minute = -1, .second = -1, .zone_minutes = ZONE_CHINA};

    if (span.start > 0 && cp_is_digit(text_fold(text, span.start - 1)))
        return span.start;
    if (!read_date(&c, &m))
        return span.start;
    if (m.year == 0 && year_hint && m.day <= calendar_month_length(year_hint, m.month))
        m.year = year_hint, m.precision = MOMENT_DAY;
    if (m.precision == MOMENT_DAY || m.precision == MOMENT_MONTH_DAY)
        read_time(&c, &m);
    if (m.hour >= 0)
        skip_zone_name(&c);
    *ret_moment = m;
    return c.at;
}

/* 今(10)日, 今日(14日), 周三(14日), 本月廿四日, 30日 */
uint32_t moment_read_day(const struct text *text, struct span span, int *ret_day)
{
    static const char *const leads[] = {"今日", "昨日", "明日", "今", "昨", "明", "本月", NULL};
    static const char *const weekdays[] = {"星期", "礼拜", "周", NULL};
    static const char *const days[] = {"一", "二", "三", "四", "五", "六", "日", "天", NULL};
    struct cursor c = {text, span.start, span.end};
    int day;

    if (cursor_accept_one_of(&c, weekdays) && !cursor_accept_one_of(&c, days))
        return span.start;
    cursor_accept_one_of(&c, leads);
    bool bracket = cursor_accept(&c, '(');
    if (!cursor_read_number(&c, &day) || day < 1 || day > 31)
        return span.start;
    bool named = cursor_accept_word(&c, "日") || cursor_accept_word(&c, "号");
    if (bracket && !cursor_accept(&c, ')'))
        return span.start;
    if (!named && !(bracket && (cursor_accept_word(&c, "日") || cursor_accept_word(&c, "号"))))
        return span.start;
    *ret_day = day;
    return c.at;
}
