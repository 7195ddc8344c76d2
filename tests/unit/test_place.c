/* test_place.c: the places that the sentences of tests/places/NAME.tsv name, and which of many the
 * text settles; and whether the tables agree with themselves. */
#include "bench.h"
#include "recognise/document.h"
#include "recognise/organisation/organisation.h"
#include "recognise/person/person.h"
#include "recognise/place/place.h"
#include "recognise/place/place_clear.h"
#include "rows.h"

static void print_places(const struct findings *findings, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < findings->place_count; i++) {
        const struct place *p = &findings->places[i];
        struct slice code = p->edition.length > 0 ? p->code : SLICE("-");
        if (p->candidate_count > 1)
            code = SLICE("?");
        used += (size_t)snprintf(out + used, size - used, "%s%.*s=%.*s", i ? " " : "",
                                 (int)p->name.length, p->name.data, (int)code.length, code.data);
    }
}

/* Columns: text, places, headline, dateline, outlet. */
static void read_row(void *context, char *const columns[ROWS_COLUMNS_MAX])
{
    struct bench *bench = context;
    struct findings findings = {0};
    struct info_source source = {.name = slice_of(columns[4])};
    struct layout layout = {.headline = slice_of(columns[2]),
                            .dateline.place = slice_of(columns[3]),
                            .info_sources = &source,
                            .info_source_count = *columns[4] != '\0'};
    char got[1024];

    arena_reset(&bench->arena);
    layout.body = text_of(&bench->arena, columns[0]);
    place_recognise(&bench->arena, &bench->lexicon, &layout, &findings);
    organisation_recognise(&bench->arena, &bench->lexicon, &layout, &findings);
    person_recognise(&bench->arena, &bench->lexicon, &layout, &findings);
    document_recognise(&bench->arena, &bench->lexicon, &layout, &findings);
    place_clear(&bench->arena, &layout.body, &findings);
    print_places(&findings, got, sizeof got);
    bench_compare(bench, columns[0], columns[1], got);
}

static void test_first(void **state)
{
    struct bench bench;
    (void)state;

    bench_open(&bench);
    rows_read("places/first.tsv", 5, read_row, &bench);
    bench_close(&bench);
}

static void test_kept_back(void **state)
{
    struct bench bench;
    (void)state;

    bench_open(&bench);
    rows_read("places/kept_back.tsv", 5, read_row, &bench);
    bench_close(&bench);
}

static const struct table *const TABLES[] = {&LEXICON_BUILT_IN[TABLE_PLACES],
                                             &LEXICON_BUILT_IN[TABLE_PLACE_STEMS]};

static const char *column(size_t table, uint32_t row, unsigned n)
{
    return table_column(TABLES[table], &TABLES[table]->entries[row], n);
}

/* A set of codes of six characters, as a sorted list. */
struct codes {
    char (*list)[7];
    size_t count;
};

static int compare_codes(const void *a, const void *b)
{
    return memcmp(a, b, 6);
}

static bool codes_have(const struct codes *codes, const char *code)
{
    return bsearch(code, codes->list, codes->count, sizeof *codes->list, compare_codes);
}

/* The codes of all places down to counties, and those under which statistics list zones. */
static struct codes read_codes(void)
{
    const struct table *table = TABLES[0];
    struct codes codes = {calloc(2 * (size_t)table->entry_count, sizeof *codes.list), 0};

    assert_non_null(codes.list);
    for (uint32_t i = 0; i < table->entry_count; i++) {
        if (strlen(column(0, i, 0)) == 6)
            memcpy(codes.list[codes.count++], column(0, i, 0), 6);
        if (table->entries[i].kind == PLACE_ZONE)
            memcpy(codes.list[codes.count++], column(0, i, 2), 6);
    }
    qsort(codes.list, codes.count, sizeof *codes.list, compare_codes);
    return codes;
}

/* Every township lies in a county, every county in a province, and what a unit became is there. */
static void test_table_is_whole(void **state)
{
    struct codes codes = read_codes();
    (void)state;

    for (uint32_t i = 0; i < TABLES[0]->entry_count; i++) {
        const char *code = column(0, i, 0), *link = column(0, i, 2);
        char parent[7] = {0};
        memcpy(parent, code, 6);
        if (strlen(code) == 6)
            memcpy(parent + 2, "0000", 4);
        bool own = *column(0, i, 1) == '\0';
        if (!own && !codes_have(&codes, parent))
            fail_msg("%s has no parent %s", code, parent);
        if (*link && !codes_have(&codes, link))
            fail_msg("%s leads to %s, which is nowhere", code, link);
    }
    free(codes.list);
}

/* No two rows of one name and one code; so none can say two things of them. A stem's code is that
 * of a full name, with the same edition for one of them. */
static void test_rows_agree(void **state)
{
    struct codes codes = read_codes();
    (void)state;

    for (size_t t = 0; t < COUNT_OF(TABLES); t++)
        for (uint32_t i = 0; i < TABLES[t]->entry_count; i++) {
            if (t == 1 && *column(1, i, 1) && !codes_have(&codes, column(1, i, 0)))
                fail_msg("a stem has the code %s, which no place has", column(1, i, 0));
            for (uint32_t j = i; TABLES[t]->entries[j].more; j++)
                if (strcmp(column(t, i, 0), column(t, j + 1, 0)) == 0 &&
                    strcmp(column(t, i, 1), column(t, j + 1, 1)) == 0)
                    fail_msg("two rows for one name of %s", column(t, i, 0));
        }
    free(codes.list);
}

/* A row of places.tsv finds itself: its name in a text is one of the places that have the name. */
static void test_rows_are_found(void **state)
{
    struct bench bench;
    char line[256], path[1024];
    unsigned rows = 0;
    (void)state;

    bench_open(&bench);
    snprintf(path, sizeof path, "%s/../worker/data/places.tsv", WIRECOPY_TESTS);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        char *save, *name = strtok_r(line, "\t", &save), *level = strtok_r(NULL, "\t", &save);
        char *code = strtok_r(NULL, "\t\n", &save);
        if (*name == '#')
            continue;
        assert_non_null(level);
        arena_reset(&bench.arena);
        struct text text = text_of(&bench.arena, name);
        struct table_match match =
            lexicon_longest(&bench.lexicon, TABLE_PLACES, &text, 0, text.count);
        bool found = false;
        for (uint32_t i = 0; i < match.entry_count; i++)
            found |= strcmp(table_column(match.table, &match.entries[i], 0), code) == 0;
        if (match.length != text.count || !found)
            fail_msg("%s %s is not found by its name", name, code);
        rows++;
    }
    fclose(file);
    assert_true(rows > 41352);
    bench_close(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first),          cmocka_unit_test(test_kept_back),
        cmocka_unit_test(test_table_is_whole), cmocka_unit_test(test_rows_agree),
        cmocka_unit_test(test_rows_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
