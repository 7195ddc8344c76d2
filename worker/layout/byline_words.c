/* byline_words.c: see byline_words.h. */
#include "layout/byline_words.h"

#define GIVER_MIN 4u /* characters; 王建社 is a name */

/* 报道 and 即时报导: what kind of report it is stands before the word. */
uint32_t byline_report_length(const struct text *text, uint32_t at, uint32_t end)
{
    static const char *const kinds[] = {"综合外电", "综合", "联合", "特别", "专题", "即时", "现场",
                                        "采访",     "整理", "连线", "编译", "独家", "外电", NULL};
    static const char *const words[] = {"报道", "报导", "整理", NULL};
    uint32_t kind = text_one_of(text, at, end, kinds);
    uint32_t word = text_one_of(text, at + kind, end, words);
    bool told = word > 0 && text_fold(text, at + kind + word) == 0x79F0; /* 韩联社报道称 */

    return word && !told ? kind + word : 0;
}

/* 文/图, 图/文 and 文图 are one role word. */
uint32_t byline_both_length(const struct text *text, uint32_t at, uint32_t end)
{
    static const char *const words[] = {
        "文/摄影",  "文/图",     "图/文",     "文/摄",     "摄/文",  "图文",  "文图",
        "文、图",   "图、文",    "文并摄",    "摄并文",    "文并图", "文 图", "摄影/报道",
        "摄影报道", "报道/摄影", "报导/摄影", "摄影/报导", NULL};

    return text_one_of(text, at, end, words);
}

/* 记者站, 编辑部, 记者手记: an office or a thing, not a role. */
bool byline_role_goes_on(const struct text *text, uint32_t at, uint32_t end)
{
    static const char *const tails[] = {"站",   "部",   "团",   "节",   "协会", "从",   "了解",
                                        "获悉", "在",   "手记", "观察", "调查", "日记", "走访",
                                        "见闻", "探访", "体验", "札记", "述评", "随笔", "感言",
                                        "出镜", "来到", "单位", "简介", "介绍", NULL};

    return text_one_of(text, at, end, tails) > 0;
}

uint32_t byline_giving_length(const struct text *text, uint32_t at, uint32_t end)
{
    static const char *const words[] = {
        "图片提供/", "图片提供:", "照片提供/", "照片提供:", "影像提供/", "影像提供:", NULL};

    return text_one_of(text, at, end, words);
}

bool byline_is_giver(const struct text *text, struct span words)
{
    static const char *const files[] = {"资料照片", "资料照", "资料图", "资料图片", "档案照片",
                                        "档案照",   "示意图", "网络",   "网路",     NULL};
    static const char *const ends[] = {"公司", "局", "处", "府", "会", "校", "部",   "队", "所",
                                       "馆",   "院", "站", "厂", "社", "店", "中心", NULL};

    if (text_ends_length(text, words.end, "提供") > 0 ||
        text_one_of(text, words.start, words.end, files) == span_length(words))
        return true;
    for (const char *const *end = ends; span_length(words) >= GIVER_MIN && *end; end++)
        if (text_ends_length(text, words.end, *end) > 0)
            return true;
    return false;
}

struct span byline_without_account(const struct text *text, struct span value)
{
    for (uint32_t at = value.start + 1; at < value.end; at++) {
        uint32_t cp = text->fold[at], next = text_fold(text, at + 1);
        bool after_hanzi = cp_is_hanzi(text->fold[at - 1]);
        if (cp == '_' || (cp == '(' && (cp_is_latin(next) || cp_is_digit(next))) ||
            (after_hanzi && (cp_is_digit(cp) || (cp >= 'A' && cp <= 'Z'))))
            return (struct span){value.start, at};
    }
    return value;
}
