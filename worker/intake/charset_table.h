/*
 * charset_table.h: what generate/charset.c and generate/frequency.c write at build time.
 *
 * A cell holds a code point of the basic plane, 0 for none, or D800 + i for CHARSET_ASTRAL[i]
 * (surrogates are no characters, so they are free for this).
 */
#ifndef WIRECOPY_INTAKE_CHARSET_TABLE_H
#define WIRECOPY_INTAKE_CHARSET_TABLE_H

#include <stddef.h>
#include <stdint.h>

#define PAIR_LEAD_FIRST    0x81u
#define PAIR_LEAD_COUNT    126u   /* 81 to FE */
#define GB_TRAIL_COUNT     190u   /* 40 to 7E and 80 to FE */
#define BIG5_TRAIL_COUNT   157u   /* 40 to 7E and A1 to FE */
#define GB_FOUR_BMP_COUNT  39420u /* 81308130 to 8431A439, counted in steps of one */
#define ASTRAL_FIRST       0xD800u
#define ASTRAL_COUNT_MAX   0x800u
#define REVERSE_PAGE_COUNT 256u

/* Consecutive four-byte codes from `linear` on are consecutive code points from `cp` on. */
struct gb_range {
    uint16_t linear, cp;
};

extern const uint16_t GB_PAIRS[PAIR_LEAD_COUNT * GB_TRAIL_COUNT];
extern const uint16_t BIG5_PAIRS[PAIR_LEAD_COUNT * BIG5_TRAIL_COUNT];
extern const uint32_t CHARSET_ASTRAL[];
extern const struct gb_range GB_RANGES[]; /* sorted; the last one is a sentinel */
extern const size_t GB_RANGE_COUNT;

/* Code point to GBK pair (lead << 8 | trail): rows of 256, and which row a page has. Row 0 is
 * empty. */
extern const uint8_t GB_REVERSE_PAGE[REVERSE_PAGE_COUNT];
extern const uint16_t GB_REVERSE[][256];

#define FREQUENCY_FIRST  0x4E00u
#define FREQUENCY_COUNT  0x5200u /* to 9FFF */
#define FREQUENCY_UNSEEN 44u     /* half bits */

/* -2 log2 of the character's share in Chinese text; of Simplified characters. */
extern const uint8_t FREQUENCY_COST[FREQUENCY_COUNT];

#endif
