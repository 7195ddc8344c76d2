/*
 * batch.c: see batch.h.
 */
#include "service/batch.h"

#include "service/memory.h"

#include <assert.h>
#include <stdlib.h>

struct batch *batch_new(uint64_t now)
{
    struct batch *batch = memory_new(sizeof(*batch));

    batch->opened_at = now;
    return batch;
}

struct batch *batch_new_beginnings(rd_kafka_topic_partition_list_t *beginnings)
{
    struct batch *batch = batch_new(0);

    batch->beginnings = beginnings;
    batch->closed = true;
    return batch;
}

void batch_free(struct batch *batch)
{
    if (batch == NULL)
        return;
    for (size_t i = 0; i < batch->count; i++)
        article_free(batch->articles[i]);
    if (batch->beginnings != NULL)
        rd_kafka_topic_partition_list_destroy(batch->beginnings);
    if (batch->unfinished != NULL)
        rd_kafka_topic_partition_list_destroy(batch->unfinished);
    free(batch->articles);
    free(batch);
}

void batch_add(struct batch *batch, struct article *article)
{
    if (batch->count == batch->capacity) {
        batch->capacity = batch->capacity == 0 ? 64 : batch->capacity * 2;
        batch->articles =
            memory_resize(batch->articles, batch->capacity * sizeof(struct article *));
    }
    batch->articles[batch->count++] = article;
    batch->bytes += article->bytes;
    batch->unread += article->bytes;
}

size_t batch_hand_out(struct batch *batch, size_t articles_max, size_t bytes_max,
                      size_t each_bytes_max, struct article **ret_articles)
{
    size_t count = 0, bytes = 0;

    while (batch->handed_out < batch->count && count < articles_max && bytes < bytes_max) {
        struct article *article = batch->articles[batch->handed_out];
        if (!article->dropped && (!article->partition->begun || article->bytes > each_bytes_max))
            break;
        batch->handed_out++;
        batch->unread -= article->bytes;
        if (article->dropped) {
            batch->extracted++;
            continue;
        }
        article->suspect = article->original.offset < article->partition->try_until;
        bytes += article->bytes;
        ret_articles[count++] = article;
    }
    return count;
}

void batch_take_back(struct batch *batch, struct article *const *articles, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        batch->bytes += article_output_bytes(articles[i]);
        batch->extracted += articles[i]->output != ARTICLE_UNREAD;
    }
}

bool batch_is_ready(const struct batch *batch)
{
    return batch->closed && batch->extracted == batch->count;
}

size_t batch_read_bytes(const struct batch *batch)
{
    return batch->bytes - batch->unread;
}

void batch_cut(struct batch *batch)
{
    struct batch *rest = batch_new(batch->opened_at);

    assert(batch->handed_out < batch->count);
    for (size_t i = batch->handed_out; i < batch->count; i++)
        batch_add(rest, batch->articles[i]);
    rest->counted = rest->bytes;
    rest->closed = true;
    rest->next = batch->next;
    batch->count = batch->handed_out;
    batch->bytes -= rest->bytes;
    batch->counted -= rest->bytes;
    batch->unread = 0;
    batch->closed = true;
    batch->next = rest;
}

void batch_drop_given_up(struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        if (!batch->articles[i]->partition->held)
            batch->articles[i]->dropped = true;
    }
}

bool batch_has_given_up(const struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        if (!batch->articles[i]->dropped && !batch->articles[i]->partition->held)
            return true;
    }
    return false;
}

size_t batch_drop_below(struct batch *batch, int32_t partition, int64_t offset)
{
    size_t count = 0;

    for (size_t i = 0; i < batch->count; i++) {
        struct article *article = batch->articles[i];
        if (article->dropped || article->partition->id != partition ||
            article->original.offset >= offset)
            continue;
        article->dropped = true;
        article->partition->committed = article->original.offset + 1;
        count++;
    }
    return count;
}

void batch_drop_committed(struct batch *batch, const rd_kafka_topic_partition_list_t *committed)
{
    for (int i = 0; i < committed->cnt; i++)
        batch_drop_below(batch, committed->elems[i].partition, committed->elems[i].offset);
}

void batch_drop_unread(struct batch *batch)
{
    while (batch->handed_out < batch->count) {
        batch->articles[batch->handed_out++]->dropped = true;
        batch->extracted++;
    }
    batch->unread = 0;
}

bool batch_has_gap(const struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++)
        batch->articles[i]->partition->sent = batch->articles[i]->partition->committed;
    for (size_t i = 0; i < batch->count; i++) {
        const struct article *article = batch->articles[i];
        if (article->dropped)
            continue;
        if (article->after > article->partition->sent)
            return true;
        article->partition->sent = article->original.offset + 1;
    }
    return false;
}

bool batch_is_empty(const struct batch *batch)
{
    return batch_sums(batch).consumed == 0;
}

static void add_unfinished(rd_kafka_topic_partition_list_t *list,
                           const rd_kafka_topic_partition_list_t *unfinished)
{
    for (int i = 0; unfinished != NULL && i < unfinished->cnt; i++) {
        const rd_kafka_topic_partition_t *place = &unfinished->elems[i];
        if (rd_kafka_topic_partition_list_find(list, place->topic, place->partition) == NULL)
            rd_kafka_topic_partition_list_add(list, place->topic, place->partition)->offset =
                place->offset;
    }
}

rd_kafka_topic_partition_list_t *batch_offsets(const struct batch *batch, const char *topic)
{
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(8);

    for (size_t i = 0; i < batch->count; i++) {
        const struct article *article = batch->articles[i];
        rd_kafka_topic_partition_t *place;
        if (article->dropped)
            continue;
        place = rd_kafka_topic_partition_list_find(list, topic, article->partition->id);
        if (place == NULL)
            place = rd_kafka_topic_partition_list_add(list, topic, article->partition->id);
        place->offset = article->original.offset + 1;
    }
    add_unfinished(list, batch->unfinished);
    return list;
}

struct batch_sums batch_sums(const struct batch *batch)
{
    struct batch_sums sums = {0};

    for (size_t i = 0; i < batch->count; i++) {
        const struct article *article = batch->articles[i];
        if (article->dropped)
            continue;
        sums.consumed++;
        sums.structured += article->output == ARTICLE_RECORD;
        sums.dead += article->output == ARTICLE_DEAD;
        sums.figures += article->figure_count;
        sums.tombstones += article->output == ARTICLE_TOMBSTONE;
    }
    return sums;
}
