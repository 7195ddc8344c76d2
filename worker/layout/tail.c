/*
 * tail.c: from the last line upwards, as long as each line is understood.
 *
 *     …帮助他们。(记者 甲 通讯员 乙)      the bracket is cut off, 甲 and 乙 are contributors
 *     【责任编辑:丙】                      editor
 */
#include "layout/tail.h"

#include "layout/byline.h"
#include "layout/cited.h"
#include "layout/label.h"
#include "layout/meta.h"
#include "layout/outlets.h"

#define TAIL_LINES_MAX    40u
#define TAIL_PART_MAX     200u /* code points of a credit that stands behind the last sentence */
#define PARTS_MAX         8u
#define OUTLET_LINE_MAX   12u
#define UNREAD_CREDIT_MAX 30u
#define POST_TAIL_MAX     20u
#define LINK_LENGTH       4u  /* 网页链接 */
#define SITE_WORD_MAX     20u /* code points */
#define SITE_WORDS_MAX    3u
#define LISTED_TITLE_MAX  40u /* code points, with the mark before it */
#define CREDITS_MIN       3u  /* lines that close an article */
#define BARE_NAMES_MAX    24u /* code points of a line of nothing but names */

static const struct span NONE = {0, 0};

static bool cp_is_dash(uint32_t cp)
{
    return cp == '-' || cp == 0x2014 || cp == '=' || cp_is_space(cp);
}

/* Also between dashes: —完—, -END-. */
static bool is_end_mark(const struct text *text, struct span span)
{
    static const char *const marks[] = {"THE END", "The End", "完",       "全文完", "未完",
                                        "本文完",  "续完",    "未完待续", "待续",   "图文",
                                        "图",      "组图",    "END",      "End",    "end",
                                        "完毕",    "资料图",  "待续)",    NULL};

    while (!span_is_empty(span) && cp_is_dash(text->fold[span.start]))
        span.start++;
    while (!span_is_empty(span) && cp_is_dash(text->fold[span.end - 1]))
        span.end--;
    for (const char *const *mark = marks; *mark; mark++)
        if (span_length(span) == word_length(*mark) && text_reads(text, span.start, *mark))
            return true;
    return false;
}

/* What an end mark says of the rest: (未完) */
static void end_mark_note(struct reading *reading, struct span span)
{
    uint32_t *truncated = &reading->notes->damage[DAMAGE_TRUNCATED].count;

    if (*truncated == 0 && (text_find(reading->text, span, "未完") < span.end ||
                            text_find(reading->text, span, "待续") < span.end))
        notes_damage(reading->notes, DAMAGE_TRUNCATED, false, true);
}

static struct span without_brackets(const struct text *text, struct span span)
{
    while (span.end - span.start >= 2 && cp_is_opening(text->fold[span.start]) &&
           cp_is_closing(text->fold[span.end - 1]))
        span = text_trim(text, (struct span){span.start + 1, span.end - 1});
    return span;
}

/* What a whole line of the tail says: without its brackets, and without the dashes before a byline
 * with a role. ——李大为 below a quotation is left alone. */
static struct span line_inner(const struct reading *reading, struct span span)
{
    const struct text *text = reading->text;
    struct span inner = without_brackets(text, span), rest = inner;

    while (rest.start < rest.end && cp_is_dash(text->fold[rest.start]))
        rest.start++;
    bool signed_off =
        rest.start > inner.start && !span_is_empty(rest) && byline_is_signed(reading, rest);
    return signed_off ? rest : inner;
}

/* Names in a part of the tail. `bare`: no role need be printed. */
static bool names_commit(struct reading *reading, struct span span, bool bare)
{
    struct byline byline;

    if (span_is_empty(span) ||
        !byline_read(reading->lexicon, reading->text, span, ROLE_AUTHOR, NONE, &byline) ||
        (!bare && !byline.with_role))
        return false;
    byline_commit(reading, &byline);
    return true;
}

/* (作者系县委宣传部干部), (本报评论员) */
static bool is_author_note(const struct text *text, struct span span)
{
    static const char *const firsts[] = {"作者系",   "作者为",   "作者是",     "作者单位",
                                         "作者简介", "本文作者", "本报评论员", NULL};

    return text_one_of(text, span.start, span.end, firsts) > 0 &&
           text_find(text, span, "。") == span.end;
}

