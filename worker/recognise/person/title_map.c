/* title_map.c: the rows of titles.tsv where they stand, with what belongs to them before them. */
#include "recognise/person/title_map.h"

#define FRONT_LENGTH_MAX 5u /* code points of a row of title_fronts.tsv */
#define FRONTS_MAX       2u /* 首席执行 before one title */

/* Whether a word crosses `at` to end at `end`: 代 of 时代|董事长 stands before no title. */
static bool ends_word(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                      uint32_t end)
{
    return at > 0 && end - at == 1 &&
           lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, (struct span){at - 1, end}).table;
}

/* Where the title at `start` begins with the words before it that are a part of it. */
static uint32_t fronts_start(const struct lexicon *lexicon, const struct text *text, uint32_t start)
{
    for (uint32_t fronts = 0; fronts < FRONTS_MAX; fronts++) {
        uint32_t end = start;
        for (uint32_t length = FRONT_LENGTH_MAX; length > 0 && start == end; length--)
            if (length <= end &&
                match_is(lexicon_exact(lexicon, TABLE_TITLE_FRONTS, text,
                                       (struct span){end - length, end}),
                         TITLE_FRONT_PART) &&
                !ends_word(lexicon, text, end - length, end))
                start = end - length;
        if (start == end)
            break;
    }
    return start;
}

static void add_title(struct title_map *map, const struct lexicon *lexicon, const struct text *text,
                      struct span title, enum title_kind kind)
{
    bool held = kind != TITLE_DESCRIPTION && span_length(title) > 1;

    map->start[title.end] = 1 + (held ? fronts_start(lexicon, text, title.start) : title.start);
    map->kind[title.end] = (uint8_t)kind;
}

/* 彝族|老人: a word that ends in the title's first character, and a title that begins with its
 * second, leave none of it. 大学校长: 长 begins no title. */
static bool is_crossed(const struct lexicon *lexicon, const struct text *text, struct span title)
{
    struct span crossing = {title.start - 1, title.start + 1};

    return title.start > 0 && span_length(title) == 2 &&
           lexicon_longest(lexicon, TABLE_TITLES, text, title.start + 1, text->count).length > 1 &&
           lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, crossing).table;
}

void title_map_init(struct title_map *map, struct arena *arena, const struct lexicon *lexicon,
                    const struct text *text)
{
    uint32_t covered = 0;

    map->start = arena_array(arena, (size_t)text->count + 1, sizeof *map->start);
    map->kind = arena_array(arena, (size_t)text->count + 1, sizeof *map->kind);
    map->inside = arena_array(arena, (size_t)text->count + 1, sizeof *map->inside);
    map->count = map->start && map->kind && map->inside ? text->count : 0;
    for (uint32_t at = 0; at < map->count; at++) {
        struct table_match title = lexicon_longest(lexicon, TABLE_TITLES, text, at, text->count);
        struct span span = {at, at + title.length};
        if (title.table && is_crossed(lexicon, text, span))
            continue;
        if (title.table && map->start[span.end] == 0)
            add_title(map, lexicon, text, span, title.entries[0].kind);
        if (!title.table || at < covered)
            continue;
        for (uint32_t i = at + 1; i < span.end; i++)
            map->inside[i] = true;
        covered = span.end;
    }
}

struct span title_map_before(const struct title_map *map, uint32_t end)
{
    bool found = end <= map->count && map->count > 0 && map->start[end] > 0;
    return (struct span){found ? map->start[end] - 1 : end, end};
}

enum title_kind title_map_kind(const struct title_map *map, uint32_t end)
{
    return map->kind[end];
}

bool title_map_inside(const struct title_map *map, uint32_t at)
{
    return at < map->count && map->inside[at];
}
