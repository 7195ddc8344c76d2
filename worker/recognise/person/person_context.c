/* person_context.c: evidence in quarters of a natural logarithm; each kind of it counts once on its
 * side. */
#include "recognise/person/person_context.h"

#include "recognise/reader.h"
#include "recognise/segment.h"

#define BRACKET_LENGTH_MAX   30u /* (县委常委、政法委书记) */
#define CUE_LENGTH_MAX       4u  /* code points of a word of name_cues.tsv */
#define OFFICE_LENGTH_MAX    16u /* of an organisation and the title behind 时任 */
#define GIVEN_COST_LEFT_OVER 40  /* of a character that may as well be the last of a name */
#define WHICH_LENGTH_MAX     6u  /* between a verb and 的: 和|参加|座谈会|的代表 */

enum {
    LEFT_TITLE = 37,       /* 局长|王兵 */
    LEFT_DESCRIPTION = 20, /* 村民|王兵 */
    LEFT_NAMED = 37,       /* 名叫|王兵 */
    LEFT_AGED = 20,        /* 52岁的|王兵 */
    LEFT_ORIGIN = 9,       /* 慈利人|王兵 */
    LEFT_BESIDE = 17,      /* 采访|王兵, 和|王兵 */
    LEFT_NOTHING = 0,
    LEFT_QUOTE = 6, /* “|王兵: what stands in marks is more often the name of a thing */
    LEFT_MARK = 23, /* 。|王兵 */
    RIGHT_SPEECH = PERSON_CONTEXT_SPEECH, /* 王兵|说 */
    RIGHT_WEAK = 5,                       /* 王兵|提到 */
    RIGHT_TITLE = PERSON_CONTEXT_TITLE,   /* 王兵|教授 */
    RIGHT_PERSONAL = 40,                  /* 王兵|(52岁), 王兵|,男 */
    RIGHT_STOP = PERSON_CONTEXT_FOLLOWS,  /* 王兵|带领 */
    RIGHT_LIST = 13,                      /* 王兵|、 */
    RIGHT_MANNER = 9,                     /* 王兵|无奈说 */
    RIGHT_MARK = 5,                       /* 王兵|。 */
    RIGHT_WORD = 0,                       /* 王兵|右转 */
    RIGHT_NOTHING = -14,
    RIGHT_ASPECT = -22 /* 王兵看|了: the name ended before */
};

bool person_context_ends(uint32_t cp)
{
    static const uint32_t MARKS[] = {0,      '\n',   ',',    ';',    ':',    '!',    '?',
                                     '(',    ')',    ' ',    '"',    0x3002, 0x201C, 0x201D,
                                     0x2018, 0x2019, 0x300A, 0x300B, 0x2026, 0x2014};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) /* 。“”‘’《》…— */
        if (MARKS[i] == cp)
            return true;
    return false;
}

static const uint32_t LIST_COMMA = 0x3001, OF = 0x7684, WHEN = 0x65F6; /* 、 的 时 */

static bool opens_words(uint32_t cp)
{
    return cp == 0x201C || cp == 0x2018 || cp == 0x300A; /* “ ‘ 《 */
}

/* 主席(兼)|仝爱莲, 助理署长(物业管理)|岑丽珊: where the bracket opens that ends at `end` and says
 * more of an office; `end` when none does. */
static uint32_t bracket_start(const struct text *text, uint32_t end)
{
    uint32_t at = end - 1;

    while (at > 0 && end - at < OFFICE_LENGTH_MAX && cp_is_hanzi(text->fold[at - 1]))
        at--;
    return text_fold(text, at - 1) == '(' && at + 1 < end ? at - 1 : end;
}

struct span person_context_title(const struct text *text, const struct title_map *titles,
                                 uint32_t start)
{
    static const uint32_t CLOSE = 0x201D; /* ” */
    uint32_t before = text_fold(text, start - 1);

    if (before == ')')
        return title_map_before(titles, bracket_start(text, start));
    return title_map_before(titles, start - (before == OF || before == ' ' || before == CLOSE));
}

/* The longest word of name_cues.tsv that ends at `end`. */
static struct table_match cue_before(const struct lexicon *lexicon, const struct text *text,
                                     uint32_t end)
{
    struct table_match cue = {0};

    for (uint32_t length = CUE_LENGTH_MAX; length > 0 && !cue.table; length--)
        if (length <= end)
            cue = lexicon_exact(lexicon, TABLE_NAME_CUES, text, (struct span){end - length, end});
    return cue;
}

