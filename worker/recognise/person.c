/* person.c: titles and verbs of speech point at names; names are then joined to people. */
#include "recognise/person.h"

#include "base/limits.h"
#include "recognise/mention_map.h"
#include "recognise/person_name.h"

#define CHAIN_TITLES_MAX       6u  /* offices of one person in a row */
#define AFFILIATION_LENGTH_MAX 24u /* code points */
#define FUSED_PREFIX_MAX       4u  /* 组织 of 组织部长 */

struct person_reader {
    struct arena *arena;
    const struct lexicon *lexicon;
    const struct text *text;
    const struct layout *layout;
    struct findings *findings;
    struct mention_map places;
};

static bool ends_clause(uint32_t cp)
{
    static const uint32_t MARKS[] = {0,      '\n',   ',',    ';',    ':',    '!',    '?',
                                     '(',    ')',    ' ',    0x3002, 0x201C, 0x201D, 0x2018,
                                     0x2019, 0x300A, 0x300B, 0x2026, 0x2014};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) /* 。“”‘’《》…— */
        if (MARKS[i] == cp)
            return true;
    return false;
}

static const uint32_t LIST_COMMA = 0x3001; /* 、 */

static bool is_contributor(const struct person_reader *reader, struct slice name)
{
    for (size_t i = 0; i < reader->layout->contributor_count; i++)
        if (slice_equal(reader->layout->contributors[i].name, name))
            return true;
    return false;
}

static struct person *find_person(struct findings *findings, struct slice name)
{
    for (size_t i = 0; i < findings->person_count; i++)
        if (slice_equal(findings->people[i].name, name))
            return &findings->people[i];
    return NULL;
}

static void add_mention(struct person_reader *reader, struct person *person, struct span span)
{
    struct span *mentions = arena_grow(reader->arena, person->mentions, person->mention_count,
                                       &person->mention_capacity, sizeof *mentions);
    if (!mentions)
        return;
    person->mentions = mentions;
    mentions[person->mention_count++] = span;
}

/* The person of this name, new when there is none; NULL for a contributor. */
static struct person *person_named(struct person_reader *reader, struct span span,
                                   enum person_kind kind)
{
    struct findings *findings = reader->findings;
    struct slice name = text_utf8(reader->arena, reader->text, span);
    struct person *person = find_person(findings, name);

    if (person || is_contributor(reader, name))
        return person;
    if (findings->person_count == ITEMS_MAX) {
        findings->too_many = true;
        return NULL;
    }
    struct person *people = arena_grow(reader->arena, findings->people, findings->person_count,
                                       &findings->person_capacity, sizeof *people);
    if (!people)
        return NULL;
    findings->people = people;
    person = &people[findings->person_count++];
    *person = (struct person){.name = name, .kind = kind};
    add_mention(reader, person, span);
    return person;
}

static void add_slice(struct arena *arena, struct slice **list, size_t *count, size_t *capacity,
                      struct slice item)
{
    for (size_t i = 0; i < *count; i++)
        if (slice_equal((*list)[i], item))
            return;
    struct slice *items = arena_grow(arena, *list, *count, capacity, sizeof *items);
    if (!items)
        return;
    *list = items;
    items[(*count)++] = item;
}

static void add_title(struct person_reader *reader, struct person *person, struct span title,
                      enum title_kind kind)
{
    struct slice text = text_utf8(reader->arena, reader->text, title);

    if (kind == TITLE_DESCRIPTION)
        add_slice(reader->arena, &person->descriptions, &person->description_count,
                  &person->description_capacity, text);
    else
        add_slice(reader->arena, &person->titles, &person->title_count, &person->title_capacity,
                  text);
}

/* --- What stands before a name
 * ---------------------------------------------------------------------- */

/* The title that ends at `end`, the longest; empty when there is none. */
static struct span title_before(const struct person_reader *reader, uint32_t end,
                                enum title_kind *ret_kind)
{
    uint32_t farthest = end > LEXICON_KEY_MAX ? end - LEXICON_KEY_MAX : 0;
    struct span best = {end, end};

    for (uint32_t start = end; start-- > farthest && cp_is_hanzi(reader->text->fold[start]);) {
        struct table_match match =
            lexicon_longest(reader->lexicon, TABLE_TITLES, reader->text, start, end);
        if (match.length != end - start)
            continue;
        best.start = start;
        *ret_kind = (enum title_kind)match.entries[0].kind;
    }
    return best;
}

/* Where the run of characters before `end` begins: behind a mark. */
static uint32_t run_start(const struct text *text, uint32_t end)
{
    uint32_t start = end;

    while (start > 0 && end - start < SENTENCE_REACH_MAX && text->fold[start - 1] != LIST_COMMA &&
           !ends_clause(text->fold[start - 1]))
        start--;
    return start;
}

/* The organisation that the characters before a title name: from the first place in them on, or all
 * of them when they are few. */
static struct span affiliation_in(const struct person_reader *reader, struct span run)
{
    struct span best = {run.end, run.end};

    for (uint32_t at = run.start; at < run.end && span_is_empty(best); at++)
        if (mention_map_at(&reader->places, at) != NO_ITEM && reader->places.start[at] == at)
            best.start = at;
    if (span_is_empty(best) && span_length(run) <= AFFILIATION_LENGTH_MAX / 2)
        best.start = run.start;
    return span_length(best) <= AFFILIATION_LENGTH_MAX ? best : (struct span){run.end, run.end};
}

