/* organisation.c: from the last word of a name to its first. */
#include "recognise/organisation.h"

#define NAME_LENGTH_MAX     28u /* code points; the longest company names have about 25 */
#define UNPLACED_LENGTH_MAX 14u /* of a name that begins with no place */
#define HEAD_LENGTH_MIN     2u  /* of what stands before the last word, without a place */

struct organisation_reader {
    struct arena *arena;
    const struct lexicon *lexicon;
    const struct text *text;
    struct findings *findings;
    uint32_t *place_at;    /* for each character that begins a place: 1 + its index; else 0 */
    uint32_t *place_reach; /* for each character inside a place: where that begins, plus 1 */
};

static bool is_level_word(uint32_t cp)
{
    static const uint32_t LEVELS[] = {0x7701, 0x5E02, 0x53BF, 0x533A, 0x9547, 0x4E61, 0x5DDE};
    for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++) /* 省市县区镇乡州 */
        if (LEVELS[i] == cp)
            return true;
    return false;
}

static bool is_name_character(uint32_t cp)
{
    return cp_is_hanzi(cp) || cp_is_latin(cp) || cp_is_digit(cp) || cp == 0xB7; /* · */
}

/* Marks where the places stand, so that each name asks no list. */
static void index_places(struct organisation_reader *reader)
{
    const struct findings *findings = reader->findings;

    reader->place_at = arena_array(reader->arena, reader->text->count + 1, sizeof(uint32_t));
    reader->place_reach = arena_array(reader->arena, reader->text->count + 1, sizeof(uint32_t));
    if (!reader->place_at || !reader->place_reach)
        return;
    for (size_t i = 0; i < findings->place_count; i++)
        for (size_t m = 0; m < findings->places[i].mention_count; m++) {
            struct span mention = findings->places[i].mentions[m];
            reader->place_at[mention.start] = (uint32_t)i + 1;
            for (uint32_t at = mention.start; at < mention.end; at++)
                reader->place_reach[at] = mention.start + 1;
        }
}

/* Whether a word of org_stops.tsv ends at `end`; then the name begins there. */
static bool stops_before(const struct organisation_reader *reader, uint32_t end, uint32_t floor)
{
    for (uint32_t length = 1; length <= 3 && end - floor >= length; length++)
        if (lexicon_exact(reader->lexicon, TABLE_ORG_STOPS, reader->text,
                          (struct span){end - length, end})
                .table)
            return true;
    return false;
}

/* Where the name whose last word begins at `tail` begins. */
static uint32_t name_start(const struct organisation_reader *reader, uint32_t tail,
                           bool *ret_placed)
{
    const struct text *text = reader->text;
    uint32_t floor = tail > NAME_LENGTH_MAX ? tail - NAME_LENGTH_MAX : 0;
    uint32_t start = tail, place = UINT32_MAX;

    while (start > floor) {
        uint32_t reach = reader->place_reach[start - 1];
        if (reach > 0 && reach - 1 >= floor) {
            start = place = reach - 1;
            continue;
        }
        if (!is_name_character(text->fold[start - 1]) || stops_before(reader, start, floor))
            break;
        start--;
    }
    *ret_placed = place != UINT32_MAX;
    return place != UINT32_MAX ? place : start;
}

/* 对省委组织部 has no place, but a level: 省 is where the name begins. */
static uint32_t start_at_level(const struct text *text, uint32_t start, uint32_t tail)
{
    for (uint32_t at = start; at < tail; at++)
        if (is_level_word(text->fold[at]))
            return at;
    return start;
}

/* The longest last word that begins at `at`, and the chain of last words behind it: 县委 + 组织部.
 */
static struct table_match tail_at(const struct organisation_reader *reader, uint32_t at)
{
    return lexicon_longest(reader->lexicon, TABLE_ORG_TAILS, reader->text, at, reader->text->count);
}

static uint32_t chain_end(const struct organisation_reader *reader, uint32_t at, unsigned *ret_kind)
{
    struct table_match tail = tail_at(reader, at);

    while (tail.table) {
        at += tail.length;
        *ret_kind = tail.entries[0].kind;
        tail = tail_at(reader, at);
    }
    return at;
}

static void add_mention(struct organisation_reader *reader, struct organisation *organisation,
                        struct span span)
{
    struct span *list =
        arena_grow(reader->arena, organisation->mentions, organisation->mention_count,
                   &organisation->mention_capacity, sizeof *list);
    if (!list)
        return;
    organisation->mentions = list;
    list[organisation->mention_count++] = span;
}

static struct organisation *organisation_named(struct organisation_reader *reader, struct span span,
                                               unsigned kind)
{
    struct findings *findings = reader->findings;
    struct slice name = text_utf8(reader->arena, reader->text, span);

    for (size_t i = 0; i < findings->organisation_count; i++)
        if (slice_equal(findings->organisations[i].name, name))
            return &findings->organisations[i];
    struct organisation *list =
        arena_grow(reader->arena, findings->organisations, findings->organisation_count,
                   &findings->organisation_capacity, sizeof *list);
    if (!list)
        return NULL;
    findings->organisations = list;
    struct organisation *added = &list[findings->organisation_count++];
    uint32_t place = reader->place_at[span.start];
    *added = (struct organisation){
        .name = name, .kind = (enum org_kind)kind, .place = place ? place - 1 : NO_ITEM};
    return added;
}

/* Reads the name whose last word begins at `tail`. Returns where it ends; `tail` when it is none.
 */
static uint32_t read_name(struct organisation_reader *reader, uint32_t tail, uint32_t after)
{
    unsigned kind = 0;
    bool placed = false;

    uint32_t end = chain_end(reader, tail, &kind);
    uint32_t start = name_start(reader, tail, &placed);
    if (start < after)
        start = after;
    if (!placed)
        start = start_at_level(reader->text, start, tail);
    bool level = start < tail ? is_level_word(reader->text->fold[start])
                              : is_level_word(reader->text->fold[tail]) && end - tail > 2;
    if (!placed && !level && (tail - start < HEAD_LENGTH_MIN || end - start > UNPLACED_LENGTH_MAX))
        return tail;
    struct organisation *organisation = organisation_named(reader, (struct span){start, end}, kind);
    if (organisation)
        add_mention(reader, organisation, (struct span){start, end});
    return end;
}

void organisation_recognise(struct arena *arena, const struct lexicon *lexicon,
                            const struct layout *layout, struct findings *findings)
{
    struct organisation_reader reader = {arena, lexicon, &layout->body, findings, NULL, NULL};
    uint32_t after = 0;

    index_places(&reader);
    for (uint32_t at = 0; at < layout->body.count && !arena_overflowed(arena);) {
        if (!tail_at(&reader, at).table) {
            at++;
            continue;
        }
        uint32_t end = read_name(&reader, at, after);
        if (end > at)
            after = end;
        at = end > at ? end : at + 1;
    }
}
