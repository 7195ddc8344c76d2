/*
 * worker_start.c: the parts of the worker are made in the order in which they need each other, and
 * freed the other way round. Whatever is missing is said in one sentence with the exit code.
 */
#include "service/memory.h"
#include "service/worker_parts.h"

#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define TICK_MS       1000
#define WHY_BYTES_MAX 1024

/* --- Starting --- */

static enum exit_code start_loop(struct worker *worker, char *why)
{
    int error = uv_loop_init(&worker->loop);

    if (error == 0)
        error = uv_signal_init(&worker->loop, &worker->sigterm);
    if (error == 0)
        error = uv_signal_init(&worker->loop, &worker->sigint);
    if (error != 0) {
        snprintf(why, WHY_BYTES_MAX, "libuv cannot start: %s", uv_strerror(error));
        return EXIT_CODE_FAILED;
    }
    worker->started_at = uv_now(&worker->loop);
    uv_timer_init(&worker->loop, &worker->tick);
    uv_timer_init(&worker->loop, &worker->deadline);
    worker->sigterm.data = worker->sigint.data = worker;
    worker->tick.data = worker->deadline.data = worker;
    uv_signal_start(&worker->sigterm, worker_on_signal, SIGTERM);
    uv_signal_start(&worker->sigint, worker_on_signal, SIGINT);
    uv_timer_start(&worker->tick, worker_on_tick, TICK_MS, TICK_MS);
    signal(SIGPIPE, SIG_IGN);
    return EXIT_CODE_DONE;
}

static size_t extraction_threads(const struct config *config)
{
    if (config->extraction_threads > 0)
        return (size_t)config->extraction_threads;
    return uv_available_parallelism();
}

/* libuv reads this before its pool's first job: one thread more than extract, for Kafka's blocking
 * calls. */
static void size_pool(size_t threads)
{
    char text[32];

    snprintf(text, sizeof(text), "%zu", threads + 1);
    setenv("UV_THREADPOOL_SIZE", text, 1);
}

static enum exit_code start_core(struct worker *worker, char *why)
{
    struct wirecopy_options options = {
        .lexicon_dir = worker->config->lexicon_dir[0] == '\0' ? NULL : worker->config->lexicon_dir,
        .figure_rows = worker->config->topic_figures[0] != '\0'};
    size_t threads = extraction_threads(worker->config);

    if (wirecopy_open(&options, &worker->tables, why) != WIRECOPY_DONE)
        return EXIT_CODE_FAILED;
    worker->metrics.lexicon = wirecopy_lexicon_id(worker->tables);
    size_pool(threads);
    worker->extraction = extraction_new(&worker->loop, worker->tables, options.lexicon_dir, threads,
                                        worker_on_job_done, worker);
    if (worker->extraction != NULL)
        return EXIT_CODE_DONE;
    snprintf(why, WHY_BYTES_MAX, "no memory for %zu extraction threads", threads);
    return EXIT_CODE_FAILED;
}

static enum exit_code start_identity(struct worker *worker, char *why)
{
    switch (identity_take(worker->config, NULL, &worker->identity)) {
    case IDENTITY_HELD:
        return EXIT_CODE_DONE;
    case IDENTITY_TAKEN:
        snprintf(why, WHY_BYTES_MAX,
                 "another worker on this host is \"%s\": give each its own worker.id "
                 "(WIRECOPY_WORKER_ID), or none",
                 worker->identity.transactional_id);
        return EXIT_CODE_FENCED;
    case IDENTITY_FAILED:
        break;
    }
    snprintf(why, WHY_BYTES_MAX, "no socket for the worker's name: %m");
    return EXIT_CODE_FAILED;
}

static enum exit_code start_http(struct worker *worker, char *why)
{
    char address[256], reason[WHY_BYTES_MAX / 2];

    if (worker->config->http_listen[0] == '\0')
        return EXIT_CODE_DONE;
    worker->http = http_new(&worker->loop, worker->config->http_listen, worker_on_request, worker,
                            address, sizeof(address), reason, sizeof(reason));
    if (worker->http != NULL) {
        log_event(&worker->log, LOG_LEVEL_INFO, "http_listening", "{s:s}", "address", address);
        return EXIT_CODE_DONE;
    }
    snprintf(
        why, WHY_BYTES_MAX,
        "HTTP cannot listen on %s; set another address with WIRECOPY_HTTP_LISTEN (http.listen),"
        " or an empty one for none",
        reason);
    return EXIT_CODE_LISTEN;
}

static enum exit_code start_kafka(struct worker *worker, char *why)
{
    struct consumer_events consumer_events = worker_consumer_events;
    struct transaction_events transaction_events = worker_transaction_events;

    consumer_events.context = transaction_events.context = worker;
    worker->consumer = consumer_new(&worker->loop, worker->config, &worker->log, &worker->metrics,
                                    &worker->partitions, &consumer_events, why, WHY_BYTES_MAX);
    if (worker->consumer == NULL)
        return EXIT_CODE_KAFKA;
    worker->transaction =
        transaction_new(&worker->loop, worker->config, &worker->log, &worker->metrics,
                        worker->identity.transactional_id, &transaction_events);
    worker->flow = (struct flow){
        .loop = &worker->loop,
        .config = worker->config,
        .log = &worker->log,
        .metrics = &worker->metrics,
        .partitions = &worker->partitions,
        .extraction = worker->extraction,
        .consumer = worker->consumer,
        .transaction = worker->transaction,
    };
    flow_start(&worker->flow);
    transaction_open(worker->transaction, consumer_handle(worker->consumer));
    return EXIT_CODE_DONE;
}

static enum exit_code start(struct worker *worker, char *why)
{
    enum exit_code code = start_loop(worker, why);

    if (code == EXIT_CODE_DONE)
        code = start_identity(worker, why);
    if (code == EXIT_CODE_DONE)
        code = start_core(worker, why);
    if (code == EXIT_CODE_DONE)
        code = start_http(worker, why);
    if (code == EXIT_CODE_DONE)
        code = start_kafka(worker, why);
    return code;
}

static void free_parts(struct worker *worker)
{
    consumer_free(worker->consumer);
    transaction_free(worker->transaction);
    extraction_free(worker->extraction);
    http_free(worker->http);
    partitions_done(&worker->partitions);
    wirecopy_close(worker->tables);
    identity_done(&worker->identity);
    uv_loop_close(&worker->loop);
}

enum exit_code worker_run(const struct config *config)
{
    struct worker *worker = memory_new(sizeof(*worker));
    char why[WHY_BYTES_MAX];
    enum exit_code code;

    worker->config = config;
    worker->log.fd = STDERR_FILENO;
    (void)log_level_parse(config->log_level, &worker->log.level);
    worker->identity.socket = -1;
    census_init(&worker->census);
    log_event(&worker->log, LOG_LEVEL_INFO, "worker_starting", "{s:s s:s s:s}", "version",
              wirecopy_version(), "revision", WIRECOPY_REVISION, "librdkafka",
              rd_kafka_version_str());
    code = start(worker, why);
    if (code != EXIT_CODE_DONE) {
        worker->exit_code = code;
        log_message(&worker->log, LOG_LEVEL_ERROR, "worker_failed", "%s", why);
        worker_end_now(worker);
    }
    uv_run(&worker->loop, UV_RUN_DEFAULT);
    log_event(&worker->log, LOG_LEVEL_INFO, "worker_stopped", "{s:i s:I}", "exit_code",
              (int)worker->exit_code, "consumed", (json_int_t)worker->metrics.consumed);
    code = worker->exit_code;
    free_parts(worker);
    free(worker);
    return code;
}
