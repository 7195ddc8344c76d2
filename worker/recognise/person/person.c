/* person.c: candidates with their evidence, then people with all their mentions. */
#include "recognise/person/person.h"

#include "base/limits.h"
#include "recognise/person/name_other.h"
#include "recognise/person/name_row.h"
#include "recognise/person/person_candidate.h"
#include "recognise/person/person_dotted.h"
#include "recognise/person/person_maker.h"
#include "recognise/person/person_name.h"
#include "recognise/person/person_part.h"
#include "recognise/person/person_share.h"
#include "recognise/person/person_surname.h"
#include "recognise/reader.h"

#include <stdlib.h>

/* In quarters of a natural logarithm. */
enum {
    ACCEPTED = PERSON_CANDIDATE_ACCEPTED,
    LEFT_LIST = 21,
    LEFT_AMONG = 26,
    LEFT_NATIVE = 20,
    LEFT_SHARED = 20
};

#define LISTED_SURE       2u  /* names in a row, behind which any characters are one */
#define SERIES_LENGTH_MAX 24u /* code points of organisation and office in a row of names */

/* Names that are weighed in one article; a long one has some hundred. */
#define CANDIDATES_MAX 4096u

struct person_reader {
    struct arena *arena;
    const struct lexicon *lexicon;
    const struct text *text;
    struct person_titles titles;
    struct person_list list;
    struct person_candidate *candidates;
    size_t candidate_count, candidate_capacity;
    uint32_t listed;              /* where the last accepted name ends */
    unsigned listed_count;        /* how many names are in its list */
    enum name_vouch listed_vouch; /* what stood before it, or before the list it is in */
    int listed_left;
    uint32_t apart; /* where the last name of somebody who made the article ends */
};

static const uint32_t LIST_COMMA = 0x3001; /* 、 */

/* Whether a word of two characters or more begins at `at`: without evidence, that is what it is. */
static bool begins_word(const struct person_reader *reader, uint32_t at)
{
    return lexicon_longest(reader->lexicon, TABLE_COMMON_WORDS, reader->text, at,
                           reader->text->count)
               .length > 1;
}

static bool has_dot(const struct text *text, struct span span)
{
    for (uint32_t at = span.start; at < span.end; at++)
        if (person_dotted_mark(text, at))
            return true;
    return false;
}

/* Whether the characters are a place's or an organisation's name, or share one with it. A name may
 * have a place's in it: 陈中山, and 江山 behind an office. */
static bool is_elsewhere(const struct person_reader *reader, struct span span,
                         enum name_vouch vouch)
{
    const struct mention_map *places = &reader->titles.places;
    uint32_t first = span.start + (vouch < NAME_IN_SLOT); /* where a place in the name may begin */

    static const uint32_t NATIVE = 0x4EBA; /* 人 */

    if (mention_map_overlaps(&reader->titles.organisations, span) ||
        (mention_map_at(places, span.start) != NO_ITEM &&
         text_fold(reader->text, span.end) == NATIVE)) /* 老板|石家庄|人 */
        return true;
    if (has_dot(reader->text, span)) /* 武装部长|托合塔尔·别克 */
        return mention_map_at(places, span.start) != NO_ITEM;
    for (uint32_t at = span.start; at < span.end; at++) {
        if (mention_map_at(places, at) == NO_ITEM)
            continue;
        bool goes_on = mention_map_at(places, span.end) != NO_ITEM &&
                       places->start[span.end] == places->start[at];
        if (places->start[at] < first || goes_on ||
            name_row_level(reader->text->fold[span.end - 1]))
            return true;
    }
    return false;
}

static void add_candidate(struct person_reader *reader, struct person_candidate candidate)
{
    if (reader->candidate_count == CANDIDATES_MAX) {
        reader->list.findings->too_many = true;
        return;
    }
    struct person_candidate *list =
        arena_grow(reader->arena, reader->candidates, reader->candidate_count,
                   &reader->candidate_capacity, sizeof *list);
    if (!list)
        return;
    reader->candidates = list;
    list[reader->candidate_count++] = candidate;
}

/* 教师|白雪、县职业教育中心教师|高兴: the office before `at` is in a row with the last name and its
 * own. Nothing but organisation and office stands between. */
static bool is_in_series(const struct person_reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    uint32_t from = reader->listed + 1;
    struct span title = title_map_before(&reader->titles.map, at);

    if (from > title.start || from + SERIES_LENGTH_MAX < at || span_is_empty(title) ||
        reader->listed_vouch < NAME_IN_SLOT || !name_row_mark(text->fold[from - 1]))
        return false;
    for (uint32_t i = from; i < title.start; i++)
        if (!cp_is_hanzi(text->fold[i]) ||
            match_is(lexicon_longest(reader->lexicon, TABLE_ORG_WORDS, text, i, title.start),
                     ORG_WORD_STOP))
            return false;
    return true;
}

