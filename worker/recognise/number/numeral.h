/*
 * numeral.h: one number, however it is written, without its unit.
 *
 *     2,683          2683             三百零八万      3080000
 *     1萬2000        12000            二二一          221 (digit by digit)
 *     2700余万       27000000, over   四五千          4000 to 5000
 *     3.5个亿        350000000        二十来          20, about
 *
 * Everything is read on the folded text. A numeral is whole: 500 is not found inside 1500.
 */
#ifndef WIRECOPY_RECOGNISE_NUMERAL_H
#define WIRECOPY_RECOGNISE_NUMERAL_H

#include "base/decimal.h"
#include "base/text.h"

enum numeral_inner { INNER_NONE, INNER_OVER, INNER_ABOUT }; /* 余, 多 or 几; 来 */

struct numeral {
    struct span span;
    struct decimal value;
    struct decimal high; /* of juxtaposed digits; has_high says whether */
    bool has_high;
    bool chinese;    /* written in Chinese digits */
    bool positional; /* 二二一 */
    bool bare;       /* a scale without a digit: 千 in 近千斤 */
    int scale;       /* the power of ten of its last scale word, 万: 4; else 0 */
    int step;        /* the power of ten of its last printed digit: 96.88: -2, 1.4万: 3 */
    enum numeral_inner inner;
};

/* Reads a numeral that begins at `at`; false when there is none. `end` bounds what is read. */
bool numeral_read(const struct text *text, uint32_t at, uint32_t end, struct numeral *ret_numeral);

/* As numeral_read, where the character before `at` (零 in 九年零六个月) belongs to no number. */
bool numeral_read_after(const struct text *text, uint32_t at, uint32_t end,
                        struct numeral *ret_numeral);

/* 一 to 九, 两, 〇, 零: its value; -1 for any other character. */
int numeral_digit(uint32_t cp);

/* Whether a numeral can contain this character. */
bool numeral_has(uint32_t cp);

/* The power of ten of 十 百 千 万 亿; 0 for any other character. */
int numeral_scale(uint32_t cp);

#endif
