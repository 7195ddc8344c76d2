/*
 * help.h: `wirecopy help [run|config]`.
 */
#ifndef WIRECOPY_COMMAND_HELP_H
#define WIRECOPY_COMMAND_HELP_H

#include <stdio.h>

/* argv[0] is the subcommand's name. */
int command_help(int argc, char **argv);

/* The list of commands. */
void help_print_commands(FILE *out);

#endif
