/*
 * dateline.c: [据] OUTLET [PLACE] [DATE] (讯|电|消息) [:] [题:TITLE] [(ROLE names)].
 *
 * A word that ends a dateline is looked for, and what stands before it must be an outlet, a place
 * and a date, in any of the usual orders, with nothing left over. Brackets may stand around the
 * whole (【…讯】) or, with names, before its end (本报(记者甲)讯).
 */
#include "layout/dateline.h"

#include "layout/cursor.h"
#include "layout/ending.h"
#include "layout/located.h"
#include "layout/outlets.h"

#define CORE_LENGTH_MAX    60u
#define BRACKET_LENGTH_MAX 120u
#define LEAD_BYLINE_MAX    60u
#define PLACE_LENGTH_MAX   10u
#define SHORT_PLACE_MAX    4u /* 长治讯: */
#define TITLE_LENGTH_MAX   60u
#define DAY_LENGTH_MAX     12u /* 2020年十二月三十一日 */
#define PROGRAMME_MAX      13u /* code points of (新闻联播 */

static const struct span NONE = {0, 0};

struct finder {
    const struct lexicon *lexicon;
    const struct text *text;
    uint32_t end;                /* of the line */
    const struct layout *layout; /* what the page has said so far */
    struct dateline_found *out;
};

/* □, ■, or the N that is one of them in a font: N据新华社电, N本报记者. */
static uint32_t skip_marks(const struct text *text, uint32_t at, uint32_t end)
{
    static const char *const letters[] = {"N据", "N本报", "N新华社", NULL};

    while (at < end && cp_is_bullet(text->fold[at]))
        at++;
    return at + (text_one_of(text, at, end, letters) > 0);
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

/* --- The core: what stands before 讯 ------------------------------------------------------- */

/* Whether a span could be a place: a few Chinese characters and none that no place has. */
static bool place_fits(const struct finder *f, struct span span)
{
    static const char *const never[] = {"的",   "了", "在", "是", "我",   "他",   "这",   "和",
                                        "有",   "近", "今", "昨", "日",   "月",   "年",   "记",
                                        "者",   "据", "报", "被", "综合", "最新", "视频", "图片",
                                        "专题", "快", "简", "通", "之",   NULL};

    if (span_length(span) < 2 || span_length(span) > PLACE_LENGTH_MAX)
        return false;
    if (located_is(f->lexicon, f->text, span)) /* 通山, 和田, 日照 */
        return true;
    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t cp = f->text->fold[at];
        if (!cp_is_hanzi(cp) && cp != 0xB7 && cp != '/' && cp != 0x3001)
            return false;
        if (text_one_of(f->text, at, span.end, never))
            return false;
    }
    return true;
}

static struct span tidy(const struct text *text, struct span span)
{
    while (span.start < span.end &&
           (cp_is_bullet(text->fold[span.start]) || text->fold[span.start] == '/' ||
            text->fold[span.start] == ',' || text->fold[span.start] == 0xB7))
        span.start++;
    while (span.start < span.end &&
           (cp_is_bullet(text->fold[span.end - 1]) || text->fold[span.end - 1] == '/' ||
            text->fold[span.end - 1] == ',' || text->fold[span.end - 1] == 0xB7))
        span.end--;
    return span;
}

/* 18时, 18时许 behind the day. */
static uint32_t skip_hour(const struct text *text, uint32_t at, uint32_t end)
{
    struct cursor c = {text, at, end};
    int hour;

    if (!cursor_read_digits(&c, 1, 2, &hour) || !cursor_accept_word(&c, "时"))
        return at;
    cursor_accept_word(&c, "许");
    return c.at;
}

