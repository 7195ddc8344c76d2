/*
 * demo.h: `wirecopy demo`, the whole worker on sample articles, with nothing installed.
 */
#ifndef WIRECOPY_COMMAND_DEMO_H
#define WIRECOPY_COMMAND_DEMO_H

/* argv[0] is the subcommand's name. Returns the exit code: 0 only when every sample came through
 * the worker exactly once and the worker ended cleanly. */
int command_demo(int argc, char **argv);

#endif
