/*
 * kafka_conf.c: see kafka_conf.h.
 */
#include "service/kafka_conf.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define ERROR_BYTES_MAX 512
#define DEFAULT_ORIGIN  "default"

enum scope { BOTH, CONSUMER, PRODUCER };

struct preset {
    const char *name;
    const char *value;
    enum scope scope;
};

/* What a user may change. */
static const struct preset defaults[] = {
    {"client.id", "wirecopy", BOTH},
    {"socket.nagle.disable", "true", BOTH},
    /* A fresh group starts at the first article that is there. */
    {"auto.offset.reset", "earliest", CONSUMER},
    /* A killed worker's partitions go to the others after this; the loop never blocks, so a live
     * worker does not miss it. */
    {"session.timeout.ms", "15000", CONSUMER},
    /* The sticky assignors of librdkafka 2.0.2 lose the assignment or never end. */
    {"partition.assignment.strategy", "range", CONSUMER},
    /* librdkafka's own queue: enough for full speed, small beside the default 64 MB. */
    {"queued.max.messages.kbytes", "16384", CONSUMER},
    {"fetch.message.max.bytes", "1048576", CONSUMER},
    {"fetch.max.bytes", "16777216", CONSUMER},
    {"statistics.interval.ms", "5000", CONSUMER},
    /* Space for an article of 20 MB and its headers on the way to the dead-letter topic; whether
     * the topic takes it is the broker's max.message.bytes. */
    {"message.max.bytes", "67108864", PRODUCER},
    {"receive.message.max.bytes", "134217728", CONSUMER},
    /* The same key goes to the same partition as with the Java clients. */
    {"partitioner", "murmur2_random", PRODUCER},
    {"compression.codec", "lz4", PRODUCER},
    {"linger.ms", "5", PRODUCER},
    {"queue.buffering.max.messages", "200000", PRODUCER},
    /* A dead worker's open transaction holds up every reader for this long. */
    {"transaction.timeout.ms", "10000", PRODUCER},
};

/* What the guarantee needs. */
static const struct preset fixed[] = {
    {"enable.auto.commit", "false", CONSUMER},
    {"enable.auto.offset.store", "false", CONSUMER},
    {"isolation.level", "read_committed", CONSUMER},
    {"enable.idempotence", "true", PRODUCER},
    {"acks", "all", PRODUCER},
    {"delivery.report.only.error", "true", PRODUCER},
};

/* A setting that only has one sound value, or none at all (NULL). */
struct rule {
    const char *name;
    const char *sound;
    const char *reason;
};

static const struct rule rules[] = {
    {"enable.auto.commit", "false", "offsets are committed with the records, never by a timer"},
    {"enable.auto.offset.store", "false", "the worker says itself which offsets are done"},
    {"auto.commit.enable", "false", "offsets are committed with the records, never by a timer"},
    {"isolation.level", "read_committed", "aborted articles would be read"},
    {"enable.idempotence", "true", "a retry could write a record twice"},
    {"acks", "all", "an acknowledged record could be lost with its broker"},
    {"request.required.acks", "all", "an acknowledged record could be lost with its broker"},
    {"transactional.id", NULL, "it is made from worker.id; set that"},
    {"enable.gapless.guarantee", NULL, "a gap is mended by sending the batch again"},
    {"enable.partition.eof", "false", "the worker never waits for an end"},
    {"delivery.report.only.error", "true", "the worker only asks for what failed"},
    {"dr_cb", NULL, "it is not a text"},
    {"group.protocol", "classic",
     "rebalances of the newer protocol were never tried with transactions here"},
    {"auto.offset.reset", "earliest",
     "articles would be skipped whenever the group's offset is unknown; to start a group at the "
     "newest article, set its offsets (kafka-consumer-groups.sh --reset-offsets --to-latest)"},
};

static bool same_value(const char *value, const char *sound)
{
    if (strcasecmp(value, sound) == 0)
        return true;
    if (strcmp(sound, "true") == 0)
        return strcmp(value, "1") == 0;
    if (strcmp(sound, "false") == 0)
        return strcmp(value, "0") == 0;
    if (strcmp(sound, "earliest") == 0)
        return strcmp(value, "beginning") == 0 || strcmp(value, "smallest") == 0;
    return strcmp(sound, "all") == 0 && strcmp(value, "-1") == 0;
}

/* The rule that a setting breaks, or NULL. */
static const struct rule *rule_broken(const struct config_setting *setting)
{
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        if (strcmp(rules[i].name, setting->name) == 0 &&
            (rules[i].sound == NULL || !same_value(setting->value, rules[i].sound)))
            return &rules[i];
    }
    return NULL;
}

void kafka_conf_add_defaults(struct config *config)
{
    for (size_t i = 0; i < sizeof(defaults) / sizeof(defaults[0]); i++) {
        if (config_setting_value(config, defaults[i].name) == NULL)
            config_set(config, defaults[i].name, defaults[i].value, DEFAULT_ORIGIN, NULL);
    }
}

/* librdkafka would warn for each setting of the other client; those are left out where they are
 * known from our own tables. */
static bool in_scope(const char *name, enum scope scope)
{
    for (size_t i = 0; i < sizeof(defaults) / sizeof(defaults[0]); i++) {
        if (strcmp(defaults[i].name, name) == 0)
            return defaults[i].scope == BOTH || defaults[i].scope == scope;
    }
    return true;
}

static void set(rd_kafka_conf_t *conf, const char *name, const char *value)
{
    char error[ERROR_BYTES_MAX];

    /* Everything was checked before; an alias that came later in librdkafka is the one exception.
     */
    (void)rd_kafka_conf_set(conf, name, value, error, sizeof(error));
}

