/*
 * date.c: year, month, day and hour, each with its own word, in this order; the first may be any of
 * them.
 *
 * A number before 年 is a year when it has four digits, or two or three and a month after it; else
 * it is a duration and no matter of this file. Three are counted since 1911, and so are others
 * where the article does so. A number before 月 or 日 is a date when a calendar has it.
 */
#include "recognise/date.h"

#include "recognise/number/numeral.h"

#define YEAR_MIN           1800
#define YEAR_MAX           2150
#define REPUBLIC           1911 /* 民国1年 is the year after this one */
#define REPUBLIC_NOW_MIN   80   /* fewer years are a duration, unless 民国 stands before them */
#define REPUBLIC_NOW_MAX   150
#define REPUBLIC_SURE_MIN  100 /* in a range, where nothing says how the article counts */
#define REPUBLIC_RANGE_MAX 10  /* years */

/* A small whole number without scale words or qualifiers; its end, or `at`. */
static uint32_t small_read(const struct text *text, uint32_t at, int *ret_value)
{
    uint32_t end = at;
    int value = 0;

    while (end < at + 5 && cp_is_digit(text_fold(text, end)))
        value = value * 10 + (int)(text_fold(text, end++) - '0');
    if (end > at) {
        *ret_value = value;
        return end;
    }
    struct numeral n;
    if (!numeral_read(text, at, at + 4 < text->count ? at + 4 : text->count, &n) || n.has_high ||
        n.inner != INNER_NONE || n.bare || n.value.digits > YEAR_MAX)
        return at;
    *ret_value = (int)n.value.digits;
    return n.span.end;
}

static uint32_t space_skip(const struct text *text, uint32_t at)
{
    return text_fold(text, at) == ' ' ? at + 1 : at;
}

/* A number from `low` to `high` with `word` after it; the end of the word, or `at`. */
static uint32_t part_read(const struct text *text, uint32_t at, const char *const *words, int low,
                          int high, int *ret_value)
{
    int value;
    uint32_t end = small_read(text, at, &value);

    if (end == at || value < low || value > high)
        return at;
    end = space_skip(text, end);
    uint32_t length = reader_one_of(text, end, words);
    if (length == 0)
        return at;
    *ret_value = value;
    return end + length;
}

static const char *const YEAR[] = {"年", "学年", "学年度", NULL};
static const char *const MONTH[] = {"月份", "月", NULL};
static const char *const DAY[] = {"日", "号", NULL};
static const char *const HOUR[] = {"时", "点钟", "点", "點", NULL};
static const char *const MINUTE[] = {"分", NULL};
static const char *const SECOND[] = {"秒", NULL};
static const char *const NOT_DAY[] = {"日内", "日游",   "日龄",   "日元",   "号楼",   "号店",
                                      "号线", "号机组", "号商铺", "号台风", "号文件", "号令",
                                      "日圆", "号候选", "号选手", "号种子", NULL};
static const char *const NOT_HOUR[] = {"点要求", "点意见", "点建议", "点希望", "点措施", "点倡议",
                                       "点体会", "点多钟", "时代",   "时期",   "点半",   NULL};

/* 上旬, 底, 初 after a month or a year: part of the phrase. */
static uint32_t tail_skip(const struct text *text, uint32_t at)
{
    static const char *const TAILS[] = {"上旬", "中旬", "下旬", "底", "初", "末", "年底", NULL};

    return at + reader_one_of(text, at, TAILS);
}

static uint32_t day_read(const struct text *text, uint32_t at, int *ret_day)
{
    uint32_t end = part_read(text, at, DAY, 1, 31, ret_day);

    return end > at && reader_one_of(text, end - 1, NOT_DAY) > 1 ? at : end;
}

