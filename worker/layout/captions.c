/*
 * captions.c: a caption says 图为, or ends in the name of who took the picture.
 *
 *     图为工人在赶制口罩。记者 甲 摄      caption; photographer 甲
 *     (记者 甲 摄)                        credit
 */
#include "layout/captions.h"

#include "layout/byline.h"
#include "layout/fields.h"
#include "layout/outlets.h"

#define CAPTION_HANZI_MAX  110u
#define CREDITED_HANZI_MAX 60u /* of a caption that only its credit gives away */
#define CREDITED_HANZI_MIN 12u /* with fewer it is no sentence of the text */
#define CREDIT_LENGTH_MAX  40u
#define DAY_LENGTH_MAX     16u
#define GIVER_LENGTH_MIN   4u
#define GIVEN_LENGTH_MAX   13u /* code points inside (消防处图片) */

/* 图片由清河县教育局提供 */
static bool is_given_picture(const struct text *text, struct span span)
{
    static const char *const starts[] = {"图片由", "照片由", "配图由", "图由", "图/", NULL};
    static const char *const ends[] = {"提供", "供图", NULL};
    uint32_t end = span.end - (text->fold[span.end - 1] == 0x3002);

    return text_one_of(text, span.start, span.end, starts) > 0 && end >= span.start + 2 &&
           text_one_of(text, end - 2, end, ends) > 0;
}

/* 读者提供图片, (网上图片), (取自脸书): who gave the picture and nothing else. */
static bool is_giver(const struct text *text, struct span span)
{
    static const char *const words[] = {
        "读者",   "网友",   "网民",     "受访者",   "受访人", "警方",   "消防",    "警员",
        "官方",   "院方",   "校方",     "市民",     "村民",   "民众",   "家属",    "店家",
        "业者",   "企业",   "公司",     "主办方",   "当事人", "目击者", "网上",    "网络",
        "互联网", "脸书",   "微博",     "微信",     "抖音",   "资料",   "视频",    "影片",
        "直播",   "节目",   "电视",     "网页",     "新华社", "中新社", "中央社",  "美联社",
        "法新社", "路透社", "取自",     "翻摄自",   "翻摄",   "摘取自", "图取自",  "图自",
        "画面",   "对象",   "Facebook", "facebook", "FB",     "IG",     "YouTube", "Youtube",
        "Google", "由",     "、",       "/",        NULL};
    static const char *const things[] = {"提供",   "供图",   "图片",   "照片",   "相片",
                                         "截图",   "截取",   "资料照", "资料图", "档案照",
                                         "档案图", "示意图", NULL};
    uint32_t at = span.start, thing = 0;

    while (at < span.end) {
        uint32_t word = text_one_of(text, at, span.end, words);
        uint32_t length = word ? word : text_one_of(text, at, span.end, things);
        if (length == 0)
            return false;
        thing += word == 0 || text_reads(text, at, "取自") || text_reads(text, at, "图取自") ||
                 text_reads(text, at, "翻摄");
        at += length;
    }
    return thing > 0 && span_length(span) >= GIVER_LENGTH_MIN;
}

static struct span without_bracket(const struct text *text, struct span span)
{
    bool around = bracket_end(text, span) + 1 == span.end;

    return around ? (struct span){span.start + 1, span.end - 1} : span;
}

/* (资料照), (图/翻摄自脸书): the line's last bracket tells of its picture. */
static bool ends_as_caption(const struct text *text, struct span span)
{
    static const char *const words[] = {"资料照",   "资料图",   "示意图",   "档案照", "档案图",
                                        "图/",      "图片来源", "照片来源", "翻摄",   "网络图",
                                        "视频截图", "画面截图", "摄影/",    "图:",    "取自",
                                        "照片:",    NULL};
    uint32_t last = span.end - 1;

    if (text->fold[last] != ')' && text->fold[last] != ']' && text->fold[last] != 0x3011)
        return false;
    for (uint32_t at = last; at-- > span.start && last - at <= CREDIT_LENGTH_MAX;)
        if (text->fold[at] == '(' || text->fold[at] == '[' || text->fold[at] == 0x3010)
            return (text_reads(text, at + 1, "图·") && !text_reads(text, at + 1, "图·文")) ||
                   text_one_of(text, at + 1, span.end, words) > 0 ||
                   is_giver(text, (struct span){at + 1, last});
    return false;
}

