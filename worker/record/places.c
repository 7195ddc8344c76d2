/* places.c: a code, or the codes that it may be. */
#include "record/places.h"

#include "record/entities.h"

#include <stdio.h>

#define PLACE_URI       "urn:wirecopy:gb2260:"
#define PLACE_URI_BYTES 48u /* with a code of up to 12 digits */

bool place_has_code(const struct place *place)
{
    return place->code.length > 0 && place->edition.length > 0;
}

static void place_put(struct writer *writer, json_t *item, size_t index)
{
    const struct place *place = &writer->article->findings.places[index];
    json_t *candidates = json_array();

    if (place_has_code(place))
        writer_put_text(writer, item, "code", place->code);
    if (place->level != PLACE_OTHER)
        writer_put_word(writer, item, "level", table_kind_word(TABLE_PLACES, place->level));
    writer_put_known_text(writer, item, "edition", place->edition);
    for (size_t i = 0; place->candidate_count > 1 && i < place->candidate_count; i++) {
        struct slice code = place->candidates[i];
        writer_append(writer, candidates, json_stringn_nocheck(code.data, code.length));
    }
    writer_put_filled(writer, item, "candidates", candidates);
}

static void place_refer(struct writer *writer, json_t *item, size_t index)
{
    const struct place *place = &writer->article->findings.places[index];
    char uri[PLACE_URI_BYTES];

    if (!place_has_code(place))
        return;
    snprintf(uri, sizeof uri, PLACE_URI "%.*s", (int)place->code.length, place->code.data);
    writer_put_word(writer, item, "uri", uri);
}

static bool place_at(const struct findings *findings, size_t index, struct entity *ret_entity)
{
    if (index == findings->place_count)
        return false;
    const struct place *place = &findings->places[index];
    *ret_entity = (struct entity){place->name, place->mentions, place->mention_count};
    return true;
}

static const struct entity_list PLACES = {WRITER_PLACE_ID, place_at, place_put, place_refer};

json_t *places_build(struct writer *writer)
{
    return entities_build(writer, &PLACES);
}

json_t *places_build_item(struct writer *writer)
{
    return entities_build_item(writer, &PLACES);
}
