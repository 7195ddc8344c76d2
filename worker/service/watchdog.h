/*
 * watchdog.h: finds a partition that has articles waiting but does not move.
 *
 * A consumer can look healthy to its group while one partition stands still for ever. What counts
 * here is the outcome: articles wait by librdkafka's statistics (or it does not even fetch), and
 * for progress.timeout.ms nothing of the partition was committed, and none of what is here was
 * read. The first time the group is joined anew, the second time the worker is no longer live.
 */
#ifndef WIRECOPY_SERVICE_WATCHDOG_H
#define WIRECOPY_SERVICE_WATCHDOG_H

#include "service/config.h"
#include "service/log.h"
#include "service/partition.h"

/* Puts librdkafka's statistics into the held partitions: how many articles wait, and whether the
 * partition is at rest. Also counts the partitions that the topic is known to have. Returns 0, or
 * -1 when the text is not such statistics. */
int watchdog_read_statistics(struct partitions *partitions, const char *topic, const char *json,
                             uint64_t now);

enum watchdog_verdict {
    WATCHDOG_FINE,
    WATCHDOG_REJOIN, /* a partition has just been found stuck */
    WATCHDOG_DEAD,   /* one is still stuck after joining again */
};

/* Looks at all held partitions; `now` is the loop's time in ms. Logs what is stuck. */
enum watchdog_verdict watchdog_check(struct partitions *partitions, const struct config *config,
                                     const struct log *log, uint64_t now);

#endif
