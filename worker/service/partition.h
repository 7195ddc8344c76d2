/*
 * partition.h: the partitions of the input topic, and which of them this worker holds now.
 *
 * A partition is made when it is first assigned and stays until the worker ends, so that an article
 * may point to it however often it is given up and taken again. Only the loop thread looks inside,
 * but for `id`, which never changes.
 */
#ifndef WIRECOPY_SERVICE_PARTITION_H
#define WIRECOPY_SERVICE_PARTITION_H

#include <librdkafka/rdkafka.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OFFSET_UNKNOWN (-1)

struct partition {
    int32_t id;
    bool held;
    int64_t first;     /* the first offset that was taken in; OFFSET_UNKNOWN before */
    int64_t next;      /* the next offset that may be taken in; OFFSET_UNKNOWN before the first */
    int64_t committed; /* what is below is done; OFFSET_UNKNOWN before the first commit */
    int64_t sent;      /* scratch of batch_has_gap */
    bool begun;        /* the group knows that this worker has begun (crash.h) */
    int64_t begun_at;  /* the group's offset then */
    int64_t try_until; /* articles below this offset are tried in a process of their own first */
    int64_t lag;       /* articles behind, by librdkafka's statistics, or -1 */
    uint64_t
        moved_at; /* loop time in ms when it was assigned or last committed to, or had no lag */
    int strikes;  /* how often it was found stuck since it last moved */
};

struct partitions {
    struct partition **by_id; /* NULL where one was never held */
    size_t capacity;
    size_t held;
    int32_t known;    /* how many the topic has, as far as librdkafka knows; 0 at first */
    uint64_t read_at; /* loop time in ms when a job of articles was last done, of whichever */
};

void partitions_done(struct partitions *partitions);

/* Is everything that was taken in committed? */
bool partition_is_settled(const struct partition *partition);

/* The partition, made when it is new. `id` is not negative. */
struct partition *partitions_get(struct partitions *partitions, int32_t id);

/* The partition if it is held, else NULL. */
struct partition *partitions_find_held(const struct partitions *partitions, int32_t id);

/* Takes or gives up all partitions of a list. `now` is the loop's time in ms. */
void partitions_take(struct partitions *partitions, const rd_kafka_topic_partition_list_t *list,
                     uint64_t now);
void partitions_give(struct partitions *partitions, const rd_kafka_topic_partition_list_t *list);

/* The held partitions of which articles have come but nobody said yet that they are begun, with the
 * offset of the first article; NULL when there are none. The caller destroys the list. */
rd_kafka_topic_partition_list_t *partitions_list_unbegun(const struct partitions *partitions,
                                                         const char *topic);

/* The held partitions that are begun but of which nothing is committed since, with the group's
 * offset; NULL when there are none. The caller destroys the list. */
rd_kafka_topic_partition_list_t *partitions_list_unfinished(const struct partitions *partitions,
                                                            const char *topic);

/* The held partitions of `topic` as a list for librdkafka; the caller destroys it. */
rd_kafka_topic_partition_list_t *partitions_list(const struct partitions *partitions,
                                                 const char *topic);

#endif
