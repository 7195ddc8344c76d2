/*
 * as_of.c: the last date or 截至目前 before the figure in its sentence that reaches as far.
 *
 * A sentence without one goes on with the 截至 or the stretch of time of its paragraph, as far as
 * the next date of any kind, and only where it goes on to report. The day of one event is its own.
 */
#include "recognise/figure/as_of.h"

#include "recognise/figure/as_of_now.h"
#include "recognise/figure/as_of_value.h"
#include "recognise/figure/patients.h"
#include "recognise/figure/per.h"
#include "recognise/figure/view.h"

static const char *const UNTIL[] = {"截至到", "截止到", "截至", "截止", "至", "到", NULL};
static const char *const SINCE[] = {"从", "自", "于", "自从", "由", NULL};

/* Whether a date is a year and no more. */
static bool is_year(const struct date_phrase *date)
{
    return date->month == 0 && date->day == 0;
}

/* 到11月底, 到2025年末: the end of a time is a moment. */
static bool is_end(const struct text *text, const struct date_phrase *date)
{
    uint32_t last = text_fold(text, date->span.end - 1);

    return last == 0x5E95 /* 底 */ || last == 0x672B /* 末 */;
}

/* 3月4日12时至|5日12时, 1月至|10月: the date that begins the time which this one ends; NULL when
 * there is none. */
static const struct date_phrase *begun_by(const struct reader *reader,
                                          const struct date_phrase *date)
{
    static const char *const SIGNS[] = {"至", "到", "-", "—", "~", "－", NULL};
    uint32_t length = reader_ends_in(reader->text, date->span.start, SIGNS);

    return length == 1 && date > reader->dates && date[-1].span.end + length == date->span.start &&
                   (date[-1].day > 0) == (date->day > 0)
               ? date - 1
               : NULL;
}

/* 截至2月25日; 至2月25日 where that opens a clause, 到2月25日 where it is a clause, and 到11月底
 * anywhere; the hour that ends a time, but not its day, which may be yet to come. */
static bool is_until(const struct reader *reader, const struct date_phrase *date)
{
    const struct text *text = reader->text;
    uint32_t length = reader_ends_in(text, date->span.start, UNTIL);

    return length > 1 || (date->clock.hour >= 0 && begun_by(reader, date)) ||
           (length == 1 && (is_end(text, date) || ((text_reads(text, date->span.start - 1, "至") ||
                                                    text_fold(text, date->span.end) == ',') &&
                                                   as_of_opens(text, date->span.start - 1))));
}

static bool is_bound(const struct text *text, const struct date_phrase *date)
{
    if (text_reads(text, date->span.start, "今年以来"))
        return false; /* all of it is of this year */
    return reader_ends_in(text, date->span.start, SINCE) > 0 ||
           as_of_is_bound(text, date->span.end);
}

/* 该县2023年造林1.2万亩: whether the date follows what its clause speaks of, which is the figure's
 * clause too, and nothing that is done with the date itself: 比2023年, 兑现2023年补贴. */
static bool follows_subject(struct reader *reader, const struct date_phrase *date,
                            const struct figure *figure)
{
    struct view view;
    uint32_t from = reader_clause(reader->text, figure->span.start).start;

    if (from >= date->span.start || text_reads(reader->text, date->span.end, "的") ||
        text_reads(reader->text, date->span.end, "相比") ||
        !view_open(reader, (size_t)(figure - reader->findings->figures), &view))
        return false;
    for (size_t i = view.at; i-- > 0 && view.clause->pieces[i].span.end > from;) {
        const struct piece *piece = &view.clause->pieces[i];
        if (piece->span.start < date->span.start && piece->kind != PIECE_NOUN &&
            piece->kind != PIECE_PLACE && piece->kind != PIECE_SCOPE)
            return false;
    }
    return true;
}

/* 去年投入1亿元,目前已建成5家: whether another time is spoken of behind a date without a day. */
static bool is_past(const struct text *text, const struct date_phrase *date,
                    const struct figure *figure)
{
    static const char *const NOW[] = {"目前", "现在", "现有", "现已", "如今", "眼下", NULL};
    struct span gap = {date->span.end, figure->reach.start};

    return date->day == 0 && reader_find_one(text, gap, NOW) < gap.end;
}

