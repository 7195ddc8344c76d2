/* organisations.c: a kind, and a place. */
#include "record/organisations.h"

#include "record/entities.h"

static void organisation_put(struct writer *writer, json_t *item, size_t index)
{
    const struct organisation *organisation = &writer->article->findings.organisations[index];

    writer_put_word(writer, item, "kind", table_kind_word(TABLE_ORG_TAILS, organisation->kind));
    if (organisation->place != NO_ITEM)
        writer_put_id(writer, item, "place", WRITER_PLACE_ID, organisation->place);
}

static bool organisation_at(const struct findings *findings, size_t index,
                            struct entity *ret_entity)
{
    if (index == findings->organisation_count)
        return false;
    const struct organisation *organisation = &findings->organisations[index];
    *ret_entity =
        (struct entity){organisation->name, organisation->mentions, organisation->mention_count};
    return true;
}

static const struct entity_list ORGANISATIONS = {WRITER_ORGANISATION_ID, organisation_at,
                                                 organisation_put, NULL};

json_t *organisations_build(struct writer *writer)
{
    return entities_build(writer, &ORGANISATIONS);
}

json_t *organisations_build_item(struct writer *writer)
{
    return entities_build_item(writer, &ORGANISATIONS);
}
