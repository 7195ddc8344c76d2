/* test_intake.c: every kind of message becomes text with right raw offsets, or is refused with a
 * reason. */
#include "intake/content_type.h"
#include "intake/intake.h"
#include "support.h"

#define ARENA_SIZE (64u << 20)

static enum status read_message(struct arena *arena, const char *type, struct slice bytes,
                                struct intake *ret_intake, struct complaint *complaint)
{
    struct wirecopy_input input = {bytes.data, bytes.length, type};

    arena_reset(arena);
    return intake_read(arena, &input, ret_intake, complaint);
}

static void test_accepted(void **state)
{
    static const struct {
        const char *type, *bytes, *text;
        uint32_t raw_of_last; /* first raw byte of the last character */
    } rows[] = {
        {NULL, "复工", "复工", 3},
        {"text/plain; charset=utf-8", "\xEF\xBB\xBF复工", "复工", 6},
        {"application/octet-stream", "复工", "复工", 3},
        {NULL, "{\"text\":\"复工\"}", "复工", 12},
        {NULL, "{ \"id\": 7, \"text\" : \"\\u590d\\u5de5\" }", "复工", 27},
        {NULL, "\xEF\xBB\xBF{\"text\":\"复工\"}", "复工", 15},
        {NULL, "{\"a\":{\"text\":\"x\"},\"b\":[\"text\",{}],\"text\":\"复\\n工\"}", "复\n工", 47},
        {NULL, "{\"title\":\"text\",\"text\":\"\\ud842\\udfb7工\"}", "𠮷工", 36},
        {NULL, "{\"te\\u0078t\":\"复工\"}", "复工", 17},
        {"application/json", "{\"text\":\"a\\\"\\\\b\"}", "a\"\\b", 14},
        {"application/cloudevents+json", "{\"text\":\"复工\"}", "复工", 12},
        {NULL, "{\"bodyBase64\":\"5aSN5bel\"}", "复工", 19},
        {NULL, "{{ 模板 }} 复工", "{{ 模板 }} 复工", 16},
        {NULL, "{\"id\":null,\"text\":\"复工\"}", "复工", 22},
    };
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct complaint complaint = {""};
        struct intake intake;
        enum status status =
            read_message(&arena, rows[i].type, slice_of(rows[i].bytes), &intake, &complaint);
        if (status != STATUS_OK)
            fail_msg("%s: %s %s", rows[i].bytes, status_word(status), complaint.text);
        assert_text(&arena, &intake.text, (struct span){0, intake.text.count}, rows[i].text,
                    rows[i].bytes);
        if (intake.text.raw[intake.text.count - 1] != rows[i].raw_of_last)
            fail_msg("%s: last at %u", rows[i].bytes, intake.text.raw[intake.text.count - 1]);
    }
    arena_done(&arena);
}

