/* stamps.c: see stamps.h. */
#include "layout/stamps.h"

#include "layout/cursor.h"

#define PAGE_NAME_MAX 8u

bool cp_parts_fields(uint32_t cp)
{
    switch (cp) {
    case '|':
    case '-':
    case ',':
    case ';':
    case ':':
    case '(':
    case ')':
    case '[':
    case ']':
    case '<':
    case '>':
    case '/':
    case '*':
    case 0xB7:   /* · */
    case 0x2014: /* — */
    case 0x3001: /* 、 */
    case 0x300A: /* 《 》 */
    case 0x300B:
    case 0x3010: /* 【 】 */
    case 0x3011:
        return true;
    default:
        return cp_is_space(cp);
    }
}

bool text_is_lost_space(const struct text *text, uint32_t at)
{
    uint32_t beside[] = {at > 0 ? text->fold[at - 1] : ' ', text_fold(text, at + 1)};

    for (size_t i = 0; text->cp[at] == '?' && i < sizeof beside / sizeof *beside; i++)
        if (cp_is_digit(beside[i]) || cp_is_space(beside[i]) || beside[i] == '?')
            return true;
    return false;
}

/* 3小时前, 刚刚, 昨天 16:46: read over, for nothing tells which day that is. */
static uint32_t relative_end(const struct text *text, struct span span)
{
    static const char *const days[] = {"刚刚", "今天", "昨天", "前天", NULL};
    static const char *const units[] = {"秒", "分钟", "小时", "天", "周", "个月", "月", "年", NULL};
    struct cursor c = {text, span.start, span.end};
    int number;

    if (cursor_accept_one_of(&c, days)) {
        cursor_skip_spaces(&c);
        if (cursor_read_digits(&c, 1, 2, &number) &&
            !(cursor_accept(&c, ':') && cursor_read_digits(&c, 2, 2, &number)))
            return span.start;
        return c.at == c.end || cp_parts_fields(cursor_peek(&c)) ? c.at : span.start;
    }
    if (!cursor_read_digits(&c, 1, 2, &number) || (cursor_skip_spaces(&c), false) ||
        !cursor_accept_one_of(&c, units) || !cursor_accept_word(&c, "前"))
        return span.start;
    return c.at;
}

static bool read_masked(struct cursor *c, uint32_t longest, bool *masked)
{
    uint32_t from = c->at;

    while (c->at - from < longest && (cp_is_digit(cursor_peek(c)) || cursor_peek(c) == '*'))
        *masked |= text_fold(c->text, c->at++) == '*';
    return c->at > from;
}

/* 2022-03-**: a day that is not told. */
static uint32_t masked_end(const struct text *text, struct span span)
{
    struct cursor c = {text, span.start, span.end};
    bool masked = false;
    bool year = read_masked(&c, 4, &masked) && c.at == span.start + 4;
    uint32_t mark = cursor_peek(&c);

    if (!year || (mark != '-' && mark != '/' && mark != '.'))
        return span.start;
    c.at++;
    bool day = read_masked(&c, 2, &masked) && cursor_accept(&c, mark) &&
               read_masked(&c, 2, &masked) && masked;
    return day && (c.at == span.end || cp_parts_fields(cursor_peek(&c))) ? c.at : span.start;
}

uint32_t stamp_read(const struct text *text, struct span span, struct moment *ret_moment)
{
    struct moment moment;
    uint32_t end = moment_read(text, span, 0, &moment);

    if (end == span.start) {
        *ret_moment = (struct moment){.precision = MOMENT_NONE};
        uint32_t masked = masked_end(text, span);
        return masked > span.start ? masked : relative_end(text, span);
    }
    bool certain = moment.precision == MOMENT_NONE || moment.precision >= MOMENT_DAY ||
                   moment.hour >= 0 || text_find(text, (struct span){span.start, end}, "月") < end;
    if (!certain)
        return span.start;
    bool days = moment.hour < 0 &&
                (text_fold(text, end) == '-' || text_fold(text, end) == 0x2013) &&
                cp_is_digit(text_fold(text, end + 1)); /* 2024.1.7-13 */
    if (days)
        return span.start;
    *ret_moment = moment;
    return end;
}

uint32_t issue_read(const struct text *text, struct span span)
{
    static const char *const nouns[] = {"版", "期", "号", NULL};
    struct cursor c = {text, span.start, span.end};
    int number;

    cursor_accept_word(&c, "总");
    bool ordinal = cursor_accept_word(&c, "第");
    if (ordinal) /* 第 06 版 */
        cursor_skip_spaces(&c);
    uint32_t letters = c.at;
    while (c.at - letters < 2 && cp_is_latin(cursor_peek(&c)))
        c.at++;
    bool lettered = c.at > letters;
    if (!cursor_read_digits(&c, 1, 5, &number) &&
        (lettered || !ordinal || !cursor_read_number(&c, &number)))
        return span.start;
    uint32_t digits = c.at;
    cursor_skip_spaces(&c);
    bool noun = cursor_accept_one_of(&c, nouns);
    uint32_t after = noun ? c.at : digits;
    if (!noun && !(lettered && text_fold(text, after) == ':'))
        return span.start;
    if (text_fold(text, after) != ':')
        return after == span.end || cp_parts_fields(text->fold[after]) ? after : span.start;
    uint32_t name = after + 1;
    while (name < span.end && name - after <= PAGE_NAME_MAX && !cp_is_space(text->fold[name]))
        name++;
    return name - after <= PAGE_NAME_MAX ? name : span.start;
}
