/* furniture.c: each line by itself. */
#include "layout/furniture.h"

#include "layout/appeal.h"
#include "layout/below.h"
#include "layout/front.h"
#include "layout/meta.h"
#include "layout/outlets.h"
#include "layout/related.h"
#include "layout/shapes.h"

#define START_HANZI_MAX       40u
#define WORDS_HANZI_MAX       40u
#define COPYRIGHT_HANZI_MAX   220u
#define SPAM_WORDS_MIN        3u
#define LISTED_WORDS_MIN      3u
#define LISTED_WORD_MAX       10u
#define SPAM_SHARE_PER_TEN    4u  /* of a spam line's characters are in spam words */
#define CRUMB_TITLE_HANZI_MIN 14u /* a channel's name is shorter */
#define NOTICE_HANZI_MAX      60u
#define MENU_ITEMS_MIN        4u
#define GLUED_TAIL_MAX        40u
#define MENU_ITEM_MAX         4u
#define ADDRESS_DIGITS_MIN    6u
#define EMPHASIZED_MIN        8u /* characters of **标题** */

/* --- Matching ------------------------------------------------------------------------------ */

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
        } else if (cp_is_ornament(cp) || cp_is_digit(cp) || cp == ',' ||
                   (cp == '!' && at + 1 == span.end)) { /* also [1] [2] 下一页 */
            at++;
        } else {
            return false;
        }
    }
    return *ret_words > 0;
}

/* 某某彩开奖 某某投注 千炮捕鱼: words of a search engine side by side, none of them a sentence. */
static bool is_word_list(const struct text *text, struct span span)
{
    uint32_t items = 1, length = 0;

    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t cp = text->fold[at];
        bool gap = cp_is_space(cp) || cp == '|';
        items += gap && length > 0;
        length = gap ? 0 : length + 1;
        if (cp == ',' || cp == 0x3002 || cp == ':' || length > LISTED_WORD_MAX)
            return false;
    }
    return items >= LISTED_WORDS_MIN;
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
    if (words + 1 >= SPAM_WORDS_MIN && is_word_list(text, span))
        return true;
    return words >= SPAM_WORDS_MIN && characters * 10 >= hanzi * SPAM_SHARE_PER_TEN;
}

static bool is_copyright(const struct reading *reading, struct span span)
{
    return span_hanzi(reading->text, span) <= COPYRIGHT_HANZI_MAX &&
           (has_kind(reading, span, FURNITURE_COPYRIGHT) ||
            shape_is_rights_notice(reading->text, span));
}

/* 上一篇:… and 【延伸阅读】… are furniture; what follows them is judged later. */
static bool is_end_with_colon(const struct reading *reading, struct span bare)
{
    struct table_match match =
        lexicon_longest(reading->lexicon, TABLE_FURNITURE, reading->text, bare.start, bare.end);

    uint32_t colon = bare.start + match.length;

    return match_has(match, FURNITURE_END) &&
           (text_fold(reading->text, colon) == ':' ||
            cp_is_closing(text_fold(reading->text, colon))) &&
           !cp_is_digit(text_fold(reading->text, colon + 1)); /* 最新更新:2020/03/11 */
}

static bool is_notice_of_start(const struct reading *reading, struct span span)
{
    struct span bare = furniture_bare(reading->text, span);

    if (span_hanzi(reading->text, span) > START_HANZI_MAX)
        return false;
    if (!furniture_reads(reading, span, FURNITURE_START) &&
        !furniture_reads(reading, bare, FURNITURE_START) && !is_end_with_colon(reading, bare))
        return false;
    return !span_is_prose(reading->text, span) ||
           span_hanzi(reading->text, span) <= START_HANZI_MAX / 2;
}

/* --- The edges of the article ----------------------------------------------------------------- */

static size_t first_prose(const struct reading *reading)
{
    for (size_t i = 0; i < reading->line_count; i++)
        if (!reading->lines[i].gone && line_is_prose(reading, i) &&
            !shape_is_welcome(reading->text, reading->lines[i].span) &&
            !is_notice_of_start(reading, reading->lines[i].span))
            return i;
    return reading->line_count;
}

static size_t last_prose(const struct reading *reading)
{
    for (size_t i = reading->line_count; i-- > 0;)
        if (!reading->lines[i].gone && line_is_prose(reading, i) &&
            !is_copyright(reading, reading->lines[i].span))
            return i;
    return reading->line_count;
}

