/* figure_place.c: from the figure to the left: a place, a scope word, then what the header names.
 */
#include "recognise/figure_place.h"

#include "base/limits.h"
#include "recognise/mention_map.h"

struct place_search {
    const struct text *text;
    struct findings *findings;
    struct mention_map places, organisations;
};

#define SCOPE_REACH_MAX 20000u /* code points between 全县 and the county that it means */

static const uint32_t OUT = 0x5916, IN = 0x5185; /* 外 内 */

/* Where the chain of places that goes on at `end` ends: 湖北|荆州. */
static uint32_t chain_end(const struct mention_map *places, uint32_t end)
{
    while (mention_map_at(places, end) != NO_ITEM)
        end++;
    return end;
}

/* 湖北籍员工, 荆州来双, 永州市外, 从长沙返, “永州智慧就业”: where somebody comes from, what is not
 * meant, or the first word of a name. */
static bool is_origin(const struct place_search *search, struct span mention)
{
    const struct text *text = search->text;
    static const uint32_t BEHIND[] = {0x7C4D, 0x6765, 0x8FD4, 0x5916, 0x56DE}; /* 籍来返外回 */
    static const uint32_t BEFORE[] = {0x4ECE, 0x8D74, 0x63F4, 0x5F80,
                                      0x81EA, 0x201C, 0x300A}; /* 从赴援往自“《 */

    uint32_t end = chain_end(&search->places, mention.end);
    for (size_t i = 0; i < sizeof BEHIND / sizeof *BEHIND; i++)
        if (text_fold(text, end) == BEHIND[i])
            return true;
    for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE; i++)
        if (text_fold(text, mention.start - 1) == BEFORE[i])
            return true;
    return false;
}

/* The place that is stated last inside `span`; NO_ITEM when there is none. */
static uint32_t place_in(const struct place_search *search, struct span span)
{
    struct span mention;
    uint32_t place = mention_map_last(&search->places, span, &mention);

    while (place != NO_ITEM &&
           (mention_map_overlaps(&search->organisations, mention) || is_origin(search, mention))) {
        span.end = mention.start;
        place = mention_map_last(&search->places, span, &mention);
    }
    return place;
}

/* The level that 省 市 县 区 镇 乡 stand for; PLACE_OTHER for another character. */
static enum place_kind level_of(uint32_t cp)
{
    switch (cp) {
    case 0x7701: /* 省 */
        return PLACE_PROVINCE;
    case 0x5E02: /* 市 */
    case 0x5DDE: /* 州 */
        return PLACE_PREFECTURE;
    case 0x53BF: /* 县 */
    case 0x533A: /* 区 */
        return PLACE_COUNTY;
    case 0x9547: /* 镇 */
    case 0x4E61: /* 乡 */
        return PLACE_TOWNSHIP;
    default:
        return PLACE_OTHER;
    }
}

static bool is_own(uint32_t cp)
{
    return cp == 0x6211 || cp == 0x672C; /* 我 本 */
}

/* 全县, 该市, 我省, 县内: a level with a word that makes it a scope. */
static bool is_scope(const struct text *text, uint32_t at)
{
    uint32_t before = text_fold(text, at - 1);

    if (level_of(text_fold(text, at)) == PLACE_OTHER)
        return false;
    return before == 0x5168 || before == 0x8BE5 || is_own(before) ||
           text_fold(text, at + 1) == IN; /* 全 该 */
}

/* Whether a place may be what a scope word of `level` means; a county-level city is a 市 as well.
 */
static bool fits_level(const struct place *place, enum place_kind level)
{
    static const char CITY[] = "市";
    size_t length = sizeof CITY - 1;
    bool city = place->name.length > length &&
                memcmp(place->name.data + place->name.length - length, CITY, length) == 0;

    if (level == PLACE_PREFECTURE)
        return place->level == PLACE_PREFECTURE ||
               ((place->level == PLACE_COUNTY || place->level == PLACE_PROVINCE) && city);
    return place->level == level;
}

static bool header_fits(const struct place_search *search, uint32_t place, enum place_kind level)
{
    return place != NO_ITEM && fits_level(&search->findings->places[place], level);
}

