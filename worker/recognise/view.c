/* view.c: the sentence around a figure, not too far. */
#include "recognise/view.h"

bool view_open(const struct reader *reader, size_t figure, struct view *ret_view)
{
    const struct figure *f = &reader->findings->figures[figure];
    struct span near = reader_sentence(reader->text, f->span.start);

    ret_view->sentence = near;
    if (near.start + VIEW_BEFORE_MAX < f->reach.start)
        near.start = f->reach.start - VIEW_BEFORE_MAX;
    if (near.end > f->reach.end + VIEW_AFTER_MAX)
        near.end = f->reach.end + VIEW_AFTER_MAX;
    clause_cut(reader, near, &ret_view->clause);
    for (size_t i = 0; i < ret_view->clause.count; i++)
        if (ret_view->clause.pieces[i].kind == PIECE_FIGURE &&
            ret_view->clause.pieces[i].figure == figure) {
            ret_view->at = i;
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
