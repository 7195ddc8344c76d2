/*
 * context.c: looks behind the figure, then before it, then at the figure before.
 *
 * A measure word (家, 名, 袋) has its noun behind it unless the clause ends there. A measure (%,
 * 元, 亩) has it before, when a noun or 为 stands right there, else behind as well. Where there is
 * none, the clause's own subject serves, then the noun of the figure before it in the sentence.
 */
#include "recognise/context.h"

#include "recognise/view.h"

#define NO_SPAN ((struct span){0, 0})

static bool is_particle(const struct reader *reader, const struct piece *piece)
{
    return piece->kind == PIECE_PARTICLE &&
           text_fold(reader->text, piece->span.start) == 0x7684 /* 的 */;
}

/* The piece of the noun that begins right behind the figure; 0 when there is none. */
static size_t noun_after(const struct reader *reader, const struct view *view)
{
    const struct clause *c = &view->clause;
    size_t at = view->at + 1;

    while (at < c->count && is_particle(reader, &c->pieces[at]))
        at++;
    if (at < c->count && c->pieces[at].kind == PIECE_VERB && at + 2 < c->count &&
        is_particle(reader, &c->pieces[at + 1]) && c->pieces[at + 2].kind == PIECE_NOUN)
        return at + 2; /* 三个月返岗的员工 */
    return at < c->count && c->pieces[at].kind == PIECE_NOUN ? at : 0;
}

static bool ends_search(enum piece_kind kind)
{
    return kind == PIECE_MARK || kind == PIECE_FIGURE;
}

/* The noun before the figure in its clause, over verbs and small words. */
static struct span noun_before(const struct view *view)
{
    const struct clause *c = &view->clause;

    for (size_t i = view->at; i-- > 0 && !ends_search(c->pieces[i].kind);)
        if (c->pieces[i].kind == PIECE_NOUN)
            return c->pieces[i].span;
    return NO_SPAN;
}

/* 其中省外5220人, 县内1687人: what stands right before is all there is. */
static struct span scope_before(const struct view *view)
{
    const struct piece *before = view_before(view);

    return before && before->kind == PIECE_SCOPE ? before->span : NO_SPAN;
}

/* 需医学隔离观察14天: a time measures what is done. */
static struct span deed_before(const struct view *view)
{
    const struct clause *c = &view->clause;
    size_t i = view->at;

    while (i > 0 && c->pieces[i - 1].kind == PIECE_VERB)
        i--;
    return i < view->at ? (struct span){c->pieces[i].span.start, c->pieces[view->at - 1].span.end}
                        : NO_SPAN;
}

/* 为1.1万人次提供就业服务: the noun behind the verb behind the figure. */
static struct span object_after(const struct view *view)
{
    const struct clause *c = &view->clause;
    size_t i = view->at + 1;

    while (i < c->count && c->pieces[i].kind == PIECE_ADVERB)
        i++;
    if (i + 1 < c->count && c->pieces[i].kind == PIECE_VERB && c->pieces[i + 1].kind == PIECE_NOUN)
        return c->pieces[i + 1].span;
    return NO_SPAN;
}

/* The verb before the figure or before its noun, with the adverbs before it. */
static struct span verb_before(const struct view *view)
{
    const struct clause *c = &view->clause;
    size_t i = view->at;

    while (i > 0 &&
           (c->pieces[i - 1].kind == PIECE_NOUN || c->pieces[i - 1].kind == PIECE_PARTICLE))
        i--;
    if (i == 0 || (c->pieces[i - 1].kind != PIECE_VERB && c->pieces[i - 1].kind != PIECE_UP &&
                   c->pieces[i - 1].kind != PIECE_DOWN))
        return NO_SPAN;
    struct span verb = c->pieces[--i].span;
    while (i > 0 && c->pieces[i - 1].kind == PIECE_ADVERB &&
           c->pieces[i - 1].span.end == verb.start)
        verb.start = c->pieces[--i].span.start;
    return verb;
}

/* The verb behind the figure or behind its noun. */
static struct span verb_after(const struct view *view, size_t noun)
{
    const struct clause *c = &view->clause;
    size_t first = (noun ? noun : view->at) + 1, at = first;

    while (at < c->count && c->pieces[at].kind == PIECE_ADVERB)
        at++;
    return at < c->count && c->pieces[at].kind == PIECE_VERB
               ? (struct span){c->pieces[first].span.start, c->pieces[at].span.end}
               : NO_SPAN;
}

