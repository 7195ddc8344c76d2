/*
 * extract.h: `wirecopy extract [FILE...]`, records without Kafka.
 */
#ifndef WIRECOPY_COMMAND_EXTRACT_H
#define WIRECOPY_COMMAND_EXTRACT_H

/* argv[0] is the subcommand's name. Returns the exit code; `wirecopy extract --help` lists them. */
int command_extract(int argc, char **argv);

#endif
