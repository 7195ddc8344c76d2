/* mention_map.c: two numbers for each character. */
#include "recognise/mention_map.h"

void mention_map_init(struct mention_map *map, struct arena *arena, uint32_t count)
{
    map->item = arena_array(arena, (size_t)count + 1, sizeof *map->item);
    map->start = arena_array(arena, (size_t)count + 1, sizeof *map->start);
    map->count = map->item && map->start ? count : 0;
}

void mention_map_add(struct mention_map *map, const struct span *mentions, size_t count,
                     uint32_t item)
{
    for (size_t i = 0; i < count; i++)
        for (uint32_t at = mentions[i].start; at < mentions[i].end && at < map->count; at++) {
            map->item[at] = item + 1;
            map->start[at] = mentions[i].start;
        }
}

void mention_map_places(struct mention_map *map, struct arena *arena, uint32_t count,
                        const struct findings *findings)
{
    mention_map_init(map, arena, count);
    for (size_t i = 0; i < findings->place_count; i++)
        mention_map_add(map, findings->places[i].mentions, findings->places[i].mention_count,
                        (uint32_t)i);
}

void mention_map_people(struct mention_map *map, struct arena *arena, uint32_t count,
                        const struct findings *findings)
{
    mention_map_init(map, arena, count);
    for (size_t i = 0; i < findings->person_count; i++)
        mention_map_add(map, findings->people[i].mentions, findings->people[i].mention_count,
                        (uint32_t)i);
}

void mention_map_organisations(struct mention_map *map, struct arena *arena, uint32_t count,
                               const struct findings *findings)
{
    mention_map_init(map, arena, count);
    for (size_t i = 0; i < findings->organisation_count; i++)
        mention_map_add(map, findings->organisations[i].mentions,
                        findings->organisations[i].mention_count, (uint32_t)i);
}

uint32_t mention_map_at(const struct mention_map *map, uint32_t at)
{
    return at < map->count && map->item[at] > 0 ? map->item[at] - 1 : NO_ITEM;
}

/* Where the mention that `at` stands in ends. */
static uint32_t mention_end(const struct mention_map *map, uint32_t at)
{
    uint32_t end = at + 1;

    while (end < map->count && map->item[end] == map->item[at] && map->start[end] == map->start[at])
        end++;
    return end;
}

uint32_t mention_map_last(const struct mention_map *map, struct span span, struct span *ret_mention)
{
    uint32_t at = span.end < map->count ? span.end : map->count;

    while (at > span.start) {
        at--;
        if (map->item[at] == 0)
            continue;
        struct span mention = {map->start[at], mention_end(map, at)};
        if (span_contains(span, mention)) {
            *ret_mention = mention;
            return map->item[at] - 1;
        }
        at = mention.start;
    }
    return NO_ITEM;
}

bool mention_map_overlaps(const struct mention_map *map, struct span span)
{
    for (uint32_t at = span.start; at < span.end; at++)
        if (mention_map_at(map, at) != NO_ITEM)
            return true;
    return false;
}
