/*
 * view.c: a label column, and beside it one line or a few for each part of the record.
 */
#include "command/view.h"

#include "command/view_figures.h"

#include <stdio.h>
#include <string.h>

#define DOT        SLICE(" · ")
#define LIST_MAX   8u /* names on one line; the record itself has them all */
#define QUOTES_MAX 3u /* each on one line */
#define LINE_MAX   1024u

/* A line under construction: parts with a dot between them, cut to fit. */
struct line {
    char text[LINE_MAX];
    size_t length;
};

static struct slice text_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    return (struct slice){json_is_string(value) ? json_string_value(value) : "",
                          json_string_length(value)};
}

/* Adds as many whole characters as there is room for. */
static void line_add(struct line *line, struct slice part)
{
    size_t room = sizeof line->text - line->length;

    if (part.length > room)
        for (part.length = room; part.length > 0; part.length--)
            if ((part.data[part.length] & 0xC0) != 0x80)
                break;
    if (part.length > 0)
        memcpy(line->text + line->length, part.data, part.length);
    line->length += part.length;
}

static struct slice slice_of_line(const struct line *line)
{
    return (struct slice){line->text, line->length};
}

static void line_next(struct line *line)
{
    if (line->length > 0)
        line_add(line, DOT);
}

static void line_add_word(struct line *line, struct slice word)
{
    if (word.length == 0)
        return;
    line_add(line, SLICE(" "));
    line_add(line, word);
}

static void show_line(const struct screen *screen, const char *label, const struct line *line)
{
    if (line->length == 0)
        return;
    view_label(screen, label);
    screen_wrap(screen, STYLE_PLAIN, slice_of_line(line), VIEW_LABEL_COLUMNS, 0);
}

static void show_headlines(const struct screen *screen, const json_t *record)
{
    size_t i;
    json_t *headline;
    bool any = false;

    json_array_foreach(json_object_get(record, "headlines"), i, headline)
    {
        const char *role = text_of(headline, "role").data;
        struct line line = {.length = 0};
        bool is_main = strcmp(role, "main") == 0, is_sub = strcmp(role, "sub") == 0;
        any = any || is_main;
        line_add(&line, is_main ? SLICE("") : is_sub ? SLICE("——") : SLICE("【"));
        line_add(&line, text_of(headline, "value"));
        line_add(&line, is_main || is_sub ? SLICE("") : SLICE("】"));
        screen_wrap(screen, is_main ? STYLE_BOLD : STYLE_PLAIN, slice_of_line(&line), 0, 0);
    }
    if (!any) {
        screen_put(screen, STYLE_DIM, SLICE("(the text has no title)"));
        putc('\n', screen->out);
    }
}

static void show_contributors(const struct screen *screen, const json_t *extraction)
{
    struct line line = {.length = 0};
    size_t i;
    json_t *person;

    json_array_foreach(json_object_get(extraction, "contributors"), i, person)
    {
        struct slice word = text_of(person, "roleText");
        line_next(&line);
        line_add(&line, text_of(person, "name"));
        line_add_word(&line, word.length ? word : text_of(person, "role"));
    }
    show_line(screen, "by", &line);
}

static void show_dates(const struct screen *screen, const json_t *record, const json_t *extraction)
{
    struct line line = {.length = 0};
    size_t i;
    json_t *date;

    json_array_foreach(json_object_get(extraction, "dates"), i, date)
    {
        struct slice role = text_of(date, "role");
        line_next(&line);
        line_add(&line, text_of(date, "value"));
        if (!slice_equal(role, SLICE("published")))
            line_add_word(&line, role);
    }
    if (json_object_get(record, "located")) {
        line_next(&line);
        line_add(&line, text_of(record, "located"));
    }
    show_line(screen, "date", &line);
}

static void show_source(const struct screen *screen, const json_t *record)
{
    struct line line = {.length = 0};
    size_t i;
    json_t *source;

    json_array_foreach(json_object_get(record, "infoSources"), i, source)
    {
        line_next(&line);
        line_add(&line, text_of(source, "name"));
    }
    show_line(screen, "source", &line);
}

static void show_body(const struct screen *screen, const json_t *record, const json_t *extraction)
{
    struct line line = {.length = 0};
    size_t i;
    json_t *section;
    struct slice body = text_of(json_array_get(json_object_get(record, "bodies"), 0), "value");

    view_label(screen, "text");
    screen_wrap(screen, STYLE_PLAIN, body, VIEW_LABEL_COLUMNS, VIEW_TEXT_LINES);
    json_array_foreach(json_object_get(extraction, "sections"), i, section)
    {
        struct slice heading = text_of(section, "heading");
        if (heading.length == 0)
            continue;
        line_next(&line);
        line_add(&line, heading);
    }
    show_line(screen, "parts", &line);
}