static void test_refused(void **state)
{
    static const struct {
        const char *type, *bytes;
        enum status status;
        const char *complaint;
    } rows[] = {
        {NULL, "", STATUS_EMPTY, "0 bytes"},
        {NULL, " \n\t 12.5 ", STATUS_NO_TEXT, "no letter"},
        {"image/png", "复工", STATUS_CONTENT_TYPE, "image/png"},
        {NULL, "{\"text\":\"复工\"", STATUS_ENVELOPE, "line 1, column 12"},
        {"application/json", "复工", STATUS_ENVELOPE, "line 1"},
        {"application/json", "[\"复工\"]", STATUS_ENVELOPE, "no JSON object"},
        {NULL, "{\"id\":\"1\"}", STATUS_ENVELOPE, "none of"},
        {NULL, "{\"text\":\"a\",\"html\":\"b\"}", STATUS_ENVELOPE, "both \"text\" and \"html\""},
        {NULL, "{\"text\":\"a\",\"text\":\"b\"}", STATUS_ENVELOPE, "duplicate"},
        {NULL, "{\"text\":7}", STATUS_ENVELOPE, "\"text\" is no string"},
        {NULL, "{\"url\":[],\"text\":\"a\"}", STATUS_ENVELOPE, "\"url\" is no string"},
        {NULL, "{\"text\":\"\\ud800\"}", STATUS_ENVELOPE, "line 1"},
        {NULL, "{\"bodyBase64\":\"5aSN5be\"}", STATUS_ENVELOPE, "no base64"},
        {NULL, "{\"bodyBase64\":\"5aSN\\n5bel\"}", STATUS_ENVELOPE, "no base64"},
        {NULL, "{\"bodyBase64\":\"\"}", STATUS_NO_TEXT, "bodyBase64"},
        {NULL, "{\"bodyBase64\":\"5aSN\",\"contentType\":\"video/mp4\"}", STATUS_CONTENT_TYPE,
         "video/mp4"},
        {NULL, "{\"text\":\"\"}", STATUS_NO_TEXT, "no letter"},
        {NULL, "\x89\xff\xfe\x81 \xf8\xf9", STATUS_CHARSET, "byte"},
    };
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct complaint complaint = {""};
        struct intake intake;
        enum status status =
            read_message(&arena, rows[i].type, slice_of(rows[i].bytes), &intake, &complaint);
        if (status != rows[i].status || !strstr(complaint.text, rows[i].complaint))
            fail_msg("%s: %s \"%s\"", rows[i].bytes, status_word(status), complaint.text);
    }
    arena_done(&arena);
}

/* Every arena that is too small gives a status, never a crash, and one that is large enough exists.
 */
static void test_small_arenas(void **state)
{
    static const char MESSAGE[] = "{\"id\":\"1\",\"title\":\"标题\",\"text\":\"全县64家企业复工\"}";
    enum status status = STATUS_ARENA_FULL;
    (void)state;

    for (size_t size = 16; size < 4096 && status != STATUS_OK; size += 16) {
        struct complaint complaint = {""};
        struct intake intake;
        struct arena arena;
        assert_true(arena_init(&arena, size));
        status = read_message(&arena, NULL, slice_of(MESSAGE), &intake, &complaint);
        assert_true(status == STATUS_OK || status == STATUS_ARENA_FULL);
        arena_done(&arena);
    }
    assert_int_equal(status, STATUS_OK);
}

static void test_too_large(void **state)
{
    size_t size = 5u << 20;
    char *bytes = malloc(size);
    struct complaint complaint;
    struct intake intake;
    struct arena arena;
    (void)state;

    assert_non_null(bytes);
    memset(bytes, 'a', size);
    assert_true(arena_init(&arena, ARENA_SIZE));
    assert_int_equal(read_message(&arena, NULL, (struct slice){bytes, size}, &intake, &complaint),
                     STATUS_TOO_LARGE);
    arena_done(&arena);
    free(bytes);
}

static void test_content_type(void **state)
{
    static const struct {
        const char *declared, *bytes;
        enum content_kind kind;
        const char *charset;
    } rows[] = {
        {"text/html; charset=\"GBK\"", "", CONTENT_HTML, "GBK"},
        {"TEXT/PLAIN;format=flowed; Charset=big5", "", CONTENT_PLAIN, "big5"},
        {"", "<!DOCTYPE HTML><p>", CONTENT_HTML, ""},
        {"", "<b>", CONTENT_PLAIN, ""},
        {"", "<p>a", CONTENT_HTML, ""},
        {"", "<div>a<br>b</div>", CONTENT_HTML, ""},
        {"", "<div>a</div>\nb\nc<br/>d\ne", CONTENT_PLAIN, ""},
        {"", "5 < 7", CONTENT_PLAIN, ""},
        {"application/pdf", "", CONTENT_UNKNOWN, ""},
    };
    (void)state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct content_type type =
            content_type_of(slice_of(rows[i].declared), slice_of(rows[i].bytes));
        assert_int_equal(type.kind, rows[i].kind);
        assert_true(slice_equal(type.charset, slice_of(rows[i].charset)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_accepted),     cmocka_unit_test(test_refused),
        cmocka_unit_test(test_small_arenas), cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_content_type),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
