/*
 * partition.c: see partition.h. There is one input topic, so a partition's number is its index.
 */
#include "service/partition.h"

#include "service/memory.h"

#include <assert.h>
#include <stdlib.h>

void partitions_done(struct partitions *partitions)
{
    for (size_t i = 0; i < partitions->capacity; i++)
        free(partitions->by_id[i]);
    free(partitions->by_id);
    *partitions = (struct partitions){0};
}

bool partition_is_settled(const struct partition *partition)
{
    return partition->next == OFFSET_UNKNOWN || partition->next == partition->committed;
}

static void grow(struct partitions *partitions, size_t capacity)
{
    partitions->by_id = memory_resize(partitions->by_id, capacity * sizeof(struct partition *));
    for (size_t i = partitions->capacity; i < capacity; i++)
        partitions->by_id[i] = NULL;
    partitions->capacity = capacity;
}

struct partition *partitions_get(struct partitions *partitions, int32_t id)
{
    size_t index = (size_t)id;

    assert(id >= 0);
    if (index >= partitions->capacity)
        grow(partitions, index + 1);
    if (partitions->by_id[index] == NULL) {
        struct partition *partition = memory_new(sizeof(*partition));
        *partition = (struct partition){.id = id,
                                        .first = OFFSET_UNKNOWN,
                                        .next = OFFSET_UNKNOWN,
                                        .committed = OFFSET_UNKNOWN,
                                        .lag = -1};
        partitions->by_id[index] = partition;
    }
    return partitions->by_id[index];
}

struct partition *partitions_find_held(const struct partitions *partitions, int32_t id)
{
    struct partition *partition;

    if (id < 0 || (size_t)id >= partitions->capacity)
        return NULL;
    partition = partitions->by_id[id];
    return partition != NULL && partition->held ? partition : NULL;
}

void partitions_take(struct partitions *partitions, const rd_kafka_topic_partition_list_t *list,
                     uint64_t now)
{
    for (int i = 0; i < list->cnt; i++) {
        struct partition *partition = partitions_get(partitions, list->elems[i].partition);
        if (!partition->held)
            partitions->held++;
        partition->held = true;
        partition->begun = false;
        partition->try_until = 0;
        partition->first = OFFSET_UNKNOWN;
        partition->next = OFFSET_UNKNOWN;
        partition->committed = OFFSET_UNKNOWN;
        partition->lag = -1;
        partition->moved_at = now;
    }
}

void partitions_give(struct partitions *partitions, const rd_kafka_topic_partition_list_t *list)
{
    for (int i = 0; i < list->cnt; i++) {
        struct partition *partition = partitions_find_held(partitions, list->elems[i].partition);
        if (partition != NULL) {
            partition->held = false;
            partitions->held--;
        }
    }
}

/* Makes the list when it gets its first. */
static void add_place(rd_kafka_topic_partition_list_t **list, const char *topic, int32_t id,
                      int64_t offset)
{
    if (*list == NULL)
        *list = rd_kafka_topic_partition_list_new(8);
    rd_kafka_topic_partition_list_add(*list, topic, id)->offset = offset;
}

rd_kafka_topic_partition_list_t *partitions_list_unbegun(const struct partitions *partitions,
                                                         const char *topic)
{
    rd_kafka_topic_partition_list_t *list = NULL;

    for (size_t i = 0; i < partitions->capacity; i++) {
        const struct partition *partition = partitions->by_id[i];
        if (partition != NULL && partition->held && !partition->begun &&
            partition->first != OFFSET_UNKNOWN)
            add_place(&list, topic, partition->id, partition->first);
    }
    return list;
}

rd_kafka_topic_partition_list_t *partitions_list_unfinished(const struct partitions *partitions,
                                                            const char *topic)
{
    rd_kafka_topic_partition_list_t *list = NULL;

    for (size_t i = 0; i < partitions->capacity; i++) {
        const struct partition *partition = partitions->by_id[i];
        if (partition != NULL && partition->held && partition->begun &&
            partition->committed <= partition->begun_at)
            add_place(&list, topic, partition->id, partition->begun_at);
    }
    return list;
}

rd_kafka_topic_partition_list_t *partitions_list(const struct partitions *partitions,
                                                 const char *topic)
{
    rd_kafka_topic_partition_list_t *list =
        rd_kafka_topic_partition_list_new((int)partitions->held);

    for (size_t i = 0; i < partitions->capacity; i++) {
        if (partitions->by_id[i] != NULL && partitions->by_id[i]->held)
            rd_kafka_topic_partition_list_add(list, topic, (int32_t)i);
    }
    return list;
}
