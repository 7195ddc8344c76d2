/* holes.c: signs that ordinary prose does not show. */
#include "layout/holes.h"

#include "layout/cursor.h"
#include "lexicon/lexicon.h"

#define STARS_MIN      3u /* one or two mask a digit or a given name */
#define BARE_UNITS_MIN 2u

/* Whether ZF stands for a government: 县ZF, ZF有关部门; ZF变速箱 and 湘A·ZF123 are something else.
 */
static bool is_masked_government(const struct text *body, uint32_t at)
{
    static const char *const BEHIND[] = {"有关", "部门", "办公", "工作", "采购",
                                         "领导", "机关", "网站", "大楼", "相关",
                                         "主导", "引导", "出台", "官员", NULL};
    static const uint32_t LEVELS[] = {0x53BF, 0x5E02, 0x7701, 0x533A, 0x9547, 0x4E61,
                                      0x5DDE, 0x65D7, 0x76DF, 0x7EA7}; /* 县市省区镇乡州旗盟级 */

    if (at == 0 || !text_reads(body, at, "ZF") || cp_is_latin(text_fold(body, at + 2)) ||
        cp_is_digit(text_fold(body, at + 2)))
        return false;
    for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++)
        if (body->fold[at - 1] == LEVELS[i])
            return true;
    return text_one_of(body, at + 2, body->count, BEHIND) > 0;
}

/* Stars in the place of a name: ***县, 党***, 省***到村里, ***精神. A unit behind them makes them
 * digits, and 评分为*** is none of it. */
static bool is_masked_name(const struct reading *reading, uint32_t at)
{
    static const char *const BEHIND[] = {"县",   "市",   "省",   "区",   "镇",   "乡",     "党",
                                         "委",   "中央", "政府", "书记", "领导", "总书记", "主席",
                                         "总理", "同志", "精神", "思想", "讲话", NULL};
    static const char *const BEFORE[] = {"党", "省", "市", "县", "区", NULL};
    const struct text *body = &reading->layout->body;
    uint32_t end = at;

    if (at > 0 && body->fold[at - 1] == '*')
        return false;
    while (text_fold(body, end) == '*')
        end++;
    if (end - at < STARS_MIN)
        return false;
    if (text_one_of(body, end, body->count, BEHIND) > 0)
        return true;
    return at > 0 && text_one_of(body, at - 1, at, BEFORE) > 0 &&
           cp_is_hanzi(text_fold(body, end)) &&
           !lexicon_longest(reading->lexicon, TABLE_UNITS, body, end, body->count).table;
}

/* 截至月日, 长沙月日电: a day without its numbers. 当月日均 and 出生年月日 are whole. */
static bool is_bare_day(const struct text *text, uint32_t at)
{
    static const char *const BEFORE[] = {"截至", "截止", "自", "从", "于", NULL};
    static const char *const BEHIND[] = {"电", "讯", "消息", NULL};
    bool asked = false;

    if (!text_reads(text, at, "月日"))
        return false;
    uint32_t before = at > 0 ? text->fold[at - 1] : '\n', next = text_fold(text, at + 2);
    if ((before == '\n' || before == 0x3002) && next == ',') /* 月日,清河县… */
        return true;
    for (const char *const *word = BEFORE; *word; word++)
        asked |= text_ends_length(text, at, *word) > 0;
    return asked || text_one_of(text, at + 2, text->count, BEHIND) > 0;
}

/* 补贴 %, 保费 元,: a unit without its number, behind a word. (%) and 单位:元 head a table. */
static bool is_bare_unit(const struct reading *reading, uint32_t at)
{
    static const char *const SCALES[] = {"十", "百", "千", "万", "亿",
                                         "多", "余", "几", "数", NULL};
    const struct text *body = &reading->layout->body;
    uint32_t unit = skip_space(body, at, body->count);

    if (at == 0 || !cp_is_hanzi(body->fold[at - 1]) || unit == body->count ||
        text_one_of(body, at - 1, at, SCALES) > 0 || cursor_hanzi_digit(body->fold[at - 1]) >= 0)
        return false;
    if (body->fold[unit] == '%')
        return true;
    uint32_t end =
        unit + lexicon_longest(reading->lexicon, TABLE_UNITS, body, unit, body->count).length;
    uint32_t next = text_fold(body, end);
    return unit > at && end > unit && (next == ',' || next == 0x3002 || next == 0x3001);
}

void holes_judge(struct reading *reading)
{
    const struct text *body = &reading->layout->body, *page = reading->text;
    uint32_t digits = 0, days = 0, bare = 0;

    for (uint32_t at = 0; at < body->count; at++) {
        uint32_t cp = body->fold[at];
        digits += cp_is_digit(cp);
        bare += (cp == ' ' || cp == '%') && is_bare_unit(reading, at);
        if ((cp == '*' && is_masked_name(reading, at)) ||
            (cp == 'Z' && is_masked_government(body, at)))
            notes_damage(reading->notes, DAMAGE_TAMPERED_NAMES, false, true);
    }
    /* A page without any digit has lost them all; its holes are counted with its figures. */
    for (uint32_t at = 0; digits > 0 && at < page->count; at++)
        days += page->fold[at] == 0x6708 && is_bare_day(page, at);
    if (digits > 0 && (days > 0 || bare >= BARE_UNITS_MIN))
        notes_damage(reading->notes, DAMAGE_DIGITS_MISSING, false, true);
}
