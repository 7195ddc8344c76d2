/*
 * demo_broker.h: a Kafka broker inside this process, and both ends of the line through the worker.
 *
 *     demo_broker_send  ->  articles.raw  ->  [the worker]
 *     [the worker]  ->  articles.structured, articles.dead  ->  demo_broker_next
 *
 * It is librdkafka's mock cluster. It speaks Kafka's protocol over TCP on 127.0.0.1 and keeps
 * everything in memory. It is no proof of delivery guarantees: its transactions are for show. Those
 * are tested on a real broker.
 */
#ifndef WIRECOPY_COMMAND_DEMO_BROKER_H
#define WIRECOPY_COMMAND_DEMO_BROKER_H

#include "base/slice.h"

#define DEMO_WHY_BYTES 512u

struct demo_broker;

/* One message that left the worker. Borrowed: valid until the next call. */
struct demo_message {
    bool dead;           /* on the dead-letter topic */
    struct slice key;    /* the sample's name */
    struct slice value;  /* the record, or the original bytes of a dead letter */
    struct slice reason; /* of a dead letter */
};

/* Starts the broker with the three topics. Returns 0, or -1 with the reason in `why`. */
int demo_broker_start(struct demo_broker **ret_broker, char why[DEMO_WHY_BYTES]);

/* Where it listens, as host:port. Borrowed. */
const char *demo_broker_address(const struct demo_broker *broker);

/* Puts one article on articles.raw; `content_type` may be NULL. Returns 0 or -1. */
int demo_broker_send(struct demo_broker *broker, const char *key, struct slice bytes,
                     const char *content_type);

/* Waits until all that was sent is on the topic. Returns 0, or -1 when it takes too long. */
int demo_broker_flush(struct demo_broker *broker);

/* Waits up to `wait_ms` for a message from the worker. */
bool demo_broker_next(struct demo_broker *broker, int wait_ms, struct demo_message *ret_message);

/* NULL is allowed. */
void demo_broker_stop(struct demo_broker *broker);

#endif
