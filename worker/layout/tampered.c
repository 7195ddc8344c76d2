/* tampered.c: each place of a brand is judged by what stands right before and behind it. */
#include "layout/tampered.h"

#include "lexicon/lexicon.h"

#define STEM            2u /* characters before 娱乐 in the shortest such name */
#define SPOTS_MIN       3u
#define TELLING_MIN     2u
#define NAMES_TRIED_MAX 16u /* one brand is put in, or a few */
#define NAME_MAX        4u
#define FIELD_MAX       8u /* of a school: 生命科学与技术|学院 */
#define SHORT_FIELD_MAX 4u /* of an institute: 物理化学|研究所 */

/* Where `word` next stands in the line from `at` on; line.end when nowhere. */
static uint32_t next_spot(const struct text *text, struct span line, uint32_t at, struct span word)
{
    uint32_t length = span_length(word), first = text->fold[word.start];

    for (; at + length <= line.end; at++)
        if (text->fold[at] == first && text_equal(text, (struct span){at, at + length}, word))
            return at;
    return line.end;
}

/* Whether a school or an institute ends at `at`, or a department's people stand there. */
static bool is_school_tail(const struct reading *reading, uint32_t at, uint32_t end)
{
    static const char *const departments[] = {"系教授", "系主任", "系学生", "系师生", NULL};
    struct table_match tail =
        lexicon_longest(reading->lexicon, TABLE_ORG_TAILS, reading->text, at, end);

    return match_is(tail, ORG_SCHOOL) || match_is(tail, ORG_INSTITUTION) ||
           text_one_of(reading->text, at, end, departments) > 0;
}

/* 农|学院, 资源与环境|学院, 化学|系教授: a school of its own, whose field stands between. What
 * somebody does with a school is another thing: 某某娱乐走进电影学院, 某某娱乐与电影学院签约. */
static bool own_school_follows(const struct reading *reading, uint32_t at, uint32_t end)
{
    static const char *const joins[] = {"与", "和", "及", "同", "、", NULL};
    static const char *const leads[] = {"向", "在", "为", "从", "到", "给", "把", "对", NULL};
    const struct text *text = reading->text;
    struct table_match word = lexicon_longest(reading->lexicon, TABLE_COMMON_WORDS, text, at, end);

    if (match_is(word, COMMON_VERB) || text_one_of(text, at, end, joins) > 0)
        return false;
    for (uint32_t i = at; i < end && i - at <= FIELD_MAX && cp_is_hanzi(text->fold[i]); i++) {
        if (text_one_of(text, i, end, leads) > 0)
            return false;
        if (i > at && (text_reads(text, i, "学院") ||
                       (i - at <= SHORT_FIELD_MAX && is_school_tail(reading, i, end))))
            return true;
    }
    return false;
}

/* 党委书记、校长, 党委书记甲、校长乙: who holds both offices heads a school. */
static bool is_head_of_school(const struct text *text, uint32_t at, uint32_t end)
{
    static const char *const heads[] = {"校长", "副校长", "教授", NULL};
    static const char *const party[] = {"党委书记", "党委副书记", "党委常委", NULL};
    uint32_t office = at + text_one_of(text, at, end, party);

    uint32_t mark = office;

    while (mark < end && mark - office < NAME_MAX && cp_is_hanzi(text->fold[mark]))
        mark++;
    return office > at && text_fold(text, mark) == 0x3001 &&
           text_one_of(text, mark + 1, end, heads) > 0;
}

/* What only a public institution has behind its name. 某某体育 before 学院 itself is one that is
 * called so: 广东体育|学院. */
static bool is_public_behind(const struct reading *reading, uint32_t at, uint32_t end)
{
    static const char *const words[] = {
        "教授",   "校长",   "副校长", "师生",   "研究生", "学生",   "博士",   "硕士",   "教师",
        "县委",   "市委",   "省委",   "区委",   "团县委", "团市委", "县",     "街道办", "街道党",
        "镇政府", "乡政府", "区政府", "市政府", "省政府", "省教育", "市教育", "市长",   "副市长",
        "常务副", "县长",   "副县长", "居民",   "市民",   "团委",   "学生会", NULL};
    const struct text *text = reading->text;
    struct table_match tail = lexicon_longest(reading->lexicon, TABLE_ORG_TAILS, text, at, end);

    return text_one_of(text, at, end, words) > 0 || match_is(tail, ORG_GOVERNMENT) ||
           match_is(tail, ORG_COURT) || text_reads(text, at, "大学") ||
           is_head_of_school(text, at, end) || own_school_follows(reading, at, end);
}

static bool is_name_behind(const struct reading *reading, uint32_t at, uint32_t end)
{
    static const char *const words[] = {"的", "和", "与", "、", "党委", "书记", "集团", "公司",
                                        "市", "区", "镇", "局", "省",   "学院", "医院", NULL};
    struct table_match title =
        lexicon_longest(reading->lexicon, TABLE_TITLES, reading->text, at, end);

    return text_one_of(reading->text, at, end, words) > 0 || match_is(title, TITLE_OFFICE) ||
           is_public_behind(reading, at, end) || is_school_tail(reading, at, end);
}