/* (景区供图), (消防处图片) */
static bool ends_in_given(const struct text *text, struct span span)
{
    static const char *const givers[] = {"供图", "图片", "照片", "相片", "截图", "提供", NULL};
    uint32_t last = span.end - 1;

    if (span_length(span) <= 4 || text->fold[last] != ')' ||
        text_one_of(text, last - 2, last, givers) == 0)
        return false;
    for (uint32_t at = last; at-- > span.start && last - at <= GIVEN_LENGTH_MAX;)
        if (!cp_is_hanzi(text->fold[at]))
            return text->fold[at] == '(';
    return false;
}

bool caption_is_gift(const struct reading *reading, struct span span)
{
    const struct text *text = reading->text;
    struct span giver = {span.end, span.end - text_ends_length(text, span.end, "供图")};

    if (giver.end == span.end || span_hanzi(text, span) > CREDITED_HANZI_MAX)
        return false;
    giver.start = giver.end;
    while (giver.start > span.start && !cp_is_space(text->fold[giver.start - 1]))
        giver.start--;
    return giver.start > span.start &&
           (outlet_is(reading->lexicon, text, giver) || office_is(reading->lexicon, text, giver));
}

/* 〈图说〉, (图说), 【图片说明】 before the words: a label in brackets. 〈图说清河〉 is a title. */
static bool has_bracketed_label(const struct text *text, struct span span)
{
    static const char *const labels[] = {"上图", "下图", "左图",     "右图", "照片说明",
                                         "图说", "图注", "图片说明", "图片", "照片",
                                         "配图", "图文", "图",       NULL};
    uint32_t open = text->fold[span.start];
    bool bracket = cp_is_opening(open) && open != 0x300A && open != 0x201C && open != 0x2018;
    uint32_t label = bracket ? text_one_of(text, span.start + 1, span.end, labels) : 0;

    return label > 0 && cp_is_closing(text_fold(text, span.start + 1 + label));
}

static bool starts_as_caption(const struct text *text, struct span span)
{
    static const char *const starts[] = {
        "图片为",    "图一为",    "图二为",    "上图为",    "下图为",    "左图为",    "右图为",
        "上图:",     "下图:",     "左图:",     "右图:",     "题图:",     "图:",       "图说:",
        "图片说明",  "图注:",     "图①",       "图②",       "图③",       "图④",       "图1:",
        "图2:",      "图3:",      "图4:",      "图片:",     "图片来源",  "图源:",     "资料图:",
        "资料图。",  "配图:",     "▲",         "△",         "视频截图",  "(图片来源", "[图片来源",
        "(资料图",   "[资料图",   "(图片由",   "图/",       "圖/",       "(图/",      "(视频截图",
        "(网络图片", "图像来源",  "画面为",    "以上图片",  "本组图片",  "本版图片",  "图片均由",
        "本文图片",  "(以上图片", "(本组图片", "(本版图片", "(本文图片", "(图片均由", "(除署名",
        "现场图",    "▼",         "照片说明",  NULL};

    uint32_t first = text->fold[span.start];
    if (first == 0x2191 || first == 0x2193) /* ↑工人在作业; ↑12% is a course */
        return cp_is_hanzi(text_fold(text, span.start + 1));
    if (first == 0x25CE && span_length(span) > 1) /* ◎图/… */
        span.start++;
    /* 图为什么 asks why. */
    if (text_reads(text, span.start, "图为"))
        return !text_reads(text, span.start, "图为什么");
    return text_one_of(text, span.start, span.end, starts) > 0 || is_given_picture(text, span) ||
           has_bracketed_label(text, span) || is_giver(text, without_bracket(text, span));
}