/* Defaults go first, because the user may have said the same under another name (compression.type
 * is compression.codec). */
static void set_all(rd_kafka_conf_t *conf, const struct config *config, enum scope scope,
                    bool by_default)
{
    for (size_t i = 0; i < config->setting_count; i++) {
        const struct config_setting *setting = &config->settings[i];
        if ((strcmp(setting->origin, DEFAULT_ORIGIN) == 0) == by_default &&
            in_scope(setting->name, scope))
            set(conf, setting->name, setting->value);
    }
}

static rd_kafka_conf_t *build(const struct config *config, enum scope scope)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();

    set_all(conf, config, scope, true);
    set_all(conf, config, scope, false);
    for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++) {
        if (fixed[i].scope == BOTH || fixed[i].scope == scope)
            set(conf, fixed[i].name, fixed[i].value);
    }
    return conf;
}

rd_kafka_conf_t *kafka_conf_consumer(const struct config *config)
{
    return build(config, CONSUMER);
}

rd_kafka_conf_t *kafka_conf_producer(const struct config *config, const char *transactional_id)
{
    rd_kafka_conf_t *conf = build(config, PRODUCER);

    if (transactional_id != NULL)
        set(conf, "transactional.id", transactional_id);
    return conf;
}

static void check_setting(const struct config_setting *setting, struct mistakes *mistakes)
{
    char error[ERROR_BYTES_MAX];
    const struct rule *rule = rule_broken(setting);
    rd_kafka_conf_t *scratch;
    rd_kafka_conf_res_t result;

    if (rule != NULL) {
        mistakes_add(mistakes, "%s: %s=%s is refused: %s", setting->origin, setting->name,
                     setting->value, rule->reason);
        return;
    }
    scratch = rd_kafka_conf_new();
    result = rd_kafka_conf_set(scratch, setting->name, setting->value, error, sizeof(error));
    rd_kafka_conf_destroy(scratch);
    if (result == RD_KAFKA_CONF_UNKNOWN)
        mistakes_add(mistakes,
                     "%s: there is no setting %s, neither of the worker's own nor of "
                     "librdkafka's",
                     setting->origin, setting->name);
    else if (result != RD_KAFKA_CONF_OK && config_is_secret(setting->name))
        mistakes_add(mistakes, "%s: %s: librdkafka refuses the value (a secret, so not shown)",
                     setting->origin, setting->name);
    else if (result != RD_KAFKA_CONF_OK)
        mistakes_add(mistakes, "%s: %s: %s", setting->origin, setting->name, error);
}

/* No log lines from a client that lives for a check. */
static void quiet(const rd_kafka_t *rk, int level, const char *facility, const char *message)
{
    (void)rk, (void)level, (void)facility, (void)message;
}

/* Makes a client and throws it away: rules between settings and files that cannot be read show only
 * then. Without brokers it connects to nothing. */
static void check_client(const struct config *config, rd_kafka_type_t type,
                         struct mistakes *mistakes)
{
    char error[ERROR_BYTES_MAX];
    bool transactions = type == RD_KAFKA_PRODUCER && config_exactly_once(config);
    rd_kafka_conf_t *conf = type == RD_KAFKA_PRODUCER
                                ? kafka_conf_producer(config, transactions ? "check" : NULL)
                                : kafka_conf_consumer(config);
    rd_kafka_t *client;

    set(conf, "bootstrap.servers", "");
    rd_kafka_conf_set_log_cb(conf, quiet);
    client = rd_kafka_new(type, conf, error, sizeof(error));
    if (client != NULL) {
        rd_kafka_destroy(client);
        return;
    }
    rd_kafka_conf_destroy(conf);
    mistakes_add(mistakes, "librdkafka: %s: %s",
                 type == RD_KAFKA_PRODUCER ? "producer" : "consumer", error);
}

/* Kafka 4 no longer forgives the nonce that librdkafka before 2.6.1 repeats. */
static void note_old_library(const struct config *config, struct mistakes *notes)
{
    const char *mechanism = config_setting_value(config, "sasl.mechanism");
    const char *strategy = config_setting_value(config, "partition.assignment.strategy");

    if (mechanism == NULL)
        mechanism = config_setting_value(config, "sasl.mechanisms");
    if (mechanism != NULL && strncasecmp(mechanism, "SCRAM", 5) == 0 &&
        rd_kafka_version() < 0x020601ff)
        mistakes_add(notes,
                     "sasl.mechanism=%s: librdkafka %s cannot log in to Kafka 4 with SCRAM "
                     "(2.6.1 can)",
                     mechanism, rd_kafka_version_str());
    if (strategy != NULL && strstr(strategy, "cooperative") != NULL &&
        rd_kafka_version() < 0x020a00ff)
        mistakes_add(notes,
                     "partition.assignment.strategy=%s: librdkafka %s can lose the assignment "
                     "when a commit meets a rebalance (2.10 does not); range is safe",
                     strategy, rd_kafka_version_str());
}

void kafka_conf_check(const struct config *config, struct mistakes *mistakes,
                      struct mistakes *notes)
{
    size_t before = mistakes->count;

    for (size_t i = 0; i < config->setting_count; i++)
        check_setting(&config->settings[i], mistakes);
    note_old_library(config, notes);
    if (mistakes->count > before || config_setting_value(config, "group.id") == NULL)
        return;
    check_client(config, RD_KAFKA_CONSUMER, mistakes);
    check_client(config, RD_KAFKA_PRODUCER, mistakes);
}