/* 。洪|老师|谢幕时: a surname stands alone before the title, which is hers. */
static bool is_taken(const struct lexicon *lexicon, const struct text *text, struct span title)
{
    struct span surname = {title.start - 1, title.start};

    return title.start > 0 && person_context_ends(text_fold(text, title.start - 2)) &&
           match_is(lexicon_exact(lexicon, TABLE_SURNAMES, text, surname), SURNAME_COMMON) &&
           !lexicon_exact(lexicon, TABLE_TITLE_FRONTS, text, surname).table &&
           !lexicon_exact(lexicon, TABLE_COMMON_WORDS, text,
                          (struct span){surname.start, surname.end + 1})
                .table;
}

/* 时任|县长|的洪亮, 身为市农业局|局长|的: the clause says that the title is somebody's, who
 * follows.
 */
static bool is_borne(const struct text *text, struct span title)
{
    static const char *const BEARS[] = {"时任", "现任", "身为", NULL};

    for (uint32_t at = title.start; at + OFFICE_LENGTH_MAX >= title.start; at--)
        if (reader_ends_in(text, at, BEARS) > 0)
            return true;
        else if (at == 0 || !cp_is_hanzi(text->fold[at - 1]))
            return false;
    return false;
}

int person_context_left(const struct lexicon *lexicon, const struct text *text,
                        const struct title_map *titles, uint32_t start, enum name_vouch *ret_vouch)
{
    struct span title = person_context_title(text, titles, start);
    bool adjacent = title.end == start || text_fold(text, start - 1) != OF || is_borne(text, title);

    *ret_vouch = adjacent ? NAME_VOUCHED : NAME_UNVOUCHED; /* 股东的|信中 */
    if (!span_is_empty(title) && !is_taken(lexicon, text, title)) {
        enum title_kind kind = title_map_kind(titles, title.end);
        if (adjacent && (kind == TITLE_OFFICE || kind == TITLE_RANK))
            *ret_vouch = NAME_IN_OFFICE;
        else if (adjacent && kind == TITLE_PROFESSION)
            *ret_vouch = NAME_IN_SLOT;
        return kind == TITLE_DESCRIPTION || !adjacent ? LEFT_DESCRIPTION : LEFT_TITLE;
    }
    *ret_vouch = NAME_VOUCHED;
    struct table_match cue = cue_before(lexicon, text, start);
    if (match_is(cue, NAME_CUE_NAMED))
        return LEFT_NAMED;
    if (match_is(cue, NAME_CUE_AGED)) {
        bool of = text_fold(text, start - 1) == OF;
        if (of)
            *ret_vouch = NAME_IN_SLOT; /* 31岁的|盛夏|决定 */
        return of ? LEFT_TITLE : LEFT_AGED;
    }
    *ret_vouch = NAME_BEGINS;
    if (opens_words(text_fold(text, start - 1)))
        return LEFT_QUOTE;
    if (person_context_ends(text_fold(text, start - 1)))
        return LEFT_MARK;
    *ret_vouch = NAME_UNVOUCHED;
    if (match_is(cue, NAME_CUE_BESIDE))
        return LEFT_BESIDE;
    return match_is(cue, NAME_CUE_ORIGIN) ? LEFT_ORIGIN : LEFT_NOTHING;
}

static const uint32_t ASPECT_DONE = 0x4E86, ASPECT_ON = 0x7740, ASPECT_PAST = 0x8FC7; /* 了 着 过 */

static bool is_aspect(uint32_t cp)
{
    return cp == ASPECT_DONE || cp == ASPECT_ON;
}

/* Whether a word crosses `at`: 生|养. */
static bool is_inside(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    return lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, (struct span){at - 1, at + 1}).table;
}

/* 老赵|板着脸, 汪念山|念了一段, 车向东|当过兵: a verb of one character with its aspect, when it is
 * in no word. */
static bool is_acting(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    struct table_match verb =
        lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, (struct span){at, at + 1});

    return !is_inside(lexicon, text, at) &&
           (text_fold(text, at + 1) == ASPECT_ON ||
            ((text_fold(text, at + 1) == ASPECT_DONE || text_fold(text, at + 1) == ASPECT_PAST) &&
             match_is(verb, COMMON_VERB)));
}

/* 郭满仓|正|低着头, 陈万年|跟|着: what somebody is doing, at the end of the word or right behind
 * it. */
static bool ends_on(const struct text *text, uint32_t end)
{
    return text_fold(text, end - 1) == ASPECT_ON || text_fold(text, end) == ASPECT_ON ||
           text_fold(text, end + 1) == ASPECT_ON;
}

