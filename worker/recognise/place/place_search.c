/* place_search.c: an item of a list is a place with its number right behind it, and one more. */
#include "recognise/place/place_search.h"

#include "base/bisect.h"
#include "recognise/reader.h"

/* Code points of a noun between a figure and its bracket: 1名危重症病例(平遥县). */
#define ASIDE_REACH_MAX 8u

/* Code points between an age and where who is of it lives. */
#define HOME_REACH_MAX 20u

uint32_t place_search_chain_end(const struct place_search *search, uint32_t end)
{
    while (mention_map_at(&search->places, end) != NO_ITEM)
        end++;
    return end;
}

uint32_t place_search_chain_start(const struct place_search *search, uint32_t start)
{
    while (start > 0 && mention_map_at(&search->places, start - 1) != NO_ITEM)
        start--;
    return start;
}

/* The figure that begins at `at`; the count of figures when none does. */
static size_t figure_at(const struct findings *f, uint32_t at)
{
    size_t i = BISECT(f->figures, f->figure_count, struct figure, reach.start, at);

    return i < f->figure_count && f->figures[i].reach.start == at ? i : f->figure_count;
}

/* Whether the figure is an item of a list: a place, right behind it the number, and a mark. */
static bool is_item(const struct place_search *search, size_t figure)
{
    const struct findings *f = search->findings;
    static const char *const MARKS[] = {"、", ",", ";", "(", ")", "。", "和", NULL};

    return figure < f->figure_count && f->figures[figure].reach.start > 0 &&
           mention_map_at(&search->places, f->figures[figure].reach.start - 1) != NO_ITEM &&
           reader_one_of(search->text, f->figures[figure].reach.end, MARKS) > 0;
}

/* The next item of the list that `item` is in, or the one before it: brackets may lie between. */
static bool has_neighbour(const struct place_search *search, size_t item)
{
    const struct findings *f = search->findings;
    uint32_t aside = search->marks[f->figures[item].span.start].aside;
    uint32_t sentence = search->marks[f->figures[item].span.start].sentence;

    for (size_t i = item + 1; i < f->figure_count; i++) {
        const struct place_mark *mark = &search->marks[f->figures[i].span.start];
        if (mark->sentence != sentence)
            break;
        if (mark->aside == aside)
            return is_item(search, i);
    }
    return false;
}

bool place_search_is_listed(const struct place_search *search, struct span mention, uint32_t at)
{
    const struct findings *f = search->findings;
    uint32_t end = place_search_chain_end(search, mention.end);
    size_t item = end < at ? figure_at(f, end) : f->figure_count;
    uint32_t sentence;

    if (!is_item(search, item) || f->figures[item].reach.end + 1 == search->marks[at].aside)
        return false; /* 贵阳市6例(1例已治愈) */
    if (has_neighbour(search, item) ||
        text_fold(search->text, f->figures[item].reach.end) == 0x3001 /* 、 */)
        return true;
    sentence = search->marks[at].sentence;
    for (size_t i = item; i-- > 0 && f->figures[i].span.start >= sentence;)
        if (search->marks[f->figures[i].span.start].aside ==
            search->marks[f->figures[item].span.start].aside)
            return is_item(search, i);
    return false;
}

uint32_t place_search_behind(const struct place_search *search, const struct figure *figure)
{
    const struct text *text = search->text;
    uint32_t at = figure->reach.end, end = at + ASIDE_REACH_MAX;

    if (figure->reach.start > 0 &&
        mention_map_at(&search->places, figure->reach.start - 1) != NO_ITEM)
        return NO_ITEM;
    while (at < end && cp_is_hanzi(text_fold(text, at)))
        at++;
    if (text_fold(text, at) != '(' || mention_map_at(&search->places, at + 1) == NO_ITEM)
        return NO_ITEM;
    uint32_t close = place_search_chain_end(search, at + 1);
    return text_fold(text, close) == ')' || text_fold(text, close) == ','
               ? mention_map_at(&search->places, close - 1)
               : NO_ITEM;
}

static const char *const LIVES[] = {"居住于", "居住在", "居住", "现住", "家住", NULL};

bool place_search_is_aside(const struct place_search *search, struct span mention)
{
    static const char *const AMONG[] = {"其中", "中,", "其中,", "其中:", NULL};
    const struct text *text = search->text;
    uint32_t start = place_search_chain_start(search, mention.start);
    uint32_t end = place_search_chain_end(search, mention.end);

    return reader_ends_in(text, start, LIVES) > 0 ||
           (cp_is_digit(text_fold(text, end)) && reader_ends_in(text, start, AMONG) > 0);
}

uint32_t place_search_home(const struct place_search *search, const struct figure *figure)
{
    const struct text *text = search->text;
    uint32_t end = figure->span.end + HOME_REACH_MAX;

    if (figure->kind != UNIT_AGE)
        return NO_ITEM;
    for (uint32_t at = figure->span.end; at < end && text_fold(text, at) != 0x3002 /* 。 */; at++) {
        uint32_t from = at + reader_one_of(text, at, LIVES);
        uint32_t stop = place_search_chain_end(search, from);
        if (from > at && stop > from)
            return mention_map_at(&search->places, stop - 1);
    }
    return NO_ITEM;
}

void place_search_mark_asides(struct place_search *search)
{
    const struct text *text = search->text;
    const struct findings *f = search->findings;
    uint32_t open = 0;
    size_t figure = 0; /* the first that begins behind the bracket's mark */

    for (uint32_t at = 0; at < text->count; at++) {
        uint32_t cp = text->fold[at];
        while (figure < f->figure_count && f->figures[figure].span.start < at)
            figure++;
        if (cp == '(')
            open = at + 1;
        if (open > 0 && (cp == ')' || cp == '\n')) {
            bool beside = figure > 0 && f->figures[figure - 1].span.start < at &&
                          f->figures[figure - 1].reach.end + ASIDE_REACH_MAX >= open;
            for (uint32_t in = open; beside && in < at; in++)
                search->marks[in].aside = open;
            open = 0;
        }
    }
}
