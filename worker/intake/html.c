/*
 * html.c: one pass over the page, without a tree.
 *
 * Only three things of a tag matter: whether it ends a line, whether it hides what is inside, and
 * whether its inside is text at all. So no tree is built: memory is constant beside the text, time
 * is linear however deep the tags are nested, and every character keeps its raw bytes. (A parser
 * that builds the standard's tree was tried: 20,000 nested <div> took it 12 seconds.)
 *
 * What separates two characters (nothing, a space, a tab, a line end) waits as a gap until the next
 * visible character comes, so there are no empty lines and no spaces at the ends of lines.
 *
 *     <td>a</td><td><p>b</p></td></tr><tr>…   ->   a TAB b LF …
 */
#include "intake/html.h"

#include "intake/html_entity.h"
#include "intake/html_tag.h"

#include <strings.h>

#define DECLARATION_BYTES 1024u /* HTML looks for the charset in the first 1,024 */
#define CJK_FIRST         0x2E80u

enum gap { GAP_NONE, GAP_SPACE, GAP_SOURCE_LINE, GAP_TAB, GAP_LINE };

struct reader {
    const struct text *html;
    struct text_builder out;
    enum gap gap;
    struct span gap_at;             /* in html */
    struct html_tag unseen;         /* the element that hides what is read, if any */
    uint32_t unseen_depth;          /* of elements of its name; 0: text is seen */
    uint32_t unseen_lists;          /* lists and tables that are open inside */
    uint32_t title_end;             /* in out */
    uint32_t preformatted, heading; /* how many of them are open */
    bool has_heading;               /* with text in it */
    bool in_row, cell_has_text, cell_has_lines;
};

static void widen_gap(struct reader *reader, enum gap gap, struct span at)
{
    if (gap > reader->gap) {
        reader->gap = gap;
        reader->gap_at = at;
    }
}

/* Where html[at] stands in the raw input. */
static void append(struct reader *reader, uint32_t cp, struct span at)
{
    struct span raw = text_raw_span(reader->html, at);
    uint32_t length = span_length(raw) > UINT16_MAX ? UINT16_MAX : span_length(raw);

    text_append(&reader->out, cp, cp, raw.start, (uint16_t)length);
}

/* A line end in the source is a space between words, and nothing between Chinese characters. */
static bool is_needed(const struct reader *reader, uint32_t next)
{
    if (reader->gap != GAP_SOURCE_LINE)
        return reader->gap != GAP_NONE;
    return reader->out.cp[reader->out.count - 1] < CJK_FIRST || next < CJK_FIRST;
}

static void append_gap(struct reader *reader, uint32_t next)
{
    if (reader->out.count > 0 && is_needed(reader, next)) {
        uint32_t cp = reader->gap == GAP_LINE ? '\n' : reader->gap == GAP_TAB ? '\t' : ' ';
        append(reader, cp, reader->gap_at);
    }
    reader->cell_has_lines |= reader->gap == GAP_LINE && reader->cell_has_text;
    reader->cell_has_text = true;
    reader->gap = GAP_NONE;
}

static void see_character(struct reader *reader, uint32_t cp, struct span at)
{
    bool line_end = cp == '\n' || cp == '\r';

    if (line_end && reader->preformatted > 0)
        widen_gap(reader, GAP_LINE, at);
    else if (line_end)
        widen_gap(reader, GAP_SOURCE_LINE, at);
    else if (cp == ' ' || cp == '\t' || cp == '\f')
        widen_gap(reader, GAP_SPACE, at);
    else {
        append_gap(reader, cp);
        append(reader, cp, at);
        reader->has_heading |= reader->heading > 0;
    }
}

/* Text up to `end`, where the next markup stands. */
static void see_text(struct reader *reader, uint32_t at, uint32_t end)
{
    while (at < end) {
        uint32_t cp = reader->html->cp[at];
        uint32_t length = html_entity_read(reader->html->cp + at, end - at, &cp);
        length = length ? length : 1;
        see_character(reader, cp, (struct span){at, at + length});
        at += length;
    }
}

