/* view.c: the sentence around a figure, found by bisection among those that were cut. */
#include "recognise/view.h"

/* The first sentence that ends behind `at`; the count when there is none. */
static size_t clause_from(const struct reader *reader, uint32_t at)
{
    size_t low = 0, high = reader->clause_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (reader->clauses[middle].span.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The sentence around `at`; NULL after an overflow, and for one that is looked at out of order. */
static const struct clause *clause_around(struct reader *reader, uint32_t at)
{
    size_t i = clause_from(reader, at);

    if (i < reader->clause_count)
        return reader->clauses[i].span.start <= at ? &reader->clauses[i] : NULL;
    struct clause *clauses = arena_grow(reader->arena, reader->clauses, reader->clause_count,
                                        &reader->clause_capacity, sizeof *clauses);
    if (!clauses)
        return NULL;
    reader->clauses = clauses;
    struct clause *clause = &clauses[reader->clause_count++];
    *clause = (struct clause){0};
    clause_cut(reader, reader_sentence(reader->text, at), clause);
    return clause;
}

bool view_open(struct reader *reader, size_t figure, struct view *ret_view)
{
    uint32_t start = reader->findings->figures[figure].span.start;
    const struct clause *clause = clause_around(reader, start);
    size_t low = 0, high = clause ? clause->count : 0;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (clause->pieces[middle].span.end <= start)
            low = middle + 1;
        else
            high = middle;
    }
    if (!clause || low == clause->count || clause->pieces[low].kind != PIECE_FIGURE ||
        clause->pieces[low].figure != figure)
        return false;
    *ret_view = (struct view){clause, low};
    return true;
}

const struct piece *view_before(const struct view *view)
{
    return view->at > 0 ? &view->clause->pieces[view->at - 1] : NULL;
}

const struct piece *view_after(const struct view *view)
{
    return view->at + 1 < view->clause->count ? &view->clause->pieces[view->at + 1] : NULL;
}
