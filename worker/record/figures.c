/* figures.c: a figure's keys in their fixed order; what is not known is absent. */
#include "record/figures.h"

static const char *const LOST_WORDS[] = {
#define LOST_WORD(name, word) word,
    LOST_LIST(LOST_WORD)
#undef LOST_WORD
};

static const char *qualifier_word(unsigned qualifier)
{
    return qualifier == FIGURE_QUALIFIER_RANGE ? "range"
                                               : table_kind_word(TABLE_QUALIFIERS, qualifier);
}

/* NULL for a plain level. */
static const char *role_word(enum figure_role role)
{
    switch (role) {
    case FIGURE_FROM:
        return "from";
    case FIGURE_TO:
        return "to";
    case FIGURE_CHANGE:
        return "change";
    case FIGURE_RATIO:
        return "ratio";
    case FIGURE_LEVEL:
        break;
    }
    return NULL;
}

static void put_reference(struct writer *writer, json_t *object, const char *key, char letter,
                          uint32_t index)
{
    if (index != NO_ITEM)
        writer_put_id(writer, object, key, letter, index);
}

static void put_value(struct writer *writer, json_t *object, const struct figure *figure)
{
    writer_put_text(writer, object, "value", figure->value);
    writer_put_known_text(writer, object, "high", figure->high);
    writer_put_known_text(writer, object, "fraction", figure->fraction);
    writer_put_word(writer, object, "qualifier", qualifier_word(figure->qualifier));
    writer_put_text(writer, object, "unit", figure->unit);
    writer_put_word(writer, object, "kind", table_kind_word(TABLE_UNITS, figure->kind));
    writer_put_known_word(writer, object, "currency", figure->currency);
}

static void put_meaning(struct writer *writer, json_t *object, const struct figure *figure)
{
    writer_put_known_text(writer, object, "of", figure->of);
    writer_put_known_text(writer, object, "predicate", figure->predicate);
    writer_put_known_word(writer, object, "role", role_word(figure->role));
    if (figure->sign != 0)
        writer_put(writer, object, "sign", json_integer(figure->sign));
    writer_put_known_text(writer, object, "per", figure->per);
}

static void put_scope(struct writer *writer, json_t *object, const struct figure *figure,
                      figure_place_put *put_place)
{
    put_reference(writer, object, "partOf", WRITER_FIGURE_ID, figure->part_of);
    if (figure->place != NO_ITEM)
        put_place(writer, object, figure);
    writer_put_known_word(writer, object, "placeFrom", figure->place_from);
    writer_put_known_text(writer, object, "asOf", figure->as_of);
    writer_put_known_word(writer, object, "asOfFrom", figure->as_of_from);
    put_reference(writer, object, "inQuote", WRITER_QUOTE_ID, figure->in_quote);
}

void figure_put(struct writer *writer, json_t *item, const struct figure *figure,
                figure_place_put *put_place)
{
    writer_put_text(writer, item, "text", writer_exact(writer, figure->span));
    put_value(writer, item, figure);
    put_meaning(writer, item, figure);
    put_scope(writer, item, figure, put_place);
}

static void put_place_id(struct writer *writer, json_t *item, const struct figure *figure)
{
    writer_put_id(writer, item, "place", WRITER_PLACE_ID, figure->place);
}

json_t *figures_build(struct writer *writer)
{
    const struct findings *findings = &writer->article->findings;
    json_t *list = json_array();

    for (size_t i = 0; i < findings->figure_count; i++) {
        const struct figure *figure = &findings->figures[i];
        json_t *item = json_object();
        writer_put_id(writer, item, "id", WRITER_FIGURE_ID, (uint32_t)i);
        figure_put(writer, item, figure, put_place_id);
        writer_put_place(writer, item, figure->span);
        writer_append(writer, list, item);
    }
    return list;
}

json_t *figures_build_lost(struct writer *writer)
{
    const struct findings *findings = &writer->article->findings;
    json_t *list = json_array();

    for (size_t i = 0; i < findings->lost_count; i++) {
        const struct lost_figure *lost = &findings->lost[i];
        json_t *item = json_object();
        writer_put_text(writer, item, "unit", lost->unit);
        writer_put_known_text(writer, item, "of", lost->of);
        writer_put_word(writer, item, "reason", LOST_WORDS[lost->reason]);
        writer_put_selector(writer, item, lost->span);
        writer_append(writer, list, item);
    }
    return list;
}
