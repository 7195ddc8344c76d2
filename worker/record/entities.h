/*
 * entities.h: people, places and organisations: one shape of list, in two forms.
 *
 *     "people": [{"name":"欧兵波","rel":"mentions","literal":"p1"}]            in the news item
 *     "people": [{"id":"p1","name":"欧兵波","titles":["组织部长"],…,           in the extraction
 *                 "mentions":[{"start":812,"end":815,"exact":"欧兵波"}]}]
 *
 * What only one kind has, such as titles or a code, comes from its own file: people.c, places.c,
 * organisations.c.
 */
#ifndef WIRECOPY_RECORD_ENTITIES_H
#define WIRECOPY_RECORD_ENTITIES_H

#include "record/writer.h"

/* What all of them have. */
struct entity {
    struct slice name;
    const struct span *mentions;
    size_t mention_count;
};

/* A kind of them. `at` is false behind the last one. `put` adds to an item of the extraction what
 * only this kind has, behind the name; `refer` does so in the news item, behind "rel", and may be
 * NULL. */
struct entity_list {
    char letter; /* of the ids */
    bool (*at)(const struct findings *findings, size_t index, struct entity *ret_entity);
    void (*put)(struct writer *writer, json_t *item, size_t index);
    void (*refer)(struct writer *writer, json_t *item, size_t index);
};

/* The list in the extraction, and in the news item. Both give NULL without memory. */
json_t *entities_build(struct writer *writer, const struct entity_list *list);
json_t *entities_build_item(struct writer *writer, const struct entity_list *list);

#endif