/* (52岁), (男,52岁), (化名), ,男,1970年生: nothing but a person has them. */
static bool is_personal(const struct text *text, uint32_t at)
{
    static const char *const SEXES[] = {"男", "女", NULL};
    static const char *const BRACKETS[] = {"男", "女", "化名", NULL};
    uint32_t digits = at + 1;

    if (text_fold(text, at) == ',')
        return reader_one_of(text, at + 1, SEXES) > 0 && text_fold(text, at + 2) == ',';
    if (text_fold(text, at) != '(')
        return false;
    while (cp_is_digit(text_fold(text, digits)))
        digits++;
    return reader_one_of(text, at + 1, BRACKETS) > 0 ||
           (digits > at + 1 && text_reads(text, digits, "岁"));
}

/* (副县长), (县委常委、政法委书记): what fills the bracket ends in an office. */
static bool is_office_in_bracket(const struct lexicon *lexicon, const struct text *text,
                                 uint32_t at)
{
    uint32_t close = at + 1;

    if (text_fold(text, at) != '(')
        return false;
    while (close - at <= BRACKET_LENGTH_MAX && text_fold(text, close) != ')' &&
           text_fold(text, close) != '\n')
        close++;
    for (uint32_t title = at + 1; text_fold(text, close) == ')' && title + 1 < close; title++) {
        struct table_match match = lexicon_longest(lexicon, TABLE_TITLES, text, title, close);
        if (title + match.length == close && !match_is(match, TITLE_DESCRIPTION))
            return true;
    }
    return false;
}

/* A word of one character follows no name when it ends a list's item or a word: 李品三、,
 * 乔石观|看, 李鹏发|来了; but 刘根生|养了, where the word is no verb. */
static bool ends_word(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                      uint32_t length)
{
    struct table_match word =
        lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, (struct span){at - 1, at + 1});
    bool acts = is_aspect(text_fold(text, at + 1));
    struct table_match given =
        lexicon_exact(lexicon, TABLE_GIVEN_COSTS, text, (struct span){at - 1, at});
    struct table_match next =
        lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, (struct span){at, at + 1});

    if (word.table && given.table && next.table &&
        given.entries[0].kind + (int)segment_cost(next) < (int)segment_cost(word))
        word.table = NULL; /* 龙志远|走在: 远走 is rarer than the two together */
    return length == 1 &&
           (text_fold(text, at + 1) == LIST_COMMA ||
            (word.table && !cp_is_digit(text_fold(text, at + 1)) && /* 雷建国|花4年 */
             (!acts || match_is(word, COMMON_VERB))));
}

/* 王兵|和村民, 王兵|与她: somebody else follows. */
static bool joins_person(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    static const char *const AND[] = {"和", "与", "跟", "同", "及", NULL};
    static const char *const PRONOUNS[] = {"他", "她", "我", "其", NULL};
    uint32_t behind = at + reader_one_of(text, at, AND);

    return behind > at &&
           (reader_one_of(text, behind, PRONOUNS) > 0 ||
            lexicon_longest(lexicon, TABLE_TITLES, text, behind, text->count).length > 1);
}

/* A word that is no noun may follow a name: 王兵|右转; but 于国庆|期间 is a time. */
static bool goes_on(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    static const char *const TIMES[] = {"期间", "之间", "以来", "之前", "之后", "当天", NULL};
    struct table_match word = lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, at, text->count);

    return word.length > 1 && !match_is(word, COMMON_NOUN) && !match_is(word, COMMON_QUALITY) &&
           !match_is(word, COMMON_DEED) && reader_one_of(text, at, TIMES) == 0;
}

/* 王兵|无奈说: a word of manner and a verb of speech behind it. */
static bool says_so(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    struct table_match manner = lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, at, text->count);
    struct table_match verb =
        lexicon_longest(lexicon, TABLE_SPEECH, text, at + manner.length, text->count);

    return manner.length == 2 && !match_is(manner, COMMON_NOUN) && match_is(verb, SPEECH_VERB);
}

/* 蒋涛|则|表示: an adverb of one character before a verb of speech. */
static bool then_says(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                      struct table_match stop)
{
    struct table_match adverb =
        lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, (struct span){at, at + 1});
    struct table_match verb = lexicon_longest(lexicon, TABLE_SPEECH, text, at + 1, text->count);

    return stop.length == 1 && match_is(adverb, COMMON_ADVERB) && verb.length > 1 &&
           match_is(verb, SPEECH_VERB) && !ends_word(lexicon, text, at, 1);
}

/* 和|参加活动的村民: whether a verb at `at` only says which people follow. */
static bool says_which(const struct text *text, uint32_t at)
{
    for (uint32_t behind = at; behind < at + WHICH_LENGTH_MAX; behind++)
        if (text_fold(text, behind) == OF)
            return true;
        else if (!cp_is_hanzi(text_fold(text, behind)))
            return false;
    return false;
}

