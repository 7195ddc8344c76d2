/* outlets.c: outlets by table and by ending. */
#include "layout/outlets.h"

#include "base/utf8.h"
#include "layout/located.h"
#include "layout/names.h"

#define STEM_MIN  2u /* characters before an ending */
#define STEM_MAX  14u
#define PLACE_MAX 5u /* characters of the place in 掌上浏阳 */

/* Characters of a name that neither the table nor an ending gives away. */
#define UNKNOWN_MIN 4u
#define UNKNOWN_MAX 8u

static bool cp_is_outlet_part(uint32_t cp)
{
    return cp_is_hanzi(cp) || cp_is_latin(cp) || cp_is_digit(cp) || cp == '+';
}

/* 早报网讯, 早报网: the site of a paper, before the dateline's last word or at the name's end. */
static bool is_site_of(const struct text *text, uint32_t at, uint32_t end)
{
    uint32_t next = at + 1 < end ? text->fold[at + 1] : 0;

    return at < end && text->fold[at] == 0x7F51 &&
           (next == 0x8BAF || !cp_is_hanzi(next)); /* 网讯 */
}

/* Endings that follow directly: 日报 + 客户端. */
static uint32_t endings_end(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                            uint32_t end)
{
    for (;;) {
        struct table_match match = lexicon_longest(lexicon, TABLE_OUTLETS, text, at, end);
        if (!match_has(match, OUTLET_SUFFIX) || (match.length < 2 && !is_site_of(text, at, end)))
            return at;
        at += match.length;
    }
}

/* The 报 of 台南报导 (and of 即时报导), the 社 of 社会 begin another word. */
static bool ending_goes_on(const struct text *text, uint32_t at, uint32_t end)
{
    static const char *const words[] = {
        "报道", "报导", "报告", "报名", "报警", "报案", "报销", "报到", "网络", "网上",
        "网民", "网友", "网点", "社会", "社区", "社保", "台湾", "台风", "台阶", "台账",
        "闻组", "闻部", "闻处", "闻局", "闻系", "闻奖", "闻稿", "闻学", NULL};

    return text_one_of(text, at, end, words) > 0;
}

/* 某县森林火险等级预报, 某省疫情通报, 2024年全台: 报 and 台 end other words, and the 颱 of 嚴防颱
 * is no 台. 某某快报 is a paper. */
static bool ends_other_word(const struct text *text, uint32_t at)
{
    static const char *const words[] = {"预报", "通报", "汇报", "简报", "捷报", "喜报", "战报",
                                        "全台", "舞台", "阳台", "月台", "之台", NULL};

    return text->cp[at] == 0x98B1 /* 颱 */ || text_one_of(text, at - 1, at + 1, words) > 0;
}

/* The end of a name that is known by its ending alone. */
static uint32_t by_ending(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    for (uint32_t at = span.start; at < span.end && at - span.start <= STEM_MAX; at++) {
        if (!cp_is_outlet_part(text->fold[at]) || text->fold[at] == 0x7684) /* 的 */
            break;
        struct table_match match = lexicon_longest(lexicon, TABLE_OUTLETS, text, at, span.end);
        if (at - span.start >= STEM_MIN && match_has(match, OUTLET_SUFFIX) &&
            !ends_other_word(text, at) && !ending_goes_on(text, at + match.length - 1, span.end))
            return endings_end(lexicon, text, at + match.length, span.end);
        if (lexicon_longest(lexicon, TABLE_ROLES, text, at, span.end).length >= 2)
            break;
    }
    return span.start;
}

/* 掌上浏阳, 云上恩施: an account that is named after its place. */
static uint32_t by_place(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    static const char *const firsts[] = {"掌上", "云上", "无线", "今日", "智慧", "文明",
                                         "平安", "视听", "直播", "指尖", "印象", NULL};
    uint32_t place = span.start + text_one_of(text, span.start, span.end, firsts);

    if (place == span.start)
        return span.start;
    for (uint32_t end = place + PLACE_MAX < span.end ? place + PLACE_MAX : span.end; end > place;
         end--)
        if (located_is(lexicon, text, (struct span){place, end}))
            return end;
    return span.start;
}

static uint32_t outlet_one(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    if (span_is_empty(span) || !cp_is_outlet_part(text->fold[span.start]))
        return span.start;
    struct table_match match = lexicon_longest(lexicon, TABLE_OUTLETS, text, span.start, span.end);
    if (match_has(match, OUTLET_NAME) || match_has(match, OUTLET_SELF)) {
        uint32_t known = endings_end(lexicon, text, span.start + match.length, span.end);
        if (known == span.end || !cp_is_hanzi(text->fold[known]))
            return known;
        uint32_t longer = by_ending(lexicon, text, span); /* 内蒙古日报社: 社 is in no table */
        return longer > known && longer - known <= 2 ? longer : known;
    }
    uint32_t end = by_ending(lexicon, text, span);
    return end > span.start ? end : by_place(lexicon, text, span);
}

