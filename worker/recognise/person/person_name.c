/* person_name.c: a surname, one or two characters, and forms that only names have. */
#include "recognise/person/person_name.h"

#include "recognise/person/name_contest.h"
#include "recognise/person/name_floor.h"
#include "recognise/person/name_other.h"
#include "recognise/person/name_score.h"
#include "recognise/person/person_context.h"
#include "recognise/person/person_dotted.h"
#include "recognise/person/person_foreign.h"
#include "recognise/reader.h"
#include "recognise/segment.h"

#include <limits.h>

#define SPACED_LENGTH_MAX 5u /* three characters with white space between */

/* In quarters of a natural logarithm. */
enum {
    GIVEN_COST_MAX = 32,        /* of a character behind 王某 */
    SCORE_OF_FORM = 36,         /* 王某, 张先生 and dotted names need little other evidence, */
    SCORE_OF_SHORT = 14,        /* 张总 and 盧姐 some */
    SURNAME_COST_FREQUENT = 30, /* one in 1,800 people has it, or more */
    WORD_COST_UNKNOWN = 46,     /* a rarer word is as likely two characters of a name */
    RIGHT_ANY_WORD = 0,         /* behind two characters, a word that is no noun will do */
    SCORE_AGAIN_MIN = -22       /* of two characters that are a name elsewhere */
};

static const uint32_t MOU = 0x67D0, XING = 0x59D3;              /* 某 姓 */
static const uint32_t XIAO = 0x5C0F, LAO = 0x8001, AH = 0x963F; /* 小 老 阿 */

static const struct name_reading NO_NAME = {.kind = PERSON_NAMED};

struct name_reading person_name_form(const struct lexicon *lexicon, const struct text *text,
                                     uint32_t at, uint32_t length, enum person_kind kind)
{
    return (struct name_reading){length, 1, kind, SCORE_OF_FORM,
                                 person_context_right(lexicon, text, at + length)};
}

static bool is_word(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    return lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, span).table;
}

/* --- Forms that only names have --------------------------------------------------------------- */

/* 滕某|修|房子: a verb of one character at `at`, and a noun that it is done to. */
static bool takes_object(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    struct span verb = {at, at + 1};
    struct table_match object =
        lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, verb.end, text->count);

    return match_is(lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, verb), COMMON_VERB) &&
           object.length > 1 && match_is(object, COMMON_NOUN);
}

/* 王某, 王某某, 王某甲; 张某强 when 强 begins no word, and is no verb with its object. */
static struct name_reading pseudonym(const struct lexicon *lexicon, const struct text *text,
                                     uint32_t at, uint32_t surname)
{
    static const uint32_t ORDER[] = {0x7532, 0x4E59, 0x4E19, 0x4E01}; /* 甲乙丙丁 */
    uint32_t length = surname + 1;

    if (text_fold(text, at + length) == MOU)
        length++;
    for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++)
        if (text_fold(text, at + length) == ORDER[i])
            return person_name_form(lexicon, text, at, length + 1, PERSON_PSEUDONYM);
    struct name_reading shorter = person_name_form(lexicon, text, at, length, PERSON_PSEUDONYM);
    struct name_reading longer = person_name_form(lexicon, text, at, length + 1, PERSON_PSEUDONYM);
    struct span next = {at + length, at + length + 1};
    struct table_match common = lexicon_exact(lexicon, TABLE_GIVEN_COSTS, text, next);
    bool given =
        length == surname + 1 && shorter.right <= 0 && common.table &&
        common.entries[0].kind <= GIVEN_COST_MAX && !takes_object(lexicon, text, next.start) &&
        lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, next.start, text->count).length < 2;
    return given ? longer : shorter;
}

