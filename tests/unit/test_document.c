/* test_document.c: the sentences of tests/documents/NAME.tsv, with title, kind, number and issuer.
 */
#include "bench.h"
#include "recognise/document.h"
#include "recognise/organisation/organisation.h"
#include "recognise/place/place.h"
#include "rows.h"

static struct slice or_none(struct slice string)
{
    return string.length > 0 ? string : SLICE("-");
}

static void print_documents(const struct findings *findings, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < findings->document_count; i++) {
        const struct document *d = &findings->documents[i];
        struct slice number = or_none(d->number), issuer = or_none(d->issuer);
        used += (size_t)snprintf(out + used, size - used, "%s%.*s/%s/%.*s/%.*s", i ? " " : "",
                                 (int)d->title.length, d->title.data,
                                 table_kind_word(TABLE_DOCUMENT_WORDS, d->kind), (int)number.length,
                                 number.data, (int)issuer.length, issuer.data);
    }
}

static void read_row(void *context, char *const columns[ROWS_COLUMNS_MAX])
{
    struct bench *bench = context;
    struct findings findings = {0};
    struct layout layout = {0};
    char got[1024];

    arena_reset(&bench->arena);
    layout.body = text_of(&bench->arena, columns[0]);
    place_recognise(&bench->arena, &bench->lexicon, &layout, &findings);
    organisation_recognise(&bench->arena, &bench->lexicon, &layout, &findings);
    document_recognise(&bench->arena, &bench->lexicon, &layout, &findings);
    print_documents(&findings, got, sizeof got);
    bench_compare(bench, columns[0], columns[1], got);
}

static void test_first(void **state)
{
    struct bench bench;
    (void)state;

    bench_open(&bench);
    rows_read("documents/first.tsv", 2, read_row, &bench);
    bench_close(&bench);
}

static void test_kept_back(void **state)
{
    struct bench bench;
    (void)state;

    bench_open(&bench);
    rows_read("documents/kept_back.tsv", 2, read_row, &bench);
    bench_close(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_first),
                                       cmocka_unit_test(test_kept_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
