/* figures.c: the steps in their order; each may use what those before it found. */
#include "recognise/figure/figures.h"

#include "recognise/figure/aligned.h"
#include "recognise/figure/as_of.h"
#include "recognise/figure/change.h"
#include "recognise/figure/context.h"
#include "recognise/figure/figure.h"
#include "recognise/figure/list.h"
#include "recognise/figure/lost.h"
#include "recognise/figure/money.h"
#include "recognise/figure/noun_share.h"
#include "recognise/figure/part.h"
#include "recognise/mask.h"

/* What was read as numbers is printed, and what nothing has vouched for is dropped. */
static void settle(struct reader *reader)
{
    struct findings *f = reader->findings;
    size_t kept = 0;

    for (size_t i = 0; i < f->figure_count; i++) {
        struct figure *figure = &f->figures[i];
        if (figure->tentative)
            continue;
        figure->value = decimal_print(reader->arena, figure->number);
        if (figure->qualifier == FIGURE_QUALIFIER_RANGE)
            figure->high = decimal_print(reader->arena, figure->top);
        if (figure->unit.length == 0)
            figure->unit = text_utf8(reader->arena, reader->text, figure->unit_span);
        f->figures[kept++] = *figure;
    }
    f->figure_count = kept;
}

/* The quotation that a figure stands in. Both lists are in the order of the text. */
static void quotes_note(struct findings *f)
{
    uint32_t q = 0;

    for (size_t i = 0; i < f->figure_count; i++) {
        while (q < f->quote_count && f->quotes[q].span.end <= f->figures[i].span.start)
            q++;
        if (q < f->quote_count && span_contains(f->quotes[q].span, f->figures[i].span))
            f->figures[i].in_quote = q;
    }
}

void figures_recognise(struct notes *notes, const struct lexicon *lexicon,
                       const struct layout *layout, struct findings *findings)
{
    struct reader reader = {.lexicon = lexicon,
                            .arena = notes->arena,
                            .notes = notes,
                            .layout = layout,
                            .text = &layout->body,
                            .findings = findings};

    mask_build(&reader);
    if (!reader.mask)
        return;
    figure_read_all(&reader);
    list_complete(&reader);
    settle(&reader);
    lost_find_all(&reader);
    money_name_all(&reader);
    context_find_all(&reader);
    aligned_find_all(&reader);
    change_find_all(&reader);
    part_find_all(&reader);
    noun_share_parts(&reader);
    as_of_find_all(&reader);
    quotes_note(findings);
}
