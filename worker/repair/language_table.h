/*
 * language_table.h: what generate/language.c and generate/readings.c write at build time.
 *
 * Pairs and triples lie in one hash table with open addressing. A cell holds 26 bits of the key's
 * hash and the cost plus one; 0 is an empty cell. A foreign key takes another's cost for its own
 * once in some ten million look-ups, which no choice between readings notices. Most look-ups are of
 * what is not there, and the table is larger than a processor's near memory: a small set of bits,
 * one for each key, answers three in four of those.
 */
#ifndef WIRECOPY_REPAIR_LANGUAGE_TABLE_H
#define WIRECOPY_REPAIR_LANGUAGE_TABLE_H

#include <stdint.h>

#define LANGUAGE_CELL_BITS 19u
#define LANGUAGE_CELLS     (1u << LANGUAGE_CELL_BITS)
#define LANGUAGE_COST_BITS 6u
#define LANGUAGE_COST_MAX  ((1u << LANGUAGE_COST_BITS) - 2) /* half bits */

#define LANGUAGE_SET_BITS (1u << 20)

extern const uint32_t LANGUAGE_TABLE[LANGUAGE_CELLS];
extern const uint64_t LANGUAGE_SET[LANGUAGE_SET_BITS / 64];

/* The hash of a triple, or of a pair when `a` is 0. */
static inline uint64_t language_hash(uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t key = (uint64_t)a << 42 | (uint64_t)b << 21 | c;

    key *= UINT64_C(0x9E3779B97F4A7C15);
    key ^= key >> 29;
    return key * UINT64_C(0xBF58476D1CE4E5B9);
}

static inline uint32_t language_cell(uint64_t hash)
{
    return (uint32_t)(hash >> (64 - LANGUAGE_CELL_BITS));
}

/* The bit of a key in LANGUAGE_SET. */
static inline uint32_t language_bit(uint64_t hash)
{
    return (uint32_t)(hash >> 16) % LANGUAGE_SET_BITS;
}

/* The upper bits of a cell. */
static inline uint32_t language_mark(uint64_t hash)
{
    return (uint32_t)(hash >> 8) << LANGUAGE_COST_BITS;
}

/* A reading and where its characters begin; those of the next one follow. */
struct reading_row {
    uint32_t hash;
    uint32_t first;
};

extern const struct reading_row READING_ROWS[]; /* sorted; one more stands at the end */
extern const uint32_t READING_ROW_COUNT;
extern const uint16_t READING_CHARACTERS[]; /* code points */

/* The hash of one more code point of a reading; begin with 0. */
static inline uint32_t reading_hash(uint32_t hash, uint32_t cp)
{
    return (hash ^ cp) * 0x01000193u + 0x9E3779B9u;
}

#endif
