/* person_part.c: the parts beside each ·, and those of a Japanese name. */
#include "recognise/person/person_part.h"

#include "recognise/person/person_context.h"
#include "recognise/person/person_dotted.h"

#define PARTS_MAX            2u /* the first and the last */
#define PART_LENGTH_MIN      2u
#define PART_LENGTH_SURE     3u /* a shorter one needs what follows names, or a mark before it */
#define JAPANESE_LENGTH      4u /* 早川|美羽 */
#define JAPANESE_PART_LENGTH 2u

/* The parts of `name`. Returns how many there are. */
static size_t parts_of(const struct person_list *list, struct span name,
                       struct span ret_parts[PARTS_MAX])
{
    const struct text *text = list->text;
    uint32_t first = name.start, last = name.end;

    while (first < name.end && !person_dotted_mark(text, first))
        first++;
    while (last > name.start && !person_dotted_mark(text, last - 1))
        last--;
    if (first == name.end) { /* no · */
        first = last = name.start + JAPANESE_PART_LENGTH;
        if (span_length(name) != JAPANESE_LENGTH ||
            !match_is(lexicon_exact(list->lexicon, TABLE_SURNAMES, text,
                                    (struct span){name.start, first}),
                      SURNAME_JAPANESE))
            return 0;
    }
    ret_parts[0] = (struct span){name.start, first};
    ret_parts[1] = (struct span){last, name.end};
    return PARTS_MAX;
}

/* Whether somebody else's name, or another part of it, has these characters too. */
static bool is_shared(const struct person_list *list, size_t owner, struct span part)
{
    struct span parts[PARTS_MAX];

    for (size_t i = 0; i < list->findings->person_count; i++) {
        struct span name = list->findings->people[i].mentions[0];
        size_t count = i == owner ? 0 : parts_of(list, name, parts);
        if (i != owner && text_equal(list->text, name, part))
            return true;
        for (size_t j = 0; j < count; j++)
            if (text_equal(list->text, parts[j], part))
                return true;
    }
    return false;
}

/* Whether the characters are the part by itself, and not of a longer name, a word or a place. */
static bool stands_alone(const struct person_list *list, const struct person_titles *titles,
                         struct span span)
{
    const struct text *text = list->text;
    uint32_t before = text_fold(text, span.start - 1);
    int right = person_context_right(list->lexicon, text, span.end);
    bool begins =
        person_context_ends(before) || !span_is_empty(title_map_before(&titles->map, span.start));

    if (person_dotted_mark(text, span.start - 1) || person_dotted_mark(text, span.end) ||
        person_list_taken(list, span) || mention_map_overlaps(&titles->places, span) ||
        mention_map_overlaps(&titles->organisations, span))
        return false;
    if (!begins && span.start > 0 && person_dotted_character(list->lexicon, text, span.start - 1))
        return false; /* 阿|卜杜拉 */
    if (right < PERSON_CONTEXT_FOLLOWS && person_dotted_character(list->lexicon, text, span.end))
        return false; /* 卡里姆|丁 */
    if (lexicon_exact(list->lexicon, TABLE_COMMON_WORDS, text, span).table)
        return right >= PERSON_CONTEXT_SPEECH; /* 华盛顿|说 */
    return span_length(span) >= PART_LENGTH_SURE || begins || right >= PERSON_CONTEXT_FOLLOWS;
}

static void find_part(struct person_list *list, const struct person_titles *titles,
                      struct person *person, struct span part)
{
    const struct text *text = list->text;
    uint32_t length = span_length(part);

    for (uint32_t at = 0; at + length <= text->count; at++) {
        struct span span = {at, at + length};
        if (text->fold[at] == text->fold[part.start] && text_equal(text, span, part) &&
            stands_alone(list, titles, span))
            person_list_mention(list, person, span);
    }
}

void person_parts_refer(struct person_list *list, const struct person_titles *titles)
{
    struct findings *findings = list->findings;
    struct span parts[PARTS_MAX];

    for (size_t i = 0; i < findings->person_count && !arena_overflowed(list->arena); i++) {
        struct person *person = &findings->people[i];
        size_t count =
            person->kind == PERSON_NAMED ? parts_of(list, person->mentions[0], parts) : 0;
        for (size_t j = 0; j < count; j++)
            if (span_length(parts[j]) >= PART_LENGTH_MIN && !is_shared(list, i, parts[j]))
                find_part(list, titles, person, parts[j]);
    }
}
