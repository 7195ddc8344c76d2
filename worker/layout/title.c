/*
 * title.c: what a title line holds besides the title.
 *
 *     02.27 慈利:暖企惠企              date --02-27
 *     【沧海横流】实践中淬炼            kicker 沧海横流
 *     视频 | 村里来了大学生             kicker 视频
 *     #复工# 【双牌开工】               the title alone
 *     双牌开工_新闻频道_红网            the last two parts are the site's
 */
#include "layout/headline.h"

#include "layout/outlets.h"

#define KICKER_LENGTH_MAX 16u
#define ROUND_KICKER_MAX  8u /* (记者手记) rather than a sentence in brackets */
#define SITE_LENGTH_MAX   20u
#define COPY_LINES_MAX    3u /* below the title */
#define TITLE_HANZI_MIN   4u
#define ROBOT_MARKS_MIN   3u

/* "02.27 ": a day of the year and a space before the title. */
static uint32_t date_prefix(const struct text *text, struct span span, struct moment *ret_date)
{
    bool shape = span_length(span) > 6 && cp_is_digit(text->fold[span.start]) &&
                 cp_is_digit(text->fold[span.start + 1]) && text->fold[span.start + 2] == '.' &&
                 cp_is_digit(text->fold[span.start + 3]) &&
                 cp_is_digit(text->fold[span.start + 4]) && cp_is_space(text->fold[span.start + 5]);
    struct span stamp = {span.start, span.start + 5};

    if (!shape || moment_read(text, stamp, 0, ret_date) != stamp.end)
        return span.start;
    return skip_space(text, stamp.end, span.end);
}

/* #话题# before the title, or around all of it. */
static struct span without_topic(const struct text *text, struct span span)
{
    if (text->fold[span.start] != '#')
        return span;
    uint32_t close = text_find(text, (struct span){span.start + 1, span.end}, "#");
    uint32_t rest = skip_space(text, close < span.end ? close + 1 : span.start, span.end);
    if (rest == span.end)
        return (struct span){span.start + 1, close};
    return (struct span){rest, span.end};
}

/* 【标题】, ◆今日关注◆: marks around all of it. */
static struct span without_marks(const struct text *text, struct span span)
{
    bool around = bracket_end(text, span) + 1 == span.end ||
                  (span_length(span) > 2 && cp_is_bullet(text->fold[span.start]) &&
                   text->fold[span.end - 1] == text->fold[span.start]);

    return around ? text_trim(text, (struct span){span.start + 1, span.end - 1}) : span;
}

/* 标题 标题: the same twice in one line. */
static struct span first_half(const struct text *text, struct span span)
{
    uint32_t middle = span.start + span_length(span) / 2;
    struct span left = text_trim(text, (struct span){span.start, middle});
    struct span right = text_trim(text, (struct span){middle, span.end});

    return span_length(left) >= TITLE_HANZI_MIN && text_equal(text, left, right) ? left : span;
}

static bool is_credit_word(const struct reading *reading, struct span span)
{
    return lexicon_longest(reading->lexicon, TABLE_LABELS, reading->text, span.start, span.end)
               .table &&
           text_find(reading->text, span, "编") < span.end;
}

static uint32_t bracket_kicker(const struct reading *reading, struct span span, struct span *kicker)
{
    const struct text *text = reading->text;
    uint32_t open = text->fold[span.start];

    if (open != 0x3010 && open != '(' && open != '[')
        return span.start;
    uint32_t close = bracket_end(text, span);
    struct span inner = text_trim(text, (struct span){span.start + 1, close});
    struct span rest = {close + 1, span.end};
    uint32_t longest = open == 0x3010 ? KICKER_LENGTH_MAX : ROUND_KICKER_MAX;
    if (close == span.end || span_is_empty(inner) || span_length(inner) > longest ||
        span_hanzi(text, rest) < TITLE_HANZI_MIN || is_credit_word(reading, inner))
        return span.start;
    *kicker = inner;
    return skip_space(text, close + 1, span.end);
}

