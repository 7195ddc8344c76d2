/* name_contest.c: of two names that the place alone makes names, the one that more speaks for wins:
 * 指导员|全运来|说. */
#include "recognise/person/name_contest.h"

#include "recognise/person/name_floor.h"
#include "recognise/person/name_score.h"
#include "recognise/person/person_context.h"
#include "recognise/segment.h"

#include <limits.h>

/* In quarters of a natural logarithm. */
enum {
    SCORE_LOST_BY_RARE = 6, /* 采叶季: who counts surnames met none, and nobody speaks for it */
    SCORE_LOST_BY_ONE = 11, /* two characters are words more often than their costs tell */
    SCORE_COMPOUND = 12,    /* 上官 is a word only as a surname */
    SCORE_NEAR_FLOOR = 15,  /* below its floor; a name that scores less than that counts less */
    COMPOUND_COST_MIN = 44, /* of such a word: 东方 is another one too */
    WEIGHT_LEFT_OVER = 19 /* 郑世|和|在: less for a name that leaves behind its last character, or
                             has taken in an adverb */
};

bool name_is_compound(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    struct span span = {at, at + 2};
    struct table_match word = lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, span);

    return match_is(lexicon_exact(lexicon, TABLE_SURNAMES, text, span), SURNAME_COMPOUND) &&
           (!word.table || segment_cost(word) >= COMPOUND_COST_MIN);
}

/* 欧阳, or 早川 where somebody is named: nothing else is read as a surname of two characters. */
static bool is_double(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    struct span span = {at, at + 2};

    return name_is_compound(lexicon, text, at) ||
           match_is(lexicon_exact(lexicon, TABLE_SURNAMES, text, span), SURNAME_JAPANESE);
}

/* Whether the character at `at` is a surname whose bearers were counted. */
static bool is_counted(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    return lexicon_exact(lexicon, TABLE_SURNAME_COSTS, text, (struct span){at, at + 1}).table;
}

/* 科长古月|则|被围住, 主任李冰|也|到场: the last of three characters is likelier an adverb than the
 * end of a given name, and what is done follows it. Not so 王学正|带队, 王守则 with a word in it,
 * nor 李冰也 at a mark. */
static bool ends_in_adverb(const struct name_contest *contest, struct span name)
{
    const struct lexicon *lexicon = contest->lexicon;
    struct span last = {name.end - 1, name.end}, two = {name.end - 2, name.end};
    struct table_match adverb = lexicon_exact(lexicon, TABLE_COMMON_WORDS, contest->text, last);
    struct table_match given = lexicon_exact(lexicon, TABLE_GIVEN_COSTS, contest->text, last);

    return match_is(adverb, COMMON_ADVERB) && given.table &&
           given.entries[0].kind >= (int)segment_cost(adverb) &&
           cp_is_hanzi(text_fold(contest->text, name.end)) &&
           !lexicon_exact(lexicon, TABLE_COMMON_WORDS, contest->text, two).table &&
           person_context_right(lexicon, contest->text, name.end) >= 0;
}

void name_contest_offer(struct name_contest *contest, struct name_reading reading, int weight)
{
    if (contest->best.length > 0 && weight <= contest->weight)
        return;
    contest->best = reading;
    contest->weight = weight;
}

void name_contest_consider(struct name_contest *contest, struct span name, uint32_t surname)
{
    const struct lexicon *lexicon = contest->lexicon;
    const struct text *text = contest->text;
    int right = name_right(lexicon, text, name, contest->vouch);
    int bound = contest->left + right + name_score_bound(lexicon, text, name, surname);

    if (contest->vouch < NAME_VOUCHED && bound < PERSON_NAME_CANDIDATE)
        return;
    int score = name_score(lexicon, text, name, surname);
    if (surname == 2 && is_double(lexicon, text, name.start))
        score += SCORE_COMPOUND;
    int alone = surname > 0 && span_length(name) == surname + 1 ? score - SCORE_LOST_BY_ONE : score;
    struct name_reading reading = {span_length(name), surname, PERSON_NAMED, alone, right};
    if (contest->vouch < NAME_VOUCHED && surname == 1 && !is_counted(lexicon, text, name.start))
        reading.score -= SCORE_LOST_BY_RARE;
    int floor = surname > 0 ? name_floor(lexicon, text, name, contest->vouch, &reading) : INT_MIN;
    int near = floor > INT_MIN ? floor - SCORE_NEAR_FLOOR : INT_MIN;
    int far = score < near ? (near - score) / 2 : 0;
    int weight = right + (score > floor ? score : floor - far);

    if (person_context_left_over(lexicon, text, name.end) ||
        (surname == 1 && span_length(name) == 3 && ends_in_adverb(contest, name)))
        weight -= WEIGHT_LEFT_OVER;
    if (reading.score < floor)
        reading.score = floor;
    name_contest_offer(contest, reading, weight);
}
