/* test_layout_body.c: furniture, captions, duplicates, headings, damage and sentences. */
#include "layout_case.h"

#define TEXT  "全县已有12家企业恢复生产，其余企业正在做准备工作。"
#define MORE  "县里的工作人员每天到企业走访，帮助解决口罩和用工的困难。"
#define LINES TEXT "\n" MORE
#define READ  "B " TEXT "\nB " MORE
#define LONG                                                                                                                                     \
    "清河县在三月上旬开展了企业走访，工作人员先后来到城东、城西和城南的工业园区，逐家逐户了解企业" \
    "的用工、"                                                                                                                               \
    "原料、运输和资金情况，并把企业的难处一条一条记在本子上，带回县里逐项研究，能办的马上就办，不" \
    "能马上办的"                                                                                                                            \
    "也向企业说明原因和打算。"

static const struct layout_case ROWS[] = {
    /* Furniture around the article. */
    {"当前位置：首页 > 要闻 > 正文\n" LINES, READ},
    {"当前位置:\n\n清河县企业复工过半\n\n时刻新闻\n—分享—\n\n" LINES,
     "T 清河县企业复工过半\n" READ},
    {"首页 | 新闻 | 社会 | 体育 | 财经\n" LINES, READ},
    {"您的位置：首页 >> 新闻中心\n大 中 小\n" LINES, READ},
    {"【大 中 小】【打印】【关闭】\n" LINES, READ},
    {"小字體大字體\n" LINES, READ},
    {"字号：【大 中 小】\n分享到：微信 微博 QQ空间\n" LINES, READ},
    {"A A A\n" LINES, READ},
    {"听新闻\n" LINES "\n扫一扫在手机打开当前页", READ},
    {LINES "\n已有0人发表了评论", READ},
    {LINES "\n您需要登錄后才可以評論", READ},
    {LINES "\n上一篇：清河县召开会议\n下一篇：清河县植树", READ},
    {LINES "\n浏览次数:1590", READ},
    {LINES "\n分享到:\n\n相关文章:", READ},
    {LINES "\n相关新闻\n清河县召开全县干部大会\n清河县植树三千棵", READ},
    {LINES "\n新闻推荐\n别县的一条新闻说，那里有3家工厂开工。那里的人也很高", READ},
    {LINES "\n扫一扫关注清河发布", READ},
    {LINES "\ncontent_9888.html 1 3 清河县企业复工过半 /enpproperty-->", READ},
    {LINES "\n主站蜘蛛池模板: 天长市| 宁明县| 清河县| 五原县| 三河市", READ},
    {"天长市| 宁明县| 清河县| 五原县| 三河市\n" LINES, READ},
    {"国产精品 久久 亚洲 欧美 在线播放\n" LINES, READ},
    {LINES "\n本文链接：https://a.example/content/2020/03/11/1.html",
     "P 2020-03-11\n" READ "\nU https://a.example/content/2020/03/11/1.html"},
    {LINES "\n版权所有：清河网 未经授权不得转载", READ},
    {LINES "\n本文为清河频道原创文章，转载请附上原文出处链接和本声明。", READ},
    {LINES "\n免责声明：本网转载此文目的在于传递更多信息，不代表本网观点。", READ},
    {LINES "\n新闻热线：0319-8161234", READ},

    /* What only sounds like furniture. */
    {"广告业务是清河网今年增长最快的业务，前两个月收入12万元。\n" MORE,
     "B 广告业务是清河网今年增长最快的业务，前两个月收入12万元。\nB " MORE},
    {"分享会上，12家企业的负责人介绍了恢复生产的做法。\n" MORE,
     "B 分享会上，12家企业的负责人介绍了恢复生产的做法。\nB " MORE},
    {"对隐瞒不报的，将依法追究法律责任，未经许可不得开工。\n" MORE,
     "B 对隐瞒不报的，将依法追究法律责任，未经许可不得开工。\nB " MORE},
    {TEXT "\n来源：县里的水厂有两处水源，都在清河的上游。",
     "B " TEXT "\nB 来源：县里的水厂有两处水源，都在清河的上游。"},
    {"地区|企业|复工\n城东|12|8\n城西|9|7\n城南|6|6",
     "B 地区|企业|复工\nB 城东|12|8\nB 城西|9|7\nB 城南|6|6"},
    {"清河县各乡镇复工情况\n" TEXT "\n城东 12\n城西 9\n城南 6\n" MORE,
     "T 清河县各乡镇复工情况\nB " TEXT "\nB 城东 12\nB 城西 9\nB 城南 6\nB " MORE},

    /* Captions and their photographers. */
    {TEXT "\n图为工人在赶制口罩。记者 李大为 摄\n" MORE, "C 李大为|photographer|摄|\n" READ},
    {TEXT "\n工人在赶制口罩。本报记者 李大为 摄\n" MORE, "C 李大为|photographer|摄|本报\n" READ},
    {TEXT "\n▲工人在赶制口罩\n" MORE, READ},
    {TEXT "\n（新华社记者 李大为 摄）\n" MORE,
     "C 李大为|photographer|摄|新华社\nI 新华社|origin\n" READ},
    {TEXT "\n工人在赶制口罩。庄大为摄\n" MORE, "C 庄大为|photographer|摄|\n" READ},
    {TEXT "\n图为什么这样画，是村里的老人最关心的事情。\n" MORE,
     "B " TEXT "\nB 图为什么这样画，是村里的老人最关心的事情。\nB " MORE},

    /* Things that stand twice. */
    {TEXT "\n" TEXT "\n" MORE, READ "\n! duplicated 1"},
    {LINES "\n" LONG "\n" LINES "\n" LONG,
     READ "\nB " LONG "\nB " TEXT "\nB " MORE "\n! duplicated 1"},
    {TEXT TEXT MORE, "B " TEXT MORE "\n! duplicated 1"},
    {"清河县企业复工过半\n" TEXT "\n清河县企业复工过半\n" MORE, "T 清河县企业复工过半\n" READ},

    /* Headings. */
    {TEXT "\n\n靠前服务，解决用工难题\n\n" MORE "\n\n贴心帮扶，打通原料供应\n\n" LONG,
     "B " TEXT "\n# 靠前服务，解决用工难题\nB " MORE "\n# 贴心帮扶，打通原料供应\nB " LONG},
    {TEXT "\n一、靠前服务\n" MORE "\n二、贴心帮扶\n" LONG,
     "B " TEXT "\n# 一、靠前服务\nB " MORE "\n# 二、贴心帮扶\nB " LONG},
    {TEXT "\n“放心吧，我们都准备好了”\n" MORE, "B " TEXT "\nB “放心吧，我们都准备好了”\nB " MORE},
    {TEXT "\n口罩三千个\n酒精五百瓶\n手套两千双\n" MORE,
     "B " TEXT "\nB 口罩三千个\nB 酒精五百瓶\nB 手套两千双\nB " MORE},
    {TEXT "\n靠前服务，解决用工难题", "B " TEXT "\nB 靠前服务，解决用工难题"},

    /* Damage of the whole. */
    {"湖南日报3月11日讯 " LINES "\n湖南日报3月12日讯 " LONG,
     "D 湖南日报||--03-11\nI 湖南日报|origin\n" READ "\nB 湖南日报3月12日讯 " LONG
     "\n! multiple_articles 1"},
    {"明星恋情曝光惊呆网友\n" LONG LINES, "B " LONG TEXT "\nB " MORE "\n! title_mismatch 1"},
    {"\n \n　\n", "no_text"},
    {"当前位置：首页\n分享到：", "no_text"},
};

