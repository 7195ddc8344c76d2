/*
 * demo_worker.h: the real worker as a child process: this executable again, as `wirecopy run`.
 *
 * It is set up by the environment alone, as a container would be. Settings of the surrounding shell
 * (WIRECOPY_..., KAFKA_...) do not reach it. Its log is kept in memory, to be shown when
 * something went wrong. It does not outlive this process.
 */
#ifndef WIRECOPY_COMMAND_DEMO_WORKER_H
#define WIRECOPY_COMMAND_DEMO_WORKER_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

struct demo_worker {
    pid_t pid;  /* 0 once it has ended */
    int status; /* as waitpid gives it, once it has ended */
    FILE *log;
};

/* Starts the worker on the broker at `bootstrap`. Returns 0, or -1 with errno. */
int demo_worker_start(struct demo_worker *worker, const char *bootstrap);

/* Whether it still runs. */
bool demo_worker_runs(struct demo_worker *worker);

/* Asks it to finish (SIGTERM) and waits; ends it by force when it takes over `wait_ms`. True when
 * it ended by itself with code 0. */
bool demo_worker_stop(struct demo_worker *worker, int wait_ms);

/* Copies its log to `out`. */
void demo_worker_show_log(const struct demo_worker *worker, FILE *out);

/* Closes the log. The worker must have been stopped. */
void demo_worker_done(struct demo_worker *worker);

#endif
