/* test_crash.c: marks in offset metadata, and what is tried in a process of its own. The process is
 * this program again, so its main() dies when it is called as `extract` with a deadly article. */
#include "service/crash.h"
#include "support.h"

#include <signal.h>
#include <unistd.h>

static void test_a_mark_is_read_as_it_was_written(void **state)
{
    char mark[CRASH_MARK_BYTES];

    (void)state;
    for (unsigned beginnings = 1; beginnings < 100000; beginnings *= 7) {
        crash_mark_write(beginnings, mark);
        assert_int_equal(crash_mark_read(mark, strlen(mark)), beginnings);
    }
}

static void test_what_others_wrote_is_no_mark(void **state)
{
    static const char *const others[] = {"", "begun 2", "wirecopy begun ", "wirecopy begun x",
                                         "wirecopy begun 2 but this is too long to be ours"};

    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(crash_mark_read(others[i], strlen(others[i])), 0);
    assert_int_equal(crash_mark_read(NULL, 0), 0);
}

static void test_only_what_dies_does_not_survive(void **state)
{
    char why[128] = "";

    (void)state;
    assert_true(crash_survives("good", 4, NULL, why, sizeof why));
    assert_true(crash_survives("", 0, "text/plain", why, sizeof why));
    assert_true(crash_survives("refused", 7, NULL, why, sizeof why));
    assert_string_equal(why, "");
    assert_false(crash_survives("deadly", 6, "text/plain", why, sizeof why));
    assert_non_null(strstr(why, "Segmentation fault"));
}

/* What the program does when it is started by crash_survives. */
static int extract(void)
{
    char article[16] = "";

    if (read(STDIN_FILENO, article, sizeof article - 1) < 0)
        return 2;
    if (strcmp(article, "deadly") == 0) {
        signal(SIGSEGV, SIG_DFL);
        raise(SIGSEGV);
    }
    return strcmp(article, "refused") == 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_mark_is_read_as_it_was_written),
        cmocka_unit_test(test_what_others_wrote_is_no_mark),
        cmocka_unit_test(test_only_what_dies_does_not_survive),
    };

    if (argc > 1 && strcmp(argv[1], "extract") == 0)
        return extract();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
