/* person_foreign.c: the longest run of such characters or parts that something may follow. */
#include "recognise/person/person_foreign.h"

#include "recognise/person/person_context.h"
#include "recognise/person/person_dotted.h"

#define NATION_PARTS_MAX    3u
#define FOREIGN_LENGTH_MAX  6u /* of a foreign name without · */
#define FOREIGN_LENGTH_SURE 3u /* such a name may stand before anything */

/* In quarters of a natural logarithm. */
enum {
    SCORE_OF_FORM = 36, /* a name that only names look like, */
    SCORE_VOUCHED = 0,  /* one of two characters where somebody speaks for a name */
    RIGHT_ANY_WORD = 0  /* behind it, a word that is no noun will do */
};

/* Whether a word of two characters or more begins at `at`. */
static bool begins_word(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    return lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, at, text->count).length > 1;
}

/* Whether characters of foreign names that are no words stand at `end`: two, or one before a word
 * that may follow a name. */
static bool goes_on(const struct lexicon *lexicon, const struct text *text, uint32_t end)
{
    uint32_t next = end + 1;

    if (!person_dotted_character(lexicon, text, end) || begins_word(lexicon, text, end))
        return false;
    if (person_dotted_character(lexicon, text, next) && !begins_word(lexicon, text, next))
        return true;
    return lexicon_longest(lexicon, TABLE_NAME_STOPS, text, next, text->count).length > 1 ||
           match_is(lexicon_longest(lexicon, TABLE_SPEECH, text, next, text->count), SPEECH_VERB);
}

/* The name itself is one: 戈利科|娃通报; or it goes on. */
bool person_foreign_is_cut(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    bool foreign = true;

    for (uint32_t at = name.start; at < name.end; at++)
        foreign &= person_dotted_character(lexicon, text, at);
    return (foreign || goes_on(lexicon, text, name.end)) &&
           person_context_right(lexicon, text, name.end) < 0;
}

/* 特朗普, 内塔尼亚胡: as many characters as such names are written with. */
void person_foreign_read(struct name_contest *contest, uint32_t at)
{
    const struct lexicon *lexicon = contest->lexicon;
    const struct text *text = contest->text;

    bool native = !person_dotted_character(lexicon, text, at); /* 冯 of 冯德莱恩 */

    if (native && !match_is(lexicon_exact(lexicon, TABLE_SURNAMES, text, (struct span){at, at + 1}),
                            SURNAME_COMMON))
        return;
    for (uint32_t end = at + native;
         end < at + FOREIGN_LENGTH_MAX && person_dotted_character(lexicon, text, end);) {
        end++;
        int right = person_context_right(lexicon, text, end);
        bool sure = right >= RIGHT_ANY_WORD || !person_dotted_character(lexicon, text, end);
        if (native ? end - at > FOREIGN_LENGTH_SURE && right >= PERSON_CONTEXT_FOLLOWS
                   : (end - at >= FOREIGN_LENGTH_SURE && sure) ||
                         (end - at >= 2 && right >= PERSON_CONTEXT_FOLLOWS))
            name_contest_consider(contest, (struct span){at, end}, 0);
    }
}

/* 额尔敦|仓|前来, 沙马|石作|上门: characters behind a part that no table has, up to a word that may
 * follow a name. Of two such words the longer one. */
static uint32_t rest_length(const struct lexicon *lexicon, const struct text *text, uint32_t end)
{
    uint32_t rest = 0, best = 0;

    if (person_context_right(lexicon, text, end) >= 0)
        return 0;
    for (uint32_t length = 1; length <= 2; length++) {
        struct span last = {end + length - 1, end + length};
        if (!lexicon_exact(lexicon, TABLE_GIVEN_COSTS, text, last).table ||
            begins_word(lexicon, text, last.start))
            break;
        struct table_match stop =
            lexicon_longest(lexicon, TABLE_NAME_STOPS, text, end + length, text->count);
        if (stop.length > best &&
            person_context_right(lexicon, text, end + length) >= PERSON_CONTEXT_FOLLOWS) {
            rest = length;
            best = stop.length;
        }
    }
    return best > 1 ? rest : 0;
}

/* Where the parts of a name of China's nations that begin at `at` end. */
static uint32_t nation_end(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    uint32_t end = at;

    for (uint32_t parts = 0; parts < NATION_PARTS_MAX; parts++) {
        struct table_match part =
            lexicon_longest(lexicon, TABLE_FOREIGN_COSTS, text, end, text->count);
        if (part.length < 2)
            break;
        end += part.length;
    }
    while (end > at && person_dotted_character(lexicon, text, end) &&
           lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, end, text->count).length < 3 &&
           person_context_right(lexicon, text, end) < PERSON_CONTEXT_FOLLOWS)
        end++; /* 阿卜杜|拉, but 高勒|派出所 */
    return end > at && end - at <= FOREIGN_LENGTH_SURE ? end + rest_length(lexicon, text, end)
                                                       : end;
}

/* 才让, 乌云|其木格, 包|额尔敦: parts that names of China's nations are made of, behind a surname
 * where somebody speaks for one. One of two characters needs that too, and what may follow a name.
 */
void person_nation_read(struct name_contest *contest, uint32_t at, uint32_t surname)
{
    const struct lexicon *lexicon = contest->lexicon;
    const struct text *text = contest->text;
    uint32_t parts = at, end = nation_end(lexicon, text, at);

    if (end == at && surname == 1 && contest->vouch >= NAME_VOUCHED) {
        parts = at + surname;
        end = nation_end(lexicon, text, parts);
    }
    bool sure = end - parts >= FOREIGN_LENGTH_SURE;
    if (end == parts || (!sure && (contest->vouch < NAME_VOUCHED || parts > at)) ||
        lexicon_longest(lexicon, TABLE_NAME_WORDS, text, at, end).length == end - at)
        return; /* 扎西德勒 */
    struct name_reading name = person_name_form(lexicon, text, at, end - at, PERSON_NAMED);
    name.surname = parts - at;
    name.score = sure ? SCORE_OF_FORM : SCORE_VOUCHED;
    if (!sure && name.right < RIGHT_ANY_WORD)
        return;
    name_contest_offer(contest, name, name.score + name.right);
}
