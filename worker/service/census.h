/*
 * census.h: finds a partition of the topic that belongs to no member of the group.
 *
 * To a member of a static group (group.instance.id) that comes back the broker gives its old share,
 * without a new assignment. When it is the leader, and the topic was given more partitions
 * meanwhile, nobody hands them out: the leader has never seen another number of them, and the
 * others are not asked (KIP-814, which librdkafka does not have). So each static member asks the
 * group from time to time who has what:
 *
 *     topic has 0 1 2, members have [0] [1]     2 is an orphan
 *     the same at the next look                 leave and join again: the group assigns anew
 *
 * A new assignment starts the looks of all others afresh, so mostly one of them joins again. Where
 * it does not help, the next time comes after twice as many looks.
 */
#ifndef WIRECOPY_SERVICE_CENSUS_H
#define WIRECOPY_SERVICE_CENSUS_H

#include <librdkafka/rdkafka.h>
#include <stdbool.h>
#include <stdint.h>

/* What a look may find beside the number of a partition. */
#define CENSUS_COMPLETE (-1) /* each partition has a reader */
#define CENSUS_UNCLEAR  (-2) /* the group is about to change, or did not answer */

struct census {
    int32_t orphan;      /* that the last look found, or CENSUS_COMPLETE */
    unsigned assignment; /* under which it was found */
    unsigned looks;      /* that found it, in a row */
    unsigned patience;   /* so many looks lead to joining again */
    uint64_t asked_at;   /* loop time in ms */
    bool asking;
};

void census_init(struct census *census);

/* Is it time to ask? Says so once; the next time is after census_look. */
bool census_is_due(struct census *census, uint64_t now);

/* The first of the `known` partitions of `topic` that no member of the group has, or one of the
 * above. NULL is allowed. */
int32_t census_orphan(const rd_kafka_ConsumerGroupDescription_t *group, const char *topic,
                      int32_t known);

/* Takes in what a look found under which assignment of this worker. Has this worker to join again?
 */
bool census_look(struct census *census, int32_t orphan, unsigned assignment);

#endif
