/*
 * shift.h: runs of text whose bytes were read one off, and what stood there.
 *
 * Some sites keep pages as GBK and replace byte strings in them without regard to where characters
 * begin. 日報 is C8 D5 88 F3; D5 88 is 請, so its reading lands inside 報:
 *
 *     C8 D5 88 (qǐng) F3 (bào)   read as GBK   日?qǐng)?bào)
 *
 * The lead byte 88 takes the bracket with it and is lost; F3 takes the next one. From such a cut on
 * all is read one byte off, until an ASCII byte or another cut puts the reader right again. A
 * filler before full stops does the same: 。”黑龍江 becomes ?！焙邶埥. What was lost is found
 * by what the readings say and by what Chinese text looks like; where that leaves a choice, U+FFFD
 * stands.
 */
#ifndef WIRECOPY_REPAIR_SHIFT_H
#define WIRECOPY_REPAIR_SHIFT_H

#include "repair/notes.h"

struct shift_search;
struct shift_site;
struct shift_run;
struct shift_reading;

/* What is known of the page's site; made when the first run is met. */
struct shift_page {
    struct notes *notes;
    const struct text *text;
    struct shift_search *search; /* NULL until then */
    struct shift_site *site;
    struct shift_run *run;
    struct shift_reading *reading;
};

/* Whether a run could begin at `at`: cheap, for every character. */
static inline bool shift_may_begin(uint32_t cp)
{
    return cp == '?' || cp == ',' || cp == 0xFF0C;
}

/* Appends what stood in the run that begins at `at`, counts it, and returns its end; `at` when none
 * begins there. A run that cannot be read is counted and stays as it is. */
uint32_t shift_mend(struct shift_page *page, uint32_t at, struct text_builder *out);

#endif
