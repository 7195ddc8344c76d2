/* change.c: the word right before the figure says it; 从 and 由 are looked for from the new level.
 */
#include "recognise/figure/change.h"

#include "recognise/figure/noun.h"

#define JOURNEY_VERB_MAX 6u /* code points between the two levels of 从3米加宽到6米 */

/* The piece before the figure that is not 了 or an adverb (约, 近), nor 2021年的. */
static const struct piece *leader(const struct view *view)
{
    size_t i = view->at;

    while (i > 0 && (view->clause->pieces[i - 1].kind == PIECE_PARTICLE ||
                     view->clause->pieces[i - 1].kind == PIECE_ADVERB ||
                     (view->clause->pieces[i - 1].kind == PIECE_TIME &&
                      view->clause->pieces[i].kind == PIECE_PARTICLE)))
        i--;
    return i > 0 ? &view->clause->pieces[i - 1] : NULL;
}

static bool compares(const struct view *view, const struct text *text)
{
    for (size_t i = view->at; i-- > 0 && view->clause->pieces[i].kind != PIECE_MARK;) {
        const struct piece *piece = &view->clause->pieces[i];
        uint32_t cp = text->fold[piece->span.start];
        if (span_length(piece->span) == 1 && (cp == 0x6BD4 || cp == 0x8F83))
            return true;
    }
    return false;
}

/* 高 and 多 change something only beside 比 or 较, or before 了. */
static bool is_weak(const struct text *text, const struct piece *piece)
{
    static const char *const WEAK[] = {"高", "多", "少", "低", "快", "慢", "贵", NULL};

    return span_length(piece->span) == 1 && reader_one_of(text, piece->span.start, WEAK) > 0 &&
           text_fold(text, piece->span.end) != 0x4E86 /* 了: 少了三成 */;
}

/* 改造提升1.5万亩: behind another verb, of something that is no rate, the work itself. */
static bool is_work(const struct view *view, const struct piece *piece, const struct figure *figure)
{
    bool thing =
        figure->kind == UNIT_COUNT || figure->kind == UNIT_AREA || figure->kind == UNIT_LENGTH;

    return thing && piece > view->clause->pieces && piece[-1].kind == PIECE_VERB &&
           piece[-1].span.end == piece->span.start;
}

/* 收报18206点,升325点: nothing but what is said of the figure before. */
static bool opens_clause(const struct reader *reader, const struct view *view,
                         const struct piece *piece, const struct figure *figure)
{
    return piece > view->clause->pieces && piece[-1].kind == PIECE_MARK &&
           figure > reader->findings->figures && figure[-1].reach.end == piece[-1].span.start &&
           text_equal(reader->text, figure[-1].unit_span, figure->unit_span);
}

static void change_set(const struct reader *reader, const struct view *view,
                       const struct piece *piece, struct figure *figure)
{
    if (is_weak(reader->text, piece) && !compares(view, reader->text) &&
        !opens_clause(reader, view, piece, figure))
        return;
    if (piece->kind == PIECE_UP && is_work(view, piece, figure))
        return;
    figure->role = FIGURE_CHANGE;
    figure->sign = piece->kind == PIECE_UP ? 1 : -1;
}

/* 是…的2.4倍, 占全部85座的70%. */
static bool is_ratio(const struct reader *reader, const struct view *view,
                     const struct figure *figure)
{
    const struct clause *c = view->clause;
    bool share = false;

    if (view->at == 0 || !noun_is_particle(reader, &c->pieces[view->at - 1]))
        return false;
    for (size_t i = view->at; i-- > 0 && c->pieces[i].kind != PIECE_MARK && !share;)
        share = reader_ends(reader->text, c->pieces[i].span.end, "占");
    return figure->kind == UNIT_MULTIPLE || (figure->kind == UNIT_RATE && share);
}

/* Whether 从 or 由 opens the clause of `figure`, before any other figure. */
static bool starts_journey(const struct reader *reader, const struct figure *figure)
{
    const struct text *text = reader->text;
    struct span clause = reader_clause(text, figure->span.start);
    uint32_t before = figure > reader->findings->figures ? figure[-1].span.end : 0;

    for (uint32_t at = figure->reach.start; at-- > clause.start;) {
        if (text->fold[at] == 0x3001 || at < before)
            return false;
        if (text->fold[at] == 0x4ECE /* 从 */ || text->fold[at] == 0x7531 /* 由 */)
            return !text_reads(text, at, "由于") && !text_reads(text, at, "从事") &&
                   !text_reads(text, at, "从而");
    }
    return false;
}

/* 从5名到8名: nothing but 到 or 至 between. */
static bool is_bare_to(const struct reader *reader, const struct figure *from,
                       const struct figure *to)
{
    uint32_t cp = text_fold(reader->text, from->reach.end);

    return from->reach.end + 1 == to->reach.start && (cp == 0x5230 || cp == 0x81F3);
}

