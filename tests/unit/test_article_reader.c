/* test_article_reader.c: files into articles, however the bytes arrive. */
#include "support.h"

#include "command/article_reader.h"

#include <errno.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_BYTES 64

/* A file of the test's own, removed at the end. */
static void make_file(char path[PATH_BYTES], const char *ending, const char *bytes, size_t length)
{
    char made[PATH_BYTES] = "/tmp/test_article_reader.XXXXXX";
    int file = mkstemp(made);

    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, length), length);
    close(file);
    snprintf(path, PATH_BYTES, "%s%s", made, ending);
    assert_int_equal(rename(made, path), 0);
}

/* What a file must give: "LINE:TEXT|LINE:TEXT|". */
static const struct {
    const char *ending, *bytes, *given;
} FILES[] = {
    {".txt", "one\ntwo\n", "0:one\ntwo\n|"},
    {".txt", "", "0:|"},
    {".ndjson", "", ""},
    {".ndjson", "{1}\n{2}\n", "1:{1}|2:{2}|"},
    {".ndjson", "{1}\n\n \t\r\n{2}", "1:{1}|4:{2}|"},
    {".jsonl", "\n\n", ""},
    {".json", "{1}\n{2}", "0:{1}\n{2}|"},
};

static void collect(struct article_reader *reader, char given[256])
{
    struct article article;
    size_t length = 0;

    given[0] = '\0';
    while (article_reader_next(reader, &article) == ARTICLE_READ)
        length += (size_t)snprintf(given + length, 256 - length, "%zu:%.*s|", article.line,
                                   (int)article.bytes.length, article.bytes.data);
    assert_int_equal(article_reader_next(reader, &article), ARTICLE_END);
}

static void test_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(FILES); i++) {
        struct article_reader *reader = NULL;
        char path[PATH_BYTES], given[256];
        make_file(path, FILES[i].ending, FILES[i].bytes, strlen(FILES[i].bytes));
        assert_int_equal(article_reader_open(path, false, &reader), 0);
        collect(reader, given);
        if (strcmp(given, FILES[i].given) != 0)
            fail_msg("row %zu: \"%s\", expected \"%s\"", i, given, FILES[i].given);
        assert_int_equal(article_reader_bytes(reader), strlen(FILES[i].bytes));
        article_reader_free(reader);
        unlink(path);
    }
}

static void test_content_type_of_name(void **state)
{
    static const struct {
        const char *ending, *type;
    } ROWS[] = {{".txt", NULL},
                {".json", "application/json"},
                {".ndjson", "application/json"},
                {".html", "text/html"}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        struct article_reader *reader = NULL;
        char path[PATH_BYTES];
        const char *type;
        make_file(path, ROWS[i].ending, "x", 1);
        assert_int_equal(article_reader_open(path, false, &reader), 0);
        type = article_reader_content_type(reader);
        assert_true(ROWS[i].type ? type && strcmp(type, ROWS[i].type) == 0 : !type);
        article_reader_free(reader);
        unlink(path);
    }
}

static void test_missing_and_directory(void **state)
{
    struct article_reader *reader = NULL;

    (void)state;
    assert_int_equal(article_reader_open("/tmp/there-is-no-such-file", false, &reader), -1);
    assert_int_equal(errno, ENOENT);
    assert_int_equal(article_reader_open("/tmp", false, &reader), -1);
    assert_int_equal(errno, EISDIR);
    assert_null(reader);
}

/* Lines of every length around the size of one read: none is cut, doubled or lost. */
static void test_lines_across_reads(void **state)
{
    static const size_t LENGTHS[] = {1, 65534, 65535, 65536, 65537, 131071, 131072, 3, 300000, 2};
    struct article_reader *reader = NULL;
    struct article article;
    char path[PATH_BYTES];
    FILE *file;

    (void)state;
    make_file(path, ".ndjson", "", 0);
    file = fopen(path, "w");
    for (size_t i = 0; i < COUNT_OF(LENGTHS); i++)
        for (size_t k = 0; k <= LENGTHS[i]; k++)
            putc(k < LENGTHS[i] ? 'a' + (int)((i + k) % 26) : '\n', file);
    fclose(file);
    assert_int_equal(article_reader_open(path, false, &reader), 0);
    for (size_t i = 0; i < COUNT_OF(LENGTHS); i++) {
        assert_int_equal(article_reader_next(reader, &article), ARTICLE_READ);
        assert_int_equal(article.line, i + 1);
        assert_int_equal(article.bytes.length, LENGTHS[i]);
        for (size_t k = 0; k < LENGTHS[i]; k++)
            assert_true(article.bytes.data[k] == 'a' + (int)((i + k) % 26));
    }
    assert_int_equal(article_reader_next(reader, &article), ARTICLE_END);
    article_reader_free(reader);
    unlink(path);
}

/* A line beyond the bound is passed over and named; the next one is read. */
static void test_too_long_line(void **state)
{
    struct article_reader *reader = NULL;
    struct article article;
    char path[PATH_BYTES];

    (void)state;
    make_file(path, ".ndjson", "", 0);
    assert_int_equal(truncate(path, ARTICLE_READ_BYTES_MAX + 10), 0); /* NUL bytes, no newline */
    FILE *file = fopen(path, "a");
    fputs("\n{2}\n", file);
    fclose(file);
    assert_int_equal(article_reader_open(path, false, &reader), 0);
    assert_int_equal(article_reader_next(reader, &article), ARTICLE_TOO_LONG);
    assert_int_equal(article.line, 1);
    assert_int_equal(article_reader_next(reader, &article), ARTICLE_READ);
    assert_int_equal(article.line, 2);
    assert_int_equal(article.bytes.length, 3);
    assert_int_equal(article_reader_next(reader, &article), ARTICLE_END);
    article_reader_free(reader);
    unlink(path);
}

static void *write_slowly(void *path)
{
    FILE *pipe_end = fopen(path, "w");

    for (const char *at = "{\"a\":1}\n{\"b\":2}\n"; *at; at++) {
        putc(*at, pipe_end);
        fflush(pipe_end);
    }
    fclose(pipe_end);
    return NULL;
}

/* A pipe gives a few bytes at a time. */
static void test_pipe_byte_by_byte(void **state)
{
    struct article_reader *reader = NULL;
    char path[PATH_BYTES], given[256];
    pthread_t writer;

    (void)state;
    make_file(path, ".ndjson", "", 0);
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(pthread_create(&writer, NULL, write_slowly, path), 0);
    assert_int_equal(article_reader_open(path, false, &reader), 0);
    collect(reader, given);
    assert_string_equal(given, "1:{\"a\":1}|2:{\"b\":2}|");
    pthread_join(writer, NULL);
    article_reader_free(reader);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_content_type_of_name),
        cmocka_unit_test(test_missing_and_directory),
        cmocka_unit_test(test_lines_across_reads),
        cmocka_unit_test(test_too_long_line),
        cmocka_unit_test(test_pipe_byte_by_byte),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