static void test_bodies(void **state)
{
    (void)state;
    case_run_all(ROWS, COUNT_OF(ROWS));
}

/* 40 different sentences, with `mark` before the first of each group of `group`, and
 * `tail` behind the last. */
static void many_sentences(char *out, size_t size, int group, const char *mark, const char *tail)
{
    static const char *const places[] = {"城东", "城西", "城南", "城北", "河口"};
    size_t at = 0;

    for (int i = 0; i < 40; i++)
        at += (size_t)snprintf(
            out + at, size - at, "%s工作人员在%s走访了第%d家企业，记下了用工和原料的难处。",
            i % group == 0 ? mark + (i == 0 && *mark == '\n') : "", places[i % 5], i + 1);
    snprintf(out + at, size - at, "%s", tail);
}

/* A long page in one line has lost its line breaks; in five lines it has not. */
static void test_one_block(void **state)
{
    char page[CASE_TEXT_BYTES], expected[CASE_TEXT_BYTES];
    struct layout_case row = {.page = page, .expected = expected};
    (void)state;

    many_sentences(page, sizeof page, 40, "", "");
    many_sentences(expected, sizeof expected, 40, "\nB ", "\n! line_breaks_missing 1");
    case_run_all(&row, 1);
    many_sentences(page, sizeof page, 8, "\n", "");
    many_sentences(expected, sizeof expected, 8, "\nB ", "");
    case_run_all(&row, 1);
}

