/*
 * readings.h: which characters are read so.
 *
 *     qǐng  ->  請 頃 廎 …
 */
#ifndef WIRECOPY_REPAIR_READINGS_H
#define WIRECOPY_REPAIR_READINGS_H

#include "base/text.h"

/* The characters of GBK, in the order of their code points, that have one of their readings. */
struct readings {
    const uint16_t *cp;
    uint32_t count; /* 0: no such syllable */
};

struct readings readings_of(const struct text *text, struct span syllable);

bool readings_have(const struct readings *readings, uint32_t cp);

#endif
