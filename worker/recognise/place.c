/* place.c: settling which place each mention is, in two passes: the sure ones, then the rest by
 * them. */
#include "recognise/place.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "lexicon/fold.h"
#include "recognise/place_mention.h"

#include <assert.h>

#define CANDIDATES_MAX 32u /* 城关镇 has more; then none is chosen without a chain */
#define KNOWN_MAX      256u

/* Codes that the article names beyond doubt. */
struct known_codes {
    const char *code[KNOWN_MAX];
    size_t count;
};

struct place_reader {
    struct arena *arena;
    const struct text *text;
    struct place_mentions mentions;
    struct known_codes known;
};

/* The digits of a code that its children share: 2 for a province, 4 for a prefecture, 6, 9. */
static size_t code_depth(const char *code)
{
    size_t length = strlen(code);

    if (length == 9)
        return 9;
    if (strncmp(code + 2, "0000", 4) == 0)
        return 2;
    return strncmp(code + 4, "00", 2) == 0 ? 4 : 6;
}

static void known_add(struct known_codes *known, const char *code)
{
    for (size_t i = 0; i < known->count; i++)
        if (strcmp(known->code[i], code) == 0)
            return;
    if (known->count < KNOWN_MAX)
        known->code[known->count++] = code;
}

static bool known_has(const struct known_codes *known, const char *code, size_t digits)
{
    for (size_t i = 0; i < known->count; i++)
        if (strlen(known->code[i]) >= digits && code_depth(known->code[i]) >= digits &&
            strncmp(known->code[i], code, digits) == 0)
            return true;
    return false;
}

/* The candidates of one mention while they are narrowed. */
struct candidates {
    const struct table_match *match;
    const struct table_entry *items[CANDIDATES_MAX];
    size_t count;
};

static const char *candidate_code(const struct candidates *set, size_t i)
{
    return place_code(set->match, set->items[i]);
}

/* Rows of one place in several editions, 长乐市 and 长乐区 by their stem: the newest stands for
 * all. */
static bool is_superseded(const struct candidates *set, size_t i)
{
    for (size_t j = 0; j < set->count; j++)
        if (j != i && strncmp(candidate_code(set, i), candidate_code(set, j), 4) == 0 &&
            strcmp(table_column(set->match->table, set->items[i], 1),
                   table_column(set->match->table, set->items[j], 1)) < 0)
            return true;
    return false;
}

static void drop_superseded(struct candidates *set)
{
    struct candidates kept = {.match = set->match};

    for (size_t i = 0; i < set->count; i++)
        if (!is_superseded(set, i))
            kept.items[kept.count++] = set->items[i];
    *set = kept;
}

/* A stem is the larger place: 荆州 is the prefecture, not its district. */
static void keep_highest(struct candidates *set)
{
    uint16_t highest = UINT16_MAX;
    size_t kept = 0;

    for (size_t i = 0; i < set->count; i++)
        if (set->items[i]->kind < highest)
            highest = set->items[i]->kind;
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i]->kind == highest)
            set->items[kept++] = set->items[i];
    set->count = kept;
}

/* Keeps those whose first digits are `prefix`, unless that is none. */
static bool keep_prefix(struct candidates *set, const char *prefix, size_t digits)
{
    struct candidates kept = {.match = set->match};

    for (size_t i = 0; i < set->count; i++)
        if (strncmp(candidate_code(set, i), prefix, digits) == 0 &&
            code_depth(candidate_code(set, i)) > digits)
            kept.items[kept.count++] = set->items[i];
    if (kept.count == 0)
        return false;
    *set = kept;
    return true;
}

static void keep_known(struct candidates *set, const struct known_codes *known, size_t digits)
{
    struct candidates kept = {.match = set->match};

    for (size_t i = 0; i < set->count; i++)
        if (known_has(known, candidate_code(set, i), digits))
            kept.items[kept.count++] = set->items[i];
    if (kept.count > 0)
        *set = kept;
}

static struct candidates candidates_of(const struct place_mention *mention)
{
    struct candidates set = {.match = &mention->match};

    for (uint32_t i = 0; i < mention->match.entry_count && set.count < CANDIDATES_MAX; i++)
        set.items[set.count++] = &mention->match.entries[i];
    return set;
}

