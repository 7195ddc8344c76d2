/*
 * original.h: a message of the input topic, copied out of librdkafka.
 *
 * librdkafka gives messages that lie in the answer to a fetch, up to fetch.max.bytes in one piece,
 * which lives until the last of them is let go. Partitions go on at different speeds, and so one
 * waiting article of 3 KB could hold 4 MB that no cap counts. A copy costs a thousandth of reading
 * the article, and then what is counted as in flight is what is in memory.
 */
#ifndef WIRECOPY_SERVICE_ORIGINAL_H
#define WIRECOPY_SERVICE_ORIGINAL_H

#include <librdkafka/rdkafka.h>
#include <stddef.h>
#include <stdint.h>

#define TIMESTAMP_UNKNOWN (-1)

struct original {
    int32_t partition;
    int64_t offset;
    int64_t timestamp; /* ms since 1970, or TIMESTAMP_UNKNOWN */
    char *value;       /* NULL is a tombstone */
    size_t value_length;
    char *key; /* may be NULL */
    size_t key_length;
    rd_kafka_headers_t *headers; /* NULL when there are none */
};

/* The caller keeps the message; the copy goes with original_done(). */
struct original original_copy(const rd_kafka_message_t *message);
void original_done(struct original *original);

/* What it takes, in bytes, without its headers. */
size_t original_bytes(const struct original *original);

/* The value of the last header of that name, or NULL; *ret_length is set with it. */
const char *original_header(const struct original *original, const char *name, size_t *ret_length);

#endif
