/* name_floor.c: how unlikely characters may be and still be a name, by where they stand. */
#include "recognise/person/name_floor.h"

#include "recognise/person/person_context.h"
#include "recognise/reader.h"
#include "recognise/segment.h"

#include <limits.h>

#define PAIR_LENGTH_MAX 16u /* code points from a mark to the office of who is listed next */

/* In quarters of a natural logarithm. */
enum {
    SURNAME_COST_RARE = 42,       /* of one that is not in surname_costs.tsv */
    SURNAME_COST_FREQUENT = 30,   /* one in 1,800 people has it, or more */
    SURNAME_COST_MARGIN = 11,     /* a surname may be so much rarer as one than as a word */
    SCORE_IN_SLOT = -17,          /* at least, behind an office, */
    SCORE_SLOT_MIN_SPEECH = -110, /* unless before a verb of speech they make less than this, */
    SCORE_SLOT_MIN_ONE = -59,  /* or elsewhere one character behind the surname less than this, */
    SCORE_SLOT_MIN_NOUN = -70, /* or a noun that begins with a frequent surname: 范畴|一同, */
    SCORE_SLOT_MIN_TWO = -38,  /* or two */
    SCORE_SLOT_MIN_FREQUENT = -62,  /* behind a frequent one: 于是之|主持 */
    SCORE_VOUCHED = 0,              /* at least, where less speaks for a name, */
    SCORE_VOUCHED_MIN = -30,        /* unless it is less than this, */
    SCORE_VOUCHED_MIN_WORD = -20,   /* or before any word less than this, */
    SCORE_VOUCHED_MIN_SPEECH = -59, /* or before a verb of speech than this */
    EVERYDAY_COST_MAX = 42,         /* 单位 is one word in 3,800; 白雪 one in 36,000 */
    WORD_COST_RARE = 50, /* an adverb that is rarer may be a name: 工程师|尚可|说 */
    RIGHT_ANY_WORD = 0   /* behind two characters, a word that is no noun will do */
};

static const uint32_t LIST_COMMA = 0x3001, CLOCK = 0x65F6; /* 、 时 */

/* A noun that is too frequent for a name: 会长|单位|和理事单位. */
static bool is_everyday(struct table_match word)
{
    return word.length > 1 && match_is(word, COMMON_NOUN) && segment_cost(word) < EVERYDAY_COST_MAX;
}

/* Whether somebody else follows the mark at `at` with an office: ,|区长|甘露. */
static bool is_pair(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    for (uint32_t next = at + 1; next <= at + PAIR_LENGTH_MAX; next++) {
        struct table_match title = lexicon_longest(lexicon, TABLE_TITLES, text, next, text->count);
        uint32_t name = next + title.length;
        if (title.length > 1 && !match_is(title, TITLE_DESCRIPTION))
            return lexicon_longest(lexicon, TABLE_SURNAMES, text, name, text->count).table &&
                   !lexicon_longest(lexicon, TABLE_TITLES, text, name, text->count).table &&
                   !is_everyday(lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, name,
                                                text->count)); /* 理事|单位 */
        if (!cp_is_hanzi(text_fold(text, next)))
            return false;
    }
    return false;
}

/* Whether the clause says who somebody is, up to the office before `at`: 第一位老师|是|…站长高兴.
 */
static bool is_told(const struct text *text, uint32_t at)
{
    static const char *const IS[] = {"是", "由", "为", NULL};

    for (uint32_t back = 1; back <= PAIR_LENGTH_MAX && back <= at; back++) {
        if (reader_one_of(text, at - back, IS) > 0)
            return true;
        if (!cp_is_hanzi(text->fold[at - back]))
            return false;
    }
    return false;
}

/* Whether `name` is a whole word: 高兴|榜上有名, but 全胜|利 goes on, and 高兴|地 is how it is
 * done. */
static bool is_whole_word(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    static const char *const PARTICLES[] = {"地", "得", "了", "着", "的", NULL};

    struct table_match word = lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, name);

    return word.table && !is_everyday(word) && reader_one_of(text, name.end, PARTICLES) == 0 &&
           (!cp_is_hanzi(text_fold(text, name.end)) ||
            lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, name.end, text->count).length > 1 ||
            lexicon_longest(lexicon, TABLE_NAME_STOPS, text, name.end, text->count).table);
}

int name_right(const struct lexicon *lexicon, const struct text *text, struct span name,
               enum name_vouch vouch)
{
    static const char *const PERSONAL[] = {"博士", "院士", "先生", "女士", "一行", "等人", NULL};
    int right = person_context_right(lexicon, text, name.end);
    uint32_t mark = text_fold(text, name.end);

    if (vouch < NAME_IN_SLOT || right >= PERSON_CONTEXT_SPEECH ||
        !is_whole_word(lexicon, text, name))
        return right;
    bool ends = mark == 0x3002 || mark == '\n' || mark == 0 || mark == ';'; /* 。 */
    bool listed = mark == LIST_COMMA || mark == ',' || mark == 0x548C /* 和 */;
    bool named = vouch == NAME_IN_SERIES || reader_one_of(text, name.end, PERSONAL) > 0 ||
                 (ends && is_told(text, name.start)) ||
                 (listed && is_pair(lexicon, text, name.end));
    return named ? PERSON_CONTEXT_SPEECH : right;
}

