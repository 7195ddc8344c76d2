/* test_programme.c: the sentences of tests/programmes/NAME.tsv: what is a programme, of what kind
 * and with what parts; and what is only a word. */
#include "bench.h"
#include "recognise/recognise.h"
#include "rows.h"

static void print_programmes(const struct findings *findings, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < findings->programme_count; i++) {
        const struct programme *p = &findings->programmes[i];
        used += (size_t)snprintf(out + used, size - used, "%s%.*s/%s", i ? " " : "",
                                 (int)p->name.length, p->name.data,
                                 table_kind_word(TABLE_PROGRAMME_NOUNS, p->kind));
        for (size_t n = 0; n < p->part_count; n++)
            used += (size_t)snprintf(out + used, size - used, "%s%.*s", n ? "," : "[",
                                     (int)p->parts[n].length, p->parts[n].data);
        if (p->part_count > 0)
            used += (size_t)snprintf(out + used, size - used, "]");
    }
}

static void read_row(void *context, char *const columns[ROWS_COLUMNS_MAX])
{
    struct bench *bench = context;
    struct findings findings;
    struct layout layout = {0};
    struct notes notes;
    char got[1024];

    arena_reset(&bench->arena);
    notes_init(&notes, &bench->arena);
    layout.body = text_of(&bench->arena, columns[0]);
    recognise_body(&bench->lexicon, &notes, &layout, &findings);
    print_programmes(&findings, got, sizeof got);
    bench_compare(bench, columns[0], columns[1], got);
}

static void test_first(void **state)
{
    struct bench bench;
    (void)state;

    bench_open(&bench);
    rows_read("programmes/first.tsv", 2, read_row, &bench);
    bench_close(&bench);
}

static void test_kept_back(void **state)
{
    struct bench bench;
    (void)state;

    bench_open(&bench);
    rows_read("programmes/kept_back.tsv", 2, read_row, &bench);
    bench_close(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_first),
                                       cmocka_unit_test(test_kept_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
