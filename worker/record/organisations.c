/* organisations.c: one list in two forms. */
#include "record/organisations.h"

json_t *organisations_build(struct writer *writer)
{
    const struct findings *findings = &writer->article->findings;
    json_t *list = json_array();

    for (size_t i = 0; i < findings->organisation_count; i++) {
        const struct organisation *organisation = &findings->organisations[i];
        json_t *item = json_object();
        writer_put_id(writer, item, "id", WRITER_ORGANISATION_ID, (uint32_t)i);
        writer_put_text(writer, item, "name", organisation->name);
        writer_put_word(writer, item, "kind", table_kind_word(TABLE_ORG_TAILS, organisation->kind));
        if (organisation->place != NO_ITEM)
            writer_put_id(writer, item, "place", WRITER_PLACE_ID, organisation->place);
        writer_put(writer, item, "mentions",
                   writer_mentions(writer, organisation->mentions, organisation->mention_count));
        writer_append(writer, list, item);
    }
    return list;
}

json_t *organisations_build_item(struct writer *writer)
{
    const struct findings *findings = &writer->article->findings;
    json_t *list = json_array();

    for (size_t i = 0; i < findings->organisation_count; i++)
        writer_append_reference(writer, list, findings->organisations[i].name,
                                WRITER_ORGANISATION_ID, (uint32_t)i);
    return list;
}
