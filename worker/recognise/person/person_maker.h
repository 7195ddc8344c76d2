/*
 * person_maker.h: who made the article is nobody whom it tells of.
 *
 *     记者 王兵          王兵 摄          清河日报记者刘岩生说    but he is told of
 */
#ifndef WIRECOPY_RECOGNISE_PERSON_MAKER_H
#define WIRECOPY_RECOGNISE_PERSON_MAKER_H

#include "lexicon/lexicon.h"

/* Whether who bears the name in `name` made the article; so does who is listed right behind one who
 * did, and whose name ends at `apart`. */
bool person_is_maker(const struct lexicon *lexicon, const struct text *text, struct span name,
                     uint32_t apart);

#endif
