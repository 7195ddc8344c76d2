/* place_fit.c: the cheapest ways through the characters around a name, with it and without. */
#include "recognise/place/place_fit.h"

#include "recognise/segment.h"

#define NAME_MAX     12u /* a longer name is cut out of nothing */
#define WINDOW_MAX   (NAME_MAX + 2 * SEGMENT_MARGIN)
#define PREFIXES_MAX 12u
#define DAY          0x65E5u /* 日 */

/* In quarters of a natural logarithm, as in common_words.tsv. */
enum cost {
    COST_FULL = 56,    /* a name with its last word: rarer than without */
    COST_COUNTY = 54,  /* one of a character and 县, which are cheap as words: 道县 */
    COST_STEM = 46,    /* a name without it, unless the dictionary knows it as a commoner word */
    COST_UNKNOWN = 64, /* a character that no table has */
    COST_NEVER = 64 * WINDOW_MAX
};

/* The costs of the cheapest readings of the window up to each character. */
struct ways {
    unsigned with[WINDOW_MAX + 1], without[WINDOW_MAX + 1];
};

static void lower(unsigned *cost, unsigned to)
{
    if (to < *cost)
        *cost = to;
}

/* 双牌县委 is of 双牌县, whoever takes 县委 for the word: what a level does, has or is. */
static bool is_of_level(const struct text *text, uint32_t at)
{
    static const uint32_t BEHIND[] = {0x59D4, 0x957F, 0x57CE, 0x57DF, 0x7EA7, 0x653F, 0x6C11,
                                      0x533A, 0x91CC, 0x5185, 0x76F4, 0x5C5E, 0x4EBA, 0x5E9C,
                                      0x5916, 0x8F96, 0x515A, 0x7EAA, 0x60C5, 0x529E, 0x516C};
    for (size_t i = 0; i < sizeof BEHIND / sizeof *BEHIND;
         i++) /* 委长城域级政民区里内直属人府外辖党纪情办公 */
        if (text_fold(text, at) == BEHIND[i])
            return true;
    return false;
}

/* 北京大学, 北京人 and 香港特区 speak of the place; 平安夜 is another word. */
static bool is_of_place(const struct lexicon *lexicon, const struct text *text, struct span word,
                        struct span name)
{
    static const uint32_t BEHIND[] = {
        0x4EBA, 0x7701, 0x5E02, 0x53BF, 0x533A, 0x5DDE,
        0x57CE, 0x76DF, 0x65D7, 0x7279, 0x5730, 0x5C9B}; /* 人省市县区州城盟旗特地岛 */

    for (size_t i = 0; i < sizeof BEHIND / sizeof *BEHIND; i++)
        if (word.start == name.start && text->fold[name.end] == BEHIND[i])
            return true;
    return word.start == name.start &&
           lexicon_longest(lexicon, TABLE_ORG_TAILS, text, name.end, word.end).table;
}

/* What a word is to the name. */
enum relation { APART, RIVAL, NEUTRAL };

static enum relation relation_of(const struct lexicon *lexicon, const struct text *text,
                                 struct span word, struct span name, bool stem)
{
    if (!span_overlaps(word, name))
        return APART;
    if (span_contains(word, name))
        return stem && span_length(word) > span_length(name) &&
                       !is_of_place(lexicon, text, word, name)
                   ? RIVAL
                   : NEUTRAL;
    return word.start + 1 == name.end && is_of_level(text, name.end) &&
                   !(span_length(name) == 2 && text_reads(text, word.start, "区域")) /* 其中|区域 */
               ? NEUTRAL
               : RIVAL;
}

/* Goes on with a word that begins `at` characters into the window. */
static void go_on(struct ways *ways, uint32_t at, uint32_t length, enum relation relation,
                  unsigned cost)
{
    if (relation == APART)
        lower(&ways->with[at + length], ways->with[at] + cost);
    if (relation != NEUTRAL)
        lower(&ways->without[at + length], ways->without[at] + cost);
}

/* The text around a name, while its readings are compared. */
struct fit {
    const struct lexicon *lexicon;
    const struct text *text;
    struct span window, name;
    bool stem;
    struct ways ways;
};

/* Goes on by every word that begins at `from`. */
static void extend(struct fit *fit, uint32_t from)
{
    static const enum lexicon_table TABLES[] = {TABLE_COMMON_WORDS, TABLE_PLACE_STEMS};
    struct table_match words[PREFIXES_MAX];
    uint32_t at = from - fit->window.start;
    bool apart = from < fit->name.start || from >= fit->name.end;

    for (size_t t = 0; t < sizeof TABLES / sizeof *TABLES; t++) {
        size_t count = lexicon_prefixes(fit->lexicon, TABLES[t], fit->text, from, fit->window.end,
                                        words, PREFIXES_MAX);
        for (size_t i = 0; i < count; i++)
            go_on(&fit->ways, at, words[i].length,
                  relation_of(fit->lexicon, fit->text, (struct span){from, from + words[i].length},
                              fit->name, fit->stem),
                  TABLES[t] == TABLE_COMMON_WORDS ? segment_cost(words[i]) : COST_STEM);
    }
    go_on(&fit->ways, at, 1, apart ? APART : RIVAL, COST_UNKNOWN);
}

static unsigned name_cost(const struct lexicon *lexicon, const struct text *text, struct span name,
                          bool stem)
{
    unsigned cost = stem ? COST_STEM : span_length(name) == 2 ? COST_COUNTY : COST_FULL;
    struct table_match word = lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, name);

    if (word.table)
        lower(&cost, segment_cost(word));
    return cost;
}

/* 2月19日|本报, 5日|照常: the first character ends a date. */
static bool is_of_date(const struct text *text, struct span name)
{
    return text->fold[name.start] == DAY && name.start > 0 &&
           cp_is_digit(text->fold[name.start - 1]);
}

bool place_fits(const struct lexicon *lexicon, const struct text *text, struct span name, bool stem)
{
    struct fit fit = {lexicon, text, segment_window(text, name), name, stem, {.with = {0}}};
    uint32_t length = span_length(fit.window), at = name.start - fit.window.start;
    struct ways *ways = &fit.ways;

    if (span_length(name) > NAME_MAX)
        return true;
    if (is_of_date(text, name))
        return false;
    for (uint32_t i = 1; i <= length; i++)
        ways->with[i] = ways->without[i] = COST_NEVER;
    for (uint32_t i = 0; i < length; i++) {
        if (i == at)
            lower(&ways->with[at + span_length(name)],
                  ways->with[at] + name_cost(lexicon, text, name, stem));
        extend(&fit, fit.window.start + i);
    }
    return ways->with[length] <= ways->without[length];
}
