/*
 * name_floor.h: what the place where characters stand lets pass for a name.
 *
 *     局长|齐全|说         behind an office and before a verb of speech: a name
 *     村民|曹老三|的       behind what somebody is, characters that begin no word: a name
 *     村民|高兴|地         none
 *     教师|白雪、…教师|高兴|榜上有名    in a row of offices with names: a name
 *     老师是…站长|高兴。   what the clause tells: a name
 */
#ifndef WIRECOPY_RECOGNISE_NAME_FLOOR_H
#define WIRECOPY_RECOGNISE_NAME_FLOOR_H

#include "recognise/person/person_name.h"

/* What stands behind the characters says: person_context_right; for a word behind an office as much
 * as a verb of speech, where the row or the clause that it stands in makes a name of it. */
int name_right(const struct lexicon *lexicon, const struct text *text, struct span name,
               enum name_vouch vouch);

/* What a name counts at least where something speaks for one, and a word or mark that follows names
 * stands behind it. INT_MIN where it counts what its characters do. */
int name_floor(const struct lexicon *lexicon, const struct text *text, struct span span,
               enum name_vouch vouch, const struct name_reading *name);

#endif