static void see_title(struct reader *reader, uint32_t at, uint32_t end)
{
    if (reader->out.count > 0) /* not the first, or inside the text: an icon's */
        return;
    see_text(reader, at, end);
    reader->title_end = reader->out.count;
    reader->gap = GAP_NONE;
    widen_gap(reader, GAP_LINE, (struct span){end, end < reader->html->count ? end + 1 : end});
}

/* A cell's text stands behind a tab, unless the cell before it is empty or has lines of its own. */
static void see_cell(struct reader *reader, struct span at)
{
    if (reader->in_row && reader->cell_has_text && !reader->cell_has_lines)
        reader->gap = GAP_NONE;
    widen_gap(reader, reader->in_row ? GAP_TAB : GAP_LINE, at);
    reader->in_row = true;
    reader->cell_has_text = reader->cell_has_lines = false;
}

static void count_open(uint32_t *open, bool is_end)
{
    if (!is_end)
        (*open)++;
    else if (*open > 0)
        (*open)--;
}

static bool is_hiding(const struct html_tag *tag)
{
    bool has_inside = tag->role != HTML_VOID && tag->role != HTML_LINE_END;
    bool is_page = strcmp(tag->name, "body") == 0 || strcmp(tag->name, "html") == 0;

    /* A page that is hidden as a whole is shown by its script. */
    return !tag->is_end && has_inside && !is_page && (tag->is_hidden || tag->role == HTML_UNSEEN);
}

/* A tag in text that is seen. */
static void see_tag(struct reader *reader, const struct html_tag *tag, struct span at)
{
    if (is_hiding(tag)) {
        reader->unseen = *tag;
        reader->unseen_depth = 1;
        reader->unseen_lists = 0;
        return;
    }
    if (tag->role == HTML_CELL && !tag->is_end)
        see_cell(reader, at);
    if (tag->role == HTML_PRE)
        count_open(&reader->preformatted, tag->is_end);
    if (tag->role == HTML_HEADING)
        count_open(&reader->heading, tag->is_end);
    if (tag->role == HTML_ROW || strcmp(tag->name, "table") == 0)
        reader->in_row = false;
    bool begins_cell = reader->in_row && reader->gap == GAP_TAB && tag->role != HTML_ROW;
    if (tag->role >= HTML_BLOCK && tag->role <= HTML_ROW && !begins_cell)
        widen_gap(reader, GAP_LINE, at);
}

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

/* Whether `tag` ends the hidden element although it is not its end tag: elements whose end tag may
 * be left out end where the next of them begins, or where what they stand in ends. */
static bool ends_unseen(const struct reader *reader, const struct html_tag *tag)
{
    static const char *const ENDLESS[] = {"li", "dd", "dt", "td", "th", "tr", NULL};
    static const char *const AROUND[] = {"ul",    "ol",    "dl",    "menu", "table",
                                         "tbody", "thead", "tfoot", NULL};

    if (strcmp(reader->unseen.name, "p") == 0)
        return tag->role >= HTML_BLOCK && tag->role <= HTML_CELL && tag->role != HTML_LINE_END;
    if (!is_one_of(reader->unseen.name, ENDLESS) || reader->unseen_lists > 0)
        return false;
    return is_one_of(tag->name, tag->is_end ? AROUND : ENDLESS);
}

/* A tag inside what is hidden. */
static void pass_tag(struct reader *reader, const struct html_tag *tag, struct span at)
{
    static const char *const LISTS[] = {"ul", "ol", "dl", "menu", "table", NULL};

    if (ends_unseen(reader, tag)) {
        reader->unseen_depth = 0;
        see_tag(reader, tag, at);
    } else if (strcmp(reader->unseen.name, tag->name) == 0) {
        count_open(&reader->unseen_depth, tag->is_end);
    }
    if (is_one_of(tag->name, LISTS))
        count_open(&reader->unseen_lists, tag->is_end);
}

