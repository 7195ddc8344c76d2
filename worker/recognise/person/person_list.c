/* person_list.c: people in order of discovery, and at the end in the order of the text. */
#include "recognise/person/person_list.h"

#include "base/limits.h"
#include "layout/names.h"

#include <stdlib.h>

bool person_list_init(struct person_list *list)
{
    list->taken = arena_array(list->arena, (size_t)list->text->count + 1, sizeof *list->taken);
    return list->taken != NULL;
}

static bool is_contributor(const struct layout *layout, struct slice name)
{
    for (size_t i = 0; i < layout->contributor_count; i++)
        if (slice_equal(layout->contributors[i].name, name))
            return true;
    return false;
}

/* 孔特 of 朱塞佩·孔特, 叶尔兰 of 叶尔兰·哈布力, with any of the dots that are printed there. */
static bool is_part(struct slice name, struct slice part)
{
    static const char *const DOTS[] = {"·", "•", "‧", "・", "．"};

    if (part.length >= name.length)
        return false;
    struct slice first = {name.data, name.length - part.length};
    struct slice last = {name.data + part.length, name.length - part.length};
    for (size_t i = 0; i < sizeof DOTS / sizeof *DOTS; i++)
        if ((slice_ends(name, part) && slice_ends(first, slice_of(DOTS[i]))) ||
            (slice_starts(name, part) && slice_starts(last, slice_of(DOTS[i]))))
            return true;
    return false;
}

/* The one person whose name begins or ends with that part; NULL when there are two. */
static struct person *find_by_part(const struct findings *findings, struct slice part)
{
    struct person *found = NULL;

    for (size_t i = 0; i < findings->person_count; i++) {
        if (!is_part(findings->people[i].name, part))
            continue;
        if (found)
            return NULL;
        found = &findings->people[i];
    }
    return found;
}

struct person *person_list_find(const struct person_list *list, struct span span)
{
    struct findings *findings = list->findings;
    struct slice name = name_print(list->arena, list->text, span);

    for (size_t i = 0; i < findings->person_count; i++)
        if (slice_equal(findings->people[i].name, name))
            return &findings->people[i];
    return find_by_part(findings, name);
}

struct person *person_list_named(struct person_list *list, struct span span, enum person_kind kind)
{
    struct findings *findings = list->findings;
    struct slice name = name_print(list->arena, list->text, span);
    struct person *known = person_list_find(list, span);

    if (known)
        return known;
    if (is_contributor(list->layout, name))
        return NULL;
    if (findings->person_count == ITEMS_MAX) {
        findings->too_many = true;
        return NULL;
    }
    struct person *people = arena_grow(list->arena, findings->people, findings->person_count,
                                       &findings->person_capacity, sizeof *people);
    if (!people)
        return NULL;
    findings->people = people;
    people[findings->person_count] = (struct person){.name = name, .kind = kind};
    return &people[findings->person_count++];
}

void person_list_mention(struct person_list *list, struct person *person, struct span span)
{
    struct span *mentions = arena_grow(list->arena, person->mentions, person->mention_count,
                                       &person->mention_capacity, sizeof *mentions);
    if (!mentions)
        return;
    person->mentions = mentions;
    mentions[person->mention_count++] = span;
    for (uint32_t at = span.start; at < span.end; at++)
        list->taken[at] = true;
}

bool person_list_taken(const struct person_list *list, struct span span)
{
    for (uint32_t at = span.start; at < span.end; at++)
        if (list->taken[at])
            return true;
    return false;
}

static int mention_order(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

static int person_order(const void *a, const void *b)
{
    const struct person *x = a, *y = b;
    return mention_order(x->mentions, y->mentions);
}

void person_list_sort(struct person_list *list)
{
    struct findings *findings = list->findings;

    if (findings->person_count == 0 || arena_overflowed(list->arena))
        return;
    for (size_t i = 0; i < findings->person_count; i++)
        qsort(findings->people[i].mentions, findings->people[i].mention_count,
              sizeof *findings->people[i].mentions, mention_order);
    qsort(findings->people, findings->person_count, sizeof *findings->people, person_order);
}