static bool part_read(struct reading *reading, struct span span, bool bare)
{
    if (cited_is_note(reading, span)) {
        cited_read_note(reading, span);
        return true;
    }
    return meta_read(reading, span) || names_commit(reading, span, bare);
}

/* 某县融媒体中心出品, 某网 http://…: the outlet without the word for what it did, or its address.
 */
static struct span outlet_of_line(const struct text *text, struct span span)
{
    static const char *const lasts[] = {"荣誉出品", "联合出品", "出品", "供稿", "选送", "发", NULL};

    span = text_trim(text, (struct span){span.start, text_find(text, span, "http")});
    for (const char *const *last = lasts; *last; last++)
        span.end -= text_ends_length(text, span.end, *last);
    return span;
}

/* 红网时刻 in a line of its own. */
static bool is_outlet_line(const struct reading *reading, struct span span)
{
    struct span outlet = outlet_of_line(reading->text, span);
    bool office = outlet.end < span.end && office_is(reading->lexicon, reading->text, outlet);

    if (office) /* 县委宣传部供稿 */
        return true;
    return !text_reads(reading->text, span.start, "关注") &&
           span_length(outlet) <= OUTLET_LINE_MAX &&
           outlet_is(reading->lexicon, reading->text, outlet) &&
           !outlet_is_self(reading->lexicon, reading->text, outlet);
}

/* --- Behind the last sentence of a line ------------------------------------------------------- */

/* Where the bracket opens that closes at the line's end; span.end when the line ends in none. */
static uint32_t last_bracket(const struct text *text, struct span span)
{
    uint32_t depth = 0, close = span.end - 1;

    if (text->fold[close] == 0x3002 && span_length(span) > 2) /* (记者甲)。 */
        close--;
    if (text->fold[close] != ')' && text->fold[close] != ']' && text->fold[close] != 0x3011)
        return span.end;
    for (uint32_t at = close + 1; at-- > span.start && span.end - at <= TAIL_PART_MAX;) {
        uint32_t cp = text->fold[at];
        depth += cp == ')' || cp == ']' || cp == 0x3011;
        if ((cp == '(' || cp == '[' || cp == 0x3010) && --depth == 0)
            return at;
    }
    return span.end;
}

static bool cut_bracket(struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    uint32_t open = last_bracket(text, span);

    if (open == span.end || open == span.start)
        return false;
    uint32_t close = text->fold[span.end - 1] == 0x3002 ? span.end - 2 : span.end - 1;
    struct span inner = text_trim(text, (struct span){open + 1, close});
    bool after_sentence =
        span_ends_sentence(text, text_trim(text, (struct span){span.start, open}));

    if (is_end_mark(text, inner)) {
        end_mark_note(reading, inner);
        line_cut_back(reading, line, open, REMOVAL_FURNITURE);
        return true;
    }
    if (!part_read(reading, inner, after_sentence) && !is_author_note(text, inner))
        return false;
    line_cut_back(reading, line, open, REMOVAL_CREDIT);
    return true;
}

/* What a microblog puts at the end, as @天津发布, 网页链接, 央视新闻的微博视频: where it begins in
 * the line whose last sentence ends at `sentence`; span.end when there is none. */
static uint32_t post_tail(const struct text *text, struct span span, uint32_t sentence)
{
    static const char *const links[] = {"网页链接", "查看图片", "展开全文", "点击查看", NULL};
    static const char *const videos[] = {"微博视频", "微博直播", "秒拍视频", NULL};
    static const char *const clicks[] = {"点击查看", "点击链接", NULL};
    struct span part = text_trim(text, (struct span){sentence, span.end});
    uint32_t last = span.end - LINK_LENGTH;

    if (span_length(span) <= LINK_LENGTH)
        return span.end;
    if (text_one_of(text, last, span.end, links) > 0)
        return last;
    if (span_is_empty(part) || part.start == span.start)
        return span.end;
    bool address = text_find(text, part, "http") < part.end ||
                   text_find(text, part, "t.cn") < part.end ||
                   text_find(text, part, "weibo.c") < part.end;
    if (address && span_hanzi(text, part) == 0)
        return part.start;
    while (part.end > part.start &&
           (text->fold[part.end - 1] == '.' || cp_is_space(text->fold[part.end - 1])))
        part.end--;
    if (span_length(part) <= LINK_LENGTH || span_length(part) > POST_TAIL_MAX)
        return span.end;
    bool account = text->fold[part.start] == '@' && text_find(text, part, ",") == part.end;
    bool topic = text->fold[part.start] == '#' && text->fold[part.end - 1] == '#';
    bool more = text_one_of(text, part.start, part.end, clicks) > 0;
    bool video = text_one_of(text, part.end - LINK_LENGTH, part.end, videos) > 0;

    return account || topic || more || video ? part.start : span.end;
}