/* The nearest settled mention to the left in the same chain. */
static const struct place_mention *chain_parent(const struct place_reader *reader, size_t at)
{
    const struct place_mention *items = reader->mentions.items;

    while (at > 0 && items[at].chained) {
        at--;
        if (items[at].chosen)
            return &items[at];
    }
    return NULL;
}

static void choose(struct place_reader *reader, struct place_mention *mention,
                   const struct table_entry *entry)
{
    mention->chosen = entry;
    known_add(&reader->known, place_code(&mention->match, entry));
}

/* What can be said without the rest of the article: the chain, and names that only one place has.
 */
static void settle_by_itself(struct place_reader *reader, size_t at)
{
    struct place_mention *mention = &reader->mentions.items[at];
    const struct place_mention *parent = chain_parent(reader, at);
    struct candidates set = candidates_of(mention);
    bool in_chain = false;

    if (parent) {
        const char *code = place_code(&parent->match, parent->chosen);
        in_chain = keep_prefix(&set, code, code_depth(code));
    }
    drop_superseded(&set);
    if (mention->stem)
        keep_highest(&set);
    if (set.count != 1 || (mention->common && !in_chain))
        return;
    if (mention->stem && !in_chain && set.items[0]->kind > PLACE_PREFECTURE)
        return;
    if (mention->match.entries[0].kind == PLACE_TOWNSHIP && !in_chain)
        return; /* a township's name is no evidence before the rest is known */
    choose(reader, mention, set.items[0]);
}

static void settle_by_context(struct place_reader *reader, size_t at)
{
    static const size_t DIGITS[] = {9, 6, 4, 2};
    struct place_mention *mention = &reader->mentions.items[at];
    struct candidates set = candidates_of(mention);

    if (mention->match.entry_count > CANDIDATES_MAX)
        return;
    for (size_t i = 0; i < sizeof DIGITS / sizeof *DIGITS && set.count > 1; i++) {
        keep_known(&set, &reader->known, DIGITS[i]);
        drop_superseded(&set);
    }
    if (set.count != 1)
        return;
    const char *code = candidate_code(&set, 0);
    bool named = known_has(&reader->known, code, code_depth(code));
    if ((mention->stem || mention->common) && !named)
        return;
    mention->chosen = set.items[0];
}

/* The mentions in a string of the header. */
static struct place_mentions header_mentions(struct place_reader *reader,
                                             const struct lexicon *lexicon, struct slice string)
{
    struct place_mentions mentions;
    struct text_builder builder;

    text_builder_init(&builder, reader->arena, (uint32_t)string.length);
    for (size_t at = 0, step; at < string.length; at += step) {
        uint32_t cp = 0;
        step = utf8_decode(string.data + at, string.length - at, &cp);
        assert(step > 0);
        text_append(&builder, cp, fold_cp(cp), 0, 0);
    }
    struct text text = text_built(&builder);
    place_mentions_read(reader->arena, lexicon, &text, &mentions);
    return mentions;
}

/* Adds the places that a string of the header names beyond doubt. */
static void read_header(struct place_reader *reader, const struct lexicon *lexicon,
                        struct slice string)
{
    struct place_reader header = {.arena = reader->arena,
                                  .mentions = header_mentions(reader, lexicon, string)};

    for (size_t i = 0; i < header.mentions.count; i++)
        settle_by_itself(&header, i);
    for (size_t i = 0; i < header.known.count; i++)
        known_add(&reader->known, header.known.code[i]);
}

static struct place *place_new(struct place_reader *reader, struct findings *findings)
{
    if (findings->place_count == ITEMS_MAX) {
        findings->too_many = true;
        return NULL;
    }
    struct place *places = arena_grow(reader->arena, findings->places, findings->place_count,
                                      &findings->place_capacity, sizeof *places);
    if (!places)
        return NULL;
    findings->places = places;
    return &places[findings->place_count++];
}

static bool same_place(const struct place *place, const struct place_mention *mention,
                       struct slice name)
{
    bool zone = place->level == PLACE_ZONE;

    if (mention->zone != zone)
        return false;
    if (mention->chosen && !zone)
        return slice_equal(place->code, slice_of(place_code(&mention->match, mention->chosen)));
    return slice_equal(place->name, name);
}

