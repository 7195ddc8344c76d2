/*
 * dateline.c: [据] OUTLET [PLACE] [DATE] (讯|电|消息) [:] [题:TITLE] [(ROLE names)].
 *
 * A word that ends a dateline is looked for, and what stands before it must be an outlet, a place
 * and a date, in any of the usual orders, with nothing left over. Brackets may stand around the
 * whole (【…讯】) or, with names, before its end (本报(记者甲)讯).
 */
#include "layout/dateline.h"

#include "layout/outlets.h"

#define CORE_LENGTH_MAX    60u
#define BRACKET_LENGTH_MAX 120u
#define LEAD_BYLINE_MAX    60u
#define PLACE_LENGTH_MAX   10u
#define SHORT_PLACE_MAX    4u /* 长治讯: */
#define TITLE_LENGTH_MAX   60u

struct finder {
    const struct lexicon *lexicon;
    const struct text *text;
    uint32_t end; /* of the line */
    struct dateline_found *out;
};

static bool cp_is_mark(uint32_t cp)
{
    switch (cp) {
    case 0x25A1: /* □ ■ ● ◎ ○ ⊙ ▲ △ ◆ ◇ */
    case 0x25A0:
    case 0x25CF:
    case 0x25CE:
    case 0x25CB:
    case 0x2299:
    case 0x25B2:
    case 0x25B3:
    case 0x25C6:
    case 0x25C7:
        return true;
    default:
        return cp_is_space(cp);
    }
}

static uint32_t skip_marks(const struct text *text, uint32_t at, uint32_t end)
{
    while (at < end && cp_is_mark(text->fold[at]))
        at++;
    return at;
}

/* The mark between a dateline and the text. */
static uint32_t skip_after(const struct text *text, uint32_t at, uint32_t end)
{
    for (; at < end; at++) {
        uint32_t cp = text->fold[at];
        if (!cp_is_space(cp) && cp != ':' && cp != '/' && cp != ',' && cp != 0x2014 && cp != '-' &&
            cp != 0x3001 && cp != '|')
            break;
    }
    return at;
}

static bool reads_any(const struct text *text, uint32_t at, const char *const *words)
{
    for (; *words; words++)
        if (text_reads(text, at, *words))
            return true;
    return false;
}

/* The length of 讯, 电 or 消息 at `at`, unless a longer word begins there. */
static uint32_t terminator_length(const struct text *text, uint32_t at, uint32_t end)
{
    static const char *const not_after_dian[] = {"话", "视", "影", "力", "网", "商", "子", "动",
                                                 "信", "台", "器", "梯", "站", "费", "脑", "缆",
                                                 "源", "压", "机", "线", "流", "厂", "池", "价",
                                                 "磁", "工", "量", "路", "焊", "杆", NULL};
    static const char *const not_after_xun[] = {"问", "号", "飞", "期", "息", "录", NULL};
    static const char *const not_after_xiaoxi[] = {"称",   "说", "人士", "灵通", "面",
                                                   "来源", "指", "传",   NULL};

    if (text_reads(text, at, "电讯") && at + 2 <= end)
        return 2;
    if (text_reads(text, at, "专讯") && at + 2 <= end)
        return 2;
    if (text_reads(text, at, "讯"))
        return reads_any(text, at + 1, not_after_xun) ? 0 : 1;
    if (text_reads(text, at, "电"))
        return reads_any(text, at + 1, not_after_dian) ? 0 : 1;
    if (text_reads(text, at, "消息") && at + 2 <= end)
        return reads_any(text, at + 2, not_after_xiaoxi) ? 0 : 2;
    return 0;
}

/* --- The core: what stands before 讯 ------------------------------------------------------- */

/* Whether a span could be a place: a few Chinese characters and none that no place has. */
static bool place_fits(const struct finder *f, struct span span)
{
    static const char *const never[] = {"的",   "了", "在", "是", "我",   "他",   "这",   "和",
                                        "有",   "近", "今", "昨", "日",   "月",   "年",   "记",
                                        "者",   "据", "报", "被", "综合", "最新", "视频", "图片",
                                        "专题", "快", "简", "通", NULL};

    if (span_length(span) < 2 || span_length(span) > PLACE_LENGTH_MAX)
        return false;
    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t cp = f->text->fold[at];
        if (!cp_is_hanzi(cp) && cp != 0xB7 && cp != '/' && cp != 0x3001)
            return false;
        if (reads_any(f->text, at, never))
            return false;
    }
    return true;
}

