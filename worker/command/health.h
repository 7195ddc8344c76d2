/*
 * health.h: `wirecopy health`: asks a running worker's /livez, for a container's health check.
 */
#ifndef WIRECOPY_COMMAND_HEALTH_H
#define WIRECOPY_COMMAND_HEALTH_H

/* argv[0] is the subcommand's name. Returns 0 when the worker says that it is alive, or that it has
 * no HTTP to say so; else one of enum exit_code. */
int command_health(int argc, char **argv);

#endif
