/*
 * front.c: what stands first on the page, and has the title below it.
 *
 *     date 2025-08-24 标题                          the day is the page's
 *     分类 / • 要闻 / • 体育 / • 七人晋升关员 / 标题 / 正文。   the list goes
 *     标题 / • 要点一 / • 要点二 / • 要点三 / 正文。            the article's own points stay
 *     打开 App / 别的标题 / … / 标题 / 某报记者 甲 / 正文。     what is above the title goes
 *     第04版 上一版 / 别的标题 / 上一篇 下一篇 / 标题 / 正文。   the same, in an edition
 */
#include "layout/front.h"

#include "layout/byline.h"
#include "layout/captions.h"
#include "layout/dateline.h"
#include "layout/meta.h"
#include "layout/shapes.h"

#define ITEMS_MIN       4u
#define LIST_WORD_MAX   6u /* code points of the word above a list */
#define TITLE_HANZI_MIN 6u
#define ITEM_LENGTH_MAX 40u /* code points */

#define WAY_STEP_MAX    12u /* code points of 清河在线张家界频道; a title is longer */
#define WAY_HANZI_MAX   18u
#define WAYS_LENGTH_MAX 80u /* code points, with wide gaps between the ways */

#define HEADED_HANZI_MIN  8u
#define OTHERS_MIN        4u /* lines above a title: fewer may be its kickers */
#define STRANGERS_MIN     2u /* where one of them is none: a sentence, or in other letters */
#define OTHER_HANZI_MIN   5u /* 湖南 is a step of the way to the article */
#define OTHERS_MAX        30u
#define OTHERS_HANZI_MAX  100u /* in their sentences */
#define HEADING_LINES_MAX 4u   /* between a title and its text */
#define TITLE_LENGTH_MAX  60u  /* code points */
#define TEXT_HANZI_MIN    40u

/* --- Lists ------------------------------------------------------------------------------------ */

static bool is_item(const struct text *text, struct span span)
{
    uint32_t first = text->fold[span.start];

    return (first == 0x2022 || first == 0xB7 || first == 0x25CF) &&
           span_length(span) <= ITEM_LENGTH_MAX && text_find(text, span, "。") == span.end;
}

/* The first line that is no list's; the lists' items are counted. */
static size_t lists_end(const struct reading *reading, uint32_t *ret_items)
{
    size_t line = line_next(reading, 0);

    *ret_items = 0;
    for (; line < reading->line_count; line = line_next(reading, line + 1)) {
        struct span span = reading->lines[line].span;
        size_t below = line_next(reading, line + 1);
        bool item = is_item(reading->text, span);
        bool word = span_length(span) <= LIST_WORD_MAX && below < reading->line_count &&
                    is_item(reading->text, reading->lines[below].span);
        if (!item && !word)
            break;
        *ret_items += item;
    }
    return line;
}

static void lines_remove(struct reading *reading, size_t end)
{
    for (size_t i = line_next(reading, 0); i < end; i = line_next(reading, i + 1))
        line_remove(reading, i, REMOVAL_FURNITURE);
}

/* ad9_210*60, Sponsor: a line without a Chinese character, above others that are no text yet. */
static bool is_foreign(const struct reading *reading, size_t line)
{
    size_t below = line_next(reading, line + 1);

    if (below >= reading->line_count || line_is_prose(reading, below))
        return false;
    struct span span = reading->lines[line].span, next = reading->lines[below].span;
    return span_hanzi(reading->text, span) == 0 && span_length(span) <= ITEM_LENGTH_MAX &&
           cp_is_latin(reading->text->fold[span.start]) && !meta_is(reading, span) &&
           span_hanzi(reading->text, next) > 0;
}

void front_lists_remove(struct reading *reading)
{
    uint32_t items;

    for (size_t line = line_next(reading, 0);
         line < reading->line_count && is_foreign(reading, line); line = line_next(reading, line))
        line_remove(reading, line, REMOVAL_FURNITURE);
    size_t title = lists_end(reading, &items);

    if (items < ITEMS_MIN || title == reading->line_count || line_is_prose(reading, title) ||
        span_length(reading->lines[title].span) < TITLE_HANZI_MIN)
        return;
    lines_remove(reading, title);
}

/* --- The way to the page, a step in each line ------------------------------------------------- */

/* 清河在线 / > / 法治 / > / 正文: the mark alone in its line. */
static bool is_way_mark(const struct text *text, struct span span)
{
    uint32_t cp = text->fold[span.start];

    return span_length(span) == 1 && (cp == '>' || cp == 0xBB || cp == 0x203A);
}

static bool is_way_step(const struct reading *reading, size_t line)
{
    return line < reading->line_count && span_length(reading->lines[line].span) <= WAY_STEP_MAX &&
           !line_is_prose(reading, line);
}

/* A stamp, or who reports: a line that only a header has. */
static bool is_heading_line(const struct reading *reading, size_t line)
{
    struct span span = reading->lines[line].span;

    return meta_is(reading, span) || byline_is_signed(reading, span);
}

/* 您的位置:首页 > 新闻 > above a line that could be a title: what stands above it is the site's. */
static void above_way_remove(struct reading *reading, size_t first)
{
    size_t below;

    for (size_t line = line_next(reading, 0); line < first; line = below) {
        struct span span = reading->lines[line].span;
        below = line_next(reading, line + 1);
        if (!shape_is_crumbs(reading->text, span) ||
            (text_find(reading->text, span, "首页") == span.end &&
             text_find(reading->text, span, "位置") == span.end))
            continue;
        if (below < first && !line_is_prose(reading, below) &&
            span_hanzi(reading->text, reading->lines[below].span) >= HEADED_HANZI_MIN &&
            !is_heading_line(reading, below))
            lines_remove(reading, line);
        return;
    }
}

