/*
 * mock.c: librdkafka's mock cluster, which answers requests with the errors that it is told to.
 *
 *     mock                         prints its address; then reads commands:
 *     refuse 26 51 3               the next 3 requests of this kind (EndTxn) get this error code
 *     place 1 2 group w1           broker 1 gets the outputs and the group, broker 2 the articles
 *                                  and the transactions of the group's worker w1
 *     delay 28 1 15000             broker 1 answers the next request of this kind so late (ms)
 *     feed 5                       puts five more articles on "raw", which has one partition
 *     seen                         prints of how many articles a record or dead letter is there
 *
 * What the mock cluster calls a commit is none: committed offsets and aborted messages are not what
 * a real broker makes of them. So this tells whether a worker hangs, crashes or loses something
 * after an error, and nothing about what is there twice.
 */
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ARTICLES_MAX 100000
#define ERRORS_MAX   16
#define LOOK_MS      100

struct mock {
    rd_kafka_t *host, *producer, *consumer;
    rd_kafka_mock_cluster_t *cluster;
    long fed, seen;
    unsigned char known[ARTICLES_MAX]; /* by offset */
};

static rd_kafka_t *client(rd_kafka_type_t type, const char *bootstrap)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    char why[256];
    rd_kafka_t *made;

    if (bootstrap != NULL)
        rd_kafka_conf_set(conf, "bootstrap.servers", bootstrap, NULL, 0);
    rd_kafka_conf_set(conf, "group.id", "mock", NULL, 0);
    rd_kafka_conf_set(conf, "isolation.level", "read_uncommitted", NULL, 0);
    rd_kafka_conf_set(conf, "log_level", "0", NULL, 0);
    made = rd_kafka_new(type, conf, why, sizeof why);
    if (made == NULL) {
        fprintf(stderr, "mock: %s\n", why);
        exit(1);
    }
    return made;
}

static void start(struct mock *mock)
{
    rd_kafka_topic_partition_list_t *outputs = rd_kafka_topic_partition_list_new(2);
    const char *bootstrap;

    mock->host = client(RD_KAFKA_PRODUCER, NULL);
    mock->cluster = rd_kafka_mock_cluster_new(mock->host, 3);
    bootstrap = rd_kafka_mock_cluster_bootstraps(mock->cluster);
    rd_kafka_mock_topic_create(mock->cluster, "raw", 1, 1);
    rd_kafka_mock_topic_create(mock->cluster, "structured", 1, 1);
    rd_kafka_mock_topic_create(mock->cluster, "dead", 1, 1);
    mock->producer = client(RD_KAFKA_PRODUCER, bootstrap);
    mock->consumer = client(RD_KAFKA_CONSUMER, bootstrap);
    rd_kafka_poll_set_consumer(mock->consumer);
    rd_kafka_topic_partition_list_add(outputs, "structured", 0)->offset = RD_KAFKA_OFFSET_BEGINNING;
    rd_kafka_topic_partition_list_add(outputs, "dead", 0)->offset = RD_KAFKA_OFFSET_BEGINNING;
    rd_kafka_assign(mock->consumer, outputs);
    rd_kafka_topic_partition_list_destroy(outputs);
    puts(bootstrap);
}

static void refuse(struct mock *mock, int api, int code, int count)
{
    rd_kafka_resp_err_t errors[ERRORS_MAX];

    for (int i = 0; i < count && i < ERRORS_MAX; i++)
        errors[i] = (rd_kafka_resp_err_t)code;
    rd_kafka_mock_clear_request_errors(mock->cluster, (int16_t)api);
    rd_kafka_mock_push_request_errors_array(mock->cluster, (int16_t)api, (size_t)count, errors);
    puts("ok");
}

static void place(struct mock *mock, int outputs, int others, const char *group, const char *worker)
{
    char id[256];

    snprintf(id, sizeof id, "wirecopy-%s-%s", group, worker);
    rd_kafka_mock_partition_set_leader(mock->cluster, "structured", 0, outputs);
    rd_kafka_mock_partition_set_leader(mock->cluster, "dead", 0, outputs);
    rd_kafka_mock_partition_set_leader(mock->cluster, "raw", 0, others);
    rd_kafka_mock_coordinator_set(mock->cluster, "group", group, outputs);
    rd_kafka_mock_coordinator_set(mock->cluster, "transaction", id, others);
    puts("ok");
}

static void delay(struct mock *mock, int api, int broker, int ms)
{
    rd_kafka_mock_broker_push_request_error_rtts(mock->cluster, broker, (int16_t)api, (size_t)1,
                                                 RD_KAFKA_RESP_ERR_NO_ERROR, ms);
    puts("ok");
}

static void feed(struct mock *mock, long count)
{
    char text[128];

    rd_kafka_mock_clear_request_errors(mock->cluster, 0); /* Produce: what is left is not for us */
    for (long end = mock->fed + count; mock->fed < end; mock->fed++) {
        int length = snprintf(text, sizeof text, "全县发放口罩%ld袋。编号%08ld。",
                              mock->fed % 900 + 1, mock->fed);
        rd_kafka_producev(mock->producer, RD_KAFKA_V_TOPIC("raw"), RD_KAFKA_V_PARTITION(0),
                          RD_KAFKA_V_VALUE(text, (size_t)length),
                          RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_END);
    }
    puts(rd_kafka_flush(mock->producer, 30000) == RD_KAFKA_RESP_ERR_NO_ERROR ? "ok" : "failed");
}

/* The offset of the article that it was made of, or -1. */
static long source(const rd_kafka_message_t *message)
{
    rd_kafka_headers_t *headers;
    const void *value;
    size_t size;
    const char *slash;

    if (rd_kafka_message_headers(message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return -1;
    if (rd_kafka_header_get_last(headers, "__connect.errors.offset", &value, &size) ==
        RD_KAFKA_RESP_ERR_NO_ERROR)
        return strtol(value, NULL, 10);
    if (rd_kafka_header_get_last(headers, "wirecopy-source", &value, &size) !=
        RD_KAFKA_RESP_ERR_NO_ERROR)
        return -1;
    slash = strrchr(value, '/');
    return slash == NULL ? -1 : strtol(slash + 1, NULL, 10);
}

static void look(struct mock *mock)
{
    rd_kafka_message_t *message;

    while ((message = rd_kafka_consumer_poll(mock->consumer, LOOK_MS)) != NULL) {
        long offset = message->err == RD_KAFKA_RESP_ERR_NO_ERROR ? source(message) : -1;
        if (offset >= 0 && offset < ARTICLES_MAX && !mock->known[offset]) {
            mock->known[offset] = 1;
            mock->seen++;
        }
        rd_kafka_message_destroy(message);
    }
    printf("%ld\n", mock->seen);
}

int main(void)
{
    static struct mock mock;
    char line[128], group[64], worker[64];
    int api, code, count, broker;

    start(&mock);
    for (fflush(stdout); fgets(line, sizeof line, stdin) != NULL; fflush(stdout)) {
        if (sscanf(line, "refuse %d %d %d", &api, &code, &count) == 3)
            refuse(&mock, api, code, count);
        else if (sscanf(line, "place %d %d %63s %63s", &broker, &code, group, worker) == 4)
            place(&mock, broker, code, group, worker);
        else if (sscanf(line, "delay %d %d %d", &api, &broker, &count) == 3)
            delay(&mock, api, broker, count);
        else if (sscanf(line, "feed %d", &count) == 1)
            feed(&mock, count);
        else
            look(&mock);
    }
    return 0;
}
