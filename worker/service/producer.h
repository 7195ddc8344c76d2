/*
 * producer.h: the producer and its blocking calls. Nothing here knows the loop.
 *
 * Every function may block for seconds and runs on the pool, one at a time (transaction.c sees to
 * that), so that the delivery reports, which librdkafka gives from inside these calls, need no
 * lock. The result says what to do next; the text is for the log.
 */
#ifndef WIRECOPY_SERVICE_PRODUCER_H
#define WIRECOPY_SERVICE_PRODUCER_H

#include "service/batch.h"
#include "service/config.h"
#include "service/log.h"
#include "service/outbound.h"
#include "service/remedy.h"

#define RESULT_TEXT_BYTES 512
#define PRODUCER_TOPICS   3 /* records, dead letters, figures */

struct result {
    enum remedy remedy;
    bool topics_missing; /* with REMEDY_AGAIN: the text names them */
    char text[RESULT_TEXT_BYTES];
};

struct producer {
    const struct config *config;
    const struct log *log;
    const char *transactional_id; /* NULL: at-least-once */
    struct outbound_topics topics;
    rd_kafka_t *handle;                      /* NULL while there is none */
    rd_kafka_topic_t *warm[PRODUCER_TOPICS]; /* keeps the output topics' metadata at hand */
    bool initialised;                        /* init_transactions worked */
    rd_kafka_resp_err_t refusal; /* the first delivery that failed since the last begin */
    size_t refused;              /* so many outputs the broker refused for good since then */
    bool astray;                 /* its sequence numbers may be wrong, see producer.c */
};

/* What a transaction commits besides the records. All borrowed. */
struct positions {
    rd_kafka_t *consumer; /* for at-least-once, where it commits the offsets itself */
    const rd_kafka_topic_partition_list_t *offsets;
    const rd_kafka_consumer_group_metadata_t *group;
};

void producer_init(struct producer *producer, const struct config *config, const struct log *log,
                   const char *transactional_id);

/* Makes the client, waits until the topics are known, and ends what an earlier producer of the same
 * transactional.id left open. Called again after REMEDY_AGAIN it goes on where it was. */
struct result producer_open(struct producer *producer);

/* Sends all outputs of the batch and the offsets, and commits. An article whose output was refused
 * before goes alone; see producer_settle_refusals. Of a batch of beginnings the offsets are
 * committed as they are, with the mark of one beginning more; the marks stand in its list
 * afterwards. */
struct result producer_send(struct producer *producer, struct batch *batch,
                            const struct positions *positions);

/* Asks the group which offsets of the partitions in the list are committed, for certain: an open
 * transaction is waited for. Fills the list. */
struct result producer_ask(rd_kafka_t *consumer, rd_kafka_topic_partition_list_t *offsets);

/* Aborts the open transaction. */
struct result producer_abort(struct producer *producer);

/* Throws the client away, with whatever it still holds. */
void producer_close(struct producer *producer);

/* After a send that failed: an article whose output the broker never takes (it is too large)
 * becomes a dead letter. Returns NULL, or the article whose dead letter itself is refused, which
 * nothing can mend.
 */
const struct article *producer_settle_refusals(struct batch *batch);

#endif
