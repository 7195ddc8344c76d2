/*
 * record.h: an article's findings as one JSON record: an IPTC ninjs 3.1 item with the key
 * extraction.
 *
 * Keys have a fixed order, numbers that are facts are strings, and nothing but the article decides
 * a byte of it.
 */
#ifndef WIRECOPY_RECORD_RECORD_H
#define WIRECOPY_RECORD_RECORD_H

#include "check/check.h"
#include "intake/intake.h"
#include "layout/layout.h"
#include "recognise/findings.h"

struct article {
    const char *lexicon_id;
    struct intake intake;
    struct text page; /* repaired and folded */
    struct notes notes;
    struct layout layout;
    struct findings findings;
    struct checks checks;
};

struct record {
    struct slice json; /* one line, no newline at the end, NUL after */
    const char *uri;
    struct slice figure_rows; /* one JSON object a line, each with its newline (figure_rows.h) */
};

/* Writes the record into `arena`, and the rows of its figures when they are asked for; else there
 * are none. STATUS_MEMORY when jansson gets none, STATUS_ARENA_FULL when the
 * arena is full. */
enum status record_write(struct arena *arena, const struct article *article, bool with_rows,
                         struct record *ret_record, struct complaint *complaint);

#endif
