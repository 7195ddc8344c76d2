/* place_mention.c: the longest name at each position, and what stands behind it. */
#include "recognise/place_mention.h"

#define VILLAGE_NAME_MIN 2u /* with its last word: 羊村 */
#define VILLAGE_NAME_MAX 7u

const char *place_code(const struct table_match *match, const struct table_entry *entry)
{
    return table_column(match->table, entry, 0);
}

/* A zone's or a street's word right behind the name. */
static struct table_match tail_at(const struct lexicon *lexicon, const struct text *text,
                                  uint32_t at)
{
    return lexicon_longest(lexicon, TABLE_PLACE_TAILS, text, at, text->count);
}

/* 北京路 is no mention of 北京; 北京路桥公司 is none either. A full name keeps: 长沙市路边 is
 * 长沙市. */
static bool is_street(const struct lexicon *lexicon, const struct text *text,
                      const struct place_mention *mention)
{
    return mention->stem && match_is(tail_at(lexicon, text, mention->span.end), PLACE_TAIL_STREET);
}

/* Names of two characters such as 城区 or 新县 say little by themselves; 莘县 does. */
static bool is_short_full_name(const struct text *text, const struct place_mention *mention)
{
    static const uint32_t COUNTY = 0x53BF, WORDS[] = {0x65B0, 0x6210, 0x548C}; /* 县; 新 成 和 */
    uint32_t first = text->fold[mention->span.start];

    if (mention->stem || mention->match.length > 2)
        return false;
    return text->fold[mention->span.start + 1] != COUNTY || first == WORDS[0] ||
           first == WORDS[1] || first == WORDS[2];
}

/* Reads the name at `at`. False when there is none; *ret_step is then how far to go on: over a
 * whole word that is no place, for 复合肥 has no 合肥 in it, else one character. */
static bool name_at(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                    struct place_mention *ret_mention, uint32_t *ret_step)
{
    struct place_mention mention = {0};
    struct table_match word = lexicon_longest(lexicon, TABLE_PLACE_WORDS, text, at, text->count);

    *ret_step = 1;
    mention.match = lexicon_longest(lexicon, TABLE_PLACES, text, at, text->count);
    if (match_is(word, PLACE_WORD_NONE) && word.length >= mention.match.length) {
        *ret_step = word.length;
        return false;
    }
    if (!mention.match.table) {
        mention.match = lexicon_longest(lexicon, TABLE_PLACE_STEMS, text, at, text->count);
        mention.stem = true;
    }
    if (!mention.match.table)
        return false;
    mention.common = match_is(word, PLACE_WORD_COMMON) && word.length == mention.match.length;
    mention.span = (struct span){at, at + mention.match.length};
    mention.common |= is_short_full_name(text, &mention);
    *ret_mention = mention;
    return !is_street(lexicon, text, &mention);
}

/* Words that cannot stand inside a village's name. */
static bool ends_village(uint32_t cp)
{
    static const uint32_t STOPS[] = {0x7684, 0x5728, 0x548C, 0x4E0E, 0x4E2A, 0x5404, 0x6BCF,
                                     0x6709, 0x5230, 0x53CA, 0x5168, 0x9547, 0x4E61, 0x8857,
                                     0x53BF, 0x5E02, 0x88AB, 0x4E3A, 0x5BF9};
    for (size_t i = 0; i < sizeof STOPS / sizeof *STOPS;
         i++) /* 的在和与个各每有到及全镇乡街县市被为对 */
        if (STOPS[i] == cp)
            return true;
    return !cp_is_hanzi(cp);
}

/* 大兴村, 建国里社区 behind a township or a county. */
static bool village_at(const struct text *text, uint32_t at, struct place_mention *ret_mention)
{
    for (uint32_t i = at; i < at + VILLAGE_NAME_MAX && !ends_village(text_fold(text, i)); i++) {
        bool community = text_reads(text, i, "社区");
        if (text_fold(text, i) != 0x6751 && !community) /* 村 */
            continue;
        uint32_t end = i + (community ? 2 : 1);
        if (end - at < VILLAGE_NAME_MIN + (community ? 2u : 0u))
            return false;
        *ret_mention = (struct place_mention){.span = {at, end}, .village = true, .chained = true};
        return true;
    }
    return false;
}

static bool may_have_villages(const struct place_mention *mention)
{
    unsigned level = mention->match.table ? mention->match.entries[0].kind : PLACE_PROVINCE;
    return !mention->village && !mention->zone && !mention->stem &&
           (level == PLACE_TOWNSHIP || level == PLACE_COUNTY);
}

static void mentions_add(struct arena *arena, struct place_mentions *mentions,
                         struct place_mention mention)
{
    struct place_mention *items =
        arena_grow(arena, mentions->items, mentions->count, &mentions->capacity, sizeof *items);
    if (!items)
        return;
    mentions->items = items;
    items[mentions->count++] = mention;
}

void place_mentions_read(struct arena *arena, const struct lexicon *lexicon,
                         const struct text *text, struct place_mentions *ret_mentions)
{
    struct place_mentions mentions = {0};

    for (uint32_t at = 0; at < text->count && !arena_overflowed(arena);) {
        const struct place_mention *last =
            mentions.count ? &mentions.items[mentions.count - 1] : NULL;
        bool chained = last && last->span.end == at;
        struct place_mention mention;
        bool found = chained && may_have_villages(last) && village_at(text, at, &mention);
        uint32_t step;
        if (!found && !name_at(lexicon, text, at, &mention, &step)) {
            at += step;
            continue;
        }
        mention.chained = chained;
        struct table_match tail = tail_at(lexicon, text, mention.span.end);
        if (match_is(tail, PLACE_TAIL_ZONE) && !mention.village) {
            mention.zone = true;
            mention.span.end += tail.length;
        }
        mentions_add(arena, &mentions, mention);
        at = mention.span.end;
    }
    *ret_mentions = mentions;
}
