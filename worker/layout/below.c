/*
 * below.c: what a site puts below the last running text, told by what stands in it.
 *
 *     正文。 / ------------ / 支持我们: / https://…            a rule, and an address below it
 *     正文。 / 别的标题 / 1小时前 / 别的标题 / 5分钟前          times that tell no day
 */
#include "layout/below.h"

#include "layout/byline.h"
#include "layout/meta.h"
#include "layout/stamps.h"

#define RULE_LENGTH_MIN 8u /* code points */
#define TIMES_MIN       2u /* one alone may be the article's own */

/* Nothing but the same mark, again and again. */
static bool is_rule(const struct text *text, struct span span)
{
    uint32_t first = text->fold[span.start], at = span.start;

    if (first != '-' && first != '=' && first != '_' && first != '*' && first != 0x2014)
        return false;
    while (at < span.end && text->fold[at] == first)
        at++;
    return at == span.end && span_length(span) >= RULE_LENGTH_MIN;
}

/* A rule below the last running text, and an address below the rule: there a site asks for its
 * reader's support. A rule above a table's lines has none. */
static void below_rule_remove(struct reading *reading, size_t last)
{
    size_t rule = line_next(reading, last + 1);
    bool address = false;

    while (rule < reading->line_count && !is_rule(reading->text, reading->lines[rule].span))
        rule = line_next(reading, rule + 1);
    for (size_t i = rule; i < reading->line_count; i = line_next(reading, i + 1))
        address |=
            text_find(reading->text, reading->lines[i].span, "http") < reading->lines[i].span.end;
    for (size_t i = rule; address && i < reading->line_count; i = line_next(reading, i + 1))
        if (!meta_is(reading, reading->lines[i].span))
            line_remove(reading, i, REMOVAL_FURNITURE);
}

/* 5分钟前, alone in its line. */
static bool is_time_ago(const struct text *text, struct span span)
{
    struct moment moment;

    return stamp_read(text, span, &moment) == span.end && moment.precision == MOMENT_NONE;
}

/* 别的标题 / 1小时前 / 别的标题 / 5分钟前 below the last running text: what else is new. */
static void below_times_remove(struct reading *reading, size_t last)
{
    uint32_t times = 0;

    for (size_t i = line_next(reading, last + 1); i < reading->line_count;
         i = line_next(reading, i + 1))
        times += is_time_ago(reading->text, reading->lines[i].span);
    for (size_t i = line_next(reading, last + 1); times >= TIMES_MIN && i < reading->line_count;
         i = line_next(reading, i + 1))
        if (is_time_ago(reading->text, reading->lines[i].span) ||
            !(meta_is(reading, reading->lines[i].span) ||
              byline_is_signed(reading, reading->lines[i].span)))
            line_remove(reading, i, REMOVAL_FURNITURE);
}

void below_remove(struct reading *reading, size_t last)
{
    below_rule_remove(reading, last);
    below_times_remove(reading, last);
}
