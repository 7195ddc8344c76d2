/*
 * content_type.h: what kind of message it is: what its sender says, else what it looks like.
 *
 *     "text/html; charset=gbk"   ->   CONTENT_HTML, charset "gbk"
 *     NULL, bytes {"id": …       ->   CONTENT_ENVELOPE
 */
#ifndef WIRECOPY_INTAKE_CONTENT_TYPE_H
#define WIRECOPY_INTAKE_CONTENT_TYPE_H

#include "base/slice.h"

enum content_kind { CONTENT_UNKNOWN, CONTENT_PLAIN, CONTENT_HTML, CONTENT_ENVELOPE };

struct content_type {
    enum content_kind kind;
    struct slice charset; /* borrowed from what was given; empty when not declared */
};

/* `declared` is empty when the sender said nothing; application/octet-stream says nothing either.
 * CONTENT_UNKNOWN for a type that is none of ours. */
struct content_type content_type_of(struct slice declared, struct slice bytes);

/* "text/plain", "text/html" or "application/json". */
const char *content_type_name(enum content_kind kind);

#endif
