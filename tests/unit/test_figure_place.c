/* test_figure_place.c: the place of the last figure of a sentence, and where it was read. */
#include "bench.h"
#include "recognise/figure/figure_place.h"
#include "recognise/organisation/organisation.h"
#include "recognise/place/place.h"

static const struct {
    const char *headline, *dateline, *text; /* the figure is the last character */
    const char *expected;                   /* name/from, "-" for none */
} ROWS[] = {
    {"", "", "3月,双牌县发放口罩9", "双牌县/stated"},
    {"", "", "双牌县复工。全县企业9", "双牌县/scope"},
    {"", "", "双牌县和东安县复工。该县企业9", "东安县/scope"},
    {"", "东安县", "双牌县、东安县复工。我县企业9", "东安县/scope"},
    {"双牌:复工", "", "双牌县复工。发放贷款9", "双牌县/title"},
    {"", "永州", "永州市复工。发放贷款9", "永州市/dateline"},
    {"双牌:复工", "", "双牌县复工,返岗(省外9", "-"},
    {"双牌:复工", "", "双牌县复工。返岗(省外人员,县内9", "双牌县/scope"},
    {"双牌:复工", "", "双牌县复工。湖北荆州来双养殖,共9", "双牌县/title"},
    {"双牌:复工", "", "双牌县复工。与湖南省中小企业担保公司签约9", "双牌县/title"},
    {"双牌:复工", "", "双牌县复工。在“永州智慧就业”平台发布9", "双牌县/title"},
    {"", "", "隆回县医院收治病人,武冈市转来一些。该县病例9", "隆回县/scope"},
    {"", "", "双牌县复工。全县企业高于全省平均9", "双牌县/scope"},
    {"", "", "双牌县收入高于全省平均9", "双牌县/stated"},
    {"", "", "复工。发放贷款9", "-"},
    {"", "", "双牌县复工。发放贷款9", "双牌县/scope"},
    {"", "", "双牌县、东安县复工。发放贷款9", "-"},
    {"", "", "双牌县复工。\n发放贷款9", "-"},
    {"", "", "双牌县泷泊镇复工。发放贷款9", "泷泊镇/scope"},
    {"双牌:复工", "", "东安县复工。发放贷款9", "东安县/scope"},
    {"", "", "会同县林业局发放补贴9", "会同县/stated"},
    {"", "", "3月7日,会同县法院开庭。罚款9", "会同县/scope"},
    {"", "", "昨日,记者从会同县教育局获悉,今年考生9", "会同县/stated"},
    {"", "", "企业与会同县林业局签约9", "-"},
};

static void find(struct arena *arena, const struct lexicon *lexicon, const char *headline,
                 const char *dateline, const char *utf8, struct findings *ret_findings)
{
    struct layout layout = {.headline = slice_of(headline), .dateline.place = slice_of(dateline)};
    static struct figure figure;

    layout.body = text_of(arena, utf8);
    figure = (struct figure){.span = {layout.body.count - 1, layout.body.count}, .place = NO_ITEM};
    place_recognise(arena, lexicon, &layout, ret_findings);
    organisation_recognise(arena, lexicon, &layout, ret_findings);
    ret_findings->figures = &figure;
    ret_findings->figure_count = 1;
    figure_places_find(arena, &layout.body, ret_findings);
}

static void test_places(void **state)
{
    struct bench bench;
    char got[128];
    (void)state;

    bench_open(&bench);
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        struct findings findings = {0};
        arena_reset(&bench.arena);
        find(&bench.arena, &bench.lexicon, ROWS[i].headline, ROWS[i].dateline, ROWS[i].text,
             &findings);
        const struct figure *figure = &findings.figures[0];
        snprintf(got, sizeof got, "-");
        if (figure->place != NO_ITEM)
            snprintf(got, sizeof got, "%.*s/%s", (int)findings.places[figure->place].name.length,
                     findings.places[figure->place].name.data, figure->place_from);
        bench_compare(&bench, ROWS[i].text, ROWS[i].expected, got);
    }
    bench_close(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_places)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