static void test_sentences(void **state)
{
    static const struct {
        const char *page, *sentences; /* separated by | */
    } rows[] = {
        {"他说：“好！”大家笑了。又下雨了", "他说：“好！”|大家笑了。|又下雨了"},
        {"全县有12家（城东8家。）其余在城西。", "全县有12家（城东8家。）|其余在城西。"},
        {"增长3.5%。下降1.2%!", "增长3.5%。|下降1.2%!"},
        {"见https://a.example/b?c=1。然后回来。", "见https://a.example/b?c=1。|然后回来。"},
        {"他问：\"行吗?\"我说：\"行。\"", "他问：\"行吗?\"|我说：\"行。\""},
        {"怎么办？！大家都急了……后来好了。", "怎么办？！|大家都急了……后来好了。"},
        {"先去城东；再去城西。", "先去城东；再去城西。"},
        {"“原来这么好！”他说。", "“原来这么好！”|他说。"},
    };
    struct arena arena;
    struct lexicon lexicon;
    struct complaint complaint;
    (void)state;

    assert_true(arena_init(&arena, CASE_ARENA_BYTES));
    assert_int_equal(lexicon_open(NULL, &lexicon, &complaint), STATUS_OK);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char got[CASE_TEXT_BYTES] = "";
        struct envelope envelope = {0};
        struct layout layout;
        struct notes notes;
        arena_reset(&arena);
        struct text page = text_of(&arena, rows[i].page);
        notes_init(&notes, &arena);
        assert_int_equal(layout_read(&lexicon, &notes, &envelope, &page, &layout, &complaint),
                         STATUS_OK);
        for (size_t s = 0; s < layout.sentence_count; s++) {
            struct slice text = text_utf8(&arena, &layout.body, layout.sentences[s]);
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", s ? "|" : "",
                     (int)text.length, text.data);
        }
        assert_string_equal(got, rows[i].sentences);
    }
    lexicon_close(&lexicon);
    arena_done(&arena);
}

/* Whatever the size of the arena, the answer is the same record or a status, never a crash. */
static void test_small_arenas(void **state)
{
    static const char page_text[] = "【专栏】清河县企业复工过半\n来源：红网 作者：蒋业勋\n"
                                    "红网时刻永州3月11日讯（通讯员 蒋业勋）" LINES
                                    "\n靠前服务，解决用工难题\n" LONG "（记者 李大为）\n相关文章：";
    struct lexicon lexicon;
    struct complaint complaint;
    bool read = false;
    (void)state;

    assert_int_equal(lexicon_open(NULL, &lexicon, &complaint), STATUS_OK);
    for (size_t size = 64; !read; size += size / 8) {
        struct arena arena, texts;
        struct envelope envelope = {0};
        struct layout layout;
        struct notes notes;
        assert_true(arena_init(&arena, size));
        assert_true(arena_init(&texts, CASE_ARENA_BYTES));
        struct text page = text_of(&texts, page_text);
        notes_init(&notes, &arena);
        enum status status = layout_read(&lexicon, &notes, &envelope, &page, &layout, &complaint);
        if (status != STATUS_OK)
            assert_int_equal(status, STATUS_ARENA_FULL);
        read = status == STATUS_OK;
        arena_done(&arena);
        arena_done(&texts);
    }
    lexicon_close(&lexicon);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bodies),
        cmocka_unit_test(test_one_block),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_small_arenas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
