/*
 * context.c: looks behind the figure, then before it, then at what the sentence has spoken of.
 *
 * A measure word (家, 名, 袋) has its noun behind it unless the clause ends there. A measure (%,
 * 元, 亩) has it before, when a noun or 为 stands right there, else behind as well. What a clause
 * compares with or starts from (比上届, 从原来的) is not what it counts. A clause without a noun
 * goes on with that of the figure before it, or with the subject of an earlier clause.
 */
#include "recognise/context.h"

#include "recognise/view.h"

#define NO_SPAN ((struct span){0, 0})

static bool is_particle(const struct reader *reader, const struct piece *piece)
{
    return piece->kind == PIECE_PARTICLE &&
           text_fold(reader->text, piece->span.start) == 0x7684 /* 的 */;
}

static bool ends_search(enum piece_kind kind)
{
    return kind == PIECE_MARK || kind == PIECE_FIGURE;
}

/* --- Nouns ------------------------------------------------------------------------------------ */

static bool is_dimension(const struct reader *reader, const struct piece *piece)
{
    static const char *const WORDS[] = {"厚", "长", "宽", "高", "深", "重", "大", NULL};

    return span_length(piece->span) == 1 && reader_one_of(reader->text, piece->span.start, WORDS);
}

/* The piece of the noun that begins right behind the figure; 0 when there is none. */
static size_t noun_after(const struct reader *reader, const struct view *view, bool duration)
{
    const struct clause *c = view->clause;
    size_t at = view->at + 1;

    if (at < c->count && c->pieces[at].kind == PIECE_FIGURE &&
        c->pieces[at].span.start == c->pieces[view->at].span.end)
        at++; /* 两台50吨吊车 */
    if (at + 2 < c->count && is_dimension(reader, &c->pieces[at]) &&
        is_particle(reader, &c->pieces[at + 1]))
        at++; /* 2毫米厚的薄板 */
    while (at < c->count && is_particle(reader, &c->pieces[at]))
        at++;
    if (at + 1 < c->count && c->pieces[at].kind == PIECE_PLACE &&
        c->pieces[at + 1].kind == PIECE_NOUN)
        return at + 1; /* 3名广西籍员工 */
    if (at < c->count && c->pieces[at].kind == PIECE_VERB && at + 2 < c->count &&
        is_particle(reader, &c->pieces[at + 1]) && c->pieces[at + 2].kind == PIECE_NOUN)
        return at + 2; /* 三个月返岗的员工 */
    bool noun = at < c->count && c->pieces[at].kind == PIECE_NOUN;
    bool time = duration && noun && span_length(c->pieces[at].span) == 1; /* 两年来, 12年间 */
    return noun && !time ? at : 0;
}

/* 高于全省平均水平: a verb that has what is compared with behind it. */
static bool is_comparison(const struct reader *reader, const struct piece *piece)
{
    return (piece->kind == PIECE_UP || piece->kind == PIECE_DOWN) &&
           text_fold(reader->text, piece->span.end - 1) == 0x4E8E /* 于 */;
}

/* The head of the phrase that leads to the noun at `i`: a preposition that takes it out of what is
 * counted (比, 从, 在 ...), with its place and time words; `i` when there is none. */
static size_t oblique_start(const struct reader *reader, const struct clause *c, size_t i)
{
    static const char *const FIRST[] = {"在",   "从", "由", "于",   "自", "沿",
                                        "沿着", "经", "因", "随着", NULL};
    static const char *const OPEN[] = {"对", "对于", "向", "将", "和", "与", "按", "为了", NULL};
    size_t head = i;

    while (head > 0 &&
           (c->pieces[head - 1].kind == PIECE_NOUN || c->pieces[head - 1].kind == PIECE_PLACE ||
            c->pieces[head - 1].kind == PIECE_TIME || c->pieces[head - 1].kind == PIECE_SCOPE ||
            c->pieces[head - 1].kind == PIECE_PARTICLE))
        head--;
    if (head == 0)
        return i;
    const struct piece *before = &c->pieces[head - 1];
    uint32_t length = span_length(before->span);
    bool leads = before->kind == PIECE_PREPOSITION &&
                 reader_one_of(reader->text, before->span.start, OPEN) != length;
    bool first = reader_one_of(reader->text, before->span.start, FIRST) == length;
    for (size_t k = head; first && k < i; k++) /* 在公园晨练的蒋大妈 */
        leads = leads && !is_particle(reader, &c->pieces[k]);
    return leads || is_comparison(reader, before) ? head - 1 : i;
}

/* 来自重点疫区的312人: the noun at `i` is part of what tells the counted ones apart. */
static bool is_attribute(const struct reader *reader, const struct clause *c, size_t i)
{
    size_t at = i;

    if (i + 1 >= c->count || !is_particle(reader, &c->pieces[i + 1]))
        return false;
    while (at > 0 && c->pieces[at - 1].kind != PIECE_FIGURE &&
           (c->pieces[at - 1].kind != PIECE_MARK ||
            text_fold(reader->text, c->pieces[at - 1].span.start) == 0x3001 /* 、 */) &&
           c->pieces[at - 1].kind != PIECE_COPULA && c->pieces[at - 1].kind != PIECE_VERB)
        at--;
    return at > 0 && c->pieces[at - 1].kind == PIECE_VERB;
}

/* 租金及物业费: the noun at `i` with those that are joined to it. */
static struct span with_conjuncts(const struct reader *reader, const struct clause *c, size_t i)
{
    static const char *const JOINTS[] = {"及", "和", "与", "以及", NULL};
    struct span span = c->pieces[i].span;

