/* block.c: a paragraph that is nearly all of the page is asked what a writer would not have done.
 */
#include "layout/block.h"

#include "layout/glued.h"
#include "lexicon/lexicon.h"

#define LONG_PARAGRAPH_HANZI  700u /* no writer makes one so long */
#define GLUED_PARAGRAPH_HANZI 100u /* of one that headings or the header may be glued into */

/* A page that has a title and a stamp in lines of their own, and one paragraph of that length. */
#define HEADED_PARAGRAPH_HANZI 260u
#define HEADED_VOICES_HANZI    150u /* in which somebody speaks */
#define MANY_SENTENCES         8u
#define HEADED_NEWS_HANZI      330u /* with a dateline */
#define NEWS_SENTENCES         9u

/* A paragraph without digits and marks. */
#define STRIPPED_HANZI     200u
#define STRIPPED_SENTENCES 5u

/* Sentences that only say who spoke, where the marks of what he said are gone. */
#define ATTRIBUTION_MAX  20u /* code points */
#define ATTRIBUTIONS_MIN 2u

static uint32_t sentence_ends(const struct text *body, struct span span)
{
    uint32_t count = 0;

    for (uint32_t at = span.start; at < span.end; at++)
        count += cp_ends_sentence(body->fold[at]);
    return count;
}

/* Chinese characters, commas and full stops and nothing else. */
static bool has_only_stops(const struct text *body, struct span span)
{
    for (uint32_t at = span.start; at < span.end; at++)
        if (!cp_is_hanzi(body->fold[at]) && body->fold[at] != ',' && body->fold[at] != 0x3002)
            return false;
    return true;
}

/* 向宏斌回答。 is a sentence that says who spoke and nothing else; 成本上升了,他说。 says what,
 * too. */
static bool is_attribution(const struct text *body, struct span sentence)
{
    static const char *const verbs[] = {"说", "道", "回答", "表示", "介绍", "问", "告诉记者", NULL};

    if (span_length(sentence) > ATTRIBUTION_MAX || text_find(body, sentence, ",") < sentence.end)
        return false;
    for (const char *const *verb = verbs; *verb; verb++)
        if (text_ends_length(body, sentence.end, *verb) > 0)
            return true;
    return false;
}

/* Such sentences in a text without any quotation mark: it has lost them. */
static uint32_t lone_attributions(const struct text *body, struct span span)
{
    uint32_t count = 0, start = span.start;

    if (text_find(body, span, "“") < span.end)
        return 0;
    for (uint32_t at = span.start; at < span.end; at++) {
        uint32_t cp = body->fold[at];
        count += cp == 0x3002 && is_attribution(body, (struct span){start, at});
        if (cp_ends_sentence(cp))
            start = at + 1;
    }
    return count;
}

/* What took the digits or the quotation marks took the lines' ends with them. */
static bool is_stripped(const struct text *body, struct span span, uint32_t hanzi)
{
    return (hanzi >= STRIPPED_HANZI && sentence_ends(body, span) >= STRIPPED_SENTENCES &&
            has_only_stops(body, span)) ||
           (hanzi >= GLUED_PARAGRAPH_HANZI && lone_attributions(body, span) >= ATTRIBUTIONS_MIN);
}

/* 加工户邵翠兰说。 企业负责人表示,: somebody speaks. 据介绍, is what a bulletin says, too. */
static bool is_voice(const struct reading *reading, uint32_t at, uint32_t end)
{
    const struct text *body = &reading->layout->body;
    struct table_match verb = lexicon_longest(reading->lexicon, TABLE_SPEECH, body, at, end);
    uint32_t next = text_fold(body, at + verb.length), start = at;

    if (!match_is(verb, SPEECH_VERB) || (next != ',' && next != ':' && next != 0x3002))
        return false;
    while (start > 0 && at - start < ATTRIBUTION_MAX && cp_is_hanzi(body->fold[start - 1]))
        start--;
    return body->fold[start] != 0x636E && body->fold[start] != 0x7ECF; /* 据经 */
}

static bool has_voice(const struct reading *reading, struct span paragraph)
{
    for (uint32_t at = paragraph.start; at < paragraph.end; at++)
        if (is_voice(reading, at, paragraph.end))
            return true;
    return false;
}

/* A bulletin has figures in most of its sentences. */
static bool has_figures(const struct text *body, struct span paragraph)
{
    uint32_t sentences = 0, with_figures = 0;
    bool figure = false;

    for (uint32_t at = paragraph.start; at < paragraph.end; at++) {
        figure |= cp_is_digit(body->fold[at]);
        if (body->fold[at] != 0x3002)
            continue;
        sentences++, with_figures += figure;
        figure = false;
    }
    return with_figures * 2 > sentences;
}

/* 来源:清河县公安局, whose notices have one paragraph. */
static bool is_of_office(const struct layout *layout)
{
    static const char *const offices[] = {"局", "院", "府", "办", "队", "所", "会", "厅", NULL};

    for (size_t i = 0; i < layout->info_source_count; i++)
        for (const char *const *office = offices; *office; office++)
            if (slice_ends(layout->info_sources[i].name, slice_of(*office)))
                return true;
    return false;
}

/* Whether a paragraph with a title and a stamp above it is a whole story: it has many sentences,
 * and people speak in it, or it tells without figures. A bulletin is as long in one breath, and so
 * is an office's notice. News with a dateline is more often told so. */
static bool is_whole_story(const struct reading *reading, struct span paragraph, uint32_t hanzi)
{
    const struct text *body = &reading->layout->body;
    bool news = reading->layout->dateline.found, voice = has_voice(reading, paragraph);
    uint32_t least = voice ? HEADED_VOICES_HANZI : HEADED_PARAGRAPH_HANZI;

    return hanzi >= (news ? HEADED_NEWS_HANZI : least) &&
           sentence_ends(body, paragraph) >= (news ? NEWS_SENTENCES : MANY_SENTENCES) &&
           (voice || !(has_figures(body, paragraph) || is_of_office(reading->layout)));
}

bool block_is_body(const struct reading *reading)
{
    const struct layout *layout = reading->layout;
    struct span longest = {0, 0};
    uint32_t most = 0, all = span_hanzi(&layout->body, (struct span){0, layout->body.count});

    for (size_t i = 0; i < layout->paragraph_count; i++) {
        uint32_t hanzi = span_hanzi(&layout->body, layout->paragraphs[i]);
        if (hanzi > most)
            most = hanzi, longest = layout->paragraphs[i];
    }
    if (most * 10 < all * 9)
        return false;
    if (most >= LONG_PARAGRAPH_HANZI || (most >= GLUED_PARAGRAPH_HANZI && reading->one_line) ||
        is_stripped(&layout->body, longest, most))
        return true;
    bool headed = layout->headline.length > 0 && reading->stamp.precision != MOMENT_NONE;
    return (headed && is_whole_story(reading, longest, most)) ||
           (most >= GLUED_PARAGRAPH_HANZI &&
            glued_signs(reading, longest) >= (headed ? GLUED_SIGNS_HEADED : GLUED_SIGNS));
}
