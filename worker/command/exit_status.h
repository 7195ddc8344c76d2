/*
 * exit_status.h: what the exit codes of the commands that run on their own (extract, demo) say.
 */
#ifndef WIRECOPY_COMMAND_EXIT_STATUS_H
#define WIRECOPY_COMMAND_EXIT_STATUS_H

/* X(NAME, number, "what it means, as --help prints it") */
#define EXIT_STATUS_LIST(X)                                                                        \
    X(DONE, 0, "every article was done")                                                           \
    X(NOT_ALL, 1, "some articles were not: each is named on stderr with the reason")               \
    X(USAGE, 64, "wrong arguments")                                                                \
    X(INTERNAL, 70, "the tables cannot be read, or memory is short")                               \
    X(OUTPUT, 74, "the output takes no more (full disk, closed pipe)")

enum exit_status {
#define EXIT_STATUS_ENUM(name, number, meaning) EXIT_STATUS_##name = (number),
    EXIT_STATUS_LIST(EXIT_STATUS_ENUM)
#undef EXIT_STATUS_ENUM
};

#endif
