/*
 * person_context.h: what stands around a name and speaks for it.
 *
 *     村民 王兵 看到       a title before        王建国 书记       a title behind
 *     名叫 王兵            a word that names     王兵(52岁)        an age, a sex
 *     、王兵、李丽等       a list of names       王兵 说           a verb of speech
 *
 * Evidence is counted in quarters of a natural logarithm, as name_score counts the characters, and
 * both are added.
 */
#ifndef WIRECOPY_RECOGNISE_PERSON_CONTEXT_H
#define WIRECOPY_RECOGNISE_PERSON_CONTEXT_H

#include "recognise/person/person_name.h"
#include "recognise/person/title_map.h"

/* For the characters before a name, and how much they say. */
int person_context_left(const struct lexicon *lexicon, const struct text *text,
                        const struct title_map *titles, uint32_t start, enum name_vouch *ret_vouch);

/* The title before a name: 局长|王兵, “老瓦匠”|王兵, 时任局长的|王兵, 主席(兼)|王兵. */
struct span person_context_title(const struct text *text, const struct title_map *titles,
                                 uint32_t start);

/* For the characters behind a name. From PERSON_CONTEXT_FOLLOWS on, a word or mark stands
 * there that may follow names. */
#define PERSON_CONTEXT_FOLLOWS 5
#define PERSON_CONTEXT_SPEECH  17 /* a verb of speech, or as much */
#define PERSON_CONTEXT_TITLE   10 /* an office stands there */
int person_context_right(const struct lexicon *lexicon, const struct text *text, uint32_t end);

/* 郑世|和|在现场, 王友|来|,: whether a lone word that may follow names stands at `end` and goes
 * with nothing behind it, so that it is rather the last character of the name. */
bool person_context_left_over(const struct lexicon *lexicon, const struct text *text, uint32_t end);

/* Whether `cp` (folded) ends the clause that a name stands in. */
bool person_context_ends(uint32_t cp);

#endif
