/*
 * transaction.c: see transaction.h.
 *
 *                  ok, no batch               submit                 ok
 *      OPENING ──────────────────▶ READY ──────────────▶ SENDING ─────────▶ committed, READY
 *      ▲ │ ▲ again    ok, batch     ▲                    ▲    │ │
 *      │ └─┘────────────┐           │ rejoin or          │    │ │ abortable
 *      │                ▼           │ giving up:         │    │ ▼
 *      │              ASKING ───────┤ returned     after a while│
 *      │         committed, or the  └─────────────── ABORTING ◀─┘
 *      │         rest is returned                        │    │
 *      │                                                 ▼    ▼ nobody knows what happened,
 *      └──────────────────────────────────────────────── CLOSING or the producer is astray
 *
 * The batch is kept until its fate is certain. After CLOSING, init_transactions of the new producer
 * ends whatever the old one left open, and the group's committed offsets (ASKING) say whether the
 * batch went through: what is committed is dropped from it, the rest is returned.
 *
 * Fenced means that a second worker with our worker.id came up, and this one stops. A broker that
 * gave up our transaction says the same, but then that is older than transaction.timeout.ms, for we
 * were frozen, and the producer is replaced.
 */
#include "service/transaction.h"

#include "service/memory.h"

#include <assert.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#define BACKOFF_MS_MIN 100
#define BACKOFF_MS_MAX 5000
#define WATCH_MS       1000
#define SLOW_CALL_MS   10000 /* a call that takes longer is worth a line in the log */

enum state { CLOSED, OPENING, READY, SENDING, ABORTING, ASKING, CLOSING };

static const char *const state_names[] = {"closed",   "opening", "ready",  "sending",
                                          "aborting", "asking",  "closing"};

struct transaction {
    uv_loop_t *loop;
    const struct config *config;
    const struct log *log;
    struct metrics *metrics;
    struct transaction_events events;
    struct producer producer;
    rd_kafka_t *consumer;
    enum state state;
    uv_work_t work;
    bool running;         /* a call is on the pool */
    struct result result; /* of the last call */
    uint64_t started_at;  /* of the call, loop time in ms */
    bool slow_logged;
    uv_timer_t backoff, watch;
    unsigned failures;      /* in a row */
    uint64_t missing_since; /* when topics were first found missing, or 0 */
    struct batch *batch;
    rd_kafka_topic_partition_list_t *offsets;
    rd_kafka_consumer_group_metadata_t *group;
    uint64_t sent_at; /* when the batch's last transaction was begun */
    bool rejoin;      /* after the abort: give up the assignment */
    bool giving_up, closing;
};

static void enter(struct transaction *transaction, enum state state);

struct transaction *transaction_new(uv_loop_t *loop, const struct config *config,
                                    const struct log *log, struct metrics *metrics,
                                    const char *transactional_id,
                                    const struct transaction_events *events)
{
    struct transaction *transaction = memory_new(sizeof(*transaction));

    transaction->loop = loop;
    transaction->config = config;
    transaction->log = log;
    transaction->metrics = metrics;
    transaction->events = *events;
    producer_init(&transaction->producer, config, log,
                  config_exactly_once(config) ? transactional_id : NULL);
    uv_timer_init(loop, &transaction->backoff);
    uv_timer_init(loop, &transaction->watch);
    transaction->backoff.data = transaction->watch.data = transaction;
    return transaction;
}

void transaction_free(struct transaction *transaction)
{
    free(transaction);
}

bool transaction_is_ready(const struct transaction *transaction)
{
    return transaction->state == READY && transaction->batch == NULL && !transaction->closing;
}

struct batch *transaction_batch(const struct transaction *transaction)
{
    return transaction->batch;
}

/* --- The calls, on the pool --- */

