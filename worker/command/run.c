/*
 * run.c: see run.h.
 */
#include "command/run.h"

#include "command/settings.h"
#include "service/worker.h"

int command_run(int argc, char **argv)
{
    struct config config;
    enum exit_code code = settings_read(&config, argc, argv);

    if (code == EXIT_CODE_DONE)
        code = worker_run(&config);
    config_done(&config);
    return (int)code;
}
