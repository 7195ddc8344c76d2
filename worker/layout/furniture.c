/* furniture.c: each line by itself. */
#include "layout/furniture.h"

#include "layout/appeal.h"
#include "layout/meta.h"
#include "layout/related.h"

#define START_HANZI_MAX       40u
#define WORDS_HANZI_MAX       40u
#define COPYRIGHT_HANZI_MAX   220u
#define SPAM_WORDS_MIN        3u
#define SPAM_SHARE_PER_TEN    4u /* of a spam line's characters are in spam words */
#define BAR_ITEMS_MIN         5u
#define BAR_ITEM_LENGTH_MAX   8u
#define CRUMB_TITLE_HANZI_MIN 14u /* a channel's name is shorter */
#define CRUMB_LENGTH_MAX      8u
#define NOTICE_HANZI_MAX      60u
#define MORE_PICTURES_MAX     4u
#define TAG_LENGTH_MAX        10u
#define MENU_ITEMS_MIN        4u
#define WEATHER_LENGTH_MAX    24u
#define WEATHER_PLACE_MAX     4u
#define MENU_ITEM_MAX         4u
#define EMPHASIZED_MIN        8u /* characters of **标题** */

/* --- Matching ------------------------------------------------------------------------------ */

static bool match_has(struct table_match match, unsigned kind)
{
    for (uint32_t i = 0; match.table && i < match.entry_count; i++)
        if (match.entries[i].kind == kind)
            return true;
    return false;
}

static bool cp_is_ornament(uint32_t cp)
{
    if (cp_is_space(cp) || cp_is_opening(cp) || cp_is_closing(cp))
        return true;
    switch (cp) {
    case '-':
    case '_':
    case '=':
    case '*':
    case '#':
    case '|':
    case ':':
    case '>':
    case '<':
    case '~':
    case '+':
    case '.':
    case '/':
    case 0xAB:
    case 0xBB:
    case 0xB7:
    case 0x2014:
        return true;
    default:
        return (cp >= 0x2190 && cp <= 0x27BF) || (cp >= 0x2B00 && cp <= 0x2BFF);
    }
}

struct span furniture_bare(const struct text *text, struct span span)
{
    while (span.start < span.end && cp_is_ornament(text->fold[span.start]))
        span.start++;
    while (span.start < span.end && cp_is_ornament(text->fold[span.end - 1]))
        span.end--;
    return span;
}

bool furniture_reads(const struct reading *reading, struct span span, unsigned kind)
{
    return match_has(
        lexicon_longest(reading->lexicon, TABLE_FURNITURE, reading->text, span.start, span.end),
        kind);
}

static bool has_kind(const struct reading *reading, struct span span, unsigned kind)
{
    for (; span.start < span.end; span.start++)
        if (furniture_reads(reading, span, kind))
            return true;
    return false;
}

/* --- Kinds of lines ------------------------------------------------------------------------- */

/* Nothing but furniture words, numbers and marks. `ret_words` counts the words. */
static bool only_words(const struct reading *reading, struct span span, uint32_t *ret_words)
{
    const struct text *text = reading->text;
    uint32_t at = span.start;

    *ret_words = 0;
    while (at < span.end) {
        uint32_t cp = text->fold[at];
        struct table_match match =
            lexicon_longest(reading->lexicon, TABLE_FURNITURE, text, at, span.end);
        if (match_has(match, FURNITURE_WORD) || match_has(match, FURNITURE_LINE) ||
            match_has(match, FURNITURE_START) || match_has(match, FURNITURE_END)) {
            at += match.length;
            ++*ret_words;
        } else if (cp_is_ornament(cp) || cp_is_digit(cp) || cp == ',') { /* also [1] [2] 下一页 */
            at++;
        } else {
            return false;
        }
    }
    return *ret_words > 0;
}

static bool is_spam(const struct reading *reading, struct span span)
{
    const struct text *text = reading->text;
    uint32_t words = 0, characters = 0, hanzi = span_hanzi(text, span);

    for (uint32_t at = span.start; at < span.end;) {
        struct table_match match =
            lexicon_longest(reading->lexicon, TABLE_FURNITURE, text, at, span.end);
        if (match_has(match, FURNITURE_SPAM) || match_has(match, FURNITURE_BRAND)) {
            words++, characters += match.length;
            at += match.length;
        } else {
            at++;
        }
    }
    return words >= SPAM_WORDS_MIN && characters * 10 >= hanzi * SPAM_SHARE_PER_TEN;
}

