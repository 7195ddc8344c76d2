/*
 * settings.h: the configuration as the commands get it: all sources read, all rules checked.
 */
#ifndef WIRECOPY_COMMAND_SETTINGS_H
#define WIRECOPY_COMMAND_SETTINGS_H

#include "service/config.h"
#include "service/exit_code.h"

/* Reads file, environment and arguments into *ret_config and checks them; prints every mistake and
 * note on stderr. Free with config_done in any case. */
enum exit_code settings_read(struct config *ret_config, int argc, char **argv);

#endif
