/* organisation.c: from the last word of a name to its first. */
#include "recognise/organisation.h"

#include "base/limits.h"
#include "recognise/mention_map.h"

#define NAME_LENGTH_MAX     28u /* code points; the longest company names have about 25 */
#define UNPLACED_LENGTH_MAX 14u /* of a name that begins with no place */
#define HEAD_LENGTH_MIN     2u  /* of what stands before the last word, without a place */

struct organisation_reader {
    struct arena *arena;
    const struct lexicon *lexicon;
    const struct text *text;
    struct findings *findings;
    struct mention_map places;
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
        if (mention_map_at(&reader->places, start - 1) != NO_ITEM &&
            reader->places.start[start - 1] >= floor) {
            start = place = reader->places.start[start - 1];
            if (start == 0 || mention_map_at(&reader->places, start - 1) == NO_ITEM)
                break;
            continue;
        }
        if (!is_name_character(text->fold[start - 1]) || stops_before(reader, start, floor))
            break;
        start--;
    }
    *ret_placed = place != UINT32_MAX;
    return place != UINT32_MAX ? place : start;
}

/* Words such as 全市 and 园区 have a level in them and begin no name. */
static bool is_scope_word(const struct text *text, uint32_t level)
{
    static const uint32_t BEFORE[] = {0x5168, 0x5404, 0x8BE5, 0x672C, 0x6211, 0x56ED, 0x793E,
                                      0x5730, 0x57CE, 0x90CA, 0x4E61, 0x6751, 0x8F96, 0x7701};
    for (size_t i = 0; level > 0 && i < sizeof BEFORE / sizeof *BEFORE;
         i++) /* 全各该本我园社地城郊乡村辖省 */
        if (BEFORE[i] == text->fold[level - 1])
            return true;
    return false;
}

/* 落实省委组织部 has no place, but a level: 省 is where the name begins. UINT32_MAX when there is
 * none. */
static uint32_t level_start(const struct text *text, uint32_t start, uint32_t tail)
{
    for (uint32_t at = start; at <= tail && at < text->count; at++)
        if (is_level_word(text->fold[at]) && !is_scope_word(text, at))
            return at;
    return UINT32_MAX;
}

/* 公司 and 银行 behind a verb are no names, so a name without a place needs a longer last word:
 * 有限公司, or one that only names have: 恒申控股. */
static bool is_weak_tail(const struct text *text, struct span tail)
{
    return span_length(tail) <= 2 && !text_reads(text, tail.start, "集团") &&
           !text_reads(text, tail.start, "控股") && !text_reads(text, tail.start, "大学") &&
           !text_reads(text, tail.start, "医院") && !text_reads(text, tail.start, "中学");
}

/* Kinds whose names stand without a place: 恒申控股集团, 清华大学. */
static bool stands_alone(unsigned kind)
{
    return kind == ORG_COMPANY || kind == ORG_BANK || kind == ORG_SCHOOL || kind == ORG_HOSPITAL ||
           kind == ORG_MEDIA;
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
    if (findings->organisation_count == ITEMS_MAX) {
        findings->too_many = true;
        return NULL;
    }
    struct organisation *list =
        arena_grow(reader->arena, findings->organisations, findings->organisation_count,
                   &findings->organisation_capacity, sizeof *list);
    if (!list)
        return NULL;
    findings->organisations = list;
    struct organisation *added = &list[findings->organisation_count++];
    *added = (struct organisation){.name = name,
                                   .kind = (enum org_kind)kind,
                                   .place = mention_map_at(&reader->places, span.start)};
    return added;
}

/* 人民银行, 国务院: a last word that is a name by itself. */
static bool is_whole(const struct organisation_reader *reader, uint32_t at, uint32_t end)
{
    struct table_match tail = tail_at(reader, at);
    return tail.length == end - at && *table_column(tail.table, tail.entries, 0) != '\0';
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
    uint32_t level = placed ? UINT32_MAX : level_start(reader->text, start, tail);
    if (level < tail || (level == tail && end - tail > 2))
        start = level;
    else if (!placed && is_whole(reader, tail, end))
        start = tail;
    else if (!placed && (!stands_alone(kind) || tail - start < HEAD_LENGTH_MIN ||
                         end - start > UNPLACED_LENGTH_MAX ||
                         is_weak_tail(reader->text, (struct span){tail, end}) ||
                         cp_is_digit(reader->text->fold[start])))
        return tail;
    struct organisation *organisation = organisation_named(reader, (struct span){start, end}, kind);
    if (organisation)
        add_mention(reader, organisation, (struct span){start, end});
    return end;
}

void organisation_recognise(struct arena *arena, const struct lexicon *lexicon,
                            const struct layout *layout, struct findings *findings)
{
    struct organisation_reader reader = {
        .arena = arena, .lexicon = lexicon, .text = &layout->body, .findings = findings};
    uint32_t after = 0;

    mention_map_places(&reader.places, arena, layout->body.count, findings);
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
