/*
 * person_foreign.h: names that follow no Chinese surname, without a ·.
 *
 *     特朗普, 内塔尼亚胡        as many characters as foreign names are written with
 *     乌云其木格, 包额尔敦      parts that names of China's nations are made of
 *
 * Those with a · are for person_dotted.h.
 */
#ifndef WIRECOPY_RECOGNISE_PERSON_FOREIGN_H
#define WIRECOPY_RECOGNISE_PERSON_FOREIGN_H

#include "recognise/person/name_contest.h"

/* The foreign names that may begin at `at`. */
void person_foreign_read(struct name_contest *contest, uint32_t at);

/* The name of China's nations that begins at `at`, behind a surname of `surname` characters or with
 * none. */
void person_nation_read(struct name_contest *contest, uint32_t at, uint32_t surname);

/* Whether `name` is cut out of a foreign one: 冯德|莱恩, 敖日格|乐|走进, 戈利科|娃通报. */
bool person_foreign_is_cut(const struct lexicon *lexicon, const struct text *text,
                           struct span name);

#endif
