/* fold.c: a table over the blocks that fold, made at build time by generate/fold.c. */
#include "lexicon/fold.h"

#include "base/bisect.h"
#include "lexicon/fold_table.h"

#include <stddef.h>

uint32_t fold_cp(uint32_t cp)
{
    if (cp < FOLD_FIRST)
        return cp;
    if (cp < FOLD_FIRST + FOLD_COUNT)
        return FOLD_TABLE[cp - FOLD_FIRST];
    size_t i = BISECT(FOLD_RARE, FOLD_RARE_COUNT, struct fold_pair, from, cp);
    return i < FOLD_RARE_COUNT && FOLD_RARE[i].from == cp ? FOLD_RARE[i].to : cp;
}

bool fold_is_simplified(uint32_t cp)
{
    return cp <= FOLD_SIMPLIFIED_LAST && (FOLD_SIMPLIFIED[cp / 64] >> cp % 64 & 1) != 0;
}

bool fold_is_unusual(uint32_t cp)
{
    return cp <= FOLD_SIMPLIFIED_LAST && (FOLD_UNUSUAL[cp / 64] >> cp % 64 & 1) != 0;
}
