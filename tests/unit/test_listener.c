/* test_listener.c: addresses are taken as written, and a taken port is an error. */
#include "service/listener.h"
#include "support.h"

#include <unistd.h>

static void test_addresses(void **state)
{
    static const struct {
        const char *address;
        const char *begins; /* what it listens on; NULL: refused */
    } rows[] = {
        {"127.0.0.1:0", "127.0.0.1:"},
        {"[::1]:0", "[::1]:"},
        {"localhost:0", ""},
        {":0", ""},
        {"127.0.0.1", NULL},
        {"127.0.0.1:", NULL},
        {"::1:80", NULL},
        {"", NULL},
        {"127.0.0.1:http", NULL},
        {"127.0.0.1:99999999999999999999", NULL},
    };
    (void)state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char address[256] = "", why[256] = "";
        int fd = listener_bind(rows[i].address, address, sizeof address, why, sizeof why);
        if (rows[i].begins == NULL) {
            assert_int_equal(fd, -1);
            assert_true(strlen(why) > 0);
            continue;
        }
        if (fd < 0)
            fail_msg("%s: %s", rows[i].address, why);
        assert_int_equal(strncmp(address, rows[i].begins, strlen(rows[i].begins)), 0);
        assert_int_not_equal(strcmp(strrchr(address, ':'), ":0"), 0);
        close(fd);
    }
}

static void test_a_taken_port_is_refused_and_answers(void **state)
{
    char address[256], why[256];
    int first = listener_bind("127.0.0.1:0", address, sizeof address, why, sizeof why);
    char again[256];
    int client;
    (void)state;

    assert_true(first >= 0);
    assert_int_equal(listener_bind(address, again, sizeof again, why, sizeof why), -1);
    assert_non_null(strstr(why, address));
    client = listener_connect(address, 1000, why, sizeof why);
    assert_true(client >= 0);
    close(client);
    close(first);
    assert_int_equal(listener_connect(address, 1000, why, sizeof why), -1);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_a_taken_port_is_refused_and_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
