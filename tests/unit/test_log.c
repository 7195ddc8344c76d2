/* test_log.c: a line a JSON object, whatever the message holds. */
#include "service/log.h"
#include "support.h"

#include <jansson.h>
#include <unistd.h>

/* What one call writes, parsed; NULL when it writes nothing. */
static json_t *line_of(int fds[2])
{
    char line[8192];
    ssize_t got;

    close(fds[1]);
    got = read(fds[0], line, sizeof line);
    close(fds[0]);
    if (got <= 0)
        return NULL;
    assert_int_equal(line[got - 1], '\n');
    assert_null(memchr(line, '\n', (size_t)got - 1));
    return json_loadb(line, (size_t)got, 0, NULL);
}

static const char *text(const json_t *line, const char *key)
{
    return json_string_value(json_object_get(line, key));
}

static void test_fields_come_after_time_level_and_event(void **state)
{
    int fds[2];
    struct log log = {LOG_LEVEL_INFO, -1};
    json_t *line;
    (void)state;

    assert_int_equal(pipe(fds), 0);
    log.fd = fds[1];
    log_event(&log, LOG_LEVEL_WARNING, "stuck", "{s:s s:i}", "topic", "t", "partition", 3);
    line = line_of(fds);
    assert_string_equal(text(line, "level"), "warning");
    assert_string_equal(text(line, "event"), "stuck");
    assert_string_equal(text(line, "topic"), "t");
    assert_int_equal(json_integer_value(json_object_get(line, "partition")), 3);
    assert_int_equal(strlen(text(line, "time")), strlen("2026-03-01T08:00:00.123Z"));
    json_decref(line);
}

static void test_quieter_events_are_left_out(void **state)
{
    int fds[2];
    struct log log = {LOG_LEVEL_WARNING, -1};
    (void)state;

    assert_int_equal(pipe(fds), 0);
    log.fd = fds[1];
    log_event(&log, LOG_LEVEL_INFO, "quiet", NULL);
    log_message(&log, LOG_LEVEL_DEBUG, "quiet", "too");
    assert_null(line_of(fds));
}

static void test_a_message_may_hold_any_bytes(void **state)
{
    static const struct {
        const char *bytes, *expected;
    } rows[] = {
        {"plain \"quoted\" \n", "plain \"quoted\" \n"},
        {"汉字 ok", "汉字 ok"},
        {"\xff\xfe", "??"},
        {"a\xe6\xb1", "a??"},
        {"\xed\xa0\x80", "???"},
        {"\xc0\xaf", "??"},
        {"\xf4\x90\x80\x80", "????"},
        {"\U0001F600", "\U0001F600"},
    };
    (void)state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int fds[2];
        struct log log = {LOG_LEVEL_INFO, -1};
        json_t *line;
        assert_int_equal(pipe(fds), 0);
        log.fd = fds[1];
        log_message(&log, LOG_LEVEL_ERROR, "said", "%s", rows[i].bytes);
        line = line_of(fds);
        assert_non_null(line);
        assert_string_equal(text(line, "message"), rows[i].expected);
        json_decref(line);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields_come_after_time_level_and_event),
        cmocka_unit_test(test_quieter_events_are_left_out),
        cmocka_unit_test(test_a_message_may_hold_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