/* 海原县人|邸宏伟, or 成都的汪小川、重庆的|毛东升: a place's people before `at`; with 的 in a row
 * of names alone, for 重庆的火锅. */
static bool is_native(const struct person_reader *reader, uint32_t at)
{
    static const uint32_t NATIVE = 0x4EBA, OF = 0x7684; /* 人 的 */
    const struct mention_map *places = &reader->titles.places;
    uint32_t joins = text_fold(reader->text, at - 1);

    if (at < 2 || mention_map_at(places, at - 2) == NO_ITEM)
        return false;
    return joins == NATIVE || (joins == OF && places->start[at - 2] == reader->listed + 1 &&
                               name_row_mark(reader->text->fold[reader->listed]));
}

/* 岱山县长|涂港的风: the office is the last character of a place and one more, and may be none. */
static bool is_shared(const struct person_reader *reader, uint32_t at)
{
    struct span title = title_map_before(&reader->titles.map, at);
    const struct mention_map *places = &reader->titles.places;

    return span_length(title) == 2 && mention_map_at(places, title.start) != NO_ITEM &&
           places->start[title.start] < title.start &&
           mention_map_at(places, title.start + 1) == NO_ITEM;
}

/* Weighs the name at `at`, if one may begin there. Returns where to go on. */
static uint32_t weigh_name(struct person_reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    bool listed = at > 0 && reader->listed + 1 == at && name_row_mark(text->fold[at - 1]);
    bool comma = listed && text->fold[at - 1] == LIST_COMMA;
    bool among =
        comma && (reader->listed_vouch >= NAME_IN_SLOT ||
                  (reader->listed_vouch == NAME_VOUCHED && reader->listed_count >= LISTED_SURE));
    enum name_vouch vouch = !comma ? NAME_BEGINS : among ? NAME_IN_SLOT : NAME_VOUCHED;
    int left = !listed ? person_context_left(reader->lexicon, text, &reader->titles.map, at, &vouch)
               : vouch == NAME_IN_SLOT && reader->listed_vouch >= NAME_IN_SLOT
                   ? reader->listed_left            /* 副市长路长河、|季风、 */
               : vouch == NAME_IN_SLOT ? LEFT_AMONG /* 县领导计松涛、侯玉凤、|尚可为、 */
                                       : LEFT_LIST;

    if (vouch >= NAME_IN_SLOT && !listed && is_in_series(reader, at))
        vouch = NAME_IN_SERIES;
    if (vouch >= NAME_IN_OFFICE && !listed && is_shared(reader, at)) {
        left = LEFT_SHARED;
        vouch = NAME_BEGINS;
    }
    if (left < LEFT_NATIVE && is_native(reader, at)) {
        left = LEFT_NATIVE;
        vouch = vouch < NAME_VOUCHED ? NAME_VOUCHED : vouch;
    }
    if (left <= 0 && begins_word(reader, at))
        return at + 1;
    struct name_reading name = person_name_read(reader->lexicon, text, at, vouch, left);
    struct person_candidate candidate = {{at, at + name.length},
                                         name.surname,
                                         name.kind,
                                         name.score + name.right + left,
                                         text->fold + at};
    if (name.length == 0 || name_is_marked(text, candidate.span) ||
        is_elsewhere(reader, candidate.span, vouch) ||
        (vouch == NAME_UNVOUCHED && left <= 0 && name_row_cut(text, candidate.span)) ||
        (vouch < NAME_IN_SLOT && name_row_of_places(reader->lexicon, text, candidate.span)))
        return at + 1;
    if (candidate.score < PERSON_NAME_CANDIDATE)
        return at + 1;
    if (person_is_maker(reader->lexicon, text, candidate.span, reader->apart)) {
        reader->apart = candidate.span.end;
        return candidate.span.end;
    }
    add_candidate(reader, candidate);
    if (candidate.score < ACCEPTED)
        return at + 1;
    reader->listed = candidate.span.end;
    reader->listed_count = comma ? reader->listed_count + 1 : 1;
    reader->listed_vouch = among && reader->listed_vouch < NAME_IN_SLOT ? NAME_VOUCHED : vouch;
    reader->listed_left = left;
    return candidate.span.end;
}

/* Whether a name may begin at `at`: with a surname, as a foreign name, as A女士, or as anything
 * that stands behind a title. False is certain. */
static bool may_begin(const struct person_reader *reader, uint32_t at)
{
    const struct table *tables = reader->lexicon->tables;
    uint32_t cp = reader->text->fold[at];
    bool starts = table_may_start(&tables[TABLE_SURNAMES], cp) ||
                  table_may_start(&tables[TABLE_FOREIGN_COSTS], cp) || cp_is_latin(cp) ||
                  cp == 0x5C0F || cp == 0x8001 || /* 小 老 */
                  (cp_is_hanzi(cp) && !span_is_empty(title_map_before(&reader->titles.map, at)));

    return starts && !title_map_inside(&reader->titles.map, at);
}

