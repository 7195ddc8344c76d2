/*
 * unglue.c: a place to cut is accepted only when both sides make sense: a title on the left, and on
 * the right fields that are read whole, or a dateline.
 */
#include "layout/unglue.h"

#include "layout/dateline.h"
#include "layout/fields.h"
#include "layout/outlets.h"

#define GLUED_LINES_MAX   3u /* a header that is glued together stands at the very top */
#define TITLE_LENGTH_MAX  60u
#define TITLE_HANZI_MIN   5u
#define STAMP_LENGTH_MAX  24u
#define FIELDS_LENGTH_MAX 160u
#define LONE_TITLE_MIN    8u  /* Chinese characters of a title on a page of one line */
#define LONE_TEXT_MIN     40u /* and of the text behind it */
#define BRACKET_TITLE_MIN 7u  /* 【记者手记】 is a kicker */
#define BRACKET_TITLE_MAX 45u

/* --- A label and the value below it --------------------------------------------------------- */

/* Whether the value of a label stands here: an outlet, names or a date and nothing else. */
static bool is_value(const struct reading *reading, enum label_kind kind, struct span value)
{
    struct span names[NAMES_MAX];
    struct moment moment;

    if (kind == LABEL_SOURCE)
        return outlet_is(reading->lexicon, reading->text, value) ||
               office_is(reading->lexicon, reading->text, value);
    if (kind == LABEL_DATE || kind == LABEL_UPDATE)
        return moment_read(reading->text, value, 0, &moment) == value.end;
    return label_is_person(kind) &&
           names_read(reading->lexicon, reading->text, value, false, names) > 0;
}

void labels_join(struct reading *reading)
{
    struct label label;

    for (size_t i = 0; i + 1 < reading->line_count; i++) {
        struct span span = reading->lines[i].span;
        if (reading->text->fold[span.end - 1] != ':' ||
            !label_at(reading->lexicon, reading->text, span, &label) || label.value != span.end ||
            !is_value(reading, label.kind, reading->lines[i + 1].span))
            continue;
        reading->lines[i].span.end = reading->lines[i + 1].span.end;
        reading->lines[i + 1].gone = true;
    }
}

/* --- Cutting --------------------------------------------------------------------------------- */

/* 文洁珊出席“感受澳门: the quotation goes on behind the gap, so no title ends there. */
static bool leaves_quote_open(const struct text *text, struct span span)
{
    bool open = false;

    for (uint32_t at = span.start; at < span.end; at++)
        if (text->fold[at] == 0x201C || text->fold[at] == 0x201D)
            open = text->fold[at] == 0x201C;
    return open;
}

static bool could_be_title(const struct text *text, struct span span)
{
    return span_length(span) <= TITLE_LENGTH_MAX && span_hanzi(text, span) >= TITLE_HANZI_MIN &&
           !leaves_quote_open(text, span) && text_find(text, span, "。") == span.end &&
           text_find(text, span, ":") != span.start;
}

/* 清河日报讯(记者甲)… right behind 来源:清河日报. */
static bool begins_outlet_dateline(const struct reading *reading, uint32_t at, uint32_t end)
{
    struct span rest = {at, end};
    struct dateline_found found;

    return outlet_read(reading->lexicon, reading->text, rest) > at &&
           dateline_find(reading, rest, &found) && found.strong && !span_is_empty(found.outlet);
}

/* Where the outlet behind 来源: ends; `at` when there is none. */
static uint32_t source_end(const struct reading *reading, uint32_t at, uint32_t end)
{
    uint32_t label = text_find(reading->text, (struct span){at, end}, "来源:");
    struct span value = {skip_space(reading->text, label + 3, end), end};
    uint32_t outlet = label < end ? outlet_read(reading->lexicon, reading->text, value) : at;

    return outlet > value.start ? outlet : at;
}

/* Whether a word of the text begins at `at`. */
static bool word_begins(const struct reading *reading, uint32_t at, uint32_t end)
{
    return lexicon_longest(reading->lexicon, TABLE_COMMON_WORDS, reading->text, at, end).length >=
               2 ||
           lexicon_longest(reading->lexicon, TABLE_PLACES, reading->text, at, end).length >= 2;
}

/* Where the name behind 作者: or 记者 ends that the text is glued to; `at` when there is none.
 * Three characters are likelier than two, but for a word that begins with the third. */
