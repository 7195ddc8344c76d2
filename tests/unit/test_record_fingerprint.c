/* test_record_fingerprint.c: equal texts have equal hashes, near texts near ones, others far. */
#include "support.h"

#include "record/fingerprint.h"

#include <stdlib.h>

#define NEAR_BITS_MAX 8u  /* of 64: the same article with a word changed */
#define FAR_BITS_MIN  18u /* of 64: another article */

static struct fingerprint take(struct arena *arena, const char *utf8)
{
    struct text text = text_of(arena, utf8);
    struct fingerprint fingerprint;

    assert_int_equal(fingerprint_take(arena, &text, &fingerprint), STATUS_OK);
    return fingerprint;
}

static unsigned distance(struct fingerprint a, struct fingerprint b)
{
    uint64_t differing = strtoull(a.simhash, NULL, 16) ^ strtoull(b.simhash, NULL, 16);
    unsigned bits = 0;

    for (; differing != 0; differing &= differing - 1)
        bits++;
    return bits;
}

#define ARTICLE                                                                                                                     \
    "截至目前,全县64家规模工业企业已开复工62家、开复工率96.88%,规模工业企业上岗人员9633人、"     \
    "上岗率96.3%;计划2月开复工的21个重点项目全部开复工,到岗人数1034人。按务实管用原则建立健全" \
    "工作机制,确保工作运转有序。对每一个企业确定一名联络员,与工作单位脱钩脱产,开展全程跟踪服务。"

/* The hashes of one text, computed by an independent program (Python's hashlib and integers). */
static void test_known(void **state)
{
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, 1u << 20));
    struct fingerprint got = take(&arena, "復工率達９６％，");
    assert_string_equal(got.sha256_text,
                        "e0608a6ff197099834fe3cfae692813ba2e9dbdec77c3371ce815e89d9ca2ab6");
    assert_string_equal(got.simhash, "833606160843301c");
    arena_done(&arena);
}

static void test_distances(void **state)
{
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, 1u << 20));
    struct fingerprint article = take(&arena, ARTICLE);
    struct fingerprint longer = take(&arena, ARTICLE "来源:本报。");
    struct fingerprint other = take(
        &arena, "昨日夜间到今天白天,全省大部地区阴有小雨,最高气温12摄氏度,山区有雾,请注意行车安全。"
                "气象台预计,未来三天仍有一次冷空气影响,风力4级到5级,农户应当做好大棚的保温。");
    assert_in_range(distance(article, longer), 0, NEAR_BITS_MAX);
    assert_in_range(distance(article, other), FAR_BITS_MIN, 64);
    assert_string_not_equal(article.sha256_text, longer.sha256_text);
    arena_done(&arena);
}

static void test_script_and_marks_do_not_count(void **state)
{
    static const char *const short_texts[] = {"", "甲", "甲乙", "，。"};
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, 1u << 20));
    struct fingerprint simplified = take(&arena, "企业复工率达96.8%");
    struct fingerprint traditional = take(&arena, "企業復工率達９６.８％");
    assert_string_equal(simplified.sha256_text, traditional.sha256_text);
    assert_string_equal(simplified.simhash, traditional.simhash);
    struct fingerprint marked = take(&arena, "企业, 复工率。达968");
    assert_string_equal(simplified.simhash, marked.simhash);
    for (size_t i = 0; i < COUNT_OF(short_texts); i++)
        assert_string_equal(take(&arena, short_texts[i]).simhash, "0000000000000000");
    arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known),
        cmocka_unit_test(test_distances),
        cmocka_unit_test(test_script_and_marks_do_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
