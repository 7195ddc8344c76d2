/* pairs.c: two bits for each hash: seen once, seen twice. */
#include "layout/pairs.h"

#define SLOT_BITS  18u
#define SLOT_WORDS ((1u << SLOT_BITS) / 64u)

struct pair_set {
    uint64_t once[SLOT_WORDS], twice[SLOT_WORDS];
};

struct pair_set *pair_set_new(struct arena *arena)
{
    struct pair_set *set = arena_array(arena, 1, sizeof *set);

    if (set)
        memset(set, 0, sizeof *set);
    return set;
}

static bool is_pair(const struct text *text, uint32_t at)
{
    return cp_is_hanzi(text->fold[at]) && cp_is_hanzi(text->fold[at + 1]);
}

static uint32_t slot_of(const struct text *text, uint32_t at)
{
    return (text->fold[at] * 0x9E3779B1u + text->fold[at + 1] * 0x85EBCA6Bu) >> (32u - SLOT_BITS);
}

void pair_set_add(struct pair_set *set, const struct text *text, struct span span)
{
    for (uint32_t at = span.start; at + 1 < span.end; at++) {
        if (!is_pair(text, at))
            continue;
        uint32_t slot = slot_of(text, at);
        uint64_t bit = (uint64_t)1 << slot % 64u;
        set->twice[slot / 64u] |= set->once[slot / 64u] & bit;
        set->once[slot / 64u] |= bit;
    }
}

uint32_t pair_set_share(const struct pair_set *set, const struct text *text, struct span span,
                        unsigned times)
{
    const uint64_t *bits = times > 1 ? set->twice : set->once;
    uint32_t pairs = 0, shared = 0;

    for (uint32_t at = span.start; at + 1 < span.end; at++) {
        if (!is_pair(text, at))
            continue;
        uint32_t slot = slot_of(text, at);
        pairs++;
        shared += (bits[slot / 64u] >> slot % 64u & 1u) != 0;
    }
    return pairs ? shared * 100 / pairs : 100;
}
