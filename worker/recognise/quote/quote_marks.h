/*
 * quote_marks.h: which stretches of the body stand in quotation marks.
 *
 *     “甲说‘乙’。”     one stretch: marks of the second order are not looked at
 *     “甲说「乙」。”     the same
 *     “甲。\n“乙。”    two: a paragraph that only opens goes to its end
 *     「甲,\n乙。」    one: the lines of a verse, with a closing mark and no opening one between
 */
#ifndef WIRECOPY_RECOGNISE_QUOTE_MARKS_H
#define WIRECOPY_RECOGNISE_QUOTE_MARKS_H

#include "base/text.h"

struct quoted {
    struct span span;  /* with the marks */
    struct span words; /* without */
    bool closed;       /* false: it goes to the end of its paragraph */
    bool goes_on;      /* not closed, and the next paragraph opens again: nothing is missing */
};

/* The stretch whose opening mark is the first at or behind `at`. False when there is none. */
bool quote_marks_next(const struct text *text, uint32_t at, struct quoted *ret_quoted);

/* Whether what ends at `at` is a mark that closes whole words, or words that go on behind it:
 * “…。”|, “…,”|. Not so “大考”|. */
bool quote_marks_end_saying(const struct text *text, uint32_t at);

/* Where the stretch that a mark closes at `at` opens; `floor` when not behind it. */
uint32_t quote_marks_opening(const struct text *text, uint32_t at, uint32_t floor);

/* Whether one of the characters stands in `span`. */
bool quote_has_any(const struct text *text, struct span span, const uint32_t *cps, size_t count);

/* Whether a mark of a quotation does. */
bool quote_has_mark(const struct text *text, struct span span);

/* Whether somebody speaks there of himself, or to somebody: 我, 你, 您, 咱, 俺. */
bool quote_has_first_person(const struct text *text, struct span words);

/* 。 ! ? a line break, or the end. */
bool quote_ends_sentence(uint32_t cp);

#endif