/* 驾驶人王高某|正驾驶: a given name is left, and the other is not told. 于是某公司 is none. */
static struct name_reading half_told(const struct lexicon *lexicon, const struct text *text,
                                     uint32_t at, enum name_vouch vouch)
{
    struct name_reading name = person_name_form(lexicon, text, at, 3, PERSON_PSEUDONYM);
    bool whole = text_fold(text, at + 2) == MOU && cp_is_hanzi(text_fold(text, at + 1)) &&
                 !is_word(lexicon, text, (struct span){at, at + 2});

    return whole && (vouch >= NAME_VOUCHED || name.right >= PERSON_CONTEXT_FOLLOWS) ? name
                                                                                    : NO_NAME;
}

/* 小丁(化名), 王强(化名): what stands in the bracket makes a name of it. */
static struct name_reading named_by_bracket(const struct lexicon *lexicon, const struct text *text,
                                            uint32_t at)
{
    for (uint32_t length = 2; length <= 3; length++)
        if (text_reads(text, at + length, "(化名"))
            return person_name_form(lexicon, text, at, length, PERSON_PSEUDONYM);
    return NO_NAME;
}

/* Whether a word of two characters or more begins at `at` or right behind it. */
static bool is_in_word(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    for (uint32_t i = 0; i < 2; i++)
        if (lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, at + i, text->count).length > 1)
            return true;
    return false;
}

/* 张先生, A女士, 盧姐, 梁姓男子: a surname and what stands behind surnames alone. 施工 and 高工作
 * have words in them. */
static struct name_reading honorific(const struct lexicon *lexicon, const struct text *text,
                                     uint32_t at, uint32_t surname)
{
    uint32_t behind = at + surname, own = text_fold(text, behind) == XING;
    struct table_match word =
        lexicon_longest(lexicon, TABLE_HONORIFICS, text, behind + own, text->count);

    if (lexicon_longest(lexicon, TABLE_TITLES, text, behind + own, text->count).length >
            word.length &&
        word.length > 1)
        return NO_NAME; /* 和|护士长 */
    struct span whole = {at, behind + own + word.length};
    if (!word.table || (word.length == 1 && (own || is_in_word(lexicon, text, at))) ||
        lexicon_exact(lexicon, TABLE_NAME_WORDS, text, whole).table)
        return NO_NAME; /* 石工 */
    struct name_reading name =
        person_name_form(lexicon, text, at, surname + own + word.length, PERSON_SURNAME_ONLY);
    name.surname = surname;
    if (word.length == 1)
        name.score = SCORE_OF_SHORT;
    return name;
}

/* --- Full names ----------------------------------------------------------------------------- */

/* A lone character between white space: 文 of 颜 文 辉. */
static bool is_lone(const struct text *text, uint32_t at)
{
    return text_fold(text, at - 1) == ' ' && cp_is_hanzi(text_fold(text, at)) &&
           !cp_is_hanzi(text_fold(text, at + 1));
}

/* Whether a lone character is a word that follows names; 文 is none before another lone one. */
static bool is_lone_stop(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    struct span span = {at, at + 1};

    return lexicon_exact(lexicon, TABLE_SPEECH, text, span).table ||
           (lexicon_exact(lexicon, TABLE_NAME_STOPS, text, span).table && !is_lone(text, at + 2));
}

/* 王 群, 颜 文 辉: characters with white space between. The length, or 0. In a text that has white
 * space everywhere something must speak for a name. */
static uint32_t spaced_length(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                              uint32_t surname, enum name_vouch vouch)
{
    uint32_t before = text_fold(text, at - 1), end = at + surname, first = end;

    while (end - at < SPACED_LENGTH_MAX && is_lone(text, end + 1) &&
           !is_lone_stop(lexicon, text, end + 1))
        end += 2;
    bool alone = before != ' ' && !cp_is_hanzi(before) && text_fold(text, end) != ' ';
    if (end == first && vouch >= NAME_VOUCHED && text_fold(text, end) == ' ' &&
        cp_is_hanzi(text_fold(text, end + 1)) &&
        (vouch >= NAME_IN_SLOT ||
         person_context_right(lexicon, text, end + 2) >= PERSON_CONTEXT_FOLLOWS))
        return end + 2 - at; /* 周 航、吴 桐|和…, 主任单 勇|为… */
    return end > first && (alone || vouch >= NAME_VOUCHED) ? end - at : 0;
}

