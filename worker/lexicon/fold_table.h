/*
 * fold_table.h: what generate/fold.c writes: a dense table of U+0080 to U+FFFF, pairs above, and
 * one bit each for the characters up to U+9FFF that only Simplified text writes, and for the
 * variants that no Traditional text usually writes.
 */
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

#define FOLD_SIMPLIFIED_LAST  0x9FFFu
#define FOLD_SIMPLIFIED_WORDS ((FOLD_SIMPLIFIED_LAST + 1) / 64)

extern const uint64_t FOLD_SIMPLIFIED[FOLD_SIMPLIFIED_WORDS];
extern const uint64_t FOLD_UNUSUAL[FOLD_SIMPLIFIED_WORDS];

#endif