/* Short items between bars: 天长市| 宁明县| …. A row with figures in it is a table's. */
static bool is_bar_list(const struct text *text, struct span span)
{
    uint32_t items = 1, length = 0;

    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t cp = text->fold[at];
        if (cp == '|') {
            items++, length = 0;
            continue;
        }
        length += !cp_is_space(cp) && cp != ':';
        if (length > BAR_ITEM_LENGTH_MAX + (items == 1 ? 8 : 0) || cp_is_digit(cp) || cp == 0x3002)
            return false;
    }
    return items >= BAR_ITEMS_MIN;
}

/* 首页 / 生活 / 地方, 新闻中心>国内, 绿政公署 >: short items between > or / and no sentence. */
static bool is_crumbs(const struct text *text, struct span span)
{
    uint32_t items = 1, length = 0;
    bool arrow = false;

    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t cp = text->fold[at];
        bool cut = cp == '>' || cp == 0xBB || cp == 0x203A ||
                   (cp == '/' && at > span.start && cp_is_space(text->fold[at - 1]));
        arrow |= cp == '>' || cp == 0xBB || cp == 0x203A;
        if (cut) {
            items++, length = 0;
            continue;
        }
        length += !cp_is_space(cp);
        if ((length > CRUMB_LENGTH_MAX && !arrow) || cp_is_digit(cp) || cp == ',' || cp == 0x3002)
            return false;
    }
    return arrow ? items >= 2 : items >= 3;
}

static bool has_long_number(const struct text *text, struct span span)
{
    uint32_t digits = 0;

    for (uint32_t at = span.start; at < span.end; at++) {
        digits = cp_is_digit(text->fold[at]) ? digits + 1 : 0;
        if (digits >= 20)
            return true;
    }
    return false;
}

/* 00:00/01:32 of a player. */
static bool is_player_clock(const struct text *text, struct span span)
{
    uint32_t colons = 0, slashes = 0;

    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t cp = text->fold[at];
        colons += cp == ':';
        slashes += cp == '/';
        if (!cp_is_digit(cp) && !cp_is_space(cp) && cp != ':' && cp != '/')
            return false;
    }
    return colons >= 2 && slashes == 1;
}

/* #清河 #复工: nothing but short words with a hash before each. */
static bool is_tags(const struct text *text, struct span span)
{
    uint32_t length = 0;

    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t cp = text->fold[at];
        bool start = at == span.start || cp_is_space(text->fold[at - 1]);
        length = start ? 0 : length + 1;
        if ((start && cp != '#' && !cp_is_space(cp)) || length > TAG_LENGTH_MAX)
            return false;
    }
    return span_length(span) > 1;
}

/* +2: so many more pictures. */
static bool is_more_pictures(const struct text *text, struct span span)
{
    return text->fold[span.start] == '+' && span_length(span) > 1 &&
           span_length(span) <= MORE_PICTURES_MAX && cp_is_digit(text->fold[span.start + 1]) &&
           cp_is_digit(text->fold[span.end - 1]);
}

/* What content management systems leave: file names, comments, ids; and lines of mere marks. */
static bool is_debris(const struct text *text, struct span span)
{
    static const char *const marks[] = {"-->",  "<!--",  "content_", ".html", ".htm",
                                        ".jpg", ".jpeg", ".png",     ".gif",  ".mp4",
                                        "/p>",  "/div>", NULL};
    bool letters = false;

    for (uint32_t at = span.start; at < span.end; at++)
        letters |= cp_is_hanzi(text->fold[at]) || cp_is_latin(text->fold[at]) ||
                   cp_is_digit(text->fold[at]);
    if (!letters || is_player_clock(text, span) || is_tags(text, span) ||
        is_more_pictures(text, span))
        return true;
    bool address = text_reads(text, span.start, "http") || (text_find(text, span, "@") < span.end &&
                                                            text_find(text, span, " ") == span.end);
    if (address && span_hanzi(text, span) == 0)
        return true;
    bool few = span_hanzi(text, span) <= 45 && text_find(text, span, "。") == span.end;
    for (const char *const *mark = marks; few && *mark; mark++)
        if (text_find(text, span, *mark) < span.end)
            return true;
    return few && span_hanzi(text, span) == 0 &&
           (has_long_number(text, span) ||
            (text_reads(text, span.start, "Array") && span_length(span) == 5));
}

/* 2020-03-11 11 清河日报 content_9888.html 1 3 标题 /enpproperty-->: the system of an electronic
 * edition states day and paper. */
static bool is_edition_line(const struct text *text, struct span span)
{
    return span_hanzi(text, span) <= WORDS_HANZI_MAX && cp_is_digit(text->fold[span.start]) &&
           text_find(text, span, "content_") < span.end;
}

