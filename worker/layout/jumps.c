/*
 * jumps.c: the marks of an article that goes on elsewhere.
 *
 *     …正在建设(下转第二版)  (上接第一版)厂房…     one article again
 *     …正在建设……[详情>]                          the page breaks off here
 */
#include "layout/jumps.h"

#define REST_LINK_MAX 8u /* code points inside the brackets of a link */

/* --- Jumps ----------------------------------------------------------------------------------- */

static const char *const AWAY[] = {"下转", "紧接第", "转第", "未完转", NULL};
static const char *const BACK[] = {"上接", "紧接上", NULL};

/* Where (下转 or (上接 begins in the line, and ends; empty when it has none. */
static struct span jump_in(const struct text *text, struct span span, const char *const *words)
{
    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t cp = text->fold[at];
        if ((cp != '(' && cp != '[' && cp != 0x3010 && at != span.start) ||
            !(text_one_of(text, at + 1, span.end, words) > 0 ||
              (at == span.start && text_one_of(text, at, span.end, words) > 0)))
            continue;
        uint32_t close = bracket_end(text, (struct span){at, span.end});
        if (close < span.end)
            return (struct span){at, close + 1};
        if (span.end - at <= 12)
            return (struct span){at, span.end};
    }
    return (struct span){span.end, span.end};
}

static bool jump_cut(struct reading *reading, size_t line, const char *const *words)
{
    struct span jump = jump_in(reading->text, reading->lines[line].span, words);

    if (span_is_empty(jump))
        return false;
    if (jump.start == reading->lines[line].span.start)
        line_cut_front(reading, line, jump.end, REMOVAL_FURNITURE);
    else
        line_cut_back(reading, line, jump.start, REMOVAL_FURNITURE);
    return true;
}

void jumps_join(struct reading *reading)
{
    bool away = false, back = false;

    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        if (jump_cut(reading, i, BACK)) {
            size_t half = line_next(reading, i);
            bool open =
                line_before(reading, half) < half &&
                !span_ends_sentence(reading->text, reading->lines[line_before(reading, half)].span);
            if (away && half < reading->line_count)
                reading->lines[half].joined = open;
            back = true;
        }
        if (!reading->lines[i].gone && jump_cut(reading, i, AWAY))
            away = true;
    }
    if (away != back)
        notes_damage(reading->notes, DAMAGE_TRUNCATED, false, true);
}

/* --- Links to the rest ----------------------------------------------------------------------- */

static bool cp_is_dot(uint32_t cp)
{
    return cp == '.' || cp == 0x2026; /* … */
}

static bool reads_rest(const struct text *text, struct span inner)
{
    static const char *const words[] = {"详情",     "详细", "阅读全文", "查看全文", "全文",
                                        "更多",     "试读", "点击查看", "查看更多", "阅读更多",
                                        "点击展开", "展开", "继续阅读", NULL};

    while (inner.end > inner.start && text->fold[inner.end - 1] == '>')
        inner.end--;
    return !span_is_empty(inner) &&
           text_one_of(text, inner.start, inner.end, words) == span_length(inner);
}

/* Where the link begins that ends the line behind dots, without a bracket: ……查看全文. span.end
 * when there is none. */
static uint32_t bare_rest_link(const struct text *text, struct span span)
{
    static const char *const words[] = {"查看全文", "阅读全文", "展开全文", "查看详情",
                                        "点击查看", "阅读更多", "更多",     NULL};

    uint32_t end = span.end;
    while (end > span.start && text->fold[end - 1] == '>')
        end--;
    for (const char *const *word = words; *word; word++) {
        uint32_t start = end - text_ends_length(text, end, *word);
        if (start == end || start <= span.start || !cp_is_dot(text->fold[start - 1]))
            continue;
        while (start > span.start && cp_is_dot(text->fold[start - 1]))
            start--;
        return start;
    }
    return span.end;
}

/* Where the link begins that ends the line: dots and a bracket, in either order; span.end when
 * there is none. */
static uint32_t rest_link(const struct text *text, struct span span)
{
    uint32_t end = span.end;

    while (end > span.start && (cp_is_dot(text->fold[end - 1]) || cp_is_space(text->fold[end - 1])))
        end--;
    if (end == span.start || !cp_is_closing(text->fold[end - 1]))
        return bare_rest_link(text, span);
    uint32_t open = end - 1;
    while (open > span.start && end - open <= REST_LINK_MAX + 2 && !cp_is_opening(text->fold[open]))
        open--;
    uint32_t start = open;
    while (start > span.start && cp_is_space(text->fold[start - 1]))
        start--;
    if (start == span.start || !cp_is_dot(text->fold[start - 1]))
        start = open;
    while (start > span.start && cp_is_dot(text->fold[start - 1]))
        start--;
    bool dots = start < open || end < span.end;
    bool link = cp_is_opening(text->fold[open]) && (dots || open == span.start) &&
                reads_rest(text, (struct span){open + 1, end - 1});
    return link ? start : span.end;
}

void rest_links_cut(struct reading *reading)
{
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span span = reading->lines[i].span;
        uint32_t link = rest_link(reading->text, span);
        if (link == span.end)
            continue;
        line_cut_back(reading, i, link, REMOVAL_FURNITURE);
        notes_damage(reading->notes, DAMAGE_TRUNCATED, false, true);
    }
}
