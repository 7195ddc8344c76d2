/*
 * place_village.c: from the last word of a village's name to the left, up to a character that no
 * name has in it.
 *
 * A name ends where it must: 村庄 and 村级 are words. It begins behind a mark, a place, or a word
 * such as 在 or 到; a longer stretch without one is no name. Some of these words begin names as
 * well: 向阳村 keeps its 向, because 阳村 would be no name. What is a verb (帮助村民) or says what
 * kind of village it is (贫困村, place_words.tsv) is none either.
 */
#include "recognise/place/place_village.h"

#include "recognise/number/numeral.h"

#define HEAD_LENGTH_MIN 2u /* before 村; one is enough behind a township: 羊村 */
#define HEAD_LENGTH_MAX 4u
#define REACH_MAX       8u /* characters that are looked at for where the name begins */
#define TELLING_MAX     4u /* the longest word that says what kind of village it is */

#define VILLAGE 0x6751u /* 村 */
#define WARD    0x91CCu /* 里 */
#define FACE    0x9762u /* 面 */
#define SOME    0x67D0u /* 某 */
#define CHIEF   0x957Fu /* 长 */
#define EACH    0x5404u /* 各 */

static bool is_one_of(uint32_t cp, const uint32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == cp)
            return true;
    return false;
}

/* Code points of the last word at `at`: 1 for 村, 2 for 社区; 0 for 社会, and for 村 that begins
 * another word: 村庄, 村级. 里 is one in Taiwan alone, behind two characters: not 里面. */
static uint32_t last_word(const struct text *text, uint32_t at, uint32_t floor,
                          enum village_host host)
{
    static const uint32_t BEHIND[] = {0x5E84, 0x843D, 0x7EA7, 0x9547, 0x957F,
                                      0x5BE8, 0x5B50, 0x5916, 0x5B98}; /* 庄落级镇长寨子外官 */

    if (text->fold[at] == WARD)
        return host == HOST_TAIWAN && at == floor + HEAD_LENGTH_MIN &&
               text_fold(text, floor) != SOME && text_fold(text, at + 1) != FACE;
    if (text->fold[at] != VILLAGE)
        return text_reads(text, at, "社区") ? 2 : 0;
    if (host == HOST_TAIWAN && text_fold(text, at + 1) == CHIEF)
        return 1;
    return is_one_of(text_fold(text, at + 1), BEHIND, sizeof BEHIND / sizeof *BEHIND) ? 0 : 1;
}

/* Characters that no village's name has in it. */
static bool ends_head(uint32_t cp)
{
    static const uint32_t STOPS[] = {
        0x7684, 0x5728, 0x4E2A, 0x6BCF, 0x6709, 0x9547, 0x4E61, 0x53BF,  0x5E02, 0x88AB,
        0x4E86, 0x662F, 0x8FD9, 0x90A3, 0x8BE5, 0x6B64, 0x628A, 0x6211,  0x4F60, 0x4ED6,
        0x5979, 0x4EEC, 0x4E14, 0x8BF4, 0x4E5F, 0x90FD, 0x5C31, VILLAGE, 0x533A, 0x54B1,
    }; /* 的在个每有镇乡县市被了是这那该此把我你他她们且说也都就村区咱 */

    return !cp_is_hanzi(cp) || is_one_of(cp, STOPS, sizeof STOPS / sizeof *STOPS);
}

/* Words of one character that stand before a name, and may be the first of one too. */
static bool may_lead(uint32_t cp)
{
    static const uint32_t LEADS[] = {
        0x4E0E, 0x548C, 0x53CA, 0x5230, 0x4E3A, 0x5BF9, 0x4ECE,
        0x5411, 0x5C06, 0x7531, 0x7ED9, 0x4E8E, 0x636E}; /* 与和及到为对从向将由给于据 */
    return is_one_of(cp, LEADS, sizeof LEADS / sizeof *LEADS);
}

/* Whether the character at `at` is the first of a name for all that: ,和谐社区 with nothing before
 * it to join, 将军庙村 with a word. */
static bool is_in_name(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    static const uint32_t JOINS[] = {0x4E0E, 0x548C, 0x53CA}; /* 与和及 */
    struct table_match word =
        lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, (struct span){at, at + 2});
    bool joins = is_one_of(text->fold[at], JOINS, sizeof JOINS / sizeof *JOINS) && at > 0 &&
                 cp_is_hanzi(text->fold[at - 1]);

    return !joins && (match_is(word, COMMON_NOUN) || match_is(word, COMMON_QUALITY));
}

static bool is_verb(const struct lexicon *lexicon, const struct text *text, struct span word)
{
    return match_is(lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, word), COMMON_VERB) ||
           match_is(lexicon_exact(lexicon, TABLE_WORDS, text, word), WORD_VERB);
}

