/*
 * flow.c: see flow.h.
 */
#include "service/flow.h"

#include "service/crash.h"

#include <assert.h>
#include <jansson.h>

static void count_bytes(struct flow *flow, struct batch *batch)
{
    flow->bytes += batch->bytes - batch->counted;
    batch->counted = batch->bytes;
}

static void uncount_and_free(struct flow *flow, struct batch *batch)
{
    flow->bytes -= batch->counted;
    batch_free(batch);
}

static void close_open(struct flow *flow)
{
    struct batch *batch = flow->open;

    if (batch == NULL)
        return;
    uv_timer_stop(&flow->linger);
    flow->open = NULL;
    batch->closed = true;
    if (flow->youngest != NULL)
        flow->youngest->next = batch;
    else
        flow->oldest = batch;
    flow->youngest = batch;
}

static struct batch *pop_oldest(struct flow *flow)
{
    struct batch *batch = flow->oldest;

    flow->oldest = batch->next;
    if (flow->oldest == NULL)
        flow->youngest = NULL;
    batch->next = NULL;
    return batch;
}

static void on_linger(uv_timer_t *timer)
{
    flow_pump(timer->data);
}

void flow_start(struct flow *flow)
{
    uv_timer_init(flow->loop, &flow->linger);
    flow->linger.data = flow;
}

void flow_stop(struct flow *flow)
{
    close_open(flow);
    while (flow->oldest != NULL)
        uncount_and_free(flow, pop_oldest(flow));
    uv_close((uv_handle_t *)&flow->linger, NULL);
}

/* The time of the open batch is over, or will be: then the timer says so. */
static bool is_lingered(struct flow *flow)
{
    uint64_t end = flow->open->opened_at + (uint64_t)flow->config->batch_linger_ms;
    uint64_t now = uv_now(flow->loop);

    if (flow->draining || now >= end)
        return true;
    if (!uv_is_active((uv_handle_t *)&flow->linger))
        uv_timer_start(&flow->linger, on_linger, end - now, 0);
    return false;
}

static bool is_full(const struct flow *flow)
{
    return flow->open->count >= (size_t)flow->config->batch_articles_max ||
           flow->open->bytes >= (size_t)flow->config->batch_bytes_max;
}

/* What a transaction carries is in memory twice, here and in librdkafka. */
static void cut_if_too_long(struct flow *flow, struct batch *batch)
{
    if (batch_read_bytes(batch) < (size_t)flow->config->batch_bytes_max)
        return;
    if (batch == flow->open)
        close_open(flow);
    if (batch->handed_out == batch->count)
        return;
    batch_cut(batch);
    if (batch == flow->youngest)
        flow->youngest = batch->next;
}

/* In their order, so that what nobody has begun to extract is always the youngest. Above the cap
 * only the oldest batch goes on, what is behind it waits until that is committed: so the cap is
 * passed by one batch at most. */
static void dispatch(struct flow *flow)
{
    struct batch *batch = flow->oldest != NULL ? flow->oldest : flow->open;

    while (batch != NULL) {
        cut_if_too_long(flow, batch);
        extraction_dispatch(flow->extraction, batch);
        if (batch == flow->open || batch->handed_out < batch->count ||
            flow->bytes > (size_t)flow->config->inflight_bytes_max)
            return;
        batch = batch->next != NULL ? batch->next : flow->open;
    }
}

/* Batches of which nothing is left, because their partitions were given up, go without a commit. */
static void free_empty(struct flow *flow)
{
    while (flow->oldest != NULL && batch_is_ready(flow->oldest) && batch_is_empty(flow->oldest))
        uncount_and_free(flow, pop_oldest(flow));
}

/* What has to be committed next, or NULL: beginnings first, because articles wait for them. */
static struct batch *take_next(struct flow *flow)
{
    rd_kafka_topic_partition_list_t *unbegun =
        flow->draining ? NULL : partitions_list_unbegun(flow->partitions, flow->config->topic_raw);

