/*
 * feed.c: puts on Kafka what the broker tests need there, and says how far a group has come.
 *
 *     feed topics articles.raw:6 articles.structured:3 [NAME:PARTITIONS:compact]
 *     feed setting articles.structured retention.ms=60000
 *     feed articles articles.raw --partitions 6 --count 100 [--first 0] [--rate 50] [--bytes 65536]
 *     feed raw articles.raw --partition 2 [--key K] [--header name=value]... FILE
 *     feed raw articles.raw --partition 2 [--key K] --null
 *     feed progress GROUP articles.raw     prints "partition committed end" for each partition
 *
 * The broker's address is in KAFKA_BOOTSTRAP_SERVERS. Article number n is the same text every time,
 * has the key %08n and goes to partition n % partitions: whoever reads it back knows what is
 * missing. Its producer is idempotent, so that a message which is there twice was not doubled here.
 * The exit code is 0 only when every message was acknowledged.
 *
 * It does not read messages: the tests do that with kcat, which shares no code with the worker.
 */
#include <getopt.h>
#include <librdkafka/rdkafka.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MESSAGE_BYTES_MAX "30000000" /* the largest message of the tests has 20 MB */
#define REPLY_MS          30000      /* of an administrative request */
#define RETRY_MS          200
#define FLUSH_MS          120000 /* 20 MB to a busy broker */
#define ARTICLE_BYTES_MAX 4096
#define LONG_BYTES_MAX    (1 << 20)
#define HEADERS_MAX       16
#define TOPICS_MAX        16
#define PARTITIONS_MAX    64

struct options {
    long count;
    long first;
    long partitions;
    long partition;
    long rate;  /* articles a second; 0 is as fast as it goes */
    long bytes; /* how long each article is at least */
    const char *key;
    int is_null;
    const char *headers[HEADERS_MAX]; /* name=value */
    size_t header_count;
};

static void die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