static void copyright_take(struct reading *reading, size_t line)
{
    if (reading->layout->copyright.length == 0)
        reading->layout->copyright = reading_utf8(reading, reading->lines[line].span);
    meta_keep_address(reading, reading->lines[line].span);
    line_remove(reading, line, REMOVAL_COPYRIGHT);
}

/* 首页 要闻 地方 部门 视频: short items that begin with the way home or are nearly all known. */
static bool is_menu(const struct reading *reading, struct span span)
{
    static const char *const firsts[] = {"首页", "网站首页", "新闻首页", "本站首页", NULL};
    const struct text *text = reading->text;
    bool home = text_one_of(text, span.start, span.end, firsts) > 0;
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

/* 清河网 正文: the end of the way to the page. */
static bool is_way_end(const struct reading *reading, struct span span)
{
    uint32_t last = text_ends_length(reading->text, span.end, "正文");
    struct span outlet = text_trim(reading->text, (struct span){span.start, span.end - last});

    return last > 0 && outlet_is(reading->lexicon, reading->text, outlet);
}

/* What is furniture above and below the text, and could be part of it inside. */
static bool is_outside_only(const struct reading *reading, struct span span)
{
    if (meta_is_idle(reading, span) || shape_is_crumbs(reading->text, span) ||
        shape_is_buttons(reading->text, span) || is_way_end(reading, span) ||
        is_menu(reading, span) || shape_is_page_numbers(reading->text, span) ||
        (text_fold(reading->text, span.start) == '(' &&
         shape_is_counter(reading->text, (struct span){span.start + 1, span.end - 1})) ||
        (shape_is_page_name(reading->text, span) && !meta_is(reading, span)))
        return true;
    return span_hanzi(reading->text, span) <= NOTICE_HANZI_MAX &&
           !span_is_prose(reading->text, span) && has_kind(reading, span, FURNITURE_NOTICE) &&
           !meta_is(reading, span);
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

/* http://www.qinghe.com/2020/03-11/9888.shtml in a line of its own: the page's, for it has a
 * number. http://www.qinghe.com is the site's. */
static bool is_page_address(const struct text *text, struct span span)
{
    uint32_t digits = 0;

    for (uint32_t at = span.start; at < span.end; at++)
        digits += cp_is_digit(text->fold[at]);
    return text_reads(text, span.start, "http") && digits >= ADDRESS_DIGITS_MIN;
}

static bool is_gap(const struct reading *reading, struct span bare)
{
    return match_has(lexicon_exact(reading->lexicon, TABLE_FURNITURE, reading->text, bare),
                     FURNITURE_GAP);
}

/* ◆今日关注◆: a column's name between two marks, above the title of a printed page. */
static bool is_column(const struct text *text, struct span span)
{
    uint32_t first = text->fold[span.start];

    return cp_is_bullet(first) && text->fold[span.end - 1] == first &&
           span_hanzi(text, span) + 2 == span_length(span);
}

/* Where a line stands: above the running text, in it, or below it. */
enum stand { STAND_ABOVE, STAND_INSIDE, STAND_BELOW };

/* What a line is. */
enum verdict {
    VERDICT_TEXT,
    VERDICT_SOUP,
    VERDICT_CODE,
    VERDICT_SPAM,
    VERDICT_COPYRIGHT,
    VERDICT_NOTICE,
    VERDICT_EDITION,
    VERDICT_FURNITURE,
};

/* A line by itself. Between lines of running text a short line may be a heading or a table's cell;
 * below them a line of degrees may be a forecast's. */
static enum verdict verdict_of(const struct reading *reading, struct span span, enum stand stand)
{
    bool inside = stand == STAND_INSIDE;
    const struct text *text = reading->text;
    struct span bare = furniture_bare(text, span);
    uint32_t words;

    if (stand == STAND_ABOVE && is_column(text, span))
        return VERDICT_TEXT;
    if (shape_is_soup(text, span))
        return VERDICT_SOUP;
    if (shape_is_code(text, span))
        return VERDICT_CODE;
    if (is_spam(reading, span) || shape_is_bar_list(text, span))
        return VERDICT_SPAM;
    if (is_copyright(reading, span) &&
        (!inside || span_hanzi(text, span) <= COPYRIGHT_HANZI_MAX / 4) &&
        !(stand == STAND_ABOVE && meta_names_somebody(reading, span)))
        return VERDICT_COPYRIGHT;
    if (is_notice_of_start(reading, span) && !meta_names_somebody(reading, span) &&
        !(stand == STAND_ABOVE && meta_is_timed(reading, span)))
        return VERDICT_NOTICE;
    if (shape_is_edition_line(text, span))
        return VERDICT_EDITION;
    if (is_gap(reading, bare) || shape_is_debris(text, span) ||
        appeal_of(reading, span) >= (inside ? APPEAL_SENTENCE : APPEAL_LINE) ||
        (!inside && is_outside_only(reading, span)) ||
        (stand == STAND_BELOW && (shape_is_dated_link(text, span) || shape_is_zero(text, span))) ||
        (stand == STAND_ABOVE && (shape_is_weather(text, span) || shape_is_welcome(text, span) ||
                                  shape_is_banner(text, span) || shape_is_counter(text, span))))
        return VERDICT_FURNITURE;
    if (span_hanzi(text, span) > WORDS_HANZI_MAX || !only_words(reading, bare, &words) ||
        meta_is(reading, span))
        return VERDICT_TEXT;
    return !inside || words > 1 || span_length(bare) > 2 ? VERDICT_FURNITURE : VERDICT_TEXT;
}

static void line_judge(struct reading *reading, size_t line, enum stand stand)
{
    struct span span = reading->lines[line].span;

    switch (verdict_of(reading, span, stand)) {
    case VERDICT_TEXT:
        return;
    case VERDICT_SOUP:
        notes_damage(reading->notes, DAMAGE_JUNK, true, true);
        line_remove(reading, line, REMOVAL_SPAM);
        return;
    case VERDICT_CODE:
        notes_damage(reading->notes, DAMAGE_MARKUP_LEFT, true, true);
        break;
    case VERDICT_SPAM:
        line_remove(reading, line, REMOVAL_SPAM);
        return;
    case VERDICT_COPYRIGHT:
        copyright_take(reading, line);
        return;
    case VERDICT_NOTICE:
        meta_keep_address(reading, span);
        break;
    case VERDICT_EDITION:
        meta_read_front(reading, span);
        break;
    case VERDICT_FURNITURE:
        crumb_title_keep(reading, span);
        if (stand != STAND_INSIDE && is_page_address(reading->text, span))
            meta_keep_address(reading, span);
        break;
    }
    line_remove(reading, line, REMOVAL_FURNITURE);
}

/* …正在复工。长按识别二维码: what stands behind the last sentence of a line, and is furniture, is a
 * line of its own. */
static void tail_split(struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    uint32_t at = span.end;

    while (at > span.start && span.end - at <= GLUED_TAIL_MAX && text->fold[at - 1] != 0x3002 &&
           text->fold[at - 1] != '!' && text->fold[at - 1] != '?')
        at--;
    bool behind_sentence = at > span.start && span.end - at <= GLUED_TAIL_MAX;
    while (at < span.end && (cp_is_space(text->fold[at]) || cp_is_closing(text->fold[at])))
        at++;
    struct span rest = {at, span.end};
    if (behind_sentence && !span_is_empty(rest) &&
        verdict_of(reading, rest, STAND_BELOW) != VERDICT_TEXT)
        line_split(reading, line, at);
}

/* --- The page --------------------------------------------------------------------------------- */

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

/* 标题 - https://www.qinghe.com: the site's address behind a title. */
static void address_cut(struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    uint32_t address = text_find(text, span, "http");
    uint32_t dash = address;

    while (dash > span.start && cp_is_space(text->fold[dash - 1]))
        dash--;
    if (address == span.end || dash == span.start || text->fold[dash - 1] != '-' ||
        line_is_prose(reading, line) ||
        text_find(text, (struct span){address, span.end}, " ") < span.end)
        return;
    line_cut_back(reading, line, dash - 1, REMOVAL_FURNITURE);
}

void furniture_remove(struct reading *reading)
{
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        emphasis_cut(reading, i);
        address_cut(reading, i);
        tail_split(reading, i);
    }
    front_lists_remove(reading);
    struct above above = {.pairs = NULL};
    size_t first = first_prose(reading), last = last_prose(reading);

    front_way_remove(reading, first);
    front_edition_remove(reading, first);
    if (last < reading->line_count)
        below_remove(reading, last);
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
