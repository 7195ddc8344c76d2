/*
 * producer.c: see producer.h.
 *
 * Too large for the broker: a refusal concerns a whole record batch of librdkafka's, so the
 * articles in it are only suspects. A suspect is sent alone the next time; refused alone, its
 * record becomes a dead letter; a dead letter refused alone stops the worker.
 *
 * Astray: when an answer was lost on its way, the message waits to be sent again, and an abort
 * takes it from there and counts it as never sent. Its sequence number goes to the next message to
 * that partition. If the broker had stored the first one, it takes the next for a copy, says that
 * all is well, and drops it (librdkafka 2.0.2; under fire, one dead letter of 241,682 articles). So
 * a client that got back anything that may have been stored sends nothing after its abort.
 */
#include "service/producer.h"

#include "service/crash.h"
#include "service/kafka_conf.h"
#include "service/kafka_log.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Waits are cut into pieces so that a worker that is asked to stop does not hang in one. */
#define OPEN_TIMEOUT_MS  5000
#define FLUSH_TIMEOUT_MS 10000
#define ASK_TIMEOUT_MS   5000
#define UNTIL_TIMEOUT    (-1) /* librdkafka: what is left of transaction.timeout.ms */

#define REFUSALS_ALONE 2 /* so many refusals mean that it was refused when it was alone */

static struct result result_ok(void)
{
    return (struct result){.remedy = REMEDY_NONE};
}

static struct result result_make(enum remedy remedy, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static struct result result_make(enum remedy remedy, const char *format, ...)
{
    struct result result = {.remedy = remedy};
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(result.text, sizeof(result.text), format, arguments);
    va_end(arguments);
    return result;
}

/* Destroys the error. NULL is success. */
static struct result result_of(rd_kafka_error_t *error, const char *call, bool opening)
{
    struct result result;

    if (error == NULL)
        return result_ok();
    result =
        result_make(remedy_for(rd_kafka_error_code(error), rd_kafka_error_is_fatal(error) != 0,
                               rd_kafka_error_is_retriable(error) != 0,
                               rd_kafka_error_txn_requires_abort(error) != 0, opening),
                    "%s: %s: %s", call, rd_kafka_error_name(error), rd_kafka_error_string(error));
    rd_kafka_error_destroy(error);
    return result;
}

void producer_init(struct producer *producer, const struct config *config, const struct log *log,
                   const char *transactional_id)
{
    *producer = (struct producer){
        .config = config,
        .log = log,
        .transactional_id = transactional_id,
        .topics = outbound_topics(config),
    };
}

/* The broker will never take this message: too large, or without a key for a compacted topic. */
static bool is_refusal(rd_kafka_resp_err_t error)
{
    return error == RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE ||
           error == RD_KAFKA_RESP_ERR_INVALID_RECORD || error == RD_KAFKA_RESP_ERR_INVALID_MSG;
}

/* Runs inside the calls below, on the same thread. */
static void on_delivery(rd_kafka_t *handle, const rd_kafka_message_t *message, void *opaque)
{
    struct producer *producer = opaque;
    struct article *article = message->_private;

    (void)handle;
    if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR &&
        rd_kafka_message_status(message) == RD_KAFKA_MSG_STATUS_POSSIBLY_PERSISTED)
        producer->astray = true;
    if (message->err == RD_KAFKA_RESP_ERR__PURGE_QUEUE ||
        message->err == RD_KAFKA_RESP_ERR__PURGE_INFLIGHT)
        return;
    if (is_refusal(message->err)) {
        article->refusals += !article->refused; /* once, however many messages it has */
        article->refused = true;
        producer->refused++;
    }
    if (producer->refusal == RD_KAFKA_RESP_ERR_NO_ERROR)
        producer->refusal = message->err;
}

/* Errors come here, too, as there is no callback for them: that would have to wait until the next
 * call, and they would pile up while there are no articles. */
