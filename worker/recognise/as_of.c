/* as_of.c: the last date or 截至目前 before the figure in its sentence that reaches as far. */
#include "recognise/as_of.h"

#include "layout/calendar.h"

#include <stdio.h>

#define AS_OF_BYTES 24u

static const char *const UNTIL[] = {"截至到", "截止到", "截至", "截止", "至", "到", NULL};
static const char *const NOW[] = {"截至目前", "截止目前", "至目前",   "截至当前", "截至发稿时",
                                  "截至发稿", "截至现在", "截止现在", "截止发稿", NULL};
static const char *const SAME_DAY[] = {"截至当日", "截至当天", "截至当晚",
                                       "截止当日", "截止当天", NULL};
static const char *const DAY_BEFORE[] = {"截至昨日", "截至昨天", "截至昨晚", "截止昨日",
                                         "截止昨天", "截至昨",   NULL};
static const char *const SINCE[] = {"从", "自", "于", "自从", "由", NULL};
static const char *const BOUNDS[] = {"起",   "前",   "以来", "后",   "之前", "以前", "之后",
                                     "以后", "开始", "至今", "发布", "印发", "报道", "讯",
                                     "电",   "消息", "出生", "出台", "召开", "举行", NULL};

/* The day that the article itself is of. */
static const struct moment *own_day(const struct reader *reader, const char **ret_from)
{
    const struct layout *layout = reader->layout;

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

static struct slice print(struct arena *arena, int year, int month, int day, int hour)
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
    else if (hour < 0 || hour > 23)
        length = snprintf(out, AS_OF_BYTES, "%04d-%02d-%02d", year, month, day);
    else
        length = snprintf(out, AS_OF_BYTES, "%04d-%02d-%02dT%02d:00", year, month, day, hour);
    return (struct slice){out, (size_t)length};
}

/* The date as ISO 8601, completed from the article's own day; empty when that cannot be. */
static struct slice date_print(const struct reader *reader, const struct date_phrase *date)
{
    const char *from;
    const struct moment *own = own_day(reader, &from);
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
    return print(reader->arena, year, month, date->day, date->hour);
}

/* Where the as-of phrase of a date begins: 截至 belongs to it. */
static uint32_t until_length(const struct text *text, const struct date_phrase *date)
{
    return reader_ends_in(text, date->span.start, UNTIL);
}

/* 到11月底, 到2025年末: the end of a time is a moment. */
static bool is_end(const struct text *text, const struct date_phrase *date)
{
    uint32_t last = text_fold(text, date->span.end - 1);

    return last == 0x5E95 /* 底 */ || last == 0x672B /* 末 */;
}

static bool is_bound(const struct text *text, const struct date_phrase *date)
{
    return reader_ends_in(text, date->span.start, SINCE) > 0 ||
           reader_one_of(text, date->span.end, BOUNDS) > 0;
}

static bool opens(const struct text *text, struct span sentence, uint32_t at)
{
    return at == sentence.start || text->fold[at - 1] == ',' || text->fold[at - 1] == ';' ||
           text->fold[at - 1] == ' ' || text->fold[at - 1] == 0x201C || reader_ends(text, at, "其中");
}

/* Whether a date without 截至 reaches the figure: one that opens a clause reaches to the end of the
 * sentence, another only the next figure. */
static bool reaches(const struct reader *reader, const struct date_phrase *date,
                    const struct figure *figure, struct span sentence)
{
    const struct text *text = reader->text;

    bool owned = text_fold(text, date->span.end) == 0x7684 /* 的 */ &&
                 date->span.end + 1 == figure->reach.start; /* 2021年的68万元 */
    if (owned)
        return true;
    if (is_bound(text, date))
        return false;
    if (opens(text, sentence, date->span.start))
        return true;
    return date->day > 0 &&
           (figure == reader->findings->figures || figure[-1].span.end <= date->span.start) &&
           reader_clause(text, figure->span.start).start <= date->span.start;
}

