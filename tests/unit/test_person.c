/* test_person.c: a name in print must be a name. */
#include "bench.h"
#include "recognise/person.h"
#include "recognise/place.h"

static const struct {
    const char *text;
    const char *expected; /* "name:title,title/description@affiliation*mentions; …" */
} ROWS[] = {
    {"慈利县委常委、组织部长欧兵波说。", "欧兵波:组织部长,常委@慈利县委*1"},
    {"縣人民政府教育督導室主任督學滿小斌說。與滿小斌一樣的聯絡員",
     "滿小斌:主任督學@縣人民政府教育督導室*2"},
    {"苗市镇大兴村贫困户王兵看到《信息》后", "王兵/贫困户@苗市镇大兴村*1"},
    {"楊柳鋪鄉申中村村民李玉香說。", "李玉香/村民@楊柳鋪鄉申中村*1"},
    {"“很好。”郝倩说。", "郝倩*1"},
    {"金峰镇相关负责人说，工作高度重视", ""},
    {"县委书记高度重视，局长向全市发出号召，主任任组长", ""},
    {"镇长张伟在会上强调", "张伟:镇长*1"},
    {"盧姐過得硬", "盧姐*1"},
    {"“好！”張大爺說", "張大爺*1"},
    {"被告人王某某酒后驾车，民警将冯某抓获", "王某某/被告人*1"},
    {"党组成员、副局长赵明，办公室主任钱海参加。", "赵明:副局长,党组成员*1; 钱海:主任@办公室*1"},
    {"村民阿依古丽·买买提说，日子好了", "阿依古丽·买买提/村民*1"},
    {"他说：“我是党员。”书记和村民都笑了", ""},
    {"记者从会上了解到，经理部全体员工安全生产", ""},
    {"王建国书记来到田间", "王建国:书记*1"},
    {"司马光辉教授介绍", ""},
};

static size_t print_list(char *out, size_t size, char mark, const struct slice *list, size_t count)
{
    size_t used = 0;

    for (size_t i = 0; i < count; i++)
        used += (size_t)snprintf(out + used, size - used, "%c%.*s", i ? ',' : mark,
                                 (int)list[i].length, list[i].data);
    return used;
}

static void print_people(const struct findings *findings, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < findings->person_count; i++) {
        const struct person *p = &findings->people[i];
        used += (size_t)snprintf(out + used, size - used, "%s%.*s", i ? "; " : "",
                                 (int)p->name.length, p->name.data);
        used += print_list(out + used, size - used, ':', p->titles, p->title_count);
        used += print_list(out + used, size - used, '/', p->descriptions, p->description_count);
        used +=
            print_list(out + used, size - used, '@', &p->affiliation, p->affiliation.length > 0);
        used += (size_t)snprintf(out + used, size - used, "*%zu", p->mention_count);
    }
}

static void test_people(void **state)
{
    struct bench bench;
    char got[512];
    (void)state;

    bench_open(&bench);
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        struct findings findings = {0};
        struct layout layout = {0};
        arena_reset(&bench.arena);
        layout.body = text_of(&bench.arena, ROWS[i].text);
        place_recognise(&bench.arena, &bench.lexicon, &layout, &findings);
        person_recognise(&bench.arena, &bench.lexicon, &layout, &findings);
        print_people(&findings, got, sizeof got);
        bench_compare(&bench, ROWS[i].text, ROWS[i].expected, got);
    }
    bench_close(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_people)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
