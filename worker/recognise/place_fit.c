/* place_fit.c: the cheapest ways through the characters around a name, with it and without. */
#include "recognise/place_fit.h"

#define MARGIN       3u  /* characters on each side that the name competes for */
#define NAME_MAX     12u /* a longer name is cut out of nothing */
#define WINDOW_MAX   (NAME_MAX + 2 * MARGIN)
#define PREFIXES_MAX 12u

/* In quarters of a natural logarithm, as in common_words.tsv. */
enum cost {
    COST_FULL = 56,    /* a name with its last word: rarer than without */
    COST_STEM = 46,    /* a name without it, unless the dictionary knows it as a commoner word */
    COST_UNKNOWN = 64, /* a character that no table has */
    COST_NEVER = 64 * WINDOW_MAX
};

/* The costs of the cheapest readings of the window up to each character. */
struct ways {
    unsigned with[WINDOW_MAX + 1], without[WINDOW_MAX + 1];
};

static unsigned common_cost(struct table_match match)
{
    unsigned cost = 0;

    for (const char *digit = table_column(match.table, match.entries, 0);
         *digit >= '0' && *digit <= '9'; digit++)
        cost = 10 * cost + (unsigned)(*digit - '0');
    return cost;
}

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

/* Goes on with a word that begins `at` characters into the window. */
static void go_on(const struct text *text, struct ways *ways, uint32_t at, struct span word,
                  struct span name, unsigned cost)
{
    uint32_t length = span_length(word);

    if (!span_overlaps(word, name)) {
        lower(&ways->with[at + length], ways->with[at] + cost);
        lower(&ways->without[at + length], ways->without[at] + cost);
    } else if (!span_contains(word, name) &&
               !(word.start + 1 == name.end && is_of_level(text, name.end))) {
        lower(&ways->without[at + length], ways->without[at] + cost);
    }
}

/* Goes on by every word that begins at `from`. */
static void extend(const struct lexicon *lexicon, const struct text *text, struct span window,
                   uint32_t from, struct span name, struct ways *ways)
{
    struct table_match words[PREFIXES_MAX];
    uint32_t at = from - window.start;

    size_t count =
        lexicon_prefixes(lexicon, TABLE_COMMON_WORDS, text, from, window.end, words, PREFIXES_MAX);
    for (size_t i = 0; i < count; i++)
        go_on(text, ways, at, (struct span){from, from + words[i].length}, name,
              common_cost(words[i]));
    count =
        lexicon_prefixes(lexicon, TABLE_PLACE_STEMS, text, from, window.end, words, PREFIXES_MAX);
    for (size_t i = 0; i < count; i++)
        go_on(text, ways, at, (struct span){from, from + words[i].length}, name, COST_STEM);
    go_on(text, ways, at, (struct span){from, from + 1}, name, COST_UNKNOWN);
}

/* `name` with the characters around it that belong to the same run. */
static struct span window_around(const struct text *text, struct span name)
{
    struct span window = name;

    while (name.start - window.start < MARGIN && window.start > 0 &&
           cp_is_hanzi(text->fold[window.start - 1]))
        window.start--;
    while (window.end - name.end < MARGIN && cp_is_hanzi(text_fold(text, window.end)))
        window.end++;
    return window;
}

static unsigned name_cost(const struct lexicon *lexicon, const struct text *text, struct span name,
                          bool stem)
{
    unsigned cost = stem ? COST_STEM : COST_FULL;
    struct table_match word = lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, name);

    if (word.table)
        lower(&cost, common_cost(word));
    return cost;
}

bool place_fits(const struct lexicon *lexicon, const struct text *text, struct span name, bool stem)
{
    struct span window = window_around(text, name);
    uint32_t length = span_length(window), at = name.start - window.start;
    struct ways ways = {.with = {0}};

    if (span_length(name) > NAME_MAX)
        return true;
    for (uint32_t i = 1; i <= length; i++)
        ways.with[i] = ways.without[i] = COST_NEVER;
    for (uint32_t i = 0; i < length; i++) {
        if (i == at)
            lower(&ways.with[at + span_length(name)],
                  ways.with[at] + name_cost(lexicon, text, name, stem));
        extend(lexicon, text, window, window.start + i, name, &ways);
    }
    return ways.with[length] <= ways.without[length];
}
