/* test_config.c: settings from all sources, in their priority, with every mistake named. */
#include "service/config_sources.h"
#include "service/kafka_conf.h"
#include "support.h"

#include <unistd.h>

struct fixture {
    struct config config;
    struct mistakes mistakes, notes;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);

    config_init(&fixture->config);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    config_done(&fixture->config);
    mistakes_done(&fixture->mistakes);
    mistakes_done(&fixture->notes);
    free(fixture);
    return 0;
}

static void assert_mentions(const struct mistakes *mistakes, const char *words)
{
    for (size_t i = 0; i < mistakes->count; i++) {
        if (strstr(mistakes->lines[i], words) != NULL)
            return;
    }
    for (size_t i = 0; i < mistakes->count; i++)
        print_message("  %s\n", mistakes->lines[i]);
    fail_msg("no mistake says \"%s\"", words);
}

static void test_every_key_starts_at_its_default(void **state)
{
    struct fixture *fixture = *state;
    size_t count;
    const struct config_key *table = config_key_table(&count);

    assert_string_equal(fixture->config.topic_raw, "articles.raw");
    assert_string_equal(fixture->config.http_listen, "127.0.0.1:8080");
    assert_int_equal(fixture->config.drain_timeout_ms, 25000);
    for (size_t i = 0; i < count; i++) {
        char text[32];
        if (table[i].kind != CONFIG_NUMBER)
            continue;
        snprintf(text, sizeof text, "%lld", table[i].number_default);
        config_set(&fixture->config, table[i].name, text, "-X", &fixture->mistakes);
    }
    assert_int_equal(fixture->mistakes.count, 0); /* each default lies in its own range */
}

static void test_a_wrong_value_is_a_mistake_and_changes_nothing(void **state)
{
    static const struct {
        const char *key, *value, *says;
    } rows[] = {
        {"batch.linger.ms", "soon", "\"soon\" is not a whole number"},
        {"batch.linger.ms", "", "is not a whole number"},
        {"batch.linger.ms", "12x", "is not a whole number"},
        {"batch.linger.ms", "0", "0 is not between 1 and 60000"},
        {"batch.linger.ms", "99999999999999999999", "is not a whole number"},
        {"delivery", "sometimes", "\"sometimes\" is none of exactly-once|at-least-once"},
        {"delivery", "exactly", "is none of"},
        {"delivery", "", "is none of"},
        {"log.level", "loud", "is none of"},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        config_set(&fixture->config, rows[i].key, rows[i].value, "-X", &fixture->mistakes);
        assert_int_equal(fixture->mistakes.count, i + 1);
        if (strstr(fixture->mistakes.lines[i], rows[i].says) == NULL)
            fail_msg("%s=%s: %s", rows[i].key, rows[i].value, fixture->mistakes.lines[i]);
    }
    assert_int_equal(fixture->config.batch_linger_ms, 200);
    assert_string_equal(fixture->config.delivery, "exactly-once");
}

static void write_file(const char *path, const char *content)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(content, file);
    fclose(file);
}

