/* person_name.c: a surname, one or two characters, and what may follow. */
#include "recognise/person_name.h"

#define DOTTED_PART_MAX 8u /* characters on each side of a · */

static const uint32_t MOU = 0x67D0, DOT = 0xB7; /* 某 · */

/* Characters that a name does not end in when the name may as well end before them. */
static bool is_function_word(uint32_t cp)
{
    static const uint32_t WORDS[] = {
        0x8BF4, 0x5728, 0x5BF9, 0x7684, 0x4E86, 0x548C, 0x4E0E, 0x662F, 0x5411, 0x88AB, 0x628A,
        0x5C06, 0x4ECE, 0x7B49, 0x53CA, 0x5C31, 0x4E5F, 0x90FD, 0x53C8, 0x8FD8, 0x4E3A, 0x7ED9,
        0x8BA9, 0x5230, 0x5DF2, 0x6B63, 0x66FE, 0x8DDF, 0x540C, 0x4EE5, 0x56E0, 0x7531};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS;
         i++) /* 说在对的了和与是向被把将从等及就也都又还为给让到已正曾跟同以因由 */
        if (WORDS[i] == cp)
            return true;
    return false;
}

/* 了, 过 and 着 follow a verb, so the character before them is no part of a name: 张伟来了. */
static bool is_aspect(uint32_t cp)
{
    return cp == 0x4E86 || cp == 0x8FC7 || cp == 0x7740;
}

/* The length of what ends a name at `at`: 1 for a mark or the end, else the length of the word; 0
 * when the name cannot end here. */
static uint32_t stop_length(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    if (!cp_is_hanzi(text_fold(text, at)))
        return text_fold(text, at) == DOT ? 0 : 1;
    uint32_t stop = lexicon_longest(lexicon, TABLE_NAME_STOPS, text, at, text->count).length;
    uint32_t title = lexicon_longest(lexicon, TABLE_TITLES, text, at, text->count).length;
    uint32_t speech = lexicon_longest(lexicon, TABLE_SPEECH, text, at, text->count).length;
    stop = title > stop ? title : stop;
    return speech > stop ? speech : stop;
}

static uint32_t dotted_length(const struct text *text, uint32_t at)
{
    uint32_t end = at, dots = 0, part = 0;

    while (end < text->count) {
        if (text->fold[end] == DOT && part > 0) {
            dots++;
            part = 0;
        } else if (!cp_is_hanzi(text->fold[end]) || part == DOTTED_PART_MAX) {
            break;
        } else {
            part++;
        }
        end++;
    }
    return dots > 0 && part > 0 ? end - at : 0;
}

/* 阿依古丽·买买提说: the last part of a dotted name has no surname to go by, so it ends at a stop.
 */
static uint32_t dotted_name(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    uint32_t length = dotted_length(text, at);
    uint32_t last = at;

    for (uint32_t i = at; i < at + length; i++)
        if (text->fold[i] == DOT)
            last = i + 1;
    for (uint32_t end = last + 2; length > 0 && end < at + length; end++)
        if (stop_length(lexicon, text, end) > 1 || is_function_word(text->fold[end]))
            return end - at;
    return length;
}

static struct name_reading pseudonym(const struct text *text, uint32_t at, uint32_t surname)
{
    static const uint32_t ORDER[] = {0x7532, 0x4E59, 0x4E19, 0x4E01}; /* 甲乙丙丁 */
    uint32_t end = at + surname + 1;

    if (text_fold(text, end) == MOU)
        end++;
    for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++)
        if (text_fold(text, end) == ORDER[i])
            return (struct name_reading){end + 1 - at, PERSON_PSEUDONYM};
    return (struct name_reading){end - at, PERSON_PSEUDONYM};
}

static bool is_given(const struct text *text, uint32_t at, uint32_t count)
{
    for (uint32_t i = at; i < at + count; i++)
        if (!cp_is_hanzi(text_fold(text, i)))
            return false;
    return true;
}

/* One or two characters after the surname, or 0. */
static uint32_t given_length(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    uint32_t after_one = is_given(text, at, 1) ? stop_length(lexicon, text, at + 1) : 0;
    uint32_t after_two = is_given(text, at, 2) ? stop_length(lexicon, text, at + 2) : 0;

    if (after_one > 0 && is_function_word(text_fold(text, at)))
        after_one = 0;
    if (after_two > 0 && is_function_word(text_fold(text, at)))
        after_two = 0;
    if (after_one > 0 && after_two > 0)
        return after_one > 1 || is_function_word(text_fold(text, at + 1)) ||
                       is_aspect(text_fold(text, at + 2))
                   ? 1
                   : 2;
    return after_two > 0 ? 2 : after_one > 0;
}

struct name_reading person_name_read(const struct lexicon *lexicon, const struct text *text,
                                     uint32_t at, bool strong)
{
    const struct name_reading none = {0, PERSON_NAMED};
    struct table_match word = lexicon_longest(lexicon, TABLE_NAME_WORDS, text, at, text->count);
    struct table_match surname = lexicon_longest(lexicon, TABLE_SURNAMES, text, at, text->count);

    if (lexicon_longest(lexicon, TABLE_TITLES, text, at, text->count).length > 1)
        return none; /* 村民 begins with 村, which is no surname here */
    uint32_t dotted = dotted_name(lexicon, text, at);
    if (dotted > 0)
        return (struct name_reading){dotted, PERSON_NAMED};
    if (!surname.table || surname.entries[0].kind > SURNAME_COMPOUND || word.length > 1 ||
        is_function_word(text->fold[at]))
        return none;
    if (match_is(surname, SURNAME_RARE) && !strong)
        return none;
    uint32_t given = at + surname.length;
    if (text_fold(text, given) == MOU)
        return pseudonym(text, at, surname.length);
    struct table_match honorific =
        lexicon_longest(lexicon, TABLE_HONORIFICS, text, given, text->count);
    if (honorific.table && stop_length(lexicon, text, given + honorific.length) > 0)
        return (struct name_reading){surname.length + honorific.length, PERSON_SURNAME_ONLY};
    if (lexicon_longest(lexicon, TABLE_TITLES, text, given, text->count).length > 1)
        return none; /* 任组长, 黄书记 */
    uint32_t length = given_length(lexicon, text, given);
    return length > 0 ? (struct name_reading){surname.length + length, PERSON_NAMED} : none;
}