/* The old level of a new one: the figure before it, when 从 or 由 leads to it. */
static void journey_set(struct reader *reader, size_t i)
{
    struct figure *to = &reader->findings->figures[i], *from = to - 1;
    struct span sentence = reader_sentence(reader->text, to->span.start);

    if (i == 0 || from->span.start < sentence.start || from->role == FIGURE_CHANGE ||
        !starts_journey(reader, from))
        return;
    static const char *const TO[] = {"到", "至", "为", "成", NULL};
    bool leads = reader_ends_in(reader->text, to->reach.start, TO) > 0 &&
                 to->reach.start - from->reach.end <= JOURNEY_VERB_MAX; /* 加宽到 */
    if (to->role != FIGURE_TO && !leads && !is_bare_to(reader, from, to))
        return;
    from->role = FIGURE_FROM;
    to->role = FIGURE_TO;
    if (to->per.length == 0 && text_equal(reader->text, from->unit_span, to->unit_span))
        to->per = from->per;
}

/* 增幅31.2%, 跌幅达0.6%: the way of a change that the noun before a rate or a copula names; 0 for
 * none. */
static int sign_of_extent(const struct text *text, const struct piece *piece,
                          const struct clause *clause)
{
    static const char *const UP[] = {"增幅", "涨幅", "升幅", NULL};
    static const char *const DOWN[] = {"降幅", "跌幅", "减幅", NULL};

    if (piece->kind == PIECE_COPULA && piece > clause->pieces)
        piece--;
    if (piece->kind != PIECE_NOUN)
        return 0;
    return (reader_ends_in(text, piece->span.end, UP) > 0) -
           (reader_ends_in(text, piece->span.end, DOWN) > 0);
}

/* 比去年同期少引0.6亿立方米: the way in which what is compared was done, 多 or 少 right before its
 * verb; 0 for none. 多种 and 少年 are other words. */
static int sign_of_deed(const struct reader *reader, const struct view *view,
                        const struct piece *piece)
{
    static const char *const WORDS[] = {"多", "少", NULL};
    const struct text *text = reader->text;
    uint32_t at = piece->span.start;

    if ((piece->kind != PIECE_VERB && piece->kind != PIECE_NOUN) ||
        piece->span.end !=
            reader->findings->figures[view->clause->pieces[view->at].figure].reach.start)
        return 0;
    at -= reader_ends_in(text, at, WORDS);
    if (reader_one_of(text, at, WORDS) == 0 || !compares(view, text) ||
        lexicon_longest(reader->lexicon, TABLE_COMMON_WORDS, text, at, text->count).length > 1)
        return 0;
    return text_reads(text, at, "多") ? 1 : -1;
}

static void find(struct reader *reader, const struct view *view, size_t i)
{
    struct figure *figure = &reader->findings->figures[i];
    const struct piece *piece = leader(view);

    if (!piece)
        return;
    int sign = sign_of_extent(reader->text, piece, view->clause);
    sign = sign == 0 ? sign_of_deed(reader, view, piece) : sign;
    bool becomes = (piece->kind == PIECE_UP || piece->kind == PIECE_DOWN) &&
                   text_reads(reader->text, piece->span.end, "为"); /* 缩短为 */
    if (piece->kind == PIECE_TO || becomes)
        figure->role = FIGURE_TO;
    else if (piece->kind == PIECE_UP || piece->kind == PIECE_DOWN)
        change_set(reader, view, piece, figure);
    else if (text_reads(reader->text, piece->span.start, "新增") && compares(view, reader->text)) {
        figure->role = FIGURE_CHANGE; /* 比年初新增281.4亿元 */
        figure->sign = 1;
    } else if (sign != 0) {
        figure->role = FIGURE_CHANGE;
        figure->sign = sign;
    } else if (is_ratio(reader, view, figure))
        figure->role = FIGURE_RATIO;
}

/* 下降2.1%、3%: a list changes alike. */
static void share(const struct reader *reader, struct figure *figure)
{
    const struct figure *before = figure - 1;
    uint32_t cp = text_fold(reader->text, before->reach.end);
    bool linked = (cp == 0x3001 || cp == 0x548C) && before->reach.end + 1 == figure->reach.start;

    if (linked && figure->role == FIGURE_LEVEL && figure->kind == before->kind &&
        (before->role == FIGURE_CHANGE || before->role == FIGURE_TO)) {
        figure->role = before->role;
        figure->sign = before->sign;
    }
}

void change_find_all(struct reader *reader)
{
    struct findings *f = reader->findings;
    struct view view;

    for (size_t i = 0; i < f->figure_count; i++) {
        if (view_open(reader, i, &view))
            find(reader, &view, i);
        if (i > 0)
            share(reader, &f->figures[i]);
        journey_set(reader, i);
    }
}