static void test_options_beat_the_environment_beats_the_file(void **state)
{
    struct fixture *fixture = *state;
    char path[] = "/tmp/wirecopy-config.XXXXXX";
    char set_file[64];
    char *environment[] = {(char *)"WIRECOPY_TOPIC_DEAD=from.environment",
                           (char *)"WIRECOPY_TOPIC_STRUCTURED=from.environment",
                           (char *)"KAFKA_GROUP_ID=from.environment", (char *)"HOME=/", NULL};
    char *arguments[] = {
        (char *)"run", (char *)"--config", path, (char *)"-X", (char *)"topic.dead=from.option",
        NULL};
    const char *bad = NULL;

    close(mkstemp(path));
    write_file(path,
               "# a comment\n! another\n\n  topic.raw = from.file  \n"
               "topic.structured=from.file\ntopic.dead=from.file\nbootstrap.servers=a:1,b:2\n");
    assert_int_equal(
        config_read_all(&fixture->config, 5, arguments, environment, &fixture->mistakes, &bad), 0);
    assert_int_equal(fixture->mistakes.count, 0);
    assert_string_equal(fixture->config.topic_raw, "from.file");
    assert_string_equal(fixture->config.topic_structured, "from.environment");
    assert_string_equal(fixture->config.topic_dead, "from.option");
    assert_string_equal(config_setting_value(&fixture->config, "bootstrap.servers"), "a:1,b:2");
    assert_string_equal(config_setting_value(&fixture->config, "group.id"), "from.environment");

    snprintf(set_file, sizeof set_file, "WIRECOPY_CONFIG=%s", path);
    environment[0] = set_file;
    assert_int_equal(
        config_read_all(&fixture->config, 1, arguments, environment, &fixture->mistakes, &bad), 0);
    assert_string_equal(fixture->config.topic_dead, "from.file");
    unlink(path);
}

static void test_a_file_names_the_line_of_a_mistake(void **state)
{
    struct fixture *fixture = *state;
    char path[] = "/tmp/wirecopy-config.XXXXXX";

    close(mkstemp(path));
    write_file(path, "topic.raw=a\n\nno equals sign\nbatch.linger.ms=x\n=value\n");
    config_read_file(&fixture->config, path, &fixture->mistakes);
    unlink(path);
    assert_int_equal(fixture->mistakes.count, 3);
    assert_non_null(strstr(fixture->mistakes.lines[0], ":3: \"no equals sign\""));
    assert_non_null(strstr(fixture->mistakes.lines[1], ":4: batch.linger.ms"));
    assert_non_null(strstr(fixture->mistakes.lines[2], ":5: "));

    config_read_file(&fixture->config, "/nonexistent/wirecopy", &fixture->mistakes);
    assert_mentions(&fixture->mistakes, "No such file");
}

static void test_arguments_that_are_no_options_are_refused(void **state)
{
    static char *rows[][3] = {
        {(char *)"run", (char *)"file", NULL},
        {(char *)"run", (char *)"-X", NULL},
        {(char *)"run", (char *)"--config", NULL},
        {(char *)"run", (char *)"--configure=x", NULL},
    };
    static char *none[] = {NULL};
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *bad = NULL;
        assert_int_equal(
            config_read_all(&fixture->config, 2, rows[i], none, &fixture->mistakes, &bad), -1);
        assert_string_equal(bad, rows[i][1]);
    }
}

static void test_variables_of_kubernetes_are_no_settings(void **state)
{
    static char *links[] = {
        (char *)"KAFKA_PORT=tcp://10.0.0.7:9092",
        (char *)"KAFKA_SERVICE_HOST=10.0.0.7",
        (char *)"KAFKA_SERVICE_PORT=9092",
        (char *)"KAFKA_SERVICE_PORT_CLIENTS=9092",
        (char *)"KAFKA_PORT_9092_TCP=tcp://10.0.0.7:9092",
        (char *)"KAFKA_PORT_9092_TCP_PROTO=tcp",
        (char *)"KAFKA_PORT_9092_TCP_PORT=9092",
        (char *)"KAFKA_PORT_9092_TCP_ADDR=10.0.0.7",
        (char *)"KAFKA_BOOTSTRAP_SERVICE_HOST=10.0.0.7",
        (char *)"WIRECOPY_PORT=tcp://10.0.0.8:8080",
        (char *)"WIRECOPY_SERVICE_HOST=10.0.0.8",
        NULL,
    };
    struct fixture *fixture = *state;

    config_read_environment(&fixture->config, links, &fixture->mistakes);
    assert_int_equal(fixture->mistakes.count, 0);
    assert_int_equal(fixture->config.setting_count, 0);
}

