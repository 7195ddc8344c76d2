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

static bool survives(const char *text, const char *content_type, const char *lexicon_dir,
                     char why[WIRECOPY_MESSAGE_BYTES])
{
    struct wirecopy_input input = {text, strlen(text), content_type};

    return crash_survives(&input, lexicon_dir, why, WIRECOPY_MESSAGE_BYTES);
}

static void test_only_what_dies_does_not_survive(void **state)
{
    char why[WIRECOPY_MESSAGE_BYTES] = "";

    (void)state;
    assert_true(survives("good", NULL, NULL, why));
    assert_true(survives("", "text/plain", NULL, why));
    assert_true(survives("refused", NULL, NULL, why));
    assert_string_equal(why, "");
    assert_false(survives("deadly", "text/plain", NULL, why));
    assert_non_null(strstr(why, "Segmentation fault"));
}

/* An article may be deadly by a newsroom's own rows alone, or by those that they replace. */
static void test_it_is_tried_with_the_tables_of_the_worker(void **state)
{
    char why[WIRECOPY_MESSAGE_BYTES] = "";

    (void)state;
    assert_true(survives("deadly by rows", "text/plain", NULL, why));
    assert_true(survives("deadly by rows", "text/plain", "/other", why));
    assert_false(survives("deadly by rows", "text/plain", "/rows", why));
    assert_false(survives("deadly by rows", NULL, "/rows", why));
}

static void die(void)
{
    signal(SIGSEGV, SIG_DFL);
    raise(SIGSEGV);
}

/* What the program does when it is started by crash_survives: `extract [-t TYPE] [-L DIR] -`. */
static int extract(int argc, char **argv)
{
    char article[16] = "";
    bool rows = false;

    if (read(STDIN_FILENO, article, sizeof article - 1) < 0)
        return 2;
    for (int i = 2; i + 1 < argc; i++)
        rows = rows || (strcmp(argv[i], "-L") == 0 && strcmp(argv[i + 1], "/rows") == 0);
    if (strcmp(article, "deadly") == 0 || (rows && strcmp(article, "deadly by rows") == 0))
        die();
    return strcmp(article, "refused") == 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_mark_is_read_as_it_was_written),
        cmocka_unit_test(test_what_others_wrote_is_no_mark),
        cmocka_unit_test(test_only_what_dies_does_not_survive),
        cmocka_unit_test(test_it_is_tried_with_the_tables_of_the_worker),
    };

    if (argc > 1 && strcmp(argv[1], "extract") == 0)
        return extract(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
