/*
 * slice.h: borrowed runs of bytes, and spans of offsets.
 *
 * A slice never owns. It need not end in NUL. SLICE("text") makes one of a literal.
 */
#ifndef WIRECOPY_BASE_SLICE_H
#define WIRECOPY_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
    const char *data;
    size_t length; /* bytes */
};

#define SLICE(literal) ((struct slice){(literal), sizeof(literal) - 1})

/* Half-open: start is in, end is out. The unit is the owner's: code points of a text, or raw bytes.
 */
struct span {
    uint32_t start, end;
};

static inline struct slice slice_of(const char *string)
{
    return (struct slice){string, string ? strlen(string) : 0};
}

static inline bool slice_equal(struct slice a, struct slice b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

static inline bool slice_starts(struct slice s, struct slice prefix)
{
    return s.length >= prefix.length && memcmp(s.data, prefix.data, prefix.length) == 0;
}

static inline bool slice_ends(struct slice s, struct slice suffix)
{
    return s.length >= suffix.length &&
           memcmp(s.data + s.length - suffix.length, suffix.data, suffix.length) == 0;
}

/* ASCII white space, in every locale. */
static inline bool byte_is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static inline uint32_t span_length(struct span span)
{
    return span.end - span.start;
}

static inline bool span_is_empty(struct span span)
{
    return span.end <= span.start;
}

/* Whether the two share a position. */
static inline bool span_overlaps(struct span a, struct span b)
{
    return a.start < b.end && b.start < a.end;
}

static inline bool span_contains(struct span outer, struct span inner)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}

#endif