static bool is_copyright(const struct reading *reading, size_t line)
{
    struct span span = reading->lines[line].span;

    return span_hanzi(reading->text, span) <= COPYRIGHT_HANZI_MAX &&
           has_kind(reading, span, FURNITURE_COPYRIGHT);
}

/* 上一篇:… is furniture where it has a colon; what follows it is judged later. */
static bool is_end_with_colon(const struct reading *reading, struct span bare)
{
    struct table_match match =
        lexicon_longest(reading->lexicon, TABLE_FURNITURE, reading->text, bare.start, bare.end);

    return match_has(match, FURNITURE_END) &&
           text_fold(reading->text, bare.start + match.length) == ':';
}

static bool is_notice_of_start(const struct reading *reading, size_t line)
{
    struct span span = reading->lines[line].span;
    struct span bare = furniture_bare(reading->text, span);

    if (span_hanzi(reading->text, span) > START_HANZI_MAX)
        return false;
    if (!furniture_reads(reading, span, FURNITURE_START) &&
        !furniture_reads(reading, bare, FURNITURE_START) && !is_end_with_colon(reading, bare))
        return false;
    return !line_is_prose(reading, line) || span_hanzi(reading->text, span) <= START_HANZI_MAX / 2;
}

/* --- The edges of the article ----------------------------------------------------------------- */

static size_t first_prose(const struct reading *reading)
{
    for (size_t i = 0; i < reading->line_count; i++)
        if (!reading->lines[i].gone && line_is_prose(reading, i))
            return i;
    return reading->line_count;
}

static size_t last_prose(const struct reading *reading)
{
    for (size_t i = reading->line_count; i-- > 0;)
        if (!reading->lines[i].gone && line_is_prose(reading, i) && !is_copyright(reading, i))
            return i;
    return reading->line_count;
}

static void url_keep(struct reading *reading, struct span span)
{
    const struct text *text = reading->text;
    uint32_t start = text_find(text, span, "http"), end = start;

    while (end < span.end && text->fold[end] > ' ' && text->fold[end] < 0x7F &&
           text->fold[end] != ')' && text->fold[end] != ']')
        end++;
    if (end > start && reading->layout->url.length == 0)
        reading->layout->url = reading_utf8(reading, (struct span){start, end});
}

static void copyright_take(struct reading *reading, size_t line)
{
    if (reading->layout->copyright.length == 0)
        reading->layout->copyright = reading_utf8(reading, reading->lines[line].span);
    url_keep(reading, reading->lines[line].span);
    line_remove(reading, line, REMOVAL_COPYRIGHT);
}

/* 首页 要闻 地方 部门 视频: short items that begin with the way home or are nearly all known. */
static bool is_menu(const struct reading *reading, struct span span)
{
    static const char *const firsts[] = {"首页", "网站首页", "新闻首页", "本站首页", NULL};
    const struct text *text = reading->text;
    bool home = words_match(text, span.start, span.end, firsts) > 0;
    uint32_t items = 0, known = 0, at = span.start;

    while (at < span.end) {
        struct span item = {at, at};
        while (item.end < span.end && !cp_is_space(text->fold[item.end]))
            item.end++;
        if (span_length(item) > MENU_ITEM_MAX)
            return false;
        bool word = cp_is_hanzi(text->fold[item.start]);
        items += word;
        known += word && lexicon_exact(reading->lexicon, TABLE_FURNITURE, text, item).table;
        at = skip_space(text, item.end, span.end);
    }
    return items >= MENU_ITEMS_MIN && (home || 3 * known >= 2 * items);
}

/* 永州 晴 18℃, 台北 28°C, 今日天气:多云 12℃~23℃: what a page says about today's weather. */
static bool is_weather(const struct text *text, struct span span)
{
    static const char *const words[] = {
        "天气", "今日", "今天",   "气温", "温度", "多云", "阴", "晴", "转", "小雨", "中雨",
        "大雨", "阵雨", "雷阵雨", "雨",   "雪",   "雾",   "霾", "优", "良", "度",   NULL};
    uint32_t hanzi = 0, degrees = 0;

    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t cp = text->fold[at], word = words_match(text, at, span.end, words);
        bool place = !word && cp_is_hanzi(cp);
        hanzi += place;
        degrees += cp == 0x2103 || cp == 0xB0 || cp == 0x5EA6; /* ℃ ° 度 */
        at += word > 1 ? word - 1 : 0;
        if (cp == ',' || cp == 0x3002 || hanzi > WEATHER_PLACE_MAX)
            return false;
    }
    return degrees > 0 && span_length(span) <= WEATHER_LENGTH_MAX;
}

