/*
 * segment.c: the cheapest way through a stretch, from left to right, one character at a time.
 *
 * best[i] is the cheapest way to cut the first i characters and the last word of it. The cost of a
 * word is that of common_words.tsv; a word that only words.tsv has is taken for a fairly common
 * one.
 */
#include "recognise/segment.h"

#include "recognise/mask.h"

#define PREFIXES_MAX 12u

struct way {
    unsigned cost;
    struct word word; /* the last one */
};

unsigned segment_cost(struct table_match common)
{
    const char *cost = table_column(common.table, &common.entries[0], 0);
    unsigned value = 0;

    for (; *cost >= '0' && *cost <= '9'; cost++)
        value = 10 * value + (unsigned)(*cost - '0');
    return value;
}

struct span segment_window(const struct text *text, struct span name)
{
    struct span window = name;

    while (name.start - window.start < SEGMENT_MARGIN && window.start > 0 &&
           cp_is_hanzi(text->fold[window.start - 1]))
        window.start--;
    while (window.end - name.end < SEGMENT_MARGIN && cp_is_hanzi(text_fold(text, window.end)))
        window.end++;
    return window;
}

static bool is_joined(uint32_t cp)
{
    return cp_is_digit(cp) || cp_is_latin(cp);
}

/* A masked word, or letters and digits; `at` for anything else. */
static uint32_t block_end(const struct reader *reader, uint32_t at, uint32_t end)
{
    const struct text *text = reader->text;
    uint32_t stop = at;

    if (reader->mask[at] != MASK_NONE)
        while (stop < end && reader->mask[stop] == reader->mask[at])
            stop++;
    else
        while (stop < end && is_joined(text->fold[stop]) && reader->mask[stop] == MASK_NONE)
            stop++;
    return stop;
}

/* Goes on from `from` with a word, when that is cheaper than what is known. */
static void way_try(struct way *best, const struct way *from, unsigned cost, struct word word)
{
    struct way *to = &best[span_length(word.span)];

    if (from->cost + cost < to->cost)
        *to = (struct way){from->cost + cost, word};
}

/* All words that begin at `at`; `best` is the way to there. */
static void ways_from(const struct reader *reader, uint32_t at, uint32_t end, struct way *best)
{
    struct table_match known[PREFIXES_MAX], common[PREFIXES_MAX];
    uint32_t block = block_end(reader, at, end);

    if (block > at) {
        way_try(best, best, 0,
                (struct word){.span = {at, block},
                              .masked = reader->mask[at] != MASK_NONE,
                              .place = reader->mask[at] == MASK_PLACE});
        return;
    }
    size_t known_count =
        lexicon_prefixes(reader->lexicon, TABLE_WORDS, reader->text, at, end, known, PREFIXES_MAX);
    size_t common_count = lexicon_prefixes(reader->lexicon, TABLE_COMMON_WORDS, reader->text, at,
                                           end, common, PREFIXES_MAX);
    way_try(best, best, SEGMENT_COST_UNKNOWN, (struct word){.span = {at, at + 1}});
    for (size_t i = 0; i < known_count; i++)
        way_try(best, best, SEGMENT_COST_KNOWN,
                (struct word){.span = {at, at + known[i].length}, .known = known[i]});
    for (size_t i = 0; i < common_count; i++)
        way_try(best, best, segment_cost(common[i]),
                (struct word){.span = {at, at + common[i].length}, .common = common[i]});
}

/* Both rows of a word: it was found through one of them. */
static void word_complete(const struct reader *reader, struct word *word)
{
    if (!word->known.table)
        word->known = lexicon_exact(reader->lexicon, TABLE_WORDS, reader->text, word->span);
    if (!word->common.table)
        word->common = lexicon_exact(reader->lexicon, TABLE_COMMON_WORDS, reader->text, word->span);
}

size_t segment_cut(const struct reader *reader, struct span span, struct word words[STRETCH_MAX])
{
    struct way best[STRETCH_MAX + 1];
    uint32_t length = span_length(span);
    size_t count = 0, at;

    for (uint32_t i = 0; i <= length; i++) {
        best[i].cost = i == 0 ? 0 : UINT32_MAX;
        best[i].word.span = (struct span){0, 1}; /* until the first way that leads here */
    }
    for (uint32_t i = 0; i < length; i++)
        if (best[i].cost < UINT32_MAX)
            ways_from(reader, span.start + i, span.end, &best[i]);
    for (uint32_t i = length; i > 0; i -= span_length(best[i].word.span))
        count++;
    at = count;
    for (uint32_t i = length; i > 0; i -= span_length(best[i].word.span)) {
        words[--at] = best[i].word;
        word_complete(reader, &words[at]);
    }
    return count;
}