    if (unbegun != NULL)
        return batch_new_beginnings(unbegun);
    if (flow->oldest != NULL && batch_is_ready(flow->oldest))
        return pop_oldest(flow);
    return NULL;
}

/* The last batch before a clean end says, too, that nobody died of what was begun but not
 * committed. Made anew each time that the batch is submitted: what is held may have changed. */
static void set_unfinished(const struct flow *flow, struct batch *batch)
{
    if (batch->unfinished != NULL)
        rd_kafka_topic_partition_list_destroy(batch->unfinished);
    batch->unfinished = NULL;
    if (flow->draining && flow->oldest == NULL && flow->open == NULL)
        batch->unfinished = partitions_list_unfinished(flow->partitions, flow->config->topic_raw);
}

/* No transaction begins while partitions are being given up, or are about to be. */
static void submit(struct flow *flow)
{
    rd_kafka_consumer_group_metadata_t *group;
    struct batch *batch;

    if (!transaction_is_ready(flow->transaction) || !consumer_is_settled(flow->consumer) ||
        (group = consumer_group_copy(flow->consumer)) == NULL)
        return;
    batch = take_next(flow);
    if (batch == NULL) {
        rd_kafka_consumer_group_metadata_destroy(group);
        return;
    }
    set_unfinished(flow, batch);
    assert(!batch_has_gap(batch)); /* an article would be lost; a restart loses none */
    flow->assignment = consumer_assignment(flow->consumer);
    transaction_submit(flow->transaction, batch, group);
}

static void set_pause(struct flow *flow)
{
    size_t max = (size_t)flow->config->inflight_bytes_max;

    if (flow->draining || flow->bytes > max)
        consumer_pause(flow->consumer, true);
    else if (flow->bytes <= max / 2)
        consumer_pause(flow->consumer, false);
}

void flow_pump(struct flow *flow)
{
    if (flow->open != NULL && flow->oldest == NULL && is_lingered(flow))
        close_open(flow);
    dispatch(flow);
    free_empty(flow);
    submit(flow);
    set_pause(flow);
}

void flow_take(struct flow *flow, const rd_kafka_message_t *message)
{
    struct partition *partition = partitions_find_held(flow->partitions, message->partition);
    bool repeated = partition != NULL && message->offset < partition->next;

    if (partition == NULL || repeated || flow->draining) {
        flow->metrics->repeats_skipped += repeated;
        return;
    }
    if (partition->first == OFFSET_UNKNOWN)
        partition->first = message->offset;
    if (flow->open == NULL)
        flow->open = batch_new(uv_now(flow->loop));
    batch_add(flow->open, article_new(original_copy(message), partition));
    partition->next = message->offset + 1;
    count_bytes(flow, flow->open);
    if (is_full(flow))
        close_open(flow);
    if (flow->bytes > (size_t)flow->config->inflight_bytes_max)
        consumer_pause(flow->consumer, true);
}

static void move_partitions(struct flow *flow, const struct batch *batch)
{
    uint64_t now = uv_now(flow->loop);

    for (size_t i = 0; i < batch->count; i++) {
        struct partition *partition = batch->articles[i]->partition;
        partition->moved_at = now;
        partition->strikes = 0;
        if (!batch->articles[i]->dropped)
            partition->committed = batch->articles[i]->original.offset + 1;
    }
}

/* Whether the partition is read from below what the group has committed. A committed offset behind
 * the partition's end was that of another topic of this name, and says nothing. */
static bool is_read_again(const struct flow *flow, const struct partition *partition,
                          const rd_kafka_topic_partition_t *place)
{
    int64_t low, end;

    return partition->first < place->offset &&
           rd_kafka_get_watermark_offsets(consumer_handle(flow->consumer), place->topic,
                                          place->partition, &low,
                                          &end) == RD_KAFKA_RESP_ERR_NO_ERROR &&
           place->offset <= end;
}

