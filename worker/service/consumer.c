/*
 * consumer.c: see consumer.h.
 *
 * The group metadata is taken once for each assignment, when it comes, and not when it is sent: a
 * member that the group has thrown out has no generation, and a broker takes transactional offsets
 * without a generation unchecked. With the metadata of the assignment, a worker that was thrown out
 * is refused.
 *
 * Joining again and leaving both begin with unsubscribe, and go on only when the assignment is
 * empty: librdkafka before 2.4 can hang in close when an assignment arrives meanwhile.
 */
#include "service/consumer.h"

#include "service/kafka_conf.h"
#include "service/kafka_log.h"
#include "service/memory.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So many events are taken in one go, then the loop's other guests have their turn. */
#define DRAIN_EVENTS_MAX 500
/* The queue is also looked at by the clock: librdkafka wants to be polled, and a wake-up that went
 * missing must not stop the worker. */
#define POLL_MS 200

enum intent { INTENT_STAY, INTENT_REJOIN, INTENT_LEAVE };

struct consumer {
    const struct config *config;
    const struct log *log;
    struct metrics *metrics;
    struct partitions *partitions;
    struct consumer_events events;
    rd_kafka_t *handle;
    rd_kafka_topic_t *topic; /* in the statistics even while no partition of it is ours */
    rd_kafka_queue_t *queue, *close_queue;
    uv_async_t wake;
    uv_timer_t poll;
    rd_kafka_event_t *revocation; /* waits for consumer_finish_revoke */
    rd_kafka_consumer_group_metadata_t *group;
    unsigned assignments; /* so far */
    enum intent intent;
    bool joined, paused, leaving, closed;
};

static void drain(struct consumer *consumer);

/* On librdkafka's threads: nothing but the wake-up. */
static void on_queue(rd_kafka_t *handle, void *opaque)
{
    struct consumer *consumer = opaque;

    (void)handle;
    uv_async_send(&consumer->wake);
}

static void on_wake(uv_async_t *wake)
{
    drain(wake->data);
}

static void on_poll(uv_timer_t *timer)
{
    drain(timer->data);
}

static void on_log(const rd_kafka_t *handle, int level, const char *facility, const char *line)
{
    const struct consumer *consumer = rd_kafka_opaque(handle);

    kafka_log_line(consumer->log, level, "consumer", facility, line);
}

static bool make_client(struct consumer *consumer, char *why, size_t why_size)
{
    rd_kafka_conf_t *conf = kafka_conf_consumer(consumer->config);

    rd_kafka_conf_set_opaque(conf, consumer);
    rd_kafka_conf_set_log_cb(conf, on_log);
    rd_kafka_conf_set_events(conf, RD_KAFKA_EVENT_REBALANCE | RD_KAFKA_EVENT_ERROR |
                                       RD_KAFKA_EVENT_STATS);
    consumer->handle = rd_kafka_new(RD_KAFKA_CONSUMER, conf, why, why_size);
    if (consumer->handle == NULL) {
        rd_kafka_conf_destroy(conf);
        return false;
    }
    rd_kafka_poll_set_consumer(consumer->handle);
    consumer->topic = rd_kafka_topic_new(consumer->handle, consumer->config->topic_raw, NULL);
    return true;
}

struct consumer *consumer_new(uv_loop_t *loop, const struct config *config, const struct log *log,
                              struct metrics *metrics, struct partitions *partitions,
                              const struct consumer_events *events, char *why, size_t why_size)
{
    struct consumer *consumer = memory_new(sizeof(*consumer));

    consumer->config = config;
    consumer->log = log;
    consumer->metrics = metrics;
    consumer->partitions = partitions;
    consumer->events = *events;
    if (!make_client(consumer, why, why_size)) {
        free(consumer);
        return NULL;
    }
    uv_async_init(loop, &consumer->wake, on_wake);
    uv_timer_init(loop, &consumer->poll);
    consumer->wake.data = consumer->poll.data = consumer;
    uv_timer_start(&consumer->poll, on_poll, POLL_MS, POLL_MS);
    consumer->queue = rd_kafka_queue_get_consumer(consumer->handle);
    consumer->close_queue = rd_kafka_queue_new(consumer->handle);
    rd_kafka_queue_cb_event_enable(consumer->queue, on_queue, consumer);
    rd_kafka_queue_cb_event_enable(consumer->close_queue, on_queue, consumer);
    return consumer;
}