static void on_log(const rd_kafka_t *handle, int level, const char *facility, const char *line)
{
    const struct producer *producer = rd_kafka_opaque(handle);

    kafka_log_line(producer->log, level, "producer", facility, line);
}

static struct result make_client(struct producer *producer)
{
    char error[RESULT_TEXT_BYTES / 2];
    rd_kafka_conf_t *conf = kafka_conf_producer(producer->config, producer->transactional_id);

    rd_kafka_conf_set_opaque(conf, producer);
    rd_kafka_conf_set_dr_msg_cb(conf, on_delivery);
    rd_kafka_conf_set_log_cb(conf, on_log);
    producer->handle = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof(error));
    if (producer->handle != NULL)
        return result_ok();
    rd_kafka_conf_destroy(conf);
    return result_make(REMEDY_STOP, "the producer cannot be made: %s", error);
}

/* 1 when the topic is there, 0 when the brokers do not know it, -1 when they do not answer. The
 * handle is kept in *ret_warm when that is not NULL. */
static int topic_exists(struct producer *producer, const char *name, rd_kafka_topic_t **ret_warm)
{
    rd_kafka_topic_t *topic = rd_kafka_topic_new(producer->handle, name, NULL);
    const struct rd_kafka_metadata *metadata;
    int exists = -1;

    if (topic == NULL)
        return -1;
    if (rd_kafka_metadata(producer->handle, 0, topic, &metadata, OPEN_TIMEOUT_MS) ==
        RD_KAFKA_RESP_ERR_NO_ERROR) {
        exists = metadata->topic_cnt == 1 && metadata->topics[0].partition_cnt > 0;
        rd_kafka_metadata_destroy(metadata);
    }
    if (ret_warm != NULL && *ret_warm == NULL)
        *ret_warm = topic;
    else
        rd_kafka_topic_destroy(topic);
    return exists;
}

static struct result check_topics(struct producer *producer)
{
    const char *names[] = {producer->topics.raw, producer->topics.structured, producer->topics.dead,
                           producer->topics.figures};
    char missing[RESULT_TEXT_BYTES / 2] = "";
    struct result result;

    for (size_t i = 0; i < 4 && names[i][0] != '\0'; i++) {
        int exists = topic_exists(producer, names[i], i == 0 ? NULL : &producer->warm[i - 1]);
        size_t used = strlen(missing);
        if (exists < 0)
            return result_make(REMEDY_AGAIN, "the brokers at %s do not answer",
                               config_setting_value(producer->config, "bootstrap.servers"));
        if (exists == 0)
            snprintf(missing + used, sizeof(missing) - used, "%s%s", used == 0 ? "" : ", ",
                     names[i]);
    }
    if (missing[0] == '\0')
        return result_ok();
    result = result_make(REMEDY_AGAIN,
                         "missing on %s: %s; create with kafka-topics.sh --bootstrap-server ... "
                         "--create --topic NAME --partitions N, or name others with topic.raw, "
                         "topic.structured, topic.dead, topic.figures",
                         config_setting_value(producer->config, "bootstrap.servers"), missing);
    result.topics_missing = true;
    return result;
}

struct result producer_open(struct producer *producer)
{
    struct result result;

    if (producer->handle == NULL) {
        result = make_client(producer);
        if (result.remedy != REMEDY_NONE)
            return result;
    }
    result = check_topics(producer);
    if (result.remedy != REMEDY_NONE || producer->initialised || producer->transactional_id == NULL)
        return result;
    result = result_of(rd_kafka_init_transactions(producer->handle, OPEN_TIMEOUT_MS),
                       "init_transactions", true);
    producer->initialised = result.remedy == REMEDY_NONE;
    return result;
}

