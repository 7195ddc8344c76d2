/*
 * watchdog.c: see watchdog.h.
 *
 * librdkafka's own consumer_lag counts from the offsets it committed itself, and it commits none
 * here. The lag is therefore the end of the readable log (ls_offset) minus our last commit. Markers
 * of transactions take offsets but are no articles: when everything that was delivered is committed
 * and the next fetch starts at the end, there is no lag, whatever the difference says.
 */
#include "service/watchdog.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static int64_t number(const json_t *object, const char *key)
{
    return json_integer_value(json_object_get(object, key));
}

static void read_partition(struct partition *partition, const json_t *statistics, uint64_t now)
{
    const char *state = json_string_value(json_object_get(statistics, "fetch_state"));
    int64_t end = number(statistics, "ls_offset"), next = number(statistics, "next_offset");
    int64_t from = partition->committed;

    if (from < 0)
        from = number(statistics, "committed_offset");
    if (from < 0)
        from = number(statistics, "lo_offset");
    if (end < 0 || from < 0)
        partition->lag = -1;
    else if (partition_is_settled(partition) && next >= end &&
             number(statistics, "fetchq_cnt") == 0)
        partition->lag = 0;
    else
        partition->lag = end > from ? end - from : 0;
    if (partition->lag == 0 && state != NULL && strcmp(state, "active") == 0) {
        partition->moved_at = now;
        partition->strikes = 0;
    }
}

int watchdog_read_statistics(struct partitions *partitions, const char *topic, const char *json,
                             uint64_t now)
{
    json_t *root = json_loads(json, 0, NULL);
    const json_t *list;
    const char *key;
    json_t *value;
    int32_t known = 0;

    if (root == NULL)
        return -1;
    list = json_object_get(json_object_get(json_object_get(root, "topics"), topic), "partitions");
    json_object_foreach((json_t *)list, key, value)
    {
        int32_t id = (int32_t)strtol(key, NULL, 10);
        struct partition *partition = partitions_find_held(partitions, id);
        if (partition != NULL)
            read_partition(partition, value, now);
        /* One is there for messages without a partition, and those that are gone are unknown. */
        if (id >= known && !json_is_true(json_object_get(value, "unknown")))
            known = id + 1;
    }
    partitions->known = known;
    json_decref(root);
    return 0;
}

/* A partition whose articles are here moves as long as any article is read: they wait their turn,
 * and joining again would only throw away what is done of them. */
static bool is_stuck(const struct partitions *partitions, const struct partition *partition,
                     uint64_t timeout, uint64_t now)
{
    return now >= partition->moved_at + timeout &&
           (partition_is_settled(partition) || now >= partitions->read_at + timeout);
}

enum watchdog_verdict watchdog_check(struct partitions *partitions, const struct config *config,
                                     const struct log *log, uint64_t now)
{
    enum watchdog_verdict verdict = WATCHDOG_FINE;

    for (size_t i = 0; i < partitions->capacity; i++) {
        struct partition *partition = partitions->by_id[i];
        if (partition == NULL || !partition->held ||
            !is_stuck(partitions, partition, (uint64_t)config->progress_timeout_ms, now))
            continue;
        log_event(log, LOG_LEVEL_ERROR, "partition_stuck", "{s:s s:i s:I s:I s:i}", "topic",
                  config->topic_raw, "partition", partition->id, "lag", (json_int_t)partition->lag,
                  "committed", (json_int_t)partition->committed, "strikes", partition->strikes + 1);
        partition->moved_at = now;
        partition->strikes++;
        if (partition->strikes > 1)
            verdict = WATCHDOG_DEAD;
        else if (verdict == WATCHDOG_FINE)
            verdict = WATCHDOG_REJOIN;
    }
    return verdict;
}
