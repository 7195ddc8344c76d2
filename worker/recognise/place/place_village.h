/*
 * place_village.h: villages and communities, which no table has.
 *
 *     湖南镇大兴村              大兴村    behind its township or county
 *     来到坪头村,和谐社区成立   坪头村, 和谐社区    between words that end and begin
 *     贫困村, 帮助村民, 进村    nothing
 */
#ifndef WIRECOPY_RECOGNISE_PLACE_VILLAGE_H
#define WIRECOPY_RECOGNISE_PLACE_VILLAGE_H

#include "lexicon/lexicon.h"

/* Whether a village may be named that ends in the word at `at`. */
static inline bool place_village_may_end(const struct text *text, uint32_t at)
{
    return text->fold[at] == 0x6751 || text->fold[at] == 0x793E; /* 村 社 */
}

/* The village whose last word (村, 社区) begins at `at` and whose name begins at or after `floor`.
 * `chained`: a township or a county ends at `floor`. Empty when there is none. */
struct span place_village_read(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                               uint32_t floor, bool chained);

#endif