static bool reaches_from(struct reader *reader, const struct date_phrase *date,
                         const struct figure *figure)
{
    if (as_of_opens(reader->text, date->span.start) || follows_subject(reader, date, figure))
        return true;
    return date->day > 0 &&
           (figure == reader->findings->figures || figure[-1].span.end <= date->span.start) &&
           reader_clause(reader->text, figure->span.start).start <= date->span.start;
}

/* Whether a date without 截至 reaches the figure: one that opens a clause reaches to the end of the
 * sentence, one behind the subject to that of the clause, another only the next figure. */
static bool reaches(struct reader *reader, const struct date_phrase *date,
                    const struct figure *figure)
{
    const struct text *text = reader->text;
    const struct date_phrase *first = begun_by(reader, date);

    static const char *const OWNS[] = {"的", "同期", "同期的", "全年", "全年的", NULL};
    uint32_t owned = date->span.end + reader_one_of(text, date->span.end, OWNS);
    if (owned == figure->reach.start || per_every_end(reader, owned) == figure->reach.start)
        return true; /* 2021年的68万元, 2019年同期每斤3.2元 */
    if (is_past(text, date, figure))
        return false;
    if (first && !is_bound(text, first) && !as_of_is_bound(text, date->span.end))
        return reaches_from(reader, first, figure);
    return !is_bound(text, date) && reaches_from(reader, date, figure);
}

/* A date that ends a time is of the month in which that begins, when it tells none. */
static struct slice value_of(const struct reader *reader, const struct date_phrase *date)
{
    const struct date_phrase *first = begun_by(reader, date);
    struct date_phrase whole = *date;

    if (first && date->month == 0 && date->day >= first->day)
        whole.month = first->month;
    if (first && date->year == 0 && whole.month >= first->month)
        whole.year = first->year;
    return as_of_date(reader, &whole);
}

/* The last date that reaches; but 截至11月底,今年新建5家 is as of the day, which tells more than
 * its year. */
static void find_date(struct reader *reader, struct figure *figure, struct span sentence,
                      uint32_t *ret_at)
{
    const struct date_phrase *year = NULL;

    for (size_t i = as_of_dates_before(reader, figure->span.start); i-- > 0;) {
        const struct date_phrase *date = &reader->dates[i];
        if (date->span.start < sentence.start)
            break;
        if (date->span.end > figure->span.start)
            continue;
        bool until = is_until(reader, date);
        if (year ? !until || (year->year != date->year && year->year > 0 && date->year > 0)
                 : !until && !reaches(reader, date, figure))
            continue;
        struct slice value = value_of(reader, date);
        if (value.length > 0) {
            figure->as_of = value;
            figure->as_of_from = until ? "phrase" : "stated";
            *ret_at = date->span.start;
        } else if (!is_year(date))
            continue;
        if (!is_year(date))
            return;
        year = year ? year : date;
    }
}

/* Whether the figure stands in a quotation that begins behind `from`: what 今天 is there, and what
 * time is spoken of, nobody says. */
static bool in_quote(const struct reader *reader, const struct figure *figure, uint32_t from)
{
    const struct findings *f = reader->findings;

    for (size_t i = 0; i < f->quote_count && f->quotes[i].span.start < figure->span.start; i++)
        if (span_contains(f->quotes[i].span, figure->span))
            return f->quotes[i].span.start > from;
    return false;
}

/* The last of them behind the date that was found, if there is one. A date of the sentence says
 * more than 当日 behind it. */
static void find_now(const struct reader *reader, const struct now_list *list,
                     struct figure *figure, struct span near)
{
    const struct now *now = now_before(list, near.end);
    const char *from;

    if (!now || now->at < near.start ||
        (!now->until &&
         (in_quote(reader, figure, 0) || (now->day == DAY_NAMED && figure->as_of.length > 0))))
        return;
    struct slice value = now_value(reader, now, &from);
    if (value.length == 0)
        return;
    figure->as_of = value;
    figure->as_of_from = from;
}

/* --- From the sentences before ---------------------------------------------------------------- */

#define CARRY_SENTENCES_MAX 8u

/* What a sentence goes on with. */
struct carry {
    uint32_t sentence;  /* where it ends */
    struct span source; /* from the phrase to the end of its sentence */
    struct slice value; /* empty: nothing */
    const char *from;
    bool until;              /* of 截至, not of a stretch of time */
    uint32_t report, beyond; /* where it first reports, and speaks of another time */
};

/* Whether at most a few sentences of one paragraph lie between, or of two where 目前 opens the
 * second. */
