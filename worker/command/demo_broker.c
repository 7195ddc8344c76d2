/*
 * demo_broker.c: the mock cluster belongs to the producer's handle and lives as long as it.
 */
#include "command/demo_broker.h"

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>
#include <stdio.h>
#include <stdlib.h>

#define RAW_TOPIC        "articles.raw"
#define STRUCTURED_TOPIC "articles.structured"
#define DEAD_TOPIC       "articles.dead"
#define PARTITIONS       2
#define FLUSH_MS         10000

/* The header of a dead letter that says what is wrong, as Kafka Connect names it. */
#define REASON_HEADER "__connect.errors.exception.message"

struct demo_broker {
    rd_kafka_t *producer;
    rd_kafka_mock_cluster_t *cluster; /* the producer's */
    rd_kafka_t *reader;
    rd_kafka_message_t *message; /* the one that demo_broker_next gave last */
};

/* A client without its log, which would go to stderr between the records. */
static rd_kafka_t *new_client(rd_kafka_type_t type, const char *const settings[][2], size_t count,
                              char why[DEMO_WHY_BYTES])
{
    rd_kafka_conf_t *config = rd_kafka_conf_new();
    rd_kafka_t *client = NULL;
    bool set = true;

    rd_kafka_conf_set_log_cb(config, NULL);
    for (size_t i = 0; set && i < count; i++)
        set = rd_kafka_conf_set(config, settings[i][0], settings[i][1], why, DEMO_WHY_BYTES) ==
              RD_KAFKA_CONF_OK;
    if (set)
        client = rd_kafka_new(type, config, why, DEMO_WHY_BYTES);
    if (!client)
        rd_kafka_conf_destroy(config);
    return client;
}

static bool create_topics(struct demo_broker *broker)
{
    static const char *const TOPICS[] = {RAW_TOPIC, STRUCTURED_TOPIC, DEAD_TOPIC};

    for (size_t i = 0; i < sizeof TOPICS / sizeof *TOPICS; i++)
        if (rd_kafka_mock_topic_create(broker->cluster, TOPICS[i], PARTITIONS, 1) != 0)
            return false;
    return true;
}

static int start_cluster(struct demo_broker *broker, char why[DEMO_WHY_BYTES])
{
    static const char *const SETTINGS[][2] = {{"client.id", "wirecopy-demo"}, {"linger.ms", "0"}};

    broker->producer = new_client(RD_KAFKA_PRODUCER, SETTINGS, 2, why);
    if (!broker->producer)
        return -1;
    broker->cluster = rd_kafka_mock_cluster_new(broker->producer, 1);
    if (!broker->cluster || !create_topics(broker)) {
        snprintf(why, DEMO_WHY_BYTES, "the embedded broker does not start");
        return -1;
    }
    rd_kafka_brokers_add(broker->producer, demo_broker_address(broker));
    return 0;
}

/* Reads both output topics from their beginnings, as no group: nothing to join, nothing to wait
 * for. */
static int start_reader(struct demo_broker *broker, char why[DEMO_WHY_BYTES])
{
    const char *const settings[][2] = {
        {"bootstrap.servers", demo_broker_address(broker)},
        {"client.id", "wirecopy-demo"},
        {"group.id", "wirecopy-demo-view"},
        {"enable.auto.commit", "false"},
        {"fetch.wait.max.ms", "20"},
    };
    static const char *const TOPICS[] = {STRUCTURED_TOPIC, DEAD_TOPIC};
    rd_kafka_topic_partition_list_t *assigned;
    rd_kafka_resp_err_t error;

    broker->reader = new_client(RD_KAFKA_CONSUMER, settings, 5, why);
    if (!broker->reader)
        return -1;
    rd_kafka_poll_set_consumer(broker->reader);
    assigned = rd_kafka_topic_partition_list_new(2 * PARTITIONS);
    for (int i = 0; i < 2 * PARTITIONS; i++)
        rd_kafka_topic_partition_list_add(assigned, TOPICS[i % 2], i / 2)->offset =
            RD_KAFKA_OFFSET_BEGINNING;
    error = rd_kafka_assign(broker->reader, assigned);
    rd_kafka_topic_partition_list_destroy(assigned);
    if (error)
        snprintf(why, DEMO_WHY_BYTES, "%s", rd_kafka_err2str(error));
    return error ? -1 : 0;
}

int demo_broker_start(struct demo_broker **ret_broker, char why[DEMO_WHY_BYTES])
{
    struct demo_broker *broker = calloc(1, sizeof *broker);

    snprintf(why, DEMO_WHY_BYTES, "out of memory");
    if (!broker)
        return -1;
    if (start_cluster(broker, why) != 0 || start_reader(broker, why) != 0) {
        demo_broker_stop(broker);
        return -1;
    }
    *ret_broker = broker;
    return 0;
}

const char *demo_broker_address(const struct demo_broker *broker)
{
    return rd_kafka_mock_cluster_bootstraps(broker->cluster);
}

int demo_broker_send(struct demo_broker *broker, const char *key, struct slice bytes,
                     const char *content_type)
{
    rd_kafka_headers_t *headers = rd_kafka_headers_new(1);
    rd_kafka_resp_err_t error;

    if (content_type)
        rd_kafka_header_add(headers, "content-type", -1, content_type, -1);
    error = rd_kafka_producev(
        broker->producer, RD_KAFKA_V_TOPIC(RAW_TOPIC), RD_KAFKA_V_KEY(key, strlen(key)),
        RD_KAFKA_V_VALUE((void *)bytes.data, bytes.length),
        RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_END);
    if (error)
        rd_kafka_headers_destroy(headers);
    return error ? -1 : 0;
}

int demo_broker_flush(struct demo_broker *broker)
{
    return rd_kafka_flush(broker->producer, FLUSH_MS) ? -1 : 0;
}

static struct slice reason_of(rd_kafka_message_t *message)
{
    rd_kafka_headers_t *headers;
    const void *value;
    size_t length;

    if (rd_kafka_message_headers(message, &headers) ||
        rd_kafka_header_get_last(headers, REASON_HEADER, &value, &length))
        return SLICE("no reason given");
    return (struct slice){value, length};
}

bool demo_broker_next(struct demo_broker *broker, int wait_ms, struct demo_message *ret_message)
{
    rd_kafka_message_t *message = rd_kafka_consumer_poll(broker->reader, wait_ms);

    if (message && message->err) { /* passing trouble, such as a leader that is not known yet */
        rd_kafka_message_destroy(message);
        return false;
    }
    if (!message)
        return false;
    if (broker->message)
        rd_kafka_message_destroy(broker->message);
    broker->message = message;
    ret_message->dead = strcmp(rd_kafka_topic_name(message->rkt), DEAD_TOPIC) == 0;
    ret_message->key = (struct slice){message->key, message->key_len};
    ret_message->value = (struct slice){message->payload, message->len};
    ret_message->reason = ret_message->dead ? reason_of(message) : SLICE("");
    return true;
}

void demo_broker_stop(struct demo_broker *broker)
{
    if (!broker)
        return;
    if (broker->message)
        rd_kafka_message_destroy(broker->message);
    if (broker->reader) {
        rd_kafka_consumer_close(broker->reader);
        rd_kafka_destroy(broker->reader);
    }
    if (broker->cluster)
        rd_kafka_mock_cluster_destroy(broker->cluster);
    if (broker->producer)
        rd_kafka_destroy(broker->producer);
    free(broker);
}