static void call_run(uv_work_t *work)
{
    struct transaction *transaction = work->data;
    struct positions positions = {transaction->consumer, transaction->offsets, transaction->group};

    switch (transaction->state) {
    case OPENING:
        transaction->result = producer_open(&transaction->producer);
        break;
    case SENDING:
        transaction->result = producer_send(&transaction->producer, transaction->batch, &positions);
        break;
    case ABORTING:
        transaction->result = producer_abort(&transaction->producer);
        break;
    case ASKING:
        transaction->result = producer_ask(transaction->consumer, transaction->offsets);
        break;
    case CLOSING:
        producer_close(&transaction->producer);
        transaction->result = (struct result){.remedy = REMEDY_NONE};
        break;
    case CLOSED:
    case READY:
        abort(); /* no call belongs to these */
    }
}

/* --- What comes after a call, on the loop --- */

static void drop_positions(struct transaction *transaction)
{
    if (transaction->offsets != NULL)
        rd_kafka_topic_partition_list_destroy(transaction->offsets);
    transaction->offsets = NULL;
}

/* Takes the batch out of the transaction. */
static struct batch *take_batch(struct transaction *transaction)
{
    struct batch *batch = transaction->batch;

    drop_positions(transaction);
    if (transaction->group != NULL)
        rd_kafka_consumer_group_metadata_destroy(transaction->group);
    transaction->group = NULL;
    transaction->batch = NULL;
    transaction->giving_up = false;
    return batch;
}

static void hand_back(struct transaction *transaction, bool committed)
{
    struct batch *batch = take_batch(transaction);

    if (batch == NULL)
        return;
    if (committed)
        transaction->events.committed(transaction->events.context, batch);
    else
        transaction->events.returned(transaction->events.context, batch);
}

/* Nobody is sending the batch, and partitions of it may have been given up. */
static void let_go(struct transaction *transaction)
{
    if (!transaction->giving_up)
        return;
    transaction->giving_up = false;
    batch_drop_given_up(transaction->batch);
    if (batch_is_empty(transaction->batch))
        hand_back(transaction, false);
}

static void fail(struct transaction *transaction, enum exit_code code, const char *why)
{
    transaction->events.failed(transaction->events.context, code, why);
}

static void on_backoff(uv_timer_t *timer)
{
    struct transaction *transaction = timer->data;

    enter(transaction, transaction->state);
}

/* Enters the state after a pause that doubles with each failure in a row. */
static void enter_later(struct transaction *transaction, enum state state)
{
    unsigned shift = transaction->failures < 6 ? transaction->failures : 6;
    uint64_t pause = (uint64_t)BACKOFF_MS_MIN << shift;

    transaction->failures++;
    transaction->state = state;
    uv_timer_start(&transaction->backoff, on_backoff,
                   pause < BACKOFF_MS_MAX ? pause : BACKOFF_MS_MAX, 0);
}

static void after_open(struct transaction *transaction)
{
    transaction->missing_since = 0;
    if (transaction->batch == NULL)
        transaction->failures = 0;
    if (transaction->batch != NULL && transaction->producer.transactional_id != NULL) {
        enter(transaction, ASKING);
    } else {
        hand_back(transaction, false);
        enter(transaction, READY);
    }
}

/* `offsets` holds what the group has committed. What of the batch is below is done. */
static void after_ask(struct transaction *transaction)
{
    struct batch_sums before = batch_sums(transaction->batch), after;

    batch_drop_committed(transaction->batch, transaction->offsets);
    after = batch_sums(transaction->batch);
    log_event(transaction->log, LOG_LEVEL_INFO, "batch_settled", "{s:I s:I}", "articles",
              (json_int_t)before.consumed, "already_committed",
              (json_int_t)(before.consumed - after.consumed));
    metrics_count_settled(transaction->metrics, &before, &after);
    hand_back(transaction, after.consumed == 0);
    enter(transaction, READY);
}

static void after_send(struct transaction *transaction)
{
    struct batch_sums sums = batch_sums(transaction->batch);
    double seconds = (double)(uv_now(transaction->loop) - transaction->sent_at) / 1000.0;

    transaction->failures = 0;
    metrics_count_commit(transaction->metrics, &sums, seconds);
    log_event(transaction->log, LOG_LEVEL_DEBUG, "batch_committed", "{s:I s:I s:I s:I s:f}",
              "consumed", (json_int_t)sums.consumed, "structured", (json_int_t)sums.structured,
              "dead", (json_int_t)sums.dead, "tombstones", (json_int_t)sums.tombstones, "seconds",
              seconds);
    hand_back(transaction, true);
    enter(transaction, READY);
}