/* What stands behind 时 for minutes: 半 of 7点半. Its length, 0 for none. */
static uint32_t quarter_read(const struct text *text, uint32_t at, int *ret_minute)
{
    static const char *const WORDS[] = {"半", "一刻", "三刻"};
    static const int MINUTES[] = {30, 15, 45};

    for (size_t i = 0; i < sizeof MINUTES / sizeof *MINUTES; i++)
        if (text_reads(text, at, WORDS[i])) {
            *ret_minute = MINUTES[i];
            return text_reads_length(text, at, WORDS[i]);
        }
    return 0;
}

/* 18时30分, 7点半, 4点多. */
static uint32_t hour_read(const struct text *text, uint32_t at, struct clock *clock)
{
    static const char *const AFTER[] = {"多", "整", "许", "正", NULL};
    int part;

    uint32_t end = part_read(text, at, HOUR, 0, 24, &clock->hour);
    if (end == at ||
        (reader_one_of(text, end - 1, NOT_HOUR) > 1 && !text_reads(text, end - 1, "点半")))
        return at;
    clock->minute = 0;
    uint32_t more = part_read(text, end, MINUTE, 0, 59, &part);
    if (more > end && text_fold(text, more) != 0x949F /* 钟 */) {
        clock->minute = part;
        uint32_t second = part_read(text, more, SECOND, 0, 59, &part);
        return second > more ? second : more;
    }
    if (cp_is_digit(text_fold(text, end))) {
        more = small_read(text, end, &part);
        if (more != end + 2 || part > 59)
            return end;
        clock->minute = part;
        return more;
    }
    uint32_t quarter = quarter_read(text, end, &clock->minute);
    return end + (quarter > 0 ? quarter : reader_one_of(text, end, AFTER));
}

/* 19:30, 19:30:05. */
static uint32_t clock_read(const struct text *text, uint32_t at, struct clock *clock)
{
    int part;
    uint32_t end = small_read(text, at, &clock->hour);

    if (end == at || end > at + 2 || clock->hour > 24 || text_fold(text, end) != ':')
        return at;
    for (int i = 0; i < 2 && text_fold(text, end) == ':'; i++) {
        uint32_t next = small_read(text, end + 1, &part);
        if (next != end + 3 || part > 59)
            return i == 0 ? at : end;
        clock->minute = i == 0 ? part : clock->minute;
        end = next;
    }
    return end;
}

/* 2020-02-25 and 2020/2/25. */
static uint32_t written_read(const struct text *text, uint32_t at, struct date_phrase *date)
{
    int year = 0, month, day;
    uint32_t end = small_read(text, at, &year);

    if (end != at + 4 || year < YEAR_MIN || year > YEAR_MAX ||
        (text_fold(text, end) != '-' && text_fold(text, end) != '/' && text_fold(text, end) != '.'))
        return at;
    uint32_t separator = text_fold(text, end);
    uint32_t next = small_read(text, end + 1, &month);
    if (next == end + 1 || month < 1 || month > 12 || text_fold(text, next) != separator)
        return at;
    end = small_read(text, next + 1, &day);
    if (end == next + 1 || day < 1 || day > 31)
        return at;
    *date = (struct date_phrase){.year = year, .month = month, .day = day, .clock = {-1, 0}};
    return end;
}

/* 今年, 去年: a year told from the article's own. 如今年轻 and 过去年份 are other words. */
static uint32_t near_year_read(const struct text *text, uint32_t at, int own, int *ret_year)
{
    static const char *const WORDS[] = {"去年", "今年", "明年"};
    static const char *const STEMS[] = {"过", "失", "逝", "除", "离", "如", "当",
                                        "现", "而", "文", "声", "证", NULL};

    for (int i = 0; i < 3; i++)
        if (text_reads(text, at, WORDS[i]) && reader_ends_in(text, at, STEMS) == 0) {
            *ret_year = own > 0 ? own + i - 1 : 0;
            return at + 2;
        }
    return at;
}

/* The year of `count` years since 1911, which stand at `at` and end before `end`; 0 when they are a
 * duration. */
