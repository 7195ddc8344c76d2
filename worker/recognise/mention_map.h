/*
 * mention_map.h: for each character of the body, whether it stands in a mention, and of what.
 *
 *     慈 利 县 委 常 委 欧 兵 波 说        places  1 1 1 0 0 0 0 0 0 0
 *                                          people  0 0 0 0 0 0 1 1 1 0
 *
 * A recogniser asks what is mentioned near a position; with a map that costs as many steps as
 * characters looked at, whatever the number of mentions.
 */
#ifndef WIRECOPY_RECOGNISE_MENTION_MAP_H
#define WIRECOPY_RECOGNISE_MENTION_MAP_H

#include "base/arena.h"
#include "base/slice.h"
#include "recognise/findings.h"

struct mention_map {
    uint32_t *item;  /* 1 + the index of what is mentioned; 0: nothing */
    uint32_t *start; /* where the mention begins */
    uint32_t count;  /* characters; 0 after an overflow of the arena */
};

void mention_map_init(struct mention_map *map, struct arena *arena, uint32_t count);

/* Mentions must not overlap; of two that do, the later one stands. */
void mention_map_add(struct mention_map *map, const struct span *mentions, size_t count,
                     uint32_t item);

/* All places, people or organisations of the findings. */
void mention_map_places(struct mention_map *map, struct arena *arena, uint32_t count,
                        const struct findings *findings);
void mention_map_people(struct mention_map *map, struct arena *arena, uint32_t count,
                        const struct findings *findings);
void mention_map_organisations(struct mention_map *map, struct arena *arena, uint32_t count,
                               const struct findings *findings);

/* What is mentioned at a position; NO_ITEM when nothing is. */
uint32_t mention_map_at(const struct mention_map *map, uint32_t at);

/* The last mention that lies whole inside `span`. NO_ITEM, and *ret_mention unset, when there is
 * none. */
uint32_t mention_map_last(const struct mention_map *map, struct span span,
                          struct span *ret_mention);

/* Whether a mention shares a character with `span`. */
bool mention_map_overlaps(const struct mention_map *map, struct span span);

#endif
