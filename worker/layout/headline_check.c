/*
 * headline_check.c: a headline is held against the body once that stands.
 *
 *     青田县人民医院招聘公告     over a story of sugar from the same county: none,
 *                                and damage title_mismatch
 */
#include "layout/cursor.h"
#include "layout/headline.h"

#include "base/utf8.h"
#include "lexicon/fold.h"

#define TITLE_LENGTH_MAX   120u
#define MISMATCH_BODY_MIN  100u /* Chinese characters of a body that a title can be held against */
#define MISMATCH_TITLE_MIN 6u
#define KICKER_TOLD_MIN    14u /* a kicker as long as a headline tells what happened */

/* 热乎饭端上桌 还得算细账 has no word of its story, and most of the characters. */
#define SAME_STORY_PER_CENT 40u

static void original_title_use(struct reading *reading)
{
    struct span kicker = {0, 0};
    struct moment date = {0};

    if (reading->layout->headline.length > 0 || span_is_empty(reading->original_title))
        return;
    struct span title = title_clean(reading, reading->original_title, &kicker, &date);
    reading->layout->headline = reading_utf8(reading, title);
    if (!span_is_empty(kicker))
        reading->layout->kicker = reading_utf8(reading, kicker);
}

static bool is_numeral(uint32_t cp)
{
    return cursor_hanzi_digit(cp) >= 0 || cp == 0x5341 || cp == 0x767E || cp == 0x5343 ||
           cp == 0x4E07; /* 十百千万 */
}

/* 解决 of 教你几招轻松解决, 现场 of 粉丝齐聚现场, 二百 of 再添二百部: any story may have such a
 * word. */
static bool is_of_any_story(const struct lexicon *lexicon, const struct text *title, uint32_t at)
{
    static const char *const words[] = {"现场", "最新", "今日", "今天", "今年", "时间",
                                        "一个", "我们", "这个", "网友", "曝光", NULL};

    return text_one_of(title, at, at + 2, words) > 0 ||
           (is_numeral(title->fold[at]) && is_numeral(title->fold[at + 1])) ||
           match_is(lexicon_exact(lexicon, TABLE_WORDS, title, (struct span){at, at + 2}),
                    WORD_VERB);
}

static bool shares_a_word(const struct lexicon *lexicon, const struct text *body,
                          const struct text *title, uint32_t from)
{
    for (uint32_t i = from; i + 1 < title->count; i++) {
        if (!cp_is_hanzi(title->fold[i]) || !cp_is_hanzi(title->fold[i + 1]) ||
            is_of_any_story(lexicon, title, i))
            continue;
        for (uint32_t at = 0; at + 1 < body->count; at++)
            if (body->fold[at] == title->fold[i] && body->fold[at + 1] == title->fold[i + 1])
                return true;
    }
    return false;
}

/* How many of the title's Chinese characters stand in the body, per cent. */
static uint32_t shared_characters(const struct text *body, const struct text *title, uint32_t from)
{
    uint32_t all = 0, shared = 0;

    for (uint32_t i = from; i < title->count; i++) {
        uint32_t at = 0;
        if (!cp_is_hanzi(title->fold[i]))
            continue;
        while (at < body->count && body->fold[at] != title->fold[i])
            at++;
        all++, shared += at < body->count;
    }
    return all ? shared * 100 / all : 100;
}

/* The length of the county or town that the title begins with, as 青田县 of 青田县人民医院招聘公告:
 * another story of the same county shares it. 青田:… is about the place itself. */
static uint32_t place_length(const struct lexicon *lexicon, const struct text *title)
{
    struct table_match match = lexicon_longest(lexicon, TABLE_PLACES, title, 0, title->count);
    bool office = match_is(match, PLACE_COUNTY) || match_is(match, PLACE_TOWNSHIP) ||
                  match_is(match, PLACE_PREFECTURE);

    return office && cp_is_hanzi(text_fold(title, match.length)) ? match.length : 0;
}