static bool is_photo_byline(const struct reading *reading, struct span span)
{
    struct byline byline;
    struct span none = {0, 0};

    if (span_length(span) > CREDIT_LENGTH_MAX ||
        !byline_read(reading->lexicon, reading->text, span, ROLE_AUTHOR, none, &byline))
        return false;
    for (size_t i = 0; i < byline.count; i++)
        if (byline.entries[i].role != ROLE_PHOTOGRAPHER)
            return false;
    return byline.count > 0;
}

/* 甲摄 109年3月11日: the credit ends before the day on which the picture was taken. */
static struct span without_day(const struct text *text, struct span span)
{
    struct moment moment;

    for (uint32_t at = span.end; at-- > span.start && span.end - at <= DAY_LENGTH_MAX;)
        if (cp_is_digit(text->fold[at]) && cp_is_space(text_fold(text, at - 1)) &&
            moment_read(text, (struct span){at, span.end}, 0, &moment) == span.end)
            return text_trim(text, (struct span){span.start, at});
    return span;
}

/* (记者 甲 摄像 乙), 采访:甲 摄影:乙: the line is the article's byline, though it ends in a
 * picture's credit. */
static bool names_writers(const struct reading *reading, struct span span)
{
    struct byline byline;
    struct fields fields;
    struct span none = {0, 0};

    if (fields_read(reading->lexicon, reading->text, span, &fields))
        for (size_t i = 0; i < fields.count; i++)
            if (fields.list[i].kind == FIELD_LABELLED && label_is_person(fields.list[i].label) &&
                fields.list[i].label != LABEL_PHOTOGRAPHER)
                return true;
    if (!byline_read(reading->lexicon, reading->text, span, ROLE_AUTHOR, none, &byline))
        return false;
    for (size_t i = 0; i < byline.count; i++)
        if (byline.entries[i].role != ROLE_PHOTOGRAPHER)
            return true;
    return false;
}

/* Whether a character of a photographer's role is near the end: without one the byline need not be
 * read, and most lines have none. */
static bool may_credit(const struct text *text, struct span span)
{
    uint32_t from =
        span_length(span) > CREDIT_LENGTH_MAX ? span.end - CREDIT_LENGTH_MAX : span.start;

    for (uint32_t at = from; at < span.end; at++) {
        switch (text->fold[at]) {
        case 0x6444: /* 摄 */
        case 0x56FE: /* 图 */
        case 0x62CD: /* 拍 */
        case 0x7167: /* 照 */
        case 0x7ED8: /* 绘 */
        case 0x753B: /* 画 */
            return true;
        default:
            break;
        }
    }
    return false;
}

/* 民警在走访。甲 摄民警在走访。: the credit between a caption and the same words again, which the
 * page has for those who do not see the picture. */
static struct span credit_between(const struct reading *reading, struct span span)
{
    const uint32_t *fold = reading->text->fold;

    for (uint32_t words = (span_length(span) - 1) / 2;
         words >= CREDITED_HANZI_MIN / 2 && span_length(span) - 2 * words <= CREDIT_LENGTH_MAX;
         words--) {
        struct span between = {span.start + words, span.end - words};
        if (fold[between.end] == fold[span.start] &&
            memcmp(fold + between.end, fold + span.start, words * sizeof *fold) == 0 &&
            is_photo_byline(reading, text_trim(reading->text, between)))
            return between;
    }
    return (struct span){span.end, span.end};
}

/* The credit at the end of a line: inside its last bracket, or after its last sentence mark or
 * gap. Empty when there is none. */
static struct span credit_of(const struct reading *reading, struct span span)
{
    const struct text *text = reading->text;

