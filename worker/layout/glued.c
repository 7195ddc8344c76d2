/* glued.c: each sentence's begin is asked whether a heading stands there; see glued.h. */
#include "layout/glued.h"

#include "layout/cursor.h"
#include "lexicon/lexicon.h"

#include <string.h>

#define PARALLEL_MIN      3u
#define BEGINS_MAX        64u /* sentences that are compared */
#define GLUED_HEADING_MIN 6u  /* of a heading */
#define GLUED_HEADING_MAX 30u
#define GLUED_RUN_MAX     33u /* of a heading and the begin of the text */
#define GLUED_NAME        3u  /* characters that both have */
#define SIGN_LIKELY       2u /* what may be a slip of the writer's; 1: what a sentence may begin with */
#define HALF_MIN          3u /* characters of a heading's first half */
#define HALF_MAX          9u
#define QUOTE_HEADING_MIN 3u   /* of one before a quotation: 好种子“… */
#define QUOTE_MAX         160u /* of what somebody says behind a heading */
#define SPEAKER_MAX       30u  /* and of who says it */
#define WORD              2u   /* characters of each half of a slogan */
#define SLOGAN            (2 * WORD)
#define SLOGAN_RUN        11u /* with the text that is glued to it */
#define SUBJECT_WORD_MAX  4u  /* characters of the last word of who does something */

/* Whether a sentence begins at `at`: behind 。 or 。”. */
static bool sentence_begins(const struct text *body, uint32_t at)
{
    uint32_t before = at > 0 ? body->fold[at - 1] : 0;

    return before == 0x3002 || (before == 0x201D && at > 1 && body->fold[at - 2] == 0x3002);
}

/* Whether so many characters of the run stand in it twice. 一边…一边 goes with any verb. */
static bool repeats(const struct text *body, struct span run, uint32_t length)
{
    for (uint32_t first = run.start; first + GLUED_HEADING_MIN + length <= run.end; first++)
        for (uint32_t again = first + GLUED_HEADING_MIN; again + length <= run.end; again++)
            if (body->fold[first] != 0x4E00 && /* 一 */
                memcmp(body->fold + again, body->fold + first, length * sizeof *body->fold) == 0)
                return true;
    return false;
}

/* 石陂镇党员先锋队送政策进车间石陂镇党委成立…, 菜单由营养师把关长照中心营养师…: where words stand
 * twice before any mark, a heading has the text glued to it. 甲局和乙局 are named together. */
static uint32_t repeat_signs(const struct text *body, uint32_t at, uint32_t end)
{
    static const char *const joins[] = {"和", "与", "及", "或", "同", NULL};
    struct span run = {at, at};

    while (run.end < end && run.end - at < GLUED_RUN_MAX && cp_is_hanzi(body->fold[run.end])) {
        if (text_one_of(body, run.end, end, joins) > 0)
            return 0;
        run.end++;
    }
    return repeats(body, run, GLUED_NAME) ? SIGN_LIKELY : repeats(body, run, WORD);
}

/* 二、任务清单: a number that could head a paragraph. */
static bool is_glued_number(const struct text *body, uint32_t at)
{
    return cursor_hanzi_digit(text_fold(body, at)) > 0 && text_fold(body, at + 1) == 0x3001;
}

/* --- Headings that are built alike ---------------------------------------------------------- */

/* Whether the heading at `at` has a word at its begin, and at which place, that those of one
 * article may share: 抓品种, 讲在车间里, 父亲的灯. 他 begins sentences of any text, as 现在 does.
 */
static bool may_be_alike(const struct reading *reading, uint32_t at, struct span shared)
{
    static const char *const firsts[] = {"有", "是", "在", "到", "从", "为", "对", "经", "据",
                                         "由", "让", "没", "会", "能", "可", "如", "当", "来",
                                         "去", "该", "要", "想", "说", "新", NULL};
    static const char *const seconds[] = {"现",   "正", "好", "就", "是", "也", "还",
                                          "都",   "实", "旨", "又", "只", "仍", "不",
                                          "所以", "存", "觉", "值", NULL};
    const struct text *body = &reading->layout->body;
    uint32_t cp = body->fold[shared.start];

    if (shared.start == at)
        return text_one_of(body, at, shared.end, firsts) == 0 &&
               match_is(lexicon_exact(reading->lexicon, TABLE_COMMON_WORDS, body, shared),
                        COMMON_VERB);
    if (shared.start == at + 1)
        return (cp == 0x5728 || cp == 0x5F97) && /* 在得 */
               text_one_of(body, at, shared.end, seconds) == 0;
    return cp == 0x7684; /* 的 */
}