/* Names with one more word each: people with their title, places with their code. */
static void show_names(const struct screen *screen, const char *label, const json_t *list,
                       const char *word_key)
{
    struct line line = {.length = 0};
    char more[32];
    size_t i;
    json_t *item;

    json_array_foreach(list, i, item)
    {
        const json_t *word = json_object_get(item, word_key);
        if (i == LIST_MAX)
            break;
        line_next(&line);
        line_add(&line, text_of(item, "name"));
        if (json_is_array(word))
            word = json_array_get(word, 0);
        if (json_is_string(word))
            line_add_word(&line, slice_of(json_string_value(word)));
    }
    if (json_array_size(list) > LIST_MAX) {
        snprintf(more, sizeof more, " … and %zu more", json_array_size(list) - LIST_MAX);
        line_add(&line, slice_of(more));
    }
    show_line(screen, label, &line);
}

/* Who said it, by the name or by the role that the text gives. */
static struct slice speaker_of(const json_t *quote)
{
    const json_t *speaker = json_object_get(quote, "speaker");
    struct slice name = text_of(speaker, "name");

    return name.length > 0 ? name : text_of(speaker, "role");
}

static void show_quotes(const struct screen *screen, const json_t *extraction)
{
    size_t i;
    json_t *quote;

    json_array_foreach(json_object_get(extraction, "quotes"), i, quote)
    {
        struct line line = {.length = 0};
        struct slice speaker = speaker_of(quote);
        if (i == QUOTES_MAX)
            break;
        line_add(&line, speaker.length > 0 ? speaker : SLICE("somebody"));
        line_add(&line, SLICE(": "));
        line_add(&line, text_of(quote, "text"));
        view_label(screen, i == 0 ? "quotes" : "");
        screen_wrap(screen, STYLE_PLAIN, slice_of_line(&line), VIEW_LABEL_COLUMNS, 1);
    }
}

static void show_damage(const struct screen *screen, const json_t *extraction)
{
    struct line line = {.length = 0};
    char count[64];
    size_t i;
    json_t *damage;

    json_array_foreach(json_object_get(extraction, "damage"), i, damage)
    {
        line_next(&line);
        line_add(&line, text_of(damage, "kind"));
        snprintf(count, sizeof count, " ×%lld, %lld repaired",
                 json_integer_value(json_object_get(damage, "count")),
                 json_integer_value(json_object_get(damage, "repaired")));
        line_add(&line, slice_of(count));
    }
    show_line(screen, "damage", &line);
}

static void show_warnings(const struct screen *screen, const json_t *extraction)
{
    size_t i;
    json_t *warning;

    json_array_foreach(json_object_get(extraction, "warnings"), i, warning)
    {
        view_label(screen, "warning");
        screen_wrap(screen, STYLE_BAD, text_of(warning, "message"), VIEW_LABEL_COLUMNS, 0);
    }
}

void view_record(const struct screen *screen, const char *name, const json_t *record,
                 size_t figures_max)
{
    const json_t *extraction = json_object_get(record, "extraction");

    screen_rule(screen, slice_of(name));
    show_headlines(screen, record);
    show_contributors(screen, extraction);
    show_dates(screen, record, extraction);
    show_source(screen, record);
    show_body(screen, record, extraction);
    view_figures(screen, extraction, figures_max);
    view_checks(screen, extraction);
    show_names(screen, "people", json_object_get(extraction, "people"), "titles");
    show_names(screen, "places", json_object_get(extraction, "places"), "code");
    show_names(screen, "orgs", json_object_get(extraction, "organisations"), "");
    show_quotes(screen, extraction);
    show_damage(screen, extraction);
    show_warnings(screen, extraction);
    putc('\n', screen->out);
}

void view_rejected(const struct screen *screen, const char *name, const char *reason,
                   struct slice start)
{
    screen_rule(screen, slice_of(name));
    view_label(screen, "rejected");
    screen_wrap(screen, STYLE_BAD, slice_of(reason), VIEW_LABEL_COLUMNS, 0);
    view_label(screen, "bytes");
    screen_wrap(screen, STYLE_DIM, start, VIEW_LABEL_COLUMNS, 2);
    putc('\n', screen->out);
}