/* Whether no word of one character that needs something behind it can stand before the mark. */
static bool ends_clause(uint32_t mark)
{
    return mark == 0 || mark == '\n' || mark == ',' || mark == ';' || mark == LIST_COMMA ||
           mark == 0x3002; /* 。 */
}

bool person_context_left_over(const struct lexicon *lexicon, const struct text *text, uint32_t end)
{
    static const char *const DOES[] = {"作", "做", "任", NULL}; /* 平川|作|补充说明 */
    struct span word = {end, end + 1};
    uint32_t next = end + 1, mark = text_fold(text, next);
    struct table_match given = lexicon_exact(lexicon, TABLE_GIVEN_COSTS, text, word);

    if (!given.table || given.entries[0].kind > GIVEN_COST_LEFT_OVER ||
        lexicon_longest(lexicon, TABLE_NAME_STOPS, text, end, text->count).length != 1 ||
        lexicon_exact(lexicon, TABLE_SPEECH, text, word).table ||
        reader_one_of(text, end, DOES) > 0)
        return false;
    struct table_match common = lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, word);
    bool adverb = match_is(common, COMMON_ADVERB) ||
                  match_is(lexicon_exact(lexicon, TABLE_WORDS, text, word), WORD_ADVERB);

    if (ends_clause(mark))
        return adverb || match_is(common, COMMON_OTHER) || mark == LIST_COMMA;
    if (mark == OF)
        return match_is(common, COMMON_OTHER); /* 郑世|和|的, but 王兵|来|的 */
    struct table_match stop = lexicon_longest(lexicon, TABLE_NAME_STOPS, text, next, text->count);
    struct table_match verb = lexicon_longest(lexicon, TABLE_SPEECH, text, next, text->count);
    struct table_match noun = lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, next, text->count);
    uint32_t length = verb.length > stop.length ? verb.length : stop.length;

    if (adverb || length == 0 || match_is(stop, NAME_STOP_NOUN) ||
        (noun.length > length && match_is(noun, COMMON_NOUN)))
        return false;
    return length > 1 ? !says_which(text, next + length)
                      : verb.table || (noun.length == 1 && match_is(noun, COMMON_OTHER));
}

/* 赵匡时|今晚说: 时 before a time is the name's. */
static bool is_before_time(const struct lexicon *lexicon, const struct text *text, uint32_t end)
{
    return text_fold(text, end) == WHEN &&
           match_is(lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, end + 1, text->count),
                    COMMON_TIME);
}

int person_context_right(const struct lexicon *lexicon, const struct text *text, uint32_t end)
{
    if (is_personal(text, end) || is_office_in_bracket(lexicon, text, end))
        return RIGHT_PERSONAL;
    if (text_fold(text, end) == LIST_COMMA)
        return RIGHT_LIST;
    if (person_context_ends(text_fold(text, end)) || cp_is_digit(text_fold(text, end)))
        return RIGHT_MARK;
    if (is_aspect(text_fold(text, end)))
        return RIGHT_ASPECT;
    struct table_match stop = lexicon_longest(lexicon, TABLE_NAME_STOPS, text, end, text->count);
    if (is_before_time(lexicon, text, end))
        return RIGHT_NOTHING;
    if (match_is(stop, NAME_STOP_PERSON) || joins_person(lexicon, text, end))
        return RIGHT_SPEECH;
    struct table_match verb = lexicon_longest(lexicon, TABLE_SPEECH, text, end, text->count);
    struct table_match noun = lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, end, text->count);
    bool person = verb.length > 1 && noun.length > verb.length && match_is(noun, COMMON_NOUN);
    if (verb.table && !person) /* 介绍, not 介绍人 */
        return match_is(verb, SPEECH_VERB) ? RIGHT_SPEECH : RIGHT_WEAK;
    struct table_match title = lexicon_longest(lexicon, TABLE_TITLES, text, end, text->count);
    bool maker = lexicon_longest(lexicon, TABLE_ROLES, text, end, text->count).length > 1;
    if (title.length > 1 && !maker && !match_is(title, TITLE_DESCRIPTION))
        return RIGHT_TITLE;
    if (match_is(stop, NAME_STOP_WORD) && then_says(lexicon, text, end, stop))
        return RIGHT_SPEECH;
    if (stop.table && ends_on(text, end + stop.length))
        return RIGHT_MANNER;
    if (stop.table && !ends_word(lexicon, text, end, stop.length))
        return RIGHT_STOP;
    if (is_acting(lexicon, text, end))
        return text_fold(text, end + 1) == ASPECT_ON ? RIGHT_MANNER : RIGHT_STOP;
    if (!goes_on(lexicon, text, end))
        return RIGHT_NOTHING;
    return says_so(lexicon, text, end) ? RIGHT_MANNER : RIGHT_WORD;
}
