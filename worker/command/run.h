/*
 * run.h: `wirecopy run`: read articles from Kafka, write records, until a signal.
 */
#ifndef WIRECOPY_COMMAND_RUN_H
#define WIRECOPY_COMMAND_RUN_H

/* argv[0] is the subcommand's name. Returns one of enum exit_code. */
int command_run(int argc, char **argv);

#endif
