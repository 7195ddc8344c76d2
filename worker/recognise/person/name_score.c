/* name_score.c: the cheapest way through a few characters, with the name and without it. */
#include "recognise/person/name_score.h"

#include "recognise/segment.h"

#define PREFIXES_MAX    12u
#define NAME_LENGTH_MAX 6u
#define WINDOW_MAX      (NAME_LENGTH_MAX + 2 * SEGMENT_MARGIN)

/* In quarters of a natural logarithm, as in common_words.tsv. */
enum {
    COST_A_NAME = 19,       /* one word in 128 of news is a name */
    COST_GIVEN_ONE = 4,     /* a third of them has one character behind the surname, */
    COST_GIVEN_TWO = 2,     /* two thirds have two */
    COST_A_FOREIGN = 33,    /* one word in 4,000 is a foreign one of a certain length */
    COST_RARE_SURNAME = 42, /* not in surname_costs.tsv */
    COST_RARE_GIVEN = 60,   /* not in given_costs.tsv */
    COST_RARE_FOREIGN = 36, /* not in foreign_costs.tsv: names of China's nations */
};

static int cost_in(const struct lexicon *lexicon, enum lexicon_table table, const struct text *text,
                   struct span span, int otherwise)
{
    struct table_match match = lexicon_exact(lexicon, table, text, span);
    return match.table ? match.entries[0].kind : otherwise;
}

/* 特朗普: no surname to go by, but few characters that such names are written with. */
static int foreign_cost(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    int cost = COST_A_FOREIGN;

    for (uint32_t at = name.start; at < name.end; at++)
        cost += cost_in(lexicon, TABLE_FOREIGN_COSTS, text, (struct span){at, at + 1},
                        COST_RARE_FOREIGN);
    return cost;
}

static int name_cost(const struct lexicon *lexicon, const struct text *text, struct span name,
                     uint32_t surname)
{
    if (surname == 0)
        return foreign_cost(lexicon, text, name);
    uint32_t given = name.start + surname;
    int cost = COST_A_NAME + (name.end - given == 1 ? COST_GIVEN_ONE : COST_GIVEN_TWO);

    cost += cost_in(lexicon, TABLE_SURNAME_COSTS, text, (struct span){name.start, given},
                    COST_RARE_SURNAME);
    for (; given < name.end; given++)
        cost += cost_in(lexicon, TABLE_GIVEN_COSTS, text, (struct span){given, given + 1},
                        COST_RARE_GIVEN);
    return cost;
}

/* The cheapest costs of reading a stretch as words: with[i] up to window.start + i, when `name` may
 * be one of its words for name_cost, and without[i]. */
struct readings {
    int with[WINDOW_MAX + 1], without[WINDOW_MAX + 1];
};

static void lower(int *cost, int to)
{
    if (to < *cost)
        *cost = to;
}

static void extend_by(struct readings *costs, struct span window, struct span word,
                      struct span name, unsigned cost)
{
    uint32_t from = word.start - window.start, to = word.end - window.start;

    lower(&costs->without[to], costs->without[from] + (int)cost);
    if (!span_overlaps(word, name))
        lower(&costs->with[to], costs->with[from] + (int)cost);
}

/* Extends the readings that end at `at` by every word there. A reading with the name cannot have a
 * word that shares a character with it. */
static void extend(const struct lexicon *lexicon, const struct text *text, struct span window,
                   uint32_t at, struct span name, struct readings *costs)
{
    struct table_match words[PREFIXES_MAX];
    size_t count =
        lexicon_prefixes(lexicon, TABLE_COMMON_WORDS, text, at, window.end, words, PREFIXES_MAX);

    extend_by(costs, window, (struct span){at, at + 1}, name, SEGMENT_COST_UNKNOWN);
    for (size_t i = 0; i < count; i++)
        extend_by(costs, window, (struct span){at, at + words[i].length}, name,
                  segment_cost(words[i]));
    count = lexicon_prefixes(lexicon, TABLE_WORDS, text, at, window.end, words, PREFIXES_MAX);
    for (size_t i = 0; i < count; i++)
        extend_by(costs, window, (struct span){at, at + words[i].length}, name, SEGMENT_COST_KNOWN);
    struct table_match stop =
        lexicon_longest(lexicon, TABLE_NAME_STOPS, text, at, window.end); /* 梁伟|冲进 */
    if (stop.length > 1)
        extend_by(costs, window, (struct span){at, at + stop.length}, name, SEGMENT_COST_KNOWN);
}

int name_score_bound(const struct lexicon *lexicon, const struct text *text, struct span name,
                     uint32_t surname)
{
    int words = 0;

    for (uint32_t at = name.start; at < name.end; at++) {
        struct table_match word =
            lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, (struct span){at, at + 1});
        words += (int)(word.table ? segment_cost(word) : SEGMENT_COST_UNKNOWN);
    }
    return words - name_cost(lexicon, text, name, surname);
}

int name_score(const struct lexicon *lexicon, const struct text *text, struct span name,
               uint32_t surname)
{
    struct span window = segment_window(text, name);
    struct readings costs;

    if (span_length(name) > NAME_LENGTH_MAX)
        return -(int)SEGMENT_COST_UNKNOWN;
    for (uint32_t i = 0; i <= span_length(window); i++)
        costs.with[i] = costs.without[i] = i == 0 ? 0 : (int)(WINDOW_MAX * SEGMENT_COST_UNKNOWN);
    for (uint32_t at = window.start; at < window.end; at++) {
        if (at == name.start)
            lower(&costs.with[name.end - window.start],
                  costs.with[at - window.start] + name_cost(lexicon, text, name, surname));
        extend(lexicon, text, window, at, name, &costs);
    }
    return costs.without[span_length(window)] - costs.with[span_length(window)];
}
