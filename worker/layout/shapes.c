/* shapes.c: each shape is told by the characters alone; see shapes.h. */
#include "layout/shapes.h"

#define WORDS_HANZI_MAX     40u
#define BAR_ITEMS_MIN       5u
#define BAR_ITEM_LENGTH_MAX 8u
#define CRUMB_LENGTH_MAX    8u
#define WAY_LABEL_MAX       12u
#define BUTTONS_MIN         3u
#define BUTTON_LENGTH_MAX   10u
#define WELCOME_HANZI_MAX   30u
#define SOUP_MARKS_MIN      2u
#define SOUP_LENGTH_MIN     6u
#define FORBIDDEN_REACH     12u /* from 不得 to 摘编 */
#define MORE_PICTURES_MAX   4u
#define PAGE_DIGITS_MAX     3u
#define DAY_DIGITS_MIN      4u
#define COUNTER_DIGITS_MAX  3u /* 2020 may be a title */
#define TAG_LENGTH_MAX      10u
#define WEATHER_LENGTH_MAX  24u
#define BANNER_LENGTH_MAX   60u /* code points */
#define WEATHER_PLACE_MAX   4u
#define HASH_LENGTH_MIN     24u

/* Short items between bars: 天长市| 宁明县| …. A row with figures in it is a table's. */
bool shape_is_bar_list(const struct text *text, struct span span)
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

/* Behind the label of a way: 您现在所在的位置:首页 >> …. span.start when it has none. */
static uint32_t skip_way_label(const struct text *text, struct span span)
{
    uint32_t colon = text_find(text, span, ":");
    struct span front = text_trim(text, (struct span){span.start, colon});
    bool label = colon < span.end && span_length(front) <= WAY_LABEL_MAX &&
                 text_ends_length(text, front.end, "位置") > 0;

    return label ? colon + 1 : span.start;
}

/* 首页 / 生活 / 地方, 首页-新闻-国内, 新闻中心>国内, 绿政公署 >: short items between > or / and no
 * sentence. */
