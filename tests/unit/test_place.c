/* test_place.c: which places a sentence names, and which of many the text settles. */
#include "bench.h"
#include "recognise/place.h"

struct place_row {
    const char *headline, *dateline, *text;
    const char *expected; /* "name=code name=? …" in the order of first mention */
};

static const struct place_row ROWS[] = {
    {"", "", "湖南慈利在全面打好阻擊戰。該縣苗市鎮大興村貧困戶王兵",
     "湖南=430000 慈利=430821 苗市鎮=430821108 大興村=-"},
    {"", "", "双牌县委县政府落实部署，双牌的做法好", "双牌县=431123"},
    {"", "", "双牌照相机很好", ""},
    {"", "", "湖北荆州来双养殖小龙虾", "湖北=420000 荆州=421000"},
    {"", "", "对永州市外返岗人员，在“永州智慧就业”平台", "永州市=431100"},
    {"", "", "福建长乐区，湖南镇坚持一手抓防控", "福建=350000 长乐区=350112 湖南镇=350112110"},
    {"", "", "北京路人来人往，上海大厦，新华社记者", ""},
    {"", "", "新城区建设加快，他爱吃三明治，穿中山装", ""},
    {"", "", "南京市鼓楼区发布", "南京市=320100 鼓楼区=320106"},
    {"", "", "福州市晋安区和鼓楼区", "福州市=350100 晋安区=350111 鼓楼区=350102"},
    {"", "徐州", "鼓楼区发布通知", "鼓楼区=320302"},
    {"", "", "鼓楼区发布通知", "鼓楼区=?"},
    {"", "", "内蒙古乌海市海南区", "内蒙古=150000 乌海市=150300 海南区=150303"},
    {"", "", "2004年，长乐市农民", "长乐市=350182"},
    {"", "", "常德经开区税务局", "常德经开区=430700"},
    {"", "", "衡阳市珠晖区冶金街道建国里社区",
     "衡阳市=430400 珠晖区=430405 冶金街道=430405011 建国里社区=-"},
    {"", "", "吉林省吉林市", "吉林省=220000 吉林市=220200"},
    {"", "", "全镇各村都来了", ""},
    {"", "", "施用复合肥，纪念孙中山，沿淮河南岸走到黄河北岸", ""},
    {"", "", "莘县已建成大棚，新县城和成县级", "莘县=371522"},
    {"肇慶封開", "", "封開全面開展行動", "封開=441225"},
};

static void print_places(const struct findings *findings, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < findings->place_count; i++) {
        const struct place *p = &findings->places[i];
        struct slice code = p->code;
        if (code.length == 0)
            code = p->candidate_count ? SLICE("?") : SLICE("-");
        used += (size_t)snprintf(out + used, size - used, "%s%.*s=%.*s", i ? " " : "",
                                 (int)p->name.length, p->name.data, (int)code.length, code.data);
    }
}

static void test_places(void **state)
{
    struct bench bench;
    char got[512];
    (void)state;

    bench_open(&bench);
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        struct findings findings = {0};
        struct layout layout = {.headline = slice_of(ROWS[i].headline),
                                .dateline.place = slice_of(ROWS[i].dateline)};
        arena_reset(&bench.arena);
        layout.body = text_of(&bench.arena, ROWS[i].text);
        place_recognise(&bench.arena, &bench.lexicon, &layout, &findings);
        print_places(&findings, got, sizeof got);
        bench_compare(&bench, ROWS[i].text, ROWS[i].expected, got);
    }
    bench_close(&bench);
}

/* Every row of the table finds itself, and every township's county and every county's province
 * exists. */
static void test_table_is_whole(void **state)
{
    const struct table *table = &LEXICON_BUILT_IN[TABLE_PLACES];
    uint8_t *known = calloc(1000000, 1);
    (void)state;

    assert_non_null(known);
    for (uint32_t i = 0; i < table->entry_count; i++) {
        const char *code = table_column(table, &table->entries[i], 0);
        if (strlen(code) == 6)
            known[strtol(code, NULL, 10)] = 1;
    }
    for (uint32_t i = 0; i < table->entry_count; i++) {
        const char *code = table_column(table, &table->entries[i], 0);
        char parent[7] = {0};
        memcpy(parent, code, 6);
        if (strlen(code) == 6)
            memcpy(parent + 2, "0000", 4);
        if (!known[strtol(parent, NULL, 10)])
            fail_msg("%s has no parent %s", code, parent);
    }
    free(known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_table_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
