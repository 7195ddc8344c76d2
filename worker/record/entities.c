/* entities.c: what all kinds have, around what one has. */
#include "record/entities.h"

static json_t *build_mentions(struct writer *writer, const struct entity *entity)
{
    json_t *list = json_array();

    for (size_t i = 0; i < entity->mention_count; i++)
        writer_append(writer, list, writer_selector(writer, entity->mentions[i]));
    return list;
}

json_t *entities_build(struct writer *writer, const struct entity_list *list)
{
    json_t *array = json_array();
    struct entity entity;

    for (size_t i = 0; list->at(&writer->article->findings, i, &entity); i++) {
        json_t *item = json_object();
        writer_put_id(writer, item, "id", list->letter, (uint32_t)i);
        writer_put_text(writer, item, "name", entity.name);
        list->put(writer, item, i);
        writer_put(writer, item, "mentions", build_mentions(writer, &entity));
        writer_append(writer, array, item);
    }
    return array;
}

json_t *entities_build_item(struct writer *writer, const struct entity_list *list)
{
    json_t *array = json_array();
    struct entity entity;

    for (size_t i = 0; list->at(&writer->article->findings, i, &entity); i++) {
        json_t *item = json_object();
        writer_put_text(writer, item, "name", entity.name);
        writer_put_word(writer, item, "rel", "mentions");
        if (list->refer)
            list->refer(writer, item, i);
        writer_put_id(writer, item, "literal", list->letter, (uint32_t)i);
        writer_append(writer, array, item);
    }
    return array;
}
