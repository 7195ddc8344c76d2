/*
 * title_map.h: where the titles of a text end, and how they begin.
 *
 *     县公安局|常务副局长|高山     the table has 副局长, and 常务 is a part of a title before it
 *
 * One look-up for each character of the body, so that all later questions are answered by an array.
 */
#ifndef WIRECOPY_RECOGNISE_TITLE_MAP_H
#define WIRECOPY_RECOGNISE_TITLE_MAP_H

#include "base/arena.h"
#include "lexicon/lexicon.h"

struct title_map {
    uint32_t *start; /* for each end of a title: 1 + where it begins; 0: none ends here */
    uint8_t *kind;   /* its kind */
    bool *inside;    /* behind the first character of a title and before its end */
    uint32_t count;  /* characters; 0 after an overflow of the arena */
};

void title_map_init(struct title_map *map, struct arena *arena, const struct lexicon *lexicon,
                    const struct text *text);

/* The longest title that ends at `end`; empty when there is none. */
struct span title_map_before(const struct title_map *map, uint32_t end);

/* The kind of the title that ends at `end`. */
enum title_kind title_map_kind(const struct title_map *map, uint32_t end);

/* Whether `at` stands inside a title, and not at its beginning. */
bool title_map_inside(const struct title_map *map, uint32_t at);

#endif