uint32_t outlet_read(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    uint32_t end = outlet_one(lexicon, text, span);

    while (end > span.start && end < span.end) {
        uint32_t cp = text->fold[end];
        uint32_t next = cp == 0xB7 || cp == '-' || cp == 0x2014 ? end + 1 : end;
        struct table_match name = lexicon_longest(lexicon, TABLE_OUTLETS, text, next, span.end);
        struct span after = {next, span.end};
        bool joined = next > end || match_has(name, OUTLET_NAME) ||
                      by_place(lexicon, text, after) > next; /* 浏阳日报掌上浏阳 */
        uint32_t more = joined ? outlet_one(lexicon, text, (struct span){next, span.end}) : next;
        if (more == next)
            break;
        end = more;
    }
    return end;
}

uint32_t outlet_edition_end(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                            uint32_t end)
{
    uint32_t mark = text_fold(text, at), place = at + 1;

    if (mark == 0x300A) { /* 《 */
        uint32_t close = text_find(text, (struct span){at, end}, "》");
        return close < end ? close + 1 : at;
    }
    while (mark == 0xB7 && place < end && cp_is_hanzi(text->fold[place]))
        place++;
    return mark == 0xB7 && located_is(lexicon, text, (struct span){at + 1, place}) ? place : at;
}

bool outlet_is(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    return !span_is_empty(span) && outlet_read(lexicon, text, span) == span.end;
}

bool outlets_are(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    struct span part = text_chunk(text, span);

    for (; !span_is_empty(part); part = text_chunk(text, (struct span){part.end, span.end}))
        if (!outlet_is(lexicon, text, part))
            return false;
    return true;
}

bool office_is(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    if (span_length(span) < 4 || span_length(span) > 2 * STEM_MAX)
        return false;
    for (uint32_t at = span.start; at < span.end; at++)
        if (!cp_is_outlet_part(text->fold[at]))
            return false;
    for (uint32_t at = span.start + 1; at < span.end; at++)
        if (match_has(lexicon_exact(lexicon, TABLE_OUTLETS, text, (struct span){at, span.end}),
                      OUTLET_OFFICE))
            return true;
    return false;
}

bool outlet_may_be(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    static const char *const bodies[] = {"部", "室", "组", "站", "处", "局", "院", "校", "司", "会",
                                         "省", "县", "市", "区", "镇", "乡", "村", "队", NULL};

    return span_length(span) >= UNKNOWN_MIN && span_length(span) <= UNKNOWN_MAX &&
           span_hanzi(text, span) == span_length(span) &&
           text_one_of(text, span.end - 1, span.end, bodies) == 0 &&
           !office_is(lexicon, text, span) && !located_is(lexicon, text, span);
}

bool outlet_is_self(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    return match_has(lexicon_longest(lexicon, TABLE_OUTLETS, text, span.start, span.end),
                     OUTLET_SELF);
}

/* Whether `name` (UTF-8) is what is printed at the span. */
static bool name_is(struct slice name, const struct text *text, struct span span)
{
    size_t at = 0;

    for (uint32_t cp; span.start < span.end && at < name.length; span.start++) {
        size_t step = utf8_decode(name.data + at, name.length - at, &cp);
        if (step == 0 || cp != text->cp[span.start])
            return false;
        at += step;
    }
    return span_is_empty(span) && at == name.length;
}

bool info_source_has(const struct layout *layout, const struct text *text, struct span outlet)
{
    for (size_t i = 0; i < layout->info_source_count; i++)
        if (name_is(layout->info_sources[i].name, text, outlet))
            return true;
    return false;
}

static void info_source_push(struct reading *reading, struct slice name, enum info_role role)
{
    struct layout *layout = reading->layout;

    for (size_t i = 0; i < layout->info_source_count; i++)
        if (slice_equal(layout->info_sources[i].name, name))
            return;
    struct info_source *list =
        arena_grow(reading->notes->arena, layout->info_sources, layout->info_source_count,
                   &layout->info_source_capacity, sizeof *list);
    if (!list)
        return;
    layout->info_sources = list;
    list[layout->info_source_count++] = (struct info_source){name, role};
}

void info_source_add(struct reading *reading, struct span outlet, enum info_role role)
{
    const struct text *text = reading->text;

    for (uint32_t start = outlet.start; start < outlet.end;) {
        uint32_t end = start;
        while (end < outlet.end && text->fold[end] != 0xB7 && text->fold[end] != 0x3001) /* · 、 */
            end++;
        struct span part = text_trim(text, (struct span){start, end});
        if (!span_is_empty(part) && !outlet_is_self(reading->lexicon, text, part))
            info_source_push(reading, name_print(reading->notes->arena, text, part), role);
        start = end + 1;
    }
}

void info_source_settle(struct reading *reading)
{
    const struct layout *layout = reading->layout;
    struct slice source = reading->envelope ? reading->envelope->source : (struct slice){0};

    for (size_t i = 0; i < layout->info_source_count; i++)
        if (layout->info_sources[i].role == INFO_SOURCE)
            return;
    if (source.length > 0)
        info_source_push(reading, source, INFO_SOURCE);
}