/* The title, folded into the caller's array; what is longer is cut off. */
static struct text title_text(struct slice title, uint32_t fold[TITLE_LENGTH_MAX])
{
    uint32_t count = 0, cp;

    for (size_t at = 0; at < title.length && count < TITLE_LENGTH_MAX;) {
        size_t step = utf8_decode(title.data + at, title.length - at, &cp);
        if (step == 0)
            break;
        fold[count++] = fold_cp(cp);
        at += step;
    }
    return (struct text){.cp = fold, .fold = fold, .count = count};
}

/* Whether a title belongs to the body: they share a word, or there is too little to tell, or too
 * much that nobody can read. That of several articles belongs to none of them. */
static bool title_fits(const struct reading *reading, struct slice title)
{
    const struct text *body = &reading->layout->body;
    uint32_t fold[TITLE_LENGTH_MAX];
    struct text text = title_text(title, fold);
    uint32_t from = place_length(reading->lexicon, &text);
    const struct damage *damage = reading->notes->damage;
    bool unreadable = damage[DAMAGE_BYTE_SHIFT].repaired < damage[DAMAGE_BYTE_SHIFT].count;
    if (damage[DAMAGE_MULTIPLE_ARTICLES].count > 0 || unreadable ||
        span_hanzi(&text, (struct span){from, text.count}) < MISMATCH_TITLE_MIN ||
        span_hanzi(body, (struct span){0, body->count}) < MISMATCH_BODY_MIN)
        return true;
    return shares_a_word(reading->lexicon, body, &text, from) ||
           shared_characters(body, &text, from) >= SAME_STORY_PER_CENT;
}

/* ——永兴街道见闻: a writer's own line below a title that may be any image. What comes with another
 * story's title is no report of a visit. */
static bool is_report_of_visit(struct slice subtitle)
{
    static const char *const ends[] = {"见闻", "走笔", "纪实", "侧记", "纪行",
                                       "掠影", "札记", "侧影", "速写", NULL};
    uint32_t fold[TITLE_LENGTH_MAX];
    struct text text = title_text(subtitle, fold);

    return text.count > 2 && text_one_of(&text, text.count - 2, text.count, ends) > 0;
}

/* 南加两男涉案 后果严重 above the title: the line of another story that the site shows there. */
static bool kicker_fits(const struct reading *reading, struct slice kicker)
{
    uint32_t fold[TITLE_LENGTH_MAX];
    struct text text = title_text(kicker, fold);

    return span_hanzi(&text, (struct span){0, text.count}) < KICKER_TOLD_MIN ||
           title_fits(reading, kicker);
}

void headline_check(struct reading *reading)
{
    struct layout *layout = reading->layout;
    struct slice given = reading->envelope ? reading->envelope->title : (struct slice){0};

    original_title_use(reading);
    /* 从“输血”到“造血”/——平果市扶贫车间见闻: the subtitle says what it is about. */
    bool fits = title_fits(reading, layout->headline) ||
                (layout->subtitle.length > 0 && title_fits(reading, layout->subtitle)) ||
                is_report_of_visit(layout->subtitle);
    if (layout->headline.length > 0 && !fits) {
        layout->headline = layout->subtitle = layout->kicker = (struct slice){"", 0};
        notes_damage(reading->notes, DAMAGE_TITLE_MISMATCH, true, false);
        original_title_use(reading);
        if (!title_fits(reading, layout->headline))
            layout->headline = layout->kicker = (struct slice){"", 0};
    }
    if (!kicker_fits(reading, layout->kicker))
        layout->kicker = (struct slice){"", 0};
    if (layout->headline.length > 0 || given.length == 0)
        return;
    if (title_fits(reading, given))
        layout->headline = given;
    else
        notes_damage(reading->notes, DAMAGE_TITLE_MISMATCH, true, false);
}
