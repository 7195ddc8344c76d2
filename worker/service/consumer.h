/*
 * consumer.h: the group member: librdkafka's consumer on the loop, without a thread of ours.
 *
 *     librdkafka's thread               loop
 *     queue gets its first event ─────▶ uv_async ─▶ drain up to DRAIN_EVENTS_MAX, re-arm if more
 *
 * A revocation is not answered at once: `revoked` tells the worker, which finishes the transaction
 * under way and then calls consumer_finish_revoke. Until then the group waits, and no new
 * generation of it can begin.
 */
#ifndef WIRECOPY_SERVICE_CONSUMER_H
#define WIRECOPY_SERVICE_CONSUMER_H

#include "service/config.h"
#include "service/log.h"
#include "service/metrics.h"
#include "service/partition.h"

#include <uv.h>

struct consumer;

struct consumer_events {
    void *context;
    /* A message of the input topic, which is there until the callee returns. */
    void (*message)(void *context, const rd_kafka_message_t *message);
    /* A round of events was taken in. */
    void (*drained)(void *context);
    /* Partitions were taken: they are in struct partitions now. */
    void (*assigned)(void *context);
    /* Partitions are not ours any more: they are taken out of struct partitions already. Answer
     * with consumer_finish_revoke when nothing of theirs is under way. What is still sent after the
     * group has forgotten us is refused by the broker. */
    void (*revoked)(void *context);
    /* librdkafka's statistics, JSON. */
    void (*statistics)(void *context, const char *json);
    /* The answer to consumer_ask_group, or NULL when it failed. */
    void (*group)(void *context, const rd_kafka_ConsumerGroupDescription_t *group);
    /* The consumer cannot go on. */
    void (*failed)(void *context, rd_kafka_resp_err_t code, const char *why);
    /* The consumer has left the group, after consumer_close. */
    void (*closed)(void *context);
};

/* Makes the client; it joins the group with consumer_join. NULL when librdkafka refuses, then `why`
 * says the reason. */
struct consumer *consumer_new(uv_loop_t *loop, const struct config *config, const struct log *log,
                              struct metrics *metrics, struct partitions *partitions,
                              const struct consumer_events *events, char *why, size_t why_size);

/* Destroys the client, which may block, so on any thread: after `closed`, and when all events were
 * destroyed. */
void consumer_destroy(struct consumer *consumer);

/* After consumer_destroy, when the loop has run once more. NULL is allowed. */
void consumer_free(struct consumer *consumer);

rd_kafka_t *consumer_handle(const struct consumer *consumer);

/* Joins the group. */
void consumer_join(struct consumer *consumer);

/* Gives up the assignment (with `revoked`) and joins again. */
void consumer_rejoin(struct consumer *consumer);

/* Is it a member with an answer from the group, even if that is no partition at all? */
bool consumer_is_joined(const struct consumer *consumer);

/* Is the assignment neither being given up nor to be given up? Only then a transaction may begin.
 */
bool consumer_is_settled(const struct consumer *consumer);

/* Does a revocation wait for consumer_finish_revoke? */
bool consumer_is_revoking(const struct consumer *consumer);
void consumer_finish_revoke(struct consumer *consumer);

/* Which assignment it is, counted from the start. */
unsigned consumer_assignment(const struct consumer *consumer);

/* A copy of the group metadata of the present assignment, for a transaction, which the caller
 * destroys; NULL when there is none. */
rd_kafka_consumer_group_metadata_t *consumer_group_copy(const struct consumer *consumer);

/* Asks the group's coordinator who has which partition; `group` comes some time later. */
void consumer_ask_group(struct consumer *consumer);

/* Pauses or resumes fetching for everything that is assigned; also for what is assigned later. */
void consumer_pause(struct consumer *consumer, bool pause);

/* Leaves the group: the assignment is given up with `revoked`, then `closed` comes. */
void consumer_close(struct consumer *consumer);

#endif