/* 1 2 3 4 */
static bool is_page_numbers(const struct text *text, struct span span)
{
    for (uint32_t at = span.start; at < span.end; at++)
        if (!cp_is_digit(text->fold[at]) && !cp_is_space(text->fold[at]))
            return false;
    return text->fold[span.start] == '1';
}

/* What is furniture above and below the text, and could be part of it inside. */
static bool is_outside_only(const struct reading *reading, size_t line)
{
    struct span span = reading->lines[line].span;

    if (meta_is_idle(reading, span) || is_crumbs(reading->text, span) || is_menu(reading, span) ||
        is_page_numbers(reading->text, span))
        return true;
    return span_hanzi(reading->text, span) <= NOTICE_HANZI_MAX && !line_is_prose(reading, line) &&
           has_kind(reading, span, FURNITURE_NOTICE);
}

/* 热点聚焦 > 首届竞速赛落幕 八支战队会师决赛: a way that ends in a title, not in a channel. It is
 * the page's, when the page has no other. */
static void crumb_title_keep(struct reading *reading, struct span span)
{
    struct span last = {span.end, span.end};

    while (last.start > span.start && reading->text->fold[last.start - 1] != '>')
        last.start--;
    last = text_trim(reading->text, last);
    if (last.start > span.start && span_is_empty(reading->original_title) &&
        span_hanzi(reading->text, last) >= CRUMB_TITLE_HANZI_MIN)
        reading->original_title = last;
}

static bool is_gap(const struct reading *reading, struct span bare)
{
    return match_has(lexicon_exact(reading->lexicon, TABLE_FURNITURE, reading->text, bare),
                     FURNITURE_GAP);
}

/* Where a line stands: above the running text, in it, or below it. */
enum stand { STAND_ABOVE, STAND_INSIDE, STAND_BELOW };

/* A line by itself. Between lines of running text a short line may be a heading or a table's cell;
 * below them a line of degrees may be a forecast's. */
static void line_judge(struct reading *reading, size_t line, enum stand stand)
{
    bool inside = stand == STAND_INSIDE;
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    struct span bare = furniture_bare(text, span);
    uint32_t words;

    if (is_spam(reading, span) || is_bar_list(text, span)) {
        line_remove(reading, line, REMOVAL_SPAM);
    } else if (is_copyright(reading, line) &&
               (!inside || span_hanzi(text, span) <= COPYRIGHT_HANZI_MAX / 4)) {
        copyright_take(reading, line);
    } else if (is_notice_of_start(reading, line)) {
        url_keep(reading, span);
        line_remove(reading, line, REMOVAL_FURNITURE);
    } else if (is_gap(reading, bare) ||
               appeal_of(reading, span) >= (inside ? APPEAL_SENTENCE : APPEAL_LINE)) {
        line_remove(reading, line, REMOVAL_FURNITURE);
    } else if (is_edition_line(text, span)) {
        meta_read_front(reading, span);
        line_remove(reading, line, REMOVAL_FURNITURE);
    } else if (is_debris(text, span) || (!inside && is_outside_only(reading, line)) ||
               (stand == STAND_ABOVE && is_weather(text, span))) {
        crumb_title_keep(reading, span);
        line_remove(reading, line, REMOVAL_FURNITURE);
    } else if (span_hanzi(text, span) <= WORDS_HANZI_MAX && only_words(reading, bare, &words) &&
               !meta_is(reading, span)) {
        if (!inside || words > 1 || span_length(bare) > 2)
            line_remove(reading, line, REMOVAL_FURNITURE);
    }
}

/* --- The page ----------------------------------------------------------------------------------
 */

/* **标题**: marks of emphasis around all of a line. 张**、李** are people's names that are not
 * told. */
static void emphasis_cut(struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    struct span inner = {span.start + 2, span.end - 2};

    if (span_length(span) < EMPHASIZED_MIN || !text_reads(text, span.start, "**") ||
        !text_reads(text, inner.end, "**") || text_find(text, inner, "*") < inner.end)
        return;
    line_cut_back(reading, line, inner.end, REMOVAL_FURNITURE);
    line_cut_front(reading, line, inner.start, REMOVAL_FURNITURE);
}

void furniture_remove(struct reading *reading)
{
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1))
        emphasis_cut(reading, i);
    struct above above = {.pairs = NULL};
    size_t first = first_prose(reading), last = last_prose(reading);

    for (size_t i = 0; i < reading->line_count; i++) {
        if (!reading->lines[i].gone && related_begins(reading, i)) {
            related_remove(reading, i, &above);
            continue;
        }
        if (!reading->lines[i].gone)
            line_judge(reading, i,
                       i <= first  ? STAND_ABOVE
                       : i >= last ? STAND_BELOW
                                   : STAND_INSIDE);
    }
}
