/* person_surname.c: a surname is enough when one person in the article has it. */
#include "recognise/person_surname.h"

/* People of one surname. */
struct bearers {
    struct person *titled, *any; /* one who has the title; one at all */
    size_t titled_count, count;
};

static bool has_title(const struct person *person, struct slice title)
{
    for (size_t i = 0; i < person->title_count; i++)
        if (slice_ends(person->titles[i], title))
            return true;
    return false;
}

/* Those who may be meant by `surname` with the words up to `behind`. */
static struct bearers bearers_of(const struct person_list *list, struct span surname,
                                 uint32_t behind)
{
    struct slice title = text_utf8(list->arena, list->text, (struct span){surname.end, behind});
    struct bearers bearers = {0};
    struct table_match form = lexicon_exact(list->lexicon, TABLE_HONORIFICS, list->text,
                                            (struct span){surname.end, behind});

    for (size_t i = 0; i < list->findings->person_count; i++) {
        struct person *person = &list->findings->people[i];
        struct span first = {person->mentions[0].start,
                             person->mentions[0].start + span_length(surname)};
        if (person->kind != PERSON_NAMED || !text_equal(list->text, first, surname) ||
            (match_is(form, HONORIFIC_FAMILIAR) && person->title_count > 0))
            continue;
        bearers.any = person;
        bearers.count++;
        if (has_title(person, title)) {
            bearers.titled = person;
            bearers.titled_count++;
        }
    }
    return bearers;
}

void person_surname_refer(struct person_list *list, struct person_titles *titles, struct span span,
                          uint32_t surname, bool alone)
{
    struct span title = {span.start + surname, span.end};
    struct bearers bearers = bearers_of(list, (struct span){span.start, title.start}, span.end);
    struct person *person = bearers.titled_count == 1 ? bearers.titled
                            : bearers.count == 1      ? bearers.any
                                                      : NULL;

    if (!person)
        person = person_list_find(list, span);
    if (!person && bearers.count == 0 && alone)
        person = person_list_named(list, span, PERSON_SURNAME_ONLY);
    if (!person)
        return;
    person_list_mention(list, person, span);
    if (lexicon_exact(list->lexicon, TABLE_TITLES, list->text, title).table &&
        person->title_count == 0)
        person_title_add(titles, person, title);
}

/* Whether a surname may begin at `at` that is in no mention. */
static bool may_refer(const struct person_list *list, uint32_t at)
{
    return table_may_start(&list->lexicon->tables[TABLE_SURNAMES], list->text->fold[at]) &&
           !list->taken[at];
}

/* 孟局长 at `at`. Returns where to go on. */
static uint32_t read_surname(struct person_list *list, struct person_titles *titles, uint32_t at)
{
    static const uint32_t SERVES = 0x4EFB; /* 任组长 */
    const struct text *text = list->text;
    struct table_match surname =
        lexicon_longest(list->lexicon, TABLE_SURNAMES, text, at, text->count);
    uint32_t behind = at + surname.length;
    struct table_match title =
        lexicon_longest(list->lexicon, TABLE_TITLES, text, behind, text->count);
    struct span span = {at, behind + title.length};
    enum name_vouch vouch = NAME_UNVOUCHED;

    if (title.length < 2 || match_is(title, TITLE_DESCRIPTION) || text->fold[at] == SERVES ||
        (!match_is(surname, SURNAME_COMMON) && !match_is(surname, SURNAME_COMPOUND)) ||
        person_list_taken(list, span) || mention_map_overlaps(&titles->places, span) ||
        mention_map_overlaps(&titles->organisations, span) ||
        person_context_right(list->lexicon, text, span.end) < 0)
        return at + 1;
    person_context_left(list->lexicon, text, &titles->map, at, &vouch);
    person_surname_refer(list, titles, span, surname.length, vouch >= NAME_BEGINS);
    return span.end;
}

/* In two rounds: a form that begins a sentence makes a person of it elsewhere as well. */
void person_surname_find(struct person_list *list, struct person_titles *titles)
{
    for (unsigned round = 0; round < 2; round++)
        for (uint32_t at = 0; at < list->text->count;)
            at = may_refer(list, at) ? read_surname(list, titles, at) : at + 1;
}
