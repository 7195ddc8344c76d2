/* test_batch.c: a batch keeps its order, and knows what is left of it. */
#include "service/batch.h"
#include "support.h"

#define ARTICLES 10

struct fixture {
    struct partitions partitions;
    struct batch *batch;
};

/* Offsets 0, 1, 2… of partitions 0 and 1 in turn. */
static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(2);

    rd_kafka_topic_partition_list_add(list, "t", 0);
    rd_kafka_topic_partition_list_add(list, "t", 1);
    partitions_take(&fixture->partitions, list, 0);
    rd_kafka_topic_partition_list_destroy(list);
    for (int id = 0; id < 2; id++)
        partitions_get(&fixture->partitions, id)->begun = true;
    fixture->batch = batch_new(0);
    for (int i = 0; i < ARTICLES; i++) {
        struct partition *partition = partitions_get(&fixture->partitions, i % 2);
        struct original original = {.partition = i % 2, .offset = i / 2, .value_length = 100};
        struct article *article = article_new(original, partition);
        article->output = ARTICLE_RECORD; /* as if it had been read when it is handed out */
        batch_add(fixture->batch, article);
        partition->next = original.offset + 1;
    }
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    batch_free(fixture->batch);
    partitions_done(&fixture->partitions);
    free(fixture);
    return 0;
}

static void give_partition(struct fixture *fixture, int id)
{
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(1);

    rd_kafka_topic_partition_list_add(list, "t", id);
    partitions_give(&fixture->partitions, list);
    rd_kafka_topic_partition_list_destroy(list);
}

static void assert_offsets(const struct batch *batch, int64_t first, int64_t second)
{
    int64_t expected[] = {first, second};
    rd_kafka_topic_partition_list_t *list = batch_offsets(batch, "t");

    for (int id = 0; id < 2; id++) {
        const rd_kafka_topic_partition_t *place = rd_kafka_topic_partition_list_find(list, "t", id);
        assert_int_equal(place == NULL ? -1 : place->offset, expected[id]);
    }
    rd_kafka_topic_partition_list_destroy(list);
}

static void test_it_is_ready_when_closed_and_all_came_back(void **state)
{
    struct fixture *fixture = *state;
    struct article *jobs[2][ARTICLES];
    size_t first = batch_hand_out(fixture->batch, 6, SIZE_MAX, SIZE_MAX, jobs[0]);
    size_t second = batch_hand_out(fixture->batch, 6, SIZE_MAX, SIZE_MAX, jobs[1]);

    assert_int_equal(first, 6);
    assert_int_equal(second, 4);
    assert_int_equal(jobs[1][0]->original.offset, 3);
    batch_take_back(fixture->batch, jobs[1], second);
    assert_false(batch_is_ready(fixture->batch));
    batch_take_back(fixture->batch, jobs[0], first);
    assert_false(batch_is_ready(fixture->batch));
    fixture->batch->closed = true;
    assert_true(batch_is_ready(fixture->batch));
    assert_int_equal(batch_hand_out(fixture->batch, 6, SIZE_MAX, SIZE_MAX, jobs[0]), 0);
}

static void test_a_job_is_bounded_in_bytes(void **state)
{
    struct fixture *fixture = *state;
    struct article *job[ARTICLES];
    size_t each = fixture->batch->articles[0]->bytes;

    assert_int_equal(batch_hand_out(fixture->batch, ARTICLES, each + 1, SIZE_MAX, job), 2);
}

static void test_a_long_article_waits_for_another(void **state)
{
    struct fixture *fixture = *state;
    size_t each = fixture->batch->bytes / ARTICLES;
    struct article *job[ARTICLES];

    fixture->batch->articles[2]->bytes = 3 * each;
    assert_int_equal(batch_hand_out(fixture->batch, ARTICLES, SIZE_MAX, 2 * each, job), 2);
    assert_int_equal(batch_hand_out(fixture->batch, ARTICLES, SIZE_MAX, 2 * each, job), 0);
    assert_int_equal(batch_hand_out(fixture->batch, 1, SIZE_MAX, SIZE_MAX, job), 1);
    assert_int_equal(batch_hand_out(fixture->batch, ARTICLES, SIZE_MAX, 2 * each, job),
                     ARTICLES - 3);
}

