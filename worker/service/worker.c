/*
 * worker.c: see worker.h. One struct, one loop; this file only ties the parts together:
 *
 *     consumer ──message──▶ flow ──batch──▶ transaction
 *        ▲ │ revoked          ▲ │ job            │ committed
 *        │ ▼                  │ ▼                ▼
 *        worker (state)    extraction           flow
 *
 *     STARTING ──producer ready──▶ RUNNING ──signal──▶ DRAINING ──all committed──▶ LEAVING ──▶ exit
 *         └───────────────────signal or failure──────────────────────────────────────▲
 *
 * The group is joined only when the producer is ready: a worker that cannot write takes no
 * partition from one that can.
 */
#include "service/page.h"
#include "service/watchdog.h"
#include "service/worker_parts.h"

#include <jansson.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define LEAVE_MS 3000 /* after a failure, and after a drain, for good manners to the group */
/* A terminal and a wrapper script may both pass the same Ctrl-C on: signals this close are one. */
#define SIGNAL_TWICE_MS 1000

static const char *const state_names[] = {"starting", "running", "draining", "leaving", "gone"};

/* --- Leaving --- */

void worker_end_now(const struct worker *worker)
{
    log_event(&worker->log, LOG_LEVEL_INFO, "worker_stopped", "{s:i}", "exit_code",
              (int)worker->exit_code);
    _exit((int)worker->exit_code);
}

static void on_leave_deadline(uv_timer_t *timer)
{
    worker_end_now(timer->data);
}

static void leave(struct worker *worker)
{
    worker->state = LEAVING;
    uv_timer_start(&worker->deadline, on_leave_deadline, LEAVE_MS, 0);
    consumer_close(worker->consumer);
}

static void on_failed(void *context, enum exit_code code, const char *why)
{
    struct worker *worker = context;

    if (worker->exit_code != EXIT_CODE_DONE)
        return;
    worker->exit_code = code;
    log_message(&worker->log, LOG_LEVEL_ERROR, "worker_failed", "%s", why);
    flow_drain(&worker->flow);
    if (worker->state < LEAVING)
        leave(worker);
}

static void on_drain_deadline(uv_timer_t *timer)
{
    struct worker *worker = timer->data;

    log_event(&worker->log, LOG_LEVEL_ERROR, "not_drained", "{s:I}", "articles",
              (json_int_t)flow_articles(&worker->flow));
    worker->exit_code = EXIT_CODE_NOT_DRAINED;
    worker_end_now(worker);
}

/* The last thing in flight may have gone. */
static void pump(struct worker *worker)
{
    flow_pump(&worker->flow);
    if (worker->state == DRAINING && flow_is_empty(&worker->flow))
        leave(worker);
}

void worker_on_signal(uv_signal_t *handle, int number)
{
    struct worker *worker = handle->data;

    if (worker->stop_asked_at != 0 &&
        uv_now(&worker->loop) < worker->stop_asked_at + SIGNAL_TWICE_MS)
        return;
    if (worker->state >= DRAINING) {
        worker->exit_code = EXIT_CODE_INTERRUPTED;
        worker_end_now(worker);
    }
    log_event(&worker->log, LOG_LEVEL_INFO, "worker_stopping", "{s:s s:I}", "signal",
              strsignal(number), "articles", (json_int_t)flow_articles(&worker->flow));
    worker->stop_asked_at = uv_now(&worker->loop);
    worker->state = DRAINING;
    uv_timer_start(&worker->deadline, on_drain_deadline, (uint64_t)worker->config->drain_timeout_ms,
                   0);
    flow_drain(&worker->flow);
    pump(worker);
}

static void on_consumer_closed(void *context)
{
    struct worker *worker = context;

    if (worker->exit_code != EXIT_CODE_DONE)
        worker_end_now(worker);
    transaction_close(worker->transaction);
}

static void close_handle(uv_handle_t *handle)
{
    if (!uv_is_closing(handle))
        uv_close(handle, NULL);
}

/* libuv gives a signal back its default action, which would turn a clean end into a killed one. */
static void close_signal(uv_signal_t *handle, int number)
{
    uv_signal_stop(handle);
    signal(number, SIG_IGN);
    close_handle((uv_handle_t *)handle);
}

/* Everything is closed: without a handle the loop ends. */
static void close_loop(uv_work_t *work, int status)
{
    struct worker *worker = work->data;

    (void)status;
    http_stop(worker->http);
    flow_stop(&worker->flow);
    close_signal(&worker->sigterm, SIGTERM);
    close_signal(&worker->sigint, SIGINT);
    close_handle((uv_handle_t *)&worker->tick);
    close_handle((uv_handle_t *)&worker->deadline);
}

/* On the pool: it may block, and the deadline goes on. */
static void destroy_consumer(uv_work_t *work)
{
    struct worker *worker = work->data;

    consumer_destroy(worker->consumer);
}

static void on_transaction_closed(void *context)
{
    struct worker *worker = context;

    worker->state = GONE;
    worker->destroy.data = worker;
    uv_queue_work(&worker->loop, &worker->destroy, destroy_consumer, close_loop);
}

/* --- Events --- */

static void on_message(void *context, const rd_kafka_message_t *message)
{
    struct worker *worker = context;

    flow_take(&worker->flow, message);
}

static void on_assigned(void *context)
{
    pump(context);
}

