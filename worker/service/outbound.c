/*
 * outbound.c: see outbound.h. The article's uri and place make the CloudEvents id: the same input
 * gives the same id however often it is sent, so that a reader of at-least-once output can tell.
 */
#include "service/outbound.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define PLACE_BYTES_MAX  320 /* a topic name has at most 249 bytes */
#define FLUSH_TIMEOUT_MS 10000

struct outbound_topics outbound_topics(const struct config *config)
{
    return (struct outbound_topics){config->topic_raw, config->topic_structured, config->topic_dead,
                                    config->topic_figures};
}

/* Milliseconds since 1970 as RFC 3339 in UTC, "2026-03-01T08:00:00.123Z". */
static void time_text(int64_t milliseconds, char *text, size_t size)
{
    time_t seconds = (time_t)(milliseconds / 1000);
    char whole[40];
    struct tm tm;

    gmtime_r(&seconds, &tm);
    strftime(whole, sizeof(whole), "%Y-%m-%dT%H:%M:%S", &tm);
    snprintf(text, size, "%s.%03dZ", whole, (int)(milliseconds % 1000));
}

static void add_text(rd_kafka_headers_t *headers, const char *name, const char *value)
{
    rd_kafka_header_add(headers, name, -1, value, -1);
}

/* Passes a header of the input on, when there is one. */
static void pass_on(rd_kafka_headers_t *headers, const struct article *article, const char *name)
{
    size_t length;
    const char *value = original_header(&article->original, name, &length);

    if (value != NULL)
        rd_kafka_header_add(headers, name, -1, value, (ssize_t)length);
}

static void add_place(rd_kafka_headers_t *headers, const struct outbound_topics *topics,
                      const struct article *article, const char *name, const char *part)
{
    char place[PLACE_BYTES_MAX];

    snprintf(place, sizeof(place), "%s/%" PRId32 "/%" PRId64 "%s", topics->raw,
             article->original.partition, article->original.offset, part);
    add_text(headers, name, place);
}

/* `part` tells the events of one article apart. */
static void add_cloud_event(rd_kafka_headers_t *headers, const struct outbound_topics *topics,
                            const struct article *article, const char *type, const char *part)
{
    int64_t timestamp = article->original.timestamp;
    char text[48];

    add_text(headers, "ce_specversion", "1.0");
    add_place(headers, topics, article, "ce_id", part);
    add_text(headers, "ce_source", "/wirecopy");
    add_text(headers, "ce_type", type);
    if (timestamp != TIMESTAMP_UNKNOWN) {
        time_text(timestamp, text, sizeof(text));
        add_text(headers, "ce_time", text);
    }
    add_text(headers, "content-type", "application/json");
}

/* As Kafka Connect's DeadLetterQueueReporter names and writes them: every value is a string. */
static void add_connect_errors(rd_kafka_headers_t *headers, const struct outbound_topics *topics,
                               const struct article *article)
{
    char number[24];

    add_text(headers, "__connect.errors.topic", topics->raw);
    snprintf(number, sizeof(number), "%" PRId32, article->original.partition);
    add_text(headers, "__connect.errors.partition", number);
    snprintf(number, sizeof(number), "%" PRId64, article->original.offset);
    add_text(headers, "__connect.errors.offset", number);
    add_text(headers, "__connect.errors.stage", article->stage);
    add_text(headers, "__connect.errors.class.name", "wirecopy");
    add_text(headers, "__connect.errors.exception.class.name", article->reason);
    add_text(headers, "__connect.errors.exception.message", article->complaint);
}

static rd_kafka_headers_t *dead_letter_headers(const struct outbound_topics *topics,
                                               const struct article *article)
{
    rd_kafka_headers_t *original = article->original.headers;
    rd_kafka_headers_t *headers =
        original != NULL ? rd_kafka_headers_copy(original) : rd_kafka_headers_new(8);

    add_connect_errors(headers, topics, article);
    return headers;
}

static void add_origin(rd_kafka_headers_t *headers, const struct outbound_topics *topics,
                       const struct article *article)
{
    add_place(headers, topics, article, "wirecopy-source", "");
    pass_on(headers, article, "traceparent");
    pass_on(headers, article, "tracestate");
}