static void test_what_is_not_begun_holds_up_what_is_behind_it(void **state)
{
    struct fixture *fixture = *state;
    struct article *job[ARTICLES];

    partitions_get(&fixture->partitions, 1)->begun = false;
    partitions_get(&fixture->partitions, 0)->try_until = 1;
    assert_int_equal(batch_hand_out(fixture->batch, ARTICLES, SIZE_MAX, SIZE_MAX, job), 1);
    assert_true(job[0]->suspect);
    assert_int_equal(batch_hand_out(fixture->batch, ARTICLES, SIZE_MAX, SIZE_MAX, job), 0);
    partitions_get(&fixture->partitions, 1)->begun = true;
    assert_int_equal(batch_hand_out(fixture->batch, ARTICLES, SIZE_MAX, SIZE_MAX, job),
                     ARTICLES - 1);
    assert_false(job[1]->suspect); /* offset 1 of partition 0 */
}

static void test_offsets_are_those_after_the_last(void **state)
{
    struct fixture *fixture = *state;

    assert_offsets(fixture->batch, 5, 5);
    assert_false(batch_has_given_up(fixture->batch));
    give_partition(fixture, 1);
    assert_true(batch_has_given_up(fixture->batch));
    batch_drop_given_up(fixture->batch);
    assert_false(batch_has_given_up(fixture->batch));
    assert_offsets(fixture->batch, 5, -1);
    assert_int_equal(batch_sums(fixture->batch).consumed, 5);
    give_partition(fixture, 0);
    batch_drop_given_up(fixture->batch);
    assert_true(batch_is_empty(fixture->batch));
}

static void test_what_is_done_is_dropped(void **state)
{
    struct fixture *fixture = *state;
    struct partition *partition = partitions_get(&fixture->partitions, 1);

    assert_int_equal(batch_drop_below(fixture->batch, 1, 3), 3);
    assert_int_equal(batch_drop_below(fixture->batch, 1, 3), 0);
    assert_int_equal(batch_sums(fixture->batch).consumed, 7);
    assert_int_equal(partition->committed, 3);
    assert_false(batch_has_gap(fixture->batch));
    partition->committed = 4; /* offset 3 is not there, the log was compacted */
    assert_false(batch_has_gap(fixture->batch));
    partition->committed = 2;
    assert_true(batch_has_gap(fixture->batch));
}

static void test_a_gap_is_seen(void **state)
{
    struct fixture *fixture = *state;
    struct article **articles = fixture->batch->articles;

    assert_false(batch_has_gap(fixture->batch));
    articles[8]->dropped = true; /* the last of partition 0 */
    assert_false(batch_has_gap(fixture->batch));
    articles[6]->dropped = true;
    assert_false(batch_has_gap(fixture->batch));
    articles[3]->dropped = true; /* the second of partition 1 */
    assert_true(batch_has_gap(fixture->batch));
    articles[3]->dropped = false;
    articles[0]->dropped = true; /* the first of partition 0: it was committed, or it is lost */
    assert_true(batch_has_gap(fixture->batch));
    articles[0]->partition->committed = 1;
    assert_false(batch_has_gap(fixture->batch));
}

static void test_what_is_committed_is_dropped(void **state)
{
    struct fixture *fixture = *state;
    rd_kafka_topic_partition_list_t *committed = rd_kafka_topic_partition_list_new(2);

    rd_kafka_topic_partition_list_add(committed, "t", 0)->offset = 5;
    rd_kafka_topic_partition_list_add(committed, "t", 1)->offset = RD_KAFKA_OFFSET_INVALID;
    batch_drop_committed(fixture->batch, committed);
    assert_offsets(fixture->batch, -1, 5);
    committed->elems[1].offset = 3;
    batch_drop_committed(fixture->batch, committed);
    assert_int_equal(batch_sums(fixture->batch).consumed, 2);
    assert_false(batch_has_gap(fixture->batch));
    rd_kafka_topic_partition_list_destroy(committed);
}

