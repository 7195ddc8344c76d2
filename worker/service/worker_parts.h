/*
 * worker_parts.h: struct worker, for the two files that know all of it: worker.c has what happens,
 * worker_start.c how it begins and ends.
 */
#ifndef WIRECOPY_SERVICE_WORKER_PARTS_H
#define WIRECOPY_SERVICE_WORKER_PARTS_H

#include "service/census.h"
#include "service/flow.h"
#include "service/http.h"
#include "service/identity.h"
#include "service/worker.h"

enum worker_state { STARTING, RUNNING, DRAINING, LEAVING, GONE };

struct worker {
    const struct config *config;
    struct log log;
    uv_loop_t loop;
    uv_signal_t sigterm, sigint;
    uv_timer_t tick, deadline;
    uv_work_t destroy;
    struct wirecopy *tables;
    struct identity identity;
    struct metrics metrics;
    struct partitions partitions;
    struct census census;
    struct extraction *extraction;
    struct consumer *consumer;
    struct transaction *transaction;
    struct flow flow;
    struct http *http;
    enum worker_state state;
    enum exit_code exit_code;
    bool stuck;                         /* a partition did not move even after joining again */
    uint64_t started_at, stop_asked_at; /* loop time in ms; 0: not asked */
};

/* Ends the process with worker->exit_code, without waiting for threads that may hang in a call. */
_Noreturn void worker_end_now(const struct worker *worker);

/* What the parts call; `context` is the worker. */
extern const struct consumer_events worker_consumer_events;
extern const struct transaction_events worker_transaction_events;
extraction_done_cb worker_on_job_done;
http_handler worker_on_request;
void worker_on_signal(uv_signal_t *handle, int number);
void worker_on_tick(uv_timer_t *timer);

#endif
