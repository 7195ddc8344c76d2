/* name_other.c: words, places, times and titles that begin with a surname. */
#include "recognise/person/name_other.h"

#include "recognise/person/name_floor.h"
#include "recognise/person/person_context.h"
#include "recognise/reader.h"

#define VILLAGE_STEM_MAX 3u /* code points of a village's name before 村 */

/* 高兴地, 来到的, 安莎社, 卫健局, 查苗情: no name of three characters ends so. */
static bool is_other_end(uint32_t cp)
{
    static const uint32_t ENDS[] = {0x5730, 0x7684, 0x5F97, 0x4E86, 0x7740, 0x4EEC,
                                    0x793E, 0x62A5, 0x7F51, 0x5382, 0x5C40, 0x5385,
                                    0x7F72, 0x9662, 0x5458, 0x7B49, 0x60C5};
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) /* 地的得了着们社报网厂局厅署院员等情 */
        if (ENDS[i] == cp)
            return true;
    return false;
}

/* 护士长|温柔|说, 部长|黎明|问: what follows a name follows a word that is no verb or adverb. */
static bool is_said_by(const struct lexicon *lexicon, const struct text *text, struct span name,
                       enum name_vouch vouch)
{
    bool noun = match_is(lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, name), COMMON_NOUN);
    int right = name_right(lexicon, text, name, vouch);

    return right >= (noun ? PERSON_CONTEXT_FOLLOWS : PERSON_CONTEXT_SPEECH);
}

/* 司机何必|和|乘客易建: a conjunction, and behind it who somebody is. */
static bool joins_other(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    static const char *const AND[] = {"和", "与", "及", NULL};

    return reader_one_of(text, at, AND) > 0 &&
           lexicon_longest(lexicon, TABLE_TITLES, text, at + 1, text->count).length > 1;
}

/* 池中|任|副组长, 平川|作|补充说明: the last character says what somebody does or is, with a noun
 * behind it; but 李大作|介绍, which is said. */
static bool ends_in_verb(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    static const char *const SERVES[] = {"任", NULL}, *const DOES[] = {"作", "做", NULL};
    struct table_match title = lexicon_longest(lexicon, TABLE_TITLES, text, name.end, text->count);
    struct table_match deed = lexicon_longest(lexicon, TABLE_SPEECH, text, name.end, text->count);

    return (reader_ends_in(text, name.end, SERVES) > 0 && title.length > 1) ||
           (reader_ends_in(text, name.end, DOES) > 0 && deed.length > 1 &&
            cp_is_hanzi(text_fold(text, name.end + deed.length)));
}

/* 。李花开|的时候, 。春耕|时: a clause of what is done, at its beginning; but 采访王兵|时. */
static bool is_when(const struct text *text, struct span name)
{
    static const char *const WHEN[] = {"的时候", "的时节", "时,", NULL};

    return person_context_ends(text_fold(text, name.start - 1)) &&
           reader_one_of(text, name.end, WHEN) > 0;
}

/* 花农|凌晨三|时: a time of day, and its hour. */
static bool is_hour(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    static const uint32_t HOUR = 0x65F6; /* 时 */

    return text_fold(text, name.end) == HOUR &&
           match_is(lexicon_exact(lexicon, TABLE_COMMON_WORDS, text,
                                  (struct span){name.start, name.end - 1}),
                    COMMON_TIME);
}

/* 马祖, 郝圩路|北段, 宋玉生|公园: a city, a street or what is called after somebody; but
 * 宋玉生|道歉. */
static bool is_place(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    static const char *const STREETS[] = {"路", "街", "巷", NULL};
    struct table_match tail =
        lexicon_longest(lexicon, TABLE_PLACE_TAILS, text, name.end, text->count);

    return (tail.length > 1 && match_is(tail, PLACE_TAIL_STREET)) ||
           lexicon_exact(lexicon, TABLE_CITIES, text, name).table ||
           (reader_ends_in(text, name.end, STREETS) > 0 &&
            person_context_right(lexicon, text, name.end) < PERSON_CONTEXT_SPEECH);
}