bool shape_is_crumbs(const struct text *text, struct span span)
{
    static const char *const homes[] = {"首页", "网站首页", "网站主页", "主页", NULL};
    uint32_t items = 1, length = 0, first = skip_space(text, skip_way_label(text, span), span.end);
    bool arrow = false, home = text_one_of(text, first, span.end, homes) > 0;

    for (uint32_t at = first; at < span.end; at++) {
        uint32_t cp = text->fold[at];
        bool cut = cp == '>' || cp == 0xBB || cp == 0x203A || (cp == '-' && home) ||
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

/* 清河网首页 · 新闻首页 · 【繁体阅读】 【网友评论:103 条】 【热评排行】: three bracketed buttons,
 * and between them nothing but short words; or one way to elsewhere: 进入[专题]>>. */
bool shape_is_buttons(const struct text *text, struct span span)
{
    uint32_t buttons = 0, length = 0;

    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t cp = text->fold[at];
        bool cut = cp == 0x3010 || cp == 0x3011 || cp == '|' || cp == 0xB7 || cp == '[';
        buttons += cp == 0x3011;
        length = cut ? 0 : length + !cp_is_space(cp);
        if (length > BUTTON_LENGTH_MAX || cp == ',' || cp == 0x3002)
            return false;
    }
    bool way = span.end - span.start > 2 && text_reads(text, span.end - 2, ">>");
    return buttons >= BUTTONS_MIN || way;
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

/* local5c96665ad8154369bbe72ca3b85e9812: what a picture was called, in letters and digits. */
static bool is_hash(const struct text *text, struct span span)
{
    uint32_t digits = 0;

    for (uint32_t at = span.start; at < span.end; at++) {
        digits += cp_is_digit(text->fold[at]);
        if (!cp_is_digit(text->fold[at]) && !cp_is_latin(text->fold[at]))
            return false;
    }
    return span_length(span) >= HASH_LENGTH_MIN && digits * 4 >= span_length(span);
}

/* +2: so many more pictures. */
static bool is_more_pictures(const struct text *text, struct span span)
{
    return text->fold[span.start] == '+' && span_length(span) > 1 &&
           span_length(span) <= MORE_PICTURES_MAX && cp_is_digit(text->fold[span.start + 1]) &&
           cp_is_digit(text->fold[span.end - 1]);
}

/* What content management systems leave: file names, comments, ids; and lines of mere marks. */
bool shape_is_debris(const struct text *text, struct span span)
{
    static const char *const marks[] = {"-->",  "<!--",  "content_", ".html", ".htm",
                                        ".jpg", ".jpeg", ".png",     ".gif",  ".mp4",
                                        "/p>",  "/div>", NULL};
    bool letters = false;

    for (uint32_t at = span.start; at < span.end; at++)
        letters |= cp_is_hanzi(text->fold[at]) || cp_is_latin(text->fold[at]) ||
                   cp_is_digit(text->fold[at]);
    if (!letters || is_player_clock(text, span) || is_tags(text, span) ||
        is_more_pictures(text, span) || is_hash(text, span))
        return true;
    bool address = text_reads(text, span.start, "http") || (text_find(text, span, "@") < span.end &&
                                                            text_find(text, span, " ") == span.end);
    if (address && span_hanzi(text, span) == 0)
        return true;
    bool few = span_hanzi(text, span) <= 45 && text_find(text, span, "。") == span.end;
    if (few && text_reads(text, span.start, "---") && text_reads(text, span.end - 3, "---"))
        return true; /* ----【新华社】标题//----: a template's copy of the title */
    for (const char *const *mark = marks; few && *mark; mark++)
        if (text_find(text, span, *mark) < span.end)
            return true;
    return few && span_hanzi(text, span) == 0 &&
           (text->fold[span.end - 1] == '}' || has_long_number(text, span) ||
            (text_reads(text, span.start, "Array") && span_length(span) == 5));
}

/* 2020-03-11 11 清河日报 content_9888.html 1 3 标题 /enpproperty-->: the system of an electronic
 * edition states day and paper. */
bool shape_is_edition_line(const struct text *text, struct span span)
{
    return span_hanzi(text, span) <= WORDS_HANZI_MAX && cp_is_digit(text->fold[span.start]) &&
           text_find(text, span, "content_") < span.end;
}

/* - 2017-10-09清河县游客过万, - [09-26] 清河:…: another story and its day. */
bool shape_is_dated_link(const struct text *text, struct span span)
{
    uint32_t at = span.start + 1, digits = 0;

    if (text->fold[span.start] != '-' || text_find(text, span, "。") < span.end)
        return false;
    for (; at < span.end && !cp_is_hanzi(text->fold[at]); at++) {
        uint32_t cp = text->fold[at];
        digits += cp_is_digit(cp);
        if (!cp_is_digit(cp) && !cp_is_space(cp) && cp != '-' && cp != '[' && cp != ']' &&
            cp != '/' && cp != '.')
            return false;
    }
    return digits >= DAY_DIGITS_MIN && at < span.end;
}

/* 第A04版:专题报道, A04:2015年夏令热线: a page of a paper and what it is called. */
bool shape_is_page_name(const struct text *text, struct span span)
{
    uint32_t at = span.start, digits;
    bool page = text->fold[at] == 0x7B2C /* 第 */;

    at += page;
    page |= at < span.end && cp_is_latin(text->fold[at]);
    at += at < span.end && cp_is_latin(text->fold[at]);
    for (digits = at; at < span.end && cp_is_digit(text->fold[at]);)
        at++;
    digits = at - digits;
    bool ends = at < span.end && text->fold[at] == 0x7248; /* 版 */
    at += ends;
    return digits >= 2 && digits <= PAGE_DIGITS_MAX && (ends || page) && at < span.end &&
           text->fold[at] == ':' && span_hanzi(text, span) <= WORDS_HANZI_MAX &&
           text_find(text, span, "。") == span.end;
}

/* 永州 晴 18℃, 7月6日 (星期六)33°C, 今日天气:多云 12℃~23℃: what a page says about today's weather.
 */
bool shape_is_weather(const struct text *text, struct span span)
{
    static const char *const words[] = {
        "天气", "今日", "今天",   "气温", "温度", "多云", "阴",   "晴",   "转",   "小雨", "中雨",
        "大雨", "阵雨", "雷阵雨", "雨",   "雪",   "雾",   "霾",   "优",   "良",   "度",   "月",
        "日",   "星期", "图标",   "周一", "周二", "周三", "周四", "周五", "周六", "周日", NULL};
    uint32_t hanzi = 0, degrees = 0;

    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t cp = text->fold[at], word = text_one_of(text, at, span.end, words);
        bool place = !word && cp_is_hanzi(cp);
        hanzi += place;
        degrees += cp == 0x2103 || cp == 0xB0 || cp == 0x5EA6; /* ℃ ° 度 */
        at += word > 1 ? word - 1 : 0;
        if (cp == ',' || cp == 0x3002 || hanzi > WEATHER_PLACE_MAX)
            return false;
    }
    return degrees > 0 && span_length(span) <= WEATHER_LENGTH_MAX;
}

/* 0, 128: how many have said something about the page. */
bool shape_is_counter(const struct text *text, struct span span)
{
    for (uint32_t at = span.start; at < span.end; at++)
        if (!cp_is_digit(text->fold[at]))
            return false;
    return span_length(span) <= COUNTER_DIGITS_MAX;
}

bool shape_is_zero(const struct text *text, struct span span)
{
    return span_length(span) == 1 && text->fold[span.start] == '0';
}

/* 1 2 3 4 */
bool shape_is_page_numbers(const struct text *text, struct span span)
{
    for (uint32_t at = span.start; at < span.end; at++)
        if (!cp_is_digit(text->fold[at]) && !cp_is_space(text->fold[at]))
            return false;
    return text->fold[span.start] == '1';
}

/* 2024-10-01 星期二 欢迎您登录清河在线!: the banner above a page greets who opens it, beside the
 * day of that. */
bool shape_is_welcome(const struct text *text, struct span span)
{
    static const char *const visits[] = {"访问", "登录", "登陆", "光临", "浏览",
                                         "来到", "收看", "关注", NULL};
    uint32_t at = text_find(text, span, "欢迎");
    bool dated = cp_is_digit(text->fold[span.start]) || text_reads(text, span.start, "今天是");

    if (at == span.end || !dated || text_find(text, span, ",") < span.end ||
        span_hanzi(text, span) > WELCOME_HANZI_MAX)
        return false;
    at += 2;
    at += text_reads(text, at, "您") || text_reads(text, at, "你");
    return text_one_of(text, at, span.end, visits) > 0;
}

/* 某市委主管主办 2026年1月8日 星期四 今日清河 多云 -24℃～-15℃: today, with its year, and its
 * weather. 星期四最低气温-5℃ is a title. */
bool shape_is_banner(const struct text *text, struct span span)
{
    return span_length(span) <= BANNER_LENGTH_MAX && text_find(text, span, "年") < span.end &&
           text_find(text, span, "星期") < span.end && text_find(text, span, "℃") < span.end &&
           text_find(text, span, ",") == span.end && text_find(text, span, "。") == span.end;
}

/* 未经本网书面许可不得转载、摘编: who may copy is told by 未经 or 凡, and that nobody may by 不得
 * before a word for copying. 未经许可不得采砂 forbids something else. */
bool shape_is_rights_notice(const struct text *text, struct span span)
{
    static const char *const forbids[] = {"不得", "禁止", "严禁", "请勿", "谢绝", NULL};
    static const char *const copies[] = {"转载", "摘编", "镜像", "转贴", "转帖", "刊载", NULL};

    if (text_find(text, span, "未经") == span.end && text_find(text, span, "凡") == span.end)
        return false;
    for (uint32_t at = span.start; at < span.end; at++) {
        if (text_one_of(text, at, span.end, forbids) == 0)
            continue;
        for (uint32_t to = at; to < span.end && to - at < FORBIDDEN_REACH; to++)
            if (text_one_of(text, to, span.end, copies) > 0)
                return true;
    }
    return false;
}

/* 9f#k2!x0@z: letters, digits and marks without a word, which a forum puts between lines. An
 * address or a code has few marks. */
bool shape_is_soup(const struct text *text, struct span span)
{
    uint32_t marks = 0, letters = 0;

    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t cp = text->fold[at];
        if (cp <= ' ' || cp >= 0x7F)
            return false;
        letters += cp_is_latin(cp) || cp_is_digit(cp);
        marks += cp == '#' || cp == '$' || cp == '%' || cp == '^' || cp == '&' || cp == '@' ||
                 cp == '!' || cp == '~' || cp == '*';
    }
    return marks >= SOUP_MARKS_MIN && letters > 0 && span_length(span) >= SOUP_LENGTH_MIN;
}

/* var a = 1; and .content{…}: a program's lines, or a style's. */
bool shape_is_code(const struct text *text, struct span span)
{
    uint32_t last = text->fold[span.end - 1];
    bool marks = text_find(text, span, "{") < span.end || text_find(text, span, "=") < span.end ||
                 text_find(text, span, "(") < span.end;

    return span_hanzi(text, span) == 0 && marks && (last == ';' || last == '}' || last == '{');
}
