/* verb.c: over the nouns to the nearest verb, and from there to the end of what belongs to it. */
#include "recognise/figure/verb.h"

#include "recognise/figure/noun.h"
#include "recognise/figure/patients.h"

static bool is_verb(enum piece_kind kind)
{
    return kind == PIECE_VERB || kind == PIECE_UP || kind == PIECE_DOWN;
}

/* The piece behind the last verb before `at`, over nouns; 0 when there is none. */
static size_t verb_end(const struct clause *c, size_t at)
{
    while (at > 0 &&
           (c->pieces[at - 1].kind == PIECE_NOUN || c->pieces[at - 1].kind == PIECE_PARTICLE))
        at--;
    return at > 0 && is_verb(c->pieces[at - 1].kind) ? at : 0;
}

/* The verb whose last piece ends at `end`: with those right before it, which it completes (追踪到)
 * or without which it says another thing, even the opposite (解除医学观察), and their adverbs. */
static struct span verb_whole(const struct reader *reader, const struct clause *c, size_t end)
{
    size_t i = end - 1;
    struct span verb = c->pieces[i].span;

    while (i > 0 && c->pieces[i - 1].kind == PIECE_VERB && c->pieces[i - 1].span.end == verb.start)
        verb.start = c->pieces[--i].span.start;
    while (
        i > 0 && c->pieces[i - 1].span.end == verb.start &&
        (c->pieces[i - 1].kind == PIECE_ADVERB ||
         (c->pieces[i - 1].kind == PIECE_COPULA && reader_ends(reader->text, verb.start, "累计"))))
        verb.start = c->pieces[--i].span.start;
    return verb;
}

struct span verb_before(const struct reader *reader, const struct view *view)
{
    const struct clause *c = view->clause;
    size_t end = verb_end(c, view->at), head = end;

    if (end > 0 && noun_is_particle(reader, &c->pieces[end])) {
        size_t before = end - 1;
        while (before > 0 && c->pieces[before - 1].kind == PIECE_ADVERB)
            before--;
        head = verb_end(c, before);
    }
    end = head > 0 ? head : end;
    return end > 0 ? verb_whole(reader, c, end) : NOUN_NONE;
}

struct span verb_after(const struct reader *reader, const struct view *view, size_t noun)
{
    static const char *const LIGHT[] = {"接受", "进行", "开展", NULL};
    const struct clause *c = view->clause;
    size_t first = (noun ? noun : view->at) + 1, at = first;

    while (at < c->count && c->pieces[at].kind == PIECE_ADVERB)
        at++;
    if (at < c->count && c->pieces[at].kind == PIECE_NOUN &&
        patients_are_described(reader->text, c->pieces[at].span)) {
        while (at + 1 < c->count &&
               (c->pieces[at + 1].kind == PIECE_VERB || c->pieces[at + 1].kind == PIECE_ADVERB))
            at++; /* 病情稳定 */
        return (struct span){c->pieces[first].span.start, c->pieces[at].span.end};
    }
    if (at >= c->count || c->pieces[at].kind != PIECE_VERB)
        return NOUN_NONE;
    bool light = reader_ends_in(reader->text, c->pieces[at].span.end, LIGHT) > 0;
    while (light && at + 1 < c->count &&
           (c->pieces[at + 1].kind == PIECE_NOUN || c->pieces[at + 1].kind == PIECE_VERB))
        at++;
    return (struct span){c->pieces[first].span.start, c->pieces[at].span.end};
}
