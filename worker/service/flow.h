/*
 * flow.h: articles from the consumer through extraction into transactions, under one cap in bytes.
 *
 *     consumer ─▶ [open batch] ─▶ [closed] [closed] ─▶ transaction ─▶ freed
 *                      └──────┴────────┴─▶ extraction jobs
 *
 * While one batch is committed the next ones are collected and extracted. A batch is closed when it
 * is full, or when its time is over and no other waits before it: under load batches grow instead
 * of queueing. A record may be many times as long as its article, so a batch is cut where its
 * records make it too long for one transaction. Before the first article of a partition is
 * extracted, the group is told that it is begun (crash.h). Above inflight.bytes.max fetching
 * pauses, at half of it it goes on.
 */
#ifndef WIRECOPY_SERVICE_FLOW_H
#define WIRECOPY_SERVICE_FLOW_H

#include "service/consumer.h"
#include "service/extraction.h"
#include "service/transaction.h"

struct flow {
    uv_loop_t *loop;
    const struct config *config;
    const struct log *log;
    struct metrics *metrics;
    struct partitions *partitions;
    struct extraction *extraction;
    struct consumer *consumer;
    struct transaction *transaction;
    struct batch *open;              /* NULL when nothing was collected */
    struct batch *oldest, *youngest; /* closed, by age */
    size_t bytes;                    /* in flight */
    uv_timer_t linger;
    bool draining;       /* nothing is taken in any more */
    unsigned assignment; /* that the last batch was submitted under */
};

/* The members above `open` are set by the caller first. */
void flow_start(struct flow *flow);

/* Takes a copy of a message in, or nothing when it is not ours to take. */
void flow_take(struct flow *flow, const rd_kafka_message_t *message);

/* Moves everything on that can move: called whenever something has happened. */
void flow_pump(struct flow *flow);

/* A batch is committed. */
void flow_batch_committed(struct flow *flow, struct batch *batch);

/* A batch came back and is not committed: what is still ours of it goes first again. */
void flow_batch_returned(struct flow *flow, struct batch *batch);

/* A job of the batch is done: counts the bytes of its records. */
void flow_job_done(struct flow *flow, struct batch *batch);

/* Drops what belongs to partitions that are not held any more. */
void flow_drop_given_up(struct flow *flow);

/* Is the assignment still the one that the last batch was submitted under? */
bool flow_assignment_is_current(const struct flow *flow);

/* Does the batch under way hold articles of partitions that are not held any more? */
bool flow_is_committing_given_up(const struct flow *flow);

/* Takes nothing in any more, drops what nobody has begun to extract, and lets the rest be committed
 * at once: however much was in flight, the end is one round of jobs and a commit away. */
void flow_drain(struct flow *flow);

/* Is nothing in flight? */
bool flow_is_empty(const struct flow *flow);

/* How many articles are in flight. */
size_t flow_articles(const struct flow *flow);

/* Closes the timer and frees what is left: nothing, unless the worker has failed. */
void flow_stop(struct flow *flow);

#endif
