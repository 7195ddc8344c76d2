/* test_record_language.c: a text's script is told by the characters that one script alone writes.
 */
#include "support.h"

#include "record/language.h"

static const struct {
    const char *text, *script, *tag;
} ROWS[] = {
    {"", "none", "und"},
    {"2020-03-11", "none", "und"},
    {"Officials in 永州 said that 62 companies had returned to work.", "none", "und"},
    {"企业复工复产", "Hans", "zh-Hans"},
    {"企業復工復產", "Hant", "zh-Hant"},
    {"“企業”１２家，達９６％", "Hant", "zh-Hant"},
    {"人工上山", "Hans", "zh-Hans"}, /* as it stands it is Simplified */
    {"皇后里面只有干部和台布", "Hans", "zh-Hans"},
    {"臺北的皇后里只有台布", "Hant", "zh-Hant"},       /* 后, 里, 只 and 台 say nothing */
    {"乾隆年间的著作讲东边的农业", "Hans", "zh-Hans"}, /* one 乾 does not make it mixed */
    {"全縣規模企業已開復工，开复工率达到新高纪录", "mixed", "zh-Hant"},
    {"全县规模企业已开复工，開復工率達到新高", "mixed", "zh-Hans"},
    {"双牌县推出AGM检测", "Hans", "zh-Hans"},
    {"企业(qǐ yè)复工(fù gōng)", "Hans", "zh-Hans"},
    {"この記事は日本語で書かれています", "none", "ja"},
    {"美味の面包", "Hans", "zh-Hans"}, /* の is in fashion in Chinese */
    {"이 기사는 한국어로 작성되었습니다", "none", "ko"},
};

static void test_rows(void **state)
{
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, 1u << 16));
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        struct text text = text_of(&arena, ROWS[i].text);
        struct language language = language_read(&text);
        if (strcmp(language.script, ROWS[i].script) != 0 || strcmp(language.tag, ROWS[i].tag) != 0)
            fail_msg("%s: %s, %s", ROWS[i].text, language.script, language.tag);
    }
    arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
