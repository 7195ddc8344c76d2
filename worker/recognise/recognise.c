/* recognise.c: the recognisers in their order: each may use what those before it found. */
#include "recognise/recognise.h"

#include "recognise/document.h"
#include "recognise/figure/figure_place.h"
#include "recognise/figure/figures.h"
#include "recognise/organisation/organisation.h"
#include "recognise/person/person.h"
#include "recognise/place/place.h"
#include "recognise/place/place_clear.h"
#include "recognise/programme/programme.h"
#include "recognise/quote/quote.h"

void recognise_body(const struct lexicon *lexicon, struct notes *notes, const struct layout *layout,
                    struct findings *ret_findings)
{
    struct findings findings = {0};

    place_recognise(notes->arena, lexicon, layout, &findings);
    organisation_recognise(notes->arena, lexicon, layout, &findings);
    person_recognise(notes->arena, lexicon, layout, &findings);
    document_recognise(notes->arena, lexicon, layout, &findings);
    place_clear(notes->arena, &layout->body, &findings);
    quote_recognise(notes, lexicon, layout, &findings);
    programme_recognise(notes->arena, lexicon, layout, &findings);
    figures_recognise(notes, lexicon, layout, &findings);
    figure_places_find(notes->arena, &layout->body, &findings);
    if (findings.too_many)
        notes_warn(notes, "too_many_items",
                   "more people, places or organisations than a record may hold");
    *ret_findings = findings;
}
