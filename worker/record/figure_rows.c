/* figure_rows.c: see figure_rows.h. */
#include "record/figure_rows.h"

#include "record/figures.h"
#include "record/places.h"

/* The article that the figure stands in: what it is called, where and when it was written. */
static void put_article(struct writer *writer, json_t *row)
{
    const struct layout *layout = &writer->article->layout;
    const struct moment *date =
        layout->published.precision != MOMENT_NONE ? &layout->published : &layout->dateline.date;
    char published[MOMENT_TEXT_BYTES];

    moment_print(date, published);
    writer_put_known_text(writer, row, "headline", layout->headline);
    writer_put_known_text(writer, row, "dateline", layout->dateline.place);
    writer_put_known_text(writer, row, "published", slice_of(published));
}

static void put_place(struct writer *writer, json_t *row, const struct figure *figure)
{
    const struct place *place = &writer->article->findings.places[figure->place];

    writer_put_text(writer, row, "place", place->name);
    if (place_has_code(place))
        writer_put_text(writer, row, "placeCode", place->code);
}

json_t *figure_row_build(struct writer *writer, size_t index)
{
    const struct figure *figure = &writer->article->findings.figures[index];
    json_t *row = json_object();

    writer_put_word(writer, row, "uri", writer->uri);
    writer_put_id(writer, row, "id", WRITER_FIGURE_ID, (uint32_t)index);
    put_article(writer, row);
    figure_put(writer, row, figure, put_place);
    writer_put_integer(writer, row, "start", figure->span.start);
    writer_put_integer(writer, row, "end", figure->span.end);
    return row;
}
