/* person_title.c: from a name outwards, title by title. */
#include "recognise/person_title.h"

#include "base/limits.h"
#include "recognise/reader.h"

#define CHAIN_TITLES_MAX       6u  /* offices of one person in a row */
#define AFFILIATION_LENGTH_MAX 28u /* code points */
#define SHORT_AFFILIATION_MAX  6u  /* code points, of one that begins with no place: 办公室 */
#define FUSED_PREFIX_MAX       4u  /* 组织 of 组织部长 */

static const uint32_t LIST_COMMA = 0x3001, AND = 0x517C, OF = 0x7684; /* 、 兼 的 */

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

void person_title_add(struct person_titles *titles, struct person *person, struct span title)
{
    struct slice text = text_utf8(titles->arena, titles->text, title);
    struct table_match match = lexicon_exact(titles->lexicon, TABLE_TITLES, titles->text, title);

    if (match_is(match, TITLE_DESCRIPTION))
        add_slice(titles->arena, &person->descriptions, &person->description_count,
                  &person->description_capacity, text);
    else
        add_slice(titles->arena, &person->titles, &person->title_count, &person->title_capacity,
                  text);
}

/* Where the run of characters before `end` begins: behind a mark. */
static uint32_t run_start(const struct text *text, uint32_t end)
{
    uint32_t start = end;

    while (start > 0 && end - start < SENTENCE_REACH_MAX && text->fold[start - 1] != LIST_COMMA &&
           !person_context_ends(text->fold[start - 1]))
        start--;
    return start;
}

/* Whether a word stands in the run that no organisation's name has. */
static bool has_stop(const struct person_titles *titles, struct span run)
{
    for (uint32_t at = run.start; at < run.end; at++)
        if (match_is(lexicon_longest(titles->lexicon, TABLE_ORG_WORDS, titles->text, at, run.end),
                     ORG_WORD_STOP))
            return true;
    return false;
}

/* 原, 前, 时任 and the like stand before an office and are no part of the organisation. */
static uint32_t skip_modifiers(const struct text *text, struct span run)
{
    static const char *const MODIFIERS[] = {"原", "前", "时任", "现任", "曾任",
                                            "任", "代", "据",   "由",   NULL};
    uint32_t length = reader_one_of(text, run.start, MODIFIERS);

    return length > 0 && run.start + length <= run.end ? run.start + length : run.start;
}

/* The organisation that the characters before a title name: from the first place or organisation in
 * them on; before an office, all of them when they are few. */
static struct span affiliation_in(const struct person_titles *titles, struct span run, bool office)
{
    struct span found = run;

    for (; found.start < run.end; found.start++)
        if ((mention_map_at(&titles->places, found.start) != NO_ITEM &&
             titles->places.start[found.start] == found.start) ||
            (mention_map_at(&titles->organisations, found.start) != NO_ITEM &&
             titles->organisations.start[found.start] == found.start))
            break;
    if (span_is_empty(found)) {
        found.start = skip_modifiers(titles->text, run);
        if (span_length(found) > SHORT_AFFILIATION_MAX || !office)
            found.start = run.end;
    }
    return span_length(found) <= AFFILIATION_LENGTH_MAX && !has_stop(titles, found)
               ? found
               : (struct span){run.end, run.end};
}

static void read_affiliation(struct person_titles *titles, struct person *person, struct span title)
{
    struct span run = {run_start(titles->text, title.start), title.start};
    struct table_match match = lexicon_exact(titles->lexicon, TABLE_TITLES, titles->text, title);

    if (person->affiliation.length == 0)
        person->affiliation = text_utf8(titles->arena, titles->text,
                                        affiliation_in(titles, run, match_is(match, TITLE_OFFICE)));
}

/* Where in the run the last 兼 stands; run.end when nowhere: 副县长|兼|公安局. */
static uint32_t and_in(const struct text *text, struct span run)
{
    for (uint32_t at = run.end; at-- > run.start;)
        if (text->fold[at] == AND)
            return at;
    return run.end;
}

/* Whether a title before a comma is a title of who follows, as in 厅长,省委农办主任江河清, and not
 * what somebody else is: 他任厅长,省委农办主任江河清到场. */