/* The place of `level` that is named last before `at`. */
static uint32_t last_of_level(const struct place_search *search, uint32_t at, enum place_kind level)
{
    struct span before = {at > SCOPE_REACH_MAX ? at - SCOPE_REACH_MAX : 0, at}, mention;
    uint32_t place = mention_map_last(&search->places, before, &mention);

    while (place != NO_ITEM &&
           (!fits_level(&search->findings->places[place], level) || is_origin(search, mention))) {
        before.end = mention.start;
        place = mention_map_last(&search->places, before, &mention);
    }
    return place;
}

/* What the scope word at `at` means: 我县 the publisher's, 全县 the one named last. */
static uint32_t resolve_scope(const struct place_search *search, uint32_t at)
{
    const struct findings *findings = search->findings;
    enum place_kind level = level_of(text_fold(search->text, at));
    bool own = is_own(text_fold(search->text, at - 1));

    if (own && header_fits(search, findings->dateline_place, level))
        return findings->dateline_place;
    uint32_t found = own ? NO_ITEM : last_of_level(search, at, level);
    if (found == NO_ITEM && header_fits(search, findings->title_place, level))
        found = findings->title_place;
    if (found == NO_ITEM && header_fits(search, findings->dateline_place, level))
        found = findings->dateline_place;
    return found != NO_ITEM ? found : last_of_level(search, at, level);
}

/* 省外, 县外: whatever the place is, it is not this one. */
static bool is_excluded(const struct text *text, uint32_t start, uint32_t end)
{
    for (uint32_t at = end; at-- > start + 1;) {
        uint32_t cp = text_fold(text, at);
        if (cp == ',' || cp == ';' || cp == '(' || cp == 0x3001)
            return false;
        if (cp == OUT && (level_of(text_fold(text, at - 1)) != PLACE_OTHER ||
                          text_fold(text, at - 1) == 0x5883 || text_fold(text, at - 1) == 0x56FD))
            return true; /* 境外 国外 */
    }
    return false;
}

/* Where the sentence of a figure begins, or as far back as a sentence reaches. */
static uint32_t sentence_start(const struct text *text, uint32_t at)
{
    uint32_t floor = at > SENTENCE_REACH_MAX ? at - SENTENCE_REACH_MAX : 0;

    while (at > floor && text->fold[at - 1] != 0x3002 && text->fold[at - 1] != '\n' &&
           text->fold[at - 1] != '!' && text->fold[at - 1] != '?')
        at--;
    return at;
}

/* 会同县林业局发放… : a state or party body that begins the sentence acts at its seat. */
static uint32_t seat_of_subject(const struct place_search *search, uint32_t sentence)
{
    uint32_t subject = mention_map_at(&search->organisations, sentence);

    if (subject == NO_ITEM)
        return NO_ITEM;
    const struct organisation *body = &search->findings->organisations[subject];
    return body->kind == ORG_GOVERNMENT || body->kind == ORG_PARTY ? body->place : NO_ITEM;
}

static void find_place(const struct place_search *search, struct figure *figure)
{
    uint32_t start = sentence_start(search->text, figure->span.start);
    struct span before = {start, figure->span.start};
    uint32_t scope = NO_ITEM;

    if (is_excluded(search->text, before.start, before.end))
        return;
    for (uint32_t at = before.end; at-- > before.start && scope == NO_ITEM;)
        if (at > 0 && is_scope(search->text, at))
            scope = at;
    uint32_t stated =
        place_in(search, scope != NO_ITEM ? (struct span){scope, before.end} : before);
    const struct findings *findings = search->findings;
    if (stated == NO_ITEM && scope == NO_ITEM)
        stated = seat_of_subject(search, start);
    if (stated != NO_ITEM) {
        figure->place = stated;
        figure->place_from = "stated";
    } else if (scope != NO_ITEM) {
        figure->place = resolve_scope(search, scope);
        figure->place_from = figure->place != NO_ITEM ? "scope" : NULL;
    } else if (findings->title_place != NO_ITEM) {
        figure->place = findings->title_place;
        figure->place_from = "title";
    } else if (findings->dateline_place != NO_ITEM) {
        figure->place = findings->dateline_place;
        figure->place_from = "dateline";
    }
}

void figure_places_find(struct arena *arena, const struct text *body, struct findings *findings)
{
    struct place_search search = {.text = body, .findings = findings};

    mention_map_places(&search.places, arena, body->count, findings);
    mention_map_organisations(&search.organisations, arena, body->count, findings);
    for (size_t i = 0; i < findings->figure_count; i++)
        if (findings->figures[i].place == NO_ITEM)
            find_place(&search, &findings->figures[i]);
}
