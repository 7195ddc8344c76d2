/* test_kafka_conf.c: what goes to librdkafka, and what is kept from it. */
#include "service/kafka_conf.h"
#include "support.h"

static void start(struct config *config)
{
    config_init(config);
    config_set(config, "bootstrap.servers", "127.0.0.1:1", "-X", NULL);
    config_set(config, "group.id", "g", "-X", NULL);
}

static void assert_value(rd_kafka_conf_t *conf, const char *name, const char *expected)
{
    char value[256];
    size_t size = sizeof value;

    assert_int_equal(rd_kafka_conf_get(conf, name, value, &size), RD_KAFKA_CONF_OK);
    assert_string_equal(value, expected);
}

static void test_settings_that_break_the_guarantee_are_refused(void **state)
{
    static const struct {
        const char *key, *value;
        int refused;
    } rows[] = {
        {"enable.auto.commit", "true", 1},
        {"enable.auto.commit", "false", 0},
        {"enable.auto.offset.store", "true", 1},
        {"isolation.level", "read_uncommitted", 1},
        {"isolation.level", "read_committed", 0},
        {"enable.idempotence", "false", 1},
        {"acks", "1", 1},
        {"acks", "all", 0},
        {"acks", "-1", 0},
        {"request.required.acks", "0", 1},
        {"transactional.id", "mine", 1},
        {"auto.offset.reset", "latest", 1},
        {"group.protocol", "consumer", 1},
        {"auto.offset.reset", "earliest", 0},
        {"auto.offset.reset", "beginning", 0},
        {"no.such.setting", "1", 1},
        {"linger.ms", "soon", 1},
        {"linger.ms", "20", 0},
        {"compression.type", "zstd", 0},
        {"max.in.flight.requests.per.connection", "10", 1}, /* librdkafka's own rule */
        {"ssl.ca.location", "/nonexistent/ca.pem", 0},      /* not read without security.protocol */
    };
    (void)state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct config config;
        struct mistakes mistakes = {0}, notes = {0};
        start(&config);
        config_set(&config, rows[i].key, rows[i].value, "-X", NULL);
        kafka_conf_add_defaults(&config);
        kafka_conf_check(&config, &mistakes, &notes);
        if ((mistakes.count > 0) != rows[i].refused)
            fail_msg("%s=%s: %s", rows[i].key, rows[i].value,
                     mistakes.count > 0 ? mistakes.lines[0] : "is not refused");
        mistakes_done(&mistakes);
        mistakes_done(&notes);
        config_done(&config);
    }
}

static void test_every_mistake_is_listed_and_no_secret_with_it(void **state)
{
    struct config config;
    struct mistakes mistakes = {0}, notes = {0};
    (void)state;

    start(&config);
    config_set(&config, "acks", "1", "-X", NULL);
    config_set(&config, "no.such", "1", "-X", NULL);
    config_set(&config, "linger.ms", "soon", "-X", NULL);
    config_set(&config, "ssl.key.pem", "hunter2", "-X", NULL);
    kafka_conf_check(&config, &mistakes, &notes);
    assert_true(mistakes.count >= 3);
    for (size_t i = 0; i < mistakes.count; i++)
        assert_null(strstr(mistakes.lines[i], "hunter2"));
    mistakes_done(&mistakes);
    mistakes_done(&notes);
    config_done(&config);
}

static void test_the_users_word_beats_the_default_under_any_name(void **state)
{
    struct config config;
    rd_kafka_conf_t *conf;
    (void)state;

    start(&config);
    config_set(&config, "compression.type", "zstd", "-X", NULL);
    config_set(&config, "session.timeout.ms", "7000", "-X", NULL);
    kafka_conf_add_defaults(&config);
    conf = kafka_conf_producer(&config, "id");
    assert_value(conf, "compression.codec", "zstd");
    assert_value(conf, "transactional.id", "id");
    assert_value(conf, "transaction.timeout.ms", "10000");
    assert_value(conf, "enable.idempotence", "true");
    assert_value(conf, "message.max.bytes", "67108864");
    rd_kafka_conf_destroy(conf);
    conf = kafka_conf_consumer(&config);
    assert_value(conf, "session.timeout.ms", "7000");
    assert_value(conf, "isolation.level", "read_committed");
    assert_value(conf, "enable.auto.commit", "false");
    assert_value(conf, "auto.offset.reset", "smallest"); /* librdkafka's word for earliest */
    rd_kafka_conf_destroy(conf);
    config_done(&config);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_settings_that_break_the_guarantee_are_refused),
        cmocka_unit_test(test_every_mistake_is_listed_and_no_secret_with_it),
        cmocka_unit_test(test_the_users_word_beats_the_default_under_any_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