    span = without_day(text, span);
    if (!may_credit(text, span) || caption_is_gift(reading, span))
        return (struct span){span.end, span.end};
    if (is_photo_byline(reading, span))
        return span;
    for (uint32_t at = span.end; at-- > span.start && span.end - at <= CREDIT_LENGTH_MAX;) {
        uint32_t cp = text->fold[at];
        bool cut = cp == '(' || cp == '[' || cp == 0x3010 || cp == 0x3002 || cp == '!' ||
                   cp == 0xFF5C || cp_is_space(cp) || cp == 0x3011;
        struct span rest = {at + 1, span.end};
        if (cut && is_photo_byline(reading, rest))
            return rest;
    }
    return credit_between(reading, span);
}

/* Only what cannot be a paragraph of the article: a line that says 图为, or a short one with a
 * credit. The last line of running text keeps its words, whoever took its picture. */
static bool is_last_prose(const struct reading *reading, size_t line)
{
    if (!line_is_prose(reading, line))
        return false;
    for (size_t i = line_next(reading, line + 1); i < reading->line_count;
         i = line_next(reading, i + 1))
        if (line_is_prose(reading, i))
            return false;
    return true;
}

/* Behind the last 。 of the line before `at`, where a credit may begin; not further back than one
 * reaches. */
static uint32_t behind_sentence(const struct text *text, struct span span, uint32_t at)
{
    while (at > span.start && span.end - at <= CREDIT_LENGTH_MAX && text->fold[at - 1] != 0x3002)
        at--;
    return at;
}

/* 台北的厂房。图/某报资料照片: words, and behind their last sentence who gave the picture. */
static bool is_credited_words(const struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    uint32_t at = behind_sentence(text, span, span.end);

    return at > span.start && text_reads(text, at, "图/") &&
           span_hanzi(text, span) <= CREDITED_HANZI_MAX && !is_last_prose(reading, line);
}

/* Whether the article's header names who took the picture, and names him for nothing else. */
static bool is_known_photographer(const struct reading *reading, struct slice name)
{
    const struct layout *layout = reading->layout;
    bool known = false;

    for (size_t i = 0; i < layout->contributor_count; i++) {
        if (!slice_equal(layout->contributors[i].name, name))
            continue;
        if (layout->contributors[i].role != ROLE_PHOTOGRAPHER)
            return false;
        known = true;
    }
    return known;
}

/* 居民要靠社工送饭。(甲摄) below all text: one sentence, and a bracket with nobody but a
 * photographer whom the header has named already. The article's own last words need no such credit.
 */
static bool is_credited_again(const struct reading *reading, struct span words, struct span credit)
{
    const struct text *text = reading->text;
    struct byline byline;
    struct span none = {0, 0};

    if (span_is_empty(words) || !cp_is_opening(text->fold[words.end - 1]))
        return false;
    words = text_trim(text, (struct span){words.start, words.end - 1});
    if (span_is_empty(words) || text_find(text, words, "。") + 1 != words.end ||
        !byline_read(reading->lexicon, text, credit, ROLE_AUTHOR, none, &byline))
        return false;
    for (size_t i = 0; i < byline.count; i++)
        if (!is_known_photographer(reading,
                                   name_print(reading->notes->arena, text, byline.entries[i].name)))
            return false;
    return byline.count > 0;
}

/* How long a caption may be that only its credit gives away: what ends in (记者甲摄), or in the day
 * behind such a credit, is one whatever it says. */
static uint32_t credited_max(const struct text *text, struct span span, struct span credit)
{
    bool dated = without_day(text, span).end < span.end;
    bool closed = credit.start > span.start && text->fold[credit.start - 1] == '(' &&
                  text_fold(text, credit.end - 1) == ')';
    bool signed_by = text_find(text, credit, "记者") < credit.end;

    return dated || closed || signed_by ? CAPTION_HANZI_MAX : CREDITED_HANZI_MAX;
}

