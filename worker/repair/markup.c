/* markup.c: only names of elements that pages really have, so that a<b and <通知> stay. */
#include "repair/markup.h"

#include "intake/html_entity.h"

#define TAG_MAX        300u /* code points, attributes and all */
#define TEMPLATE_MAX   80u
#define BOLD_MIN       8u    /* code points of a sentence between ** */
#define BOLD_REACH     1000u /* of a line on each side of ** */
#define ENTITY_MAX     12u   /* of &thetasym; */
#define AMP_LENGTH     5u    /* &amp; */
#define CDATA_LENGTH   9u    /* <![CDATA[ */
#define COMMENT_DASHES 2u    /* of --> */
#define ESCAPE_DIGITS  4u    /* of \u3000 */
#define FORUM_MAX      2000u /* code points between the halves of a forum's tag */

static bool begins_line(const struct text *text, uint32_t at)
{
    return at == 0 || text->cp[at - 1] == '\n';
}

/* Whether the Latin name is one of those, whatever its case. */
static bool is_one_of(const struct text *text, struct span name, const char *const *names)
{
    for (; *names; names++) {
        uint32_t length = (uint32_t)strlen(*names), same = 0;
        if (length != span_length(name))
            continue;
        while (same < length &&
               (text->cp[name.start + same] | 0x20) == ((uint32_t)(*names)[same] | 0x20))
            same++;
        if (same == length)
            return true;
    }
    return false;
}

static bool is_element(const struct text *text, struct span name)
{
    static const char *const NAMES[] = {
        "p",      "br",    "a",          "b",       "i",      "u",          "em",     "td",
        "tr",     "th",    "li",         "ul",      "ol",     "h1",         "h2",     "h3",
        "hr",     "div",   "img",        "span",    "abbr",   "font",       "table",  "tbody",
        "dl",     "dt",    "dd",         "strong",  "center", "script",     "style",  "video",
        "iframe", "input", "section",    "article", "figure", "figcaption", "header", "footer",
        "main",   "nav",   "aside",      "label",   "button", "form",       "svg",    "small",
        "sup",    "sub",   "blockquote", "pre",     "code",   "link",       "meta",   "body",
        "html",   "head",  "thead",      "audio",   "source", NULL};

    if (is_one_of(text, name, NAMES))
        return true;
    for (uint32_t at = name.start + 1; at + 1 < name.end; at++)
        if (text->cp[at] == ':') /* o:p, st1:chsdate of an office program */
            return true;
    return false;
}

static struct span name_at(const struct text *text, uint32_t at)
{
    struct span name = {at, at};

    while (name.end < text->count &&
           (cp_is_latin(text->cp[name.end]) || cp_is_digit(text->cp[name.end]) ||
            text->cp[name.end] == '-' || text->cp[name.end] == ':'))
        name.end++;
    return name;
}

/* Behind the > that ends the tag whose name ends at `at`; `at` when the line has none. */
static uint32_t tag_end(const struct text *text, uint32_t at)
{
    for (uint32_t i = at; i < text->count && i < at + TAG_MAX && text->cp[i] != '\n'; i++)
        if (text->cp[i] == '>')
            return i + 1;
    return at;
}

/* Where `word` begins at or behind `at`, but before the next `opener`: an element or comment that
 * another one begins in has lost its end. The text's end when there is none. */
static uint32_t find_closer(const struct text *text, uint32_t at, const char *word,
                            const char *opener)
{
    for (; at < text->count; at++) {
        if (text->fold[at] != (uint32_t)*word && text->fold[at] != '<')
            continue;
        if (text_reads(text, at, word))
            return at;
        if (text_reads(text, at, opener))
            return text->count;
    }
    return at;
}

/* <founder-content>: a tag of a name that no page's language has, with nothing beside it in its
 * line but other tags. <Titanic> in a line is a film's name, and so is <通知>. */
static bool is_lone_tag(const struct text *text, uint32_t at, struct span name)
{
    uint32_t end = tag_end(text, name.end);
    bool begins = at == 0 || text->cp[at - 1] == '\n' || text->cp[at - 1] == '>';
    bool ends = end >= text->count || text->cp[end] == '\n' || text->cp[end] == '\r' ||
                text->cp[end] == '<';

    return begins && ends && end > name.end && text->cp[name.start] >= 'a' &&
           text->cp[name.start] <= 'z';
}

