/* ordinal.c: each way in which a numeral names something, one function for each. */
#include "recognise/ordinal.h"

#include "recognise/number/numeral.h"

#define SPOT_REACH 10u     /* behind 1745公里 */
#define TWO        0x4E24u /* 两 */

/* A numeral with a unit or an ordinal's word after it; where both end. */
static uint32_t numeral_and_unit_end(const struct reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    struct numeral n;

    if (!numeral_read(text, at, text->count, &n))
        return at;
    struct table_match unit =
        lexicon_longest(reader->lexicon, TABLE_UNITS, text, n.span.end, text->count);
    return n.span.end + (unit.table ? unit.length : 0);
}

/* 5车12排8座, 3车12F号: the numbers of a seat, the last of them right before a mark or a word for
 * what is there; 3排12座厂房 are counted. */
static uint32_t seat_end(const struct reader *reader, uint32_t at)
{
    static const char *const ROWS[] = {"车厢", "车", "排", NULL};
    static const char *const SEATS[] = {"排", "座", "号", "座位", "号座", NULL};
    static const char *const BEHIND[] = {"的", "位", "处", "旅客", "乘客", NULL};
    const struct text *text = reader->text;
    uint32_t end = at, row, seat = 0;
    struct numeral n;

    while (numeral_read(text, end, text->count, &n) && n.scale == 0) {
        uint32_t unit = n.span.end + (end > at && cp_is_latin(text_fold(text, n.span.end)));
        row = reader_one_of(text, unit, ROWS);
        seat = end > at ? reader_one_of(text, unit, SEATS) : 0;
        end = unit + (row > 0 ? row : seat);
        if (row == 0)
            break;
    }
    return seat > 0 && (!cp_is_hanzi(text_fold(text, end)) || reader_one_of(text, end, BEHIND) > 0)
               ? end
               : at;
}

/* 第三方, 第21号, 第二、三季度, 第3排12座. */
static uint32_t count_end(const struct reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    uint32_t end = numeral_and_unit_end(reader, at + 1);

    if (text->fold[at] != 0x7B2C /* 第 */ || end == at + 1)
        return at;
    while (text_fold(text, end) == 0x3001 && numeral_and_unit_end(reader, end + 1) > end + 1)
        end = numeral_and_unit_end(reader, end + 1);
    uint32_t seat = seat_end(reader, at + 1);
    return seat > end ? seat : end;
}

/* 前三名, 前10个月, 初三, 周五, 零距离: a word before the numeral says that it ranks. */
static uint32_t rank_end(const struct reader *reader, uint32_t at)
{
    static const char *const AFTER_FRONT[] = {"名",   "强", "位",   "甲", "列", "季度", "个季度",
                                              "个月", "月", "十强", "茅", "卫", NULL};
    static const char *const WEEK[] = {"周", "星期", "礼拜", "初", NULL};
    const struct text *text = reader->text;
    struct numeral n;

    uint32_t length = reader_one_of(text, at, WEEK);
    if (length > 0 && numeral_digit(text_fold(text, at + length)) > 0 &&
        (at == 0 || (!numeral_has(text->fold[at - 1]) && text->fold[at - 1] != 0x4E2A /* 个 */)) &&
        !numeral_has(text_fold(text, at + length + 1)))
        return at + length + 1;
    if (text->fold[at] != 0x524D /* 前 */ || !numeral_read(text, at + 1, text->count, &n))
        return at;
    length = reader_one_of(text, n.span.end, AFTER_FRONT);
    if (length == 0)
        return at;
    return n.span.end + length;
}

/* 阵风7—9级: what stands before the numeral, or the range that it ends, is measured in 级. */
static bool is_strength(const struct text *text, uint32_t at)
{
    static const char *const STRENGTHS[] = {"阵风", "大风", "台风", "东风", "南风", "西风",
                                            "北风", "风力", "震级", "烈度", NULL};
    static const char *const SIGNS[] = {"-", "—", "~", "～", "至", "到", " ", NULL};

    while (at > 0 && (cp_is_digit(text->fold[at - 1]) || reader_ends_in(text, at, SIGNS) > 0))
        at--;
    return reader_ends_in(text, at, STRENGTHS) > 0;
}