/* One or two characters behind the surname at `at`. */
static void full_name(struct name_contest *contest, uint32_t at, uint32_t surname)
{
    const struct lexicon *lexicon = contest->lexicon;
    const struct text *text = contest->text;

    for (uint32_t given = at + surname; given < at + surname + 2; given++) {
        struct span name = {at, given + 1};
        if (!cp_is_hanzi(text_fold(text, given)))
            break;
        if (!name_is_other(lexicon, text, name, contest->vouch) &&
            !person_foreign_is_cut(lexicon, text, name))
            name_contest_consider(contest, name, surname);
    }
}

/* Whether the character is a surname that many people have. */
static bool is_frequent(const struct lexicon *lexicon, const struct text *text, struct span surname)
{
    struct table_match cost = lexicon_exact(lexicon, TABLE_SURNAME_COSTS, text, surname);

    return cost.table && cost.entries[0].kind <= SURNAME_COST_FREQUENT &&
           match_is(lexicon_exact(lexicon, TABLE_SURNAMES, text, surname), SURNAME_COMMON);
}

/* Whether the characters are a word, and one that is met: 金枝 is not. */
static bool is_known_word(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    struct table_match word = lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, span);
    return word.table && segment_cost(word) < WORD_COST_UNKNOWN;
}

/* 局长|是|王强: a verb before a surname, though 是 is one too. */
static bool is_copula(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    static const uint32_t BE = 0x662F; /* 是 */

    return text_fold(text, at) == BE && is_frequent(lexicon, text, (struct span){at + 1, at + 2});
}

/* 胡赖|美云: a woman may have her husband's surname before her own, and two characters behind. */
static void married_name(struct name_contest *contest, uint32_t at)
{
    const struct lexicon *lexicon = contest->lexicon;
    const struct text *text = contest->text;
    struct span own = {at + 1, at + 2}, given = {at + 2, at + 4}, name = {at, at + 4};

    if (contest->vouch >= NAME_VOUCHED && cp_is_hanzi(text_fold(text, at + 2)) &&
        cp_is_hanzi(text_fold(text, at + 3)) && is_frequent(lexicon, text, own) &&
        is_frequent(lexicon, text, (struct span){at, at + 1}) &&
        !is_known_word(lexicon, text, given) &&
        person_context_right(lexicon, text, at + 3) < RIGHT_ANY_WORD &&
        person_context_right(lexicon, text, name.end) >= PERSON_CONTEXT_FOLLOWS &&
        !name_is_other(lexicon, text, name, contest->vouch))
        name_contest_consider(contest, name, 2);
}

/* 早川|美羽, 小泉|进次郎, 佐藤|健一郎: behind a Japanese surname a given name that is no word,
 * where the surname may be two characters of a Chinese name as well: 教师|石川|坚持. One of three
 * characters ends in 郎 or 子. */
static void japanese_name(struct name_contest *contest, uint32_t at, uint32_t shortest)
{
    static const char *const ENDS[] = {"郎", "子", NULL};
    const struct lexicon *lexicon = contest->lexicon;
    const struct text *text = contest->text;

    for (uint32_t length = 1; length <= 3 && cp_is_hanzi(text_fold(text, at + 1 + length));
         length++) {
        struct span name = {at, at + 2 + length}, given = {at + 2, name.end};
        if (length >= shortest && (length < 3 || reader_ends_in(text, name.end, ENDS) > 0) &&
            !is_known_word(lexicon, text, given) &&
            person_context_right(lexicon, text, name.end) >= RIGHT_ANY_WORD &&
            !name_is_other(lexicon, text, name, contest->vouch))
            name_contest_consider(contest, name, 2);
    }
}

static bool is_capital(const struct text *text, uint32_t at)
{
    return text_fold(text, at) >= 'A' && text_fold(text, at) <= 'Z' &&
           !cp_is_latin(text_fold(text, at - 1));
}