/* When a coordinator dies in the middle of a transaction, a consumer may be told that nothing is
 * committed and begin with the first article of all (Kafka 4.1.1, librdkafka 2.0.2: 49,333 articles
 * twice under fire). The beginning has asked once more: what is below its offset is done. */
static void pass_over_done(struct flow *flow, struct partition *partition, int64_t offset)
{
    log_event(flow->log, LOG_LEVEL_WARNING, "position_behind_commit", "{s:i s:I s:I}", "partition",
              (int)partition->id, "position", (json_int_t)partition->first, "committed",
              (json_int_t)offset);
    for (struct batch *batch = flow->oldest; batch != NULL; batch = batch->next)
        flow->metrics->repeats_skipped += batch_drop_below(batch, partition->id, offset);
    if (flow->open != NULL)
        flow->metrics->repeats_skipped += batch_drop_below(flow->open, partition->id, offset);
    partition->committed = offset;
    if (partition->next < offset)
        partition->next = offset;
}

/* The group knows that these are begun. */
static void begin_partitions(struct flow *flow, const rd_kafka_topic_partition_list_t *list)
{
    for (int i = 0; i < list->cnt; i++) {
        const rd_kafka_topic_partition_t *place = &list->elems[i];
        struct partition *partition = partitions_find_held(flow->partitions, place->partition);
        unsigned beginnings = crash_mark_read(place->metadata, place->metadata_size);

        if (partition == NULL)
            continue;
        partition->begun = true;
        partition->begun_at = place->offset;
        if (is_read_again(flow, partition, place))
            pass_over_done(flow, partition, place->offset);
        if (beginnings < CRASH_BEGINNINGS)
            continue;
        partition->try_until = place->offset + CRASH_TRIES;
        log_event(flow->log, LOG_LEVEL_WARNING, "partition_suspect", "{s:s s:i s:I s:i}", "topic",
                  place->topic, "partition", place->partition, "offset", (json_int_t)place->offset,
                  "beginnings", (int)beginnings);
    }
}

void flow_batch_committed(struct flow *flow, struct batch *batch)
{
    if (batch->beginnings != NULL)
        begin_partitions(flow, batch->beginnings);
    move_partitions(flow, batch);
    uncount_and_free(flow, batch);
}

void flow_batch_returned(struct flow *flow, struct batch *batch)
{
    batch_drop_given_up(batch);
    batch->next = flow->oldest;
    flow->oldest = batch;
    if (flow->youngest == NULL)
        flow->youngest = batch;
    free_empty(flow);
}

void flow_job_done(struct flow *flow, struct batch *batch)
{
    flow->partitions->read_at = uv_now(flow->loop);
    count_bytes(flow, batch);
}

void flow_drop_given_up(struct flow *flow)
{
    for (struct batch *batch = flow->oldest; batch != NULL; batch = batch->next)
        batch_drop_given_up(batch);
    if (flow->open != NULL)
        batch_drop_given_up(flow->open);
}

bool flow_assignment_is_current(const struct flow *flow)
{
    return flow->assignment == consumer_assignment(flow->consumer);
}

bool flow_is_committing_given_up(const struct flow *flow)
{
    const struct batch *batch = transaction_batch(flow->transaction);

    return batch != NULL && batch_has_given_up(batch);
}

void flow_drain(struct flow *flow)
{
    flow->draining = true;
    close_open(flow);
    for (struct batch *batch = flow->oldest; batch != NULL; batch = batch->next)
        batch_drop_unread(batch);
    flow_pump(flow);
}

bool flow_is_empty(const struct flow *flow)
{
    return flow->open == NULL && flow->oldest == NULL &&
           transaction_batch(flow->transaction) == NULL;
}

size_t flow_articles(const struct flow *flow)
{
    const struct batch *batch = transaction_batch(flow->transaction);
    size_t count = batch == NULL ? 0 : batch->count;

    for (batch = flow->oldest; batch != NULL; batch = batch->next)
        count += batch->count;
    return count + (flow->open == NULL ? 0 : flow->open->count);
}
