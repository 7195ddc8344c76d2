/*
 * naive.c: consume, transform, produce, as most people write it first: offsets are committed by a
 * timer, the producer is idempotent, a broken article goes to the dead-letter topic. It reads the
 * same variables as the worker, so that the fault harness can run it in the worker's place and
 * show that it finds what is lost and doubled. What it does not do is the rest of worker/service/.
 */
#include "wirecopy.h"

#include <librdkafka/rdkafka.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static volatile sig_atomic_t stopping;

static void on_signal(int number)
{
    (void)number;
    stopping = 1;
}

static rd_kafka_t *client(rd_kafka_type_t type, const char *const (*settings)[2])
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    char why[256];

    rd_kafka_conf_set(conf, "bootstrap.servers", getenv("KAFKA_BOOTSTRAP_SERVERS"), NULL, 0);
    for (; (*settings)[0] != NULL; settings++)
        rd_kafka_conf_set(conf, (*settings)[0], (*settings)[1], NULL, 0);
    return rd_kafka_new(type, conf, why, sizeof(why));
}

static void transform(rd_kafka_t *producer, struct wirecopy_session *session,
                      const rd_kafka_message_t *in)
{
    struct wirecopy_input input = {in->payload, in->len, NULL};
    struct wirecopy_outcome outcome;
    enum wirecopy_verdict verdict = wirecopy_extract(session, &input, &outcome);
    bool dead = in->payload != NULL && verdict != WIRECOPY_DONE;
    const char *topic = getenv(dead ? "WIRECOPY_TOPIC_DEAD" : "WIRECOPY_TOPIC_STRUCTURED");
    const void *value = verdict == WIRECOPY_DONE ? outcome.record : in->payload;
    size_t length = verdict == WIRECOPY_DONE ? outcome.record_length : in->len;
    char place[300];

    snprintf(place, sizeof(place), "%s/%d/%lld", rd_kafka_topic_name(in->rkt), (int)in->partition,
             (long long)in->offset);
    while (rd_kafka_producev(producer, RD_KAFKA_V_TOPIC(topic),
                             RD_KAFKA_V_KEY(in->key, in->key_len),
                             RD_KAFKA_V_VALUE((void *)value, length),
                             RD_KAFKA_V_HEADER("wirecopy-source", place, -1),
                             RD_KAFKA_V_HEADER(dead ? "__connect.errors.topic" : "naive", "", 0),
                             RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                             RD_KAFKA_V_END) == RD_KAFKA_RESP_ERR__QUEUE_FULL)
        rd_kafka_poll(producer, 100);
    rd_kafka_poll(producer, 0);
}

int main(void)
{
    const char *const in[][2] = {{"group.id", getenv("KAFKA_GROUP_ID")},
                                 {"session.timeout.ms", getenv("KAFKA_SESSION_TIMEOUT_MS")},
                                 {"auto.offset.reset", "earliest"},
                                 {NULL, NULL}};
    const char *const out[][2] = {{"enable.idempotence", "true"}, {NULL, NULL}};
    rd_kafka_t *consumer = client(RD_KAFKA_CONSUMER, in),
               *producer = client(RD_KAFKA_PRODUCER, out);
    rd_kafka_topic_partition_list_t *topics = rd_kafka_topic_partition_list_new(1);
    struct wirecopy *tables;
    char why[WIRECOPY_MESSAGE_BYTES];

    if (wirecopy_open(NULL, &tables, why) != WIRECOPY_DONE)
        return 1;
    struct wirecopy_session *session = wirecopy_session_new(tables);
    signal(SIGTERM, on_signal);
    rd_kafka_topic_partition_list_add(topics, getenv("WIRECOPY_TOPIC_RAW"), RD_KAFKA_PARTITION_UA);
    rd_kafka_poll_set_consumer(consumer);
    rd_kafka_subscribe(consumer, topics);
    while (!stopping) {
        rd_kafka_message_t *message = rd_kafka_consumer_poll(consumer, 100);
        if (message != NULL && message->err == RD_KAFKA_RESP_ERR_NO_ERROR)
            transform(producer, session, message);
        if (message != NULL)
            rd_kafka_message_destroy(message);
    }
    rd_kafka_consumer_close(consumer);
    return rd_kafka_flush(producer, 20000) == RD_KAFKA_RESP_ERR_NO_ERROR ? 0 : 1;
}
