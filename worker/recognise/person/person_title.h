/*
 * person_title.h: the titles of a person whose name was found, and the organisation.
 *
 *     慈利县委 常委、组织部长 欧兵波         before the name, several with 、 between
 *     王建国 书记; 李丽,慈利县教育局 局长    behind it
 */
#ifndef WIRECOPY_RECOGNISE_PERSON_TITLE_H
#define WIRECOPY_RECOGNISE_PERSON_TITLE_H

#include "recognise/mention_map.h"
#include "recognise/person/person_context.h"

struct person_titles {
    struct arena *arena;
    const struct lexicon *lexicon;
    const struct text *text;
    struct title_map map;
    struct mention_map places, organisations;
};

/* Adds the titles around one mention of `person`, and its affiliation when it has none. */
void person_titles_read(struct person_titles *titles, struct person *person, struct span name);

/* Adds one title. */
void person_title_add(struct person_titles *titles, struct person *person, struct span title);

#endif
