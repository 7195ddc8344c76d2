/*
 * original.c: see original.h.
 */
#include "service/original.h"

#include "service/memory.h"

#include <stdlib.h>

/* Kafka tells an empty value from none, and so does the copy. */
static char *copy(const void *bytes, size_t length)
{
    return bytes == NULL ? NULL : memory_bytes(bytes, length);
}

static int64_t time_of(const rd_kafka_message_t *message)
{
    rd_kafka_timestamp_type_t type;
    int64_t timestamp = rd_kafka_message_timestamp(message, &type);

    if (type == RD_KAFKA_TIMESTAMP_NOT_AVAILABLE || timestamp < 0)
        return TIMESTAMP_UNKNOWN;
    return timestamp;
}

struct original original_copy(const rd_kafka_message_t *message)
{
    rd_kafka_headers_t *headers;
    struct original original = {
        .partition = message->partition,
        .offset = message->offset,
        .timestamp = time_of(message),
        .value = copy(message->payload, message->len),
        .value_length = message->len,
        .key = copy(message->key, message->key_len),
        .key_length = message->key_len,
    };

    if (rd_kafka_message_headers(message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR)
        original.headers = rd_kafka_headers_copy(headers);
    return original;
}

void original_done(struct original *original)
{
    free(original->value);
    free(original->key);
    if (original->headers != NULL)
        rd_kafka_headers_destroy(original->headers);
}

size_t original_bytes(const struct original *original)
{
    return original->value_length + original->key_length;
}

const char *original_header(const struct original *original, const char *name, size_t *ret_length)
{
    const void *value;
    size_t length;

    if (original->headers == NULL ||
        rd_kafka_header_get_last(original->headers, name, &value, &length) !=
            RD_KAFKA_RESP_ERR_NO_ERROR ||
        value == NULL)
        return NULL;
    *ret_length = length;
    return value;
}