static int republic_year(const struct text *text, struct span span, int count, bool counts_so)
{
    static const char *const SCHOOL[] = {"学年", "学年度", NULL};
    bool school = reader_ends_in(text, span.end, SCHOOL) > 0;
    int month;
    bool dated = count >= 100 && part_read(text, span.end, MONTH, 1, 12, &month) > span.end;

    if (reader_ends(text, span.start, "民国前"))
        return REPUBLIC + 1 - count;
    if (reader_ends(text, span.start, "民国"))
        return REPUBLIC + count;
    return (counts_so || dated || school) && count >= REPUBLIC_NOW_MIN && count <= REPUBLIC_NOW_MAX
               ? REPUBLIC + count
               : 0;
}

/* A year: four digits and 年, or two and a month; a word for one; one since 1911. */
static uint32_t year_read(const struct text *text, uint32_t at, struct year_count years,
                          int *ret_year)
{
    int month, value;
    uint32_t end = near_year_read(text, at, years.own, ret_year);

    if (end > at)
        return end;
    end = part_read(text, at, YEAR, 0, YEAR_MAX, &value);
    if (end == at)
        return at;
    bool two = end == at + 3 && value < 100 && cp_is_digit(text_fold(text, at));
    int republic = value > 0 && value < YEAR_MIN
                       ? republic_year(text, (struct span){at, end}, value, years.republic)
                       : 0;
    if (value >= YEAR_MIN && end >= at + 5)
        *ret_year = value;
    else if (republic > 0)
        *ret_year = republic;
    else if (two &&
             (part_read(text, end, MONTH, 1, 12, &month) > end || text_fold(text, at) == '0'))
        *ret_year = value + (value < 40 ? 2000 : 1900);
    else
        return at;
    return end;
}

static bool is_dash(uint32_t cp)
{
    return cp == '-' || cp == 0x2014 || cp == 0x2013 || cp == '~' || cp == 0x2015 ||
           cp == 0x81F3 /* 至 */ || cp == 0x5230 /* 到 */ || cp == 0xFF5E || cp == 0x301C ||
           cp == 0x3001 /* 、 */;
}

static uint32_t dash_skip(const struct text *text, uint32_t at)
{
    uint32_t end = at;

    while (end < at + 2 && is_dash(text_fold(text, end)))
        end++;
    return end;
}

/* 104至106年: years since 1911 whatever the article counts by, as no time is so long and told so
 * closely; 树龄80至100年 is one. */
static bool is_republic_range(const struct text *text, uint32_t at)
{
    int left, right;
    uint32_t next = dash_skip(text, small_read(text, at, &left));

    return next > at && is_dash(text_fold(text, next - 1)) &&
           part_read(text, next, YEAR, REPUBLIC_SURE_MIN, REPUBLIC_NOW_MAX, &right) > next &&
           left >= REPUBLIC_SURE_MIN && left < right && right - left <= REPUBLIC_RANGE_MAX;
}

/* The left part of a range whose word stands only at its right: 2017- in 2017-2019年, 1- in 1-6月,
 * 0- in 0-24时. Returns where the right part begins, or `at`. */
static uint32_t range_read(const struct text *text, uint32_t at, struct year_count years)
{
    int left, right;
    struct clock clock;
    uint32_t end = small_read(text, at, &left);
    uint32_t next = dash_skip(text, end);

    if (end == at || next == end || text_fold(text, end) == 0x5230)
        return at;
    uint32_t stop = year_read(text, next, years, &right);
    bool republic = years.republic && left >= REPUBLIC_NOW_MIN && left < YEAR_MIN;
    if (stop > next && (republic || left >= YEAR_MIN) && left + (republic ? REPUBLIC : 0) <= right)
        return next;
    if (stop == next)
        stop = part_read(text, next, MONTH, 1, 12, &right);
    if (stop == next)
        stop = day_read(text, next, &right);
    if (stop == next && text_fold(text, end) != 0x3001) {
        stop = hour_read(text, next, &clock);
        right = stop > next ? clock.hour : 0;
    }
    return stop > next && left < right && left >= 0 ? next : at;
}

