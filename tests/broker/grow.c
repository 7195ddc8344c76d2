/*
 * grow.c: gives a topic more partitions.
 *
 *     grow articles.raw 3         it has three now
 *
 * The broker's address is in KAFKA_BOOTSTRAP_SERVERS.
 */
#include <librdkafka/rdkafka.h>
#include <stdio.h>
#include <stdlib.h>

#define REPLY_MS 30000

static void must(rd_kafka_resp_err_t code, const char *why)
{
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR)
        return;
    fprintf(stderr, "grow: %s\n", why == NULL ? rd_kafka_err2str(code) : why);
    exit(1);
}

static void grow(rd_kafka_t *client, rd_kafka_NewPartitions_t *more)
{
    rd_kafka_queue_t *queue = rd_kafka_queue_new(client);
    rd_kafka_event_t *event;
    const rd_kafka_topic_result_t **topics;
    size_t count;

    rd_kafka_CreatePartitions(client, &more, 1, NULL, queue);
    event = rd_kafka_queue_poll(queue, REPLY_MS);
    must(event == NULL ? RD_KAFKA_RESP_ERR__TIMED_OUT : rd_kafka_event_error(event), NULL);
    topics = rd_kafka_CreatePartitions_result_topics(rd_kafka_event_CreatePartitions_result(event),
                                                     &count);
    must(rd_kafka_topic_result_error(topics[0]), rd_kafka_topic_result_error_string(topics[0]));
    rd_kafka_event_destroy(event);
    rd_kafka_queue_destroy(queue);
}

int main(int argc, char **argv)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_NewPartitions_t *more;
    rd_kafka_t *client;
    char why[256] = "";

    if (argc != 3) {
        fputs("usage: grow TOPIC PARTITIONS\n", stderr);
        return 64;
    }
    rd_kafka_conf_set(conf, "bootstrap.servers", getenv("KAFKA_BOOTSTRAP_SERVERS"), NULL, 0);
    client = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
    more = rd_kafka_NewPartitions_new(argv[1], (size_t)strtoul(argv[2], NULL, 10), why, sizeof why);
    must(client == NULL || more == NULL ? RD_KAFKA_RESP_ERR__INVALID_ARG : 0, why);
    grow(client, more);
    rd_kafka_NewPartitions_destroy(more);
    rd_kafka_destroy(client);
    return 0;
}
