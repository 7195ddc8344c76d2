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

/* Whether the verb that ends at piece `end` says nothing of the figure: 含重症2例 and 甲、乙等3家
 * only list, 病毒感染的病例 has a subject of its own, and 治疗中 tells when,
 * but not 正在排查中. */
static bool is_aside(const struct reader *reader, const struct clause *c, size_t end)
{
    static const char *const LISTS[] = {"等", "含", NULL};
    static const char *const BEFALLS[] = {"感染", "引发", "引起", NULL};
    struct span verb = c->pieces[end - 1].span;
    bool told = end < c->count && c->pieces[end].kind == PIECE_PARTICLE;
    uint32_t particle = told ? text_fold(reader->text, c->pieces[end].span.start) : 0;

    bool head = end < c->count && c->pieces[end].kind == PIECE_NOUN; /* 病毒感染病例7例 */
    return reader_one_of(reader->text, verb.start, LISTS) == span_length(verb) ||
           (particle == 0x4E2D /* 中 */ && (end < 2 || c->pieces[end - 2].kind != PIECE_ADVERB)) ||
           ((particle == 0x7684 /* 的 */ || head) && end > 1 &&
            c->pieces[end - 2].kind == PIECE_NOUN &&
            reader_one_of(reader->text, verb.start, BEFALLS) == span_length(verb));
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
    return end > 0 && !is_aside(reader, c, end) ? verb_whole(reader, c, end) : NOUN_NONE;
}

struct span verb_after(const struct reader *reader, const struct view *view, size_t noun)
{
    static const char *const LIGHT[] = {"接受", "进行", "开展", "实施", "采取",
                                        "属于", "来自", "出现", NULL};
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
    if (at >= c->count || c->pieces[at].kind != PIECE_VERB || is_aside(reader, c, at + 1))
        return NOUN_NONE;
    bool light = reader_ends_in(reader->text, c->pieces[at].span.end, LIGHT) > 0;
    while (at + 1 < c->count && (c->pieces[at + 1].kind == PIECE_VERB ||
                                 (light && (c->pieces[at + 1].kind == PIECE_NOUN ||
                                            c->pieces[at + 1].kind == PIECE_PLACE))))
        at++;
    return (struct span){c->pieces[first].span.start, c->pieces[at].span.end};
}
