/*
 * main.c: the executable: looks up the subcommand and calls it.
 */
#include "command/bench.h"
#include "command/check_config.h"
#include "command/demo.h"
#include "command/extract.h"
#include "command/health.h"
#include "command/help.h"
#include "command/run.h"
#include "command/version.h"
#include "service/exit_code.h"

#include <stdio.h>
#include <string.h>

struct command {
    const char *name;
    int (*run)(int argc, char **argv);
};

static const struct command commands[] = {
    {"run", command_run},           {"extract", command_extract},
    {"demo", command_demo},         {"check-config", command_check_config},
    {"bench", command_bench},       {"health", command_health},
    {"version", command_version},   {"help", command_help},
    {"--version", command_version}, {"--help", command_help},
    {"-h", command_help},
};

int main(int argc, char **argv)
{
    if (argc < 2) {
        help_print_commands(stderr);
        return EXIT_CODE_USAGE;
    }
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        if (strcmp(commands[i].name, argv[1]) == 0)
            return commands[i].run(argc - 1, argv + 1);
    }
    fprintf(stderr, "wirecopy: there is no command \"%s\"\n\n", argv[1]);
    help_print_commands(stderr);
    return EXIT_CODE_USAGE;
}
