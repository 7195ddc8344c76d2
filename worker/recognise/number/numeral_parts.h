/*
 * numeral_parts.h: what the readers of Arabic and of Chinese numerals share. Only they include it.
 */
#ifndef WIRECOPY_RECOGNISE_NUMERAL_PARTS_H
#define WIRECOPY_RECOGNISE_NUMERAL_PARTS_H

#include "recognise/number/numeral.h"

/* 廿 is 20, 卅 is 30; else 0. */
int64_t numeral_tens(uint32_t cp);

/* 余, 多, 来 or 几 at `at`, where it belongs to the numeral before it. */
enum numeral_inner numeral_inner_of(const struct text *text, uint32_t at);

/* Scale words that follow each other (千万), from *at on, which moves behind them: their power of
 * ten. */
int numeral_scales_read(const struct text *text, uint32_t *at, uint32_t end);

/* The scale behind a numeral, with 余 or 多 around it. False when the number does not fit. */
bool numeral_scale_read(const struct text *text, uint32_t end, struct numeral *n);

/* 余 or 多 behind all, and a larger scale behind it: 3万余, 300多, 5千多万. False when the number
 * does not fit. */
bool numeral_tail_read(const struct text *text, uint32_t end, struct numeral *n);

/* A numeral in Chinese digits, and a scale without a digit: 千 of 近千斤. False when there is none.
 */
bool numeral_chinese_read(const struct text *text, uint32_t at, uint32_t end, struct numeral *n);
bool numeral_bare_read(const struct text *text, uint32_t at, uint32_t end, struct numeral *n);

#endif
