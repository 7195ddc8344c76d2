/* test_organisation.c: names of organisations from their last word to their first. */
#include "bench.h"
#include "recognise/organisation/organisation.h"
#include "recognise/place/place.h"

static const struct {
    const char *text, *expected; /* names with a space between */
} ROWS[] = {
    {"该县迅速落实省委组织部等五部门联合发布的要求", "省委组织部"},
    {"慈利县委组织部为帮助企业", "慈利县委组织部"},
    {"慈利縣委縣政府聚焦園區企業", "慈利縣委縣政府"},
    {"及时向县疫情防控指挥部和相关部门报告", "县疫情防控指挥部"},
    {"自进驻湖南长青玻璃幕墙门窗工程有限公司等3家企业以来", "湖南长青玻璃幕墙门窗工程有限公司"},
    {"与湖南省中小企业担保公司签订合作协议", "湖南省中小企业担保公司"},
    {"对规模企业、有关部门，公司和医院都要", ""},
    {"恒申控股集团负责人说", "恒申控股集团"},
    {"双牌县新冠肺炎防控领导小组下专设复工复产组", "双牌县新冠肺炎防控领导小组"},
    {"常德经开区税务局在用好力量", "常德经开区税务局"},
    {"瀏陽市水利局副局長", "瀏陽市水利局"},
    {"民警赶到，锦江派出所所长说", "锦江派出所"},
    {"边境派出所条件苦，当地派出所三名民警，一个派出所", ""},
    {"高雄市前鎮區有車禍。前鎮分局趕到", "前鎮分局"},
    {"农发行衡阳分行将为项目贷款", "农发行衡阳分行"},
    {"报国务院批准，教育部國教署推動", "国务院 教育部國教署"},
    {"报国务实，行将就木，中华为人民", ""},
    {"環保觸覺總監譚曉楓笑言", "環保觸覺"},
    {"家装设计总监谭晓枫，集团董事长王五，藝術總監李明", ""},
    {"比亚迪股份有限公司扩产，比亚迪今年招工", "比亚迪股份有限公司"},
    {"湖南大三湘茶油股份有限公司出口，大三湘公司招工", "湖南大三湘茶油股份有限公司"},
    {"县委网信办、市文化广电和旅游局开会", "县委网信办 市文化广电和旅游局"},
    {"红色文化是根，红色文化是魂", ""},
    {"国家卫生健康委员会发布", "国家卫生健康委员会"},
    {"法庭庭长在法庭上宣读", ""},
    {"水政监察大队大队长江海涛承认", "水政监察大队"},
    {"專家組副組長說，省疾控中心专家组副组长提醒", "省疾控中心"},
    {"來訪的縣鄉村振興局幹部，乡镇党委", "縣鄉村振興局"},
    {"工作组组长，感染的肺炎疫情防控领导小组组长", ""},
    {"乡镇卫生院二十四小时值守，湘雅二医院", "湘雅二医院"},
    {"湘雅医院、蓝天救援队和曙光救援队", "湘雅医院 蓝天救援队 曙光救援队"},
    {"南昌陆军步兵学院派员，长沙大学生返乡", "南昌陆军步兵学院"},
    {"纪念馆和县美术馆开放，顺达纸箱厂复工", "县美术馆"},
    {"鸿富锦电子厂和伟创力电源厂招工", "鸿富锦电子厂 伟创力电源厂"},
    {"盐津铺子食品股份有限公司迁回，盐津铺子扩产", "盐津铺子食品股份有限公司"},
    {"县职业中专学校招生办主任答疑", "县职业中专学校招生办"},
    {"一些医院就医用口罩求助，一批学校停课", ""},
    {"由市中级人民法院审理，市公安局、县教育局参加", "市中级人民法院 市公安局 县教育局"},
};

static void test_organisations(void **state)
{
    struct bench bench;
    char got[512];
    (void)state;

    bench_open(&bench);
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        struct findings findings = {0};
        struct layout layout = {0};
        size_t used = 0;
        arena_reset(&bench.arena);
        layout.body = text_of(&bench.arena, ROWS[i].text);
        place_recognise(&bench.arena, &bench.lexicon, &layout, &findings);
        organisation_recognise(&bench.arena, &bench.lexicon, &layout, &findings);
        got[0] = '\0';
        for (size_t o = 0; o < findings.organisation_count; o++)
            used += (size_t)snprintf(got + used, sizeof got - used, "%s%.*s", o ? " " : "",
                                     (int)findings.organisations[o].name.length,
                                     findings.organisations[o].name.data);
        bench_compare(&bench, ROWS[i].text, ROWS[i].expected, got);
    }
    bench_close(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_organisations)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
