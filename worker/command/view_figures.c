/*
 * view_figures.c: a table that fits the screen, and checks written as people write sums:
 *
 *     137起 + 96起 + 159起 = 392, the text says 412起
 *     117家 of 126家 = 92.86% agrees
 */
#include "command/view_figures.h"

#include <string.h>

#define VALUE_BYTES 128u

static struct slice text_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    return (struct slice){json_is_string(value) ? json_string_value(value) : "",
                          json_string_length(value)};
}

void view_label(const struct screen *screen, const char *label)
{
    screen_cell(screen, STYLE_DIM, slice_of(label), VIEW_LABEL_COLUMNS);
}

/* "30000 袋", "-44…-40 ℃", "480 公里 / 小时". */
static struct slice value_of(const json_t *figure, char out[VALUE_BYTES])
{
    const char *high = text_of(figure, "high").data;
    const char *per = text_of(figure, "per").data;
    int written =
        snprintf(out, VALUE_BYTES, "%s%s%s %s%s%s", text_of(figure, "value").data, *high ? "…" : "",
                 high, text_of(figure, "unit").data, *per ? "/" : "", per);

    return (struct slice){out, written < (int)VALUE_BYTES ? (size_t)written : VALUE_BYTES - 1};
}

/* A qualifier that says nothing is not shown. */
static struct slice qualifier_of(const json_t *figure)
{
    struct slice qualifier = text_of(figure, "qualifier");

    if (slice_equal(qualifier, SLICE("exact")) || slice_equal(qualifier, SLICE("range")))
        return SLICE("");
    return qualifier;
}

static struct slice name_of_place(const json_t *extraction, struct slice id)
{
    size_t i;
    json_t *place;

    json_array_foreach(json_object_get(extraction, "places"), i, place)
    {
        if (slice_equal(text_of(place, "id"), id))
            return text_of(place, "name");
    }
    return SLICE("");
}

/* Columns of the table. What is counted takes the rest of the line; a narrow screen leaves out all
 * that stands behind the qualifier. */
#define TEXT_COLUMNS      14u
#define VALUE_COLUMNS     19u
#define QUALIFIER_COLUMNS 9u
#define DATE_COLUMNS      11u
#define PLACE_COLUMNS     8u
#define OTHER_COLUMNS                                                                              \
    (VIEW_LABEL_COLUMNS + TEXT_COLUMNS + VALUE_COLUMNS + QUALIFIER_COLUMNS + DATE_COLUMNS +        \
     PLACE_COLUMNS)
#define OF_COLUMNS_MIN 6u

static void show_figure(const struct screen *screen, const json_t *extraction, const json_t *figure)
{
    char value[VALUE_BYTES];

    screen_cell(screen, STYLE_PLAIN, text_of(figure, "text"), TEXT_COLUMNS);
    screen_cell(screen, STYLE_ACCENT, value_of(figure, value), VALUE_COLUMNS);
    screen_cell(screen, STYLE_DIM, qualifier_of(figure), QUALIFIER_COLUMNS);
    if (screen->columns >= OTHER_COLUMNS + OF_COLUMNS_MIN) {
        screen_cell(screen, STYLE_PLAIN, text_of(figure, "of"), screen->columns - OTHER_COLUMNS);
        screen_cell(screen, STYLE_DIM, text_of(figure, "asOf"), DATE_COLUMNS);
        screen_cell(screen, STYLE_DIM, name_of_place(extraction, text_of(figure, "place")),
                    PLACE_COLUMNS);
    }
    putc('\n', screen->out);
}

void view_figures(const struct screen *screen, const json_t *extraction, size_t figures_max)
{
    const json_t *figures = json_object_get(extraction, "figures");
    size_t i;
    json_t *figure;

    json_array_foreach(figures, i, figure)
    {
        view_label(screen, i == 0 ? "figures" : "");
        if (figures_max > 0 && i == figures_max) {
            fprintf(screen->out, "… and %zu more\n", json_array_size(figures) - i);
            break;
        }
        show_figure(screen, extraction, figure);
    }
}

static struct slice printed_figure(const json_t *extraction, const json_t *id)
{
    size_t i;
    json_t *figure;

    json_array_foreach(json_object_get(extraction, "figures"), i, figure)
    {
        if (json_equal(json_object_get(figure, "id"), id))
            return text_of(figure, "text");
    }
    return SLICE("?");
}

static struct slice sign_of(struct slice kind)
{
    if (slice_equal(kind, SLICE("sum")))
        return SLICE(" + ");
    if (slice_equal(kind, SLICE("difference")))
        return SLICE(" − ");
    return slice_equal(kind, SLICE("product")) ? SLICE(" × ") : SLICE(" of ");
}

static void show_check(const struct screen *screen, const json_t *extraction, const json_t *check)
{
    const json_t *stated = json_object_get(check, "stated");
    bool agrees = slice_equal(text_of(check, "verdict"), SLICE("agrees"));
    size_t i;
    json_t *operand;

    json_array_foreach(json_object_get(check, "operands"), i, operand)
    {
        if (i > 0)
            screen_put(screen, STYLE_PLAIN, sign_of(text_of(check, "kind")));
        screen_put(screen, STYLE_PLAIN, printed_figure(extraction, operand));
    }
    screen_put(screen, STYLE_PLAIN, SLICE(" = "));
    if (agrees) {
        screen_put(screen, STYLE_PLAIN, printed_figure(extraction, stated));
        screen_put(screen, STYLE_GOOD, SLICE(" agrees"));
    } else {
        screen_put(screen, STYLE_PLAIN, text_of(check, "computed"));
        screen_put(screen, STYLE_BAD, SLICE(", the text says "));
        screen_put(screen, STYLE_BAD, printed_figure(extraction, stated));
    }
    putc('\n', screen->out);
}

void view_checks(const struct screen *screen, const json_t *extraction)
{
    size_t i;
    json_t *check;

    json_array_foreach(json_object_get(extraction, "checks"), i, check)
    {
        view_label(screen, i == 0 ? "checks" : "");
        show_check(screen, extraction, check);
    }
}
