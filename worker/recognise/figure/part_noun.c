/*
 * part_noun.c: a noun is a figure's own when it was read behind the figure before it. That of
 * another part stands back for the whole's, and so does any where a place alone tells the part:
 * 甲市10例.
 */
#include "recognise/figure/part_noun.h"

#include "recognise/mask.h"

static bool has_own(const struct findings *f, size_t i)
{
    const struct figure *figure = &f->figures[i];

    return !span_is_empty(figure->of_span) &&
           (i == 0 || figure->of_span.start >= figure[-1].reach.end);
}

static bool is_place_item(const struct reader *reader, size_t i)
{
    uint32_t start = reader->findings->figures[i].reach.start;

    return start > 0 && reader->mask[start - 1] == MASK_PLACE;
}

static void of_share(struct figure *figure, const struct figure *whole)
{
    figure->of = whole->of;
    figure->of_span = whole->of_span;
}

void part_nouns_share(struct reader *reader)
{
    struct findings *f = reader->findings;

    for (size_t i = 0; i < f->figure_count; i++) {
        struct figure *figure = &f->figures[i];
        if (figure->part_of == NO_ITEM || has_own(f, i))
            continue;
        const struct figure *whole = &f->figures[figure->part_of];
        bool of_sibling = figure->of_span.start >= whole->reach.end;
        if (whole->of.length == 0 ||
            (figure->of.length > 0 && !is_place_item(reader, i) && (whole->of_deed || !of_sibling)))
            continue;
        uint32_t old = figure->of_span.start;
        of_share(figure, whole);
        for (size_t j = i + 1; j < f->figure_count && f->figures[j].part_of == i; j++)
            if (f->figures[j].of_span.start == old)
                of_share(&f->figures[j], whole); /* 贵阳市7例(1例已治愈) */
    }
}
