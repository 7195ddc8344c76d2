/* view.c: the sentence around a figure. */
#include "recognise/view.h"

bool view_open(const struct reader *reader, size_t figure, struct view *view)
{
    const struct figure *f = &reader->findings->figures[figure];
    const struct clause *clause = &view->clause;

    if (clause->count == 0 || f->span.start < clause->span.start ||
        f->span.start >= clause->span.end) {
        clause_cut(reader, reader_sentence(reader->text, f->span.start), &view->clause);
        view->at = 0;
    }
    for (size_t i = view->at; i < clause->count; i++)
        if (clause->pieces[i].kind == PIECE_FIGURE && clause->pieces[i].figure == figure) {
            view->at = i;
            return true;
        }
    return false;
}

const struct piece *view_before(const struct view *view)
{
    return view->at > 0 ? &view->clause.pieces[view->at - 1] : NULL;
}

const struct piece *view_after(const struct view *view)
{
    return view->at + 1 < view->clause.count ? &view->clause.pieces[view->at + 1] : NULL;
}