static void replace(struct transaction *transaction)
{
    transaction->metrics->producer_replacements++;
    transaction->rejoin = false;
    let_go(transaction);
    if (transaction->batch != NULL && transaction->batch->beginnings != NULL)
        hand_back(transaction, false); /* it asks itself what is committed */
    enter(transaction, CLOSING);
}

/* Nothing of the batch is committed. */
static void after_abort(struct transaction *transaction)
{
    const struct article *refused = producer_settle_refusals(transaction->batch);
    char why[RESULT_TEXT_BYTES];

    transaction->metrics->transactions_aborted++;
    if (refused != NULL) {
        snprintf(
            why, sizeof(why),
            "the broker refuses %s partition %d offset %lld as too large for %s even as a dead "
            "letter: raise max.message.bytes of that topic; nothing is lost",
            transaction->config->topic_raw, (int)refused->original.partition,
            (long long)refused->original.offset, transaction->config->topic_dead);
        fail(transaction, EXIT_CODE_KAFKA, why);
        return;
    }
    if (transaction->rejoin || transaction->giving_up) {
        bool rejoin = transaction->rejoin;
        transaction->rejoin = false;
        hand_back(transaction, false);
        if (rejoin)
            transaction->events.rejoin(transaction->events.context);
    }
    if (transaction->producer.astray)
        replace(transaction);
    else if (transaction->batch == NULL)
        enter(transaction, READY);
    else if (transaction->producer.refused > 0)
        enter(transaction, SENDING); /* in another way, and each article only a few times */
    else
        enter_later(transaction, SENDING);
}

static void after_close(struct transaction *transaction)
{
    if (transaction->closing) {
        transaction->state = CLOSED;
        hand_back(transaction, false);
        uv_close((uv_handle_t *)&transaction->backoff, NULL);
        uv_close((uv_handle_t *)&transaction->watch, NULL);
        transaction->events.closed(transaction->events.context);
        return;
    }
    enter_later(transaction, OPENING);
}

static void call_succeeded(struct transaction *transaction)
{
    switch (transaction->state) {
    case OPENING:
        after_open(transaction);
        break;
    case SENDING:
        after_send(transaction);
        break;
    case ABORTING:
        after_abort(transaction);
        break;
    case ASKING:
        after_ask(transaction);
        break;
    case CLOSING:
        after_close(transaction);
        break;
    case CLOSED:
    case READY:
        abort();
    }
}

/* The same call again, unless the topics have been missing for too long. */
static void try_again(struct transaction *transaction)
{
    uint64_t now = uv_now(transaction->loop);

    if (transaction->result.topics_missing) {
        if (transaction->missing_since == 0)
            transaction->missing_since = now;
        if (now - transaction->missing_since >= (uint64_t)transaction->config->topics_wait_ms) {
            fail(transaction, EXIT_CODE_TOPICS, transaction->result.text);
            return;
        }
    }
    let_go(transaction);
    if (transaction->state == ASKING && transaction->batch == NULL)
        enter(transaction, READY);
    else
        enter_later(transaction, transaction->state);
}

static void fenced(struct transaction *transaction)
{
    const char *timeout = config_setting_value(transaction->config, "transaction.timeout.ms");
    long long limit = timeout == NULL ? 0 : strtoll(timeout, NULL, 10);
    bool open = transaction->state == SENDING || transaction->state == ABORTING;
    char why[RESULT_TEXT_BYTES * 2];

    if (open && uv_now(transaction->loop) - transaction->sent_at >= (uint64_t)limit) {
        replace(transaction);
        return;
    }
    snprintf(why, sizeof(why),
             "another worker uses the transactional.id %s: give each worker its own worker.id (%s)",
             transaction->producer.transactional_id, transaction->result.text);
    fail(transaction, EXIT_CODE_FENCED, why);
}

