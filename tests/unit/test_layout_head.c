/* test_layout_head.c: the lines above the body, in the layouts that portals and papers use. */
#include "layout_case.h"

#define TEXT "全县已有12家企业恢复生产，其余企业正在做准备工作。"
#define MORE "县里的工作人员每天到企业走访，帮助解决口罩和用工的困难。"
#define BODY "\n\n" TEXT "\n\n" MORE
#define READ "\nB " TEXT "\nB " MORE

static const struct layout_case ROWS[] = {
    /* Titles, and pages without one. */
    {"清河县企业复工过半" BODY, "T 清河县企业复工过半" READ},
    {TEXT "\n" MORE, "B " TEXT "\nB " MORE},
    {"清河县：十二家企业“云”上复工" BODY, "T 清河县：十二家企业“云”上复工" READ},
    {"02.27 清河县企业复工过半" BODY, "T 清河县企业复工过半\nP --02-27" READ},
    {"11连胜！清河县企业男篮夺冠" BODY, "T 11连胜！清河县企业男篮夺冠" READ},
    {"18亿元 清河县企业再添新项目" BODY, "T 18亿元 清河县企业再添新项目" READ},
    {"清河县企业复工过半_要闻_清河新闻网" BODY, "T 清河县企业复工过半" READ},
    {"清河县企业复工过半 - 人民网" BODY, "T 清河县企业复工过半" READ},
    {"清河县企业复工过半\n清河县企业复工过半" BODY, "T 清河县企业复工过半" READ},
    {"原标题：清河县企业复工过半" BODY, "T 清河县企业复工过半" READ},
    {"清河县十二家企业恢复生产\n原标题：清河县企业复工过半" BODY,
     "T 清河县十二家企业恢复生产" READ},

    /* Kickers and subtitles. */
    {"【众志成城】清河县企业复工过半" BODY, "T 清河县企业复工过半\nK 众志成城" READ},
    {"(记者手记)清河县企业复工过半" BODY, "T 清河县企业复工过半\nK 记者手记" READ},
    {"视频 | 清河县企业复工过半" BODY, "T 清河县企业复工过半\nK 视频" READ},
    {"清河观察丨十二家企业这样复工" BODY, "T 十二家企业这样复工\nK 清河观察" READ},
    {"清河县企业复工过半\n——走访十二家企业见闻" BODY,
     "T 清河县企业复工过半\nS 走访十二家企业见闻" READ},
    {"清河县企业复工过半\n--走访十二家企业见闻" BODY,
     "T 清河县企业复工过半\nS 走访十二家企业见闻" READ},
    {"众志成城 共克时艰\n清河县企业复工过半\n——走访十二家企业见闻" BODY,
     "T 清河县企业复工过半\nK 众志成城 共克时艰\nS 走访十二家企业见闻" READ},
    {"清河县企业复工过半\n2020-03-11 10:00\n——编者" BODY,
     "T 清河县企业复工过半\nP 2020-03-11T10:00+08:00\nB ——编者" READ},

    /* Meta lines: fields in any order, some of them empty. */
    {"清河县企业复工过半\n来源：红网 作者：蒋业勋 编辑：于佳丽 2020-03-11 16:46:13" BODY,
     "T 清河县企业复工过半\nP 2020-03-11T16:46:13+08:00\nC 蒋业勋|author|作者|\n"
     "C 于佳丽|editor|编辑|\nI 红网|source" READ},
    {"清河县企业复工过半\n2020年03月11日 16:46 来源：清河日报 字号：【大 中 小】" BODY,
     "T 清河县企业复工过半\nP 2020-03-11T16:46+08:00\nI 清河日报|source" READ},
    {"清河县企业复工过半\n2020-03-11 16:46:13 | 来源: 新华社 | 责任编辑: 王小明" BODY,
     "T 清河县企业复工过半\nP 2020-03-11T16:46:13+08:00\nC 王小明|editor|责任编辑|\n"
     "I 新华社|source" READ},
    {"清河县企业复工过半\n发布时间：2020/3/11 8:05　作者：　来源：清河电视台　点击：1590" BODY,
     "T 清河县企业复工过半\nP 2020-03-11T08:05+08:00\nI 清河电视台|source" READ},
    {"清河县企业复工过半\n来源： 作者：佚名 时间：2020-03-11" BODY,
     "T 清河县企业复工过半\nP 2020-03-11" READ},
    {"清河县企业复工过半\n编辑: 管理 浏览次数：38" BODY, "T 清河县企业复工过半" READ},
    {"清河县企业复工过半\n出版：更新：作者：人民日报" BODY,
     "T 清河县企业复工过半\nI 人民日报|source" READ},
    {"清河县企业复工过半\n2021年07月08日15:22 | 来源：人民网－湖南频道" BODY,
     "T 清河县企业复工过半\nP 2021-07-08T15:22+08:00\nI 人民网－湖南频道|source" READ},
    {"清河县企业复工过半\n2020-02-28 08:59 字号:【" BODY,
     "T 清河县企业复工过半\nP 2020-02-28T08:59+08:00" READ},
    {"清河县企业复工过半\n清河日报 2020-03-11 07:00" BODY,
     "T 清河县企业复工过半\nP 2020-03-11T07:00+08:00\nI 清河日报|source" READ},
    {"清河县企业复工过半\n时间：2020-03-11\n来源：清河日报\n作者：李大为 陈星" BODY,
     "T 清河县企业复工过半\nP 2020-03-11\nC 李大为|author|作者|\nC 陈星|author|作者|\n"
     "I 清河日报|source" READ},
    {"清河县企业复工过半\n来 源：清河日报 作 者：李大为 责 编：陈星" BODY,
     "T 清河县企业复工过半\nC 李大为|author|作 者|\nC 陈星|editor|责 编|\nI 清河日报|source" READ},
    {"清河县企业复工过半\n来源：清河日报·新清河客户端 记者 李大为" BODY,
     "T 清河县企业复工过半\nC 李大为|reporter|记者|\nI 清河日报|source\nI "
     "新清河客户端|source" READ},
    {"2020-03-11 10:20 来源：清河日报\n清河县企业复工过半" BODY,
     "T 清河县企业复工过半\nP 2020-03-11T10:20+08:00\nI 清河日报|source" READ},
    {"清河县企业复工过半\nMon Mar 23 12:53:11 2020" BODY,
     "T 清河县企业复工过半\nP 2020-03-23T12:53:11+08:00" READ},
    {"今天是：2024年5月6日 星期一\n清河县企业复工过半\n2020-03-11 10:20 来源：清河日报" BODY,
     "T 清河县企业复工过半\nP 2020-03-11T10:20+08:00\nI 清河日报|source" READ},
    {"2024年5月6日 星期一\n清河县企业复工过半\n2020-03-11 10:20 来源：清河日报" BODY,
     "T 清河县企业复工过半\nP 2020-03-11T10:20+08:00\nI 清河日报|source" READ},
    {"清河縣企業復工過半\n114年10月31號 記者陳星\n\n" TEXT "\n" MORE,
     "T 清河縣企業復工過半\nP 2025-10-31\nC 陳星|reporter|記者|" READ},
    {"清河縣企業復工過半\n2025-06-05 HKT 00:51" BODY,
     "T 清河縣企業復工過半\nP 2025-06-05T00:51+08:00" READ},
    {"清河县企业复工过半\n06.03.2015  11:26\n来源：清河日报" BODY,
     "T 清河县企业复工过半\nI 清河日报|source" READ},

    /* Bylines in a line of their own. */
    {"清河日报记者 周永龙 通讯员 赵祖轩\n" TEXT "\n" MORE,
     "C 周永龙|reporter|记者|清河日报\nC 赵祖轩|correspondent|通讯员|\nI 清河日报|origin" READ},
    {"清河县企业复工过半\n清河日报·新清河客户端 通讯员 文露清 吴金伟" BODY,
     "T 清河县企业复工过半\nC 文露清|correspondent|通讯员|清河日报·新清河客户端\n"
     "C 吴金伟|correspondent|通讯员|清河日报·新清河客户端\nI 清河日报|origin\nI "
     "新清河客户端|origin" READ},
    {"清河县企业复工过半\n□本报记者李大为见习记者陈星" BODY,
     "T 清河县企业复工过半\nC 李大为|reporter|记者|本报\nC 陈星|intern|见习记者|" READ},
    {"清河县企业复工过半\n⊙本报记者 李 明 , 沙 旭" BODY,
     "T 清河县企业复工过半\nC 李明|reporter|记者|本报\nC 沙旭|reporter|记者|本报" READ},
    {"清河县企业复工过半\n记者 史可法、周大为" BODY,
     "T 清河县企业复工过半\nC 史可法|reporter|记者|\nC 周大为|reporter|记者|" READ},
    {"清河县企业复工过半\n【本站记者 文/李大为 摄/陈星】" BODY,
     "T 清河县企业复工过半\nC 李大为|author|文|本站\nC 陈星|photographer|摄|" READ},
    {"清河县企业复工过半\n文/图 记者 李大为" BODY,
     "T 清河县企业复工过半\nC 李大为|reporter|记者|\nC 李大为|photographer|文/图|" READ},
    {"清河县企业复工过半\n本报记者 李大为 文/图" BODY,
     "T 清河县企业复工过半\nC 李大为|reporter|记者|本报\nC 李大为|photographer|文/图|本报" READ},
    {"清河县企业复工过半\n■ 本版摄影 记者 李大为 陈星" BODY,
     "T 清河县企业复工过半\nC 李大为|photographer|摄影 记者|本版\n"
     "C 陈星|photographer|摄影 记者|本版" READ},
    {"清河县企业复工过半\n上游新闻首席记者 欧阳修文 实习生 司徒静" BODY,
     "T 清河县企业复工过半\nC 欧阳修文|reporter|首席记者|上游新闻\nC 司徒静|intern|实习生|\n"
     "I 上游新闻|origin" READ},
    {"清河县企业复工过半\n记者 阿不都·热合曼 通讯员 陈星" BODY,
     "T 清河县企业复工过半\nC 阿不都·热合曼|reporter|记者|\nC 陈星|correspondent|通讯员|" READ},
    {"清河縣企業復工過半\n撰文：陳大文" BODY, "T 清河縣企業復工過半\nC 陳大文|author|撰文|" READ},
    {"清河縣企業復工過半\n記者陳大文∕台南報導" BODY,
     "T 清河縣企業復工過半\nD |台南|\nC 陳大文|reporter|記者|" READ},
    {"清河縣企業復工過半\n〔記者陳大文／綜合報導〕" BODY,
     "T 清河縣企業復工過半\nC 陳大文|reporter|記者|" READ},
    {"清河县企业复工过半\n□通讯员 李大为\n本报讯 " TEXT "\n" MORE,
     "T 清河县企业复工过半\nD 本报||\nC 李大为|correspondent|通讯员|" READ},
    {"清河县企业复工过半\n清河日报" BODY, "T 清河县企业复工过半\nI 清河日报|origin" READ},

    /* Damage that nothing mended before the first role. */
    {"清河日?qǐng)?bào)记者 周永龙 通讯员 赵祖轩\n" TEXT "\n" MORE,
     "C 周永龙|reporter|记者|\nC 赵祖轩|correspondent|通讯员|" READ},
    {"记者怎么看?清河县企业复工过半" BODY, "T 记者怎么看?清河县企业复工过半" READ},

    /* What only looks like a header. */
    {"记者从县工业局获悉，全县已有12家企业恢复生产。\n" MORE,
     "B 记者从县工业局获悉，全县已有12家企业恢复生产。\nB " MORE},
    {"记者：您好，请问企业什么时候可以恢复生产？\n马某：我们已经全部准备好了，随时可以开工。",
     "B 记者：您好，请问企业什么时候可以恢复生产？\nB 马某：我们已经全部准备好了，随时可以开工。"},
    {"昨天下午\n我去了清河边\n河水已经退了\n村里的人都在\n清理河边的垃圾",
     "B 昨天下午\nB 我去了清河边\nB 河水已经退了\nB 村里的人都在\nB 清理河边的垃圾"},
    {"王小明\n李大为\n陈星\n欧阳修文\n赵祖轩", "B 王小明\nB 李大为\nB 陈星\nB 欧阳修文\nB 赵祖轩"},
};

