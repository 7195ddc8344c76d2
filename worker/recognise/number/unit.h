/*
 * unit.h: what a number counts or measures in, right after it.
 *
 *     个百分点   unit 百分点          元/吨     unit 元, per 吨
 *     个多小时   unit 小时, over      年半      unit 年, and a half
 */
#ifndef WIRECOPY_RECOGNISE_UNIT_H
#define WIRECOPY_RECOGNISE_UNIT_H

#include "recognise/reader.h"

struct unit {
    struct span span;     /* what the record prints; empty when there is none */
    uint32_t end;         /* after all that belongs to it, 半 too */
    enum unit_kind kind;  /* only with a unit */
    const char *currency; /* that its word names, or NULL */
    struct span per;      /* after / or 每; empty when there is none */
    uint32_t per_end;     /* where that ends, else `end` */
    bool over, half;      /* 多 or 余 in it; 半 after it */
};

/* Reads the unit at `at` (one space before it is allowed). False, and an empty unit that ends at
 * `at`, when there is none. */
bool unit_read(const struct reader *reader, uint32_t at, struct unit *ret_unit);

/* Whether a printed unit counts people: 人, 名, 位. */
bool unit_is_person(const struct text *text, struct span unit);

/* Whether two printed units count alike: the same, or both people. */
bool unit_agrees(const struct text *text, struct span a, struct span b);

/* Whether the unit is a measure (of length, time, money ...) and not a word for counting things. */
bool unit_is_measure(enum unit_kind kind);

/* ... and measures something by itself: no age, and no number of times. */
bool unit_measures_thing(enum unit_kind kind);

#endif
