/* contributors.c: who made the article, each name once for each kind of work. */
#include "layout/byline.h"
#include "layout/outlets.h"

static bool role_writes(enum role_kind role)
{
    return role == ROLE_REPORTER || role == ROLE_CORRESPONDENT || role == ROLE_INTERN ||
           role == ROLE_AUTHOR;
}

static void contributor_push(struct reading *reading, const struct contributor *contributor)
{
    struct layout *layout = reading->layout;
    struct contributor *list =
        arena_grow(reading->notes->arena, layout->contributors, layout->contributor_count,
                   &layout->contributor_capacity, sizeof *list);
    if (!list)
        return;
    layout->contributors = list;
    list[layout->contributor_count++] = *contributor;
}

static void contributor_add(struct reading *reading, const struct contributor *contributor)
{
    struct layout *layout = reading->layout;

    for (size_t i = 0; i < layout->contributor_count; i++) {
        struct contributor *known = &layout->contributors[i];
        if (!slice_equal(known->name, contributor->name))
            continue;
        bool same = known->role == contributor->role ||
                    (role_writes(known->role) && role_writes(contributor->role));
        if (!same)
            continue;
        if (known->role == ROLE_AUTHOR && contributor->role != ROLE_AUTHOR)
            *known = *contributor;
        else if (known->outlet.length == 0)
            known->outlet = contributor->outlet;
        return;
    }
    contributor_push(reading, contributor);
}

void byline_commit(struct reading *reading, const struct byline *byline)
{
    for (size_t i = 0; i < byline->count; i++) {
        const struct byline_entry *entry = &byline->entries[i];
        struct contributor contributor = {
            .name = name_print(reading->notes->arena, reading->text, entry->name),
            .role = entry->role,
            .role_text = reading_utf8(reading, entry->role_text),
            .outlet = reading_utf8(reading, entry->outlet)};
        contributor_add(reading, &contributor);
        if (outlet_is(reading->lexicon, reading->text, entry->outlet))
            info_source_add(reading, entry->outlet, INFO_ORIGIN);
    }
    struct dateline *dateline = &reading->layout->dateline;
    if (!span_is_empty(byline->place) && dateline->place.length == 0) {
        dateline->found = true;
        dateline->place = reading_utf8(reading, byline->place);
    }
    if (!span_is_empty(byline->outlet))
        info_source_add(reading, byline->outlet, INFO_ORIGIN);
}

bool byline_is_signed(const struct reading *reading, struct span span)
{
    struct span none = {0, 0};
    struct byline byline;

    return byline_read(reading->lexicon, reading->text, span, ROLE_AUTHOR, none, &byline) &&
           byline.with_role;
}
