/*
 * commit.c: commits an offset for a group in which it is no member.
 *
 *     commit GROUP articles.raw 40         the group's offset of partition 0
 *
 * It does so in a transaction that claims no generation of the group, which no broker checks. The
 * broker's address is in KAFKA_BOOTSTRAP_SERVERS.
 */
#include <librdkafka/rdkafka.h>
#include <stdio.h>
#include <stdlib.h>

#define REPLY_MS 30000

static void must(rd_kafka_error_t *error, const char *call)
{
    if (error == NULL)
        return;
    fprintf(stderr, "commit: %s: %s\n", call, rd_kafka_error_string(error));
    exit(1);
}

static rd_kafka_t *open_producer(void)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    char why[256] = "";
    rd_kafka_t *producer;

    rd_kafka_conf_set(conf, "bootstrap.servers", getenv("KAFKA_BOOTSTRAP_SERVERS"), NULL, 0);
    rd_kafka_conf_set(conf, "transactional.id", "commit", NULL, 0);
    producer = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
    if (producer == NULL) {
        fprintf(stderr, "commit: %s\n", why);
        exit(1);
    }
    return producer;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: commit GROUP TOPIC OFFSET\n", stderr);
        return 64;
    }
    rd_kafka_t *producer = open_producer();
    rd_kafka_consumer_group_metadata_t *nobody = rd_kafka_consumer_group_metadata_new(argv[1]);
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(1);

    rd_kafka_topic_partition_list_add(list, argv[2], 0)->offset = strtoll(argv[3], NULL, 10);
    must(rd_kafka_init_transactions(producer, REPLY_MS), "init_transactions");
    must(rd_kafka_begin_transaction(producer), "begin_transaction");
    must(rd_kafka_send_offsets_to_transaction(producer, list, nobody, REPLY_MS), "send_offsets");
    must(rd_kafka_commit_transaction(producer, REPLY_MS), "commit_transaction");
    rd_kafka_topic_partition_list_destroy(list);
    rd_kafka_consumer_group_metadata_destroy(nobody);
    rd_kafka_destroy(producer);
    return 0;
}