bool caption_is(const struct reading *reading, size_t line)
{
    struct span span = reading->lines[line].span;
    uint32_t hanzi = span_hanzi(reading->text, span);

    if ((hanzi <= CAPTION_HANZI_MAX && starts_as_caption(reading->text, span)) ||
        caption_is_gift(reading, span))
        return true;
    if ((hanzi <= CREDITED_HANZI_MAX && ends_as_caption(reading->text, span)) ||
        is_credited_words(reading, line))
        return true;
    if (hanzi <= CREDITED_HANZI_MAX && ends_in_given(reading->text, span) &&
        !is_last_prose(reading, line))
        return true;
    struct span credit = credit_of(reading, span);
    if (span_is_empty(credit) || hanzi > credited_max(reading->text, span, credit) ||
        names_writers(reading, span))
        return false;
    struct span words = {span.start, credit.start};
    return span_hanzi(reading->text, words) < CREDITED_HANZI_MIN || !is_last_prose(reading, line) ||
           is_credited_again(reading, words, credit);
}

static void credit_commit(struct reading *reading, struct span credit)
{
    struct byline byline;
    struct span none = {0, 0};

    if (!span_is_empty(credit) &&
        byline_read(reading->lexicon, reading->text, credit, ROLE_AUTHOR, none, &byline))
        byline_commit(reading, &byline);
}

/* The widest credit: 本报记者 甲 摄 rather than 甲 摄. */
static struct span credit_widest(const struct reading *reading, struct span span)
{
    struct span best = credit_of(reading, span);

    for (uint32_t at = best.start; at-- > span.start && span.end - at <= CREDIT_LENGTH_MAX;) {
        struct span wider = {at, span.end};
        if (reading->text->fold[at] == 0x3002 || reading->text->fold[at] == 0x7531) /* 由 */
            break;
        if (!span_is_empty(best) && is_photo_byline(reading, wider))
            best = wider;
    }
    return best;
}

/* …正在复工。本版图片由县委宣传部提供: who gave the pictures, behind the last sentence. */
static void given_split(struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    uint32_t at = behind_sentence(text, span, span.end - (text->fold[span.end - 1] == 0x3002));
    struct span rest = text_trim(text, (struct span){at, span.end});

    if (at > span.start && !span_is_empty(rest) && !cp_is_opening(text->fold[rest.start]) &&
        !text_reads(text, rest.start, "图为") && starts_as_caption(text, rest) &&
        !is_credited_words(reading, line) && /* 台北的厂房。图/某报资料照片 is a caption whole */
        line_split(reading, line, at))
        reading->lines[line + 1].joined = false;
}

/* 举报电话:… 图①为执法人员在检查。甲 摄: a caption behind a gap is a line of its own. A caption
 * itself keeps its pictures together (图①… 图②…). */
static void gap_caption_split(struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;

    for (uint32_t at = span.start + 1; at < span.end; at++) {
        struct span rest = {at, span.end};
        if (text->fold[at] != 0x56FE /* 图 */ || !cp_is_space(text->fold[at - 1]) ||
            text_fold(text, at + 1) == '/' /* 文/甲 图/乙 */ || !starts_as_caption(text, rest))
            continue;
        if (!starts_as_caption(text, span) && line_split(reading, line, at))
            reading->lines[line + 1].joined = false;
        return;
    }
}

void captions_split(struct reading *reading)
{
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        gap_caption_split(reading, i);
        given_split(reading, i);
    }
}

void captions_remove(struct reading *reading)
{
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span span = reading->lines[i].span;
        if (caption_is(reading, i)) {
            struct span credit = credit_widest(reading, span);
            credit_commit(reading, credit);
            bool bare = span_length(credit) + 2 >= span_length(span);
            line_remove(reading, i, bare ? REMOVAL_CREDIT : REMOVAL_CAPTION);
        }
    }
}