/* A noun without marks that lost their other half, and without white space at its ends. */
static struct span noun_trim(const struct text *text, struct span noun)
{
    struct span before;

    do {
        before = noun;
        noun = text_trim(text, noun);
        bool opened = text_find(text, noun, "“") < noun.end;
        bool closed = text_find(text, noun, "”") < noun.end;
        if (!span_is_empty(noun) && text->fold[noun.start] == 0x201D)
            noun.start++;
        if (!span_is_empty(noun) && text->fold[noun.end - 1] == 0x201C)
            noun.end--;
        if (!span_is_empty(noun) && text->fold[noun.start] == 0x201C && !closed)
            noun.start++;
        if (!span_is_empty(noun) && text->fold[noun.end - 1] == 0x201D && !opened)
            noun.end--;
    } while (noun.start != before.start || noun.end != before.end);
    return noun;
}

static void of_set(struct reader *reader, struct figure *figure, struct span noun)
{
    noun = noun_trim(reader->text, noun);
    if (span_is_empty(noun))
        return;
    figure->of_span = noun;
    figure->of = text_utf8(reader->arena, reader->text, noun);
}

/* Whether a measure takes the noun before it: 利率为3.05%, 负担2700万元. */
static bool takes_before(const struct view *view)
{
    const struct piece *before = view_before(view);

    return before && (before->kind == PIECE_NOUN || before->kind == PIECE_COPULA ||
                      before->kind == PIECE_TO || before->kind == PIECE_UP ||
                      before->kind == PIECE_DOWN || before->kind == PIECE_TIME);
}

static struct span choose(const struct reader *reader, const struct view *view,
                          const struct figure *figure, size_t after)
{
    bool counts = figure->kind == UNIT_COUNT || figure->kind == UNIT_AGE;
    struct span behind = after ? view->clause.pieces[after].span : NO_SPAN;
    struct span before = noun_before(view);
    const struct piece *next = view_after(view);

    if (!span_is_empty(behind) &&
        (counts || !takes_before(view) || (next && is_particle(reader, next))))
        return behind;
    if (figure->kind == UNIT_DURATION && span_is_empty(before))
        before = deed_before(view);
    if (span_is_empty(before))
        before = scope_before(view);
    if (span_is_empty(before) && counts)
        before = object_after(view);
    return span_is_empty(before) ? behind : before;
}

static void find(struct reader *reader, const struct view *view, struct figure *figure)
{
    size_t after = noun_after(reader, view);
    struct span noun = choose(reader, view, figure, after);
    bool has_after = after && noun.start == view->clause.pieces[after].span.start;
    struct span verb = verb_before(view);

    of_set(reader, figure, noun);
    if (figure->of.length == 0 && figure > reader->findings->figures &&
        figure[-1].span.start >= view->clause.span.start)
        of_set(reader, figure, figure[-1].of_span);
    if (span_is_empty(verb) && (has_after || span_is_empty(noun)))
        verb = verb_after(view, has_after ? after : 0);
    if (!span_is_empty(verb))
        figure->predicate = text_utf8(reader->arena, reader->text, verb);
}

/* 省30条、市9条、双牌13条政策: the noun behind the last one of a list is that of all. */
static void share_noun(struct reader *reader, struct figure *figure)
{
    const struct figure *next = figure + 1;
    const struct text *text = reader->text;
    uint32_t end = figure->reach.end;
    bool listed = text_fold(text, end) == 0x3001 || text_fold(text, end) == 0x548C /* 和 */;

    if (listed && figure->kind == UNIT_COUNT && next->kind == UNIT_COUNT &&
        next->of_span.start >= next->reach.end && next->span.start < end + 8 &&
        text_equal(text, figure->unit_span, next->unit_span) && figure->of_span.start < end)
        of_set(reader, figure, next->of_span);
}

void context_find_all(struct reader *reader)
{
    struct findings *f = reader->findings;
    struct view view = {0};

    for (size_t i = 0; i < f->figure_count; i++)
        if (view_open(reader, i, &view))
            find(reader, &view, &f->figures[i]);
    for (size_t i = f->figure_count; i-- > 1;)
        share_noun(reader, &f->figures[i - 1]);
}
