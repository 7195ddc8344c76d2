/*
 * batch.h: the articles that are committed together, in the order they came.
 *
 * A batch is open (articles are added while others of it are already extracted), then closed, and
 * ready when every article is extracted. What must not go out any more, because the partition was
 * given up or the offset is committed already, is marked as dropped; it still counts until the
 * batch is freed. Only the loop thread changes a batch, and while it is being sent nobody does.
 *
 * A batch of beginnings has no articles: its transaction only says that partitions are begun (see
 * crash.h).
 */
#ifndef WIRECOPY_SERVICE_BATCH_H
#define WIRECOPY_SERVICE_BATCH_H

#include "service/article.h"
#include "service/partition.h"

struct batch {
    struct article **articles;
    size_t count, capacity;
    size_t bytes;       /* of all articles, as they are counted in flight */
    size_t unread;      /* of these bytes, those of articles that nobody has begun to extract */
    size_t counted;     /* of these bytes, what struct flow has counted as in flight */
    size_t handed_out;  /* the first so many are extracted or being extracted */
    size_t extracted;   /* so many are done */
    uint64_t opened_at; /* loop time in ms */
    bool closed;
    rd_kafka_topic_partition_list_t *beginnings; /* NULL in a batch of articles */
    /* In the last batch before a clean end: partitions whose mark is taken back, or NULL. */
    rd_kafka_topic_partition_list_t *unfinished;
    struct batch *next; /* younger */
};

/* What a batch comes to: consumed = structured + dead + tombstones; figures are those that have
 * messages of their own. */
struct batch_sums {
    size_t consumed, structured, dead, tombstones, figures;
};

struct batch *batch_new(uint64_t now);
/* Takes the list: the partitions, each with the offset of its first article. */
struct batch *batch_new_beginnings(rd_kafka_topic_partition_list_t *beginnings);
/* Frees the batch with its articles; NULL is allowed. No job may be running on it. */
void batch_free(struct batch *batch);

/* Takes the article. */
void batch_add(struct batch *batch, struct article *article);

/* Up to `articles_max` articles, or somewhat more than `bytes_max` bytes of them, that nobody has
 * extracted yet; returns how many, 0 when there are none left. Dropped ones are passed over; one
 * whose partition is not begun, or that is longer than `each_bytes_max`, holds up what is behind
 * it.
 */
size_t batch_hand_out(struct batch *batch, size_t articles_max, size_t bytes_max,
                      size_t each_bytes_max, struct article **ret_articles);

/* The articles that batch_hand_out gave come back; counts the bytes they gained. With one that
 * could not be read, for want of memory, the batch will never be ready. */
void batch_take_back(struct batch *batch, struct article *const *articles, size_t count);

bool batch_is_ready(const struct batch *batch);

/* How many bytes its transaction will have to carry, as far as that is known: of the articles that
 * are extracted or being extracted, with their records. */
size_t batch_read_bytes(const struct batch *batch);

/* Closes the batch behind the articles that were handed out, and makes the others the next batch.
 * There must be others. */
void batch_cut(struct batch *batch);

/* Drops the articles whose partition is not held any more. */
void batch_drop_given_up(struct batch *batch);

/* Is one of those that are not dropped from a partition that is not held any more? */
bool batch_has_given_up(const struct batch *batch);

/* Drops the articles of one partition below an offset, and says how many. */
size_t batch_drop_below(struct batch *batch, int32_t partition, int64_t offset);

/* Drops the articles below the offsets of the list (as rd_kafka_committed filled it). */
void batch_drop_committed(struct batch *batch, const rd_kafka_topic_partition_list_t *committed);

/* Drops the articles that nobody has begun to extract. They are the youngest, so what is left is
 * still in order without a gap. */
void batch_drop_unread(struct batch *batch);

/* Would committing the batch pass over an article that was taken in? */
bool batch_has_gap(const struct batch *batch);

/* Is there nothing left to send? */
bool batch_is_empty(const struct batch *batch);

/* For each partition, the offset after the batch's last article that is not dropped, and of those
 * that are unfinished the offset as it is; the caller destroys the list. */
rd_kafka_topic_partition_list_t *batch_offsets(const struct batch *batch, const char *topic);

/* Counts what is not dropped. */
struct batch_sums batch_sums(const struct batch *batch);

#endif