static bool is_deed(const struct lexicon *lexicon, const struct text *text, struct span word)
{
    return match_is(lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, word), COMMON_DEED);
}

/* 村民 and 村干部 are words: then a verb may stand before them. */
static bool may_begin_word(const struct text *text, uint32_t at)
{
    static const uint32_t BEHIND[] = {0x6C11, 0x5E72, 0x91CC, 0x53E3, 0x59D4, 0x652F,
                                      0x515A, 0x96C6, 0x4E2D, 0x6B4C}; /* 民干里口委支党集中歌 */

    return is_one_of(text_fold(text, at + 1), BEHIND, sizeof BEHIND / sizeof *BEHIND);
}

/* Where the name before `at` begins: behind the last word that leads to it, 到 or 走访, when enough
 * is left for a name. */
static uint32_t head_start(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                           uint32_t floor, bool chained)
{
    uint32_t start = at, begin;

    while (start > floor && at - start < REACH_MAX && !ends_head(text->fold[start - 1]))
        start--;
    if (start > floor && text->fold[start - 1] == VILLAGE && may_begin_word(text, start - 1))
        start++; /* 村民|王强和村民 */
    if (chained && start == floor && at - start <= HEAD_LENGTH_MAX && !may_lead(text->fold[start]))
        return start;
    for (begin = start; at - begin > HEAD_LENGTH_MIN; begin++) {
        if (may_lead(text->fold[begin]) && !is_in_name(lexicon, text, begin))
            start = begin + 1;
        else if (at - begin >= HEAD_LENGTH_MIN + 2 &&
                 is_verb(lexicon, text, (struct span){begin, begin + 2}))
            start = begin + 2;
    }
    return start;
}

/* 未向社区报备, 任何社区: a word that leads to 社区, or that is no noun, and no name. */
static bool is_no_noun(const struct lexicon *lexicon, const struct text *text, struct span head)
{
    static const uint32_t AND = 0x548C; /* 和 */
    static const uint32_t ENDS[] = {
        0x5230, 0x5BF9, 0x4ECE, 0x5411, 0x7531, 0x7ED9, 0x4E8E,
        0x81F3, 0x4E0E, 0x53CA, 0x5C06, 0x7B49, 0x8BA9}; /* 到对从向由给于至与及将等让 */
    struct table_match word = lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, head);

    bool joins = text->fold[head.end - 1] == AND && span_length(head) > HEAD_LENGTH_MIN &&
                 may_begin_word(text, head.end); /* 王强和|村民 */

    return joins || is_one_of(text->fold[head.end - 1], ENDS, sizeof ENDS / sizeof *ENDS) ||
           match_is(word, COMMON_OTHER) || match_is(word, COMMON_ADVERB) ||
           match_is(word, COMMON_TIME);
}

/* 外相|上村誠一, 陶艺师|中村: who somebody is, and his name; but 石匠|村, 将军|庙村. */
static bool is_of_person(const struct lexicon *lexicon, const struct text *text, struct span head)
{
    struct table_match title = lexicon_longest(lexicon, TABLE_TITLES, text, head.start, head.end);

    return title.length > 1 && title.length < span_length(head) &&
           (match_is(title, TITLE_OFFICE) || match_is(title, TITLE_PROFESSION));
}

/* 九十六户|村民: so many of them. */
static bool is_counted(const struct text *text, struct span head)
{
    static const uint32_t MORE = 0x4F59;                         /* 余 */
    static const uint32_t COUNTERS[] = {0x6237, 0x540D, 0x4F4D}; /* 户名位 */

    if (!is_one_of(text->fold[head.end - 1], COUNTERS, sizeof COUNTERS / sizeof *COUNTERS) ||
        !may_begin_word(text, head.end))
        return false;
    for (uint32_t at = head.start; at + 1 < head.end; at++)
        if (!numeral_has(text->fold[at]) && text->fold[at] != MORE)
            return false;
    return true;
}

/* 丁河镇|简|村: a surname, whatever else the character is as a word. */
static bool is_family(const struct lexicon *lexicon, const struct text *text, struct span head)
{
    return span_length(head) == 1 && !may_lead(text->fold[head.start]) &&
           match_is(lexicon_exact(lexicon, TABLE_SURNAMES, text, head), SURNAME_COMMON);
}

