/* glued.c: each sentence's begin is asked whether a heading stands there; see glued.h. */
#include "layout/glued.h"

#include "layout/cursor.h"
#include "layout/reading.h"

#include <string.h>

#define GLUED_HEADINGS_MIN 2u
#define PARALLEL_MIN       3u
#define GLUED_WORD         3u /* characters that the heading and the text begin with */
#define GLUED_HEADING_MIN  6u /* of a heading */
#define GLUED_HEADING_MAX  30u
#define HALF_MIN           3u /* characters of a heading's first half */
#define HALF_MAX           9u

/* Whether a sentence begins at `at`: behind 。 or 。”. */
static bool sentence_begins(const struct text *body, uint32_t at)
{
    uint32_t before = at > 0 ? body->fold[at - 1] : 0;

    return before == 0x3002 || (before == 0x201D && at > 1 && body->fold[at - 2] == 0x3002);
}

/* 石陂镇党员先锋队送政策进车间石陂镇党委成立…: a clause that begins with three characters and has
 * them again before any mark is a heading with the text glued to it. */
static bool is_glued_repeat(const struct text *body, uint32_t at, uint32_t end)
{
    if (end - at < 2 * GLUED_WORD || !cp_is_hanzi(body->fold[at]))
        return false;
    for (uint32_t i = at + 1; i + GLUED_WORD <= end && i - at <= GLUED_HEADING_MAX; i++) {
        if (!cp_is_hanzi(body->fold[i]))
            return false;
        if (i - at >= GLUED_HEADING_MIN &&
            memcmp(body->fold + i, body->fold + at, GLUED_WORD * sizeof *body->fold) == 0)
            return true;
    }
    return false;
}

/* 二、任务清单: a number that could head a paragraph. */
static bool is_glued_number(const struct text *body, uint32_t at)
{
    return cursor_hanzi_digit(text_fold(body, at)) > 0 && text_fold(body, at + 1) == 0x3001;
}

/* 讲在车间里…。 练在岗位上…。 管在平时间…。: headings of one article are built alike, 在 or 得
 * behind verbs that differ. 现在 and 正在 begin sentences of any text. */
static uint32_t parallel_headings(const struct text *body, struct span paragraph)
{
    static const char *const never[] = {"现",   "正", "好", "就", "是", "也", "还",
                                        "都",   "实", "旨", "又", "只", "仍", "不",
                                        "所以", "存", "觉", "值", NULL};
    static const uint32_t links[] = {0x5728, 0x5F97}; /* 在 得 */
    uint32_t most = 0;

    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        uint32_t verbs[PARALLEL_MIN], count = 0;
        for (uint32_t at = paragraph.start + 1;
             at + GLUED_HEADING_MIN <= paragraph.end && count < PARALLEL_MIN; at++) {
            uint32_t same = 0;
            struct span front = {at, at + GLUED_HEADING_MIN};
            if (!sentence_begins(body, at) || body->fold[at + 1] != links[i] ||
                span_hanzi(body, front) < GLUED_HEADING_MIN ||
                text_one_of(body, at, paragraph.end, never) > 0)
                continue;
            while (same < count && verbs[same] != body->fold[at])
                same++;
            if (same == count)
                verbs[count++] = body->fold[at];
        }
        most = count > most ? count : most;
    }
    return most;
}

/* 问需求 群众说了算社区干部…: headings have white space between their halves, sentences have none.
 */
static bool has_heading_space(const struct text *body, uint32_t at, uint32_t end)
{
    uint32_t space = at;

    while (space < end && space - at <= HALF_MAX && cp_is_hanzi(body->fold[space]))
        space++;
    struct span behind = {space + 1, space + 1 + HALF_MIN + HALF_MIN};
    return space - at >= HALF_MIN && space - at <= HALF_MAX && behind.end <= end &&
           cp_is_space(body->fold[space]) && span_hanzi(body, behind) == span_length(behind);
}

/* Headings inside a paragraph, behind its sentences. */
static uint32_t glued_headings(const struct text *body, struct span paragraph)
{
    uint32_t count = 0;

    for (uint32_t at = paragraph.start; at < paragraph.end; at++) {
        bool first = at == paragraph.start, begins = first || sentence_begins(body, at);
        if (begins &&
            (is_glued_repeat(body, at, paragraph.end) ||
             (!first && (is_glued_number(body, at) || has_heading_space(body, at, paragraph.end)))))
            count++;
    }
    return count;
}

bool glued_has_headings(const struct text *body, struct span paragraph)
{
    return glued_headings(body, paragraph) >= GLUED_HEADINGS_MIN ||
           parallel_headings(body, paragraph) >= PARALLEL_MIN;
}
