/*
 * person_list.h: the people found so far, and which characters of the body are in a mention of one.
 */
#ifndef WIRECOPY_RECOGNISE_PERSON_LIST_H
#define WIRECOPY_RECOGNISE_PERSON_LIST_H

#include "layout/layout.h"
#include "recognise/findings.h"

struct person_list {
    struct arena *arena;
    const struct lexicon *lexicon;
    const struct text *text;
    const struct layout *layout;
    struct findings *findings;
    bool *taken; /* one a character */
};

/* False when the arena is full. */
bool person_list_init(struct person_list *list);

/* The person of the name in `span`; NULL when nobody has it. */
struct person *person_list_find(const struct person_list *list, struct span span);

/* The person of the name in `span`, new when there is none. NULL for a contributor, and when no
 * more people fit. */
struct person *person_list_named(struct person_list *list, struct span span, enum person_kind kind);

void person_list_mention(struct person_list *list, struct person *person, struct span span);

/* Whether a character of `span` is in a mention. */
bool person_list_taken(const struct person_list *list, struct span span);

/* People and their mentions in the order of the text. */
void person_list_sort(struct person_list *list);

#endif
