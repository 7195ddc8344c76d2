/*
 * version.h: `wirecopy version`.
 */
#ifndef WIRECOPY_COMMAND_VERSION_H
#define WIRECOPY_COMMAND_VERSION_H

int command_version(int argc, char **argv);

#endif
