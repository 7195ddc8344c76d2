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
    return text->fold[at] == 0x6751 || text->fold[at] == 0x793E ||
           text->fold[at] == 0x91CC; /* 村 社 里 */
}

/* What ends where a village's name may begin. */
enum village_host {
    HOST_NONE,
    HOST_COUNTY, /* or a township: one character is a name behind it */
    HOST_TAIWAN /* the same there, where 普义里 is one, and 四季村|长徐金福 goes on with a person */
};

/* The village whose last word (村, 社区, 里) begins at `at` and whose name begins at or after
 * `floor`, where `host` ends. Empty when there is none. */
struct span place_village_read(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                               uint32_t floor, enum village_host host);

#endif
