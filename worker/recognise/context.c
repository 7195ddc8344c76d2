/*
 * context.c: looks behind the figure, then before it, then at what the sentence has spoken of.
 *
 * A measure word (家, 名, 袋) has its noun behind it unless the clause ends there. A measure (%,
 * 元, 亩) has it before, when a noun or 为 stands right there, else behind as well. What a clause
 * compares with or starts from (比上届, 从原来的) is not what it counts. A clause without a noun
 * goes on with that of the figure before it, or with the subject of an earlier clause.
 */
#include "recognise/context.h"

#include "recognise/noun.h"

/* --- Verbs ------------------------------------------------------------------------------------ */

/* The verb before the figure or before its noun, with the adverbs before it. */
static struct span verb_before(const struct view *view)
{
    const struct clause *c = view->clause;
    size_t i = view->at;

    while (i > 0 &&
           (c->pieces[i - 1].kind == PIECE_NOUN || c->pieces[i - 1].kind == PIECE_PARTICLE))
        i--;
    if (i == 0 || (c->pieces[i - 1].kind != PIECE_VERB && c->pieces[i - 1].kind != PIECE_UP &&
                   c->pieces[i - 1].kind != PIECE_DOWN))
        return NOUN_NONE;
    struct span verb = c->pieces[--i].span;
    while (i > 0 && c->pieces[i - 1].kind == PIECE_ADVERB &&
           c->pieces[i - 1].span.end == verb.start)
        verb.start = c->pieces[--i].span.start;
    return verb;
}

/* The verb behind the figure or behind its noun. */
static struct span verb_after(const struct view *view, size_t noun)
{
    const struct clause *c = view->clause;
    size_t first = (noun ? noun : view->at) + 1, at = first;

    while (at < c->count && c->pieces[at].kind == PIECE_ADVERB)
        at++;
    return at < c->count && c->pieces[at].kind == PIECE_VERB
               ? (struct span){c->pieces[first].span.start, c->pieces[at].span.end}
               : NOUN_NONE;
}

/* --- Of one figure ---------------------------------------------------------------------------- */

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
static bool takes_before(const struct reader *reader, const struct view *view)
{
    const struct piece *before = view_before(view);

    if (before && before->kind == PIECE_COPULA &&
        text_fold(reader->text, before->span.end - 1) == 0x6709 /* 有 */)
        return false; /* 有2.4亿元订单 */
    return before && (before->kind == PIECE_NOUN || before->kind == PIECE_COPULA ||
                      before->kind == PIECE_TO || before->kind == PIECE_UP ||
                      before->kind == PIECE_DOWN || before->kind == PIECE_TIME);
}

/* 消费占全天的六成: the piece of 占, when the figure is the share that it states; else `at`. */
static size_t share_piece(const struct reader *reader, const struct view *view,
                          const struct figure *figure)
{
    const struct clause *c = view->clause;

    if (figure->kind != UNIT_RATE)
        return view->at;
    for (size_t i = view->at; i-- > 0 && !noun_ends_search(c->pieces[i].kind);)
        if (c->pieces[i].kind == PIECE_COPULA && span_length(c->pieces[i].span) <= 2 &&
            text_fold(reader->text, c->pieces[i].span.end - 1) == 0x5360 /* 占 */)
            return i;
    return view->at;
}

/* Whether the noun behind the figure is what it counts, whatever stands before it. */
static bool counts_behind(const struct reader *reader, const struct view *view,
                          const struct figure *figure, bool counts)
{
    const struct piece *next = view_after(view);
    bool share = figure->kind == UNIT_RATE && span_is_empty(figure->unit_span); /* 六成股权 */
    bool names = figure->kind == UNIT_LEVEL;                                    /* 6.4级地震 */

    return counts || share || names || !takes_before(reader, view) ||
           (next && noun_is_particle(reader, next));
}