/* Whether the characters are a surname rather than a word: 和, 于, 来 and rare ones are words even
 * behind an office. */
static bool is_plain_surname(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                             uint32_t length)
{
    struct span span = {at, at + length};
    struct table_match surname = lexicon_exact(lexicon, TABLE_SURNAME_COSTS, text, span);
    struct table_match word = lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, span);

    int cost = surname.table ? surname.entries[0].kind : SURNAME_COST_RARE;

    return !word.table || (int)segment_cost(word) + SURNAME_COST_MARGIN >= cost;
}

/* 校长|来|永年, 局长|于|建华: no word begins with the surname, and the characters behind it are
 * none but a place's. */
static bool is_unbound(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    struct span given = {name.end - 2, name.end};
    struct table_match word = lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, given);

    return lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, name.start, text->count).length < 2 &&
           (!word.table || segment_cost(word) >= WORD_COST_RARE);
}

/* What a name behind an office must score at least. A surname that many people have stands for more
 * than 花 of 花园 or 水 of 水平. */
static int slot_least(const struct lexicon *lexicon, const struct text *text, struct span name,
                      const struct name_reading *reading, struct table_match word)
{
    struct table_match surname =
        lexicon_exact(lexicon, TABLE_SURNAME_COSTS, text,
                      (struct span){name.start, name.start + reading->surname});
    bool frequent = surname.table && surname.entries[0].kind <= SURNAME_COST_FREQUENT;

    if (reading->right >= PERSON_CONTEXT_SPEECH)
        return SCORE_SLOT_MIN_SPEECH;
    struct span given = {name.start + reading->surname, name.end};
    if (reading->length - reading->surname == 2)
        return frequent && !match_is(lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, given),
                                     COMMON_VERB)
                   ? SCORE_SLOT_MIN_FREQUENT
                   : SCORE_SLOT_MIN_TWO; /* 解说员|向|下船 */
    if (!frequent && lexicon_exact(lexicon, TABLE_NAME_STOPS, text, given).table)
        return SCORE_SLOT_MIN_TWO; /* 社工|代为|购买 */
    return frequent && match_is(word, COMMON_NOUN) ? SCORE_SLOT_MIN_NOUN : SCORE_SLOT_MIN_ONE;
}

/* 主任|卫生|检查, 组长|谈心|谈话, 书记|田间|指导, 队长|毛遂自荐: a word that is frequent, of what
 * is done or of a place, or goes on behind the name, is itself as long as nobody speaks; so is who
 * somebody is before a word that follows names: 7岁的|孙子|没上车, but 孙子涵. */
static bool is_itself(const struct lexicon *lexicon, const struct text *text, struct span name,
                      struct table_match word)
{
    static const char *const WHERE[] = {"间", "边", "下", "上", "里", "中", "时", NULL};
    uint32_t length = span_length(name);
    struct span last = {name.end - 1, name.end};

    struct table_match title = lexicon_longest(lexicon, TABLE_TITLES, text, name.start, name.end);

    if (title.length > 1 && title.length + 1 == length &&
        lexicon_exact(lexicon, TABLE_NAME_STOPS, text, last).table)
        return true;
    if (match_is(word, COMMON_VERB) && word.length >= length && text_fold(text, name.end) == CLOCK)
        return true; /* 乡长|候选|时 */
    return word.length > length || (word.length > 1 && word.length + 1 >= length &&
                                    reader_ends_in(text, name.end, WHERE) > 0);
}

int name_floor(const struct lexicon *lexicon, const struct text *text, struct span span,
               enum name_vouch vouch, const struct name_reading *name)
{
    bool says = name->right >= PERSON_CONTEXT_SPEECH, two = name->length - name->surname == 2;

    if (vouch < NAME_VOUCHED || name->right < (two ? RIGHT_ANY_WORD : PERSON_CONTEXT_FOLLOWS) ||
        name->right == PERSON_CONTEXT_TITLE ||
        (!(says && vouch >= NAME_IN_SLOT) &&
         !is_plain_surname(lexicon, text, span.start, name->surname) &&
         !(two && vouch >= NAME_IN_OFFICE && is_unbound(lexicon, text, span))))
        return INT_MIN;
    struct table_match word =
        lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, span.start, text->count);
    if ((match_is(word, COMMON_ADVERB) || (match_is(word, COMMON_TIME) && !says)) &&
        word.length >= name->length && segment_cost(word) < WORD_COST_RARE)
        return INT_MIN; /* 专家|普遍|认为, 教师|黎明|在校 */
    if (!says && is_itself(lexicon, text, span, word))
        return INT_MIN;
    if (vouch >= NAME_IN_SLOT) {
        int least = slot_least(lexicon, text, span, name, word);
        return name->score < least ? INT_MIN : SCORE_IN_SLOT;
    }
    if (says && (word.length < name->length || match_is(word, COMMON_NOUN)))
        return name->score < SCORE_VOUCHED_MIN_SPEECH ? INT_MIN : SCORE_VOUCHED;
    bool in_word = word.length >= name->length || (word.length > 1 && !two);
    int least = name->right < PERSON_CONTEXT_FOLLOWS ? SCORE_VOUCHED_MIN_WORD : SCORE_VOUCHED_MIN;
    return in_word || name->score < least ? INT_MIN : SCORE_VOUCHED;
}
