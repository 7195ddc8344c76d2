/* fold_table.h: what generate/fold.c writes: a dense table of U+0080 to U+FFFF, and pairs above. */
#ifndef WIRECOPY_LEXICON_FOLD_TABLE_H
#define WIRECOPY_LEXICON_FOLD_TABLE_H

#include <stddef.h>
#include <stdint.h>

#define FOLD_FIRST 0x80u
#define FOLD_COUNT (0x10000u - FOLD_FIRST)

struct fold_pair {
    uint32_t from, to;
};

extern const uint16_t FOLD_TABLE[FOLD_COUNT];
extern const struct fold_pair FOLD_RARE[]; /* sorted by from */
extern const size_t FOLD_RARE_COUNT;

#endif
