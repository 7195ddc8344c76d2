/*
 * census.c: see census.h.
 */
#include "service/census.h"

#include <string.h>

#define LOOK_MS      10000 /* beside a pause of seconds for all, which joining again is */
#define PATIENCE_MIN 2     /* looks: one may fall between two steps of a rebalance */
#define PATIENCE_MAX 64    /* about ten minutes */

void census_init(struct census *census)
{
    *census = (struct census){.orphan = CENSUS_COMPLETE, .patience = PATIENCE_MIN};
}

bool census_is_due(struct census *census, uint64_t now)
{
    if (census->asking || now < census->asked_at + LOOK_MS)
        return false;
    census->asking = true;
    census->asked_at = now;
    return true;
}

static bool has_partition(const rd_kafka_ConsumerGroupDescription_t *group, const char *topic,
                          int32_t partition)
{
    for (size_t i = 0; i < rd_kafka_ConsumerGroupDescription_member_count(group); i++) {
        const rd_kafka_MemberDescription_t *member =
            rd_kafka_ConsumerGroupDescription_member(group, i);
        const rd_kafka_topic_partition_list_t *list =
            rd_kafka_MemberAssignment_partitions(rd_kafka_MemberDescription_assignment(member));
        for (int j = 0; j < list->cnt; j++) {
            if (list->elems[j].partition == partition && strcmp(list->elems[j].topic, topic) == 0)
                return true;
        }
    }
    return false;
}

int32_t census_orphan(const rd_kafka_ConsumerGroupDescription_t *group, const char *topic,
                      int32_t known)
{
    if (group == NULL || rd_kafka_ConsumerGroupDescription_error(group) != NULL ||
        rd_kafka_ConsumerGroupDescription_state(group) != RD_KAFKA_CONSUMER_GROUP_STATE_STABLE)
        return CENSUS_UNCLEAR;
    for (int32_t partition = 0; partition < known; partition++) {
        if (!has_partition(group, topic, partition))
            return partition;
    }
    return CENSUS_COMPLETE;
}

bool census_look(struct census *census, int32_t orphan, unsigned assignment)
{
    bool same = orphan == census->orphan && assignment == census->assignment;

    census->asking = false;
    if (orphan == CENSUS_UNCLEAR)
        return false;
    census->orphan = orphan;
    census->assignment = assignment;
    if (orphan == CENSUS_COMPLETE) {
        census->patience = PATIENCE_MIN;
        return false;
    }
    census->looks = same ? census->looks + 1 : 1;
    if (census->looks < census->patience)
        return false;
    census->looks = 0;
    if (census->patience < PATIENCE_MAX)
        census->patience *= 2;
    return true;
}
