/*
 * check_config.h: `wirecopy check-config`: is the configuration right? Connects to nothing.
 */
#ifndef WIRECOPY_COMMAND_CHECK_CONFIG_H
#define WIRECOPY_COMMAND_CHECK_CONFIG_H

/* argv[0] is the subcommand's name. Prints the effective configuration, secrets masked, on stdout,
 * and every mistake on stderr. Returns one of enum exit_code. */
int command_check_config(int argc, char **argv);

#endif
