/*
 * mask_time.c: dates and clock times, the years of a calendar of its own, and ages.
 */
#include "recognise/mask_time.h"

#include "recognise/date.h"
#include "recognise/number/numeral.h"

#define REPUBLIC_YEARS_APART_MAX 20 /* between 104年 and 106年 of one matter */

/* 104年至106年: two years a few years apart, which are no durations. */
static bool opens_republic_years(const struct text *text, uint32_t at)
{
    struct numeral from, to;

    return numeral_read(text, at, text->count, &from) && from.value.scale == 0 &&
           text_reads(text, from.span.end, "年至") &&
           numeral_read(text, from.span.end + 2, text->count, &to) && to.value.scale == 0 &&
           text_reads(text, to.span.end, "年") && from.value.digits < to.value.digits &&
           to.value.digits - from.value.digits < REPUBLIC_YEARS_APART_MAX;
}

/* 民国112年, 104年至106年, 113年4月: whether the article counts years since 1911. */
static bool counts_since_1911(const struct text *text, uint32_t at)
{
    struct numeral n;

    if (reader_ends(text, at, "民国") || opens_republic_years(text, at))
        return true;
    return numeral_read(text, at, text->count, &n) && n.span.end == at + 3 && n.value.scale == 0 &&
           n.value.digits >= 100 && n.value.digits < 150 && text_reads(text, n.span.end, "年") &&
           numeral_read(text, n.span.end + 1, text->count, &n) &&
           text_reads(text, n.span.end, "月");
}

/* 20世纪80年代末, 21世纪初, 上世纪六七十年代: an age has no 个, as 两个世纪 has. */
static uint32_t age_mask(struct reader *reader, uint32_t at)
{
    static const char *const AGES[] = {"世纪", "年代", NULL};
    static const char *const PARTS[] = {"早期", "初期", "初叶", "初",   "中期", "中叶",
                                        "后期", "后叶", "末期", "末叶", "末",   NULL};
    const struct text *text = reader->text;
    uint32_t from = at, end = at, length;
    struct numeral n;

    while (numeral_read(text, from, text->count, &n) && n.inner == INNER_NONE &&
           (length = reader_one_of(text, n.span.end, AGES)) > 0)
        from = end = n.span.end + length;
    if (end == at)
        return at;
    end += reader_one_of(text, end, PARTS);
    mask_span(reader, (struct span){at, end}, MASK_DATE);
    return end;
}

/* 徒刑5年2月, 监禁15年2月: whether the number at `at`, or that before a year right before it, says
 * for how long. */
static bool is_sentence(const struct text *text, uint32_t at)
{
    static const char *const SENTENCES[] = {"刑", "监禁", "判囚", "囚", "入狱", "坐牢", NULL};
    uint32_t from = at > 0 && text->fold[at - 1] == 0x5E74 /* 年 */ ? at - 1 : at;

    while (from < at && from > 0 && numeral_has(text->fold[from - 1]))
        from--;
    return reader_ends_in(text, from, SENTENCES) > 0;
}

/* 1 to `high` in digits at `at`; its end, or `at`. */
static uint32_t small_number(const struct text *text, uint32_t at, uint32_t high)
{
    uint32_t end = at, value = 0;

    while (end < at + 2 && cp_is_digit(text_fold(text, end)))
        value = value * 10 + (text_fold(text, end++) - '0');
    return value >= 1 && value <= high && !cp_is_digit(text_fold(text, end)) ? end : at;
}

/* 将于12/25在, 1/24晚: a month and a day, where a word beside them says so; 低于1/3 is a third. */
static uint32_t slash_day_mask(struct reader *reader, uint32_t at)
{
    static const char *const LESS[] = {"低于", "高于", "少于", "多于", "大于", "小于",
                                       "等于", "位于", "介于", "优于", NULL};
    static const char *const AFTER[] = {"晚", "凌晨", "早上", "上午", "中午", "下午",
                                        "起", "前往", "前将", "止",   NULL};
    const struct text *text = reader->text;
    uint32_t before = at > 0 && text_fold(text, at - 1) == ' ' ? at - 1 : at;
    uint32_t month = small_number(text, at, 12);

    if (month == at || text_fold(text, month) != '/')
        return at;
    uint32_t end = small_number(text, month + 1, 31);
    bool on = reader_ends(text, before, "于") && reader_ends_in(text, before, LESS) == 0;
    if (end == month + 1 || !(on || reader_one_of(text, end, AFTER) > 0))
        return at;
    mask_span(reader, (struct span){at, end}, MASK_DATE);
    return end;
}

static bool may_begin_time(uint32_t cp)
{
    return numeral_has(cp) || cp == 0x4ECA /* 今年 */ || cp == 0x53BB /* 去年 */ ||
           cp == 0x660E /* 明年 */;
}

uint32_t mask_time(struct reader *reader, uint32_t at)
{
    struct date_phrase date;

    if (!may_begin_time(reader->text->fold[at]) || is_sentence(reader->text, at))
        return at;
    if (!reader->years.republic && counts_since_1911(reader->text, at))
        reader->years.republic = true;
    static const char *const LASTS[] = {"拘留", "隔离", "整顿", "公示", "为期", "历时", NULL};
    enum date_kind kind = date_read(reader->text, at, reader->years, &date);
    if (kind == DATE_DAY && date.month == 0 && reader_ends_in(reader->text, at, LASTS) > 0)
        return at; /* 拘留15日 */
    if (kind == DATE_NONE) {
        static uint32_t (*const RULES[])(struct reader *, uint32_t) = {age_mask, slash_day_mask};
        uint32_t end = at;
        for (size_t i = 0; end == at && i < sizeof RULES / sizeof *RULES; i++)
            end = RULES[i](reader, at);
        return end;
    }
    mask_span(reader, date.span, kind == DATE_DAY ? MASK_DATE : MASK_CLOCK);
    struct date_phrase *dates = kind == DATE_DAY
                                    ? arena_grow(reader->arena, reader->dates, reader->date_count,
                                                 &reader->date_capacity, sizeof *dates)
                                    : NULL;
    if (dates) {
        reader->dates = dates;
        reader->dates[reader->date_count++] = date;
    }
    return date.span.end;
}