/* 栏目丨标题 and 视频 | 标题 */
static uint32_t bar_kicker(const struct reading *reading, struct span span, struct span *kicker)
{
    const struct text *text = reading->text;

    for (uint32_t at = span.start; at < span.end && at - span.start <= KICKER_LENGTH_MAX; at++) {
        uint32_t cp = text->fold[at];
        if (cp != '|' && cp != 0x4E36)
            continue;
        struct span front = text_trim(text, (struct span){span.start, at});
        struct span rest = {at + 1, span.end};
        if (span_is_empty(front) || span_hanzi(text, rest) < TITLE_HANZI_MIN ||
            (span_length(front) > ROUND_KICKER_MAX && span_length(front) * 2 > span_length(rest)))
            return span.start;
        *kicker = front;
        return skip_space(text, at + 1, span.end);
    }
    return span.start;
}

/* Whether the title stands alone in one of the next lines: 标题 | 某报 Some Press / 标题. */
static bool stands_below(const struct reading *reading, struct span title)
{
    size_t line = line_next(reading, 0);

    while (line < reading->line_count && reading->lines[line].span.start <= title.start)
        line = line_next(reading, line + 1);
    for (uint32_t i = 0; i < COPY_LINES_MAX && line < reading->line_count; i++) {
        if (text_equal(reading->text, title, reading->lines[line].span))
            return true;
        line = line_next(reading, line + 1);
    }
    return false;
}

/* _新闻频道, -红网, | 某网 at the end. */
static uint32_t without_site(const struct reading *reading, struct span span)
{
    const struct text *text = reading->text;

    for (uint32_t at = span.end; at-- > span.start && span.end - at <= SITE_LENGTH_MAX + 1;) {
        uint32_t cp = text->fold[at];
        if (cp != '_' && cp != '-' && cp != '|' && cp != 0x2014)
            continue;
        struct span site = text_trim(text, (struct span){at + 1, span.end});
        struct span title = {span.start, at};
        bool known = outlet_is(reading->lexicon, text, site) ||
                     lexicon_exact(reading->lexicon, TABLE_FURNITURE, text, site).table;
        title = text_trim(text, title);
        if (span_is_empty(site) || span_hanzi(text, title) < TITLE_HANZI_MIN ||
            !(known || cp == '_' || stands_below(reading, title)))
            return span.end;
        return title.end;
    }
    return span.end;
}

void title_outlet_cut(struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    uint32_t close = bracket_end(text, span);
    struct span outlet = {span.start + 1, close}, title = {close + 1, span.end};
    size_t below = line_next(reading, line + 1);

    bool bracket = text->fold[span.start] == 0x3010 /* 【 */ || text->fold[span.start] == '[';

    if (!bracket || close == span.end || !outlet_is(reading->lexicon, text, outlet) ||
        span_is_prose(text, title) || span_hanzi(text, title) < TITLE_HANZI_MIN ||
        below == reading->line_count || !line_is_prose(reading, below) ||
        text_find(text, title, "。") < title.end)
        return;
    info_source_add(reading, outlet, INFO_SOURCE);
    line_cut_front(reading, line, close + 1, REMOVAL_HEADER);
}

/* • 标题, 标题******: a list's mark before it, or a robot's marks behind it. */
static struct span without_ornaments(const struct text *text, struct span span)
{
    uint32_t end = span.end;

    if (text->fold[span.start] == 0xB7 || text->fold[span.start] == 0x2022)
        span.start = skip_space(text, span.start + 1, span.end);
    while (end > span.start && text->fold[end - 1] == '*')
        end--;
    if (span.end - end >= ROBOT_MARKS_MIN) /* 李** is somebody who is not told */
        span.end = end;
    while (span.end > span.start && text->fold[span.end - 1] == '|') /* a cell's border */
        span = text_trim(text, (struct span){span.start, span.end - 1});
    return text_trim(text, span);
}

struct span title_clean(const struct reading *reading, struct span span, struct span *ret_kicker,
                        struct moment *ret_date)
{
    static const char *const labels[] = {"标题:", "题目:", "原标题:", "正文:", NULL};
    const struct text *text = reading->text;

    for (const char *const *label = labels; *label; label++)
        if (text_reads(text, span.start, *label))
            span.start = skip_space(text, span.start + word_length(*label), span.end);
    span = without_ornaments(text, span);
    span.start = date_prefix(text, span, ret_date);
    span = without_topic(text, without_marks(text, without_topic(text, span)));
    span.start = bracket_kicker(reading, span, ret_kicker);
    if (span_is_empty(*ret_kicker))
        span.start = bar_kicker(reading, span, ret_kicker);
    uint32_t end = without_site(reading, span);
    while (end < span.end) {
        span.end = end;
        end = without_site(reading, span);
    }
    return first_half(text, text_trim(text, span));
}