/* 以及某公司, 三位老师: the surname ends a word, or is more often a word than a surname. */
static bool is_surname_alone(const struct lexicon *lexicon, const struct text *text,
                             struct table_match surname, uint32_t at, enum name_vouch vouch)
{
    bool in_word = at > 0 && is_word(lexicon, text, (struct span){at - 1, at + surname.length});
    return vouch >= NAME_VOUCHED || (!in_word && !match_is(surname, SURNAME_RARE));
}

/* The forms that only names have. */
static struct name_reading formed_name(const struct lexicon *lexicon, const struct text *text,
                                       uint32_t at, struct table_match surname,
                                       enum name_vouch vouch)
{
    uint32_t first = text_fold(text, at), length = surname.table ? surname.length : 1;
    struct name_reading name = NO_NAME;
    uint32_t spaced = surname.table ? spaced_length(lexicon, text, at, surname.length, vouch) : 0;
    bool alone =
        surname.table ? is_surname_alone(lexicon, text, surname, at, vouch) : is_capital(text, at);

    if (spaced > 0)
        return person_name_form(lexicon, text, at, spaced, PERSON_NAMED);
    if ((surname.table && alone) || first == XIAO || first == LAO || first == AH)
        name = named_by_bracket(lexicon, text, at); /* 盲生|小安(化名) */
    if (name.length == 0 && alone && text_fold(text, at + length) == MOU)
        name = pseudonym(lexicon, text, at, length);
    if (name.length == 0 && alone && match_is(surname, SURNAME_COMMON) && length == 1)
        name = half_told(lexicon, text, at, vouch);
    if (name.length == 0 && alone)
        name = honorific(lexicon, text, at, length);
    return name;
}

struct name_reading person_name_read(const struct lexicon *lexicon, const struct text *text,
                                     uint32_t at, enum name_vouch vouch, int left)
{
    struct name_contest contest = {lexicon, text, vouch, left, NO_NAME, 0};
    struct table_match surname = lexicon_longest(lexicon, TABLE_SURNAMES, text, at, text->count);

    if (person_dotted_read(lexicon, text, at, vouch, &contest.best))
        return contest.best;
    if (vouch == NAME_UNVOUCHED && at > 0 && name_is_compound(lexicon, text, at - 1))
        return NO_NAME; /* 上|官云帆 */
    if (is_copula(lexicon, text, at))
        return NO_NAME;
    bool is_not = match_is(surname, SURNAME_NOT), japanese = match_is(surname, SURNAME_JAPANESE);
    if (is_not)
        surname.table = NULL;
    if (japanese) /* 高桥: 高 may be one as well */
        surname = lexicon_exact(lexicon, TABLE_SURNAMES, text, (struct span){at, at + 1});
    contest.best = formed_name(lexicon, text, at, surname, vouch);
    if (contest.best.length > 0)
        return contest.best;
    if (surname.table || (is_not && vouch >= NAME_VOUCHED && surname.length == 2))
        full_name(&contest, at, surname.table ? surname.length : 1);
    if (match_is(surname, SURNAME_COMMON))
        married_name(&contest, at);
    bool compound = match_is(surname, SURNAME_COMPOUND) && surname.length == 2;
    if ((japanese || compound) && vouch >= NAME_VOUCHED)
        japanese_name(&contest, at, compound ? 3 : 1);
    if (is_not && contest.best.length <= surname.length &&
        (vouch < NAME_IN_SLOT || contest.best.right < PERSON_CONTEXT_SPEECH))
        contest.best = NO_NAME; /* 成功, but 种植户|成功元|说 and 主任|成功|说 */
    if (vouch >= NAME_VOUCHED)
        person_foreign_read(&contest, at);
    person_nation_read(&contest, at, surname.table ? surname.length : 0);
    return contest.best;
}

bool person_name_again(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    bool speaks = person_context_ends(text_fold(text, name.start - 1)) &&
                  person_context_right(lexicon, text, name.end) >= PERSON_CONTEXT_SPEECH;

    return span_length(name) > 2 || speaks || name_score(lexicon, text, name, 1) >= SCORE_AGAIN_MIN;
}
