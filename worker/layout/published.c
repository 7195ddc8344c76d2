/*
 * published.c: the page comes first, then the envelope, then a date in the address.
 *
 *     02.27 in the title, 2020年2月29日 in the text   ->   2020-02-27
 *     3月11日讯, published 2020-03-12                 ->   dateline 2020-03-11
 */
#include "layout/published.h"

#include "base/utf8.h"
#include "layout/calendar.h"

#define NEAR_MONTHS    2  /* a month of the text that may settle the year of a day */
#define DATELINE_DAYS  45 /* a dateline is at most that much older than the page */
#define CONFLICT_DAYS  1
#define STALE_MONTHS   12 /* by which the latest month that the text names is older than the page */
#define URL_LENGTH_MAX 512u

/* --- The year, from the text
 * ---------------------------------------------------------------------- */

static bool read_number_at(const struct text *text, uint32_t at, uint32_t digits, int *ret_value)
{
    int value = 0;

    for (uint32_t i = 0; i < digits; i++) {
        uint32_t cp = text_fold(text, at + i);
        if (!cp_is_digit(cp))
            return false;
        value = value * 10 + (int)(cp - '0');
    }
    *ret_value = value;
    return true;
}

/* 2020年2月 at `at`. */
static bool month_at(const struct text *text, uint32_t at, int *ret_year, int *ret_month)
{
    if (!read_number_at(text, at, 4, ret_year) || !text_reads(text, at + 4, "年"))
        return false;
    if (read_number_at(text, at + 5, 2, ret_month) && text_reads(text, at + 7, "月"))
        return true;
    return read_number_at(text, at + 5, 1, ret_month) && text_reads(text, at + 6, "月");
}

/* A season behind its year, and the months that it may mean: 2023年暑期. */
static const struct season {
    const char *word;
    int first, last;
} SEASONS[] = {{"暑期", 6, 9}, {"暑假", 6, 9}, {"春季", 2, 5},  {"春天", 2, 5},  {"夏季", 5, 9},
               {"夏天", 5, 9}, {"夏粮", 5, 8}, {"秋季", 8, 11}, {"秋天", 8, 11}, {"秋粮", 8, 11}};

/* The year that a month and day have when the text names a season of theirs with its year, and no
 * other year; 0 when nothing tells. */
static int year_of_season(const struct text *text, int month)
{
    int found = 0, year;

    for (uint32_t at = 0; at + 6 < text->count; at++) {
        if (!cp_is_digit(text->fold[at]) || !read_number_at(text, at, 4, &year) ||
            !text_reads(text, at + 4, "年"))
            continue;
        bool fits = false;
        for (size_t i = 0; i < sizeof SEASONS / sizeof *SEASONS; i++)
            fits |= text_reads(text, at + 5, SEASONS[i].word) && month >= SEASONS[i].first &&
                    month <= SEASONS[i].last;
        if (!fits || (found && found != year))
            return 0;
        found = year;
    }
    return found;
}

/* Sets the year of a month and day when the text names a month near it with its year, or else its
 * season. */
static void settle_year(const struct text *text, struct moment *m)
{
    int best = NEAR_MONTHS + 1, best_year = 0, year, month;

    if (m->precision != MOMENT_MONTH_DAY)
        return;
    for (uint32_t at = 0; at + 6 < text->count; at++) {
        if (!cp_is_digit(text->fold[at]) || !month_at(text, at, &year, &month))
            continue;
        for (int guess = year - 1; guess <= year + 1; guess++) {
            int distance = guess * 12 + m->month - (year * 12 + month);
            distance = distance < 0 ? -distance : distance;
            if (distance < best)
                best = distance, best_year = guess;
        }
    }
    if (best > NEAR_MONTHS)
        best_year = year_of_season(text, m->month);
    if (best_year)
        moment_set_date(m, best_year, m->month, m->day);
}

/* --- The address
 * ------------------------------------------------------------------------------------ */

static bool url_digits(struct slice url, size_t at, size_t count, int *ret_value)
{
    int value = 0;

    if (at + count > url.length)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (url.data[at + i] < '0' || url.data[at + i] > '9')
            return false;
        value = value * 10 + (url.data[at + i] - '0');
    }
    *ret_value = value;
    return true;
}

static bool is_separator(struct slice url, size_t at)
{
    return at < url.length && (url.data[at] == '/' || url.data[at] == '-' || url.data[at] == '_');
}

static bool is_digit_at(struct slice url, size_t at)
{
    return at < url.length && url.data[at] >= '0' && url.data[at] <= '9';
}

