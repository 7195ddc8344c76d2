/* test_repair.c: what is mended, and what looks like damage and is none. */
#include "repair/repair.h"
#include "support.h"

static void test_repairs(void **state)
{
    static const struct {
        const char *damaged, *mended;
        uint32_t ruby;
    } rows[] = {
        {"企業(yè)復(fù)工", "企業復工", 2},
        {"長(zhǎng)江個(gè)數(shù)擔(dān)兒(ér)", "長江個數擔兒", 5},
        {"創(chuàng)雙(shuāng)", "創雙", 2},
        {"除網吧、KTV(KTV)等", "除網吧、KTV(KTV)等", 0},
        {"甲(a)乙(de)丙(AP)", "甲(a)乙(de)丙(AP)", 0},
        {"企業（注）", "企業（注）", 0},
        {"咖啡(café)", "咖啡(café)", 0},
        {"(yè)", "(yè)", 0},
        {"N95(yè)", "N95(yè)", 0},
        {"一\r\n二\r三\xE2\x80\xA8四", "一\n二\n三\n四", 0},
        {"一\xE2\x80\x8B二\xEF\xBB\xBF三\x01", "一二三", 0},
        {"病毒(bìng dú)", "病毒(bìng dú)", 0},
    };
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, 1u << 20));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct notes notes;
        notes_init(&notes, &arena);
        struct text text = text_of(&arena, rows[i].damaged);
        struct text mended = repair_text(&notes, &text);
        assert_text(&arena, &mended, (struct span){0, mended.count}, rows[i].mended,
                    rows[i].damaged);
        if (notes.damage[DAMAGE_RUBY].count != rows[i].ruby)
            fail_msg("%s: %u readings", rows[i].damaged, notes.damage[DAMAGE_RUBY].count);
        assert_int_equal(notes.damage[DAMAGE_RUBY].repaired, rows[i].ruby);
    }
    arena_done(&arena);
}

static void test_raw_offsets(void **state)
{
    struct arena arena;
    struct notes notes;
    (void)state;

    assert_true(arena_init(&arena, 1u << 20));
    notes_init(&notes, &arena);
    struct text text = text_of(&arena, "業(yè)工\r\n程");
    struct text mended = repair_text(&notes, &text);
    assert_int_equal(mended.count, 4);
    assert_int_equal(mended.raw[1], 8);
    assert_int_equal(mended.raw_length[2], 2);
    assert_int_equal(mended.raw[3], 13);
    arena_done(&arena);
}

static void test_shifted_bytes(void **state)
{
    static const struct {
        const char *text;
        uint32_t count;
    } rows[] = {
        {"西江日?qǐng)?bào)記者", 2},
        {"說完了?！焙邶埥", 1},
        {"沿??拷", 0}, /* two half-width marks: a reader may have typed them */
        {"没有的吧?!他说", 0},
        {"真的吗?！", 0},
        {"真的吗?是的(a)", 0},
    };
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, 1u << 20));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct notes notes;
        notes_init(&notes, &arena);
        struct text text = text_of(&arena, rows[i].text);
        repair_text(&notes, &text);
        if (notes.damage[DAMAGE_BYTE_SHIFT].count != rows[i].count)
            fail_msg("%s: %u", rows[i].text, notes.damage[DAMAGE_BYTE_SHIFT].count);
        assert_int_equal(notes.damage[DAMAGE_BYTE_SHIFT].repaired, 0);
    }
    arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_repairs),
        cmocka_unit_test(test_raw_offsets),
        cmocka_unit_test(test_shifted_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