static uint32_t author_end(const struct reading *reading, uint32_t at, uint32_t end)
{
    struct span span = {at, end};
    uint32_t colon = text_find(reading->text, span, "者:");
    uint32_t label = colon < end ? colon : text_find(reading->text, span, "者 ");
    struct span value = {skip_space(reading->text, label + 2, end), end};

    if (label == end)
        return at;
    uint32_t two = name_prefix(reading->lexicon, reading->text, value, 2);
    uint32_t three = name_prefix(reading->lexicon, reading->text, value, 3);
    bool short_one =
        two > value.start && word_begins(reading, two, end) && !word_begins(reading, two + 1, end);
    uint32_t name = three > value.start && !short_one ? three : two;
    return name > value.start ? name : at;
}

/* The end of the longest run of fields that begins at `at`; `at` when there is none. A stamp alone
 * counts only at the line's end: 会议于 2020年3月11日 召开. */
static uint32_t fields_end(const struct reading *reading, uint32_t at, uint32_t end)
{
    const struct text *text = reading->text;
    struct fields fields;
    uint32_t limit = end - at > FIELDS_LENGTH_MAX ? at + FIELDS_LENGTH_MAX : end, best = at;

    uint32_t source = source_end(reading, at, limit), author = author_end(reading, at, limit);
    for (uint32_t to = at + 1; to <= limit; to++) {
        bool dateline = to < end && begins_outlet_dateline(reading, to, end);
        if (to < end && !cp_is_space(text->fold[to]) && !dateline && to != source && to != author)
            continue;
        if (!fields_read(reading->lexicon, text, (struct span){at, to}, &fields) ||
            !fields.telling || !(to == end || fields.count > 1))
            continue;
        bool whole = outlet_is(reading->lexicon, text, fields.list[fields.count - 1].value);
        if (dateline && !whole) /* the 哈密 of 哈密日报 */
            continue;
        best = to;
        if (dateline) /* the names in it would be read as fields too */
            break;
    }
    return best;
}

/* Whether fields may begin here: a label, or a stamp with its year, or an outlet before these. */
static bool fields_begin(const struct reading *reading, uint32_t at, uint32_t end)
{
    at += cp_is_opening(reading->text->fold[at]) && at + 1 < end; /* (2021-05-06 09:20:11) */
    uint32_t outlet = outlet_read(reading->lexicon, reading->text, (struct span){at, end});
    uint32_t after = skip_space(reading->text, outlet, end);

    if (outlet > at && after > outlet && after < end)
        at = after;
    struct label label;
    struct moment moment;
    struct span rest = {at, end};

    if (label_at(reading->lexicon, reading->text, rest, &label))
        return label.colon && label.kind != LABEL_IGNORED && !label_is_title(label.kind);
    return cp_is_digit(reading->text->fold[at]) &&
           moment_read(reading->text, rest, 0, &moment) > at && moment.precision >= MOMENT_DAY;
}

static void cut(struct reading *reading, size_t line, uint32_t at)
{
    if (line_split(reading, line, at))
        reading->lines[line + 1].joined = false;
}

/* 2023-11-06 12:05 right behind the title's last character. */
static bool is_glued_stamp(const struct text *text, struct span span)
{
    struct moment moment;

    uint32_t before = text->fold[span.start - 1];

    return cp_is_digit(text->fold[span.start]) && (cp_is_hanzi(before) || cp_is_closing(before)) &&
           moment_read(text, span, 0, &moment) > span.start && moment.precision >= MOMENT_MINUTE;
}

static bool ends_in_stamp(const struct text *text, struct span span)
{
    struct moment moment;

    for (uint32_t at = span.end; at-- > span.start && span.end - at <= STAMP_LENGTH_MAX;)
        if (cp_is_digit(text->fold[at]) &&
            moment_read(text, (struct span){at, span.end}, 0, &moment) == span.end &&
            moment.precision >= MOMENT_DAY)
            return true;
    return false;
}