static void fill_candidates(struct place_reader *reader, struct place *place,
                            const struct place_mention *mention)
{
    uint32_t count = mention->match.entry_count;

    place->candidates = arena_array(reader->arena, count + 1, sizeof *place->candidates);
    for (uint32_t i = 0; place->candidates && i < count; i++)
        place->candidates[place->candidate_count++] =
            slice_of(place_code(&mention->match, &mention->match.entries[i]));
}

static void fill_place(struct place_reader *reader, struct place *place,
                       const struct place_mention *mention, struct slice name)
{
    place->name = name;
    if (mention->village) {
        place->level = PLACE_VILLAGE;
        return;
    }
    place->level = mention->zone ? PLACE_ZONE : (enum place_kind)mention->match.entries[0].kind;
    if (!mention->chosen) {
        fill_candidates(reader, place, mention);
        return;
    }
    if (!mention->zone)
        place->level = (enum place_kind)mention->chosen->kind;
    place->code = slice_of(place_code(&mention->match, mention->chosen));
    place->edition = slice_of(table_column(mention->match.table, mention->chosen, 1));
}

static void add_mention(struct place_reader *reader, struct findings *findings,
                        const struct place_mention *mention)
{
    struct slice name = text_utf8(reader->arena, reader->text, mention->span);
    struct place *place = NULL;

    for (size_t i = 0; i < findings->place_count && !place; i++)
        if (same_place(&findings->places[i], mention, name))
            place = &findings->places[i];
    if (!place) {
        place = place_new(reader, findings);
        if (!place)
            return;
        fill_place(reader, place, mention, name);
    }
    if (name.length > place->name.length)
        place->name = name;
    struct span *spans = arena_grow(reader->arena, place->mentions, place->mention_count,
                                    &place->mention_capacity, sizeof *spans);
    if (!spans)
        return;
    place->mentions = spans;
    spans[place->mention_count++] = mention->span;
}

/* Whether a mention that is not settled is worth reporting with its candidates. */
static bool is_reported(const struct place_mention *mention)
{
    return mention->chosen || mention->village || (!mention->stem && !mention->common);
}

/* The place that a string of the header names, as an index of those in the body. The last that is
 * named stands: 福建长乐 is 长乐. */
static uint32_t header_place(struct place_reader *reader, const struct lexicon *lexicon,
                             const struct findings *findings, struct slice string)
{
    struct place_mentions mentions = header_mentions(reader, lexicon, string);
    uint32_t found = NO_ITEM;

    for (size_t m = 0; m < mentions.count; m++)
        for (size_t i = 0; i < findings->place_count; i++)
            for (uint32_t c = 0; c < mentions.items[m].match.entry_count; c++) {
                const struct table_match *match = &mentions.items[m].match;
                if (slice_equal(findings->places[i].code,
                                slice_of(place_code(match, &match->entries[c]))))
                    found = (uint32_t)i;
            }
    return found;
}

void place_recognise(struct arena *arena, const struct lexicon *lexicon,
                     const struct layout *layout, struct findings *findings)
{
    struct place_reader reader = {.arena = arena, .text = &layout->body};

    place_mentions_read(arena, lexicon, &layout->body, &reader.mentions);
    read_header(&reader, lexicon, layout->headline);
    read_header(&reader, lexicon, layout->dateline.place);
    for (size_t i = 0; i < layout->info_source_count; i++)
        read_header(&reader, lexicon, layout->info_sources[i].name);
    for (size_t i = 0; i < reader.mentions.count; i++)
        if (!reader.mentions.items[i].village)
            settle_by_itself(&reader, i);
    for (size_t i = 0; i < reader.mentions.count; i++)
        if (!reader.mentions.items[i].village && !reader.mentions.items[i].chosen)
            settle_by_context(&reader, i);
    for (size_t i = 0; i < reader.mentions.count && !arena_overflowed(arena); i++)
        if (is_reported(&reader.mentions.items[i]))
            add_mention(&reader, findings, &reader.mentions.items[i]);
    findings->title_place = header_place(&reader, lexicon, findings, layout->headline);
    findings->dateline_place = header_place(&reader, lexicon, findings, layout->dateline.place);
}