/* Finds the date in the core. Returns its span; empty when there is none. */
static struct span core_date(const struct finder *f, struct span core, struct moment *ret_date)
{
    *ret_date = (struct moment){.hour = -1, .minute = -1, .second = -1};
    for (uint32_t at = core.start; at < core.end; at++) {
        struct moment moment;
        int day;
        uint32_t end = moment_read(f->text, (struct span){at, core.end}, 0, &moment);
        if (end > at) {
            moment.hour = moment.minute = moment.second = -1; /* 3月11日18时30分讯 */
            if (moment.precision > MOMENT_DAY)
                moment.precision = MOMENT_DAY;
            *ret_date = moment;
            return (struct span){at, skip_hour(f->text, end, core.end)};
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
    uint32_t first = skip_space(f->text, span.start + role.length, span.end), name = first;
    for (uint32_t at = name; at < span.end; at++) {
        uint32_t cp = f->text->fold[at];
        if (cp == 0x3001 || cp == '/' || cp_is_space(cp))
            name = at + 1;
        role = lexicon_longest(f->lexicon, TABLE_ROLES, f->text, at, span.end);
        if (role.length >= 2) /* 记者甲、实习记者乙澎湖县 */
            name = skip_space(f->text, at + role.length, span.end);
    }
    for (size_t i = 0; i < 3; i++) {
        uint32_t end = name_prefix(f->lexicon, f->text, (struct span){name, span.end}, lengths[i]);
        struct span rest = {end, span.end};
        if (end == name || !(span_is_empty(rest) || place_fits(f, rest)))
            continue;
        bool known = located_is(f->lexicon, f->text, rest);
        if (best == 0 || known)
            best = end;
        if (known || span_is_empty(rest))
            break;
    }
    if (best == 0 && name > first && place_fits(f, (struct span){name, span.end}))
        best = name;
    if (best == 0)
        return false;
    *ret_place = (struct span){best, span.end};
    byline_keep(f, (struct span){span.start, best});
    return true;
}

static bool is_byline(const struct finder *f, struct span span, bool bare)
{
    struct byline byline;

    return byline_read(f->lexicon, f->text, span, ROLE_AUTHOR, NONE, &byline) &&
           (bare || byline.with_role);
}

/* A bracket with names inside the core: 本报(记者甲)讯. Cuts it out of the core's end. */
static struct span core_without_bracket(struct finder *f, struct span core)
{
    struct byline byline;

    for (uint32_t at = core.start; at < core.end; at++) {
        if (f->text->fold[at] != '(' && f->text->fold[at] != '[')
            continue;
        uint32_t close = bracket_end(f->text, (struct span){at, core.end});
        if (close + 1 == core.end && byline_read(f->lexicon, f->text, (struct span){at + 1, close},
                                                 ROLE_AUTHOR, NONE, &byline)) {
            byline_keep(f, (struct span){at + 1, close});
            return (struct span){core.start, at};
        }
    }
    return core;
}

/* 塞上快讯 of 塞上快讯讯(记者 甲): an outlet that no table knows. The page has named it as its
 * source, or it can be no place and who reports for it follows in a bracket. */
static bool is_told_outlet(const struct finder *f, struct span words, uint32_t after)
{
    if (!outlet_may_be(f->lexicon, f->text, words))
        return false;
    if (info_source_has(f->layout, f->text, words))
        return true;
    uint32_t close = bracket_end(f->text, (struct span){after, f->end});
    return !place_fits(f, words) && close < f->end &&
           is_byline(f, (struct span){after + 1, close}, false);
}

/* What stands around the date: an outlet before a place, or a place alone. `after` is where the
 * word ends that ends the core. */
static struct span outlet_in(const struct finder *f, struct span left, enum ending ending,
                             uint32_t after)
{
    /* 网2月25日讯: its front is gone; 晚报讯(记者 甲): readers know which one. */
    static const char *const torn[] = {"网",   "在线", "晚报", "早报", "晨报",
                                       "日报", "商报", "快报", NULL};
    uint32_t torn_length = text_one_of(f->text, left.start, left.end, torn);
    uint32_t end = outlet_read(f->lexicon, f->text, left);

    if (end > left.start)
        return (struct span){left.start, end};
    bool torn_one = torn_length > 0 && torn_length == span_length(left);
    /* 武冈法院讯; 县公安局消息 is told by the police, not printed by them. */
    if (torn_one || (ending == ENDING_XUN &&
                     (office_is(f->lexicon, f->text, left) || is_told_outlet(f, left, after))))
        return left;
    return (struct span){left.start, left.start};
}

/* 据 before an agency, and what kind of report the core is of: 综合外电. */
static struct span core_trim(const struct finder *f, struct span core)
{
    static const char *const kinds[] = {"综合外电", "外电", "综合", "即时", NULL};
    static const char *const leads[] = {"据", NULL};

    core.start += text_one_of(f->text, core.start, core.end, leads);
    uint32_t slash = text_find(f->text, core, "/");
    if (slash < core.end && slash > core.start && text_reads(f->text, slash - 1, "组"))
        core.start = slash + 1; /* 香港新闻组/香港12日电 */
    for (const char *const *kind = kinds; *kind; kind++) {
        uint32_t length = word_length(*kind);
        if (span_length(core) > length && text_reads(f->text, core.end - length, *kind))
            return (struct span){core.start, core.end - length};
    }
    return core;
}

/* 时刻·邵阳: the place is behind the dot of an account that no table knows. */
static struct span behind_dot(const struct finder *f, struct span place)
{
    uint32_t dot = text_find(f->text, place, "·");
    struct span rest = {dot + 1, place.end};

    return dot < place.end && located_is(f->lexicon, f->text, rest) ? rest : place;
}

/* Whether all of the core, up to the word that ends at `after`, is outlet, place and date. */
static bool core_read(struct finder *f, struct span core, enum ending ending, uint32_t after,
                      bool closed)
{
    struct moment date;

    f->out->byline_count = 0;
    core = tidy(f->text, core_trim(f, core_without_bracket(f, core)));
    struct span when = core_date(f, core, &date);
    struct span front = {core.start, when.start};
    front.end = text_find(f->text, front, "北京时间");
    struct span left = tidy(f->text, front);
    struct span right = tidy(f->text, (struct span){when.end, core.end});
    struct span outlet = outlet_in(f, left, ending, after);
    struct span place = tidy(f->text, (struct span){outlet.end, left.end});

    place = behind_dot(f, place);
    if (!span_is_empty(place) && !place_fits(f, place) && !names_then_place(f, place, &place))
        return false;
    if (!span_is_empty(right)) {
        if (!span_is_empty(place) || !place_fits(f, right))
            return false;
        place = right;
    }
    bool dated = !span_is_empty(when);
    bool certain = dated || !span_is_empty(outlet) ||
                   (closed && !span_is_empty(place) && span_length(place) <= SHORT_PLACE_MAX);
    if (!certain)
        return false;
    bool printed = outlet_is(f->lexicon, f->text, outlet) ||
                   outlet_may_be(f->lexicon, f->text, outlet); /* and no office */
    f->out->outlet = printed ? outlet : (struct span){0, 0};
    f->out->place = place;
    f->out->date = date;
    f->out->strong = !span_is_empty(outlet) || dated;
    return true;
}

/* Finds 讯 and its like after `start`, with a core before it. Returns where the core's end word
 * ends, or `start`. 报道 ends a core too in brackets, and behind an outlet before a colon:
 * (星岛日报报道), 清河网综合报道:. */
static uint32_t core_find(struct finder *f, uint32_t start, uint32_t end, bool in_brackets)
{
    uint32_t limit = end - start > CORE_LENGTH_MAX ? start + CORE_LENGTH_MAX : end;
    enum ending ending;

    for (uint32_t at = start; at < limit; at++) {
        uint32_t cp = f->text->fold[at];
        if (cp == 0x3002 || cp == '!' || cp == '?' || cp == 0x201C || cp == 0x300A || cp == ';')
            break;
        uint32_t length = ending_length(f->text, at, end, &ending);
        uint32_t after = at + length;
        bool outlet_only = length > 0 && ending == ENDING_REPORT && !in_brackets;
        if (length == 0 || at == start || (outlet_only && text_fold(f->text, after) != ':'))
            continue;
        bool closed = after == end || f->text->fold[after] == ':' || f->text->fold[after] == '(';
        if (core_read(f, (struct span){start, at}, ending, after, closed) &&
            (!outlet_only || (!span_is_empty(f->out->outlet) && f->out->byline_count == 0))) {
            f->out->reports = outlet_only;
            f->out->strong &= !outlet_only;
            return after;
        }
    }
    return start;
}

/* --- After 讯 ------------------------------------------------------------------------------ */

/* (记者 甲 通讯员 乙), one or more; or the programme before a colon: 央视网消息(新闻联播):. */
static uint32_t take_brackets(struct finder *f, uint32_t at)
{
    for (;;) {
        uint32_t open = skip_space(f->text, at, f->end);
        if (open >= f->end || !cp_is_opening(f->text->fold[open]))
            return at;
        uint32_t limit = f->end - open > BRACKET_LENGTH_MAX ? open + BRACKET_LENGTH_MAX : f->end;
        uint32_t close = bracket_end(f->text, (struct span){open, limit});
        bool named = close < limit && is_byline(f, (struct span){open + 1, close}, true);
        bool programme = close - open <= PROGRAMME_MAX && text_fold(f->text, close + 1) == ':';
        if (close == limit || (!named && !programme))
            return at;
        if (named)
            byline_keep(f, (struct span){open + 1, close});
        at = close + 1;
    }
}

/* 记者甲 通讯员乙报道:, 记者甲/台北报导, names up to a wide space, or up to any space: the longest
 * that reads as a byline. */
static uint32_t take_lead_byline(struct finder *f, uint32_t at, bool report_needed)
{
    uint32_t start = skip_marks(f->text, at, f->end), best = start;
    uint32_t limit = f->end - start > LEAD_BYLINE_MAX ? start + LEAD_BYLINE_MAX : f->end;

    for (uint32_t end = start + 1; end <= limit; end++) {
        uint32_t cp = end < f->end ? f->text->fold[end] : ' ';
        bool report = text_reads(f->text, end - 2, "报道") || text_reads(f->text, end - 2, "报导");
        if (cp == 0x3002 || (cp == ',' && !report))
            break;
        bool wide = cp == 0x3000 || cp == ')' || /* 讯记者 甲): the bracket's begin is gone */
                    (cp_is_space(cp) && cp_is_space(text_fold(f->text, end + 1)));
        if (!report && !wide && (report_needed || (!cp_is_space(cp) && cp != ':')))
            continue;
        if (end - start >= 4 && is_byline(f, (struct span){start, end}, false))
            best = end;
    }
    if (best == start)
        return at;
    byline_keep(f, (struct span){start, best});
    return best + (text_fold(f->text, best) == ')');
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

/* 清河网讯3月11日(通讯员 甲): the day behind the word; 清河网讯3月11日,… begins the text with it.
 */
static uint32_t take_day(struct finder *f, uint32_t at)
{
    const struct dateline_found saved = *f->out;
    uint32_t start = skip_space(f->text, at, f->end), end = start + DAY_LENGTH_MAX;
    uint32_t first = text_fold(f->text, start);
    struct moment date;

    if (saved.date.day > 0 || (!cp_is_digit(first) && cursor_hanzi_digit(first) < 0))
        return at;
    struct span day = core_date(f, (struct span){start, end < f->end ? end : f->end}, &date);
    bool named = day.start == start && take_brackets(f, day.end) > day.end;
    *f->out = saved;
    f->out->date = named ? date : saved.date;
    return named ? day.end : at;
}

static void take_rest(struct finder *f, uint32_t at)
{
    at = take_brackets(f, take_day(f, at));
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
    uint32_t core = core_find(f, inner.start, inner.end, false);
    if (core == inner.start && is_byline(f, inner, false)) {
        f->out->byline_count = 0;
        byline_keep(f, inner);
        core = inner.end;
    }
    if (core == inner.start)
        core = core_find(f, inner.start, inner.end, true);
    if (core == inner.start && outlet_is(f->lexicon, f->text, inner)) {
        f->out->outlet = inner;
        core = inner.end;
    }
    uint32_t rest = skip_after(f->text, core, inner.end);
    if (core == inner.start ||
        (rest < inner.end && !is_byline(f, (struct span){rest, inner.end}, false)))
        return false;
    if (rest < inner.end)
        byline_keep(f, (struct span){rest, inner.end});
    take_rest(f, close + 1);
    return true;
}

bool dateline_find(const struct reading *reading, struct span span,
                   struct dateline_found *ret_found)
{
    struct finder f = {reading->lexicon, reading->text, span.end, reading->layout, ret_found};
    uint32_t start = skip_marks(reading->text, span.start, span.end);

    *ret_found = (struct dateline_found){.date = {.hour = -1, .minute = -1, .second = -1}};
    if (start >= span.end)
        return false;
    if (cp_is_opening(reading->text->fold[start]))
        return bracketed(&f, start);
    uint32_t core = core_find(&f, start, span.end, false);
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
    struct span outlet = found->outlet, place = found->place;

    for (size_t i = 0; i < found->byline_count; i++) {
        if (!byline_read(reading->lexicon, reading->text, found->bylines[i], ROLE_AUTHOR, NONE,
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
