/* people.c: one list in two forms. */
#include "record/people.h"

static const char *kind_word(enum person_kind kind)
{
    switch (kind) {
    case PERSON_PSEUDONYM:
        return "pseudonym";
    case PERSON_SURNAME_ONLY:
        return "surname_only";
    case PERSON_NAMED:
        break;
    }
    return "named";
}

static json_t *build_texts(struct writer *writer, const struct slice *texts, size_t count)
{
    json_t *list = json_array();

    for (size_t i = 0; i < count; i++)
        writer_append(writer, list, json_stringn_nocheck(texts[i].data, texts[i].length));
    return list;
}

json_t *people_build(struct writer *writer)
{
    const struct findings *findings = &writer->article->findings;
    json_t *list = json_array();

    for (size_t i = 0; i < findings->person_count; i++) {
        const struct person *person = &findings->people[i];
        json_t *item = json_object();
        writer_put_id(writer, item, "id", WRITER_PERSON_ID, (uint32_t)i);
        writer_put_text(writer, item, "name", person->name);
        writer_put(writer, item, "titles",
                   build_texts(writer, person->titles, person->title_count));
        writer_put_filled(writer, item, "descriptions",
                          build_texts(writer, person->descriptions, person->description_count));
        writer_put_known_text(writer, item, "affiliation", person->affiliation);
        writer_put_word(writer, item, "kind", kind_word(person->kind));
        writer_put(writer, item, "mentions",
                   writer_mentions(writer, person->mentions, person->mention_count));
        writer_append(writer, list, item);
    }
    return list;
}

json_t *people_build_item(struct writer *writer)
{
    const struct findings *findings = &writer->article->findings;
    json_t *list = json_array();

    for (size_t i = 0; i < findings->person_count; i++)
        writer_append_reference(writer, list, findings->people[i].name, WRITER_PERSON_ID,
                                (uint32_t)i);
    return list;
}