static void die(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("feed: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

/* --- the client --------------------------------------------------------------------------------*/

static void set(rd_kafka_conf_t *conf, const char *key, const char *value)
{
    char why[256];
    if (rd_kafka_conf_set(conf, key, value, why, sizeof why) != RD_KAFKA_CONF_OK)
        die("%s", why);
}

/* Each message's opaque is the counter of those that failed. */
static void on_delivery(rd_kafka_t *client, const rd_kafka_message_t *message, void *opaque)
{
    long *failed = opaque;
    (void)client;
    if (!message->err)
        return;
    fprintf(stderr, "feed: partition %d: %s\n", (int)message->partition,
            rd_kafka_err2str(message->err));
    ++*failed;
}

static rd_kafka_t *open_client(rd_kafka_type_t type, const char *group, long *failed)
{
    const char *bootstrap = getenv("KAFKA_BOOTSTRAP_SERVERS");
    if (!bootstrap)
        die("KAFKA_BOOTSTRAP_SERVERS is not set");
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    set(conf, "bootstrap.servers", bootstrap);
    set(conf, "message.max.bytes", MESSAGE_BYTES_MAX);
    set(conf, "log_level", "3"); /* its warnings are about what it tries again by itself */
    if (group) {
        set(conf, "group.id", group);
        /* Else the offsets could not be had while a transaction on them is open. */
        set(conf, "isolation.level", "read_uncommitted");
    }
    if (type == RD_KAFKA_PRODUCER) {
        set(conf, "enable.idempotence", "true");
        set(conf, "linger.ms", "20");
        rd_kafka_conf_set_dr_msg_cb(conf, on_delivery);
        rd_kafka_conf_set_opaque(conf, failed);
    }
    char why[256];
    rd_kafka_t *client = rd_kafka_new(type, conf, why, sizeof why);
    if (!client)
        die("%s", why);
    return client;
}

static int close_producer(rd_kafka_t *client, const long *failed)
{
    rd_kafka_resp_err_t err = rd_kafka_flush(client, FLUSH_MS);
    if (err)
        die("flush: %s", rd_kafka_err2str(err));
    rd_kafka_destroy(client);
    return *failed ? 1 : 0;
}

/* Takes `headers`. Waits while the producer's queue is full. */
static void send_message(rd_kafka_t *client, const char *topic, long partition, const char *key,
                         const void *value, size_t length, rd_kafka_headers_t *headers)
{
    for (;;) {
        rd_kafka_resp_err_t err = rd_kafka_producev(
            client, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_PARTITION((int32_t)partition),
            RD_KAFKA_V_KEY(key, key ? strlen(key) : 0), RD_KAFKA_V_VALUE((void *)value, length),
            RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_END);
        if (!err)
            break;
        if (err != RD_KAFKA_RESP_ERR__QUEUE_FULL)
            die("partition %ld: %s", partition, rd_kafka_err2str(err));
        rd_kafka_poll(client, 100);
    }
    rd_kafka_poll(client, 0);
}

/* --- topics ------------------------------------------------------------------------------------*/

static rd_kafka_NewTopic_t *parse_topic(const char *text)
{
    char name[256];
    int partitions;
    char why[256];
    char policy[32] = "delete";
    if (sscanf(text, "%255[^:]:%d:%31s", name, &partitions, policy) < 2)
        die("'%s' is not NAME:PARTITIONS", text);
    rd_kafka_NewTopic_t *topic = rd_kafka_NewTopic_new(name, partitions, 1, why, sizeof why);
    if (!topic)
        die("%s: %s", text, why);
    rd_kafka_NewTopic_set_config(topic, "cleanup.policy", policy);
    return topic;
}

static void check_created(rd_kafka_event_t *event)
{
    size_t count = 0;
    if (!event || rd_kafka_event_error(event))
        die("topics: %s", event ? rd_kafka_event_error_string(event) : "no answer");
    const rd_kafka_topic_result_t **results =
        rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count);
    for (size_t i = 0; i < count; i++)
        if (rd_kafka_topic_result_error(results[i]))
            die("%s: %s", rd_kafka_topic_result_name(results[i]),
                rd_kafka_topic_result_error_string(results[i]));
}

static int command_topics(char **names, int count)
{
    rd_kafka_NewTopic_t *topics[TOPICS_MAX];
    long unused = 0;
    char why[256];
    if (count > TOPICS_MAX)
        die("at most %d topics", TOPICS_MAX);
    for (int i = 0; i < count; i++)
        topics[i] = parse_topic(names[i]);
    rd_kafka_t *client = open_client(RD_KAFKA_PRODUCER, NULL, &unused);
    rd_kafka_queue_t *queue = rd_kafka_queue_new(client);
    rd_kafka_AdminOptions_t *options =
        rd_kafka_AdminOptions_new(client, RD_KAFKA_ADMIN_OP_CREATETOPICS);
    /* The answer comes when the controller has made them, not when the request was taken. */
    rd_kafka_AdminOptions_set_operation_timeout(options, REPLY_MS, why, sizeof why);
    rd_kafka_CreateTopics(client, topics, (size_t)count, options, queue);
    rd_kafka_event_t *event = rd_kafka_queue_poll(queue, REPLY_MS);
    check_created(event);
    rd_kafka_event_destroy(event);
    rd_kafka_AdminOptions_destroy(options);
    rd_kafka_queue_destroy(queue);
    rd_kafka_NewTopic_destroy_array(topics, (size_t)count);
    rd_kafka_destroy(client);
    return 0;
}

/* --- settings of a topic ----------------------------------------------------------------------*/

static void check_altered(rd_kafka_event_t *event)
{
    size_t count = 0;
    if (!event || rd_kafka_event_error(event))
        die("setting: %s", event ? rd_kafka_event_error_string(event) : "no answer");
    const rd_kafka_ConfigResource_t **results =
        rd_kafka_AlterConfigs_result_resources(rd_kafka_event_AlterConfigs_result(event), &count);
    for (size_t i = 0; i < count; i++)
        if (rd_kafka_ConfigResource_error(results[i]))
            die("setting: %s", rd_kafka_ConfigResource_error_string(results[i]));
}

/* The topic has this setting then, and for all others what the broker says. */
static int command_setting(const char *topic, const char *pair)
{
    char name[128], value[128];
    long unused = 0;
    if (sscanf(pair, "%127[^=]=%127s", name, value) != 2)
        die("'%s' is not NAME=VALUE", pair);
    rd_kafka_ConfigResource_t *resource =
        rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic);
    rd_kafka_ConfigResource_set_config(resource, name, value);
    rd_kafka_t *client = open_client(RD_KAFKA_PRODUCER, NULL, &unused);
    rd_kafka_queue_t *queue = rd_kafka_queue_new(client);
    rd_kafka_AlterConfigs(client, &resource, 1, NULL, queue);
    rd_kafka_event_t *event = rd_kafka_queue_poll(queue, REPLY_MS);
    check_altered(event);
    rd_kafka_event_destroy(event);
    rd_kafka_ConfigResource_destroy(resource);
    rd_kafka_queue_destroy(queue);
    rd_kafka_destroy(client);
    return 0;
}