/* 李 秋, 陈晨李 秋: names of two characters are set apart to be as wide as those of three; nothing
 * else is. */
static bool names_are_set(const struct text *text, struct span span)
{
    uint32_t length = 0;
    bool set = false;

    for (uint32_t at = span.start; at <= span.end; at++) {
        bool gap = at == span.end || cp_is_space(text->fold[at]);
        set |= gap && length == 1;
        length = gap ? 0 : length + 1;
        if (!gap && !cp_is_hanzi(text->fold[at]))
            return false;
    }
    return set && span_length(span) <= BARE_NAMES_MAX;
}

/* …运行。编辑:甲 审核:乙 */
static bool cut_after_sentence(struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    uint32_t at = span.end;

    while (at > span.start && span.end - at <= TAIL_PART_MAX && text->fold[at - 1] != 0x3002 &&
           text->fold[at - 1] != '!' && text->fold[at - 1] != '?')
        at--;
    while (at < span.end && cp_is_closing(text->fold[at]))
        at++;
    struct span part = text_trim(text, (struct span){at, span.end});
    bool marked = !span_is_empty(part) && (cp_is_bullet(text->fold[part.start]) || /* □甲 */
                                           names_are_set(text, part));
    uint32_t post = post_tail(text, span, at);
    if (post < span.end) {
        struct span outlet = {post + 1, span.end};
        if (text->fold[post] == '@' && outlet_is(reading->lexicon, text, outlet))
            info_source_add(reading, outlet, INFO_SOURCE);
        line_cut_back(reading, line, post, REMOVAL_FURNITURE);
        return true;
    }
    if (at == span.start || span_is_empty(part) || span_length(part) > TAIL_PART_MAX)
        return false;
    if (is_outlet_line(reading, part)) /* 图为…。新华社发 */
        info_source_add(reading, outlet_of_line(text, part), INFO_SOURCE);
    else if (!part_read(reading, part, marked))
        return false;
    line_cut_back(reading, line, at, REMOVAL_CREDIT);
    return true;
}

static void cut_parts(struct reading *reading, size_t line)
{
    for (uint32_t i = 0; i < PARTS_MAX && !reading->lines[line].gone; i++)
        if (!cut_bracket(reading, line) && !cut_after_sentence(reading, line))
            return;
}

/* --- Whole lines ----------------------------------------------------------------------------- */

/* A line of names alone is a credit only right after running text: a list of names is content. */
static bool bare_names_fit(const struct reading *reading, size_t line)
{
    struct span span = reading->lines[line].span;
    size_t before = line_before(reading, line);
    bool bracket = cp_is_opening(reading->text->fold[span.start]);

    if (before == reading->line_count || !line_is_prose(reading, before))
        return false;
    return bracket ||
           (span_length(span) <= BARE_NAMES_MAX && names_stand_apart(reading->text, span));
}

/* 图文:山城小灵通 部分图片来自车务段: what it says cannot be read, that it is a credit can. */
static bool is_unread_credit(const struct reading *reading, struct span span)
{
    const struct text *text = reading->text;
    static const char *const both[] = {"图文:", "文图:", "文/图:", "图/文:", NULL};
    struct label label;
    bool labelled = label_at(reading->lexicon, text, span, &label) && label.colon &&
                    (label_is_person(label.kind) || label.kind == LABEL_SOURCE) &&
                    label.kind != LABEL_REPORTER; /* 记者:那你们以后还来吗 */

    return (labelled || text_one_of(text, span.start, span.end, both) > 0) &&
           span_hanzi(text, span) <= UNREAD_CREDIT_MAX && !span_ends_sentence(text, span) &&
           text_find(text, span, ",") == span.end;
}

static bool line_is_tail(const struct reading *reading, size_t line)
{
    struct byline byline;
    struct span inner = line_inner(reading, reading->lines[line].span);

    if (is_end_mark(reading->text, inner) || meta_is(reading, inner) ||
        cited_is_note(reading, inner) || is_author_note(reading->text, inner) ||
        is_unread_credit(reading, inner) || is_outlet_line(reading, inner))
        return true;
    return byline_read(reading->lexicon, reading->text, inner, ROLE_AUTHOR, NONE, &byline) &&
           (byline.with_role || bare_names_fit(reading, line));
}