static struct span tidy(const struct text *text, struct span span)
{
    while (span.start < span.end &&
           (cp_is_mark(text->fold[span.start]) || text->fold[span.start] == '/' ||
            text->fold[span.start] == ',' || text->fold[span.start] == 0xB7))
        span.start++;
    while (span.start < span.end &&
           (cp_is_mark(text->fold[span.end - 1]) || text->fold[span.end - 1] == '/' ||
            text->fold[span.end - 1] == ',' || text->fold[span.end - 1] == 0xB7))
        span.end--;
    return span;
}

/* Finds the date in the core. Returns its span; empty when there is none. */
static struct span core_date(const struct finder *f, struct span core, struct moment *ret_date)
{
    *ret_date = (struct moment){.hour = -1, .minute = -1, .second = -1};
    for (uint32_t at = core.start; at < core.end; at++) {
        struct moment moment;
        int day;
        uint32_t end = moment_read(f->text, (struct span){at, core.end}, 0, &moment);
        if (end > at && moment.hour < 0) {
            *ret_date = moment;
            return (struct span){at, end};
        }
        end = moment_read_day(f->text, (struct span){at, core.end}, &day);
        if (end > at) {
            ret_date->day = day;
            return (struct span){at, end};
        }
        if (text_reads(f->text, at, "月日") && at + 2 <= core.end)
            return (struct span){at, at + 2};
    }
    return (struct span){core.end, core.end};
}

static void byline_keep(struct finder *f, struct span byline)
{
    if (f->out->byline_count < DATELINE_BYLINES_MAX)
        f->out->bylines[f->out->byline_count++] = byline;
}

/* 记者甲台北: the name ends where a place can begin; a place that the table knows decides. */
static bool names_then_place(struct finder *f, struct span span, struct span *ret_place)
{
    static const uint32_t lengths[] = {3, 2, 4};
    struct table_match role =
        lexicon_longest(f->lexicon, TABLE_ROLES, f->text, span.start, span.end);
    uint32_t best = 0;

    if (!role.table || role.length < 2)
        return false;
    uint32_t name = skip_space(f->text, span.start + role.length, span.end);
    for (uint32_t at = name; at < span.end; at++)
        if (f->text->fold[at] == 0x3001 || cp_is_space(f->text->fold[at]) ||
            f->text->fold[at] == '/')
            name = at + 1;
    for (size_t i = 0; i < 3; i++) {
        uint32_t end = name_prefix(f->lexicon, f->text, (struct span){name, span.end}, lengths[i]);
        struct span rest = {end, span.end};
        if (end == name || !(span_is_empty(rest) || place_fits(f, rest)))
            continue;
        bool known = lexicon_exact(f->lexicon, TABLE_PLACES, f->text, rest).table;
        if (best == 0 || known)
            best = end;
        if (known || span_is_empty(rest))
            break;
    }
    if (best == 0 && place_fits(f, (struct span){name, span.end}) &&
        name > span.start + role.length)
        best = name;
    if (best == 0)
        return false;
    *ret_place = (struct span){best, span.end};
    byline_keep(f, (struct span){span.start, best});
    return true;
}

/* A bracket with names inside the core: 本报(记者甲)讯. Cuts it out of the core's end. */
static struct span core_without_bracket(struct finder *f, struct span core)
{
    struct byline byline;
    struct span none = {0, 0};

    for (uint32_t at = core.start; at < core.end; at++) {
        if (f->text->fold[at] != '(' && f->text->fold[at] != '[')
            continue;
        uint32_t close = bracket_end(f->text, (struct span){at, core.end});
        if (close + 1 == core.end && byline_read(f->lexicon, f->text, (struct span){at + 1, close},
                                                 ROLE_AUTHOR, none, &byline)) {
            byline_keep(f, (struct span){at + 1, close});
            return (struct span){core.start, at};
        }
    }
    return core;
}