static bool is_held(const struct person_titles *titles, struct span title)
{
    struct span run = {run_start(titles->text, title.start), title.start};
    return !has_stop(titles, run) && and_in(titles->text, run) == run.end;
}

/* The title before `title`: 主任督学 without a mark, 书记兼镇长, 常委、组织部长. Then *title begins
 * where its own words begin: 组织部长 behind 、. Empty when there is none. */
static struct span earlier_title(const struct person_titles *titles, struct span *title)
{
    const struct text *text = titles->text;
    struct span before = title_map_before(&titles->map, title->start);
    struct span run = {run_start(text, title->start), title->start};
    uint32_t and = and_in(text, run);

    if (!span_is_empty(before))
        return before;
    if (and < run.end)
        return title_map_before(&titles->map, and);
    if (text_fold(text, run.start - 1) != LIST_COMMA && text_fold(text, run.start - 1) != ',')
        return before;
    before = title_map_before(&titles->map, run.start - 1);
    if (text->fold[run.start - 1] == ',' && !is_held(titles, before))
        return (struct span){title->start, title->start};
    if (!span_is_empty(before) && span_length(run) <= FUSED_PREFIX_MAX && !has_stop(titles, run) &&
        !mention_map_overlaps(&titles->places, run) &&
        !mention_map_overlaps(&titles->organisations, run))
        title->start = run.start;
    return before;
}

/* The titles before a name, added in the order in which they are printed. */
static void read_before(struct person_titles *titles, struct person *person, struct span name)
{
    uint32_t beside = text_fold(titles->text, name.start - 1);
    bool of = beside == OF || beside == ' ';
    struct span title = title_map_before(&titles->map, name.start - of);
    struct span chain[CHAIN_TITLES_MAX], first = title;
    size_t count = 0;

    while (count < CHAIN_TITLES_MAX && !span_is_empty(title)) {
        first = title;
        struct span before = earlier_title(titles, &title);
        chain[count++] = title;
        title = before;
    }
    for (size_t i = count; i-- > 0;)
        person_title_add(titles, person, chain[i]);
    if (count > 0)
        read_affiliation(titles, person, first);
}

/* 是某局副局长, 担任审判长, (某公司经理): the title at the end of what is said of a person whose
 * name ends at `at`; empty when nothing is. Behind a comma an organisation must stand before it. */
static struct span predicate_title(const struct person_titles *titles, uint32_t at)
{
    static const char *const LINKS[] = {"担任", "任", "(", NULL};
    static const char *const LOOSE[] = {"是", "系", ",", NULL};
    const struct text *text = titles->text;
    uint32_t link = reader_one_of(text, at, LINKS), loose = reader_one_of(text, at, LOOSE);
    struct span run = {at + link + loose, at + link + loose};

    bool bracket = text_fold(text, at) == '(';
    if (link + loose == 0)
        return run;
    while ((!person_context_ends(text_fold(text, run.end)) || text_reads(text, run.end, ",")) &&
           text_fold(text, run.end) != LIST_COMMA && span_length(run) <= AFFILIATION_LENGTH_MAX &&
           (bracket || text->fold[run.end] != ','))
        run.end++;
    struct span title = title_map_before(&titles->map, run.end);
    bool placed = mention_map_at(&titles->organisations, title.start - 1) != NO_ITEM ||
                  mention_map_at(&titles->places, title.start - 1) != NO_ITEM;
    if (title.start < run.start || (loose > 0 && !placed))
        return (struct span){run.end, run.end};
    return title;
}

/* 王建国书记: a title right behind the name, or at the end of what is said of the person. */
static void read_behind(struct person_titles *titles, struct person *person, uint32_t at)
{
    const struct text *text = titles->text;
    struct table_match beside =
        lexicon_longest(titles->lexicon, TABLE_TITLES, text, at, text->count);
    struct span said = predicate_title(titles, at);

    if (beside.length > 1 && !match_is(beside, TITLE_DESCRIPTION))
        person_title_add(titles, person, (struct span){at, at + beside.length});
    if (span_is_empty(said))
        return;
    person_title_add(titles, person, said);
    read_affiliation(titles, person, said);
}

void person_titles_read(struct person_titles *titles, struct person *person, struct span name)
{
    read_before(titles, person, name);
    read_behind(titles, person, name.end);
}
