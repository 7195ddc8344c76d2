/*
 * unquoted.c: who reports what somebody said says 他 and not 我.
 *
 * One such sentence may be a writer's slip, and a page where other speech has its marks lost none.
 */
#include "layout/unquoted.h"

#include "base/limits.h"

#define SPOKEN_MIN 2u /* sentences, one of which has 我 right behind 说 */
#define TOLD_MIN   2u
#define VOICES_MIN 3u  /* without such a one */
#define TELLER_MAX 16u /* code points of 他笑着对记者说 */
#define BEHIND_MIN 2u

/* 说, or 说: or 告诉记者: without marks behind: where the words begin; `at` when nobody speaks. */
static uint32_t words_begin(const struct text *body, uint32_t at)
{
    static const char *const others[] = {"告诉记者", "表示", "介绍", "坦言", "感慨", "回忆", NULL};
    uint32_t cp = body->fold[at], mark = text_fold(body, at + 1);
    bool says = (cp == 0x8BF4 || cp == 0x9053) && (mark == ',' || mark == ':'); /* 说道 */

    for (const char *const *verb = others; mark == ':' && !says && *verb; verb++)
        says = text_ends_length(body, at + 1, *verb) > 0;
    if (!says)
        return at;
    uint32_t start = skip_space(body, at + 2, body->count);
    return text_fold(body, start) == 0x201C ? at : start;
}

/* 我, 我们, 咱, 俺: somebody speaks of himself. 我国 and 我县 are the paper's. */
static bool is_first_person(const struct text *body, uint32_t at)
{
    static const char *const ours[] = {"国", "省", "市", "县", "区", "州", "军", NULL};
    uint32_t cp = body->fold[at];

    return cp == 0x54B1 || cp == 0x4FFA || /* 咱俺 */
           (cp == 0x6211 && text_one_of(body, at + 1, body->count, ours) == 0 &&
            !(at > 0 && body->fold[at - 1] == 0x81EA)); /* 自我 */
}

/* Where the sentence that stands at `at` ends; a quotation ends it too. */
static uint32_t sentence_end(const struct text *body, uint32_t at)
{
    for (; at < body->count; at++) {
        uint32_t cp = body->fold[at];
        if (cp_ends_sentence(cp) || cp == '\n' || cp == 0x201C)
            break;
    }
    return at;
}

/* Whether the marks that open at `at` hold a clause, and no word that is named: “大棚”. */
static bool is_quoted_speech(const struct text *body, uint32_t at)
{
    for (uint32_t i = at + 1; i < body->count && i - at < SENTENCE_REACH_MAX; i++) {
        uint32_t cp = body->fold[i];
        if (cp == 0x201D)
            return false;
        if (cp == ',' || cp_ends_sentence(cp))
            return true;
    }
    return false;
}

static uint32_t sentence_begin(const struct text *body, uint32_t at)
{
    while (at > 0 && !cp_ends_sentence(body->fold[at - 1]) && body->fold[at - 1] != '\n')
        at--;
    return at;
}

/* 我, 您 or 你 in the sentence that ends at `end`. */
static bool is_addressed(const struct text *body, uint32_t end)
{
    for (uint32_t at = sentence_begin(body, end); at < end; at++)
        if (is_first_person(body, at) || body->fold[at] == 0x60A8 || body->fold[at] == 0x4F60)
            return true;
    return false;
}

/* 我走了,谁来送?降措说。 A sentence that only tells who spoke, to the 说 at `at`, behind one in
 * which somebody speaks of himself or to another. 他什么也没说。 is none. */
static bool is_told_behind(const struct text *body, uint32_t at)
{
    static const char *const others[] = {"没", "不", "么", "听", "来", "再", "据", "小", NULL};
    uint32_t begin = at;

    if ((body->fold[at] != 0x8BF4 && body->fold[at] != 0x9053) || /* 说道 */
        text_fold(body, at + 1) != 0x3002 || text_one_of(body, at - (at > 0), at, others) > 0)
        return false;
    while (begin > 0 && at - begin <= TELLER_MAX && cp_is_hanzi(body->fold[begin - 1]))
        begin--;
    uint32_t stop = begin > 0 ? body->fold[begin - 1] : 0;
    return begin < at && cp_ends_sentence(stop) && is_addressed(body, begin - 1);
}

/* Whether somebody speaks in the sentence around `at`, or is asked; who speaks may stand behind. */
static bool has_speech(const struct text *body, uint32_t at)
{
    static const char *const verbs[] = {"说",   "道",   "告诉", "讲", "问", "喊",
                                        "表示", "回忆", "想",   "写", "感", NULL};
    uint32_t end = sentence_end(body, at), start = sentence_begin(body, at);

    for (; start < end; start++)
        if (text_one_of(body, start, end, verbs) > 0)
            return true;
    uint32_t teller = end < body->count ? sentence_end(body, end + 1) : end;
    return teller > end && is_told_behind(body, teller - 1);
}

/* 我小时候住在奶奶家。 Who tells the story says 我 too: in sentences where nobody speaks. What
 * somebody said goes on in one such sentence at most. */
static bool is_told_by_me(const struct text *body)
{
    uint32_t told = 0;

    for (uint32_t at = 0; at < body->count; at++) {
        if (body->fold[at] != 0x6211 || !is_first_person(body, at))
            continue;
        told += !has_speech(body, at);
        at = sentence_end(body, at);
    }
    return told >= TOLD_MIN;
}

void unquoted_judge(struct reading *reading)
{
    const struct text *body = &reading->layout->body;
    uint32_t spoken = 0, direct = 0, behind = 0;
    uint32_t end = 0, person = 0; /* of the sentence, and the first 我 in it from the words on */

    for (uint32_t at = 0; at < body->count; at++) {
        if (body->fold[at] == 0x201C && is_quoted_speech(body, at))
            return;
        behind += is_told_behind(body, at);
        uint32_t start = words_begin(body, at);
        if (start == at)
            continue;
        end = start < end ? end : sentence_end(body, start);
        person = start < person ? person : start;
        while (person < end && !is_first_person(body, person))
            person++;
        spoken += person < end;
        direct += person < end && person == start;
    }
    if ((spoken >= VOICES_MIN || (spoken >= SPOKEN_MIN && direct > 0) || behind >= BEHIND_MIN) &&
        !is_told_by_me(body))
        notes_damage(reading->notes, DAMAGE_QUOTES_MISSING, false, false);
}