static void weigh_names(struct person_reader *reader)
{
    const struct text *text = reader->text;

    for (uint32_t at = 0; at < text->count;)
        at = may_begin(reader, at) ? weigh_name(reader, at) : at + 1;
}

/* Every place where the name stands, and is in no longer name. */
static void find_mentions(struct person_reader *reader, struct person *person, struct span name)
{
    const struct text *text = reader->text;
    uint32_t length = span_length(name);

    for (uint32_t at = 0; at + length <= text->count; at++) {
        struct span span = {at, at + length};
        if (text->fold[at] != text->fold[name.start] || !text_equal(text, span, name) ||
            person_list_taken(&reader->list, span))
            continue;
        if (at == name.start || person_name_again(reader->lexicon, text, span))
            person_list_mention(&reader->list, person, span);
    }
}

static void believe_names(struct person_reader *reader)
{
    if (reader->candidate_count == 0)
        return;
    reader->candidate_count =
        person_candidates_weigh(reader->text, reader->candidates, reader->candidate_count);
    for (size_t i = 0; i < reader->candidate_count && !arena_overflowed(reader->arena); i++) {
        const struct person_candidate *candidate = &reader->candidates[i];
        if (candidate->kind == PERSON_SURNAME_ONLY ||
            person_list_taken(&reader->list, candidate->span))
            continue;
        struct person *person = person_list_named(&reader->list, candidate->span, candidate->kind);
        if (person && person->mention_count == 0)
            find_mentions(reader, person, candidate->span);
        else if (person) /* 石某|后怕: weighed where it stands, whatever its characters say */
            person_list_mention(&reader->list, person, candidate->span);
    }
}

/* 多金 of 多金同志: the given name of somebody whose full name is known, not a surname. Makes a
 * mention of it. */
static bool refer_given(struct person_reader *reader, const struct person_candidate *candidate)
{
    const struct findings *findings = reader->list.findings;
    struct span given = {candidate->span.start - 1, candidate->span.start + 1};

    for (size_t i = 0; candidate->span.start > 0 && i < findings->person_count; i++) {
        struct person *person = &findings->people[i];
        struct span name = person->mentions[0];
        struct span end = {name.end - 2, name.end};
        if (person->kind != PERSON_NAMED || span_length(name) < 3 ||
            !text_equal(reader->text, end, given))
            continue;
        if (!person_list_taken(&reader->list, given))
            person_list_mention(&reader->list, person, given);
        return true;
    }
    return false;
}

/* 黄医生, 李大妈: honorifics that were read as candidates. */
static void refer_surnames(struct person_reader *reader)
{
    for (size_t i = 0; i < reader->candidate_count; i++) {
        const struct person_candidate *candidate = &reader->candidates[i];
        if (candidate->kind == PERSON_SURNAME_ONLY &&
            !person_list_taken(&reader->list, candidate->span) && !refer_given(reader, candidate))
            person_surname_refer(&reader->list, &reader->titles, candidate->span,
                                 candidate->surname, true);
    }
}

void person_recognise(struct arena *arena, const struct lexicon *lexicon,
                      const struct layout *layout, struct findings *findings)
{
    const struct text *text = &layout->body;
    struct person_reader reader = {.arena = arena,
                                   .lexicon = lexicon,
                                   .text = text,
                                   .titles = {.arena = arena, .lexicon = lexicon, .text = text},
                                   .list = {.arena = arena,
                                            .lexicon = lexicon,
                                            .text = text,
                                            .layout = layout,
                                            .findings = findings},
                                   .listed = UINT32_MAX - 1,
                                   .apart = UINT32_MAX};

    title_map_init(&reader.titles.map, arena, lexicon, text);
    mention_map_places(&reader.titles.places, arena, text->count, findings);
    mention_map_organisations(&reader.titles.organisations, arena, text->count, findings);
    if (!person_list_init(&reader.list))
        return;
    weigh_names(&reader);
    believe_names(&reader);
    person_parts_refer(&reader.list, &reader.titles);
    person_list_sort(&reader.list);
    for (size_t i = 0; i < findings->person_count && !arena_overflowed(arena); i++)
        for (size_t j = 0; j < findings->people[i].mention_count; j++)
            person_titles_read(&reader.titles, &findings->people[i],
                               findings->people[i].mentions[j]);
    person_titles_share(&reader.titles, findings);
    refer_surnames(&reader);
    person_surname_find(&reader.list, &reader.titles);
    person_list_sort(&reader.list);
}
