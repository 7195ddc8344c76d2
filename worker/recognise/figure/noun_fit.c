/* noun_fit.c: by the last characters of the noun, which in Chinese are its head. */
#include "recognise/figure/noun_fit.h"

#include "recognise/figure/patients.h"
#include "recognise/number/unit.h"

#define DEED_LENGTH_MIN 2u /* code points; 罚, 挑 say too little beside their noun */

/* A region or a spot: 山区, 湘北, 长沙站. */
static bool is_region(const struct text *text, struct span noun)
{
    static const char *const REGIONS[] = {"区", "地", "部", "北", "南", "东", "西",
                                          "站", "点", "岛", "村", "带", NULL};
    static const char *const LANDS[] = {"用地", "土地", "耕地", "林地", "草地", "湿地",
                                        "绿地", "荒地", "坡地", "农地", "田地", NULL};

    return reader_ends_in(text, noun.end, REGIONS) > 0 &&
           reader_ends_in(text, noun.end, LANDS) == 0;
}

static bool is_event(const struct text *text, struct span noun)
{
    static const char *const EVENTS[] = {"活动", "会", "赛", "案", "事故", "行动", NULL};

    return reader_ends_in(text, noun.end, EVENTS) > 0;
}

/* Somebody who acts: a person or an organisation. */
static bool is_agent(const struct reader *reader, struct span noun)
{
    static const char *const PERSONS[] = {
        "人",   "员",   "者",   "民",   "户",   "生",   "官",   "警",   "师",   "手",
        "队",   "职工", "员工", "民工", "被告", "原告", "嫌犯", "客",   "博士", "硕士",
        "人士", "护士", "院士", "我家", "他家", "她家", "咱家", "自家", NULL};

    if (reader_ends_in(reader->text, noun.end, PERSONS) > 0)
        return true;
    struct table_match tail = reader_match_before(reader, TABLE_ORG_TAILS, noun.start, noun.end);
    return tail.table && strcmp(table_column(tail.table, &tail.entries[0], 0), "brand") != 0;
}

/* 家 and 个 count those who act, 例 and 批 people; 件 and 场 none of them. */
static bool counts_agents(const struct text *text, struct span unit)
{
    static const char *const UNITS[] = {"人", "名", "位", "人次", "个", "家", "户",
                                        "所", "座", "支", "对",   "批", "例", "组",
                                        "队", "群", "类", "种",   NULL};

    return reader_one_of(text, unit.start, UNITS) == span_length(unit);
}

/* 人次 counts what people do: 载客32万人次, 就餐1万人次. */
static bool counts_visits(const struct text *text, struct span unit)
{
    return text_reads(text, unit.start, "人次");
}

static bool ends_in_people(const struct text *text, struct span noun)
{
    static const char *const PEOPLE[] = {"人", "员", "者", "民", "户", "生", "官",
                                         "警", "工", "师", "手", "众", "口", "部",
                                         "力", "童", "客", "业", "司", NULL};

    return reader_ends_in(text, noun.end, PEOPLE) > 0;
}

bool noun_fits(const struct reader *reader, struct span noun, const struct figure *figure)
{
    const struct text *text = reader->text;

    if (figure->kind != UNIT_COUNT)
        return figure->kind == UNIT_DURATION || !unit_measures_thing(figure->kind) ||
               (!is_agent(reader, noun) && !is_region(text, noun));
    if (counts_visits(text, figure->unit_span))
        return ends_in_people(text, noun);
    return unit_is_person(text, figure->unit_span)
               ? !is_event(text, noun)
               : counts_agents(text, figure->unit_span) || !is_agent(reader, noun);
}

/* 断面137个,…Ⅳ类9个: a grade that is a letter or a numeral tells which ones, not what they are. */
bool noun_is_grade(const struct text *text, struct span noun)
{
    static const char *const GRADES[] = {"类", "级", "型", NULL};

    return !span_is_empty(noun) && span_length(noun) <= 3 && !cp_is_hanzi(text->fold[noun.start]) &&
           reader_ends_in(text, noun.end, GRADES) > 0;
}

/* 餐具126批次,合格124批次: how they did tells which ones, not what they are; the name of a day in
 * marks that the others were counted under is no better. */
bool noun_is_outcome(const struct text *text, struct span noun, const struct figure *counted)
{
    static const char *const OUTCOMES[] = {"合格", "达标", "及格", NULL};

    return counted && !span_is_empty(noun) && cp_is_hanzi(text->fold[counted->of_span.start]) &&
           reader_one_of(text, noun.start, OUTCOMES) == span_length(noun);
}

/* Whether the noun alone is what the figure is of, whatever verb follows it. */
static bool is_enough(const struct text *text, struct span noun, const struct figure *figure)
{
    static const char *const MONEY[] = {"资", "金", "款", "费", "额", "入", "税",
                                        "值", "价", "利", "润", "债", "本", NULL};
    static const char *const LAND[] = {"面积", "地", "田", "园", NULL};
    static const char *const EVENTS[] = {"件", "起", "次", "人次", "件次", "单", NULL};

    if (figure->kind == UNIT_MONEY)
        return reader_ends_in(text, noun.end, MONEY) > 0;
    if (figure->kind == UNIT_AREA) /* 荒山造林2.7万亩 */
        return reader_ends_in(text, noun.end, LAND) > 0;
    if (reader_one_of(text, figure->unit_span.start, EVENTS) == span_length(figure->unit_span))
        return false; /* 消费投诉2817件 */
    return figure->kind != UNIT_COUNT || !unit_is_person(text, figure->unit_span) ||
           ends_in_people(text, noun);
}

struct span noun_with_deed(const struct reader *reader, const struct view *view, struct span noun,
                           const struct figure *figure)
{
    struct span deed = noun_deed_before(reader, view);

    bool telling = noun_is_telling(reader, deed) && !patients_may_be_counted(reader->text, figure);
    if (deed.start != noun.end || span_length(deed) < DEED_LENGTH_MIN ||
        (!telling && is_enough(reader->text, noun, figure)))
        return noun; /* but 站方退票1260张 */
    return (struct span){noun.start, deed.end};
}

/* 一条长 of 一条长2公里的路: one of what the noun behind names. */
bool noun_counts_one(const struct text *text, struct span noun)
{
    return text_fold(text, noun.start) == 0x4E00 /* 一 */ && span_length(noun) > 2 &&
           noun_is_dimension(text, (struct span){noun.start + 2, noun.end});
}
