/*
 * share.h: numbers that are parts or multiples of a whole and carry their unit inside.
 *
 *     百分之三十五  35 %      千分之五  5 ‰      三分之一, 1/3  33.3333 % with fraction "1/3"
 *     六成  60 %     七成半  75 %     八九成  80 to 90 %     一半, 对半  50 %     翻两番  4 倍
 */
#ifndef WIRECOPY_RECOGNISE_SHARE_H
#define WIRECOPY_RECOGNISE_SHARE_H

#include "recognise/number/numeral.h"
#include "recognise/reader.h"

struct share {
    struct span span;
    struct decimal value, high;
    bool has_high, over, near;
    const char *unit; /* "%", "‰" or "倍" */
    int top, bottom;  /* of a fraction that is no percentage; 0: none */
};

/* Decimals of a fraction that is printed as a percentage. */
#define FRACTION_PLACES 4

/* False when none begins at `at`. */
bool share_read(const struct text *text, uint32_t at, struct share *ret_share);

#endif