static uint32_t tag_length(const struct text *text, uint32_t at)
{
    uint32_t start = at + 1 + (at + 1 < text->count && text->cp[at + 1] == '/');
    struct span name = name_at(text, start);

    if (text_reads(text, at, "<!--")) {
        uint32_t end = find_closer(text, at + 1, "-->", "<!--");
        return end < text->count ? end + 3 - at : 0;
    }
    if (text_reads(text, at, "<![CDATA["))
        return CDATA_LENGTH;
    if (span_is_empty(name) || !(is_element(text, name) || is_lone_tag(text, at, name)))
        return 0;
    if (text_reads(text, at, "<script") || text_reads(text, at, "<style")) {
        uint32_t close = find_closer(text, name.end, "</", "<s");
        uint32_t end = close < text->count ? tag_end(text, close) : close;
        return end > close ? end - at : name.end - at; /* with what is in it */
    }
    uint32_t next = text_fold(text, name.end);
    bool ends = next == '>' || next == '/' || cp_is_space(next);
    uint32_t end = ends ? tag_end(text, name.end) : name.end;
    return end > name.end ? end - at : 0;
}

/* The rest of an end tag whose < is gone: /p>. Before the text of a line it may be a comment's of
 * whatever name: /enpproperty-->. */
static uint32_t rest_length(const struct text *text, uint32_t at)
{
    struct span name = name_at(text, at + 1);

    while (name.end > name.start && text->cp[name.end - 1] == '-')
        name.end--;
    if (span_is_empty(name))
        return 0;
    uint32_t end = name.end;
    while (text_fold(text, end) == '-')
        end++;
    bool comment =
        end - name.end == COMMENT_DASHES && begins_line(text, at) && !text_ends_line(text, end + 1);
    return (comment || is_element(text, name)) && text_fold(text, end) == '>' ? end + 1 - at : 0;
}

/* {{ item.title }}, {% endif %}, {/if}, ${name}: one line of ASCII between braces, which begins as
 * no words of an article in braces do. */
static uint32_t template_length(const struct text *text, uint32_t at)
{
    uint32_t start = at + (text->cp[at] == '$'), first = text_fold(text, start + 1);
    bool begins = text->cp[at] == '$' || first == '{' || first == '%' || first == '/' ||
                  first == '$' || first == '#' || text_reads(text, start + 1, "if ") ||
                  text_reads(text, start + 1, "else") || text_reads(text, start + 1, "loop ");

    if (!begins || text_fold(text, start) != '{')
        return 0;
    for (uint32_t i = start + 1; i < text->count && i < at + TEMPLATE_MAX; i++) {
        if (text->cp[i] == '\n' || (first != '{' && text->cp[i] >= 0x80))
            return 0;
        if (text->cp[i] == '}' && (first != '{' || text_fold(text, i + 1) == '}'))
            return i + 1 + (first == '{') - at;
    }
    return 0;
}

/* [b] … [/b] and the like, of a forum: an opening one needs its other half in the same line. */
static uint32_t forum_tag_length(const struct text *text, uint32_t at)
{
    static const char *const NAMES[] = {"b",    "i",     "u",     "img",    "url", "quote", "color",
                                        "size", "font",  "align", "center", "p",   "div",   "span",
                                        "br",   "table", "td",    "tr",     NULL};
    bool closes = text_fold(text, at + 1) == '/';
    struct span name = name_at(text, at + 1 + closes);

    if (!is_one_of(text, name, NAMES))
        return 0;
    if (closes)
        return text_fold(text, name.end) == ']' ? name.end + 1 - at : 0;
    uint32_t end = name.end, length = span_length(name);
    while (end < text->count && end < at + TAG_MAX && text->cp[end] != ']' && text->cp[end] != '\n')
        end++;
    uint32_t last = text->count - end > FORUM_MAX ? end + FORUM_MAX : text->count;
    for (uint32_t i = end; i + 3 + length <= last && text->cp[i] != '\n'; i++)
        if (text->cp[i] == '[' && text->cp[i + 1] == '/' && text->cp[i + 2 + length] == ']' &&
            text_equal(text, name, (struct span){i + 2, i + 2 + length}))
            return end + 1 - at;
    return 0;
}

/* Whether the two ** stand around something that was to be bold: a whole line, or a sentence in it.
 * *月**日, ***县 and **公里…**名 are masks. */
