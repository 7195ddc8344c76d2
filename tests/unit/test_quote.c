/* test_quote.c: quotations with their speakers, and what is none; titles in 《》. */
#include "bench.h"
#include "recognise/document.h"
#include "recognise/person/person.h"
#include "recognise/place/place.h"
#include "recognise/quote/quote.h"

struct quote_row {
    const char *text;
    const char *expected; /* "words=speaker; …", speaker "-" when nobody is named, "(role)" */
};

static const struct quote_row QUOTES[] = {
    {"“工期很紧。”村民李玉香说。", "工期很紧。=李玉香"},
    {"县长张伟强调，“要抓紧。”", "要抓紧。=张伟"},
    {"县长张伟说：“要抓紧。”", "要抓紧。=张伟"},
    {"“很好，”县长张伟说，“要抓紧。”", "很好，=张伟; 要抓紧。=张伟"},
    {"县长张伟来了。“我们要抓紧时间干。”他说。", "我们要抓紧时间干。=张伟"},
    {"“我家今年收成不错。”一名村民说。", "我家今年收成不错。=(村民)"},
    {"落实“马上办、不隔夜”要求，开展“一对一”服务", ""},
    {"他说这是一次“大考”。", ""},
    {"“病毒不退，我们不走”，这是共同的心声。", "病毒不退，我们不走=-"},
    {"“很多企业存在困难，需要我们去指导。县教育局主任满小斌说。",
     "很多企业存在困难，需要我们去指导。=满小斌"},
    {"「工期很緊。」村民李玉香說。", "工期很緊。=李玉香"},
    {"\"工期很紧。\"村民李玉香说。", "工期很紧。=李玉香"},
    {"《实施方案》明确：“所有企业应当在三月底前复工。”",
     "所有企业应当在三月底前复工。=《实施方案》"},
    {"村民李玉香和王强来了。“工期很紧。”王强告诉记者。", "工期很紧。=王强"},
    {"强化“责任链”、补齐“供应链”，建成“三个结合、两个确保”机制。", ""},
};

static void append_speaker(const struct findings *findings, const struct quote *quote, char *out,
                           size_t size)
{
    if (quote->person != NO_ITEM)
        snprintf(out, size, "%.*s", (int)findings->people[quote->person].name.length,
                 findings->people[quote->person].name.data);
    else if (quote->document != NO_ITEM)
        snprintf(out, size, "《%.*s》", (int)findings->documents[quote->document].title.length,
                 findings->documents[quote->document].title.data);
    else if (quote->role.length > 0)
        snprintf(out, size, "(%.*s)", (int)quote->role.length, quote->role.data);
    else
        snprintf(out, size, "-");
}

static void print_quotes(struct arena *arena, const struct text *text,
                         const struct findings *findings, char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < findings->quote_count; i++) {
        struct slice words = text_utf8(arena, text, findings->quotes[i].words);
        size_t used = strlen(out);
        used += (size_t)snprintf(out + used, size - used, "%s%.*s=", i ? "; " : "",
                                 (int)words.length, words.data);
        append_speaker(findings, &findings->quotes[i], out + used, size - used);
    }
}

static void test_quotes(void **state)
{
    struct bench bench;
    char got[1024];
    (void)state;

    bench_open(&bench);
    for (size_t i = 0; i < COUNT_OF(QUOTES); i++) {
        struct findings findings = {0};
        struct layout layout = {0};
        struct notes notes;
        arena_reset(&bench.arena);
        notes_init(&notes, &bench.arena);
        layout.body = text_of(&bench.arena, QUOTES[i].text);
        place_recognise(&bench.arena, &bench.lexicon, &layout, &findings);
        person_recognise(&bench.arena, &bench.lexicon, &layout, &findings);
        document_recognise(&bench.arena, &bench.lexicon, &layout, &findings);
        quote_recognise(&notes, &bench.lexicon, &layout, &findings);
        print_quotes(&bench.arena, &layout.body, &findings, got, sizeof got);
        bench_compare(&bench, QUOTES[i].text, QUOTES[i].expected, got);
    }
    bench_close(&bench);
}

static void test_documents(void **state)
{
    static const struct {
        const char *text, *title, *number;
        enum document_kind kind;
    } rows[] = {
        {"印发《关于复工的通知》(湘政发〔2020〕3号)", "关于复工的通知", "湘政发〔2020〕3号",
         DOCUMENT_OFFICIAL},
        {"《慈利县招聘信息(第一期)》", "慈利县招聘信息(第一期)", "", DOCUMENT_OFFICIAL},
        {"《关于〈条例〉的说明》", "关于〈条例〉的说明", "", DOCUMENT_OFFICIAL},
        {"《关于贯彻《条例》的意见》", "关于贯彻《条例》的意见", "", DOCUMENT_OFFICIAL},
        {"《人民日报》报道", "人民日报", "", DOCUMENT_MEDIA},
        {"读《红楼梦》", "红楼梦", "", DOCUMENT_OTHER},
        {"《没有闭合\n下一段》", NULL, NULL, DOCUMENT_OTHER},
    };
    struct complaints complaints = {0};
    struct lexicon lexicon;
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, 8u << 20));
    assert_int_equal(lexicon_open(NULL, &lexicon, &complaints), STATUS_OK);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct findings findings = {0};
        struct layout layout = {.body = text_of(&arena, rows[i].text)};
        document_recognise(&arena, &lexicon, &layout, &findings);
        assert_int_equal(findings.document_count, rows[i].title ? 1 : 0);
        if (!rows[i].title)
            continue;
        if (!slice_equal(findings.documents[0].title, slice_of(rows[i].title)) ||
            !slice_equal(findings.documents[0].number, slice_of(rows[i].number)) ||
            findings.documents[0].kind != rows[i].kind)
            fail_msg("%s", rows[i].text);
    }
    lexicon_close(&lexicon);
    arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