/* 杨木林|永久村村民: a township that no table has, before a village of it and its people. */
static bool is_before_village(const struct text *text, uint32_t end)
{
    static const char *const OF_VILLAGE[] = {"村村民", "村村委", "村党支部", "村党总支", NULL};

    for (uint32_t stem = 1; stem <= VILLAGE_STEM_MAX; stem++) {
        if (!cp_is_hanzi(text_fold(text, end + stem - 1)))
            return false;
        if (reader_one_of(text, end + stem, OF_VILLAGE) > 0)
            return true;
    }
    return false;
}

/* 池中任组长, 高兴地, 边走边|说, 李鹏|在调研的基础上: three characters of which the last is no
 * name's. */
static bool ends_as_no_name(const struct lexicon *lexicon, const struct text *text,
                            struct span name)
{
    uint32_t last = text->fold[name.end - 1];

    return joins_other(lexicon, text, name.end - 1) || ends_in_verb(lexicon, text, name) ||
           is_other_end(last) || last == text->fold[name.start] ||
           (reader_ends(text, name.end, "在") && !reader_ends(text, name.end, "自在"));
}

/* 高度|重视, 白露|刚|过: a word that is no name, or one and a character more. */
static bool is_word(const struct lexicon *lexicon, const struct text *text, struct span name,
                    enum name_vouch vouch)
{
    struct table_match word =
        lexicon_longest(lexicon, TABLE_NAME_WORDS, text, name.start, text->count);

    if (word.length >= span_length(name))
        return !(match_is(word, NAME_WORD_MANNER) && vouch >= NAME_IN_OFFICE &&
                 is_said_by(lexicon, text, name, vouch));
    return vouch < NAME_VOUCHED && word.length > 1 && word.length + 1 == span_length(name);
}

/* Whether a title or a verb of speech begins inside the name; but 苏明道|指出, 王建中|介绍. */
static bool is_crossed(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    bool said = lexicon_longest(lexicon, TABLE_SPEECH, text, name.end, text->count).length > 1;

    for (uint32_t at = name.start + 1; at < name.end; at++) {
        bool last = at + 1 == name.end;
        struct table_match title = lexicon_longest(lexicon, TABLE_TITLES, text, at, text->count);
        struct table_match verb = lexicon_longest(lexicon, TABLE_SPEECH, text, at, text->count);
        if ((title.length > 1 && !(last && said)) || verb.length > 1 ||
            (verb.length == 1 && last &&
             person_context_right(lexicon, text, name.end) < PERSON_CONTEXT_SPEECH))
            return true;
    }
    return false;
}

bool name_is_other(const struct lexicon *lexicon, const struct text *text, struct span name,
                   enum name_vouch vouch)
{
    static const char *const MOU[] = {"某", NULL};
    struct table_match role =
        lexicon_exact(lexicon, TABLE_ROLES, text, (struct span){name.end - 1, name.end});
    bool is_long = span_length(name) > 2;

    return (is_long && ends_as_no_name(lexicon, text, name)) ||
           (!is_long && reader_one_of(text, name.end, MOU) > 0) || /* 王高|某 */
           is_word(lexicon, text, name, vouch) || is_hour(lexicon, text, name) ||
           (vouch < NAME_VOUCHED && (is_when(text, name) || is_place(lexicon, text, name) ||
                                     is_before_village(text, name.end))) ||
           lexicon_longest(lexicon, TABLE_ORG_TAILS, text, name.start, text->count).length > 1 ||
           lexicon_exact(lexicon, TABLE_TITLES, text, name).table ||
           is_crossed(lexicon, text, name) ||
           lexicon_exact(lexicon, TABLE_SPEECH, text, name).table || /* 常说 */
           (match_is(role, ROLE_PHOTOGRAPHER) && !cp_is_hanzi(text_fold(text, name.end)));
}

/* “白玉兰”, 《满江红》: what fills a pair of marks is the name of a thing. */
bool name_is_marked(const struct text *text, struct span span)
{
    uint32_t before = text_fold(text, span.start - 1), behind = text_fold(text, span.end);

    return (before == 0x201C && behind == 0x201D) || (before == 0x300A && behind == 0x300B);
}
