/* place_clear.c: one pass over the mentions, then the places that are left get their numbers anew.
 */
#include "recognise/place/place_clear.h"

#include "recognise/mention_map.h"
#include "recognise/reader.h"

struct clearing {
    const struct text *text;
    const struct findings *findings;
    struct mention_map organisations;
    bool *named; /* whether the character is one of somebody's name or of a work's title */
};

static void mark_named(struct clearing *clearing, struct span span)
{
    for (uint32_t at = span.start; at < span.end; at++)
        clearing->named[at] = true;
}

static void mark_all(struct clearing *clearing)
{
    const struct findings *findings = clearing->findings;

    for (size_t i = 0; i < findings->person_count; i++)
        for (size_t k = 0;
             findings->people[i].kind == PERSON_NAMED && k < findings->people[i].mention_count; k++)
            mark_named(clearing, findings->people[i].mentions[k]);
    for (size_t i = 0; i < findings->document_count; i++)
        if (findings->documents[i].kind == DOCUMENT_OTHER)
            mark_named(clearing, findings->documents[i].span);
}

/* 商会, 联合会 and the like are of those who come from a place; so is a school that they founded.
 */
static bool is_of_natives(const struct text *text, uint32_t end)
{
    static const char *const ENDS[] = {"商会", "联合会", "同乡会", "会馆", "公学",
                                       "总会", "联谊会", "社团",   "公会", NULL};

    for (uint32_t behind = end; behind <= end + 4; behind++)
        if (reader_one_of(text, behind, ENDS) > 0)
            return true;
    return false;
}

/* Whether the mention stands in a name behind the place of its seat, and lies somewhere else. */
static bool is_origin(const struct clearing *clearing, struct span mention, struct slice code)
{
    const struct findings *findings = clearing->findings;
    uint32_t index = mention_map_at(&clearing->organisations, mention.start);

    if (index == NO_ITEM || clearing->organisations.start[mention.start] == mention.start ||
        findings->organisations[index].place == NO_ITEM ||
        !is_of_natives(clearing->text, mention.end))
        return false;
    struct slice seat = findings->places[findings->organisations[index].place].code;
    return seat.length < 2 || code.length < 2 || memcmp(seat.data, code.data, 2) != 0;
}

/* Keeps the mentions that are meant. */
static void clear_mentions(const struct clearing *clearing, struct place *place)
{
    size_t kept = 0;

    for (size_t i = 0; i < place->mention_count; i++) {
        struct span mention = place->mentions[i];
        if (!clearing->named[mention.start] && !is_origin(clearing, mention, place->code))
            place->mentions[kept++] = mention;
    }
    place->mention_count = kept;
}

static void renumber(uint32_t *place, const uint32_t *number)
{
    if (*place != NO_ITEM)
        *place = number[*place];
}

void place_clear(struct arena *arena, const struct text *text, struct findings *findings)
{
    struct clearing clearing = {.text = text, .findings = findings};
    uint32_t *number = arena_array(arena, findings->place_count + 1, sizeof *number);
    size_t kept = 0;

    clearing.named = arena_array(arena, (size_t)text->count + 1, sizeof *clearing.named);
    mention_map_organisations(&clearing.organisations, arena, text->count, findings);
    if (!number || arena_overflowed(arena))
        return;
    mark_all(&clearing);
    for (size_t i = 0; i < findings->place_count; i++) {
        struct place *place = &findings->places[i];
        bool stood = place->mention_count > 0; /* a dateline's has none */
        clear_mentions(&clearing, place);
        number[i] = stood && place->mention_count == 0 ? NO_ITEM : (uint32_t)kept;
        if (number[i] != NO_ITEM)
            kept++;
    }
    for (size_t i = 0; i < findings->place_count; i++)
        if (number[i] != NO_ITEM)
            findings->places[number[i]] = findings->places[i];
    findings->place_count = kept;
    for (size_t i = 0; i < findings->organisation_count; i++)
        renumber(&findings->organisations[i].place, number);
    renumber(&findings->title_place, number);
    renumber(&findings->dateline_place, number);
}
