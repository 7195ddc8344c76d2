/* person_share.c: from each one without a title back along the row to who has one. */
#include "recognise/person/person_share.h"

#include "recognise/person/name_row.h"

static const uint32_t DEPUTY = 0x526F, LIST_COMMA = 0x3001; /* 副 、 */

/* The person who is mentioned right before `end`; NULL when nobody is. */
static struct person *ends_at(struct findings *findings, uint32_t end, struct span *ret_mention)
{
    for (size_t i = 0; i < findings->person_count; i++) {
        struct person *person = &findings->people[i];
        for (size_t j = 0; j < person->mention_count; j++)
            if (person->mentions[j].end == end) {
                *ret_mention = person->mentions[j];
                return person;
            }
    }
    return NULL;
}

/* Whether the mark before `name` joins it to the row that `office` is told of: 、, or 和 when the
 * row has more names. */
static bool is_joined(const struct text *text, struct span name, bool in_row)
{
    uint32_t mark = text_fold(text, name.start - 1);

    return mark == LIST_COMMA || (in_row && name_row_mark(mark));
}

void person_titles_share(struct person_titles *titles, struct findings *findings)
{
    const struct text *text = titles->text;
    struct span office = {0, 0}, last = {0, 0}; /* of the row, and its last name */

    for (size_t i = 0; i < findings->person_count; i++) {
        struct person *person = &findings->people[i];
        struct span name = person->mentions[0], before;
        if (person->kind != PERSON_NAMED || person->title_count + person->description_count > 0)
            continue;
        bool in_row = name.start > 0 && last.end == name.start - 1;
        const struct person *head =
            is_joined(text, name, in_row) ? ends_at(findings, name.start - 1, &before) : NULL;
        if (!head)
            continue;
        if (!in_row)
            office = title_map_before(&titles->map, before.start);
        if (span_is_empty(office) || text->fold[office.start] != DEPUTY ||
            title_map_kind(&titles->map, office.end) != TITLE_OFFICE)
            continue;
        person_title_add(titles, person, office);
        if (person->affiliation.length == 0)
            person->affiliation = head->affiliation;
        last = name;
    }
}