static bool is_near(const struct text *text, uint32_t from, uint32_t to)
{
    unsigned sentences = 0;
    bool opened = text_reads(text, to, "目前");

    for (uint32_t at = from; at < to; at++) {
        if (text->fold[at] == '\n' && (!opened || at + 1 < to))
            return false;
        sentences += text->fold[at] == 0x3002 /* 。 */;
    }
    return sentences <= CARRY_SENTENCES_MAX;
}

/* 截至2月5日24时,…。5日当天…: the 截至 of the day that is named again; else the date itself. */
static const struct date_phrase *same_day_until(const struct reader *reader,
                                                const struct date_phrase *date, size_t i)
{
    if (is_until(reader, date) || date->day == 0)
        return date;
    while (i-- > 0 && is_near(reader->text, reader->dates[i].span.start, date->span.start)) {
        const struct date_phrase *other = &reader->dates[i];
        if (other->day != date->day || (date->month > 0 && other->month != date->month))
            return date;
        if (is_until(reader, other))
            return other;
    }
    return date;
}

/* Whether a date is a year that something is compared with or measured by, not told as the time:
 * 比2019年增长5%. */
static bool is_aside(const struct reader *reader, const struct date_phrase *date)
{
    return is_year(date) && !is_until(reader, date) && !as_of_opens(reader->text, date->span.start);
}

/* The last time that is told before `at`, when it is one that goes on. */
static uint32_t last_time(const struct reader *reader, const struct now_list *nows, uint32_t at,
                          struct carry *carry)
{
    const struct text *text = reader->text;
    const struct now *now = now_before(nows, at);
    size_t count = as_of_dates_before(reader, at);

    while (count > 0 && is_aside(reader, &reader->dates[count - 1]))
        count--;
    const struct date_phrase *date = count > 0 ? &reader->dates[count - 1] : NULL;

    if (now && (!date || now->at > date->span.start)) {
        carry->until = now->until;
        if (now->until)
            carry->value = now_value(reader, now, &carry->from);
        return now->at;
    }
    if (!date)
        return at;
    date = same_day_until(reader, date, count - 1);
    carry->until = is_until(reader, date);
    if (carry->until ||
        (date->stretch && as_of_opens(text, date->span.start) && !is_bound(text, date)))
        carry->value = value_of(reader, date);
    carry->from = carry->until ? "phrase" : "stated";
    return date->span.start;
}

static void carry_open(const struct reader *reader, const struct now_list *nows,
                       struct span sentence, struct carry *carry)
{
    static const char *const REPORTS[] = {"累计", "新增", "共",   "现有", "尚",   "仍",
                                          "已",   "全省", "全市", "全县", "全区", "全国",
                                          "全州", "全镇", "目前", NULL};
    static const char *const OTHER_TIMES[] = {
        "去年", "上年", "前年", "明年", "今年",   "往年", "每年", "每月", "每天", "每日", "同期",
        "此前", "本月", "上月", "本周", "上周",   "近日", "日前", "预计", "计划", "力争", "要求",
        "必须", "应当", "不得", "今后", "下一步", "将于", "将在", "将再", "还将", "即将", "将达",
        "将新", "拟新", "拟建", "目标", "当年",   "当时", "次日", NULL};
    const struct text *text = reader->text;

    *carry = (struct carry){.sentence = sentence.end};
    uint32_t at = last_time(reader, nows, sentence.start, carry);
    if (carry->value.length == 0 || !is_near(text, at, sentence.start)) {
        carry->value = (struct slice){"", 0};
        return;
    }
    carry->source = (struct span){at, reader_sentence(text, at).end};
    carry->report = reader_find_one(text, sentence, REPORTS);
    carry->beyond = reader_find_one(text, sentence, OTHER_TIMES);
    if (!carry->until) { /* 1-6月, and now: another time */
        static const char *const NOW[] = {"目前", "现在", NULL};
        uint32_t now = reader_find_one(text, sentence, NOW);
        carry->beyond = now < carry->beyond ? now : carry->beyond;
    }
}

/* Whether one of the figures under the phrase itself has the unit of this one, or both count people
 * and cases. */
static bool counts_on(const struct reader *reader, const struct carry *carry,
                      const struct figure *figure)
{
    const struct figure *figures = reader->findings->figures;

    for (const struct figure *f = figure; f-- > figures && f->span.start >= carry->source.start;)
        if (f->span.end <= carry->source.end && f->kind == figure->kind &&
            (text_equal(reader->text, f->unit_span, figure->unit_span) ||
             (patients_may_be_counted(reader->text, f) &&
              patients_may_be_counted(reader->text, figure))))
            return true;
    return false;
}

