/*
 * context.c: looks behind the figure, then before it, then at the figure before.
 *
 * A measure word (家, 名, 袋) has its noun behind it unless the clause ends there; a measure
 * (%, 元, 亩) has it before. Where there is none, the clause's own subject serves, then the noun of
 * the figure before it in the sentence.
 */
#include "recognise/context.h"

#include "recognise/clause.h"

/* The stretch that is cut into pieces: the sentence around the figure. */
struct view {
    struct clause clause;
    struct span sentence;
};

static bool is_stop(const struct piece *piece)
{
    return piece->kind != PIECE_NOUN && piece->kind != PIECE_PARTICLE;
}

/* The noun that begins right behind the figure; empty when there is none. */
static struct span noun_after(const struct reader *reader, const struct view *view, size_t i)
{
    const struct clause *c = &view->clause;
    const struct figure *figure = &reader->findings->figures[c->pieces[i].figure];
    struct span noun = {figure->span.end, figure->span.end};
    size_t at = i + 1;

    while (at < c->count && c->pieces[at].span.end <= figure->reach.end)
        at++;
    while (at < c->count && text_fold(reader->text, c->pieces[at].span.start) == 0x7684 /* 的 */ &&
           c->pieces[at].kind == PIECE_PARTICLE)
        at++;
    if (at == c->count || is_stop(&c->pieces[at]) || c->pieces[at].kind == PIECE_PARTICLE)
        return noun;
    noun = c->pieces[at].span;
    if (noun.start < figure->reach.end)
        noun.start = figure->reach.end;
    return noun;
}

static bool passes(enum piece_kind kind)
{
    return kind == PIECE_COPULA || kind == PIECE_ADVERB || kind == PIECE_TIME || kind == PIECE_TO ||
           kind == PIECE_UP || kind == PIECE_DOWN || kind == PIECE_VERB ||
           kind == PIECE_PREPOSITION || kind == PIECE_PARTICLE || kind == PIECE_CONJUNCTION ||
           kind == PIECE_SCOPE;
}

/* The noun before the figure in its clause, over verbs and small words. */
static struct span noun_before(const struct reader *reader, const struct view *view, size_t i)
{
    const struct clause *c = &view->clause;
    uint32_t start = c->pieces[i].span.start;

    while (i-- > 0) {
        if (c->pieces[i].kind == PIECE_NOUN) {
            struct span noun = c->pieces[i].span;
            struct span reach = reader->findings->figures[0].reach;
            (void)reach;
            return noun;
        }
        if (!passes(c->pieces[i].kind))
            break;
    }
    return (struct span){start, start};
}

/* The verb right before the figure (or before its noun), with the adverbs before it. */
static struct span verb_before(const struct view *view, size_t i)
{
    const struct clause *c = &view->clause;
    struct span none = {0, 0};

    while (i-- > 0 && (c->pieces[i].kind == PIECE_NOUN || c->pieces[i].kind == PIECE_COPULA ||
                       c->pieces[i].kind == PIECE_PARTICLE))
        if (c->pieces[i].kind == PIECE_COPULA)
            return none;
    if (i >= c->count || (c->pieces[i].kind != PIECE_VERB && c->pieces[i].kind != PIECE_UP &&
                          c->pieces[i].kind != PIECE_DOWN))
        return none;
    struct span verb = c->pieces[i].span;
    while (i > 0 && c->pieces[i - 1].kind == PIECE_ADVERB &&
           c->pieces[i - 1].span.end == verb.start)
        verb.start = c->pieces[--i].span.start;
    return verb;
}

static struct span behind_adverbs(const struct view *view, size_t i)
{
    const struct clause *c = &view->clause;
    size_t at = i + 1;

    while (at < c->count && c->pieces[at].kind == PIECE_ADVERB)
        at++;
    if (at < c->count && c->pieces[at].kind == PIECE_VERB)
        return (struct span){c->pieces[i + 1].span.start, c->pieces[at].span.end};
    return (struct span){0, 0};
}

static void of_set(struct reader *reader, struct figure *figure, struct span noun)
{
    noun = text_trim(reader->text, noun);
    if (span_is_empty(noun))
        return;
    figure->of_span = noun;
    figure->of = text_utf8(reader->arena, reader->text, noun);
}

/* The figure before it in the sentence, when only a list or a bracket lies between. */
static const struct figure *neighbour(const struct reader *reader, const struct figure *figure,
                                      struct span sentence)
{
    const struct figure *first = reader->findings->figures;

    if (figure == first || figure[-1].span.start < sentence.start)
        return NULL;
    return figure - 1;
}

static void find(struct reader *reader, const struct view *view, size_t i)
{
    struct figure *figure = &reader->findings->figures[view->clause.pieces[i].figure];
    bool counts = figure->kind == UNIT_COUNT || figure->kind == UNIT_AGE;
    struct span after = noun_after(reader, view, i), before = noun_before(reader, view, i);
    struct span noun = !span_is_empty(after) && (counts || span_is_empty(before)) ? after : before;
    const struct figure *other = neighbour(reader, figure, view->sentence);

    if (!counts && !span_is_empty(after) && text_fold(reader->text, figure->reach.end) == 0x7684)
        noun = after;
    of_set(reader, figure, noun);
    if (span_is_empty(noun) && other)
        of_set(reader, figure, other->of_span);
    struct span verb = verb_before(view, i);
    if (span_is_empty(verb) && !span_is_empty(after) && noun.start == after.start)
        for (size_t j = i + 1; j < view->clause.count; j++)
            if (view->clause.pieces[j].span.end == after.end)
                verb = behind_adverbs(view, j);
    if (!span_is_empty(verb))
        figure->predicate = text_utf8(reader->arena, reader->text, verb);
}

void context_find_all(struct reader *reader)
{
    struct findings *f = reader->findings;
    struct view *view = arena_take(reader->arena, sizeof *view);

    if (!view)
        return;
    for (size_t i = 0; i < f->figure_count; i++) {
        struct span sentence = reader_sentence(reader->text, f->figures[i].span.start);
        view->sentence = sentence;
        if (sentence.start + 200 < f->figures[i].span.start)
            sentence.start = f->figures[i].span.start - 200;
        clause_cut(reader, sentence, &view->clause);
        for (size_t p = 0; p < view->clause.count; p++)
            if (view->clause.pieces[p].kind == PIECE_FIGURE && view->clause.pieces[p].figure == i) {
                find(reader, view, p);
                break;
            }
    }
}
