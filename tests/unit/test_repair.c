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

/* Whether `got` is `wanted` but for U+FFFD, which may stand for up to three characters. */
static bool is_but_for_gaps(struct text got, uint32_t at, struct text wanted, uint32_t from)
{
    for (; at < got.count; at++, from++) {
        if (got.cp[at] == UTF8_REPLACEMENT) {
            for (uint32_t length = 1; length <= 3; length++)
                if (is_but_for_gaps(got, at + 1, wanted, from + length))
                    return true;
            return false;
        }
        if (from >= wanted.count || got.cp[at] != wanted.cp[from])
            return false;
    }
    return from == wanted.count;
}

static void check_shift(struct arena *arena, const char *damaged, const char *original,
                        const char *how)
{
    struct notes notes;

    arena_reset(arena);
    notes_init(&notes, arena);
    struct text text = text_of(arena, damaged), wanted = text_of(arena, original);
    struct text mended = repair_text(&notes, &text);
    struct damage damage = notes.damage[DAMAGE_BYTE_SHIFT];
    if (strcmp(how, "gaps") != 0)
        assert_text(arena, &mended, (struct span){0, mended.count}, original, damaged);
    else if (!is_but_for_gaps(mended, 0, wanted, 0))
        fail_msg("%s: not even but for gaps", damaged);
    if ((damage.count > 0) != (strcmp(how, "kept") != 0))
        fail_msg("%s: %u runs", damaged, damage.count);
    if (strcmp(how, "exact") == 0 && damage.repaired != damage.count)
        fail_msg("%s: %u of %u are repaired", damaged, damage.repaired, damage.count);
    for (uint32_t i = 0, end = 0; i < mended.count; i++) {
        assert_true(mended.raw[i] >= end);
        end = mended.raw[i] + mended.raw_length[i];
        assert_true(end <= strlen(damaged));
    }
}

/* The rows of tests/damage/shifts.tsv. */
static void test_shifted_bytes(void **state)
{
    FILE *file = fopen(WIRECOPY_TESTS "/damage/shifts.tsv", "r");
    struct arena arena;
    char *line = NULL;
    size_t size = 0, rows = 0;
    (void)state;

    assert_non_null(file);
    assert_true(arena_init(&arena, 8u << 20));
    while (getline(&line, &size, file) > 0) {
        if (line[0] == '#')
            continue;
        char *save, *damaged = strtok_r(line, "\t", &save), *original = strtok_r(NULL, "\t", &save);
        char *how = strtok_r(NULL, "\n", &save);
        assert_non_null(how);
        check_shift(&arena, damaged, original, how);
        rows++;
    }
    assert_true(rows > 40);
    free(line);
    fclose(file);
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
