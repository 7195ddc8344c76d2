/* person_surname.c: a surname is enough when one person in the article has it. */
#include "recognise/person/person_surname.h"

#include "recognise/segment.h"

#define GIVEN_COST_MAX    32 /* of 恩 in 小恩 */
#define FAMILIAR_COST_MIN 49 /* of 老王 and 小林 as words, in quarters of a natural logarithm */

/* People of one surname. */
struct bearers {
    struct person *titled, *any; /* one who has the title; one at all */
    size_t titled_count, count;
};

/* Those who may be meant by `surname` with the words up to `behind`. 锺阿嬤 and her daughter
 * 锺佩真, who is named behind her, are two: who is called by such a word is known by then. */
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
            (match_is(form, HONORIFIC_FAMILIAR) &&
             (person->title_count > 0 || person->mentions[0].start > surname.start)))
            continue;
        bearers.any = person;
        bearers.count++;
        if (person_has_title(person, title)) {
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
    if (person->kind == PERSON_SURNAME_ONLY)
        person_titles_read(titles, person, span); /* 店主|潘太 */
    struct table_match row = lexicon_exact(list->lexicon, TABLE_TITLES, list->text, title);
    if (row.table && !match_is(row, TITLE_DESCRIPTION) && person->title_count == 0)
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
        lexicon_exact(list->lexicon, TABLE_TITLE_FRONTS, text, (struct span){at, at + 1}).table ||
        (!match_is(surname, SURNAME_COMMON) && !match_is(surname, SURNAME_COMPOUND)) ||
        person_list_taken(list, span) || mention_map_overlaps(&titles->places, span) ||
        mention_map_overlaps(&titles->organisations, span) ||
        person_context_right(list->lexicon, text, span.end) < 0)
        return at + 1;
    person_context_left(list->lexicon, text, &titles->map, at, &vouch);
    person_surname_refer(list, titles, span, surname.length, vouch >= NAME_BEGINS);
    return span.end;
}

/* 老 or 小 before a surname, and no word: 老农, 小麦. */
static bool is_familiar(const struct person_list *list, uint32_t at)
{
    static const uint32_t OLD = 0x8001, YOUNG = 0x5C0F; /* 老 小 */
    const struct text *text = list->text;
    struct span form = {at, at + 2}, surname = {at + 1, at + 2};

    if ((text->fold[at] != OLD && text->fold[at] != YOUNG) ||
        !match_is(lexicon_exact(list->lexicon, TABLE_SURNAMES, text, surname), SURNAME_COMMON))
        return false;
    if (person_context_right(list->lexicon, text, form.end) >= PERSON_CONTEXT_SPEECH)
        return true; /* 小段|坦言 */
    struct table_match word =
        lexicon_longest(list->lexicon, TABLE_COMMON_WORDS, text, at, text->count);
    return !lexicon_exact(list->lexicon, TABLE_NAME_WORDS, text, form).table &&
           (word.length < 2 || (word.length == 2 && segment_cost(word) >= FAMILIAR_COST_MIN));
}

/* 學生|小恩|把: who somebody is stands before 小 and a character of given names that is in no word.
 */
static bool is_nickname(const struct person_list *list, const struct person_titles *titles,
                        uint32_t at)
{
    static const uint32_t YOUNG = 0x5C0F; /* 小 */
    const struct text *text = list->text;
    struct table_match given =
        lexicon_exact(list->lexicon, TABLE_GIVEN_COSTS, text, (struct span){at + 1, at + 2});

    return text->fold[at] == YOUNG && given.table && given.entries[0].kind <= GIVEN_COST_MAX &&
           !span_is_empty(title_map_before(&titles->map, at)) &&
           lexicon_longest(list->lexicon, TABLE_COMMON_WORDS, text, at, text->count).length < 2 &&
           lexicon_longest(list->lexicon, TABLE_COMMON_WORDS, text, at + 1, text->count).length <
               2 &&
           !lexicon_exact(list->lexicon, TABLE_NAME_WORDS, text, (struct span){at, at + 2}).table;
}

/* 老刘 and 小彭 at `at`: the one person of that surname, or, as 保安老赵 or before a verb of
 * speech, somebody new. Returns where to go on. */
static uint32_t read_familiar(struct person_list *list, struct person_titles *titles, uint32_t at)
{
    struct span form = {at, at + 2}, surname = {at + 1, at + 2};
    int right = person_context_right(list->lexicon, list->text, form.end);
    enum person_kind kind =
        match_is(lexicon_exact(list->lexicon, TABLE_SURNAMES, list->text, surname), SURNAME_COMMON)
            ? PERSON_SURNAME_ONLY
            : PERSON_NAMED;
    struct bearers bearers;

    if (person_list_taken(list, form) || mention_map_overlaps(&titles->places, form) ||
        mention_map_overlaps(&titles->organisations, form) || right < PERSON_CONTEXT_FOLLOWS)
        return at + 1;
    struct span title = title_map_before(&titles->map, at);
    bearers = bearers_of(list, surname, form.end);
    struct person *person = person_list_find(list, form);
    if (!person && bearers.count == 1)
        person = bearers.any;
    if (!person && bearers.count == 0 && (!span_is_empty(title) || right >= PERSON_CONTEXT_SPEECH))
        person = person_list_named(list, form, kind);
    if (!person)
        return at + 1;
    person_list_mention(list, person, form);
    person_titles_read(titles, person, form);
    return form.end;
}

/* In two rounds: a form that begins a sentence makes a person of it elsewhere as well. */
void person_surname_find(struct person_list *list, struct person_titles *titles)
{
    for (unsigned round = 0; round < 2; round++)
        for (uint32_t at = 0; at < list->text->count;)
            at = is_familiar(list, at) || is_nickname(list, titles, at)
                     ? read_familiar(list, titles, at)
                 : may_refer(list, at) ? read_surname(list, titles, at)
                                       : at + 1;
}
