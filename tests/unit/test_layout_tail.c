/* test_layout_tail.c: credits, editors, sources and jumps after the last sentence. */
#include "layout_case.h"

#define TEXT  "全县已有12家企业恢复生产，其余企业正在做准备工作。"
#define MORE  "县里的工作人员每天到企业走访，帮助解决口罩和用工的困难。"
#define LINES TEXT "\n" MORE
#define READ  "B " TEXT "\nB " MORE

static const struct layout_case ROWS[] = {
    {LINES "（记者 李大为 通讯员 陈星）",
     "C 李大为|reporter|记者|\nC 陈星|correspondent|通讯员|\n" READ},
    {LINES "\n（李大为 陈星）", "C 李大为|author||\nC 陈星|author||\n" READ},
    {LINES "(李大为)", "C 李大为|author||\n" READ},
    {LINES "(记者史大为、周小川)", "C 史大为|reporter|记者|\nC 周小川|reporter|记者|\n" READ},
    {LINES "（区融媒体中心 李大为 区科技工信局 陈星）",
     "C 李大为|author||区融媒体中心\nC 陈星|author||区科技工信局\n"
     "" READ},
    {LINES "（總臺記者 陳大文 王小明）",
     "C 陳大文|reporter|記者|總臺\nC 王小明|reporter|記者|總臺\nI 總臺|origin\n" READ},
    {LINES "(记者 李大为/图)", "C 李大为|photographer|图|\n" READ},
    {LINES "\n（参与记者：严万达 龚雅丽 唐曦）",
     "C 严万达|contributor|参与记者|\nC 龚雅丽|contributor|参与记者|\n"
     "C 唐曦|contributor|参与记者|\n" READ},
    {LINES "（完）", READ},
    {LINES "\n(完)", READ},
    {LINES "(记者李大为)(完)", "C 李大为|reporter|记者|\n" READ},
    {LINES "\n编辑：李大为 审核：陈星 终审：王小明",
     "C 李大为|editor|编辑|\nC 陈星|reviewer|审核|\nC 王小明|reviewer|终审|\n" READ},
    {LINES "\n编辑：李大为\n审核：陈星\n终审：王小明",
     "C 李大为|editor|编辑|\nC 陈星|reviewer|审核|\nC 王小明|reviewer|终审|\n" READ},
    {LINES "\n责编：李大为\n一审：陈星\n二审：王小明\n三审：周小川",
     "C 李大为|editor|责编|\nC 陈星|reviewer|一审|\nC 王小明|reviewer|二审|\n"
     "C 周小川|reviewer|三审|\n" READ},
    {LINES "\n初审编辑：李大为 责任编辑：陈星",
     "C 李大为|editor|初审编辑|\nC 陈星|editor|责任编辑|\n" READ},
    {LINES "\n校对：李大为 审稿主任：陈星 值班总编：王小明",
     "C 李大为|proofreader|校对|\nC 陈星|reviewer|审稿主任|\nC 王小明|supervisor|值班总编|\n" READ},
    {LINES "\n编辑：李大为 编审：陈星 监制：王小明",
     "C 李大为|editor|编辑|\nC 陈星|reviewer|编审|\nC 王小明|supervisor|监制|\n" READ},
    {LINES "\n(责任编辑：李大为)", "C 李大为|editor|责任编辑|\n" READ},
    {LINES "\n【责任编辑:李大为】", "C 李大为|editor|责任编辑|\n" READ},
    {LINES "\n[编辑：李大为]", "C 李大为|editor|编辑|\n" READ},
    {LINES "[责任编辑:李大为]", "C 李大为|editor|责任编辑|\n" READ},
    {LINES "\n【责任编辑 李大为】", "C 李大为|editor|责任编辑|\n" READ},
    {LINES "\n责任编辑：李大为_NN1234", "C 李大为|editor|责任编辑|\n" READ},
    {LINES "\n(责编：李大为、陈星)", "C 李大为|editor|责编|\nC 陈星|editor|责编|\n" READ},
    {LINES "\n编辑：", READ},
    {LINES "\n编辑：管理员", READ},
    {LINES "\n来源：清河日报\n作者：李大为\n编辑：陈星",
     "C 李大为|author|作者|\nC 陈星|editor|编辑|\nI 清河日报|source\n" READ},
    {LINES "编辑：李大为", "C 李大为|editor|编辑|\n" READ},
    {LINES "记者 李大为 通讯员 陈星",
     "C 李大为|reporter|记者|\nC 陈星|correspondent|通讯员|\n" READ},
    {LINES "\n记者：李大为", "C 李大为|reporter|记者|\n" READ},
    {LINES "\n供图：李大为", "C 李大为|photographer|供图|\n" READ},
    {LINES "\n文/图 李大为", "C 李大为|reporter|文/图|\nC 李大为|photographer|文/图|\n" READ},
    {LINES "\n（作者单位：清河县第一中学）", READ "\nB （作者单位：清河县第一中学）"},

    /* Head and tail say the same; nobody stands twice. */
    {"清河县企业复工过半\n来源：红网 作者：蒋业勋 编辑：于佳丽 2020-03-11 16:46:13\n"
     "红网时刻永州3月11日讯（通讯员 蒋业勋）" LINES "\n来源：红网\n作者：蒋业勋\n编辑：于佳丽",
     "T 清河县企业复工过半\nP 2020-03-11T16:46:13+08:00\nD 红网时刻|永州|2020-03-11\n"
     "C 蒋业勋|correspondent|通讯员|\nC 于佳丽|editor|编辑|\nI 红网|source\nI "
     "红网时刻|origin\n" READ},

    /* Jumps between the pages of a paper. */
    {"全县已有12家企业恢复生产，其余企业（下转第二版）\n（上接第一版）正在做准备工作。\n" MORE,
     "B 全县已有12家企业恢复生产，其余企业正在做准备工作。\nB " MORE},
    {"全县已有12家企业恢复生产，其余企业。（下转第二版）",
     "B 全县已有12家企业恢复生产，其余企业。\n! truncated 1"},
    {LINES "（下转第二版）\n（上接第一版）\n" TEXT "县长说。", READ "\nB " TEXT "县长说。"},

    /* What stays. */
    {TEXT "\n获奖名单如下：\n王小明\n李大为\n陈星",
     "B " TEXT "\nB 获奖名单如下：\nB 王小明\nB 李大为\nB 陈星"},
    {LINES "（文中人物均为化名）", READ "（文中人物均为化名）"},
    {LINES "（注：数据截至3月11日）", READ "（注：数据截至3月11日）"},
    {TEXT "全县分三步推进（先大后小）", "B " TEXT "全县分三步推进（先大后小）"},
    {TEXT "\n他说：“你们放心，我们一定会把企业的事情办好，一个都不会落下。",
     "B " TEXT "\nB 他说：“你们放心，我们一定会把企业的事情办好，一个都不会落下。"},
    {TEXT "\n县里的工作人员每天到企业走访，帮助解决口罩。用工的困",
     "B " TEXT "\nB 县里的工作人员每天到企业走访，帮助解决口罩。用工的困\n! truncated 1"},
    {TEXT "\n县里的工作人员每天到企业走访，帮助解决口罩和用工的...",
     "B " TEXT "\nB 县里的工作人员每天到企业走访，帮助解决口罩和用工的...\n! truncated 1"},
    {TEXT "\n县里的工作人员每天到企业走访，这样的例子还有很多……",
     "B " TEXT "\nB 县里的工作人员每天到企业走访，这样的例子还有很多……"},
};

static void test_tails(void **state)
{
    (void)state;
    case_run_all(ROWS, COUNT_OF(ROWS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