static bool is_bold(const struct text *text, struct span line, uint32_t open, uint32_t close)
{
    if (open == line.start && close + 2 == line.end)
        return close > open + 2;
    uint32_t before = open > line.start ? text->fold[open - 1] : 0x3002;
    uint32_t last = text->fold[close - 1];
    bool apart = before == 0x3002 || before == ',' || before == '!' || before == '?';

    return apart && close - open >= BOLD_MIN + 2 && (last == 0x3002 || last == '!' || last == '?');
}

/* One of the only two ** of a line. */
static uint32_t bold_length(const struct text *text, uint32_t at)
{
    struct span line = {at, at};
    uint32_t marks[2], count = 0;

    if (text_fold(text, at + 1) != '*')
        return 0;
    while (at - line.start <= BOLD_REACH && !begins_line(text, line.start))
        line.start--;
    while (line.end - at <= BOLD_REACH && !text_ends_line(text, line.end))
        line.end++;
    if (!begins_line(text, line.start) || !text_ends_line(text, line.end))
        return 0;
    for (uint32_t i = line.start; i < line.end; i++) {
        if (text->cp[i] != '*')
            continue;
        if (count == 2 || text_fold(text, i + 1) != '*' || text_fold(text, i + 2) == '*')
            return 0;
        marks[count++] = i++;
    }
    return count == 2 && is_bold(text, line, marks[0], marks[1]) ? 2 : 0;
}

/* A backslash and what it stands for in a program's text: \\n, \\u3000. A Latin word behind it is a
 * path's: C:\\new. */
static uint32_t escape_length(const struct text *text, uint32_t at, uint32_t *ret_cp)
{
    uint32_t kind = text_fold(text, at + 1), value = 0, digits = 0;

    if (kind == 'u') {
        for (; digits < ESCAPE_DIGITS; digits++) {
            uint32_t cp = text_fold(text, at + 2 + digits) | 0x20;
            if (!cp_is_digit(cp) && !(cp >= 'a' && cp <= 'f'))
                return 0;
            value = value * 16 + (cp_is_digit(cp) ? cp - '0' : cp - 'a' + 10);
        }
        bool shown = value >= 0x20 && (value < 0xD800 || value > 0xDFFF);
        *ret_cp = shown ? value : 0;
        return 2 + ESCAPE_DIGITS;
    }
    if ((kind != 'n' && kind != 'r' && kind != 't') || cp_is_latin(text_fold(text, at + 2)))
        return 0;
    *ret_cp = kind == 'n' ? '\n' : 0;
    return 2;
}

/* ## before a heading, ![…](…) for a picture: the marks of a text that was to become a page. */
static uint32_t markdown_length(const struct text *text, uint32_t at)
{
    uint32_t end = at;

    while (text->cp[at] == '#' && text_fold(text, end) == '#')
        end++;
    if (end > at)
        return begins_line(text, at) && end - at > 1 && text_fold(text, end) == ' ' ? end + 1 - at
                                                                                    : 0;
    if (!text_reads(text, at, "!["))
        return 0;
    while (!text_ends_line(text, end) && end - at < TAG_MAX && !text_reads(text, end, "]("))
        end++;
    while (!text_ends_line(text, end) && end - at < TAG_MAX && text->cp[end] != ')')
        end++;
    return text_fold(text, end) == ')' ? end + 1 - at : 0;
}

/* Whether the last sentence of what stands before `at` is whole; white space between is passed. */
static bool sentence_ends_before(const struct text *text, uint32_t at)
{
    while (at > 0 && text->cp[at - 1] == ' ')
        at--;
    uint32_t cp = at > 0 ? text->fold[at - 1] : 0;
    return cp == 0x3002 || cp == 0x201D || cp == '!' || cp == '?';
}

/* What a program prints of a list. */
static uint32_t printed_word(const struct text *text, uint32_t at)
{
    static const char *const printed[] = {"Array",           "null", "undefined", "NaN",
                                          "[object Object]", NULL};

    return text_one_of(text, at, text->count, printed);
}

/* Such a word in a line by itself or behind a tag. */
static uint32_t printed_length(const struct text *text, uint32_t at)
{
    uint32_t start = at;

    while (start > 0 && text->cp[start - 1] == ' ')
        start--;
    bool alone =
        begins_line(text, start) || text->cp[start - 1] == ']' || text->cp[start - 1] == '>';
    uint32_t length = alone ? printed_word(text, at) : 0;
    return length > 0 && text_ends_line(text, at + length) ? length : 0;
}