/* Where headings may be alike, from the begin of each, and a character that differs. */
static const struct alike {
    uint32_t at, length, other;
} ALIKE[] = {{0, 1, 1}, {1, 1, 0}, {2, 2, 0}};

/* Whether enough of the sentences are alike there with the first of them. */
static bool are_alike(const struct reading *reading, const uint32_t *begins, uint32_t count,
                      struct alike alike)
{
    const struct text *body = &reading->layout->body;
    struct span shared = {begins[0] + alike.at, begins[0] + alike.at + alike.length};
    uint32_t others[PARALLEL_MIN], found = 0;

    for (uint32_t i = 0; i < count && found < PARALLEL_MIN; i++) {
        struct span again = {begins[i] + alike.at, begins[i] + alike.at + alike.length};
        uint32_t known = 0, other = body->fold[begins[i] + alike.other];
        if (!text_equal(body, shared, again) || !may_be_alike(reading, begins[i], again))
            continue;
        while (known < found && others[known] != other)
            known++;
        if (known == found)
            others[found++] = other;
    }
    return found == PARALLEL_MIN;
}

/* 讲在车间里…。 练在岗位上…。 管在平时间…。: headings of one article, built alike. */
static bool has_parallels(const struct reading *reading, struct span paragraph)
{
    const struct text *body = &reading->layout->body;
    uint32_t begins[BEGINS_MAX], count = 0;

    for (uint32_t at = paragraph.start + 1;
         at + GLUED_HEADING_MIN <= paragraph.end && count < BEGINS_MAX; at++) {
        struct span front = {at, at + GLUED_HEADING_MIN};
        if (sentence_begins(body, at) && span_hanzi(body, front) == GLUED_HEADING_MIN)
            begins[count++] = at;
    }
    for (uint32_t first = 0; first + PARALLEL_MIN <= count; first++)
        for (size_t i = 0; i < sizeof ALIKE / sizeof *ALIKE; i++)
            if (are_alike(reading, begins + first, count - first, ALIKE[i]))
                return true;
    return false;
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

static bool ends_clause(uint32_t cp)
{
    return cp == ',' || cp_ends_sentence(cp);
}

/* 重现清波“运河水清了,我们才有底气请客人来。”主任时培亮说。: who speaks is told behind the words,
 * so that no sentence leads to them. 他问“为什么?” does. */
static bool has_quote_behind(const struct text *body, uint32_t at, uint32_t end)
{
    static const char *const leads[] = {"说", "道", "问", "喊", "着", "了", "的", "是", "称",
                                        "为", "句", "个", "出", "以", "把", "从", NULL};
    static const char *const speaks[] = {"说", "道", "表示", "介绍", "坦言", NULL};
    uint32_t quote = at, close, stop;

    while (quote < end && quote - at <= GLUED_HEADING_MAX && cp_is_hanzi(body->fold[quote]))
        quote++;
    if (quote - at < QUOTE_HEADING_MIN || text_fold(body, quote) != 0x201C ||
        text_one_of(body, quote - 1, quote, leads) > 0)
        return false;
    for (close = quote + 1; close < end && body->fold[close] != 0x201D; close++)
        if (close - quote > QUOTE_MAX)
            return false;
    if (close >= end || !ends_clause(body->fold[close - 1]))
        return false;
    for (stop = close + 1; stop < end && !ends_clause(body->fold[stop]); stop++)
        if (stop - close > SPEAKER_MAX)
            return false;
    for (const char *const *word = speaks; *word; word++)
        if (text_ends_length(body, stop, *word) > 0)
            return true;
    return false;
}

/* Whether the words say who or what does something: 该县供销社|近年来, 村民王建国|去年以来. */
static bool names_subject(const struct reading *reading, struct span words)
{
    static const char *const marks[] = {"的", "这", "该", "其", "我", "他", "她", "记者", NULL};
    static const char *const lasts[] = {"县", "市", "区", "镇", "乡", "村", "州", "省", "家",
                                        "人", "们", "者", "户", "队", "站", "点", NULL};
    const struct text *body = &reading->layout->body;

    for (uint32_t at = words.start; at < words.end; at++)
        if (text_one_of(body, at, words.end, marks) > 0 ||
            lexicon_longest(reading->lexicon, TABLE_TITLES, body, at, words.end).length >= WORD)
            return true;
    for (uint32_t length = WORD; length <= SUBJECT_WORD_MAX; length++) {
        struct span last = {words.end - length, words.end};
        if (lexicon_exact(reading->lexicon, TABLE_ORG_TAILS, body, last).table ||
            lexicon_exact(reading->lexicon, TABLE_PLACES, body, last).table)
            return true;
    }
    return text_one_of(body, words.end - 1, words.end, lasts) > 0;
}

/* 订单上门去年以来,…: words that stand before their sentence or behind its subject. */
static bool has_opening_behind(const struct reading *reading, uint32_t at, uint32_t end)
{
    static const char *const openings[] = {"去年以来", "今年以来", "近年来", "近几年来", "连日来",
                                           "走进",     "随着",     "为了",   "针对",     "据了解",
                                           "据介绍",   "第二天",   "每逢",   "每到",     NULL};
    const struct text *body = &reading->layout->body;

    for (uint32_t i = at; i < end && i - at <= GLUED_HEADING_MAX; i++) {
        if (!cp_is_hanzi(body->fold[i]))
            return false;
        if (text_one_of(body, i, end, openings) > 0)
            return i - at >= SLOGAN && !names_subject(reading, (struct span){at, i});
    }
    return false;
}

static bool is_word(const struct reading *reading, uint32_t at, enum common_word_kind kind)
{
    struct span word = {at, at + WORD};

    return match_is(
        lexicon_exact(reading->lexicon, TABLE_COMMON_WORDS, &reading->layout->body, word), kind);
}

static bool is_deed(const struct reading *reading, uint32_t at)
{
    return is_word(reading, at, COMMON_VERB) || is_word(reading, at, COMMON_DEED);
}

/* 技艺传承石水仙是…, 搬出大山…户龙金妹在…: two words of two characters, one says what is done and
 * one to what, with more behind than a clause that begins so has room for. */
static bool is_slogan(const struct reading *reading, uint32_t at, uint32_t end)
{
    static const char *const goes_on[] = {"的", "了", "是", "在", "和", "与", "也", "都", "就",
                                          "还", "已", "将", "从", "把", "被", "对", "为", "等",
                                          "及", "有", "到", "上", "下", "中", "里", "后", "前",
                                          "时", "内", "以", "说", "不", "会", "能", "可", NULL};
    const struct text *body = &reading->layout->body;
    uint32_t run = at;

    while (run < end && run - at < SLOGAN_RUN && cp_is_hanzi(body->fold[run]))
        run++;
    if (run - at < SLOGAN_RUN || text_one_of(body, at + SLOGAN, end, goes_on) > 0)
        return false;
    return (is_deed(reading, at) && is_word(reading, at + WORD, COMMON_NOUN)) ||
           (is_word(reading, at, COMMON_NOUN) && is_deed(reading, at + WORD));
}

/* How sure it is that a heading stands at the sentence's begin. */
static uint32_t signs_at(const struct reading *reading, uint32_t at, struct span paragraph)
{
    const struct text *body = &reading->layout->body;
    uint32_t repeat = repeat_signs(body, at, paragraph.end);

    if (repeat == SIGN_LIKELY || at == paragraph.start)
        return repeat == SIGN_LIKELY ? repeat : 0;
    if (has_quote_behind(body, at, paragraph.end))
        return GLUED_SIGNS;
    if (is_glued_number(body, at) || has_heading_space(body, at, paragraph.end) ||
        has_opening_behind(reading, at, paragraph.end))
        return SIGN_LIKELY;
    return repeat > 0 || is_slogan(reading, at, paragraph.end);
}

uint32_t glued_signs(const struct reading *reading, struct span paragraph)
{
    uint32_t signs = has_parallels(reading, paragraph) ? GLUED_SIGNS : 0;

    for (uint32_t at = paragraph.start; at < paragraph.end && signs < GLUED_SIGNS; at++)
        if (at == paragraph.start || sentence_begins(&reading->layout->body, at))
            signs += signs_at(reading, at, paragraph);
    return signs;
}
