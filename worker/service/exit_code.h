/*
 * exit_code.h: what the process's exit code says, in one place.
 *
 * A supervisor restarts the worker on any code; a person reads the code to know what to mend:
 * after NOT_DRAINED some articles were begun but not committed and will be read again by the next
 * worker, so nothing is lost and nothing is doubled, only done twice.
 */
#ifndef WIRECOPY_SERVICE_EXIT_CODE_H
#define WIRECOPY_SERVICE_EXIT_CODE_H

/* XX(NAME, number, "what it means, as `wirecopy help run` prints it") */
#define EXIT_CODE_MAP(XX)                                                                          \
    XX(DONE, 0, "stopped on request, everything that was begun is committed")                      \
    XX(FAILED, 1, "an error that a restart may mend (out of memory, an unreadable table)")         \
    XX(USAGE, 64, "wrong arguments")                                                               \
    XX(CONFIG, 3, "the configuration has mistakes, all of them are listed")                        \
    XX(LISTEN, 4, "the HTTP address cannot be used")                                               \
    XX(TOPICS, 5, "a topic does not exist")                                                        \
    XX(FENCED, 6, "another worker uses the same transactional id or group instance id")            \
    XX(NOT_DRAINED, 7, "stopped on request, but not everything was committed in the drain time")   \
    XX(STUCK, 8, "a call to Kafka did not come back; a restart is safe")                           \
    XX(KAFKA, 9, "Kafka refuses what the worker needs (a fatal error, a right that is missing)")   \
    XX(INTERRUPTED, 10, "a second signal ended the worker at once")

enum exit_code {
#define XX(name, number, meaning) EXIT_CODE_##name = (number),
    EXIT_CODE_MAP(XX)
#undef XX
};

#endif
