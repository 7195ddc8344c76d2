/* test_metrics.c: the books balance, and the text is what Prometheus reads. */
#include "service/metrics.h"
#include "support.h"

static char *print(const struct metrics *metrics, const struct partitions *partitions)
{
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);

    metrics_print(metrics, partitions, "articles.raw", out);
    fclose(out);
    return text;
}

static void assert_line(const char *text, const char *line)
{
    const char *at = strstr(text, line);

    if (at == NULL || (at != text && at[-1] != '\n') || at[strlen(line)] != '\n')
        fail_msg("no line \"%s\" in\n%s", line, text);
}

static void test_commits_are_counted_all_kinds_at_once(void **state)
{
    struct metrics metrics = {0};
    struct partitions partitions = {0};
    struct batch_sums first = {10, 7, 2, 1, 30}, before = {5, 5, 0, 0, 9}, after = {2, 2, 0, 0, 4};
    char *text;
    (void)state;

    metrics_count_commit(&metrics, &first, 0.02);
    metrics_count_settled(&metrics, &before, &after);
    metrics_count_settled(&metrics, &after, &after); /* nothing turned out to be committed */
    text = print(&metrics, &partitions);
    assert_line(text, "wirecopy_articles_consumed_total 13");
    assert_line(text, "wirecopy_articles_structured_total 10");
    assert_line(text, "wirecopy_articles_dead_total 2");
    assert_line(text, "wirecopy_articles_tombstones_total 1");
    assert_line(text, "wirecopy_figures_total 35");
    assert_line(text, "wirecopy_transactions_committed_total 2");
    free(text);
}

static void test_the_histogram_is_cumulative(void **state)
{
    static const double seconds[] = {0.001, 0.005, 0.3, 11.0};
    struct metrics metrics = {0};
    struct partitions partitions = {0};
    struct batch_sums sums = {1, 1, 0, 0, 0};
    char *text;
    (void)state;

    for (size_t i = 0; i < COUNT_OF(seconds); i++)
        metrics_count_commit(&metrics, &sums, seconds[i]);
    text = print(&metrics, &partitions);
    assert_line(text, "wirecopy_commit_seconds_bucket{le=\"0.005\"} 2");
    assert_line(text, "wirecopy_commit_seconds_bucket{le=\"0.25\"} 2");
    assert_line(text, "wirecopy_commit_seconds_bucket{le=\"0.5\"} 3");
    assert_line(text, "wirecopy_commit_seconds_bucket{le=\"10\"} 3");
    assert_line(text, "wirecopy_commit_seconds_bucket{le=\"+Inf\"} 4");
    assert_line(text, "wirecopy_commit_seconds_count 4");
    assert_line(text, "wirecopy_commit_seconds_sum 11.306000");
    free(text);
}

static void test_only_held_partitions_are_shown(void **state)
{
    struct metrics metrics = {0};
    struct partitions partitions = {0};
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(2);
    char *text;
    (void)state;

    rd_kafka_topic_partition_list_add(list, "articles.raw", 1);
    rd_kafka_topic_partition_list_add(list, "articles.raw", 4);
    partitions_take(&partitions, list, 0);
    partitions_find_held(&partitions, 1)->lag = 12;
    partitions_find_held(&partitions, 4)->lag = 7;
    rd_kafka_topic_partition_list_del(list, "articles.raw", 1);
    partitions_give(&partitions, list);
    text = print(&metrics, &partitions);
    assert_line(text, "wirecopy_partitions_assigned 1");
    assert_line(text, "wirecopy_partition_lag{topic=\"articles.raw\",partition=\"1\"} 12");
    assert_null(strstr(text, "partition=\"4\""));
    free(text);
    rd_kafka_topic_partition_list_destroy(list);
    partitions_done(&partitions);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_commits_are_counted_all_kinds_at_once),
        cmocka_unit_test(test_the_histogram_is_cumulative),
        cmocka_unit_test(test_only_held_partitions_are_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
