/* places.c: one list in two forms. */
#include "record/places.h"

#include <stdio.h>

#define PLACE_URI       "urn:wirecopy:gb2260:"
#define PLACE_URI_BYTES 48u /* with a code of up to 12 digits */

/* A code without an edition is the table's own, and no code of GB/T 2260. */
static bool has_code(const struct place *place)
{
    return place->code.length > 0 && place->edition.length > 0;
}

static void put_codes(struct writer *writer, json_t *object, const struct place *place)
{
    json_t *candidates = json_array();

    if (has_code(place))
        writer_put_text(writer, object, "code", place->code);
    if (place->level != PLACE_OTHER)
        writer_put_word(writer, object, "level", table_kind_word(TABLE_PLACES, place->level));
    writer_put_known_text(writer, object, "edition", place->edition);
    for (size_t i = 0; place->candidate_count > 1 && i < place->candidate_count; i++) {
        struct slice code = place->candidates[i];
        writer_append(writer, candidates, json_stringn_nocheck(code.data, code.length));
    }
    writer_put_filled(writer, object, "candidates", candidates);
}

json_t *places_build(struct writer *writer)
{
    const struct findings *findings = &writer->article->findings;
    json_t *list = json_array();

    for (size_t i = 0; i < findings->place_count; i++) {
        const struct place *place = &findings->places[i];
        json_t *item = json_object();
        writer_put_id(writer, item, "id", WRITER_PLACE_ID, (uint32_t)i);
        writer_put_text(writer, item, "name", place->name);
        put_codes(writer, item, place);
        writer_put(writer, item, "mentions",
                   writer_mentions(writer, place->mentions, place->mention_count));
        writer_append(writer, list, item);
    }
    return list;
}

json_t *places_build_item(struct writer *writer)
{
    const struct findings *findings = &writer->article->findings;
    json_t *list = json_array();

    for (size_t i = 0; i < findings->place_count; i++) {
        const struct place *place = &findings->places[i];
        json_t *item = json_object();
        char uri[PLACE_URI_BYTES];
        writer_put_text(writer, item, "name", place->name);
        writer_put_word(writer, item, "rel", "mentions");
        if (has_code(place)) {
            snprintf(uri, sizeof uri, PLACE_URI "%.*s", (int)place->code.length, place->code.data);
            writer_put_word(writer, item, "uri", uri);
        }
        writer_put_id(writer, item, "literal", WRITER_PLACE_ID, (uint32_t)i);
        writer_append(writer, list, item);
    }
    return list;
}