static void on_drained(void *context)
{
    pump(context);
}

static void finish_revoke_maybe(struct worker *worker)
{
    if (consumer_is_revoking(worker->consumer) && !flow_is_committing_given_up(&worker->flow))
        consumer_finish_revoke(worker->consumer);
}

static void on_revoked(void *context)
{
    struct worker *worker = context;

    flow_drop_given_up(&worker->flow);
    if (flow_is_committing_given_up(&worker->flow))
        transaction_give_up(worker->transaction);
    finish_revoke_maybe(worker);
    pump(worker);
}

static void on_statistics(void *context, const char *json)
{
    struct worker *worker = context;

    if (watchdog_read_statistics(&worker->partitions, worker->config->topic_raw, json,
                                 uv_now(&worker->loop)) != 0)
        log_event(&worker->log, LOG_LEVEL_WARNING, "statistics_unreadable", NULL);
}

/* Does every partition have a reader? */
static void on_group(void *context, const rd_kafka_ConsumerGroupDescription_t *group)
{
    struct worker *worker = context;
    int32_t orphan = census_orphan(group, worker->config->topic_raw, worker->partitions.known);

    if (!census_look(&worker->census, orphan, consumer_assignment(worker->consumer)) ||
        worker->state != RUNNING)
        return;
    worker->metrics.orphans++;
    log_event(&worker->log, LOG_LEVEL_WARNING, "partition_orphaned", "{s:s s:i}", "topic",
              worker->config->topic_raw, "partition", (int)orphan);
    consumer_rejoin(worker->consumer);
}

static void on_consumer_failed(void *context, rd_kafka_resp_err_t code, const char *why)
{
    bool fenced = code == RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID;

    on_failed(context, fenced ? EXIT_CODE_FENCED : EXIT_CODE_KAFKA, why);
}

void worker_on_job_done(void *context, struct batch *batch, enum wirecopy_verdict worst,
                        const char *complaint)
{
    struct worker *worker = context;

    flow_job_done(&worker->flow, batch);
    if (worst != WIRECOPY_DONE) {
        on_failed(worker, EXIT_CODE_FAILED, complaint);
        return;
    }
    pump(worker);
}

static void on_ready(void *context)
{
    struct worker *worker = context;

    if (worker->state == STARTING) {
        worker->state = RUNNING;
        log_event(&worker->log, LOG_LEVEL_INFO, "producer_ready", "{s:s}", "transactional_id",
                  worker->identity.transactional_id);
        consumer_join(worker->consumer);
    }
    pump(worker);
}

static void on_committed(void *context, struct batch *batch)
{
    struct worker *worker = context;

    flow_batch_committed(&worker->flow, batch);
    finish_revoke_maybe(worker);
}

static void on_returned(void *context, struct batch *batch)
{
    struct worker *worker = context;

    flow_batch_returned(&worker->flow, batch);
    finish_revoke_maybe(worker);
}

/* The batch may have come from an assignment that another has followed since; then the next attempt
 * has the metadata of that one. */
static void on_rejoin(void *context)
{
    struct worker *worker = context;

    if (flow_assignment_is_current(&worker->flow))
        consumer_rejoin(worker->consumer);
}

void worker_on_tick(uv_timer_t *timer)
{
    struct worker *worker = timer->data;

    if (worker->state != RUNNING)
        return;
    if (config_setting_value(worker->config, "group.instance.id") != NULL &&
        census_is_due(&worker->census, uv_now(&worker->loop)))
        consumer_ask_group(worker->consumer);
    switch (
        watchdog_check(&worker->partitions, worker->config, &worker->log, uv_now(&worker->loop))) {
    case WATCHDOG_FINE:
        break;
    case WATCHDOG_REJOIN:
        consumer_rejoin(worker->consumer);
        break;
    case WATCHDOG_DEAD:
        worker->stuck = true;
        break;
    }
}

void worker_on_request(void *context, const char *path, struct http_page *page)
{
    struct worker *worker = context;
    struct page_facts facts = {
        .config = worker->config,
        .metrics = &worker->metrics,
        .partitions = &worker->partitions,
        .transactional_id = worker->identity.transactional_id,
        .uptime_s = (uv_now(&worker->loop) - worker->started_at) / 1000,
    };

    if (worker->stuck)
        facts.not_live = "a partition does not move";
    if (worker->state != RUNNING)
        facts.not_ready = state_names[worker->state];
    else if (!consumer_is_joined(worker->consumer))
        facts.not_ready = "joining the group";
    worker->metrics.live = facts.not_live == NULL;
    worker->metrics.ready = facts.not_ready == NULL;
    worker->metrics.inflight_bytes = worker->flow.bytes;
    worker->metrics.inflight_bytes_max = (size_t)worker->config->inflight_bytes_max;
    page_fill(&facts, path, page);
}

const struct consumer_events worker_consumer_events = {
    .message = on_message,
    .drained = on_drained,
    .assigned = on_assigned,
    .revoked = on_revoked,
    .statistics = on_statistics,
    .group = on_group,
    .failed = on_consumer_failed,
    .closed = on_consumer_closed,
};

const struct transaction_events worker_transaction_events = {
    .ready = on_ready,
    .committed = on_committed,
    .returned = on_returned,
    .rejoin = on_rejoin,
    .failed = on_failed,
    .closed = on_transaction_closed,
};