static void line_read(struct reading *reading, size_t line)
{
    struct span inner = line_inner(reading, reading->lines[line].span);

    if (!cited_is_note(reading, inner) && is_outlet_line(reading, inner)) {
        info_source_add(reading, outlet_of_line(reading->text, inner), INFO_SOURCE);
        line_remove(reading, line, REMOVAL_CREDIT);
    } else if (!is_end_mark(reading->text, inner) &&
               (part_read(reading, inner, true) || is_unread_credit(reading, inner))) {
        line_remove(reading, line, REMOVAL_CREDIT);
    } else {
        end_mark_note(reading, inner);
        line_remove(reading, line, REMOVAL_FURNITURE);
    }
}

/* …。(李大为): the article is signed in the last line of its text. */
static bool is_signed_line(const struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span, names[NAMES_MAX];
    uint32_t open = last_bracket(text, span);

    if (open == span.end || open == span.start || text->fold[span.end - 1] != ')' ||
        !span_ends_sentence(text, text_trim(text, (struct span){span.start, open})))
        return false;
    struct span inner = {open + 1, span.end - 1};
    return byline_is_signed(reading, inner) ||
           names_read(reading->lexicon, text, inner, false, names) > 0;
}

/* A few words that no table knows (我要问), below credits: the site's, not the article's. */
static bool is_site_word(const struct reading *reading, size_t line)
{
    struct span span = reading->lines[line].span;

    return span_length(span) <= SITE_WORD_MAX && !span_ends_sentence(reading->text, span);
}

/* · 陇东窑洞变民宿: a title with a mark before it, as lists of other stories have. */
static bool is_listed_title(const struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    uint32_t first = text->fold[span.start];

    return (first == 0xB7 || first == 0x2022 || cp_is_bullet(first)) &&
           span_length(span) <= LISTED_TITLE_MAX && text_find(text, span, "。") == span.end;
}

/* Where the credits begin that close an article above nothing but titles of other stories: three
 * lines of credits side by side, right below running text, and below them no sentence. line_count
 * when there are none. */
static size_t closing_credits(const struct reading *reading)
{
    size_t line = line_before(reading, reading->line_count), begin = reading->line_count;
    uint32_t credits = 0;

    for (uint32_t i = 0; i < TAIL_LINES_MAX && line < reading->line_count; i++) {
        struct span span = reading->lines[line].span;
        bool tail = line_is_tail(reading, line);
        if (!tail && credits >= CREDITS_MIN)
            return line_is_prose(reading, line) ? begin : reading->line_count;
        if (!tail && text_find(reading->text, span, "。") < span.end)
            break;
        credits = tail ? credits + 1 : 0;
        begin = line;
        line = line_before(reading, line);
    }
    return reading->line_count;
}

/* The first of the lines at the end that are all tail; line_count when the last line is none. A few
 * unknown words at the very end, and listed titles, are passed over when credits stand above. */
static size_t tail_begin(const struct reading *reading)
{
    size_t begin = closing_credits(reading), line = line_before(reading, begin);
    uint32_t unknown = 0;

    for (uint32_t i = 0; i < TAIL_LINES_MAX && line < reading->line_count; i++) {
        if (line_is_tail(reading, line))
            begin = line;
        else if (begin < reading->line_count ||
                 (!is_listed_title(reading, line) &&
                  (unknown++ == SITE_WORDS_MAX || !is_site_word(reading, line))))
            break;
        line = line_before(reading, line);
    }
    if (begin == reading->line_count && unknown > 0 && line < reading->line_count &&
        is_signed_line(reading, line))
        return line_next(reading, line + 1);
    return begin;
}

void tail_read(struct reading *reading)
{
    size_t begin = tail_begin(reading), last = line_before(reading, begin);

    if (last < reading->line_count)
        cut_parts(reading, last);
    for (size_t i = line_before(reading, reading->line_count);
         i < reading->line_count && i >= begin; i = line_before(reading, i))
        if (!line_is_tail(reading, i))
            line_remove(reading, i, REMOVAL_FURNITURE);
    for (size_t i = begin; i < reading->line_count; i = line_next(reading, i + 1))
        line_read(reading, i);
    last = line_before(reading, reading->line_count);
    if (last < reading->line_count && begin < reading->line_count)
        cut_parts(reading, last);
}