/* ** | | | Array: bars, stars and such words behind the last sentence of a line. */
static uint32_t rest_of_line_length(const struct text *text, uint32_t at)
{
    uint32_t end = at;

    if (!sentence_ends_before(text, at))
        return 0;
    while (!text_ends_line(text, end)) {
        uint32_t cp = text->cp[end], word = printed_word(text, end);
        if (word == 0 && cp != '|' && cp != '*' && !cp_is_space(cp))
            return 0;
        end += word > 0 ? word : 1;
    }
    return end - at;
}

/* The end of a tag that began in what is gone: a quotation mark, white space, />. Behind a
 * character of an attribute it is a whole tag's that no table knows. */
static uint32_t attribute_length(const struct text *text, uint32_t at)
{
    uint32_t end = at + 1;

    while (text_fold(text, end) == ' ')
        end++;
    bool torn = begins_line(text, at) || !cp_is_latin(text->cp[at - 1]);
    return torn && text_reads(text, end, "/>") ? end + 2 - at : 0;
}

/* Whether the tag sets lines apart that stand in one. */
static bool breaks_line(const struct text *text, uint32_t at, uint32_t length)
{
    uint32_t start = at + 1 + (text->cp[at + 1] == '/');
    bool block = text_reads(text, start, "p>") || text_reads(text, start, "br") ||
                 text_reads(text, start, "p ") || text_reads(text, start, "div");

    return block && at > 0 && text->cp[at - 1] != '\n' && at + length < text->count &&
           text->cp[at + length] != '\n' && text->cp[at + length] != '\r';
}

/* The end of &amp;nbsp;, whose & was written as an entity once more; `at` when it is none. */
static uint32_t escaped_twice_end(const struct text *text, uint32_t at, uint32_t *ret_cp)
{
    uint32_t again[ENTITY_MAX] = {'&'}, count = 1, cp;

    if (!text_reads(text, at, "&amp;"))
        return at;
    for (uint32_t i = at + AMP_LENGTH; i < text->count && count < ENTITY_MAX; i++)
        again[count++] = text->cp[i];
    uint32_t length = html_entity_read(again, count, &cp);
    if (length == 0 || again[length - 1] != ';')
        return at;
    *ret_cp = cp;
    return at + AMP_LENGTH + length - 1;
}

/* An entity, whose semicolon may be gone where no letter, digit or = follows: not &copy=2 of an
 * address, nor AT&T. */
static uint32_t entity_length(const struct text *text, uint32_t at, uint32_t *ret_cp)
{
    uint32_t twice = escaped_twice_end(text, at, ret_cp);

    if (twice > at)
        return twice - at;
    uint32_t length = html_entity_read(text->cp + at, text->count - at, ret_cp);
    if (length == 0 || text->cp[at + length - 1] == ';')
        return length;
    uint32_t next = text_fold(text, at + length);
    return cp_is_latin(next) || cp_is_digit(next) || next == '=' ? 0 : length;
}

uint32_t markup_length(const struct text *text, uint32_t at, uint32_t *ret_cp)
{
    uint32_t length = 0;

    *ret_cp = 0;
    switch (text->cp[at]) {
    case '<':
        length = tag_length(text, at);
        if (length > 0 && breaks_line(text, at, length))
            *ret_cp = '\n';
        return length;
    case '/':
        return at > 0 && text->cp[at - 1] == '<' ? 0 : rest_length(text, at);
    case '$':
    case '{':
        return template_length(text, at);
    case '"':
        return attribute_length(text, at);
    case '|':
        return rest_of_line_length(text, at);
    case '[':
        length = forum_tag_length(text, at);
        return length > 0 ? length : printed_length(text, at);
    case ']':
        return text_reads(text, at, "]]>") ? 3 : 0;
    case '\\':
        return escape_length(text, at, ret_cp);
    case '#':
    case '!':
        return markdown_length(text, at);
    case '*':
        length = bold_length(text, at);
        return length > 0 ? length : rest_of_line_length(text, at);
    case 'A':
    case 'n':
    case 'u':
    case 'N':
        length = printed_length(text, at);
        return length > 0 ? length : rest_of_line_length(text, at);
    default:
        return entity_length(text, at, ret_cp);
    }
}