/* Whether all of the core is outlet, place and date. */
static bool core_read(struct finder *f, struct span core, bool closed)
{
    struct moment date;

    f->out->byline_count = 0;
    core = tidy(f->text, core_without_bracket(f, core));
    if (text_reads(f->text, core.start, "据"))
        core.start++;
    struct span when = core_date(f, core, &date);
    struct span left = tidy(f->text, (struct span){core.start, when.start});
    struct span right =
        tidy(f->text, (struct span){when.end < core.end ? when.end : core.end, core.end});
    uint32_t outlet_end = outlet_read(f->lexicon, f->text, left);
    struct span outlet = {left.start, outlet_end};
    struct span place = tidy(f->text, (struct span){outlet_end, left.end});

    bool dated = !span_is_empty(when);
    static const char *const torn[] = {"网", "在线", NULL}; /* 网2月25日讯: its front is gone */
    bool stump =
        span_is_empty(outlet) && span_length(left) <= 2 && reads_any(f->text, left.start, torn);
    if (stump)
        place = (struct span){0, 0};
    if (!span_is_empty(place) && !place_fits(f, place) && !names_then_place(f, place, &place))
        return false;
    if (!span_is_empty(right)) {
        if (!span_is_empty(place) || !place_fits(f, right))
            return false;
        place = right;
    }
    bool certain = dated || stump || !span_is_empty(outlet) ||
                   (closed && !span_is_empty(place) && span_length(place) <= SHORT_PLACE_MAX);
    if (!certain)
        return false;
    f->out->outlet = outlet;
    f->out->place = place;
    f->out->date = date;
    f->out->strong = !span_is_empty(outlet) || dated;
    return true;
}

/* Finds 讯 and its like after `start`, with a core before it. Returns where the core's end word
 * ends, or `start`. */
static uint32_t core_find(struct finder *f, uint32_t start, uint32_t end)
{
    uint32_t limit = end - start > CORE_LENGTH_MAX ? start + CORE_LENGTH_MAX : end;

    for (uint32_t at = start; at < limit; at++) {
        uint32_t cp = f->text->fold[at];
        if (cp == 0x3002 || cp == '!' || cp == '?' || cp == 0x201C || cp == 0x300A || cp == ';')
            break;
        uint32_t length = terminator_length(f->text, at, end);
        if (length == 0 || at == start)
            continue;
        uint32_t after = at + length;
        bool closed = after == end || f->text->fold[after] == ':' || f->text->fold[after] == '(';
        if (core_read(f, (struct span){start, at}, closed))
            return after;
    }
    return start;
}

/* --- After 讯 ------------------------------------------------------------------------------ */

static bool is_byline(const struct finder *f, struct span span, bool bare)
{
    struct byline byline;
    struct span none = {0, 0};

    return byline_read(f->lexicon, f->text, span, ROLE_AUTHOR, none, &byline) &&
           (bare || byline.with_role);
}

/* (记者 甲 通讯员 乙), one or more. */
static uint32_t take_brackets(struct finder *f, uint32_t at)
{
    for (;;) {
        uint32_t open = skip_space(f->text, at, f->end);
        if (open >= f->end || !cp_is_opening(f->text->fold[open]))
            return at;
        uint32_t limit = f->end - open > BRACKET_LENGTH_MAX ? open + BRACKET_LENGTH_MAX : f->end;
        uint32_t close = bracket_end(f->text, (struct span){open, limit});
        if (close == limit || !is_byline(f, (struct span){open + 1, close}, true))
            return at;
        byline_keep(f, (struct span){open + 1, close});
        at = close + 1;
    }
}

/* 记者甲 通讯员乙报道:, 记者甲/台北报导, or names up to a space: the longest that reads as a
 * byline. */
static uint32_t take_lead_byline(struct finder *f, uint32_t at, bool report_needed)
{
    uint32_t start = skip_marks(f->text, at, f->end), best = start;
    uint32_t limit = f->end - start > LEAD_BYLINE_MAX ? start + LEAD_BYLINE_MAX : f->end;

    for (uint32_t end = start + 1; end <= limit; end++) {
        uint32_t cp = end < f->end ? f->text->fold[end] : ' ';
        bool report = text_reads(f->text, end - 2, "报道") || text_reads(f->text, end - 2, "报导");
        if (cp == 0x3002 || (cp == ',' && !report))
            break;
        if (!report && (report_needed || (!cp_is_space(cp) && cp != ':')))
            continue;
        if (end - start >= 4 && is_byline(f, (struct span){start, end}, false))
            best = end;
    }
    if (best == start)
        return at;
    byline_keep(f, (struct span){start, best});
    return best;
}