#define TEAM_MAX 12 /* a greater number before 队 counts teams and names none */

/* 42号, 三楼, 106国道, 二审, 三级: a word after the numeral says that it names. */
static uint32_t name_end(const struct reader *reader, uint32_t at)
{
    static const char *const NAMES[] = {
        "号",     "楼",     "层",     "室",     "单元",   "国道", "省道",   "县道", "届",
        "期",     "版",     "路",     "次列车", "季度",   "年级", "等奖",   "强",   "环",
        "弄",     "中队",   "大队",   "支队",   "车间",   "审",   "产",     "线",   "代",
        "路公交", "中全会", "号线",   "路车",   "码头",   "中",   "小",     "幼",   "院",
        "乡公路", "次会议", "节课",   "品",     "把手",   "孩",   "胎",     "维",   "元论",
        "路段",   "期工程", "级",     "线城市", "分局",   "队",   "车厢",   "连胜", "连败",
        "连冠",   "级甲等", "级医院", "期次",   "次函数", "星级", "甲医院", "甲",   NULL};
    static const char *const NOT_NAMES[] = {
        "期间",   "期限", "小时",     "中心",   "线上",   "层次",   "环节",   "路人",   "路途",
        "室外",   "室内", "代价",     "代表",   "产业",   "级地震", "级大风", "级风",   "小型",
        "小麦",   "小微", "中小",     "中药",   "中医",   "小区",   "小学生", "中学生", "中国",
        "维修",   "院士", "产品",     "审批",   "版权",   "环境",   "路由",   "线路",   "线索",
        "品种",   "品牌", "楼盘",     "楼宇",   "强弱",   "级以上", "级余震", "级左右", "级阵风",
        "级强",   "期待", "代理",     "孩子",   "中外",   "小组",   "中队员", "队员",   "队伍",
        "支队伍", "强制", "级及以上", "级台风", "级至",   "级到",   "级-",    "级—",    "级,",
        "级。",   "级、", "级或",     "级南风", "级北风", "级偏",   "级东",   "级西",   "级的地震",
        "级浅源", "级暴", "级雷",     "级有感", "甲地",   "甲农",   "甲田",   "甲鱼",   "甲果",
        "甲茶",   "甲水", "甲稻",     NULL};
    static const char *const SENT[] = {"派出", "增派", "出动", "调派", "动员", NULL};
    const struct text *text = reader->text;
    struct numeral n;

    if (!numeral_has(text->fold[at]) || !numeral_read(text, at, text->count, &n) || n.scale > 0 ||
        n.inner != INNER_NONE || reader_ends(text, at, "分之"))
        return at;
    uint32_t length = reader_one_of(text, n.span.end, NAMES);
    bool teams = text_reads(text, n.span.end, "队") && /* 94队报名, 派出6队 */
                 (n.value.digits > TEAM_MAX || reader_ends_in(text, at, SENT) > 0);
    if (length == 0 || teams || reader_one_of(text, n.span.end, NOT_NAMES) >= length)
        return at;
    if (text->fold[n.span.end] == 0x7EA7 /* 级 */ && is_strength(text, at))
        return at;
    uint32_t end = n.span.end + length;
    if (text_fold(text, n.span.end) == 0x53F7 && cp_is_digit(text_fold(text, end)))
        end = numeral_and_unit_end(reader, end); /* 18号3栋 */
    return end;
}

