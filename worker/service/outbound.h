/*
 * outbound.h: what is written for an article: topic, key, value and headers of the output message.
 *
 *   record      key of the input, else the record's uri; CloudEvents headers in binary mode
 *   dead letter the original key, value and headers, and Kafka Connect's __connect.errors.* headers
 *   tombstone   the input's key and no value
 *   figure      the record's uri and a row (record/figure_rows.h); CloudEvents headers; only when
 *               topic.figures is set
 *
 * All but the dead letter carry the input's traceparent and tracestate on, and all say where they
 * came from (wirecopy-source: topic/partition/offset; the dead letter as Connect does).
 */
#ifndef WIRECOPY_SERVICE_OUTBOUND_H
#define WIRECOPY_SERVICE_OUTBOUND_H

#include "service/article.h"
#include "service/config.h"

/* Where outputs go; borrowed from the configuration. */
struct outbound_topics {
    const char *raw, *structured, *dead;
    const char *figures; /* empty: no messages for figures */
};

struct outbound_topics outbound_topics(const struct config *config);

/* Hands the article's output to the producer, which copies it; `article` comes back as each
 * message's opaque in a delivery report. Waits when the producer has no space, and when `alone`
 * after each message, so that no two of them are in one request. Returns NULL, or
 * the error, which the caller destroys. */
rd_kafka_error_t *outbound_produce(rd_kafka_t *producer, const struct outbound_topics *topics,
                                   struct article *article, bool alone);

#endif
