/*
 * likelihood.h: how much a reading of some bytes looks like Chinese text.
 *
 * Every character has a cost, minus the binary logarithm of its share in Chinese text, in half
 * bits. The right reading of a headline costs about 10 bits a character, a wrong one 14 and more:
 *
 *     D2 BB D4 C2 as GB18030: 一月  6 + 9 bits      as Big5: 珨堎  20 + 18 bits
 */
#ifndef WIRECOPY_INTAKE_LIKELIHOOD_H
#define WIRECOPY_INTAKE_LIKELIHOOD_H

#include "intake/decode.h"

/* A reading of a part of the bytes. */
struct likelihood {
    enum charset charset;
    uint32_t characters; /* that are not plain ASCII, among them the errors */
    uint32_t errors;
    uint64_t cost;    /* half bits, of all characters */
    uint64_t foreign; /* of it, that of the characters that are neither ASCII nor errors */
    size_t first_bad; /* byte; SIZE_MAX when there is none */
};

/* The cost of one code point in half bits. */
uint32_t likelihood_cost(uint32_t cp);

/* Reads bytes[start..end) as `charset`; a character that goes on behind `end` is not an error. */
struct likelihood likelihood_of(enum charset charset, struct slice bytes, size_t start, size_t end);

/* Whether errors are few among the characters that are not ASCII: none, one among six, or a
 * seventeenth; a quarter in UTF-8, where the rest could hardly be right by chance. */
bool likelihood_errors_few(enum charset charset, uint32_t errors, uint32_t characters);

/* Whether the mean cost is at most `half_bits` a character, with the allowance that chance needs
 * when there are few. */
bool likelihood_is_text(const struct likelihood *reading, uint32_t half_bits);

#endif
