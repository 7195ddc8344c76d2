/*
 * settings.c: see settings.h.
 */
#include "command/settings.h"

#include "service/config_sources.h"
#include "service/kafka_conf.h"

#include <stdio.h>
#include <unistd.h>

static void print_lines(const struct mistakes *lines, const char *kind)
{
    for (size_t i = 0; i < lines->count; i++)
        fprintf(stderr, "%s: %s\n", kind, lines->lines[i]);
}

enum exit_code settings_read(struct config *ret_config, int argc, char **argv)
{
    struct mistakes mistakes, notes;
    const char *bad;
    enum exit_code code = EXIT_CODE_DONE;

    mistakes_init(&mistakes);
    mistakes_init(&notes);
    config_init(ret_config);
    if (config_read_all(ret_config, argc, argv, environ, &mistakes, &bad) != 0) {
        fprintf(stderr, "wirecopy %s: \"%s\" is not understood; see wirecopy help %s\n", argv[0],
                bad, argv[0]);
        code = EXIT_CODE_USAGE;
    } else {
        kafka_conf_add_defaults(ret_config);
        config_check(ret_config, &mistakes);
        kafka_conf_check(ret_config, &mistakes, &notes);
    }
    print_lines(&mistakes, "mistake");
    print_lines(&notes, "note");
    if (code == EXIT_CODE_DONE && mistakes.count > 0)
        code = EXIT_CODE_CONFIG;
    mistakes_done(&mistakes);
    mistakes_done(&notes);
    return code;
}