static void drop_group(struct consumer *consumer)
{
    if (consumer->group != NULL)
        rd_kafka_consumer_group_metadata_destroy(consumer->group);
    consumer->group = NULL;
}

void consumer_destroy(struct consumer *consumer)
{
    drop_group(consumer);
    if (consumer->revocation != NULL)
        rd_kafka_event_destroy(consumer->revocation);
    rd_kafka_queue_destroy(consumer->queue);
    rd_kafka_queue_destroy(consumer->close_queue);
    rd_kafka_topic_destroy(consumer->topic);
    rd_kafka_destroy(consumer->handle);
}

void consumer_free(struct consumer *consumer)
{
    free(consumer);
}

rd_kafka_t *consumer_handle(const struct consumer *consumer)
{
    return consumer->handle;
}

bool consumer_is_joined(const struct consumer *consumer)
{
    return consumer->joined;
}

bool consumer_is_settled(const struct consumer *consumer)
{
    return consumer->revocation == NULL && consumer->intent == INTENT_STAY;
}

bool consumer_is_revoking(const struct consumer *consumer)
{
    return consumer->revocation != NULL;
}

unsigned consumer_assignment(const struct consumer *consumer)
{
    return consumer->assignments;
}

/* A failed call here is a broken client or wrong use; the reason goes to the log and up. */
static void check(const struct consumer *consumer, const char *call, rd_kafka_resp_err_t code)
{
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
        log_message(consumer->log, LOG_LEVEL_WARNING, "kafka_call_failed", "%s: %s", call,
                    rd_kafka_err2str(code));
}

static void check_error(const struct consumer *consumer, const char *call, rd_kafka_error_t *error)
{
    if (error == NULL)
        return;
    log_message(consumer->log, LOG_LEVEL_WARNING, "kafka_call_failed", "%s: %s", call,
                rd_kafka_error_string(error));
    rd_kafka_error_destroy(error);
}

/* librdkafka copies metadata only through its serial form. */
rd_kafka_consumer_group_metadata_t *consumer_group_copy(const struct consumer *consumer)
{
    rd_kafka_consumer_group_metadata_t *copy = NULL;
    void *bytes = NULL;
    size_t size = 0;

    if (consumer->group == NULL)
        return NULL;
    check_error(consumer, "group_metadata_write",
                rd_kafka_consumer_group_metadata_write(consumer->group, &bytes, &size));
    check_error(consumer, "group_metadata_read",
                rd_kafka_consumer_group_metadata_read(&copy, bytes, size));
    rd_kafka_mem_free(NULL, bytes);
    return copy;
}

void consumer_join(struct consumer *consumer)
{
    rd_kafka_topic_partition_list_t *topics = rd_kafka_topic_partition_list_new(1);

    rd_kafka_topic_partition_list_add(topics, consumer->config->topic_raw, RD_KAFKA_PARTITION_UA);
    check(consumer, "subscribe", rd_kafka_subscribe(consumer->handle, topics));
    rd_kafka_topic_partition_list_destroy(topics);
}

void consumer_ask_group(struct consumer *consumer)
{
    const char *group = config_setting_value(consumer->config, "group.id");

    rd_kafka_DescribeConsumerGroups(consumer->handle, &group, 1, NULL, consumer->queue);
}

static void close_members(struct consumer *consumer)
{
    consumer->leaving = true;
    check_error(consumer, "consumer_close",
                rd_kafka_consumer_close_queue(consumer->handle, consumer->close_queue));
}

/* The assignment is empty: what was intended can be done. */
static void go_on(struct consumer *consumer)
{
    if (consumer->intent == INTENT_REJOIN) {
        consumer->intent = INTENT_STAY;
        consumer_join(consumer);
    } else if (consumer->intent == INTENT_LEAVE && !consumer->leaving) {
        close_members(consumer);
    }
}

static void give_up(struct consumer *consumer, enum intent intent)
{
    if (consumer->intent == INTENT_LEAVE)
        return;
    if (consumer->intent == INTENT_STAY)
        check(consumer, "unsubscribe", rd_kafka_unsubscribe(consumer->handle));
    consumer->intent = intent;
    if (consumer->partitions->held == 0 && consumer->revocation == NULL)
        go_on(consumer);
}