/* 六组7号, 3栋2单元, 3,5,8栋: a unit that is part of an address. */
static uint32_t address_end(const struct reader *reader, uint32_t at)
{
    static const char *const UNITS[] = {"组", "段", "栋", "幢", "座", "单元",
                                        "巷", "弄", "村", "区", "排", NULL};
    static const char *const NEXT[] = {"号", "单元", "室", "楼", "层", "栋", "幢", "门", NULL};
    const struct text *text = reader->text;
    struct numeral n, next;

    if (!numeral_has(text->fold[at]) || !numeral_read(text, at, text->count, &n) || n.scale > 0)
        return at;
    uint32_t end = n.span.end;
    bool listed = cp_is_digit(text->fold[at]) && text_fold(text, end) == ',' &&
                  numeral_read(text, end + 1, text->count, &next);
    while (listed && text_fold(text, end) == ',' && numeral_read(text, end + 1, text->count, &next))
        end = next.span.end;
    uint32_t length = reader_one_of(text, end, UNITS);
    if (length == 0)
        return at;
    static const char *const ROADS[] = {"路", "街", "大道", NULL};
    static const char *const ESTATES[] = {"苑", "园", "里", "庄", "城",
                                          "庭", "府", "湾", "居", NULL};
    bool road = text_reads(text, end, "段") && reader_ends_in(text, at, ROADS) > 0; /* 世贤路二段 */
    bool chained = road || (numeral_read(text, end + length, text->count, &next) &&
                            reader_one_of(text, next.span.end, NEXT) > 0);
    bool area =
        text_reads(text, end, "区") && reader_ends_in(text, at, ESTATES) > 0; /* 龙乡苑三区 */
    if (!chained && !area && !(listed && n.span.end - at <= 2))
        return at;
    return end + length;
}

/* 沪昆高速公路1745公里的黄丝路段, 沪陕高速595KM+880处: a stone by the road. 高速公路192公里 may be
 * its length. */
static uint32_t stone_end(const struct reader *reader, uint32_t at)
{
    static const char *const ROADS[] = {"高速公路", "高速", "国道", "省道", "县道", NULL};
    static const char *const UNITS[] = {"公里", "km", "KM", NULL};
    static const char *const SPOTS[] = {"路段", "附近", "方向", "处", NULL};
    const struct text *text = reader->text;
    struct numeral n;

    if (!cp_is_digit(text->fold[at]) || reader_ends_in(text, at, ROADS) == 0 ||
        !numeral_read(text, at, text->count, &n) || n.scale > 0)
        return at;
    uint32_t end = n.span.end + reader_one_of(text, n.span.end, UNITS), metres = end + 1;
    while (text_fold(text, end) == '+' && cp_is_digit(text_fold(text, metres)))
        metres++;
    end = metres > end + 1 ? metres : end;
    for (uint32_t i = end; end > n.span.end && i < end + SPOT_REACH; i++)
        if (reader_one_of(text, i, SPOTS) > 0)
            return end;
        else if (!cp_is_hanzi(text_fold(text, i)))
            break;
    return at;
}

/* 外科二组团队, 该村三组: a group of many, behind what it is a part of; 全村两组 are counted. */
static uint32_t group_end(const struct reader *reader, uint32_t at)
{
    static const char *const WHOLES[] = {"科", "村", "屯", "队", "社区", NULL};
    const struct text *text = reader->text;
    bool group = numeral_digit(text->fold[at]) > 0 && text_fold(text, at) != TWO &&
                 text_reads(text, at + 1, "组") && reader_ends_in(text, at, WHOLES) > 0;

    return group ? at + 2 : at;
}

/* 联系120对伤者急救: the number that is called, before 对 that is no pair. */
static uint32_t hotline_end(const struct reader *reader, uint32_t at)
{
    static const char *const CALLS[] = {"拨打", "联系", "呼叫", "通知", "拨通", NULL};
    static const char *const LINES[] = {"110", "119", "120", "122", "999", NULL};
    const struct text *text = reader->text;
    uint32_t length = reader_one_of(text, at, LINES);

    return length > 0 && text_reads(text, at + length, "对") && reader_ends_in(text, at, CALLS) > 0
               ? at + length
               : at;
}

uint32_t ordinal_end(const struct reader *reader, uint32_t at)
{
    static uint32_t (*const RULES[])(const struct reader *, uint32_t) = {
        count_end, rank_end, seat_end, hotline_end, stone_end, group_end, address_end, name_end};

    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
        uint32_t end = RULES[i](reader, at);
        if (end > at)
            return end;
    }
    return at;
}
