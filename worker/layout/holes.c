/* holes.c: signs that ordinary prose does not show. */
#include "layout/holes.h"

#include "lexicon/lexicon.h"

#define ATTRIBUTION_MAX 30u /* code points of a sentence that only says who spoke */
#define STARS_MIN       3u  /* one or two mask a digit or a given name */
#define GAPS_MIN        2u  /* 、、 */

/* Whether the sentence [start, end), with its full stop, ends in a verb of speech: …回忆说。 */
static bool ends_in_speech(const struct reading *reading, uint32_t start, uint32_t end)
{
    const struct text *body = &reading->layout->body;

    for (uint32_t at = end > start + 4 ? end - 4 : start; at + 1 < end; at++)
        if (match_is(
                lexicon_exact(reading->lexicon, TABLE_SPEECH, body, (struct span){at, end - 1}),
                SPEECH_VERB))
            return true;
    return false;
}

/* Whether somebody speaks of himself or to somebody: 我 你 咱 俺. */
static bool is_personal(const struct text *body, struct span span)
{
    for (uint32_t at = span.start; at < span.end; at++)
        if (body->fold[at] == 0x6211 || body->fold[at] == 0x4F60 || body->fold[at] == 0x54B1 ||
            body->fold[at] == 0x4FFA)
            return true;
    return false;
}

/* Whether a quotation stands in the body that is more than a noun or a name. */
static bool has_quotes(const struct text *body)
{
    bool open = false;

    for (uint32_t at = 0; at < body->count; at++) {
        uint32_t cp = body->fold[at];
        if (cp == 0x201C)
            open = true;
        else if (cp == 0x201D || cp == '\n')
            open = false;
        else if (cp == '"' || (open && (cp == ',' || cp == 0x3002)))
            return true;
    }
    return false;
}

/* In a body without any quotation: sentences that only say who has spoken, behind one in
 * which somebody does. */
static void judge_quotes(struct reading *reading)
{
    const struct text *body = &reading->layout->body;
    struct span before = {0, 0};

    if (has_quotes(body))
        return;
    for (size_t i = 0; i < reading->layout->sentence_count; i++) {
        struct span sentence = reading->layout->sentences[i];
        bool follows = before.end > before.start && body->fold[before.end - 1] == 0x3002;
        if (follows && span_length(sentence) <= ATTRIBUTION_MAX && is_personal(body, before) &&
            text_find(body, sentence, ",") == sentence.end &&
            ends_in_speech(reading, sentence.start, sentence.end))
            notes_damage(reading->notes, DAMAGE_QUOTES_MISSING, false, false);
        before = sentence;
    }
}

/* ***县, and the letters that stand for a government. */
static bool is_tampered(const struct text *body, uint32_t at)
{
    static const char *const OFFICES[] = {"县", "市",   "省",   "区",   "镇",   "乡", "党",
                                          "委", "中央", "政府", "书记", "领导", NULL};
    uint32_t end = at;

    while (text_fold(body, end) == '*')
        end++;
    if (end - at >= STARS_MIN && (at == 0 || body->fold[at - 1] != '*'))
        return words_match(body, end, body->count, OFFICES) > 0;
    return at > 0 && text_reads(body, at, "ZF") && cp_is_hanzi(body->fold[at - 1]) &&
           cp_is_hanzi(text_fold(body, at + 2));
}

void holes_judge(struct reading *reading)
{
    const struct text *body = &reading->layout->body;
    uint32_t gaps = 0, digits = 0;

    for (uint32_t at = 0; at < body->count; at++) {
        uint32_t cp = body->fold[at];
        digits += cp_is_digit(cp);
        if (cp == 0x3001 && text_fold(body, at + 1) == 0x3001)
            gaps++;
        else if ((cp == '*' || cp == 'Z') && is_tampered(body, at))
            notes_damage(reading->notes, DAMAGE_TAMPERED_NAMES, false, true);
    }
    if (gaps >= GAPS_MIN && digits > 0) /* a page without digits has lost numbers, not names */
        notes_damage(reading->notes, DAMAGE_REWRITTEN, false, false);
    judge_quotes(reading);
}