/* One piece of markup at `at`; returns where to go on. */
static uint32_t see_markup(struct reader *reader, const struct html_tag *tag, uint32_t at)
{
    uint32_t behind = at + tag->length;
    bool has_own_text = !tag->is_end && (tag->role == HTML_RAW || tag->role == HTML_TITLE);

    if (tag->role == HTML_COMMENT)
        return behind;
    if (has_own_text) {
        uint32_t end = html_raw_end(reader->html, behind, tag);
        if (tag->role == HTML_TITLE && reader->unseen_depth == 0)
            see_title(reader, behind, end);
        return end;
    }
    if (reader->unseen_depth > 0)
        pass_tag(reader, tag, (struct span){at, behind});
    else
        see_tag(reader, tag, (struct span){at, behind});
    return behind;
}

static void read_page(struct reader *reader)
{
    struct html_tag tag;
    uint32_t start = 0;

    for (uint32_t at = 0; at < reader->html->count;) {
        if (reader->html->cp[at] != '<' || !html_tag_read(reader->html, at, &tag)) {
            at++;
            if (at < reader->html->count)
                continue;
        }
        if (reader->unseen_depth == 0)
            see_text(reader, start, at);
        if (at < reader->html->count)
            at = see_markup(reader, &tag, at);
        start = at;
    }
}

enum status html_read(struct arena *arena, const struct text *html, struct text *ret_text,
                      struct complaint *complaint)
{
    struct reader reader = {.html = html};

    text_builder_init(&reader.out, arena, html->count);
    if (arena_overflowed(arena))
        return status_complain(STATUS_ARENA_FULL, complaint, "a page of %u characters",
                               html->count);
    read_page(&reader);
    struct text text = text_built(&reader.out);
    uint32_t skipped = reader.has_heading ? reader.title_end : 0;
    if (skipped > 0 && skipped < text.count)
        skipped++; /* its line end */
    *ret_text = (struct text){.cp = text.cp + skipped,
                              .raw = text.raw + skipped,
                              .raw_length = text.raw_length + skipped,
                              .count = text.count - skipped};
    return STATUS_OK;
}

/* The first place of `word` (lower case) in `bytes`, in any case; its length when nowhere. */
static size_t find(struct slice bytes, const char *word)
{
    size_t length = strlen(word);

    for (size_t at = 0; at + length <= bytes.length; at++)
        if (strncasecmp(bytes.data + at, word, length) == 0)
            return at;
    return bytes.length;
}

static struct slice from(struct slice bytes, size_t at)
{
    return (struct slice){bytes.data + at, bytes.length - at};
}

/* What stands behind `name` = in the tag, without quotes. */
static struct slice value_of(struct slice tag, const char *name)
{
    size_t at = find(tag, name), length = 0;

    if (at == tag.length)
        return (struct slice){tag.data, 0};
    tag = from(tag, at + strlen(name));
    while (tag.length > 0 && strchr(" \t\r\n=\"'", tag.data[0]))
        tag = from(tag, 1);
    while (length < tag.length && !strchr(" \t\r\n\"';>/?", tag.data[length]))
        length++;
    return (struct slice){tag.data, length};
}

struct slice html_declared_charset(struct slice bytes)
{
    static const struct {
        const char *tag, *name;
    } PLACES[] = {{"<meta", "charset"}, {"<?xml", "encoding"}};

    if (bytes.length > DECLARATION_BYTES)
        bytes.length = DECLARATION_BYTES;
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        struct slice rest = from(bytes, find(bytes, PLACES[i].tag));
        while (rest.length > 0) {
            struct slice tag = {rest.data, find(rest, ">")};
            struct slice value = value_of(tag, PLACES[i].name);
            if (value.length > 0)
                return value;
            rest = from(rest, tag.length);
            rest = from(rest, find(rest, PLACES[i].tag));
        }
    }
    return (struct slice){bytes.data, 0};
}
