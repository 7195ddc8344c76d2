/*
 * transaction.h: one batch after another is committed, whatever happens to the producer.
 *
 * The loop's side of producer.h: it runs one blocking call at a time on the pool, looks at the
 * remedy, and knows what comes next. The states and their ways are drawn in transaction.c.
 */
#ifndef WIRECOPY_SERVICE_TRANSACTION_H
#define WIRECOPY_SERVICE_TRANSACTION_H

#include "service/exit_code.h"
#include "service/metrics.h"
#include "service/producer.h"

#include <uv.h>

struct transaction;

/* All are called on the loop. Inside `committed` and `returned` the next batch must not be
 * submitted yet: `ready` follows. */
struct transaction_events {
    void *context;
    /* Ready for a batch: after the start, and after each batch that came back. */
    void (*ready)(void *context);
    /* The batch is committed for certain, or turned out to be; it is the caller's again. */
    void (*committed)(void *context, struct batch *batch);
    /* Nothing of what is left of the batch is committed: what is still ours of it has to be
     * submitted again, with the metadata of the present assignment. */
    void (*returned)(void *context, struct batch *batch);
    /* The group has forgotten this worker: the assignment has to be given up. */
    void (*rejoin)(void *context);
    /* The worker cannot go on. */
    void (*failed)(void *context, enum exit_code code, const char *why);
    /* The producer is gone, after transaction_close. */
    void (*closed)(void *context);
};

struct transaction *transaction_new(uv_loop_t *loop, const struct config *config,
                                    const struct log *log, struct metrics *metrics,
                                    const char *transactional_id,
                                    const struct transaction_events *events);

/* Only after `closed`, and after the loop has run once more. */
void transaction_free(struct transaction *transaction);

/* Makes the producer. `consumer` is borrowed until `closed`. */
void transaction_open(struct transaction *transaction, rd_kafka_t *consumer);

/* Is there a producer without a batch? Then the next one may come. */
bool transaction_is_ready(const struct transaction *transaction);

/* The batch that is being committed, or NULL. */
struct batch *transaction_batch(const struct transaction *transaction);

/* Takes a ready batch, and the metadata of the assignment that its articles came by. */
void transaction_submit(struct transaction *transaction, struct batch *batch,
                        rd_kafka_consumer_group_metadata_t *group);

/* Partitions of the batch were given up. A commit under way is finished; after an abort or a commit
 * of unknown result what is theirs is dropped, for the next owner reads the committed offsets, and
 * what is left of the batch comes back when its fate is certain. */
void transaction_give_up(struct transaction *transaction);

/* Closes the producer when the call under way is over; then `closed` comes. */
void transaction_close(struct transaction *transaction);

#endif
