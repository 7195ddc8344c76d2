/* test_layout_dateline.c: outlet, place, date and names before the first sentence. */
#include "layout_case.h"

#define TEXT "全县已有12家企业恢复生产，其余企业正在做准备工作。"
#define MORE "县里的工作人员每天到企业走访，帮助解决口罩和用工的困难。"
#define REST TEXT "\n" MORE
#define READ "\nB " TEXT "\nB " MORE
#define HEAD "清河县企业复工过半\n2020-03-12 10:00\n"
#define SAID "T 清河县企业复工过半\nP 2020-03-12T10:00+08:00\n"

static const struct layout_case ROWS[] = {
    {HEAD "红网时刻永州3月11日讯（通讯员 蒋业勋）" REST,
     SAID "D 红网时刻|永州|2020-03-11\nC 蒋业勋|correspondent|通讯员|\nI 红网时刻|origin" READ},
    {"红网时刻永州3月11日讯(通讯员 蒋业勋)" REST,
     "D 红网时刻|永州|--03-11\nC 蒋业勋|correspondent|通讯员|\nI 红网时刻|origin" READ},
    {"本报讯(记者 李大为 通讯员 陈星)" REST,
     "D 本报||\nC 李大为|reporter|记者|\nC 陈星|correspondent|通讯员|" READ},
    {"本报讯 记者李大为 通讯员陈星报道：" REST,
     "D 本报||\nC 李大为|reporter|记者|\nC 陈星|correspondent|通讯员|" READ},
    {"本报讯 记者李大为 通讯员陈星 " REST,
     "D 本报||\nC 李大为|reporter|记者|\nC 陈星|correspondent|通讯员|" READ},
    {"本报(记者李大为)讯 " REST, "D 本报||\nC 李大为|reporter|记者|" READ},
    {HEAD "本报3月11日讯 " REST, SAID "D 本报||2020-03-11" READ},
    {HEAD "本报长沙3月11日讯（记者 李大为）" REST,
     SAID "D 本报|长沙|2020-03-11\nC 李大为|reporter|记者|" READ},
    {HEAD "新华社长沙3月11日电(记者李大为)" REST,
     SAID "D 新华社|长沙|2020-03-11\nC 李大为|reporter|记者|\nI 新华社|origin" READ},
    {HEAD "据新华社长沙3月11日电(记者  李大为、陈星)" REST,
     SAID "D 新华社|长沙|2020-03-11\nC 李大为|reporter|记者|\nC 陈星|reporter|记者|\n"
          "I 新华社|origin" READ},
    {"新华社广州9月4日电 题：清河县企业这样复工\n新华社记者李大为\n" REST,
     "T 清河县企业这样复工\nD 新华社|广州|--09-04\nC 李大为|reporter|记者|新华社\nI "
     "新华社|origin" READ},
    {"新华社广州9月4日电?题:清河县企业这样复工\n新华社记者 李大为\n" REST,
     "T 清河县企业这样复工\nD 新华社|广州|--09-04\nC 李大为|reporter|记者|新华社\nI "
     "新华社|origin" READ},
    {"中国日报福州月日电" REST, "D 中国日报|福州|\nI 中国日报|origin" READ},
    {HEAD "中新网长沙3月11日电 (李大为 陈星)" REST,
     SAID "D 中新网|长沙|2020-03-11\nC 李大为|author||\nC 陈星|author||\nI 中新网|origin" READ},
    {"中评社北京5月23日电/" REST, "D 中评社|北京|--05-23\nI 中评社|origin" READ},
    {"中国江苏网3月5日连云港讯 " REST, "D 中国江苏网|连云港|--03-05\nI 中国江苏网|origin" READ},
    {"太原11月22日电 " REST, "D |太原|--11-22" READ},
    {"长治讯：" REST, "D |长治|" READ},
    {"在线讯 " REST, "B " TEXT "\nB " MORE},
    {"网2月25日讯 " REST, "D ||--02-25" READ},
    {"央视网消息：" REST, "D 央视网||\nI 央视网|origin" READ},
    {"人民网长沙3月11日电（记者李大为）" REST,
     "D 人民网|长沙|--03-11\nC 李大为|reporter|记者|\nI 人民网|origin" READ},
    {"央广网长沙3月11日消息（记者 李大为 见习记者 陈星）" REST,
     "D 央广网|长沙|--03-11\nC 李大为|reporter|记者|\nC 陈星|intern|见习记者|\nI "
     "央广网|origin" READ},
    {"【本报讯】" REST, "D 本报||" READ},
    {"【清河日报讯】" REST, "D 清河日报||\nI 清河日报|origin" READ},
    {"【连网】2月8日，" REST, "D 连网||\nI 连网|origin\nB 2月8日，" TEXT "\nB " MORE},
    {"【环球网报道 记者 李大为】" REST,
     "D 环球网||\nC 李大为|reporter|记者|环球网\nI 环球网|origin" READ},
    {"湖南日报3月11日讯（记者 李大为 通讯员 陈星 王小明）" REST,
     "D 湖南日报||--03-11\nC 李大为|reporter|记者|\nC 陈星|correspondent|通讯员|\n"
     "C 王小明|correspondent|通讯员|\nI 湖南日报|origin" READ},
    {"湖南日报·新湖南客户端3月11日讯（记者李大为通讯员陈星）" REST,
     "D 湖南日报·新湖南客户端||--03-11\nC 李大为|reporter|记者|\nC 陈星|correspondent|通讯员|\n"
     "I 湖南日报|origin\nI 新湖南客户端|origin" READ},
    {"清河县融媒体中心3月11日讯(记者 李大为)" REST,
     "D 清河县融媒体中心||--03-11\nC 李大为|reporter|记者|\nI 清河县融媒体中心|origin" READ},
    {"法新社巴黎15日电　" REST, "D 法新社|巴黎|\nI 法新社|origin" READ},
    {HEAD "新华社长沙11日电 " REST, SAID "D 新华社|长沙|2020-03-11\nI 新华社|origin" READ},
    {"清河县企业复工过半\n2020-01-02 10:00\n新华社长沙12月31日电 " REST,
     "T 清河县企业复工过半\nP 2020-01-02T10:00+08:00\nD 新华社|长沙|2019-12-31\n"
     "I 新华社|origin" READ},
    {"清河县企业复工过半\n2024-02-19 10:00\n新华社长沙3月11日电 " REST,
     "T 清河县企业复工过半\nP 2024-02-19T10:00+08:00\nD 新华社|长沙|--03-11\nI 新华社|origin" READ},

    /* Taiwan, Hong Kong, Singapore, Malaysia. */
    {"（中央社記者陳大文台北15日電）" REST,
     "D 中央社|台北|\nC 陳大文|reporter|記者|\nI 中央社|origin" READ},
    {"(中央社澎湖縣30日電)" REST, "D 中央社|澎湖縣|\nI 中央社|origin" READ},
    {"（中央社記者陳大文台北今(10)日電）" REST,
     "D 中央社|台北|\nC 陳大文|reporter|記者|\nI 中央社|origin" READ},
    {"【大紀元11月5日訊】清河日報記者陳大文╱高縣報導 " REST,
     "D 大紀元|高縣|--11-05\nC 陳大文|reporter|記者|清河日報\nI 清河日報|origin\nI "
     "大紀元|origin" READ},
    {"【聯合報╱記者陳大文/台中報導】" REST,
     "D 聯合報|台中|\nC 陳大文|reporter|記者|聯合報\nI 聯合報|origin" READ},
    {"〔記者陳大文／台北報導〕" REST, "D |台北|\nC 陳大文|reporter|記者|" READ},
    {"[記者陳大文／綜合報導]" REST, "C 陳大文|reporter|記者|" READ},
    {"記者陳大文∕台南報導 " REST, "D |台南|\nC 陳大文|reporter|記者|" READ},
    {"(新加坡18日讯)" REST, "D |新加坡|" READ},
    {"（吉隆坡3日訊）" REST, "D |吉隆坡|" READ},
    {"【明報專訊】" REST, "D 明報||\nI 明報|origin" READ},
    {"香港文匯報訊(記者 陳大文)" REST,
     "D 香港文匯報||\nC 陳大文|reporter|記者|\nI 香港文匯報|origin" READ},
    {"【香港商報網訊】記者陳大文報道：" REST,
     "D 香港商報網||\nC 陳大文|reporter|記者|\nI 香港商報網|origin" READ},

    /* Sentences that only begin like a dateline. */
    {"中国电信清河分公司已有12家营业厅恢复营业，其余正在做准备工作。\n" MORE,
     "B 中国电信清河分公司已有12家营业厅恢复营业，其余正在做准备工作。\nB " MORE},
    {"县广播电视台电话回访了12家企业，企业都说准备工作已经做好。\n" MORE,
     "B 县广播电视台电话回访了12家企业，企业都说准备工作已经做好。\nB " MORE},
    {"据新华社消息称，全县已有12家企业恢复生产。\n" MORE,
     "I 新华社|source\nB 据新华社消息称，全县已有12家企业恢复生产。\nB " MORE},
    {"据人民日报报道，全县已有12家企业恢复生产。\n" MORE,
     "I 人民日报|source\nB 据人民日报报道，全县已有12家企业恢复生产。\nB " MORE},
    {"3月11日电力部门派人到12家企业检查线路，排除隐患。\n" MORE,
     "B 3月11日电力部门派人到12家企业检查线路，排除隐患。\nB " MORE},
    {"昨日，记者李大为来到清河边，看到12家企业已经恢复生产。\n" MORE,
     "B 昨日，记者李大为来到清河边，看到12家企业已经恢复生产。\nB " MORE},
    {"（一）加强领导。各乡镇要把企业恢复生产放在第一位。\n" MORE,
     "B （一）加强领导。各乡镇要把企业恢复生产放在第一位。\nB " MORE},
};

static void test_datelines(void **state)
{
    (void)state;
    case_run_all(ROWS, COUNT_OF(ROWS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_datelines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