static rd_kafka_headers_t *main_headers(const struct outbound_topics *topics,
                                        const struct article *article)
{
    rd_kafka_headers_t *headers;

    if (article->output == ARTICLE_DEAD)
        return dead_letter_headers(topics, article);
    headers = rd_kafka_headers_new(9);
    if (article->output == ARTICLE_RECORD)
        add_cloud_event(headers, topics, article, "wirecopy.article.structured", "");
    add_origin(headers, topics, article);
    return headers;
}

/* f3 is the id of the third row's figure. */
static rd_kafka_headers_t *figure_headers(const struct outbound_topics *topics,
                                          const struct article *article, size_t number)
{
    rd_kafka_headers_t *headers = rd_kafka_headers_new(9);
    char part[24];

    snprintf(part, sizeof(part), "#f%zu", number);
    add_cloud_event(headers, topics, article, "wirecopy.figure", part);
    add_origin(headers, topics, article);
    return headers;
}

/* A message in the making; all but the headers is borrowed. */
struct outbound {
    const char *topic;
    bool alone;
    const void *key, *value;
    size_t key_length, value_length;
    rd_kafka_headers_t *headers;
};

/* librdkafka's producev takes void *, but copies what it points to. */
static void *unconst(const void *bytes)
{
    return (void *)bytes;
}

/* An article of the longest kind may have more figures than the producer holds messages. */
static rd_kafka_error_t *produce(rd_kafka_t *producer, const struct outbound *out,
                                 struct article *article)
{
    rd_kafka_resp_err_t error;

    do {
        error = rd_kafka_producev(producer, RD_KAFKA_V_TOPIC(out->topic),
                                  RD_KAFKA_V_KEY(unconst(out->key), out->key_length),
                                  RD_KAFKA_V_VALUE(unconst(out->value), out->value_length),
                                  RD_KAFKA_V_HEADERS(out->headers),
                                  RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                                  RD_KAFKA_V_OPAQUE(article), RD_KAFKA_V_END);
    } while (error == RD_KAFKA_RESP_ERR__QUEUE_FULL &&
             rd_kafka_flush(producer, FLUSH_TIMEOUT_MS) == RD_KAFKA_RESP_ERR_NO_ERROR);
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR && out->alone)
        rd_kafka_flush(producer, FLUSH_TIMEOUT_MS);
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR)
        return NULL;
    rd_kafka_headers_destroy(out->headers);
    return rd_kafka_error_new(error, "%s", rd_kafka_err2str(error));
}

static rd_kafka_error_t *produce_figures(rd_kafka_t *producer, const struct outbound_topics *topics,
                                         struct article *article, bool alone)
{
    const char *row = article->figure_rows;
    rd_kafka_error_t *error = NULL;

    for (size_t number = 1; number <= article->figure_count && error == NULL; number++) {
        struct outbound out = {
            .topic = topics->figures,
            .alone = alone,
            .key = article->uri,
            .key_length = strlen(article->uri),
            .value = row,
            .value_length = strcspn(row, "\n"),
            .headers = figure_headers(topics, article, number),
        };
        error = produce(producer, &out, article);
        row += out.value_length + 1;
    }
    return error;
}

rd_kafka_error_t *outbound_produce(rd_kafka_t *producer, const struct outbound_topics *topics,
                                   struct article *article, bool alone)
{
    const struct original *original = &article->original;
    bool record = article->output == ARTICLE_RECORD;
    struct outbound out = {
        .topic = article->output == ARTICLE_DEAD ? topics->dead : topics->structured,
        .alone = alone,
        .key = original->key,
        .key_length = original->key_length,
        .value = record ? article->record : original->value,
        .value_length = record ? article->record_length : original->value_length,
        .headers = main_headers(topics, article),
    };
    rd_kafka_error_t *error;

    assert(article->output != ARTICLE_UNREAD);
    if (record && out.key == NULL) {
        out.key = article->uri;
        out.key_length = strlen(article->uri);
    }
    error = produce(producer, &out, article);
    return error != NULL ? error : produce_figures(producer, topics, article, alone);
}