static uint32_t take_title(struct finder *f, uint32_t at)
{
    uint32_t start = skip_space(f->text, at, f->end);

    if (!text_reads(f->text, start, "题:") && !text_reads(f->text, start, "?题:"))
        return at;
    start += f->text->fold[start] == '?' ? 3 : 2;
    struct span title = text_trim(f->text, (struct span){start, f->end});
    if (span_length(title) > TITLE_LENGTH_MAX || span_is_empty(title))
        return at;
    f->out->title = title;
    return f->end;
}

static void take_rest(struct finder *f, uint32_t at)
{
    at = take_brackets(f, at);
    at = take_title(f, at);
    uint32_t lead = take_lead_byline(f, skip_after(f->text, at, f->end), false);
    at = lead > at ? lead : at;
    f->out->end = skip_after(f->text, at, f->end);
}

/* --- Brackets around the whole -------------------------------------------------------------- */

static bool bracketed(struct finder *f, uint32_t open)
{
    uint32_t limit = f->end - open > CORE_LENGTH_MAX ? open + CORE_LENGTH_MAX : f->end;
    uint32_t close = bracket_end(f->text, (struct span){open, limit});
    struct span inner = {open + 1, close};

    if (close == limit)
        return false;
    uint32_t core = core_find(f, inner.start, inner.end);
    if (core > inner.start) {
        uint32_t rest = skip_after(f->text, core, inner.end);
        if (rest < inner.end && !is_byline(f, (struct span){rest, inner.end}, false))
            return false;
        if (rest < inner.end)
            byline_keep(f, (struct span){rest, inner.end});
    } else if (is_byline(f, inner, false)) {
        f->out->byline_count = 0;
        byline_keep(f, inner);
    } else if (outlet_is(f->lexicon, f->text, inner)) {
        f->out->outlet = inner;
    } else {
        return false;
    }
    take_rest(f, close + 1);
    return true;
}

bool dateline_find(const struct reading *reading, struct span span,
                   struct dateline_found *ret_found)
{
    struct finder f = {reading->lexicon, reading->text, span.end, ret_found};
    uint32_t start = skip_marks(reading->text, span.start, span.end);

    *ret_found = (struct dateline_found){.date = {.hour = -1, .minute = -1, .second = -1}};
    if (start >= span.end)
        return false;
    if (cp_is_opening(reading->text->fold[start]))
        return bracketed(&f, start);
    uint32_t core = core_find(&f, start, span.end);
    if (core > start) {
        take_rest(&f, core);
        return true;
    }
    ret_found->byline_count = 0;
    ret_found->outlet = ret_found->place = (struct span){0, 0};
    ret_found->date.day = 0;
    uint32_t lead = take_lead_byline(&f, start, true);
    if (lead == start)
        return false;
    ret_found->end = skip_after(reading->text, lead, span.end);
    return true;
}

void dateline_commit(struct reading *reading, const struct dateline_found *found)
{
    struct dateline *dateline = &reading->layout->dateline;
    struct byline byline;
    struct span none = {0, 0}, outlet = found->outlet, place = found->place;

    for (size_t i = 0; i < found->byline_count; i++) {
        if (!byline_read(reading->lexicon, reading->text, found->bylines[i], ROLE_AUTHOR, none,
                         &byline))
            continue;
        byline_commit(reading, &byline);
        if (span_is_empty(outlet))
            outlet = byline.outlet;
        if (span_is_empty(place))
            place = byline.place;
    }
    dateline->found = true;
    if (dateline->outlet.length == 0)
        dateline->outlet = reading_utf8(reading, outlet);
    if (dateline->place.length == 0)
        dateline->place = reading_utf8(reading, place);
    if (dateline->date.day == 0)
        dateline->date = found->date;
    dateline->date.from = "dateline";
    if (!span_is_empty(outlet))
        info_source_add(reading, outlet, INFO_ORIGIN);
}
