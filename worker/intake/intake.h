/*
 * intake.h: the bytes of a message become one text whose characters know their raw bytes.
 *
 *     {"id":"7","text":"\u590d工"}   ->   text 复工, raw offsets 17 and 23, envelope.id "7"
 *
 * Knows envelopes and charsets; knows nothing of what an article looks like.
 */
#ifndef WIRECOPY_INTAKE_INTAKE_H
#define WIRECOPY_INTAKE_INTAKE_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"
#include "base/text.h"

#define SHA256_HEX_BYTES 65u

/* What the envelope says about the article; empty where it says nothing. UTF-8 in the arena. */
struct envelope {
    bool present;
    struct slice id, url, source, published_at, title;
};

struct source {
    char sha256[SHA256_HEX_BYTES]; /* of the whole input */
    size_t bytes;
    const char *content_type; /* "text/plain", "text/html" or "application/json" */
    const char *charset;      /* "UTF-8", "GB18030", ... */
    const char *charset_from; /* "bom", "declared", "detected" or "assumed" */
};

struct intake {
    struct source source;
    struct envelope envelope;
    struct text text;         /* not yet folded, line ends as they came */
    uint32_t decoding_errors; /* characters that could not be decoded and stand as U+FFFD */
    uint32_t lost_before;     /* those that were U+FFFD when they came */
};

/* Reads the message. `ret_intake` borrows from `input` and lies in `arena`. Rejects: EMPTY,
 * TOO_LARGE, CONTENT_TYPE, CHARSET, ENVELOPE, NO_TEXT, ARENA_FULL, each with what is wrong and at
 * which byte. */
enum status intake_read(struct arena *arena, const struct wirecopy_input *input,
                        struct intake *ret_intake, struct complaint *complaint);

#endif