static void call_failed(struct transaction *transaction)
{
    enum remedy remedy = transaction->result.remedy;

    log_message(transaction->log, LOG_LEVEL_WARNING, "kafka_call_failed", "%s: %s; remedy: %s",
                state_names[transaction->state], transaction->result.text, remedy_name(remedy));
    switch (remedy) {
    case REMEDY_AGAIN:
        try_again(transaction);
        break;
    case REMEDY_REJOIN:
        transaction->rejoin = true;
        enter(transaction, ABORTING);
        break;
    case REMEDY_ABORT:
        enter(transaction, ABORTING);
        break;
    case REMEDY_REPLACE:
        replace(transaction);
        break;
    case REMEDY_FENCED:
        fenced(transaction);
        break;
    case REMEDY_STOP:
        fail(transaction, EXIT_CODE_KAFKA, transaction->result.text);
        break;
    case REMEDY_NONE:
        abort();
    }
}

static void call_done(uv_work_t *work, int status)
{
    struct transaction *transaction = work->data;

    assert(status == 0); /* calls are never cancelled */
    transaction->running = false;
    uv_update_time(transaction->loop);
    if (transaction->result.remedy == REMEDY_NONE)
        call_succeeded(transaction);
    else if (transaction->closing && transaction->batch == NULL)
        enter(transaction, CLOSING);
    else
        call_failed(transaction);
}

/* --- Entering a state --- */

static void prepare_positions(struct transaction *transaction)
{
    if (transaction->batch == NULL)
        return;
    drop_positions(transaction);
    transaction->offsets = batch_offsets(transaction->batch, transaction->config->topic_raw);
}

static void enter(struct transaction *transaction, enum state state)
{
    if (transaction->closing && state == READY)
        state = CLOSING;
    transaction->state = state;
    if (state == READY) {
        transaction->events.ready(transaction->events.context);
        return;
    }
    if (state == SENDING || state == ASKING)
        prepare_positions(transaction);
    if (state == SENDING)
        transaction->sent_at = uv_now(transaction->loop);
    assert(!transaction->running);
    transaction->running = true;
    transaction->slow_logged = false;
    transaction->started_at = uv_now(transaction->loop);
    transaction->work.data = transaction;
    uv_queue_work(transaction->loop, &transaction->work, call_run, call_done);
}

static void on_watch(uv_timer_t *timer)
{
    struct transaction *transaction = timer->data;
    uint64_t took = uv_now(transaction->loop) - transaction->started_at;
    char why[128];

    if (!transaction->running || took < SLOW_CALL_MS)
        return;
    snprintf(why, sizeof(why), "a call has not come back for %llu s while %s",
             (unsigned long long)(took / 1000), state_names[transaction->state]);
    if (!transaction->slow_logged)
        log_message(transaction->log, LOG_LEVEL_WARNING, "kafka_call_slow", "%s", why);
    transaction->slow_logged = true;
    if (took >= (uint64_t)transaction->config->call_timeout_ms)
        fail(transaction, EXIT_CODE_STUCK, why);
}

void transaction_open(struct transaction *transaction, rd_kafka_t *consumer)
{
    transaction->consumer = consumer;
    uv_timer_start(&transaction->watch, on_watch, WATCH_MS, WATCH_MS);
    enter(transaction, OPENING);
}

void transaction_submit(struct transaction *transaction, struct batch *batch,
                        rd_kafka_consumer_group_metadata_t *group)
{
    assert(transaction_is_ready(transaction));
    transaction->batch = batch;
    transaction->group = group;
    enter(transaction, SENDING);
}

void transaction_give_up(struct transaction *transaction)
{
    if (transaction->batch == NULL)
        return;
    transaction->giving_up = true;
    /* Nothing runs during a pause: the batch was aborted, or its producer is gone. */
    if (transaction->running)
        return;
    if (transaction->state == SENDING)
        hand_back(transaction, false);
    else
        let_go(transaction);
    if (transaction->batch == NULL && transaction->state != OPENING) {
        uv_timer_stop(&transaction->backoff);
        enter(transaction, READY);
    }
}

void transaction_close(struct transaction *transaction)
{
    transaction->closing = true;
    if (transaction->running || transaction->batch != NULL)
        return;
    uv_timer_stop(&transaction->backoff);
    enter(transaction, CLOSING);
}
