/* related.c: see related.h. */
#include "layout/related.h"

#include "layout/byline.h"
#include "layout/furniture.h"
#include "layout/meta.h"

#define END_LENGTH_MAX      16u /* of a line that only says 相关文章: */
#define ENGLISH_LENGTH_MAX  40u
#define END_HANZI_MAX       6u
#define MORE_LENGTH_MIN     4u
#define SAME_STORY_PER_CENT 3u
#define SAME_STORY_MIN      200u /* and two pairs more, in hundredths */
#define BOXES_MAX           8u   /* that are judged; below more of them the text goes on */
#define TITLE_HANZI_MIN     5u
#define BODY_HANZI_MIN      60u /* so much must stand before a line that ends the body */

/* 更多三立新闻网报导 */
static bool is_more_of(const struct text *text, struct span bare)
{
    static const char *const firsts[] = {"更多", "看更多", NULL};
    static const char *const lasts[] = {"报导", "报道", "新闻", "文章", "内容", "资讯", NULL};

    return span_length(bare) >= MORE_LENGTH_MIN &&
           text_one_of(text, bare.start, bare.end, firsts) > 0 &&
           text_one_of(text, bare.end - 2, bare.end, lasts) > 0;
}

/* 相关文章 Related Stories: the same again in English. */
static bool is_twofold(const struct text *text, struct span bare)
{
    return span_length(bare) <= ENGLISH_LENGTH_MAX && span_hanzi(text, bare) <= END_HANZI_MAX &&
           cp_is_latin(text->fold[bare.end - 1]);
}

bool related_begins(const struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span bare = furniture_bare(text, reading->lines[line].span);

    if (span_is_empty(bare) || line_is_prose(reading, line) ||
        !(span_length(bare) <= END_LENGTH_MAX || is_twofold(text, bare)))
        return false;
    return furniture_reads(reading, bare, FURNITURE_END) || is_more_of(text, bare);
}

/* 相关链接 often heads a box that the newsroom wrote; only titles after it are links. */
static bool heads_a_box(const struct reading *reading, size_t line)
{
    struct span span = reading->lines[line].span;

    return text_find(reading->text, span, "链接") < span.end;
}

static void above_grow(const struct reading *reading, struct above *above, size_t to)
{
    if (!above->pairs)
        above->pairs = pair_set_new(reading->notes->arena);
    for (; above->pairs && above->to < to; above->to++) {
        struct span span = reading->lines[above->to].span;
        if (reading->lines[above->to].gone)
            continue;
        pair_set_add(above->pairs, reading->text, span);
        above->hanzi += line_is_prose(reading, above->to) ? span_hanzi(reading->text, span) : 0;
    }
}

/* The running text from `line` on: its length, and whether it shares words with what stands above,
 * as the rest of an article does and another story does not. */
static uint32_t prose_from(const struct reading *reading, size_t line, const struct above *above,
                           bool *ret_same_story)
{
    uint32_t hanzi = 0, shared = 0;

    for (; above->pairs && line < reading->line_count; line++) {
        struct span span = reading->lines[line].span;
        if (reading->lines[line].gone || !line_is_prose(reading, line))
            continue;
        uint32_t length = span_hanzi(reading->text, span);
        hanzi += length;
        shared += length * pair_set_share(above->pairs, reading->text, span, 1);
    }
    *ret_same_story = shared >= hanzi * SAME_STORY_PER_CENT + SAME_STORY_MIN;
    return hanzi;
}

/* 【延伸阅读】花莲茶季登场: the box is this line, when running text follows it. */
static bool carries_title(const struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span bare = furniture_bare(text, reading->lines[line].span);
    struct table_match word =
        lexicon_longest(reading->lexicon, TABLE_FURNITURE, text, bare.start, bare.end);
    uint32_t mark = bare.start + word.length;
    size_t below = line_next(reading, line + 1);

    return word.table && mark < bare.end &&
           (text->fold[mark] == ':' || cp_is_closing(text->fold[mark])) &&
           span_hanzi(text, (struct span){mark, bare.end}) >= TITLE_HANZI_MIN &&
           below < reading->line_count && line_is_prose(reading, below);
}

/* (记者 甲), (来源:某网) in a line of its own right above: the article has been signed. */
static bool is_signed(const struct reading *reading, size_t from)
{
    const struct text *text = reading->text;
    size_t line = line_before(reading, from);

    if (line == reading->line_count)
        return false;
    struct span span = reading->lines[line].span, inner = {span.start + 1, span.end - 1};
    if (!cp_is_opening(text->fold[span.start]) || bracket_end(text, span) != inner.end)
        return false;
    return meta_is(reading, inner) || byline_is_signed(reading, inner);
}

void related_remove(struct reading *reading, size_t from, struct above *above)
{
    bool same_story = true;
    uint32_t below = 0;

    if (above->boxes++ < BOXES_MAX) {
        above_grow(reading, above, from);
        below = prose_from(reading, from, above, &same_story);
    }
    bool goes_on = heads_a_box(reading, from) || carries_title(reading, from) ||
                   ((below > above->hanzi || same_story) && !is_signed(reading, from));

    line_remove(reading, from, REMOVAL_FURNITURE);
    if (below > above->hanzi && above->hanzi < BODY_HANZI_MIN) /* it stands above the article */
        return;
    for (size_t i = from + 1; i < reading->line_count; i++) {
        if (goes_on && !reading->lines[i].gone && line_is_prose(reading, i))
            return;
        if (!meta_is(reading, reading->lines[i].span) ||
            meta_is_listing(reading, reading->lines[i].span))
            line_remove(reading, i, REMOVAL_FURNITURE);
    }
}