void consumer_rejoin(struct consumer *consumer)
{
    if (consumer->intent != INTENT_STAY)
        return;
    consumer->metrics->rejoins++;
    log_event(consumer->log, LOG_LEVEL_WARNING, "group_rejoin", NULL);
    give_up(consumer, INTENT_REJOIN);
}

void consumer_close(struct consumer *consumer)
{
    give_up(consumer, INTENT_LEAVE);
}

static bool is_cooperative(const struct consumer *consumer)
{
    const char *protocol = rd_kafka_rebalance_protocol(consumer->handle);

    return protocol != NULL && strcmp(protocol, "COOPERATIVE") == 0;
}

static void pause_list(struct consumer *consumer)
{
    rd_kafka_topic_partition_list_t *list =
        partitions_list(consumer->partitions, consumer->config->topic_raw);

    if (consumer->paused)
        check(consumer, "pause", rd_kafka_pause_partitions(consumer->handle, list));
    else
        check(consumer, "resume", rd_kafka_resume_partitions(consumer->handle, list));
    rd_kafka_topic_partition_list_destroy(list);
}

void consumer_pause(struct consumer *consumer, bool pause)
{
    if (consumer->paused == pause)
        return;
    consumer->paused = pause;
    consumer->metrics->pauses += pause;
    log_event(consumer->log, LOG_LEVEL_DEBUG, pause ? "fetch_paused" : "fetch_resumed", NULL);
    pause_list(consumer);
}

/* After the metadata was taken, a lost assignment shows; before, it could be lost in between. */
static void take_group(struct consumer *consumer)
{
    drop_group(consumer);
    consumer->assignments++;
    consumer->group = rd_kafka_consumer_group_metadata(consumer->handle);
    if (rd_kafka_assignment_lost(consumer->handle))
        drop_group(consumer);
}

static void log_rebalance(struct consumer *consumer, const char *event,
                          const rd_kafka_topic_partition_list_t *list, bool lost)
{
    char *member = rd_kafka_memberid(consumer->handle);

    consumer->metrics->rebalances++;
    log_event(consumer->log, LOG_LEVEL_INFO, event, "{s:i s:b s:s?}", "partitions", list->cnt,
              "lost", lost, "member", member);
    if (member != NULL)
        rd_kafka_mem_free(consumer->handle, member);
}

static void assign(struct consumer *consumer, const rd_kafka_topic_partition_list_t *list)
{
    if (is_cooperative(consumer))
        check_error(consumer, "incremental_assign",
                    rd_kafka_incremental_assign(consumer->handle, list));
    else
        check(consumer, "assign", rd_kafka_assign(consumer->handle, list));
    partitions_take(consumer->partitions, list, uv_now(consumer->wake.loop));
    take_group(consumer);
    consumer->joined = true;
    log_rebalance(consumer, "partitions_assigned", list, false);
    /* A partition that was paused when it was given up comes back paused. */
    pause_list(consumer);
    consumer->events.assigned(consumer->events.context);
}

/* Keeps the event: it is answered by consumer_finish_revoke. */
static void give_back(struct consumer *consumer, rd_kafka_event_t *event,
                      const rd_kafka_topic_partition_list_t *list)
{
    bool lost = rd_kafka_assignment_lost(consumer->handle) != 0;

    if (consumer->revocation != NULL)
        rd_kafka_event_destroy(consumer->revocation);
    consumer->revocation = event;
    partitions_give(consumer->partitions, list);
    log_rebalance(consumer, "partitions_revoked", list, lost);
    if (!is_cooperative(consumer) || lost)
        consumer->joined = false;
    consumer->events.revoked(consumer->events.context);
}

void consumer_finish_revoke(struct consumer *consumer)
{
    rd_kafka_event_t *event = consumer->revocation;

    assert(event != NULL);
    consumer->revocation = NULL;
    if (is_cooperative(consumer)) {
        check_error(consumer, "incremental_unassign",
                    rd_kafka_incremental_unassign(consumer->handle,
                                                  rd_kafka_event_topic_partition_list(event)));
    } else {
        drop_group(consumer);
        check(consumer, "unassign", rd_kafka_assign(consumer->handle, NULL));
    }
    rd_kafka_event_destroy(event);
    if (consumer->partitions->held == 0)
        go_on(consumer);
}