/* 2020/03/11, 2020-03/11, 20200311, 2020/0311 that no other digit touches. */
static bool url_date_at(struct slice url, size_t at, struct moment *ret_date)
{
    int year, month, day;
    size_t next = at + 4;

    if ((at > 0 && is_digit_at(url, at - 1)) || !url_digits(url, at, 4, &year))
        return false;
    next += is_separator(url, next);
    if (!url_digits(url, next, 2, &month))
        return false;
    next += 2;
    next += is_separator(url, next);
    if (!url_digits(url, next, 2, &day) || is_digit_at(url, next + 2))
        return false;
    return year >= 1995 && moment_set_date(ret_date, year, month, day);
}

static bool url_date(struct slice url, struct moment *ret_date)
{
    *ret_date =
        (struct moment){.hour = -1, .minute = -1, .second = -1, .zone_minutes = 480, .from = "url"};
    for (size_t at = 0; at < url.length && at < URL_LENGTH_MAX; at++)
        if (url_date_at(url, at, ret_date))
            return true;
    return false;
}

/* --- Settling
 * ------------------------------------------------------------------------------------------ */

static void conflict_check(struct reading *reading, const struct moment *page,
                           const struct moment *envelope)
{
    if (page->precision < MOMENT_DAY || envelope->precision < MOMENT_DAY)
        return;
    int64_t days = moment_days(page) - moment_days(envelope);
    if (days > CONFLICT_DAYS || days < -CONFLICT_DAYS)
        notes_warn(
            reading->notes, "date_conflict",
            "The page and the envelope state days of publication that are more than a day apart.");
}

/* The latest month with its year that the text names, in months; 0 when it names none, or names a
 * later year without a month. */
static int latest_month(const struct text *text)
{
    int latest = 0, latest_year = 0, year, month;

    for (uint32_t at = 0; at + 4 < text->count; at++) {
        if (!cp_is_digit(text->fold[at]) || (at > 0 && cp_is_digit(text->fold[at - 1])) ||
            !read_number_at(text, at, 4, &year) || !text_reads(text, at + 4, "年"))
            continue;
        if (year > latest_year)
            latest_year = year;
        if (month_at(text, at, &year, &month) && year * 12 + month > latest)
            latest = year * 12 + month;
    }
    return (latest - 1) / 12 == latest_year ? latest : 0;
}

/* A page that stands under another day than its story: a banner's, a repost's. A dateline has the
 * story's own day, and dateline_settle has judged it. */
static void stale_check(struct reading *reading)
{
    const struct moment *published = &reading->layout->published;
    int latest = latest_month(&reading->layout->body);

    if (published->precision >= MOMENT_DAY && latest > 0 &&
        reading->layout->dateline.date.day == 0 &&
        published->year * 12 + published->month - latest > STALE_MONTHS)
        notes_warn(reading->notes, "date_late",
                   "The day of publication is more than a year later than the latest month that "
                   "the text names.");
}

static void dateline_settle(struct reading *reading)
{
    struct dateline *dateline = &reading->layout->dateline;
    const struct moment *published = &reading->layout->published;
    struct moment date = dateline->date;

    if (!dateline->found || date.day == 0)
        return;
    moment_complete(&date, published);
    if (date.precision == MOMENT_DAY && dateline->date.precision != MOMENT_DAY &&
        moment_days(published) - moment_days(&date) > DATELINE_DAYS)
        date = dateline->date;
    settle_year(reading->text, &date);
    dateline->date = date;
    dateline->date.from = "dateline";
}

void published_settle(struct reading *reading)
{
    struct moment envelope = {0}, url, page = reading->stamp;
    bool in_url = (reading->envelope && url_date(reading->envelope->url, &url)) ||
                  url_date(reading->layout->url, &url);

    if (reading->envelope && reading->envelope->published_at.length > 0 &&
        moment_parse(reading->envelope->published_at, &envelope))
        envelope.from = "envelope";
    if (page.precision == MOMENT_MONTH_DAY) {
        moment_complete(&page, &envelope);
        if (in_url)
            moment_complete(&page, &url);
        settle_year(reading->text, &page);
    }
    conflict_check(reading, &page, &envelope);
    if (page.precision != MOMENT_NONE)
        reading->layout->published = page;
    else if (envelope.precision != MOMENT_NONE)
        reading->layout->published = envelope;
    else if (in_url)
        reading->layout->published = url;
    dateline_settle(reading);
    stale_check(reading);
}
