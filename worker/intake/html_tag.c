/* html_tag.c: tags as HTML's tokenizer reads them; of attributes, only what hides an element. */
#include "intake/html_tag.h"

#include <string.h>

struct element {
    char name[HTML_NAME_BYTES];
    enum html_role role;
};

/* clang-format off: sorted by name */
static const struct element ELEMENTS[] = {
    {"address", HTML_BLOCK},    {"area", HTML_VOID},       {"article", HTML_BLOCK},
    {"aside", HTML_BLOCK},      {"audio", HTML_UNSEEN},    {"base", HTML_VOID},
    {"blockquote", HTML_BLOCK}, {"body", HTML_BLOCK},      {"br", HTML_LINE_END},
    {"button", HTML_UNSEEN},    {"canvas", HTML_UNSEEN},   {"caption", HTML_BLOCK},
    {"center", HTML_BLOCK},     {"col", HTML_VOID},        {"datalist", HTML_UNSEEN},
    {"dd", HTML_BLOCK},         {"details", HTML_BLOCK},   {"dialog", HTML_BLOCK},
    {"dir", HTML_BLOCK},        {"div", HTML_BLOCK},       {"dl", HTML_BLOCK},
    {"dt", HTML_BLOCK},         {"embed", HTML_VOID},      {"fieldset", HTML_BLOCK},
    {"figcaption", HTML_BLOCK}, {"figure", HTML_BLOCK},    {"footer", HTML_BLOCK},
    {"form", HTML_BLOCK},       {"h1", HTML_HEADING},      {"h2", HTML_HEADING},
    {"h3", HTML_BLOCK},         {"h4", HTML_BLOCK},        {"h5", HTML_BLOCK},
    {"h6", HTML_BLOCK},         {"head", HTML_BLOCK},      {"header", HTML_BLOCK},
    {"hgroup", HTML_BLOCK},     {"hr", HTML_LINE_END},     {"html", HTML_BLOCK},
    {"iframe", HTML_RAW},       {"img", HTML_VOID},        {"input", HTML_VOID},
    {"legend", HTML_BLOCK},     {"li", HTML_BLOCK},        {"link", HTML_VOID},
    {"listing", HTML_PRE},      {"main", HTML_BLOCK},      {"menu", HTML_BLOCK},
    {"meta", HTML_VOID},        {"nav", HTML_BLOCK},       {"noembed", HTML_RAW},
    {"noframes", HTML_RAW},     {"noscript", HTML_UNSEEN}, {"object", HTML_UNSEEN},
    {"ol", HTML_BLOCK},         {"optgroup", HTML_BLOCK},  {"option", HTML_BLOCK},
    {"p", HTML_BLOCK},          {"param", HTML_VOID},      {"pre", HTML_PRE},
    {"rp", HTML_UNSEEN},        {"rt", HTML_UNSEEN},       {"script", HTML_RAW},
    {"section", HTML_BLOCK},    {"select", HTML_UNSEEN},   {"source", HTML_VOID},
    {"style", HTML_RAW},        {"summary", HTML_BLOCK},   {"svg", HTML_UNSEEN},
    {"table", HTML_BLOCK},      {"tbody", HTML_BLOCK},     {"td", HTML_CELL},
    {"template", HTML_UNSEEN},  {"textarea", HTML_RAW},    {"tfoot", HTML_BLOCK},
    {"th", HTML_CELL},          {"thead", HTML_BLOCK},     {"title", HTML_TITLE},
    {"tr", HTML_ROW},           {"track", HTML_VOID},      {"ul", HTML_BLOCK},
    {"video", HTML_UNSEEN},     {"wbr", HTML_VOID},        {"xmp", HTML_RAW},
};
/* clang-format on */

struct cursor {
    const uint32_t *cp;
    uint32_t at, count;
};

static uint32_t lower(uint32_t cp)
{
    return cp >= 'A' && cp <= 'Z' ? cp | 0x20 : cp;
}

static bool is_space(uint32_t cp)
{
    return cp == ' ' || (cp >= '\t' && cp <= '\r');
}

static bool at_end(const struct cursor *cursor)
{
    return cursor->at >= cursor->count;
}

/* The character here, 0 at the end. */
static uint32_t peek(const struct cursor *cursor)
{
    return at_end(cursor) ? 0 : cursor->cp[cursor->at];
}

/* Whether `word` (lower case) stands at `at`, in any case. */
static bool reads(const uint32_t *cp, uint32_t at, uint32_t end, const char *word)
{
    for (; *word; word++, at++)
        if (at >= end || lower(cp[at]) != (unsigned char)*word)
            return false;
    return true;
}

static enum html_role role_of(const char *name)
{
    size_t low = 0, high = sizeof ELEMENTS / sizeof *ELEMENTS;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(ELEMENTS[middle].name, name);
        if (order == 0)
            return ELEMENTS[middle].role;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return HTML_INLINE;
}

