/* test_programme.c: what is a programme, of what kind and with what parts; and what is only a word.
 */
#include "bench.h"
#include "recognise/programme.h"
#include "recognise/quote.h"

static const struct {
    const char *text, *expected; /* "name/kind[parts] …" */
} ROWS[] = {
    {"建立“日清日决日调度”工作机制", "日清日决日调度/mechanism"},
    {"开展“百名局长进千企”行动", "百名局长进千企/campaign"},
    {"主要职责是“三员”,即:监督员、服务员、宣传员。", "三员/list监督员,服务员,宣传员"},
    {"主要职责是“三员”,即:监督员、服务员。", "三员/slogan"},
    {"“两手抓、两手都要硬”", "两手抓、两手都要硬/slogan"},
    {"为企业注入了“强心剂”", ""},
    {"强化“责任链”。绷紧“责任链”。", "责任链/slogan"},
    {"实行一企一策,一心一意谋发展", "一企一策/mechanism"},
    {"按照‘谁用工、谁负责’的原则", "谁用工、谁负责/slogan"},
    {"“我们家今年收了三千斤。”他说。", ""},
};

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
            used += (size_t)snprintf(out + used, size - used, "%s%.*s", n ? "," : "",
                                     (int)p->parts[n].length, p->parts[n].data);
    }
}

static void test_programmes(void **state)
{
    struct bench bench;
    char got[512];
    (void)state;

    bench_open(&bench);
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        struct findings findings = {0};
        struct layout layout = {0};
        struct notes notes;
        arena_reset(&bench.arena);
        notes_init(&notes, &bench.arena);
        layout.body = text_of(&bench.arena, ROWS[i].text);
        quote_recognise(&notes, &bench.lexicon, &layout, &findings);
        programme_recognise(&bench.arena, &bench.lexicon, &layout, &findings);
        print_programmes(&findings, got, sizeof got);
        bench_compare(&bench, ROWS[i].text, ROWS[i].expected, got);
    }
    bench_close(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_programmes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
