/*
 * check_config.c: see check_config.h.
 */
#include "command/check_config.h"

#include "command/settings.h"

#include <stdio.h>

int command_check_config(int argc, char **argv)
{
    struct config config;
    enum exit_code code = settings_read(&config, argc, argv);

    if (code != EXIT_CODE_USAGE)
        config_print(&config, stdout);
    if (code == EXIT_CODE_CONFIG)
        fprintf(stderr, "the configuration has mistakes\n");
    config_done(&config);
    return (int)code;
}