/* Reads the offices before a name, from the last to the first, and the organisation before them. */
static void read_offices(struct person_reader *reader, struct person *person, struct span title,
                         enum title_kind kind)
{
    const struct text *text = reader->text;

    for (unsigned i = 0; i < CHAIN_TITLES_MAX; i++) {
        uint32_t start = run_start(text, title.start);
        struct span run = {start, title.start};
        enum title_kind earlier = kind;
        struct span adjacent = title_before(reader, title.start, &earlier);
        if (!span_is_empty(adjacent)) { /* 主任督学: two titles without a mark */
            add_title(reader, person, title, kind);
            title = adjacent;
            kind = earlier;
            continue;
        }
        bool listed = start > 0 && text->fold[start - 1] == LIST_COMMA;
        struct span before = {start, start};
        if (listed)
            before = title_before(reader, start - 1, &earlier);
        bool fused = listed && !span_is_empty(before) && span_length(run) <= FUSED_PREFIX_MAX;
        if (fused)
            title.start = run.start;
        add_title(reader, person, title, kind);
        if (span_is_empty(before)) {
            if (person->affiliation.length == 0)
                person->affiliation = text_utf8(reader->arena, text, affiliation_in(reader, run));
            return;
        }
        title = before;
        kind = earlier;
    }
}

/* --- Where names are believed
 * ----------------------------------------------------------------------- */

static struct name_reading name_at(const struct person_reader *reader, uint32_t at, bool strong)
{
    struct name_reading name = person_name_read(reader->lexicon, reader->text, at, strong);

    if (mention_map_overlaps(&reader->places, (struct span){at, at + name.length}))
        name.length = 0;
    return name;
}

/* A surname that is mostly an ordinary word counts behind an office, with two characters behind it:
 * 主任督学 满小斌 is somebody, 局长闻令 is not. */
static struct name_reading rare_name_at(const struct person_reader *reader, uint32_t at)
{
    struct name_reading name = name_at(reader, at, true);

    if (name.length < 3)
        name.length = 0;
    return name;
}

static bool name_behind_title(struct person_reader *reader, uint32_t at)
{
    enum title_kind kind = TITLE_OFFICE;
    struct span title = title_before(reader, at, &kind);

    if (span_is_empty(title))
        return false;
    struct name_reading name = name_at(reader, at, false);
    if (name.length == 0 && kind != TITLE_DESCRIPTION)
        name = rare_name_at(reader, at);
    if (name.length == 0)
        return false;
    struct person *person = person_named(reader, (struct span){at, at + name.length}, name.kind);
    if (person)
        read_offices(reader, person, title, kind);
    return true;
}

/* 。满小斌说, “…”郝倩说: a name at the beginning of a clause, and a verb of speech behind it. */
static bool name_before_speech(struct person_reader *reader, uint32_t at)
{
    struct name_reading name = name_at(reader, at, false);

    if (name.length == 0)
        return false;
    struct table_match verb = lexicon_longest(reader->lexicon, TABLE_SPEECH, reader->text,
                                              at + name.length, reader->text->count);
    if (!match_is(verb, SPEECH_VERB) && name.kind == PERSON_NAMED)
        return false;
    person_named(reader, (struct span){at, at + name.length}, name.kind);
    return true;
}

/* 王建国书记: a name at the beginning of a clause, and an office behind it. */
static bool name_before_title(struct person_reader *reader, uint32_t at)
{
    struct name_reading name = name_at(reader, at, false);
    uint32_t end = at + name.length;

    if (name.length == 0 || name.kind != PERSON_NAMED)
        return false;
    struct table_match title =
        lexicon_longest(reader->lexicon, TABLE_TITLES, reader->text, end, reader->text->count);
    if (!match_is(title, TITLE_OFFICE) || name.length < 3)
        return false;
    struct person *person = person_named(reader, (struct span){at, end}, name.kind);
    if (person)
        add_title(reader, person, (struct span){end, end + title.length}, TITLE_OFFICE);
    return true;
}

static void believe_names(struct person_reader *reader)
{
    const struct text *text = reader->text;

    for (uint32_t at = 0; at < text->count; at++) {
        if (!cp_is_hanzi(text->fold[at]))
            continue;
        if (name_behind_title(reader, at))
            continue;
        uint32_t before = at > 0 ? text->fold[at - 1] : 0;
        if (before != LIST_COMMA && !ends_clause(before))
            continue;
        if (!name_before_speech(reader, at))
            name_before_title(reader, at);
    }
}

/* --- Mentions
 * --------------------------------------------------------------------------------------- */

/* Replaces the one mention that the name was read from by all of them. */
static void find_mentions(struct person_reader *reader, struct person *person)
{
    const struct text *text = reader->text;
    struct span name = person->mentions[0];
    uint32_t length = span_length(name);

    person->mention_count = 0;
    for (uint32_t at = 0; at + length <= text->count; at++) {
        struct span span = {at, at + length};
        if (text->fold[at] == text->fold[name.start] && text_equal(text, span, name))
            add_mention(reader, person, span);
    }
}

void person_recognise(struct arena *arena, const struct lexicon *lexicon,
                      const struct layout *layout, struct findings *findings)
{
    struct person_reader reader = {.arena = arena,
                                   .lexicon = lexicon,
                                   .text = &layout->body,
                                   .layout = layout,
                                   .findings = findings};

    mention_map_places(&reader.places, arena, layout->body.count, findings);
    believe_names(&reader);
    for (size_t i = 0; i < findings->person_count && !arena_overflowed(arena); i++)
        find_mentions(&reader, &findings->people[i]);
}