/* How many dates begin before `at`. */
static size_t dates_before(const struct reader *reader, uint32_t at)
{
    size_t low = 0, high = reader->date_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (reader->dates[middle].span.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool find_date(struct reader *reader, struct figure *figure, struct span sentence,
                      uint32_t *ret_at)
{
    const struct text *text = reader->text;

    for (size_t i = dates_before(reader, figure->span.start); i-- > 0;) {
        const struct date_phrase *date = &reader->dates[i];
        if (date->span.start < sentence.start)
            break;
        if (date->span.end > figure->span.start)
            continue;
        bool until = until_length(text, date) > (is_end(text, date) ? 0 : 1);
        if (!until && !reaches(reader, date, figure, sentence))
            continue;
        struct slice value = date_print(reader, date);
        if (value.length == 0)
            continue;
        figure->as_of = value;
        figure->as_of_from = until ? "phrase" : "stated";
        *ret_at = date->span.start;
        return true;
    }
    return false;
}

/* --- 截至目前 --------------------------------------------------------------------------------- */

/* Where 截至目前 and the like stand, in the order of the text. */
struct now_list {
    uint32_t *at;
    size_t count, capacity;
};

static void now_find_all(const struct reader *reader, struct now_list *list)
{
    const struct text *text = reader->text;

    for (uint32_t at = 0; at < text->count; at++) {
        uint32_t cp = text->fold[at];
        if ((cp != 0x622A /* 截 */ && cp != 0x81F3 /* 至 */) ||
            (reader_one_of(text, at, NOW) == 0 && reader_one_of(text, at, SAME_DAY) == 0 &&
             reader_one_of(text, at, DAY_BEFORE) == 0))
            continue;
        uint32_t *grown =
            arena_grow(reader->arena, list->at, list->count, &list->capacity, sizeof *list->at);
        if (!grown)
            return;
        list->at = grown;
        list->at[list->count++] = at;
    }
}

/* How many of them begin before `at`. */
static size_t now_before(const struct now_list *list, uint32_t at)
{
    size_t low = 0, high = list->count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (list->at[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* 截至当日: the day that is named last before `at`. */
static void same_day_set(const struct reader *reader, struct figure *figure, uint32_t at)
{
    for (size_t d = dates_before(reader, at); d-- > 0;)
        if (reader->dates[d].day > 0) {
            figure->as_of = date_print(reader, &reader->dates[d]);
            figure->as_of_from = figure->as_of.length > 0 ? "phrase" : NULL;
            return;
        }
}

/* 截至目前 after the last date: the article's own day. */
static void find_now(const struct reader *reader, const struct now_list *list,
                     struct figure *figure, struct span near)
{
    const char *from;
    const struct moment *own = own_day(reader, &from);
    size_t count = now_before(list, near.end);

    if (count == 0 || list->at[count - 1] < near.start)
        return;
    uint32_t at = list->at[count - 1];
    if (reader_one_of(reader->text, at, SAME_DAY) > 0) {
        same_day_set(reader, figure, at);
    } else if (own) {
        int year = own->year, month = own->month, day = own->day;
        if (reader_one_of(reader->text, at, DAY_BEFORE) > 0)
            calendar_date(calendar_days(year, month, day) - 1, &year, &month, &day);
        figure->as_of = print(reader->arena, year, month, day, -1);
        figure->as_of_from = from;
    }
}

/* --- All -------------------------------------------------------------------------------------- */

void as_of_year_set(const struct reader *reader, struct figure *figure, int year)
{
    figure->as_of = print(reader->arena, year, 0, 0, -1);
    figure->as_of_from = "stated";
}

bool as_of_years(const struct reader *reader, struct span span, int *ret_from, int *ret_to)
{
    for (size_t i = dates_before(reader, span.end); i-- > 1;) {
        const struct date_phrase *to = &reader->dates[i], *from = to - 1;
        if (from->span.start < span.start)
            break;
        if (from->month > 0 || to->month > 0 || from->year == 0 || to->year <= from->year ||
            to->span.start - from->span.end != 1)
            continue;
        *ret_from = from->year;
        *ret_to = to->year;
        return true;
    }
    return false;
}

void as_of_set(const struct reader *reader, struct figure *figure, struct span span)
{
    size_t count = dates_before(reader, span.end);

    if (count == 0 || reader->dates[count - 1].span.end <= span.start)
        return;
    figure->as_of = date_print(reader, &reader->dates[count - 1]);
    figure->as_of_from = figure->as_of.length > 0 ? "stated" : NULL;
}

void as_of_find_all(struct reader *reader)
{
    struct findings *f = reader->findings;
    struct now_list now = {0};

    now_find_all(reader, &now);
    for (size_t i = 0; i < f->figure_count; i++) {
        struct figure *figure = &f->figures[i];
        if (figure->as_of.length > 0)
            continue;
        struct span sentence = reader_sentence(reader->text, figure->span.start);
        if (sentence.start > 1 && text_reads(reader->text, sentence.start, "其中")) /* …。其中,… */
            sentence.start = reader_sentence(reader->text, sentence.start - 2).start;
        struct span near = {sentence.start, figure->span.start};
        find_date(reader, figure, sentence, &near.start);
        find_now(reader, &now, figure, near);
    }
}
