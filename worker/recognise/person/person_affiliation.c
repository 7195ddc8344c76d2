/* person_affiliation.c: from the title leftwards, as far as what stands there names something. */
#include "recognise/person/person_affiliation.h"

#include "base/limits.h"
#include "recognise/reader.h"

#define OUTSIDE_LENGTH_MAX    3u /* code points: 时任, 第一任 */
#define SHORT_AFFILIATION_MAX 6u /* code points, of one that begins with no place: 办公室 */

static const uint32_t LIST_COMMA = 0x3001; /* 、 */

uint32_t person_run_start(const struct text *text, uint32_t end)
{
    uint32_t start = end;

    while (start > 0 && end - start < SENTENCE_REACH_MAX && text->fold[start - 1] != LIST_COMMA &&
           !person_context_ends(text->fold[start - 1]))
        start--;
    return start;
}

bool person_run_stops(const struct person_titles *titles, struct span run)
{
    for (uint32_t at = run.start; at < run.end; at++)
        if (mention_map_at(&titles->organisations, at) == NO_ITEM &&
            match_is(lexicon_longest(titles->lexicon, TABLE_ORG_WORDS, titles->text, at, run.end),
                     ORG_WORD_STOP))
            return true;
    return false;
}

bool person_is_placed(const struct person_titles *titles, uint32_t at)
{
    return mention_map_at(&titles->organisations, at) != NO_ITEM ||
           mention_map_at(&titles->places, at) != NO_ITEM;
}

/* 原, 前, 时任 and the like stand before an office and are no part of the organisation. */
static bool is_outside(const struct person_titles *titles, struct span word)
{
    struct table_match row = lexicon_exact(titles->lexicon, TABLE_TITLE_FRONTS, titles->text, word);
    return match_is(row, TITLE_FRONT_OUTSIDE) && !person_is_placed(titles, word.start);
}

/* The run without such words at its ends: 县教育局|原|局长. */
static struct span without_outside(const struct person_titles *titles, struct span run)
{
    static const char *const FORMER[] = {"原", "前", NULL};

    for (uint32_t length = OUTSIDE_LENGTH_MAX; length > 0; length--)
        if (length <= span_length(run) &&
            is_outside(titles, (struct span){run.start, run.start + length}))
            run.start += length;
    if (!span_is_empty(run) && !person_is_placed(titles, run.end - 1))
        run.end -= reader_ends_in(titles->text, run.end, FORMER);
    return run;
}

/* Whether a place or an organisation begins at `at`. */
static bool begins(const struct mention_map *map, uint32_t at)
{
    return mention_map_at(map, at) != NO_ITEM && map->start[at] == at;
}

/* Whether the characters may be an affiliation: not 全国 of 全国人大|代表. */
static bool may_be_affiliation(const struct person_titles *titles, struct span found)
{
    return span_length(found) <= AFFILIATION_LENGTH_MAX && !person_run_stops(titles, found) &&
           !match_is(lexicon_exact(titles->lexicon, TABLE_WORDS, titles->text, found), WORD_SCOPE);
}

/* The organisation that the characters before a title name: from the first place or organisation in
 * them on behind which nothing stops it, as in 局长走访了|县派出所|所长; before an office, all of
 * them when they are few: not 大会由|副校长. */
static struct span affiliation_in(const struct person_titles *titles, struct span run,
                                  enum title_kind kind)
{
    struct span found = run;
    bool placed = false;

    for (; found.start < run.end; found.start++)
        if (begins(&titles->places, found.start) || begins(&titles->organisations, found.start)) {
            placed = true;
            if (may_be_affiliation(titles, found))
                return found;
        }
    if (!placed && span_length(run) <= SHORT_AFFILIATION_MAX && kind == TITLE_OFFICE &&
        !reader_ends(titles->text, run.end, "由") && may_be_affiliation(titles, run))
        found.start = run.start;
    return found;
}

/* 谭德塞博士与|西太平洋区域|主任: what stands behind somebody else and 与. */
static struct span behind_another(const struct person_titles *titles, struct span run)
{
    static const char *const AND_WORDS[] = {"和", "与", "及", NULL};
    uint32_t title = run.start; /* where the first title in the run ends */

    while (title < run.end && span_is_empty(title_map_before(&titles->map, title)))
        title++;
    for (uint32_t at = run.end; at > title; at--)
        if (reader_ends_in(titles->text, at, AND_WORDS) > 0)
            return (struct span){at, run.end};
    return run;
}

/* 活动由|七年级|段长李炯主持: what stands behind 由, which says who does it. */
static struct span behind_by(const struct text *text, struct span run)
{
    static const uint32_t BY = 0x7531; /* 由 */

    for (uint32_t at = run.end; at > run.start; at--)
        if (text->fold[at - 1] == BY)
            return (struct span){at, run.end};
    return run;
}

/* 西湖|里长: a ward of Taiwan, which no table has, keeps its last character. */
static bool is_of_ward(const struct person_titles *titles, struct span found, struct span title)
{
    return text_reads(titles->text, title.start, "里长") && !person_is_placed(titles, found.start);
}

/* Whether the mention that begins at `start` ends in the title's first character. */
static bool ends_in_first(const struct mention_map *map, uint32_t start, struct span title)
{
    uint32_t item = mention_map_at(map, title.start);

    return item != NO_ITEM && map->start[title.start] == start &&
           mention_map_at(map, title.start + 1) != item;
}

/* 局 of 交通局长 and 村 of 松兴屯村党支部书记 are the last character of what stands before the
 * title and the title's first; not so 人大 of 金峰镇人大主席, which is in both. */
static bool shares_first(const struct person_titles *titles, struct span affiliation,
                         struct span title)
{
    const struct mention_map *places = &titles->places;

    return ends_in_first(&titles->organisations, affiliation.start, title) ||
           (mention_map_at(places, title.start) != NO_ITEM &&
            places->start[title.start] < title.start &&
            ends_in_first(places, places->start[title.start], title));
}

void person_affiliation_read(struct person_titles *titles, struct person *person, struct span title,
                             uint32_t floor)
{
    uint32_t start = person_run_start(titles->text, title.start);
    struct span run = {start > floor ? start : floor, title.start};
    enum title_kind kind = title_map_kind(&titles->map, title.end);

    run = without_outside(titles, behind_by(titles->text, behind_another(titles, run)));
    struct span found = affiliation_in(titles, run, kind);
    if (!span_is_empty(found) &&
        (shares_first(titles, found, title) || is_of_ward(titles, found, title)))
        found.end = title.start + 1;
    if (person->affiliation.length == 0)
        person->affiliation = text_utf8(titles->arena, titles->text, found);
}
