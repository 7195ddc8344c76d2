/*
 * front.c: lists with bullets that stand first on the page, and have the title below them.
 *
 *     分类 / • 要闻 / • 体育 / • 七人晋升关员 / 标题 / 正文。     the title stays, the list goes
 *     标题 / • 要点一 / • 要点二 / • 要点三 / 正文。              the article's own points stay
 */
#include "layout/front.h"

#define ITEMS_MIN        4u
#define LIST_WORD_MAX    4u  /* code points of the word above a list */
#define TITLE_HANZI_MIN  6u
#define ITEM_LENGTH_MAX  40u /* code points */

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

void front_lists_remove(struct reading *reading)
{
    uint32_t items;
    size_t title = lists_end(reading, &items);

    if (items < ITEMS_MIN || title == reading->line_count || line_is_prose(reading, title) ||
        span_hanzi(reading->text, reading->lines[title].span) < TITLE_HANZI_MIN)
        return;
    for (size_t i = line_next(reading, 0); i < title; i = line_next(reading, i + 1))
        line_remove(reading, i, REMOVAL_FURNITURE);
}
