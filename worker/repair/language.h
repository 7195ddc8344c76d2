/*
 * language.h: how much a character is to be expected behind the two before it.
 *
 *     language_cost('黑', '龙', '江')  ->  1 half bit
 *     language_cost('黑', '龙', '匠')  ->  about 40
 *
 * Costs are minus twice the binary logarithm of a probability, so those of a line add up. All
 * characters are symbols: folded, with any digit as 0, any Latin letter as a, a line's begin as ^.
 */
#ifndef WIRECOPY_REPAIR_LANGUAGE_H
#define WIRECOPY_REPAIR_LANGUAGE_H

#include <stdint.h>

/* The symbol of a character, which need not be folded. */
uint32_t language_symbol(uint32_t cp);

/* The cost in half bits of symbol `c` behind `a` and `b`. */
uint32_t language_cost(uint32_t a, uint32_t b, uint32_t c);

#endif