/* --- articles ----------------------------------------------------------------------------------*/

struct county {
    const char *name;
    const char *city;
};

static const struct county counties[] = {
    {"双牌县", "永州"}, {"浏阳市", "长沙"}, {"凤凰县", "湘西"},
    {"安吉县", "湖州"}, {"沭阳县", "宿迁"},
};
static const char *const goods[] = {"口罩", "中药汤剂", "防护服", "消毒液", "大米", "化肥"};
static const char *const reporters[] = {"李文清", "周晓岚", "欧阳建国", "陈立"};
#define PICK(table, n) ((table)[(size_t)(n) % (sizeof(table) / sizeof *(table))])

/* The text of article n in `text`; returns its bytes. Every number in it depends on n. */
static size_t write_article(long n, char text[ARTICLE_BYTES_MAX])
{
    const struct county *county = &PICK(counties, n / 6);
    int length =
        snprintf(text, ARTICLE_BYTES_MAX,
                 "%s%s第%ld批%s发放到户\n"
                 "2020-03-%02ld 10:%02ld　来源：%s日报\n"
                 "本报记者 %s\n"
                 "\n"
                 "本报讯　记者从%s获悉，截至3月%ld日，全县共发放%s%ld余袋，惠及%ld户。\n"
                 "“今年的任务比去年重，我们一定按时完成。”县商务局局长%s说。\n"
                 "据介绍，全县%ld家规模工业企业中，已开复工%ld家，其余%ld家将在%ld天内开工。"
                 "今年以来，全县完成投资%ld.%ld亿元，同比增长%ld.%ld%%。\n"
                 "（编号%08ld）\n",
                 county->city, county->name, n, PICK(goods, n), n % 28 + 1, n % 60, county->city,
                 PICK(reporters, n / 7), county->name, n % 28 + 1, PICK(goods, n), 1000 + n,
                 100 + n % 900, PICK(reporters, n / 5), 100 + n % 50, 60 + n % 40,
                 40 + n % 50 - n % 40, n % 9 + 2, n % 90 + 1, n % 10, n % 12 + 1, n % 7, n);
    if (length < 0 || length >= ARTICLE_BYTES_MAX)
        die("article %ld does not fit", n);
    return (size_t)length;
}

/* One article after the other, each with other numbers, until there are so many bytes. */
static size_t write_long_article(long n, long bytes, char *text)
{
    size_t length = write_article(n, text);

    while (length < (size_t)bytes)
        length += write_article(n * 31 + (long)length, text + length);
    return length;
}

static rd_kafka_headers_t *article_headers(long n)
{
    char trace[64];
    rd_kafka_headers_t *headers = rd_kafka_headers_new(2);
    snprintf(trace, sizeof trace, "00-%032lx-%016lx-01", n + 1, n + 1);
    rd_kafka_header_add(headers, "content-type", -1, "text/plain; charset=utf-8", -1);
    rd_kafka_header_add(headers, "traceparent", -1, trace, -1);
    return headers;
}