void producer_close(struct producer *producer)
{
    for (size_t i = 0; i < PRODUCER_TOPICS; i++) {
        if (producer->warm[i] != NULL)
            rd_kafka_topic_destroy(producer->warm[i]);
        producer->warm[i] = NULL;
    }
    if (producer->handle != NULL) {
        rd_kafka_purge(producer->handle, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT |
                                             RD_KAFKA_PURGE_F_NON_BLOCKING);
        rd_kafka_destroy(producer->handle);
    }
    producer->handle = NULL;
    producer->initialised = producer->astray = false;
}

/* A produce call fails with a plain code when the transaction is broken already; the reason then
 * comes from the commit or is fatal. */
static struct result result_of_produce(struct producer *producer, rd_kafka_error_t *error,
                                       struct article *article)
{
    rd_kafka_resp_err_t code = rd_kafka_error_code(error);
    char text[RESULT_TEXT_BYTES / 2];
    rd_kafka_resp_err_t fatal = rd_kafka_fatal_error(producer->handle, text, sizeof(text));

    rd_kafka_error_destroy(error);
    if (fatal != RD_KAFKA_RESP_ERR_NO_ERROR)
        return result_make(remedy_for(fatal, true, false, false, false), "produce: %s: %s",
                           rd_kafka_err2name(fatal), text);
    if (is_refusal(code)) {
        article->refusals = REFUSALS_ALONE;
        producer->refused++;
    }
    return result_make(REMEDY_ABORT, "produce: %s", rd_kafka_err2name(code));
}

static struct result produce_article(struct producer *producer, struct article *article)
{
    bool alone = article->refusals > 0;
    rd_kafka_error_t *error;

    article->refused = false;
    if (alone)
        rd_kafka_flush(producer->handle, FLUSH_TIMEOUT_MS);
    error = outbound_produce(producer->handle, &producer->topics, article, alone);
    return error == NULL ? result_ok() : result_of_produce(producer, error, article);
}

static struct result produce_batch(struct producer *producer, struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        struct result result;
        if (batch->articles[i]->dropped)
            continue;
        result = produce_article(producer, batch->articles[i]);
        if (result.remedy != REMEDY_NONE)
            return result;
    }
    return result_ok();
}

/* The batch may have no articles. */
static struct result send_transaction(struct producer *producer, struct batch *batch,
                                      const rd_kafka_topic_partition_list_t *offsets,
                                      const rd_kafka_consumer_group_metadata_t *group)
{
    struct result result =
        result_of(rd_kafka_begin_transaction(producer->handle), "begin_transaction", false);

    if (result.remedy == REMEDY_NONE)
        result = produce_batch(producer, batch);
    if (result.remedy == REMEDY_NONE)
        result = result_of(
            rd_kafka_send_offsets_to_transaction(producer->handle, offsets, group, UNTIL_TIMEOUT),
            "send_offsets_to_transaction", false);
    if (result.remedy == REMEDY_NONE)
        result = result_of(rd_kafka_commit_transaction(producer->handle, UNTIL_TIMEOUT),
                           "commit_transaction", false);
    return result;
}

static struct result commit_offsets(rd_kafka_t *consumer,
                                    const rd_kafka_topic_partition_list_t *offsets)
{
    rd_kafka_topic_partition_list_t *copy = rd_kafka_topic_partition_list_copy(offsets);
    rd_kafka_resp_err_t error = rd_kafka_commit(consumer, copy, 0);

    rd_kafka_topic_partition_list_destroy(copy);
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR)
        return result_ok();
    return result_make(remedy_for(error, false, false, true, false), "commit: %s",
                       rd_kafka_err2str(error));
}