/* 标题 2020-03-11 10:20 来源:某报 正文…: cut before the fields, and behind them. */
static bool cut_at_fields(struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    bool stamp = ends_in_stamp(text, span); /* 标题 某中心 甲 | 2014-10-15 */

    for (uint32_t at = span.start; at < span.end && at - span.start <= TITLE_LENGTH_MAX; at++) {
        if (text->fold[at] == 0x3002)
            return false;
        bool begins = at == span.start || cp_is_space(text->fold[at - 1]) ||
                      is_glued_stamp(text, (struct span){at, span.end});
        struct span front = {span.start, at};
        bool titled = at > span.start && could_be_title(text, front);
        if (!begins || cp_is_space(text->fold[at]) || (at > span.start && !titled) ||
            !(fields_begin(reading, at, span.end) || (titled && stamp)))
            continue;
        uint32_t end = fields_end(reading, at, span.end);
        if (end == at || (at == span.start && end == span.end))
            continue;
        cut(reading, line, end);
        if (at > span.start)
            cut(reading, line, at);
        return true;
    }
    return false;
}

/* 标题 本报讯(记者 甲)正文…, 标题(某社记者 甲 台北18日电)正文…: a bracket needs no white space
 * before it where it names somebody. */
static bool cut_at_dateline(struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    struct dateline_found found;

    for (uint32_t at = span.start + 1; at < span.end && at - span.start <= TITLE_LENGTH_MAX; at++) {
        if (text->fold[at] == 0x3002 || text->fold[at] == ',')
            return false;
        bool apart = cp_is_space(text->fold[at - 1]);
        if ((!apart && text->fold[at] != '(') || cp_is_space(text->fold[at]) ||
            !could_be_title(text, (struct span){span.start, at}) ||
            !dateline_find(reading, (struct span){at, span.end}, &found) || !found.strong ||
            (!apart && found.byline_count == 0))
            continue;
        cut(reading, line, at);
        return true;
    }
    return false;
}

/* …的有:翁 洁、李正茂: the white space at `at` stands in a name of two characters, for no text
 * begins with one and a mark. */
static bool is_in_name(const struct text *text, uint32_t at)
{
    return cp_is_hanzi(text_fold(text, at + 1)) && !cp_is_hanzi(text_fold(text, at + 2)) &&
           !cp_is_space(text_fold(text, at + 2));
}

/* 标题 正文… on a page that has only one line: what stands before its first white space, when it is
 * long enough and has no mark inside. */
static bool cut_at_space(struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    uint32_t at = span.start;

    while (at < span.end && !cp_is_space(text->fold[at]) && text->fold[at] != ',' &&
           text->fold[at] != 0x3002)
        at++;
    struct span front = {span.start, at}, rest = {at, span.end};
    struct dateline_found found;
    if (!cp_is_space(text_fold(text, at)) || is_in_name(text, at) ||
        span_hanzi(text, front) < LONE_TITLE_MIN || !could_be_title(text, front) ||
        span_hanzi(text, rest) < LONE_TEXT_MIN || line_next(reading, 0) != line ||
        line_next(reading, line + 1) < reading->line_count || dateline_find(reading, span, &found))
        return false;
    cut(reading, line, at);
    return true;
}

/* #话题#【标题】正文… */
static bool cut_at_bracket(struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    struct dateline_found found;
    uint32_t open = span.start;

    if (text->fold[open] == '#') {
        uint32_t close = text_find(text, (struct span){open + 1, span.end}, "#");
        open = skip_space(text, close < span.end ? close + 1 : open, span.end);
    }
    if (text_fold(text, open) != 0x3010)
        return false;
    uint32_t close = bracket_end(text, (struct span){open, span.end});
    uint32_t hanzi = span_hanzi(text, (struct span){open, close});
    if (close == span.end || hanzi < BRACKET_TITLE_MIN || hanzi > BRACKET_TITLE_MAX ||
        dateline_find(reading, (struct span){open, span.end}, &found))
        return false;
    struct span rest = {close + 1, span.end};
    if (text_find(text, rest, "。") == span.end) /* 【栏目】标题 */
        return false;
    cut(reading, line, close + 1);
    return true;
}

void head_unglue(struct reading *reading)
{
    struct fields fields;
    size_t line = line_next(reading, 0);
    bool alone = line_next(reading, line + 1) == reading->line_count;

    for (uint32_t i = 0; i < GLUED_LINES_MAX && line < reading->line_count; i++) {
        bool whole =
            fields_read(reading->lexicon, reading->text, reading->lines[line].span, &fields);
        if (!whole && cut_at_bracket(reading, line))
            return;
        if (!whole && (cut_at_fields(reading, line) || cut_at_dateline(reading, line))) {
            reading->one_line = alone;
            return;
        }
        if (!whole && cut_at_space(reading, line))
            return;
        line = line_next(reading, line + 1);
    }
}