/* Short of memory, the worker stops, and what it still commits must not have this one in it. */
static void test_it_is_not_ready_with_an_article_that_could_not_be_read(void **state)
{
    struct fixture *fixture = *state;
    struct article *job[ARTICLES];
    size_t count = batch_hand_out(fixture->batch, ARTICLES, SIZE_MAX, SIZE_MAX, job);

    job[3]->output = ARTICLE_UNREAD;
    batch_take_back(fixture->batch, job, count);
    fixture->batch->closed = true;
    assert_false(batch_is_ready(fixture->batch));
}

/* Four articles are read when a record turns out to be long. */
static void test_it_is_cut_behind_what_was_handed_out(void **state)
{
    struct fixture *fixture = *state;
    struct batch *batch = fixture->batch, *rest;
    size_t bytes = batch->bytes, each = bytes / ARTICLES;
    struct article *job[ARTICLES];
    size_t count = batch_hand_out(batch, 4, SIZE_MAX, SIZE_MAX, job);

    batch->counted = bytes;
    assert_int_equal(batch_read_bytes(batch), 4 * each);
    job[0]->record_length = 1000;
    batch_cut(batch);
    batch_take_back(batch, job, count);
    rest = batch->next;
    assert_int_equal(batch_read_bytes(batch), 4 * each + 1000);
    assert_int_equal(batch->bytes, 4 * each + 1000);
    assert_int_equal(batch_read_bytes(rest), 0);
    assert_int_equal(batch->counted + rest->counted, bytes);
    assert_true(batch_is_ready(batch));
    assert_offsets(batch, 2, 2);
    assert_true(rest->closed);
    assert_int_equal(batch_hand_out(rest, ARTICLES, SIZE_MAX, SIZE_MAX, job), ARTICLES - 4);
    assert_int_equal(job[0]->original.offset, 2);
    assert_offsets(rest, 5, 5);
    batch_free(rest);
    batch->next = NULL;
}

static void test_what_nobody_began_is_dropped_and_the_rest_is_finished(void **state)
{
    struct fixture *fixture = *state;
    struct article *job[ARTICLES];
    size_t count = batch_hand_out(fixture->batch, 4, SIZE_MAX, SIZE_MAX, job);

    fixture->batch->closed = true;
    batch_drop_unread(fixture->batch);
    assert_false(batch_is_ready(fixture->batch));
    batch_take_back(fixture->batch, job, count);
    assert_true(batch_is_ready(fixture->batch));
    assert_offsets(fixture->batch, 2, 2);
}

static void test_the_sums_add_up(void **state)
{
    struct fixture *fixture = *state;
    struct batch_sums sums;

    for (int i = 0; i < ARTICLES; i++)
        fixture->batch->articles[i]->output = i < 6   ? ARTICLE_RECORD
                                              : i < 9 ? ARTICLE_DEAD
                                                      : ARTICLE_TOMBSTONE;
    fixture->batch->articles[0]->dropped = true;
    sums = batch_sums(fixture->batch);
    assert_int_equal(sums.structured, 5);
    assert_int_equal(sums.dead, 3);
    assert_int_equal(sums.tombstones, 1);
    assert_int_equal(sums.consumed, 9);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    static const struct CMUnitTest tests[] = {
        TEST(test_it_is_ready_when_closed_and_all_came_back),
        TEST(test_a_job_is_bounded_in_bytes),
        TEST(test_a_long_article_waits_for_another),
        TEST(test_what_is_not_begun_holds_up_what_is_behind_it),
        TEST(test_offsets_are_those_after_the_last),
        TEST(test_what_is_done_is_dropped),
        TEST(test_a_gap_is_seen),
        TEST(test_what_is_committed_is_dropped),
        TEST(test_it_is_not_ready_with_an_article_that_could_not_be_read),
        TEST(test_it_is_cut_behind_what_was_handed_out),
        TEST(test_what_nobody_began_is_dropped_and_the_rest_is_finished),
        TEST(test_the_sums_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