/* The parts from the year on, as many as there are; where they end. */
static uint32_t parts_read(const struct text *text, uint32_t at, struct year_count years,
                           struct date_phrase *date)
{
    uint32_t end = year_read(text, at, years, &date->year);

    if (end > at)
        end = tail_skip(text, end);
    uint32_t from = range_read(text, space_skip(text, end), years); /* 2020年1-6月 */
    uint32_t next = part_read(text, from, MONTH, 1, 12, &date->month);
    if (next > from) {
        date->stretch = from > space_skip(text, end);
        end = tail_skip(text, next);
    }
    next = day_read(text, space_skip(text, end), &date->day);
    return next > space_skip(text, end) ? next : end;
}

static uint32_t clock_time_read(const struct text *text, uint32_t at, struct clock *clock)
{
    uint32_t end = hour_read(text, at, clock);

    return end > at ? end : clock_read(text, at, clock);
}

/* Where a part of the day ends that stands at `at`; whether it is one after noon. */
static uint32_t day_part_skip(const struct text *text, uint32_t at, bool *ret_late)
{
    static const char *const EARLY[] = {"凌晨", "早上", "上午", "中午", "清晨", "早晨", NULL};
    static const char *const LATE[] = {"下午", "晚上", "晚间", "晚", "傍晚", "夜间", "深夜", NULL};
    uint32_t late = reader_one_of(text, at, LATE);

    *ret_late = late > 0;
    return at + (late > 0 ? late : reader_one_of(text, at, EARLY));
}

/* 下午3时 is 15; of 0-24时, 0时至24时 and 8:00-12:00 the hour is that of the end. */
static uint32_t time_skip(const struct text *text, uint32_t at, struct year_count years,
                          struct date_phrase *date)
{
    bool late;
    uint32_t start = day_part_skip(text, space_skip(text, at), &late);
    uint32_t from = range_read(text, start, years);
    struct clock clock = {-1, 0};
    uint32_t end = clock_time_read(text, from, &clock);

    if (end == from)
        return at;
    date->stretch |= from > start;
    uint32_t next = dash_skip(text, end);
    if (next > end && text_fold(text, end) != 0x3001 /* 、 */) {
        struct clock last = {-1, 0};
        bool later;
        uint32_t right = day_part_skip(text, next, &later);
        uint32_t stop = clock_time_read(text, right, &last);
        if (stop > right) {
            end = stop;
            clock = last;
            date->stretch = true;
            late = late || later;
        }
    }
    if (late && clock.hour < 12)
        clock.hour += 12;
    date->clock = clock;
    return end;
}

const struct moment *date_own(const struct layout *layout, const char **ret_from)
{
    if (layout->published.precision >= MOMENT_DAY) {
        *ret_from = "published";
        return &layout->published;
    }
    if (layout->dateline.found && layout->dateline.date.precision >= MOMENT_DAY) {
        *ret_from = "dateline";
        return &layout->dateline.date;
    }
    return NULL;
}

enum date_kind date_read(const struct text *text, uint32_t at, struct year_count years,
                         struct date_phrase *ret_date)
{
    struct date_phrase date = {.clock = {-1, 0}};
    uint32_t from = at, end;

    uint32_t before = text_fold(text, at - 1);
    if (at > 0 && (numeral_has(before) || (before == '.' && cp_is_digit(text_fold(text, at - 2)))))
        return DATE_NONE; /* 332.5点 */
    end = written_read(text, at, &date);
    if (end == at) {
        years.republic |= is_republic_range(text, at);
        from = range_read(text, at, years);
        end = parts_read(text, from, years, &date);
        date.stretch |= from > at && date.month > 0;
    }
    bool is_day = end > from;
    uint32_t stop = time_skip(text, end, years, &date);
    if (!is_day && stop == end)
        return DATE_NONE;
    static const char *const CALENDAR[] = {"民国", "民国前", NULL};
    date.span = (struct span){at - reader_ends_in(text, at, CALENDAR), stop};
    *ret_date = date;
    return is_day ? DATE_DAY : DATE_CLOCK;
}