/* Behind the first `end` (at most 3 characters), or the end of the page. */
static void skip_past(struct cursor *cursor, const char *end)
{
    while (!at_end(cursor) && !reads(cursor->cp, cursor->at, cursor->count, end))
        cursor->at++;
    cursor->at += (uint32_t)strlen(end);
    if (at_end(cursor))
        cursor->at = cursor->count;
}

static void skip_spaces(struct cursor *cursor)
{
    while (!at_end(cursor) && (is_space(peek(cursor)) || peek(cursor) == '/'))
        cursor->at++;
}

/* A name or an unquoted value: up to a space, > or `stop`. */
static struct span read_word(struct cursor *cursor, uint32_t stop)
{
    struct span word = {cursor->at, cursor->at};

    while (!at_end(cursor) && !is_space(peek(cursor)) && peek(cursor) != '>' &&
           peek(cursor) != stop)
        cursor->at++;
    word.end = cursor->at;
    return word;
}

static struct span read_value(struct cursor *cursor)
{
    uint32_t quote = peek(cursor);

    if (quote != '"' && quote != '\'')
        return read_word(cursor, 0);
    struct span value = {++cursor->at, 0};
    while (!at_end(cursor) && peek(cursor) != quote)
        cursor->at++;
    value.end = cursor->at;
    cursor->at += !at_end(cursor);
    return value;
}

/* Whether a style has `property`: `value`, with spaces anywhere. */
static bool style_has(const uint32_t *cp, struct span style, const char *property,
                      const char *value)
{
    for (uint32_t at = style.start; at < style.end; at++) {
        if (!reads(cp, at, style.end, property))
            continue;
        uint32_t to = at + (uint32_t)strlen(property);
        while (to < style.end && (is_space(cp[to]) || cp[to] == ':'))
            to++;
        if (reads(cp, to, style.end, value))
            return true;
    }
    return false;
}

/* One attribute; true when it hides its element. */
static bool read_attribute(struct cursor *cursor)
{
    struct span value = {0, 0};
    uint32_t start = cursor->at;

    cursor->at++; /* the first character belongs to the name, even a = */
    struct span name = {start, read_word(cursor, '=').end};
    skip_spaces(cursor);
    if (peek(cursor) == '=') {
        cursor->at++;
        while (!at_end(cursor) && is_space(peek(cursor)))
            cursor->at++;
        value = read_value(cursor);
    }
    if (span_length(name) == 6 && reads(cursor->cp, name.start, name.end, "hidden"))
        return true;
    return span_length(name) == 5 && reads(cursor->cp, name.start, name.end, "style") &&
           (style_has(cursor->cp, value, "display", "none") ||
            style_has(cursor->cp, value, "visibility", "hidden"));
}

static void read_name(struct cursor *cursor, char name[HTML_NAME_BYTES])
{
    size_t length = 0;

    for (; !at_end(cursor) && !is_space(peek(cursor)) && peek(cursor) != '>' && peek(cursor) != '/';
         cursor->at++)
        if (length < HTML_NAME_BYTES - 1)
            name[length++] = (char)(peek(cursor) < 0x80 ? lower(peek(cursor)) : '?');
}

static void read_comment(struct cursor *cursor)
{
    if (!reads(cursor->cp, cursor->at, cursor->count, "<!--")) {
        skip_past(cursor, ">");
        return;
    }
    cursor->at += 2; /* so that <!--> is whole */
    skip_past(cursor, "-->");
}

bool html_tag_read(const struct text *html, uint32_t at, struct html_tag *ret_tag)
{
    struct cursor cursor = {html->cp, at + 1, html->count};
    struct html_tag tag = {.role = HTML_COMMENT};

    tag.is_end = peek(&cursor) == '/';
    cursor.at += tag.is_end;
    uint32_t first = peek(&cursor);
    if (cp_is_latin(first)) {
        read_name(&cursor, tag.name);
        tag.role = role_of(tag.name);
        for (skip_spaces(&cursor); !at_end(&cursor) && peek(&cursor) != '>'; skip_spaces(&cursor))
            tag.is_hidden |= read_attribute(&cursor);
        cursor.at += !at_end(&cursor);
    } else if (first == '!' || first == '?' || (tag.is_end && first == '>')) {
        cursor.at = at;
        read_comment(&cursor);
    } else {
        return false;
    }
    tag.length = cursor.at - at;
    *ret_tag = tag;
    return true;
}

uint32_t html_raw_end(const struct text *html, uint32_t at, const struct html_tag *tag)
{
    uint32_t length = (uint32_t)strlen(tag->name);

    for (; at < html->count; at++) {
        if (html->cp[at] != '<' || !reads(html->cp, at + 1, html->count, "/") ||
            !reads(html->cp, at + 2, html->count, tag->name))
            continue;
        uint32_t behind = at + 2 + length;
        if (behind >= html->count || is_space(html->cp[behind]) || html->cp[behind] == '>' ||
            html->cp[behind] == '/')
            return at;
    }
    return html->count;
}