/* Sleeps until the moment at which number `done` is due. */
static void keep_rate(const struct timespec *start, long done, long rate)
{
    struct timespec due = *start;
    due.tv_sec += done / rate;
    due.tv_nsec += done % rate * 1000000000L / rate;
    if (due.tv_nsec >= 1000000000L) {
        due.tv_sec++;
        due.tv_nsec -= 1000000000L;
    }
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL);
}

static int command_articles(const char *topic, const struct options *options)
{
    long failed = 0;
    struct timespec start;
    static char text[LONG_BYTES_MAX + ARTICLE_BYTES_MAX];
    char key[32];
    if (options->partitions < 1 || options->count < 1)
        die("articles: --partitions and --count, please");
    rd_kafka_t *client = open_client(RD_KAFKA_PRODUCER, NULL, &failed);
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (long i = 0; i < options->count; i++) {
        long n = options->first + i;
        if (options->rate > 0)
            keep_rate(&start, i, options->rate);
        snprintf(key, sizeof key, "%08ld", n);
        send_message(client, topic, n % options->partitions, key, text,
                     write_long_article(n, options->bytes, text), article_headers(n));
    }
    return close_producer(client, &failed);
}

/* --- raw ---------------------------------------------------------------------------------------*/

/* The file's bytes, to be freed. */
static char *read_file(const char *path, size_t *ret_length)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        die("%s: cannot be read", path);
    long length = ftell(file);
    rewind(file);
    char *bytes = malloc((size_t)length + 1);
    if (!bytes || fread(bytes, 1, (size_t)length, file) != (size_t)length)
        die("%s: cannot be read", path);
    fclose(file);
    *ret_length = (size_t)length;
    return bytes;
}

static int command_raw(const char *topic, const struct options *options, const char *path)
{
    long failed = 0;
    size_t length = 0;
    char *bytes = NULL;
    if ((path == NULL) != (options->is_null != 0))
        die("raw: a FILE or --null, please");
    if (path)
        bytes = read_file(path, &length);
    rd_kafka_headers_t *headers = rd_kafka_headers_new(HEADERS_MAX);
    for (size_t i = 0; i < options->header_count; i++) {
        const char *equals = strchr(options->headers[i], '=');
        if (!equals)
            die("'%s' is not name=value", options->headers[i]);
        rd_kafka_header_add(headers, options->headers[i], equals - options->headers[i], equals + 1,
                            -1);
    }
    rd_kafka_t *client = open_client(RD_KAFKA_PRODUCER, NULL, &failed);
    send_message(client, topic, options->partition, options->key, bytes, length, headers);
    free(bytes);
    return close_producer(client, &failed);
}

/* --- progress ----------------------------------------------------------------------------------*/

/* The topic's number of partitions. */
static int count_partitions(rd_kafka_t *client, const char *name)
{
    const struct rd_kafka_metadata *metadata;
    rd_kafka_topic_t *topic = rd_kafka_topic_new(client, name, NULL);
    rd_kafka_resp_err_t err = rd_kafka_metadata(client, 0, topic, &metadata, REPLY_MS);
    if (err || metadata->topic_cnt != 1 || metadata->topics[0].err)
        die("%s: %s", name, rd_kafka_err2str(err ? err : metadata->topics[0].err));
    int count = metadata->topics[0].partition_cnt;
    rd_kafka_metadata_destroy(metadata);
    rd_kafka_topic_destroy(topic);
    return count;
}

/* One row for each partition; what the broker answers when it has only just started, made a topic
 * or lost its coordinator is an error that goes away. */
static rd_kafka_resp_err_t read_progress(rd_kafka_t *client, rd_kafka_topic_partition_list_t *list,
                                         int64_t *ends)
{
    int64_t low;
    rd_kafka_resp_err_t err = rd_kafka_committed(client, list, REPLY_MS);
    for (int i = 0; i < list->cnt && !err; i++)
        err = rd_kafka_query_watermark_offsets(client, list->elems[i].topic, i, &low, &ends[i],
                                               REPLY_MS);
    return err;
}

