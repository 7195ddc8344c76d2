/* organisation.c: names where they stand, then organisations. */
#include "recognise/organisation/organisation.h"

#include "recognise/mask.h"
#include "recognise/organisation/organisation_code.h"
#include "recognise/organisation/organisation_front.h"
#include "recognise/organisation/organisation_list.h"

#include <assert.h>

struct name_list {
    struct org_name *items;
    size_t count, capacity;
};

/* A name may take in the one before it, which it goes on, and one that was not sure; it must not
 * take from a sure one what it is not sure of itself: 行政院|农业. */
static void names_add(struct name_list *names, struct arena *arena, struct org_name name)
{
    const struct org_name *last = names->count > 0 ? &names->items[names->count - 1] : NULL;

    assert(names->items || names->count == 0);
    if (last && last->belief == ORG_SURE && name.belief < ORG_SURE &&
        span_overlaps(last->span, name.span))
        return;
    while (names->count > 0 && span_overlaps(names->items[names->count - 1].span, name.span))
        names->count--;
    struct org_name *list =
        arena_grow(arena, names->items, names->count, &names->capacity, sizeof *list);
    if (!list)
        return;
    names->items = list;
    list[names->count++] = name;
}

static struct name_list names_read(const struct org_name_reader *reader, struct arena *arena)
{
    struct name_list names = {0};
    struct org_name before = {.belief = ORG_NONE};

    for (uint32_t at = 0; at < reader->text->count && !arena_overflowed(arena);) {
        struct org_name name;
        uint32_t end = organisation_name_read(reader, at, &before, &name);
        if (end == at) {
            name = organisation_code_read(reader, at);
            if (name.belief == ORG_SURE && before.span.end != at)
                names_add(&names, arena, name);
            at++;
            continue;
        }
        names_add(&names, arena, name);
        if (name.belief == ORG_SURE)
            before = name;
        at = end;
    }
    return names;
}

/* Whether `a` and `b` stand in one list: 金鹰铸造、天马纺织和万年青木业. */
static bool are_listed(const struct text *text, struct span a, struct span b)
{
    return a.end + 1 == b.start &&
           (text->fold[a.end] == 0x3001 /* 、 */ || org_is_conjunction(text->fold[a.end]));
}

/* A name that is only likely counts when the article has it again, or beside a sure one in a list.
 */
static void believe_likely(const struct text *text, struct name_list *names)
{
    for (size_t i = 0; i < names->count; i++)
        for (size_t k = 0; k < names->count && names->items[i].belief == ORG_LIKELY; k++)
            if (k != i && text_equal(text, names->items[i].span, names->items[k].span))
                names->items[i].belief = ORG_SURE;
    for (size_t i = 1; i < names->count; i++)
        if (are_listed(text, names->items[i - 1].span, names->items[i].span) &&
            names->items[i - 1].belief == ORG_SURE)
            names->items[i].belief = ORG_SURE;
    for (size_t i = names->count; i-- > 1;)
        if (are_listed(text, names->items[i - 1].span, names->items[i].span) &&
            names->items[i].belief == ORG_SURE)
            names->items[i - 1].belief = ORG_SURE;
}

static uint8_t *places_mask(struct arena *arena, const struct mention_map *places)
{
    uint8_t *mask = arena_array(arena, (size_t)places->count + 1, 1);

    for (uint32_t at = 0; mask && at < places->count; at++)
        mask[at] = places->item[at] > 0 ? MASK_PLACE : MASK_NONE;
    return mask;
}

void organisation_recognise(struct arena *arena, const struct lexicon *lexicon,
                            const struct layout *layout, struct findings *findings)
{
    const struct text *text = &layout->body;
    struct reader words = {.lexicon = lexicon, .arena = arena, .layout = layout, .text = text};
    struct org_name_reader reader = {.words = &words, .text = text, .findings = findings};
    struct org_list list = {.arena = arena, .text = text, .findings = findings};

    mention_map_places(&reader.places, arena, text->count, findings);
    mention_map_init(&list.taken, arena, text->count);
    words.mask = places_mask(arena, &reader.places);
    if (arena_overflowed(arena))
        return;
    struct name_list names = names_read(&reader, arena);
    believe_likely(text, &names);
    organisation_list_fill(&list, names.items, names.count);
    organisation_list_finish(&list);
}