static void test_heads(void **state)
{
    (void)state;
    case_run_all(ROWS, COUNT_OF(ROWS));
}

/* The envelope's date and title stand in for what the page does not state. */
static void test_envelope(void **state)
{
    static const char stamp[] = "2020-03-11T08:00:00+08:00";
    static const struct layout_case rows[] = {
        {"清河县企业复工过半" BODY,
         "T 清河县企业复工过半\nP 2020-03-11T08:00:00+08:00" READ,
         {.present = true, .published_at = {stamp, sizeof stamp - 1}}},
        {"清河县企业复工过半\n2020-03-12" BODY,
         "T 清河县企业复工过半\nP 2020-03-12" READ,
         {.present = true, .published_at = {stamp, sizeof stamp - 1}}},
        {"02.27 清河县企业复工过半" BODY,
         "T 清河县企业复工过半\nP 2020-02-27" READ,
         {.present = true, .published_at = {stamp, sizeof stamp - 1}}},
        {TEXT "\n" MORE,
         "P 2020-03-11" READ,
         {.present = true, .url = {"https://a.example/2020/0311/c1.html", 35}}},
        {TEXT "\n" MORE,
         "T 清河县企业复工过半" READ,
         {.present = true, .title = {"清河县企业复工过半", 27}}},
    };
    (void)state;

    case_run_all(rows, COUNT_OF(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heads),
        cmocka_unit_test(test_envelope),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