static void on_rebalance(struct consumer *consumer, rd_kafka_event_t *event)
{
    const rd_kafka_topic_partition_list_t *list = rd_kafka_event_topic_partition_list(event);
    rd_kafka_resp_err_t code = rd_kafka_event_error(event);

    if (code == RD_KAFKA_RESP_ERR__REVOKE_PARTITIONS) {
        give_back(consumer, event, list);
        return;
    }
    if (code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS) {
        assign(consumer, list);
    } else {
        check(consumer, "rebalance", code);
        check(consumer, "unassign", rd_kafka_assign(consumer->handle, NULL));
    }
    rd_kafka_event_destroy(event);
}

static void on_error(struct consumer *consumer, rd_kafka_event_t *event)
{
    rd_kafka_resp_err_t code = rd_kafka_event_error(event);
    char why[512];

    snprintf(why, sizeof(why), "%s: %s", rd_kafka_err2name(code),
             rd_kafka_event_error_string(event));
    rd_kafka_event_destroy(event);
    log_message(consumer->log, LOG_LEVEL_WARNING, "consumer_error", "%s", why);
    /* A fatal error may come under its own code, too: a static member that was fenced. */
    code = rd_kafka_fatal_error(consumer->handle, why, sizeof(why));
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
        consumer->events.failed(consumer->events.context, code, why);
}

static void on_message(struct consumer *consumer, rd_kafka_event_t *event)
{
    const rd_kafka_message_t *message = rd_kafka_event_message_next(event);

    if (message != NULL && message->err == RD_KAFKA_RESP_ERR_NO_ERROR)
        consumer->events.message(consumer->events.context, message);
    rd_kafka_event_destroy(event);
}

static void on_group(struct consumer *consumer, rd_kafka_event_t *event)
{
    const rd_kafka_DescribeConsumerGroups_result_t *result =
        rd_kafka_event_DescribeConsumerGroups_result(event);
    rd_kafka_resp_err_t code = rd_kafka_event_error(event);
    size_t count = 0;
    const rd_kafka_ConsumerGroupDescription_t **groups = NULL;

    if (code == RD_KAFKA_RESP_ERR_NO_ERROR)
        groups = rd_kafka_DescribeConsumerGroups_result_groups(result, &count);
    check(consumer, "DescribeConsumerGroups", code);
    consumer->events.group(consumer->events.context, count == 1 ? groups[0] : NULL);
    rd_kafka_event_destroy(event);
}

static void dispatch(struct consumer *consumer, rd_kafka_event_t *event)
{
    switch (rd_kafka_event_type(event)) {
    case RD_KAFKA_EVENT_FETCH:
        on_message(consumer, event);
        break;
    case RD_KAFKA_EVENT_REBALANCE:
        on_rebalance(consumer, event);
        break;
    case RD_KAFKA_EVENT_ERROR:
        on_error(consumer, event);
        break;
    case RD_KAFKA_EVENT_STATS:
        consumer->events.statistics(consumer->events.context, rd_kafka_event_stats(event));
        rd_kafka_event_destroy(event);
        break;
    case RD_KAFKA_EVENT_DESCRIBECONSUMERGROUPS_RESULT:
        on_group(consumer, event);
        break;
    default:
        rd_kafka_event_destroy(event);
    }
}

static void finish_close(struct consumer *consumer)
{
    consumer->closed = true;
    rd_kafka_queue_cb_event_enable(consumer->queue, NULL, NULL);
    rd_kafka_queue_cb_event_enable(consumer->close_queue, NULL, NULL);
    uv_timer_stop(&consumer->poll);
    uv_close((uv_handle_t *)&consumer->poll, NULL);
    uv_close((uv_handle_t *)&consumer->wake, NULL);
    consumer->events.closed(consumer->events.context);
}

/* Takes up to DRAIN_EVENTS_MAX events in; says whether there may be more. */
static bool take_events(struct consumer *consumer)
{
    for (int i = 0; i < DRAIN_EVENTS_MAX; i++) {
        /* While leaving, the consumer's queue forwards to the close queue. */
        rd_kafka_event_t *event =
            rd_kafka_queue_poll(consumer->leaving ? consumer->close_queue : consumer->queue, 0);
        if (event == NULL)
            return false;
        dispatch(consumer, event);
    }
    return true;
}

static void drain(struct consumer *consumer)
{
    bool more = take_events(consumer);

    consumer->events.drained(consumer->events.context);
    if (more)
        uv_async_send(&consumer->wake);
    else if (consumer->leaving && !consumer->closed && rd_kafka_consumer_closed(consumer->handle))
        finish_close(consumer);
}
