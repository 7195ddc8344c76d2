/*
 * shift_run.h: a run of shifted bytes as a row of tokens, read as far as the search looks.
 *
 * A token is a pair of bytes as it was read, a single byte, or a cut, each with the reading in
 * brackets behind it:
 *
 *     日?qǐng)?bào)   ->   pair 日   cut with qǐng   cut with bào
 *
 * A run has no end of its own: the search stops some tokens behind the last shift, at the latest at
 * the end of the line.
 */
#ifndef WIRECOPY_REPAIR_SHIFT_RUN_H
#define WIRECOPY_REPAIR_SHIFT_RUN_H

#include "repair/readings.h"

#define SHIFT_TOKENS_MAX 160u /* the longest run seen has 40 */

enum shift_token_kind { SHIFT_PAIR, SHIFT_BYTE, SHIFT_CUT };

struct shift_token {
    enum shift_token_kind kind;
    uint8_t lead, trail;     /* of a pair; a byte is a lead */
    bool is_mark;            /* a pair that fillers stand before */
    bool has_reading;        /* brackets with a reading follow it */
    uint32_t cp;             /* as it was read */
    struct readings reading; /* may be empty even so */
    struct span span;        /* of the damaged text, with the reading */
};

struct shift_run {
    struct shift_token token[SHIFT_TOKENS_MAX];
    uint32_t token_count; /* that were read */
    bool is_read;         /* no more follow */
    bool begins_open;     /* the cut before the first mark left no trace */
    bool ends_line; /* nothing follows: a last cut has eaten nothing, or the \r of the line's end */
    uint32_t quoted;    /* characters since a quotation began before it; 0: none is open */
    uint32_t before[2]; /* the characters before it */
    const struct text *text;
    uint32_t at;     /* where the next token begins */
    bool behind_cut; /* it may be what the cut before it was made for */
};

/* The run that begins at `at`, with no token yet. The caller sets `before` and `quoted`. */
void shift_run_begin(struct shift_run *run, const struct text *text, uint32_t at, bool begins_open);

/* Reads tokens until there are `count`, or no more follow. */
void shift_run_read(struct shift_run *run, uint32_t count);

/* Whether `cp` is one of the marks that fillers stand before, of any width. */
bool shift_is_mark(uint32_t cp);

#endif
