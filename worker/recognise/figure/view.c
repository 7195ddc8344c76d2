/* view.c: the sentence around a figure, found by bisection among those that were cut. */
#include "recognise/figure/view.h"

#include "base/bisect.h"

/* The first sentence that ends behind `at`; the count when there is none. */
static size_t clause_from(const struct reader *reader, uint32_t at)
{
    return BISECT(reader->clauses, reader->clause_count, struct clause, span.end, at + 1);
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

    if (!clause)
        return false;
    size_t at = BISECT(clause->pieces, clause->count, struct piece, span.end, start + 1);
    if (at == clause->count || clause->pieces[at].kind != PIECE_FIGURE ||
        clause->pieces[at].figure != figure)
        return false;
    *ret_view = (struct view){clause, at};
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
