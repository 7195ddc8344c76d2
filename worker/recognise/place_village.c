/*
 * place_village.c: from the last word of a village's name to the left, up to a character that no
 * name has in it.
 *
 * A name ends where it must: 村庄 and 村级 are words. It begins behind a mark, a place or a word
 * such as 在 or 到; a longer stretch without one is no name. What is a verb (帮助村民) or says what
 * kind of village it is (贫困村, place_words.tsv) is none either.
 */
#include "recognise/place_village.h"

#define HEAD_LENGTH_MIN 2u /* before 村; one is enough behind a township: 羊村 */
#define HEAD_LENGTH_MAX 4u
#define TELLING_MAX     4u /* the longest word that says what kind of village it is */

#define VILLAGE 0x6751u /* 村 */
#define AND     0x548Cu /* 和 */

static bool is_one_of(uint32_t cp, const uint32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == cp)
            return true;
    return false;
}

/* Code points of the last word at `at`: 1 for 村, 2 for 社区; 0 for 社会, and for 村 that begins
 * another word: 村庄, 村级. */
static uint32_t last_word(const struct text *text, uint32_t at)
{
    static const uint32_t BEHIND[] = {0x5E84, 0x843D, 0x7EA7, 0x9547,
                                      0x957F, 0x5BE8, 0x5B50, 0x5916}; /* 庄落级镇长寨子外 */

    if (text->fold[at] != VILLAGE)
        return text_reads(text, at, "社区") ? 2 : 0;
    return is_one_of(text_fold(text, at + 1), BEHIND, sizeof BEHIND / sizeof *BEHIND) ? 0 : 1;
}

/* Characters that no village's name has in it. */
static bool ends_head(uint32_t cp)
{
    static const uint32_t STOPS[] = {
        0x7684, 0x5728, 0x4E0E, 0x4E2A, 0x5404,  0x6BCF, 0x6709, 0x5230, 0x53CA, 0x5168,
        0x9547, 0x4E61, 0x8857, 0x53BF, 0x5E02,  0x88AB, 0x4E3A, 0x5BF9, 0x4E86, 0x4ECE,
        0x5411, 0x662F, 0x8FD9, 0x90A3, 0x8BE5,  0x6B64, 0x5C06, 0x628A, 0x7531, 0x7ED9,
        0x4E5F, 0x90FD, 0x5C31, 0x6211, 0x672C,  0x4F60, 0x4ED6, 0x5979, 0x4EEC, 0x4E24,
        0x51E0, 0x67D0, 0x4E14, 0x8BF4, VILLAGE, 0x533A,
    }; /* 的在与个各每有到及全镇乡街县市被为对了从向是这那该此将把由给也都就我本你他她们两几某且说村区
        */

    return !cp_is_hanzi(cp) || is_one_of(cp, STOPS, sizeof STOPS / sizeof *STOPS);
}

/* 和 joins two names, but 和谐社区 begins with it: then nothing stands before that could be joined.
 * Behind a township it is in the name: 太和村. */
static bool is_conjunction(const struct text *text, uint32_t at, uint32_t floor, bool chained)
{
    bool in_name = chained && at - floor < HEAD_LENGTH_MAX;
    return text->fold[at] == AND && at > 0 && cp_is_hanzi(text->fold[at - 1]) && !in_name;
}

static uint32_t head_start(const struct text *text, uint32_t at, uint32_t floor, bool chained)
{
    uint32_t start = at;

    while (start > floor && at - start <= HEAD_LENGTH_MAX && !ends_head(text->fold[start - 1]) &&
           !is_conjunction(text, start - 1, floor, chained))
        start--;
    return start;
}

/* 村民 and 村干部 are words: then a verb may stand before them. */
static bool may_begin_word(const struct text *text, uint32_t at)
{
    static const uint32_t BEHIND[] = {0x6C11, 0x5E72, 0x91CC, 0x53E3,
                                      0x59D4, 0x652F, 0x515A, 0x96C6}; /* 民干里口委支党集 */

    return is_one_of(text_fold(text, at + 1), BEHIND, sizeof BEHIND / sizeof *BEHIND);
}

static bool is_verb(const struct lexicon *lexicon, const struct text *text, struct span word)
{
    return match_is(lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, word), COMMON_VERB) ||
           match_is(lexicon_exact(lexicon, TABLE_WORDS, text, word), WORD_VERB);
}

/* Whether the head ends in a verb, or in a word that only says what kind of village it is. */
static bool is_telling(const struct lexicon *lexicon, const struct text *text, struct span head,
                       bool verbs)
{
    for (uint32_t length = 1; length <= TELLING_MAX && length <= span_length(head); length++) {
        struct span end = {head.end - length, head.end};
        struct table_match word = lexicon_exact(lexicon, TABLE_PLACE_WORDS, text, end);
        if (match_is(word, PLACE_WORD_PLAIN) || match_is(word, PLACE_WORD_NONE) ||
            (verbs && length > 1 && is_verb(lexicon, text, end)))
            return true;
    }
    return false;
}

/* 走访玉泉村: the verb before the name is not in it. */
static struct span without_verb(const struct lexicon *lexicon, const struct text *text,
                                struct span head)
{
    for (uint32_t length = 2; length + HEAD_LENGTH_MIN <= span_length(head); length++)
        if (is_verb(lexicon, text, (struct span){head.start, head.start + length}))
            return (struct span){head.start + length, head.end};
    return head;
}

struct span place_village_read(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                               uint32_t floor, bool chained)
{
    static const struct span NONE = {0, 0};
    uint32_t length = last_word(text, at), start = head_start(text, at, floor, chained);
    struct span head = {start, at};

    chained &= start == floor;
    if (length == 0 || span_length(head) > HEAD_LENGTH_MAX ||
        span_length(head) < (chained && length == 1 ? 1 : HEAD_LENGTH_MIN) ||
        is_telling(lexicon, text, head, !chained || may_begin_word(text, at)))
        return NONE;
    if (!chained)
        head = without_verb(lexicon, text, head);
    return (struct span){head.start, at + length};
}