/* The noun of the figure's own clause; empty when it has none. */
static struct span choose(const struct reader *reader, const struct view *view,
                          const struct figure *figure, size_t after)
{
    bool counts = figure->kind == UNIT_COUNT || figure->kind == UNIT_AGE;
    const struct piece *last = view_before(view);
    struct span behind = after ? view->clause->pieces[after].span : NOUN_NONE;

    size_t takes = share_piece(reader, view, figure);
    if (takes < view->at)
        return noun_before(reader, view->clause, takes, false);
    if (!span_is_empty(behind) && counts_behind(reader, view, figure, counts))
        return behind;
    const struct span ways[] = {
        figure->kind == UNIT_DURATION ? noun_deed_before(view) : NOUN_NONE,
        noun_before(reader, view->clause, view->at, counts),
        counts ? noun_predicate(reader, view) : NOUN_NONE,
        noun_of_dimension(reader, view),
        noun_of_bracket(reader, view),
        counts || (last && last->kind == PIECE_VERB) ? noun_object_after(view) : NOUN_NONE,
        noun_of_scope(view),
        behind,
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (!span_is_empty(ways[i]))
            return ways[i];
    return NOUN_NONE;
}

/* Whether a bracket that opens between two figures is closed again before the second. */
static bool in_closed_bracket(const struct text *text, const struct figure *a,
                              const struct figure *b)
{
    int depth = 0;

    for (uint32_t at = a->span.end; at < b->span.start; at++) {
        depth += text->fold[at] == '(' ? 1 : text->fold[at] == ')' ? -1 : 0;
        if (depth < 0)
            return true;
    }
    return false;
}

/* What a figure without a noun goes on to count: that of the nearest figure of its unit in the
 * sentence, else of the nearest one, else the subject of the sentence. */
static struct span inherited(const struct reader *reader, const struct view *view,
                             const struct figure *figure)
{
    struct span nearest = NOUN_NONE;

    for (const struct figure *f = figure;
         f-- > reader->findings->figures && f->span.start >= view->clause->span.start;) {
        if (span_is_empty(f->of_span) || in_closed_bracket(reader->text, f, figure))
            continue;
        if (span_is_empty(nearest))
            nearest = f->of_span;
        if (figure->kind == UNIT_RATE)
            break;
        if (f->kind == figure->kind && text_equal(reader->text, f->unit_span, figure->unit_span))
            return f->of_span;
    }
    if (span_is_empty(nearest))
        nearest = noun_topic(reader, view);
    return span_is_empty(nearest) ? noun_deed_before(view) : nearest;
}

/* The verb that says what is done with the counted: before them, but behind people (3人死亡). */
static struct span verb_of(const struct view *view, const struct figure *figure, size_t after,
                           bool bare)
{
    const struct piece *next = view_after(view);
    bool done = figure->kind == UNIT_COUNT && after == 0 && next && next->kind == PIECE_VERB;
    struct span verb = verb_before(view);

    return done || (span_is_empty(verb) && (after > 0 || bare)) ? verb_after(view, after) : verb;
}

static void find(struct reader *reader, const struct view *view, struct figure *figure)
{
    size_t after = noun_after(reader, view, figure->kind == UNIT_DURATION);
    struct span noun = choose(reader, view, figure, after);
    bool bare = span_is_empty(noun);

    if (after && noun.start != view->clause->pieces[after].span.start)
        after = 0;
    of_set(reader, figure, bare ? inherited(reader, view, figure) : noun);
    struct span verb = verb_of(view, figure, after, bare);
    if (!span_is_empty(verb))
        figure->predicate = text_utf8(reader->arena, reader->text, verb);
}

/* --- Lists ------------------------------------------------------------------------------------ */

static bool is_listed(const struct text *text, const struct figure *figure)
{
    uint32_t mark = text_fold(text, figure->reach.end);

    return mark == 0x3001 || mark == 0x548C /* 和 */ || mark == 0x53CA /* 及 */;
}

/* 大型, 一类: a noun that tells what kind of one. */
static bool ends_in_type(const struct text *text, struct span noun)
{
    uint32_t last = text_fold(text, noun.end - 1);

    return last == 0x578B /* 型 */ || last == 0x7C7B /* 类 */ || last == 0x7EA7 /* 级 */;
}

/* 省30条、市9条、双牌13条政策, 7座大型、31座中型水库: the noun behind the last one of a list is
 * that of all. */
static void share_noun(struct reader *reader, struct figure *figure)
{
    const struct figure *next = figure + 1;
    const struct text *text = reader->text;
    struct span own = figure->of_span;
    uint32_t end = figure->reach.end;
    bool type = own.start == end && ends_in_type(text, own) && text_fold(text, own.end) == 0x3001 &&
                own.end + 1 == next->reach.start;

    if (figure->kind != UNIT_COUNT || next->kind != UNIT_COUNT ||
        !text_equal(text, figure->unit_span, next->unit_span) ||
        next->of_span.start < next->reach.end)
        return;
    if (type || (is_listed(text, figure) && next->span.start < end + 8 && own.start < end))
        of_set(reader, figure, next->of_span);
}

/* 表彰先进集体30个、先进个人85名: the verb before the first one of a list is that of all. */
static void share_verb(const struct reader *reader, struct figure *figure)
{
    const struct figure *before = figure - 1;

    if (figure->predicate.length == 0 && is_listed(reader->text, before) &&
        figure->of_span.start == before->reach.end + 1)
        figure->predicate = before->predicate;
}

void context_find_all(struct reader *reader)
{
    struct findings *f = reader->findings;
    struct view view;

    for (size_t i = 0; i < f->figure_count; i++) {
        if (view_open(reader, i, &view))
            find(reader, &view, &f->figures[i]);
        if (i > 0)
            share_verb(reader, &f->figures[i]);
    }
    for (size_t i = f->figure_count; i-- > 1;)
        share_noun(reader, &f->figures[i - 1]);
}