/* At-least-once: what is acknowledged is done, and the offsets follow. */
static struct result send_plain(struct producer *producer, struct batch *batch,
                                const struct positions *positions)
{
    struct result result = produce_batch(producer, batch);

    if (result.remedy != REMEDY_NONE)
        return result;
    if (rd_kafka_flush(producer->handle, FLUSH_TIMEOUT_MS) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return result_make(REMEDY_REPLACE, "flush: not everything was acknowledged in %d ms",
                           FLUSH_TIMEOUT_MS);
    if (producer->refusal != RD_KAFKA_RESP_ERR_NO_ERROR)
        return result_make(REMEDY_ABORT, "delivery: %s", rd_kafka_err2str(producer->refusal));
    return commit_offsets(positions->consumer, positions->offsets);
}

/* Puts what is committed into the list, with one beginning more. */
static void mark_beginnings(rd_kafka_topic_partition_list_t *list,
                            const rd_kafka_topic_partition_list_t *committed)
{
    for (int i = 0; i < list->cnt; i++) {
        const rd_kafka_topic_partition_t *known = &committed->elems[i];
        unsigned beginnings = crash_mark_read(known->metadata, known->metadata_size);
        rd_kafka_topic_partition_t *place = &list->elems[i];
        char mark[CRASH_MARK_BYTES];

        if (known->offset >= 0)
            place->offset = known->offset;
        crash_mark_write(beginnings + 1, mark);
        free(place->metadata);
        place->metadata = strdup(mark);
        place->metadata_size = place->metadata == NULL ? 0 : strlen(mark);
    }
}

static struct result send_beginnings(struct producer *producer, struct batch *batch,
                                     const struct positions *positions)
{
    rd_kafka_topic_partition_list_t *committed =
        rd_kafka_topic_partition_list_copy(batch->beginnings);
    struct result result = producer_ask(positions->consumer, committed);

    if (result.remedy == REMEDY_NONE)
        mark_beginnings(batch->beginnings, committed);
    rd_kafka_topic_partition_list_destroy(committed);
    if (result.remedy != REMEDY_NONE)
        return result;
    if (producer->transactional_id == NULL)
        return commit_offsets(positions->consumer, batch->beginnings);
    return send_transaction(producer, batch, batch->beginnings, positions->group);
}

struct result producer_send(struct producer *producer, struct batch *batch,
                            const struct positions *positions)
{
    producer->refusal = RD_KAFKA_RESP_ERR_NO_ERROR;
    producer->refused = 0;
    if (batch->beginnings != NULL)
        return send_beginnings(producer, batch, positions);
    if (producer->transactional_id == NULL)
        return send_plain(producer, batch, positions);
    return send_transaction(producer, batch, positions->offsets, positions->group);
}

struct result producer_ask(rd_kafka_t *consumer, rd_kafka_topic_partition_list_t *offsets)
{
    rd_kafka_resp_err_t error = rd_kafka_committed(consumer, offsets, ASK_TIMEOUT_MS);

    for (int i = 0; error == RD_KAFKA_RESP_ERR_NO_ERROR && i < offsets->cnt; i++)
        error = offsets->elems[i].err;
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR)
        return result_ok();
    return result_make(REMEDY_AGAIN, "committed: %s", rd_kafka_err2str(error));
}

struct result producer_abort(struct producer *producer)
{
    if (producer->transactional_id != NULL)
        return result_of(rd_kafka_abort_transaction(producer->handle, UNTIL_TIMEOUT),
                         "abort_transaction", false);
    rd_kafka_purge(producer->handle, RD_KAFKA_PURGE_F_QUEUE);
    if (rd_kafka_flush(producer->handle, FLUSH_TIMEOUT_MS) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return result_make(REMEDY_REPLACE, "flush: not everything came back in %d ms",
                           FLUSH_TIMEOUT_MS);
    return result_ok();
}

const struct article *producer_settle_refusals(struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        struct article *article = batch->articles[i];
        if (article->dropped || article->refusals < REFUSALS_ALONE)
            continue;
        if (article->output == ARTICLE_DEAD)
            return article;
        article_reject(
            article, "deliver", "output_refused",
            "the broker takes no such message on the topic: too large, or without a key");
        article->refusals = 1;
    }
    return NULL;
}
