/* test_table.c: the tables find the longest key, and refuse bad rows with file and line. */
#include "lexicon/lexicon.h"
#include "support.h"

#include <unistd.h>

static void test_longest(void **state)
{
    static const struct {
        const char *text;
        uint32_t length;
    } rows[] = {{"人次", 2}, {"人員", 1}, {"個百分點", 4}, {"亿吨", 0}, {"", 0}, {"％", 1}};
    struct arena arena;
    struct lexicon lexicon;
    struct complaints complaints = {0};
    (void)state;

    assert_true(arena_init(&arena, 1u << 20));
    assert_int_equal(lexicon_open(NULL, &lexicon, &complaints), STATUS_OK);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct text text = text_of(&arena, rows[i].text);
        struct table_match match = lexicon_longest(&lexicon, TABLE_UNITS, &text, 0, text.count);
        if (match.length != rows[i].length)
            fail_msg("%s: %u", rows[i].text, match.length);
    }
    lexicon_close(&lexicon);
    arena_done(&arena);
}

static void write_file(const char *dir, const char *name, const char *content)
{
    char path[256];

    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
}

static void test_extra_rows(void **state)
{
    static const struct {
        const char *name, *content, *complaint; /* NULL: no complaint */
    } rows[] = {
        {"units.tsv", "# own\n箱次\tcount\n", NULL},
        {"units.tsv", "箱次\n", "units.tsv:1: there is no second column"},
        {"units.tsv", "\n箱次\tnonsense\n",
         "units.tsv:2: the second column is no kind of this table"},
        {"given_costs.tsv", "伟\t12\n", NULL},
        {"given_costs.tsv", "伟\tcommon\n", "given_costs.tsv:1: the second column is no number"},
        {"given_costs.tsv", "伟\t1200\n",
         "given_costs.tsv:1: the number in the second column is too large"},
        {"units.tsv", "箱次\tcount\ta\tb\n",
         "units.tsv:1: there are more columns than this table has"},
        {"units.tsv", "\xff\tcount\n", "units.tsv:1: the key is no valid UTF-8"},
        {"units.tsv", "人次\t-\n", NULL},
        {"unit.tsv", "箱次\tcount\n", "unit.tsv: no table has this name"},
    };
    (void)state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char dir[] = "/tmp/wirecopy-lexicon.XXXXXX", path[256];
        struct complaints complaints = {0};
        struct lexicon lexicon;

        assert_non_null(mkdtemp(dir));
        write_file(dir, rows[i].name, rows[i].content);
        enum status status = lexicon_open(dir, &lexicon, &complaints);
        assert_int_equal(status, rows[i].complaint ? STATUS_LEXICON : STATUS_OK);
        if (rows[i].complaint && !strstr(complaints.first.text, rows[i].complaint))
            fail_msg("%s instead of %s", complaints.first.text, rows[i].complaint);
        if (status == STATUS_OK) {
            assert_string_not_equal(lexicon.id, LEXICON_BUILT_IN_ID);
            lexicon_close(&lexicon);
        }
        snprintf(path, sizeof path, "%s/%s", dir, rows[i].name);
        unlink(path);
        rmdir(dir);
    }
}

static void count_expected(void *context, const char *mistake)
{
    *(unsigned *)context += strstr(mistake, "units.tsv:1:") || strstr(mistake, "units.tsv:3:") ||
                            strstr(mistake, "titles.tsv:1:") || strstr(mistake, "unit.tsv:");
}

/* Every mistake of every file is told, not the first one alone. */
static void test_all_mistakes(void **state)
{
    static const char *const names[] = {"units.tsv", "titles.tsv", "unit.tsv"};
    char dir[] = "/tmp/wirecopy-lexicon.XXXXXX", path[256];
    unsigned heard = 0;
    struct complaints complaints = {.each = count_expected, .context = &heard};
    struct lexicon lexicon;
    (void)state;

    assert_non_null(mkdtemp(dir));
    write_file(dir, names[0], "箱次\n人次\tcount\n箱\tnothing\n");
    write_file(dir, names[1], "书记\tnothing\n");
    write_file(dir, names[2], "");
    assert_int_equal(lexicon_open(dir, &lexicon, &complaints), STATUS_LEXICON);
    assert_int_equal(heard, 4);
    assert_int_equal(complaints.count, 4);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        snprintf(path, sizeof path, "%s/%s", dir, names[i]);
        unlink(path);
    }
    rmdir(dir);
}