static int command_progress(const char *group, const char *topic)
{
    int64_t ends[PARTITIONS_MAX];
    rd_kafka_resp_err_t err;
    int tries = REPLY_MS / RETRY_MS;
    rd_kafka_t *client = open_client(RD_KAFKA_CONSUMER, group, NULL);
    int count = count_partitions(client, topic);
    if (count > PARTITIONS_MAX)
        die("%s has more than %d partitions", topic, PARTITIONS_MAX);
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(count);
    for (int i = 0; i < count; i++)
        rd_kafka_topic_partition_list_add(list, topic, i);
    while ((err = read_progress(client, list, ends)) && --tries > 0)
        clock_nanosleep(CLOCK_MONOTONIC, 0, &(struct timespec){.tv_nsec = RETRY_MS * 1000000L},
                        NULL);
    if (err)
        die("progress: %s", rd_kafka_err2str(err));
    for (int i = 0; i < count; i++)
        printf("%d %lld %lld\n", i, (long long)list->elems[i].offset, (long long)ends[i]);
    rd_kafka_topic_partition_list_destroy(list);
    rd_kafka_destroy(client);
    return 0;
}

/* --- the command line --------------------------------------------------------------------------*/

static long parse_number(const char *text)
{
    char *end;
    long number = strtol(text, &end, 10);
    if (*end || end == text || number < 0)
        die("'%s' is not a number", text);
    return number;
}

static void parse_options(int argc, char **argv, struct options *options)
{
    static const struct option names[] = {
        {"count", required_argument, NULL, 'c'},
        {"first", required_argument, NULL, 'f'},
        {"partitions", required_argument, NULL, 'n'},
        {"partition", required_argument, NULL, 'p'},
        {"rate", required_argument, NULL, 'r'},
        {"bytes", required_argument, NULL, 'b'},
        {"key", required_argument, NULL, 'k'},
        {"header", required_argument, NULL, 'h'},
        {"null", no_argument, NULL, '0'},
        {NULL, 0, NULL, 0},
    };
    for (int letter; (letter = getopt_long(argc, argv, "", names, NULL)) != -1;) {
        switch (letter) {
        case 'c':
            options->count = parse_number(optarg);
            break;
        case 'f':
            options->first = parse_number(optarg);
            break;
        case 'n':
            options->partitions = parse_number(optarg);
            break;
        case 'p':
            options->partition = parse_number(optarg);
            break;
        case 'r':
            options->rate = parse_number(optarg);
            break;
        case 'b':
            options->bytes = parse_number(optarg);
            if (options->bytes > LONG_BYTES_MAX)
                die("at most %d bytes", LONG_BYTES_MAX);
            break;
        case 'k':
            options->key = optarg;
            break;
        case '0':
            options->is_null = 1;
            break;
        case 'h':
            if (options->header_count == HEADERS_MAX)
                die("at most %d headers", HEADERS_MAX);
            options->headers[options->header_count++] = optarg;
            break;
        default:
            exit(64);
        }
    }
}

int main(int argc, char **argv)
{
    struct options options = {0};
    parse_options(argc, argv, &options);
    char **words = argv + optind;
    int count = argc - optind;
    if (count >= 2 && !strcmp(words[0], "topics"))
        return command_topics(words + 1, count - 1);
    if (count == 3 && !strcmp(words[0], "setting"))
        return command_setting(words[1], words[2]);
    if (count == 2 && !strcmp(words[0], "articles"))
        return command_articles(words[1], &options);
    if ((count == 2 || count == 3) && !strcmp(words[0], "raw"))
        return command_raw(words[1], &options, count == 3 ? words[2] : NULL);
    if (count == 3 && !strcmp(words[0], "progress"))
        return command_progress(words[1], words[2]);
    fputs("usage: feed topics|setting|articles|raw|progress ..., see the head of feed.c\n", stderr);
    return 64;
}
