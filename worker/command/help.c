/*
 * help.c: see help.h. The exit codes and the settings are printed from their own tables.
 */
#include "command/help.h"

#include "service/config.h"
#include "service/exit_code.h"

#include <string.h>

void help_print_commands(FILE *out)
{
    fprintf(out, "usage: wirecopy COMMAND [OPTION...]\n\n"
                 "  run           read articles from Kafka, write records to Kafka\n"
                 "  extract       read articles from files, print records; needs no Kafka\n"
                 "  demo          show the worker on sample articles; needs no Kafka\n"
                 "  check-config  check the configuration of run without connecting to anything\n"
                 "  bench         measure how fast this machine reads articles\n"
                 "  health        ask a running worker whether it is alive\n"
                 "  version       print the version\n"
                 "  help          this; help run, help config: more\n");
}

static void print_run(FILE *out)
{
    fprintf(
        out,
        "usage: wirecopy run [--config FILE] [-X key=value]...\n"
        "\n"
        "Reads articles from topic.raw and writes each one's record to topic.structured, or the\n"
        "article itself to topic.dead when it cannot be read. Needs bootstrap.servers and\n"
        "group.id; everything else has a default. Settings come from, in rising priority:\n"
        "\n"
        "  FILE          key=value lines, # for comments (or the file in WIRECOPY_CONFIG)\n"
        "  environment   WIRECOPY_HTTP_LISTEN is http.listen, KAFKA_GROUP_ID is group.id\n"
        "  -X key=value  as kcat does\n"
        "\n"
        "A key that is not in `wirecopy help config` goes to librdkafka. SIGTERM or SIGINT stops\n"
        "fetching, finishes and commits what was begun, and leaves the group; another one, a\n"
        "second or more later, ends the process at once. Exit codes:\n"
        "\n");
#define XX(name, number, meaning) fprintf(out, "  %2d  %s\n", number, meaning);
    EXIT_CODE_MAP(XX)
#undef XX
}

int command_help(int argc, char **argv)
{
    if (argc >= 2 && strcmp(argv[1], "run") == 0)
        print_run(stdout);
    else if (argc >= 2 && strcmp(argv[1], "config") == 0)
        config_print_table(stdout);
    else
        help_print_commands(stdout);
    return EXIT_CODE_DONE;
}
