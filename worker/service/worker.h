/*
 * worker.h: `wirecopy run`: the loop with everything on it, from the first call to the exit code.
 */
#ifndef WIRECOPY_SERVICE_WORKER_H
#define WIRECOPY_SERVICE_WORKER_H

#include "service/config.h"
#include "service/exit_code.h"

/* Runs until a signal or a failure. `config` has passed its checks. */
enum exit_code worker_run(const struct config *config);

#endif