void front_way_remove(struct reading *reading, size_t first)
{
    above_way_remove(reading, first);
    size_t line = line_next(reading, 0), mark = line_next(reading, line + 1);

    while (mark < reading->line_count && is_way_step(reading, line) &&
           is_way_mark(reading->text, reading->lines[mark].span)) {
        line_remove(reading, line, REMOVAL_FURNITURE);
        line_remove(reading, mark, REMOVAL_FURNITURE);
        line = line_next(reading, mark);
        mark = line_next(reading, line + 1);
    }
}

/* --- The day before the page ------------------------------------------------------------------ */

void front_day_take(struct reading *reading)
{
    const struct text *text = reading->text;
    size_t line = line_next(reading, 0);
    struct moment day;

    if (line == reading->line_count || !text_reads(text, reading->lines[line].span.start, "date "))
        return;
    struct span span = reading->lines[line].span;
    struct span rest = {span.start + word_length("date "), span.end};
    uint32_t end = moment_read(text, rest, 0, &day);
    if (end == rest.start || day.precision != MOMENT_DAY || !cp_is_space(text_fold(text, end)))
        return;
    meta_read_front(reading, (struct span){rest.start, end});
    line_cut_front(reading, line, end, REMOVAL_HEADER);
}

/* --- Editions of papers ----------------------------------------------------------------------- */

/* 3上一篇  下一篇4 2016年8月13日 放大 缩小 默认: the ways to the neighbours and nothing else; the 3
 * and the 4 are arrows of a font. */
static bool is_way_to_neighbours(const struct text *text, struct span span)
{
    uint32_t next = text_find(text, span, "下一篇"), issue = text_find(text, span, "下一期");
    bool story = next < span.end && text_find(text, span, "上一篇") < next;

    return (story || (issue < span.end && text_find(text, span, "上一期") < issue)) &&
           span_hanzi(text, span) <= WAY_HANZI_MAX;
}

/* Where the day stands in a line of ways: 上一版 下一版 2020年5月27日 星期三. Empty without one. */
static struct span day_of_ways(const struct text *text, struct span span)
{
    struct moment day;

    for (uint32_t at = span.start + 1; at < span.end; at++) {
        if (!cp_is_digit(text->fold[at]) || cp_is_digit(text->fold[at - 1]))
            continue;
        struct span rest = {at, span.end};
        uint32_t end = moment_read(text, rest, 0, &day);
        if (end > at)
            return (struct span){at, end};
    }
    return (struct span){span.end, span.end};
}

void front_edition_remove(struct reading *reading, size_t first)
{
    static const char *const pages[] = {"上一版", "下一版", "版面导航", NULL};
    bool paged = false;

    for (size_t i = 0; i < first; i++) {
        struct span span = reading->lines[i].span;
        if (reading->lines[i].gone || span_length(span) > WAYS_LENGTH_MAX)
            continue;
        bool ways = paged && is_way_to_neighbours(reading->text, span), page = false;
        for (const char *const *word = pages; *word; word++)
            page |= text_find(reading->text, span, *word) < span.end;
        if (ways || page)
            meta_read_front(reading, day_of_ways(reading->text, span));
        if (ways) {
            lines_remove(reading, i + 1);
            return;
        }
        paged |= page;
    }
}

/* --- The title below other things ------------------------------------------------------------- */

/* Whether the line is a title: the fields of a header stand between it and the text. */
static bool heads_article(const struct reading *reading, size_t title)
{
    struct span span = reading->lines[title].span;
    size_t line = line_next(reading, title + 1);
    bool fields = false;

    if (span_hanzi(reading->text, span) < HEADED_HANZI_MIN ||
        span_length(span) > TITLE_LENGTH_MAX || line_is_prose(reading, title) ||
        is_heading_line(reading, title))
        return false;
    for (uint32_t i = 0; i < HEADING_LINES_MAX && line < reading->line_count;
         i++, line = line_next(reading, line + 1)) {
        bool field = is_heading_line(reading, line);
        if (i == 0 && !field)
            return false;
        fields |= field;
        if (fields && line_is_prose(reading, line) && !caption_is(reading, line) &&
            span_hanzi(reading->text, reading->lines[line].span) >= TEXT_HANZI_MIN)
            return true;
    }
    return false;
}

void front_others_remove(struct reading *reading)
{
    const struct text *text = reading->text;
    struct dateline_found found;
    uint32_t others = 0, hanzi = 0;
    bool strange = false;

    for (size_t line = line_next(reading, 0); line < reading->line_count && others <= OTHERS_MAX;
         line = line_next(reading, line + 1)) {
        struct span span = reading->lines[line].span;
        uint32_t own = span_hanzi(text, span);
        if (others >= (strange ? STRANGERS_MIN : OTHERS_MIN) && heads_article(reading, line)) {
            lines_remove(reading, line);
            return;
        }
        others += own == 0 || own >= OTHER_HANZI_MIN;
        strange |= own == 0 || text->fold[span.end - 1] == 0x3002;
        hanzi += line_is_prose(reading, line) ? own : 0;
        if (hanzi > OTHERS_HANZI_MAX || is_heading_line(reading, line) ||
            dateline_find(reading, span, &found))
            return;
    }
}