    while (i >= 2 && c->pieces[i - 2].kind == PIECE_NOUN &&
           c->pieces[i - 1].span.end == span.start &&
           reader_one_of(reader->text, c->pieces[i - 1].span.start, JOINTS) ==
               span_length(c->pieces[i - 1].span)) {
        i -= 2;
        span.start = c->pieces[i].span.start;
    }
    return span;
}

/* The last noun before piece `at` in its clause, over verbs and small words. */
static struct span noun_before(const struct reader *reader, const struct clause *c, size_t at,
                               bool counts)
{
    for (size_t i = at; i-- > 0 && !ends_search(c->pieces[i].kind);) {
        if (c->pieces[i].kind != PIECE_NOUN)
            continue;
        if (counts && is_attribute(reader, c, i))
            break;
        size_t head = i + 1 == at && i > 0 && !is_comparison(reader, &c->pieces[i - 1])
                          ? i
                          : oblique_start(reader, c, i);
        if (head == i)
            return with_conjuncts(reader, c, i);
        i = head;
        if (i == 0)
            break;
    }
    return NO_SPAN;
}

/* 该男子(37岁): the noun before the bracket that the figure opens. */
static struct span noun_of_bracket(const struct reader *reader, const struct view *view)
{
    const struct clause *c = view->clause;
    size_t at = view->at;

    if (at < 2 || c->pieces[at - 1].kind != PIECE_MARK ||
        text_fold(reader->text, c->pieces[at - 1].span.start) != '(')
        return NO_SPAN;
    return c->pieces[at - 2].kind == PIECE_NOUN ? c->pieces[at - 2].span : NO_SPAN;
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
    const struct clause *c = view->clause;
    size_t i = view->at;

    while (i > 0 && c->pieces[i - 1].kind == PIECE_VERB)
        i--;
    return i < view->at ? (struct span){c->pieces[i].span.start, c->pieces[view->at - 1].span.end}
                        : NO_SPAN;
}

/* 其余744张为普通床位: what a copula right behind the figure says that they are. */
static struct span predicate_noun(const struct reader *reader, const struct view *view)
{
    static const char *const WORDS[] = {"为", "是", "系", "均为", "都是", NULL};
    const struct clause *c = view->clause;
    size_t at = view->at + 1;

    while (at < c->count && c->pieces[at].kind == PIECE_ADVERB)
        at++;
    bool copula = at + 1 < c->count && c->pieces[at].kind == PIECE_COPULA &&
                  reader_one_of(reader->text, c->pieces[at].span.start, WORDS) > 0;
    return copula && c->pieces[at + 1].kind == PIECE_NOUN ? c->pieces[at + 1].span : NO_SPAN;
}

/* 为1.1万人次提供就业服务: the noun behind the verb behind the figure. */
static struct span object_after(const struct view *view)
{
    const struct clause *c = view->clause;
    size_t i = view->at + 1;

    while (i < c->count && c->pieces[i].kind == PIECE_ADVERB)
        i++;
    if (i + 1 < c->count && c->pieces[i].kind == PIECE_VERB && c->pieces[i + 1].kind == PIECE_NOUN)
        return c->pieces[i + 1].span;
    return NO_SPAN;
}

/* The subject of the nearest clause of the sentence before the figure's: its first noun. */
static struct span topic(const struct reader *reader, const struct view *view)
{
    const struct clause *c = view->clause;
    struct span found = NO_SPAN;

    for (size_t i = view->at; i-- > 0;) {
        if (c->pieces[i].kind == PIECE_NOUN && oblique_start(reader, c, i) == i)
            found = c->pieces[i].span;
        if (c->pieces[i].kind == PIECE_MARK && !span_is_empty(found))
            break;
    }
    return found;
}

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
    const struct clause *c = view->clause;
    size_t first = (noun ? noun : view->at) + 1, at = first;

    while (at < c->count && c->pieces[at].kind == PIECE_ADVERB)
        at++;
    return at < c->count && c->pieces[at].kind == PIECE_VERB
               ? (struct span){c->pieces[first].span.start, c->pieces[at].span.end}
               : NO_SPAN;
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
    for (size_t i = view->at; i-- > 0 && !ends_search(c->pieces[i].kind);)
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
           (next && is_particle(reader, next));
}

/* The noun of the figure's own clause; empty when it has none. */
static struct span choose(const struct reader *reader, const struct view *view,
                          const struct figure *figure, size_t after)
{
    bool counts = figure->kind == UNIT_COUNT || figure->kind == UNIT_AGE;
    const struct piece *last = view_before(view);
    struct span behind = after ? view->clause->pieces[after].span : NO_SPAN;

    size_t takes = share_piece(reader, view, figure);
    if (takes < view->at)
        return noun_before(reader, view->clause, takes, false);
    if (!span_is_empty(behind) && counts_behind(reader, view, figure, counts))
        return behind;
    const struct span ways[] = {
        figure->kind == UNIT_DURATION ? deed_before(view) : NO_SPAN,
        noun_before(reader, view->clause, view->at, counts),
        counts ? predicate_noun(reader, view) : NO_SPAN,
        noun_of_bracket(reader, view),
        counts || (last && last->kind == PIECE_VERB) ? object_after(view) : NO_SPAN,
        scope_before(view),
        behind,
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (!span_is_empty(ways[i]))
            return ways[i];
    return NO_SPAN;
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
    struct span nearest = NO_SPAN;

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
        nearest = topic(reader, view);
    return span_is_empty(nearest) ? deed_before(view) : nearest;
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
