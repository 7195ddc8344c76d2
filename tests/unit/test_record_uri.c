/* test_record_uri.c: what names a record, and that every name is a URI. */
#include "support.h"

#include "base/limits.h"
#include "record/uri.h"

#define HASH "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static const struct {
    const char *id, *url, *uri;
} ROWS[] = {
    {"", "", "urn:wirecopy:sha256:" HASH},
    {"7", "", "urn:wirecopy:id:7"},
    {"7", "https://a.cn/1.html", "urn:wirecopy:id:7"},
    {"2020/03:11", "", "urn:wirecopy:id:2020%2F03%3A11"},
    {"甲 1", "", "urn:wirecopy:id:%E7%94%B2%201"},
    {"50%", "", "urn:wirecopy:id:50%25"},
    {"urn:newsml:a.cn:20200311:7", "", "urn:newsml:a.cn:20200311:7"},
    {"tag:a.cn,2020:%E7%94%B2", "", "tag:a.cn,2020:%E7%94%B2"},
    {"tag:a.cn,2020:甲", "", "urn:wirecopy:id:tag%3Aa.cn%2C2020%3A%E7%94%B2"},
    {"tag:", "", "urn:wirecopy:id:tag%3A"},
    {"tag:%E", "", "urn:wirecopy:id:tag%3A%25E"},
    {":7", "", "urn:wirecopy:id:%3A7"},
    {"a#b#c:d", "", "urn:wirecopy:id:a%23b%23c%3Ad"},
    {"", "https://a.cn/content/2020/03/11/6853779.html",
     "https://a.cn/content/2020/03/11/6853779.html"},
    {"", "https://a.cn/甲?b=一&c=%E4%B9%99#d", "https://a.cn/%E7%94%B2?b=%E4%B8%80&c=%E4%B9%99#d"},
    {"", "http://a.cn/[1] \"2\"#3#4", "http://a.cn/%5B1%5D%20%222%22#3%234"},
    {"", "http://a.cn/100%", "http://a.cn/100%25"},
    {"", "//a.cn/1", "urn:wirecopy:url:%2F%2Fa.cn%2F1"},
    {"", "a.cn/1", "urn:wirecopy:url:a.cn%2F1"},
};

static struct intake intake_of(struct slice id, struct slice url)
{
    struct intake intake = {.envelope = {.present = true, .id = id, .url = url}};

    memcpy(intake.source.sha256, HASH, sizeof HASH);
    return intake;
}

static void test_rows(void **state)
{
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, 1u << 16));
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        struct intake intake = intake_of(slice_of(ROWS[i].id), slice_of(ROWS[i].url));
        assert_string_equal(uri_of(&arena, &intake), ROWS[i].uri);
    }
    arena_done(&arena);
}

static void test_long_id_names_nothing(void **state)
{
    static char id[URI_SOURCE_BYTES_MAX + 1];
    struct arena arena;
    (void)state;

    memset(id, 'a', sizeof id);
    assert_true(arena_init(&arena, 1u << 16));
    struct intake intake = intake_of((struct slice){id, sizeof id}, SLICE("http://a.cn/1"));
    assert_string_equal(uri_of(&arena, &intake), "http://a.cn/1");
    intake = intake_of((struct slice){id, sizeof id - 1}, SLICE("http://a.cn/1"));
    assert_memory_equal(uri_of(&arena, &intake), "urn:wirecopy:id:aaa", 19);
    arena_done(&arena);
}

/* An id may hold any byte that JSON can hold. */
static void test_nul_is_escaped(void **state)
{
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, 1u << 16));
    struct intake intake = intake_of((struct slice){"a\0b", 3}, SLICE(""));
    assert_string_equal(uri_of(&arena, &intake), "urn:wirecopy:id:a%00b");
    arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_long_id_names_nothing),
        cmocka_unit_test(test_nul_is_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