/* A key of the newsroom's file takes the place of the built-in one, or takes it away; the others
 * stay. */
static void test_own_rows(void **state)
{
    static const struct {
        const char *text;
        uint32_t length;
        const char *column; /* of the first row; NULL: there is no row */
    } rows[] = {{"箱次", 2, ""}, {"km²", 3, "里"}, {"人次", 1, ""}, {"人員", 1, ""}, {"亩", 1, ""}};
    char dir[] = "/tmp/wirecopy-lexicon.XXXXXX", path[256];
    struct complaints complaints = {0};
    struct lexicon lexicon;
    struct arena arena;
    (void)state;

    assert_non_null(mkdtemp(dir));
    write_file(dir, "units.tsv", "人次\t-\nkm²\tarea\t里\n箱次\tcount\n");
    assert_int_equal(lexicon_open(dir, &lexicon, &complaints), STATUS_OK);
    assert_true(arena_init(&arena, 1u << 20));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct text text = text_of(&arena, rows[i].text);
        struct table_match match = lexicon_longest(&lexicon, TABLE_UNITS, &text, 0, text.count);
        if (match.length != rows[i].length || match.entry_count != 1 ||
            strcmp(table_column(match.table, match.entries, 0), rows[i].column) != 0)
            fail_msg("%s: %u, %u rows", rows[i].text, match.length, match.entry_count);
    }
    arena_done(&arena);
    lexicon_close(&lexicon);
    snprintf(path, sizeof path, "%s/units.tsv", dir);
    unlink(path);
    rmdir(dir);
}

/* Every key of every table is found whole, from its first character and as what ends in its last.
 */
static void test_every_key(void **state)
{
    struct lexicon lexicon;
    struct complaints complaints = {0};
    struct table copy;
    (void)state;

    assert_int_equal(lexicon_open(NULL, &lexicon, &complaints), STATUS_OK);
    for (unsigned t = 0; t < TABLE_COUNT; t++) {
        const struct table *table = &lexicon.tables[t];
        assert_true(table_build_over(table, NULL, 0, &copy));
        assert_int_equal(copy.node_count, table->node_count);
        assert_memory_equal(copy.nodes, table->nodes, table->node_count * sizeof *table->nodes);
        assert_memory_equal(copy.rank, table->rank, TABLE_BITMAP_WORDS * sizeof *table->rank);
        for (uint32_t n = table->nodes[0].children; n < table->nodes[1].children; n++) {
            struct text text = {.fold = &table->nodes[n].cp, .count = 1};
            assert_true(table_may_start(table, text.fold[0]));
            assert_int_equal(table_longest(table, &text, 0, 1).length, table->nodes[n].entry > 0);
        }
        table_done(&copy);
    }
    lexicon_close(&lexicon);
}

static void test_fold(void **state)
{
    static const struct {
        uint32_t from, to;
    } rows[] = {{0x5104, 0x4EBF}, {0xFF05, '%'},    {0xFF13, '3'}, {0x300C, 0x201C},
                {'a', 'a'},       {0x4E2D, 0x4E2D}, {0x3000, ' '}, {0x10FFFF, 0x10FFFF}};
    (void)state;

    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(fold_cp(rows[i].from), rows[i].to);
    for (uint32_t cp = 0; cp < 0x32400; cp++)
        if (fold_cp(fold_cp(cp)) != fold_cp(cp))
            fail_msg("U+%04X folds twice", cp);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_longest),      cmocka_unit_test(test_extra_rows),
        cmocka_unit_test(test_all_mistakes), cmocka_unit_test(test_own_rows),
        cmocka_unit_test(test_every_key),    cmocka_unit_test(test_fold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
