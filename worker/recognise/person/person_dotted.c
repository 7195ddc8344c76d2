/* person_dotted.c: where the part behind the last · ends. */
#include "recognise/person/person_dotted.h"

#include "recognise/person/person_context.h"
#include "recognise/segment.h"

#define DOTTED_PART_MAX  8u /* characters on each side of a · */
#define PART_LENGTH_SURE 3u /* such a part may stand before any verb */

static const struct name_reading NO_NAME = {.kind = PERSON_NAMED};

bool person_dotted_mark(const struct text *text, uint32_t at)
{
    bool full_width = at > 0 && at < text->count && text->cp[at] == 0xFF0E; /* ． */

    return text_fold(text, at) == 0xB7 ||
           (full_width && cp_is_hanzi(text->fold[at - 1]) && cp_is_hanzi(text_fold(text, at + 1)));
}

bool person_dotted_character(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    return at < text->count &&
           lexicon_exact(lexicon, TABLE_FOREIGN_COSTS, text, (struct span){at, at + 1}).table;
}

/* Where the last part of a name with · begins; `at` when there is no ·, or when
 * nothing speaks for a name and there are words before the ·. */
static uint32_t last_part(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                          bool vouched)
{
    uint32_t last = at;

    for (uint32_t end = at; end - last <= DOTTED_PART_MAX; end++)
        if (end > last && person_dotted_mark(text, end))
            last = end + 1;
        else if (text_fold(text, end) == '-' && end > at && last == at)
            continue; /* 让-皮埃尔·杜朗 */
        else if (!cp_is_hanzi(text_fold(text, end)) ||
                 (last == at && !vouched && !person_dotted_character(lexicon, text, end) &&
                  lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, end, text->count).length > 1))
            break;
    return last;
}

/* 艾山|挨家挨户, 哈木扎|一路: whether a word begins that is likelier than its characters in a
 * name. */
static bool begins_word(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    struct table_match word = lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, at, text->count);
    unsigned cost = 0;

    for (uint32_t i = at; i < at + word.length; i++) {
        struct table_match part =
            lexicon_exact(lexicon, TABLE_FOREIGN_COSTS, text, (struct span){i, i + 1});
        cost += part.table ? part.entries[0].kind : SEGMENT_COST_UNKNOWN;
    }
    return word.length > 1 && segment_cost(word) < cost;
}

/* 维尔塔宁|执棒, 阿尔瓦雷斯|敲出: a verb of one character that no such name has. */
static bool is_verb(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    return match_is(lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, (struct span){at, at + 1}),
                    COMMON_VERB);
}

/* 阿依古丽·买买提说: the last part ends where a word or mark that follows names stands, failing
 * that where its characters are no longer those of such names. */
static struct name_reading dotted_name(const struct lexicon *lexicon, const struct text *text,
                                       uint32_t at, uint32_t last)
{
    uint32_t end = last, foreign = last, behind = last; /* where a word stands */
    uint32_t part = lexicon_longest(lexicon, TABLE_FOREIGN_COSTS, text, last, text->count).length;

    while (end < last + DOTTED_PART_MAX && cp_is_hanzi(text_fold(text, end))) {
        end++;
        if (foreign + 1 == end && person_dotted_character(lexicon, text, foreign))
            foreign = end;
        int right = person_context_right(lexicon, text, end);
        bool follows =
            right > PERSON_CONTEXT_FOLLOWS ||
            (right == PERSON_CONTEXT_FOLLOWS &&
             (!person_dotted_character(lexicon, text, end) ||
              lexicon_longest(lexicon, TABLE_NAME_STOPS, text, end, text->count).length > 1));
        if (end - last > 2 && begins_word(lexicon, text, end - 1)) {
            behind = end - 1;
            break;
        }
        if (end - last >= 2 && end - last >= part && follows) { /* 阿不都|和 */
            bool verb = foreign < end && foreign - last >= PART_LENGTH_SURE &&
                        is_verb(lexicon, text, foreign);
            end = verb ? foreign : end;
            return person_name_form(lexicon, text, at, end - at, PERSON_NAMED);
        }
    }
    if (behind > last && (foreign > behind || foreign - last < 2))
        foreign = behind;
    return foreign - last >= 2 ? person_name_form(lexicon, text, at, foreign - at, PERSON_NAMED)
                               : NO_NAME;
}

/* 外援卡洛斯·席尔瓦: nothing need speak for a name whose characters up to the last · are all those
 * of foreign ones, when they begin where those begin. */
static bool is_foreign_up_to(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                             uint32_t last)
{
    if (at > 0 && person_dotted_character(lexicon, text, at - 1))
        return false;
    for (uint32_t i = at; i < last; i++)
        if (!person_dotted_mark(text, i) && !person_dotted_character(lexicon, text, i))
            return false;
    return person_dotted_character(lexicon, text, last) &&
           person_dotted_character(lexicon, text, last + 1);
}

bool person_dotted_read(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                        enum name_vouch vouch, struct name_reading *ret_name)
{
    uint32_t last = last_part(lexicon, text, at, vouch >= NAME_VOUCHED);

    if (last == at)
        return false;
    if (person_dotted_mark(text, at + 1)) { /* 原住民|村‧红色警戒区 */
        *ret_name = NO_NAME;
        return true;
    }
    if (lexicon_longest(lexicon, TABLE_TITLES, text, at, last).length > 1) {
        *ret_name = NO_NAME; /* 毕业生|代表|尤玛·达陆 */
        return true;
    }
    *ret_name = vouch > NAME_UNVOUCHED || is_foreign_up_to(lexicon, text, at, last)
                    ? dotted_name(lexicon, text, at, last)
                    : NO_NAME;
    return true;
}