static void find_carried(const struct reader *reader, const struct carry *carry,
                         struct figure *figure)
{
    if (carry->value.length == 0 || carry->beyond < figure->span.start ||
        figure->kind == UNIT_DURATION || figure->per.length > 0 || figure->role == FIGURE_FROM ||
        (carry->report >= figure->span.start && !counts_on(reader, carry, figure)) ||
        in_quote(reader, figure, carry->source.start))
        return;
    figure->as_of = carry->value;
    figure->as_of_from = carry->from;
}

/* Whether two times that are told to the day, or to the hour, are of one day. */
static bool is_same_day(struct slice a, struct slice b)
{
    const size_t day =
        a.length > 0 && a.data[0] == '-' ? sizeof "--02-25" - 1 : sizeof "2020-02-25" - 1;

    return a.length >= day && b.length >= day && memcmp(a.data, b.data, day) == 0;
}

/* A part is as of its whole, unless the time of another day is told between them. */
static void find_of_whole(const struct reader *reader, struct figure *figure)
{
    if (figure->part_of == NO_ITEM)
        return;
    const struct figure *whole = &reader->findings->figures[figure->part_of];
    size_t end = as_of_dates_before(reader, figure->span.start);
    for (size_t i = as_of_dates_before(reader, whole->span.start); i < end; i++)
        if (!is_aside(reader, &reader->dates[i]) &&
            !is_same_day(value_of(reader, &reader->dates[i]), whole->as_of))
            return;
    figure->as_of = whole->as_of;
    figure->as_of_from = whole->as_of_from;
}

/* --- All -------------------------------------------------------------------------------------- */

void as_of_year_set(const struct reader *reader, struct figure *figure, int year)
{
    figure->as_of = as_of_year(reader, year);
    figure->as_of_from = "stated";
}

bool as_of_years(const struct reader *reader, struct span span, int *ret_from, int *ret_to)
{
    for (size_t i = as_of_dates_before(reader, span.end); i-- > 1;) {
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

const struct date_phrase *as_of_row(const struct reader *reader, struct span span, size_t count)
{
    static const char *const JOINS[] = {"、", "和", "及", "与", NULL};
    size_t row = 0;

    for (size_t i = as_of_dates_before(reader, span.end); i-- > 0;) {
        const struct date_phrase *date = &reader->dates[i];
        bool joined = row > 0 && date->span.end + 1 == date[1].span.start &&
                      reader_one_of(reader->text, date->span.end, JOINS) == 1;
        if (row == count && !joined)
            return date + 1;
        if (date->span.start < span.start)
            return NULL;
        row = joined ? row + 1 : 1;
        if (row == count && i == 0)
            return date;
    }
    return NULL;
}

void as_of_set(const struct reader *reader, struct figure *figure, struct span span)
{
    size_t count = as_of_dates_before(reader, span.end);

    if (count == 0 || reader->dates[count - 1].span.end <= span.start)
        return;
    figure->as_of = as_of_date(reader, &reader->dates[count - 1]);
    figure->as_of_from = figure->as_of.length > 0 ? "stated" : NULL;
}

void as_of_find_all(struct reader *reader)
{
    struct findings *f = reader->findings;
    struct now_list nows = {0};
    struct carry carry = {.sentence = NO_ITEM};

    now_find_all(reader, &nows);
    for (size_t i = 0; i < f->figure_count; i++) {
        struct figure *figure = &f->figures[i];
        if (figure->as_of.length > 0)
            continue;
        struct span sentence = reader_sentence(reader->text, figure->span.start);
        if (sentence.start > 1 && text_reads(reader->text, sentence.start, "其中")) /* …。其中,… */
            sentence.start = reader_sentence(reader->text, sentence.start - 2).start;
        struct span near = {sentence.start, figure->span.start};
        find_date(reader, figure, sentence, &near.start);
        find_now(reader, &nows, figure, near);
        if (sentence.end != carry.sentence)
            carry_open(reader, &nows, sentence, &carry);
        if (figure->as_of.length == 0)
            find_of_whole(reader, figure);
        if (figure->as_of.length == 0)
            find_carried(reader, &carry, figure);
    }
}
