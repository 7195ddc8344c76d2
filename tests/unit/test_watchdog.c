/* test_watchdog.c: lag from librdkafka's statistics, and what counts as stuck. */
#include "service/watchdog.h"
#include "support.h"

struct fixture {
    struct partitions partitions;
    struct partition *partition;
    struct config config;
    struct log log;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(1);

    rd_kafka_topic_partition_list_add(list, "articles.raw", 2);
    partitions_take(&fixture->partitions, list, 1000);
    rd_kafka_topic_partition_list_destroy(list);
    fixture->partition = partitions_find_held(&fixture->partitions, 2);
    config_init(&fixture->config);
    fixture->log = (struct log){.level = LOG_LEVEL_ERROR, .fd = -1};
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    partitions_done(&fixture->partitions);
    config_done(&fixture->config);
    free(fixture);
    return 0;
}

static int read_statistics(struct fixture *fixture, const char *fields, uint64_t now)
{
    char json[512];

    snprintf(json, sizeof json,
             "{\"topics\":{\"articles.raw\":{\"partitions\":{\"2\":{%s},\"-1\":{},\"7\":{}}}}}",
             fields);
    return watchdog_read_statistics(&fixture->partitions, "articles.raw", json, now);
}

static void test_lag(void **state)
{
    static const struct {
        int64_t next, committed;
        const char *fields;
        int64_t lag;
    } rows[] = {
        {-1, -1, "\"ls_offset\":-1001,\"lo_offset\":-1001,\"committed_offset\":-1001", -1},
        {-1, -1, "\"ls_offset\":50,\"lo_offset\":10,\"committed_offset\":-1001,\"next_offset\":10",
         40},
        {-1, -1, "\"ls_offset\":50,\"lo_offset\":10,\"committed_offset\":30,\"next_offset\":30",
         20},
        {45, 40, "\"ls_offset\":50,\"lo_offset\":0,\"committed_offset\":0,\"next_offset\":45", 10},
        /* All that was delivered is committed; the last offset is a transaction's marker. */
        {49, 49, "\"ls_offset\":50,\"lo_offset\":0,\"committed_offset\":0,\"next_offset\":50", 0},
        {49, 49,
         "\"ls_offset\":60,\"lo_offset\":0,\"committed_offset\":0,\"next_offset\":60,"
         "\"fetchq_cnt\":10",
         11},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        fixture->partition->next = rows[i].next;
        fixture->partition->committed = rows[i].committed;
        assert_int_equal(read_statistics(fixture, rows[i].fields, 2000), 0);
        if (fixture->partition->lag != rows[i].lag)
            fail_msg("row %zu: %lld", i, (long long)fixture->partition->lag);
    }
    assert_int_equal(
        watchdog_read_statistics(&fixture->partitions, "articles.raw", "no json", 2000), -1);
}

static void test_partitions_that_nobody_holds_are_known_too(void **state)
{
    struct fixture *fixture = *state;

    read_statistics(fixture, "\"unknown\":false", 2000);
    assert_int_equal(fixture->partitions.known, 8);
    watchdog_read_statistics(&fixture->partitions, "articles.raw",
                             "{\"topics\":{\"articles.raw\":{\"partitions\":{\"0\":{},\"1\":{"
                             "\"unknown\":true},\"-1\":{}}}}}",
                             3000);
    assert_int_equal(fixture->partitions.known, 1);
}

static enum watchdog_verdict check(struct fixture *fixture, uint64_t now)
{
    return watchdog_check(&fixture->partitions, &fixture->config, &fixture->log, now);
}

static void test_stuck_first_rejoins_then_is_dead(void **state)
{
    struct fixture *fixture = *state;
    uint64_t limit = (uint64_t)fixture->config.progress_timeout_ms;

    assert_int_equal(check(fixture, 1000 + limit - 1), WATCHDOG_FINE);
    assert_int_equal(check(fixture, 1000 + limit), WATCHDOG_REJOIN);
    assert_int_equal(check(fixture, 1000 + limit + 1), WATCHDOG_FINE);
    assert_int_equal(check(fixture, 1000 + 2 * limit), WATCHDOG_DEAD);
}

static void test_nothing_to_do_is_not_stuck_while_it_fetches(void **state)
{
    struct fixture *fixture = *state;
    uint64_t limit = (uint64_t)fixture->config.progress_timeout_ms;
    static const char idle[] = "\"ls_offset\":9,\"lo_offset\":0,\"committed_offset\":9,"
                               "\"next_offset\":9,\"fetch_state\":\"active\"";
    static const char stopped[] = "\"ls_offset\":9,\"lo_offset\":0,\"committed_offset\":9,"
                                  "\"next_offset\":9,\"fetch_state\":\"offset-wait\"";

    read_statistics(fixture, idle, 1000 + limit);
    assert_int_equal(check(fixture, 1000 + limit), WATCHDOG_FINE);
    read_statistics(fixture, stopped, 1000 + 2 * limit);
    assert_int_equal(check(fixture, 1000 + 2 * limit), WATCHDOG_REJOIN);
}

/* A batch of long articles on a slow machine takes longer than the limit. */
static void test_articles_that_wait_to_be_read_are_not_stuck_while_others_are_read(void **state)
{
    struct fixture *fixture = *state;
    uint64_t limit = (uint64_t)fixture->config.progress_timeout_ms;

    fixture->partition->next = 7;
    fixture->partitions.read_at = 1000 + limit;
    assert_int_equal(check(fixture, 1000 + limit), WATCHDOG_FINE);
    assert_int_equal(check(fixture, 1000 + 2 * limit - 1), WATCHDOG_FINE);
    assert_int_equal(check(fixture, 1000 + 2 * limit), WATCHDOG_REJOIN);
}

static void test_a_partition_without_articles_here_is_stuck_whatever_others_do(void **state)
{
    struct fixture *fixture = *state;
    uint64_t limit = (uint64_t)fixture->config.progress_timeout_ms;

    fixture->partition->next = fixture->partition->committed = 7;
    fixture->partitions.read_at = 1000 + limit;
    assert_int_equal(check(fixture, 1000 + limit), WATCHDOG_REJOIN);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    static const struct CMUnitTest tests[] = {
        TEST(test_lag),
        TEST(test_partitions_that_nobody_holds_are_known_too),
        TEST(test_stuck_first_rejoins_then_is_dead),
        TEST(test_nothing_to_do_is_not_stuck_while_it_fetches),
        TEST(test_articles_that_wait_to_be_read_are_not_stuck_while_others_are_read),
        TEST(test_a_partition_without_articles_here_is_stuck_whatever_others_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
