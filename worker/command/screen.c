/*
 * screen.c: every character on its way to a terminal passes put_clean, which shows a control
 * character as a space. An article can hold an escape sequence; a terminal must never see it.
 */
#include "command/screen.h"

#include "base/utf8.h"
#include "command/width.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define ELLIPSIS SLICE("…")

static unsigned columns_of(FILE *out)
{
    struct winsize size;
    const char *stated = getenv("COLUMNS");
    long columns = 80;

    if (ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        columns = size.ws_col;
    else if (stated && strtol(stated, NULL, 10) > 0)
        columns = strtol(stated, NULL, 10);
    if (columns < SCREEN_COLUMNS_MIN)
        return SCREEN_COLUMNS_MIN;
    return columns > SCREEN_COLUMNS_MAX ? SCREEN_COLUMNS_MAX : (unsigned)columns;
}

void screen_init(struct screen *screen, FILE *out)
{
    const char *no_color = getenv("NO_COLOR");

    screen->out = out;
    screen->columns = columns_of(out);
    screen->colour = isatty(fileno(out)) && !(no_color && *no_color);
}

static const char *style_code(enum style style)
{
    switch (style) {
    case STYLE_BOLD:
        return "\033[1m";
    case STYLE_DIM:
        return "\033[2m";
    case STYLE_GOOD:
        return "\033[32m";
    case STYLE_BAD:
        return "\033[31m";
    case STYLE_ACCENT:
        return "\033[36m";
    case STYLE_PLAIN:
        break;
    }
    return "";
}

/* C0, DEL, C1, and the marks that turn the direction of a whole line. */
static bool is_control(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x200E || cp == 0x200F ||
           (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

static void put_clean(FILE *out, struct slice text)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t cp;
        size_t length = utf8_decode(text.data + at, text.length - at, &cp);
        if (length == 0 || is_control(cp))
            putc(' ', out);
        else
            fwrite(text.data + at, 1, length, out);
        at += length ? length : 1;
    }
}

unsigned screen_put(const struct screen *screen, enum style style, struct slice text)
{
    bool styled = screen->colour && style != STYLE_PLAIN;

    if (styled)
        fputs(style_code(style), screen->out);
    put_clean(screen->out, text);
    if (styled)
        fputs("\033[0m", screen->out);
    return width_of_text(text);
}

void screen_cell(const struct screen *screen, enum style style, struct slice text, unsigned columns)
{
    bool cut = width_of_text(text) >= columns;
    struct slice shown = cut ? width_fit(text, columns - 2) : text;
    unsigned used = screen_put(screen, style, shown);

    if (cut)
        used += screen_put(screen, style, ELLIPSIS);
    fprintf(screen->out, "%*s", (int)(columns - used), "");
}

/* Where a line that is cut may end instead, so that no word or number is torn: behind its last
 * space. Hanzi may be parted anywhere. */
static struct slice keep_word(struct slice line, char next)
{
    size_t end = line.length;

    if (next == ' ' || (next & 0x80))
        return line;
    while (end > 0 && line.data[end - 1] != ' ')
        if (line.data[--end] & 0x80)
            return line;
    return end > 0 ? (struct slice){line.data, end} : line;
}

/* The part of `text` that goes on one line: up to a newline, or as much as fits. */
static struct slice line_of(struct slice text, unsigned columns)
{
    const char *newline = text.length ? memchr(text.data, '\n', text.length) : NULL;
    struct slice whole = {text.data, newline ? (size_t)(newline - text.data) : text.length};
    struct slice line = width_fit(whole, columns);

    return line.length < whole.length ? keep_word(line, whole.data[line.length]) : line;
}

/* Takes the line off, and the space or newline that it ended at. */
static struct slice rest_behind(struct slice text, struct slice line)
{
    struct slice rest = {text.data + line.length, text.length - line.length};

    if (rest.length > 0 && (*rest.data == '\n' || *rest.data == ' ')) {
        rest.data++;
        rest.length--;
    }
    return rest;
}

void screen_wrap(const struct screen *screen, enum style style, struct slice text, unsigned indent,
                 unsigned lines_max)
{
    unsigned columns = screen->columns > indent + 2 ? screen->columns - indent - 1 : 2;

    for (unsigned line = 1;; line++) {
        struct slice shown = line_of(text, columns);
        text = rest_behind(text, shown);
        screen_put(screen, style, shown);
        if (text.length == 0 || line == lines_max)
            break;
        fprintf(screen->out, "\n%*s", (int)indent, "");
    }
    if (text.length > 0)
        screen_put(screen, STYLE_DIM, ELLIPSIS);
    putc('\n', screen->out);
}

void screen_rule(const struct screen *screen, struct slice title)
{
    unsigned used = 3;

    screen_put(screen, STYLE_DIM, SLICE("── "));
    used += screen_put(screen, STYLE_ACCENT, title);
    putc(' ', screen->out);
    while (++used < screen->columns)
        screen_put(screen, STYLE_DIM, SLICE("─"));
    putc('\n', screen->out);
}