/* 卫生署|某某: an authority right before the name that is no part of its own. */
static bool is_authority_before(const struct text *text, struct span line, uint32_t at)
{
    uint32_t before = at > line.start ? text->fold[at - 1] : 0;

    return before == 0x5C40 || before == 0x7F72 || before == 0x5385; /* 局署厅 */
}

/* 与|某某, 为|某某 */
static bool is_name_before(const struct text *text, struct span line, uint32_t at)
{
    static const char *const words[] = {"与", "和", "、", "由", "为", "据", "及", NULL};

    return is_authority_before(text, line, at) ||
           (at > line.start && text_one_of(text, at - 1, line.end, words) > 0);
}

/* At how many places of the page the word stands, and how many of them `test` knows. */
struct spots {
    uint32_t count, known;
};

typedef bool spot_test(const struct reading *reading, struct span line, struct span spot);

static struct spots spots_count(const struct reading *reading, struct span word, spot_test *test)
{
    const struct text *text = reading->text;
    struct spots spots = {0, 0};

    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span line = reading->lines[i].span;
        for (uint32_t at = line.start; (at = next_spot(text, line, at, word)) < line.end; at++) {
            spots.count++;
            spots.known += test(reading, line, (struct span){at, at + span_length(word)});
        }
    }
    return spots;
}

static bool is_in_names_place(const struct reading *reading, struct span line, struct span spot)
{
    return is_name_behind(reading, spot.end, line.end) ||
           is_name_before(reading->text, line, spot.start);
}

bool tampered_is_name(const struct reading *reading, struct span brand)
{
    struct spots spots = spots_count(reading, brand, is_in_names_place);

    return 2 * spots.known > spots.count;
}

/* --- Names that no table knows ---------------------------------------------------------------- */

/* The tail at `at` as gambling sites' names have it; 0 when there is none. Sports' and lotteries'
 * own institutions are called so too: 体育局, 福利彩票. */
static uint32_t tail_length(const struct text *text, uint32_t at, uint32_t end)
{
    static const char *const tails[] = {"娱乐城", "娱乐", "体育", "彩票",
                                        "棋牌",   "电竞", "博彩", NULL};
    static const char *const schools[] = {"大学", "学院", "学校", "中学", NULL};
    static const char *const own[] = {"局",   "总局", "中心", "馆",   "场",   "课",
                                      "部",   "系",   "教",   "老师", "生",   "产业",
                                      "活动", "运动", "彩票", "发行", "管理", "协会",
                                      "公园", "用品", "事业", "职业", NULL};
    uint32_t cp = text->fold[at];
    bool begins = cp == 0x5A31 || cp == 0x4F53 || cp == 0x5F69 || cp == 0x68CB || cp == 0x7535 ||
                  cp == 0x535A; /* 娱体彩棋电博 */
    uint32_t length = begins ? text_one_of(text, at, end, tails) : 0;

    bool studied = cp == 0x4F53 || cp == 0x7535; /* 体育大学, but no 娱乐大学 */
    if (length > 0 && (text_one_of(text, at + length, end, own) > 0 ||
                       (studied && text_one_of(text, at + length, end, schools) > 0)))
        return 0;
    return length;
}

static bool is_lottery(const struct text *text, struct span word)
{
    static const char *const kinds[] = {"体育", "福利", "电脑", "竞彩", NULL};

    return text_one_of(text, word.start, word.end, kinds) > 0;
}

static bool is_in_institutions_place(const struct reading *reading, struct span line,
                                     struct span spot)
{
    return is_authority_before(reading->text, line, spot.start) ||
           is_public_behind(reading, spot.end, line.end);
}

/* Whether the name stands often enough, and twice where only an institution can. */
static bool stands_for_institution(const struct reading *reading, struct span name)
{
    struct spots spots = spots_count(reading, name, is_in_institutions_place);

    return spots.count >= SPOTS_MIN && spots.known >= TELLING_MIN;
}

/* The name, up to its tail at `at`; empty when no name ends in one there. */
static struct span name_at(const struct text *text, struct span line, uint32_t at)
{
    uint32_t length = tail_length(text, at, line.end);
    struct span name = {at - STEM, at + length};

    if (length == 0 || span_hanzi(text, name) < span_length(name) || is_lottery(text, name))
        return (struct span){at, at};
    return name;
}

/* Whether the name is one of those that were asked about before. */
static bool was_tried(const struct text *text, const struct span *tried, uint32_t count,
                      struct span name)
{
    uint32_t i = 0;

    while (i < count && !text_equal(text, tried[i], name))
        i++;
    return i < count;
}

bool tampered_has_institution(const struct reading *reading)
{
    const struct text *text = reading->text;
    struct span tried[NAMES_TRIED_MAX];
    uint32_t count = 0;

    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span line = reading->lines[i].span;
        for (uint32_t at = line.start + STEM; at < line.end && count < NAMES_TRIED_MAX; at++) {
            struct span name = name_at(text, line, at);
            if (span_is_empty(name) || was_tried(text, tried, count, name))
                continue;
            if (stands_for_institution(reading, name))
                return true;
            tried[count++] = name;
        }
    }
    return false;
}