/* A number, and words such as 第 and 各 that stand before one or before 村. */
static bool is_counting(uint32_t cp)
{
    static const uint32_t COUNTS[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03,
                                      0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343, 0x4E07, 0x51E0,
                                      0x4E24, 0x6570, 0x8BB8, 0x5F88, 0x7B2C, 0x5404, 0x5168,
                                      0x5171, 0x8FD1, 0x7EA6, 0x53E6, 0x5176, 0x8BE5};
    /* 一二三四五六七八九十百千万几两数许很第各全共近约另其该 */
    return is_one_of(cp, COUNTS, sizeof COUNTS / sizeof *COUNTS);
}

/* Whether the last character of a head of two, which says what kind of village it is elsewhere, is
 * a part of the name: 王|院村 and 李|厂村 whose it was; behind 在 or a township 坪厂村, 嘎多村 and
 * 龙二村, when the two are no word. */
static bool is_in_head(const struct lexicon *lexicon, const struct text *text, struct span head,
                       bool placed)
{
    static const uint32_t OWNED[] = {0x9662, 0x5382, 0x5E93}; /* 院厂库 */
    static const uint32_t ENDS[] = {0x591A, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                    0x4E94, 0x516D, 0x4E03, 0x516B}; /* 多一二三四五六七八 */
    struct span owner = {head.start, head.start + 1};
    uint32_t last = text->fold[owner.end];
    bool owned = is_one_of(last, OWNED, sizeof OWNED / sizeof *OWNED);

    if (owned && match_is(lexicon_exact(lexicon, TABLE_SURNAMES, text, owner), SURNAME_COMMON))
        return true;
    return placed && (owned || is_one_of(last, ENDS, sizeof ENDS / sizeof *ENDS)) &&
           !is_counting(text->fold[head.start]) &&
           !lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, head).table;
}

/* Whether the head ends in a verb, or in a word that only says what kind of village it is; 山 of
 * 小山村 says so because 小 does. */
static bool is_telling(const struct lexicon *lexicon, const struct text *text, struct span head,
                       bool placed)
{
    bool begins = may_begin_word(text, head.end), verbs = !placed || begins;
    bool loose = false;

    for (uint32_t length = 1; length <= TELLING_MAX && length <= span_length(head); length++) {
        struct span end = {head.end - length, head.end};
        struct table_match word = lexicon_exact(lexicon, TABLE_PLACE_WORDS, text, end);
        bool named =
            length == 1 && end.start == head.start + 1 && is_in_head(lexicon, text, head, placed);
        if ((match_is(word, PLACE_WORD_PLAIN) && !named) || match_is(word, PLACE_WORD_NONE) ||
            (verbs && length > 1 && is_verb(lexicon, text, end)) ||
            (begins && length > 1 && is_deed(lexicon, text, end))) /* 创作|村歌 */
            return true;
        if (!match_is(word, PLACE_WORD_LOOSE))
            continue;
        loose = true;
        head.end = end.start;
        length = 0;
    }
    return loose && (span_is_empty(head) || may_lead(text->fold[head.end - 1])); /* 山苏到|渔村 */
}

/* Whether a word of place stands before the name: 在走马村. */
static bool is_located(const struct text *text, uint32_t start)
{
    static const uint32_t BEFORE[] = {0x5728, 0x5230, 0x5F80, 0x8D74,
                                      0x4E8E, 0x81EA, 0x81F3}; /* 在到往赴于自至 */
    return start > 0 && is_one_of(text->fold[start - 1], BEFORE, sizeof BEFORE / sizeof *BEFORE);
}

/* 集集镇|长吴大村: the chief of the place before it, and his name. */
static bool is_of_chief(const struct lexicon *lexicon, const struct text *text, struct span head)
{
    struct span surname = {head.start + 1, head.start + 2};

    return span_length(head) > HEAD_LENGTH_MIN && text->fold[head.start] == CHIEF &&
           match_is(lexicon_exact(lexicon, TABLE_SURNAMES, text, surname), SURNAME_COMMON);
}

struct span place_village_read(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                               uint32_t floor, enum village_host host)
{
    static const struct span NONE = {0, 0};
    uint32_t length = last_word(text, at, floor, host);
    bool chained = host != HOST_NONE;

    if (length == 0)
        return NONE;
    struct span head = {head_start(lexicon, text, at, floor, chained), at};
    chained &= head.start == floor;
    if (span_length(head) > HEAD_LENGTH_MAX || text->fold[head.start] == EACH ||
        (chained && is_of_chief(lexicon, text, head)) ||
        span_length(head) < (chained && length == 1 ? 1 : HEAD_LENGTH_MIN) ||
        (!is_located(text, head.start) && !(chained && is_family(lexicon, text, head)) &&
         is_no_noun(lexicon, text, head)) ||
        is_counted(text, head) || is_of_person(lexicon, text, head) ||
        is_telling(lexicon, text, head, chained || is_located(text, head.start)))
        return NONE;
    return (struct span){head.start, at + length};
}
