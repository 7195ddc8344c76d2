/* people.c: titles, descriptions, affiliation and kind. */
#include "record/people.h"

#include "record/entities.h"

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

static void person_put(struct writer *writer, json_t *item, size_t index)
{
    const struct person *person = &writer->article->findings.people[index];

    writer_put(writer, item, "titles", build_texts(writer, person->titles, person->title_count));
    writer_put_filled(writer, item, "descriptions",
                      build_texts(writer, person->descriptions, person->description_count));
    writer_put_known_text(writer, item, "affiliation", person->affiliation);
    writer_put_word(writer, item, "kind", kind_word(person->kind));
}

static bool person_at(const struct findings *findings, size_t index, struct entity *ret_entity)
{
    if (index == findings->person_count)
        return false;
    const struct person *person = &findings->people[index];
    *ret_entity = (struct entity){person->name, person->mentions, person->mention_count};
    return true;
}

static const struct entity_list PEOPLE = {WRITER_PERSON_ID, person_at, person_put, NULL};

json_t *people_build(struct writer *writer)
{
    return entities_build(writer, &PEOPLE);
}

json_t *people_build_item(struct writer *writer)
{
    return entities_build_item(writer, &PEOPLE);
}
