/*
 * language.c: triples, else pairs, else single characters, each step down with a penalty.
 *
 * The table is made from counts by rebuild/language.py, which chose its rows by these penalties.
 */
#include "repair/language.h"

#include "base/text.h"
#include "intake/likelihood.h"
#include "lexicon/fold.h"
#include "repair/language_table.h"

#define NO_TRIPLE   1u /* half bits */
#define NO_PAIR     3u
#define COST_INSIDE 3u /* of one more digit or letter */
#define COST_ABSENT UINT32_MAX

uint32_t language_symbol(uint32_t cp)
{
    uint32_t folded = fold_cp(cp);

    if (cp_is_digit(folded))
        return '0';
    if (cp_is_latin(folded))
        return 'a';
    return folded == '\n' ? '^' : folded;
}

static uint32_t find(uint64_t hash)
{
    uint32_t mark = language_mark(hash), bit = language_bit(hash);

    if ((LANGUAGE_SET[bit / 64] >> bit % 64 & 1) == 0)
        return COST_ABSENT;
    for (uint32_t at = language_cell(hash); LANGUAGE_TABLE[at] != 0; at = (at + 1) % LANGUAGE_CELLS)
        if ((LANGUAGE_TABLE[at] ^ mark) >> LANGUAGE_COST_BITS == 0)
            return (LANGUAGE_TABLE[at] ^ mark) - 1;
    return COST_ABSENT;
}

uint32_t language_cost(uint32_t a, uint32_t b, uint32_t c)
{
    if (c == b && (c == '0' || c == 'a'))
        return COST_INSIDE;
    uint32_t cost = find(language_hash(a, b, c));
    if (cost != COST_ABSENT)
        return cost;
    cost = find(language_hash(0, b, c));
    return cost != COST_ABSENT ? cost + NO_TRIPLE : likelihood_cost(c) + NO_PAIR + NO_TRIPLE;
}
