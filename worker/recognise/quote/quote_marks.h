/*
 * quote_marks.h: which stretches of the body stand in quotation marks.
 *
 *     “甲说‘乙’。”     one stretch: marks of the second order are not looked at
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

#endif