static void test_unknown_variables_are_mistakes(void **state)
{
    static char *environment[] = {
        (char *)"WIRECOPY_NO_SUCH=1",    (char *)"KAFKA_HEAP_OPTS=-Xmx1g",
        (char *)"KAFKA_HTTP_LISTEN=:80", (char *)"KAFKA_SASL_PASSWORD=hunter2",
        (char *)"KAFKA_PORT=9092",       NULL,
    };
    struct fixture *fixture = *state;

    config_read_environment(&fixture->config, environment, &fixture->mistakes);
    kafka_conf_check(&fixture->config, &fixture->mistakes, &fixture->notes);
    assert_mentions(&fixture->mistakes, "WIRECOPY_NO_SUCH: there is no setting no.such");
    assert_mentions(&fixture->mistakes, "KAFKA_HEAP_OPTS: there is no setting heap.opts");
    assert_mentions(&fixture->mistakes, "WIRECOPY_HTTP_LISTEN");
    assert_mentions(&fixture->mistakes, "KAFKA_PORT: there is no setting port");
    assert_int_equal(fixture->mistakes.count, 4);
}

static void test_rules_between_settings(void **state)
{
    struct fixture *fixture = *state;
    struct config *config = &fixture->config;

    config_set(config, "topic.dead", "articles.raw", "-X", &fixture->mistakes);
    config_set(config, "topic.figures", "articles.structured", "-X", &fixture->mistakes);
    config_set(config, "batch.bytes.max", "67108864", "-X", &fixture->mistakes);
    config_set(config, "transaction.timeout.ms", "60000", "-X", &fixture->mistakes);
    config_set(config, "http.listen", "localhost", "-X", &fixture->mistakes);
    config_set(config, "lexicon.dir", "/nowhere", "-X", &fixture->mistakes);
    assert_int_equal(fixture->mistakes.count, 0);
    config_check(config, &fixture->mistakes);
    assert_mentions(&fixture->mistakes, "KAFKA_BOOTSTRAP_SERVERS");
    assert_mentions(&fixture->mistakes, "KAFKA_GROUP_ID");
    assert_mentions(&fixture->mistakes, "topic.raw must differ");
    assert_mentions(&fixture->mistakes, "topic.figures must differ");
    assert_mentions(&fixture->mistakes, "more than half of inflight.bytes.max");
    assert_mentions(&fixture->mistakes, "longer than drain.timeout.ms");
    assert_mentions(&fixture->mistakes, "\"localhost\" is not host:port");
    assert_mentions(&fixture->mistakes, "lexicon.dir: /nowhere: No such file");
    assert_int_equal(fixture->mistakes.count, 8);
}

static void test_secrets_are_never_printed(void **state)
{
    struct fixture *fixture = *state;
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);

    config_set(&fixture->config, "sasl.password", "hunter2", "-X", NULL);
    config_set(&fixture->config, "ssl.key.pem", "hunter2", "-X", NULL);
    config_set(&fixture->config, "sasl.oauthbearer.client.secret", "hunter2", "-X", NULL);
    config_set(&fixture->config, "sasl.username", "desk", "-X", NULL);
    config_print(&fixture->config, out);
    fclose(out);
    assert_null(strstr(text, "hunter2"));
    assert_non_null(strstr(text, "sasl.password=******\n"));
    assert_non_null(strstr(text, "sasl.username=desk\n"));
    free(text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    static const struct CMUnitTest tests[] = {
        TEST(test_every_key_starts_at_its_default),
        TEST(test_a_wrong_value_is_a_mistake_and_changes_nothing),
        TEST(test_options_beat_the_environment_beats_the_file),
        TEST(test_a_file_names_the_line_of_a_mistake),
        TEST(test_arguments_that_are_no_options_are_refused),
        TEST(test_variables_of_kubernetes_are_no_settings),
        TEST(test_unknown_variables_are_mistakes),
        TEST(test_rules_between_settings),
        TEST(test_secrets_are_never_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
