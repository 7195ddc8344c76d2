/*
 * aligned.c: from a run of figures to 分别 before it, and from there to the names.
 *
 * The names are the last conjuncts before 分别 (甲、乙和丙). The last of them carries what is said
 * of all: 丙市新建基站, 大豆播种面积. A name that is a place stands apart from it; else the last
 * name is taken to have as many words as the one before it.
 */
#include "recognise/figure/aligned.h"

#include "recognise/figure/as_of.h"
#include "recognise/figure/view.h"
#include "recognise/mention_map.h"
#include "recognise/segment.h"

#define NAMES_MAX 16u

/* Figures first..first+count that stand in a list. */
struct run {
    size_t first, count;
};

struct names {
    const struct piece *pieces[NAMES_MAX]; /* the first piece of each, in the order of the text */
    size_t count;
    uint32_t end;     /* where the last one ends: 订单按期交付率 */
    struct span head; /* what the last one has behind it for all */
};

/* --- The run of figures ----------------------------------------------------------------------- */

/* A joint alone, or 、 and the verb of the next one: 下降33.3%、上升16.7%. */
static bool is_joint(const struct reader *reader, struct span gap)
{
    static const char *const JOINTS[] = {"、", "和", "与", "及", "以及", ",", NULL};

    if (span_is_empty(gap) || reader_one_of(reader->text, gap.start, JOINTS) == span_length(gap))
        return !span_is_empty(gap);
    if (reader->text->fold[gap.start] != 0x3001 /* 、 */)
        return false;
    gap.start++;
    struct table_match word = lexicon_exact(reader->lexicon, TABLE_WORDS, reader->text, gap);
    return match_is(word, WORD_UP) || match_is(word, WORD_DOWN);
}

static struct run run_from(const struct reader *reader, size_t first)
{
    const struct findings *f = reader->findings;
    struct run run = {first, 1};

    while (first + run.count < f->figure_count && run.count < NAMES_MAX) {
        const struct figure *last = &f->figures[first + run.count - 1], *next = last + 1;
        if (last->kind != next->kind ||
            !is_joint(reader, (struct span){last->reach.end, next->reach.start}))
            break;
        run.count++;
    }
    return run;
}

/* --- The names -------------------------------------------------------------------------------- */

static bool is_conjunction(const struct text *text, const struct piece *piece)
{
    static const char *const WORDS[] = {"和", "与", "及", "以及", "、", "暨", NULL};

    return (piece->kind == PIECE_CONJUNCTION || piece->kind == PIECE_PREPOSITION ||
            piece->kind == PIECE_MARK) &&
           reader_one_of(text, piece->span.start, WORDS) == span_length(piece->span);
}

static bool can_name(const struct piece *piece)
{
    return piece->kind == PIECE_NOUN || piece->kind == PIECE_PLACE || piece->kind == PIECE_TIME ||
           piece->kind == PIECE_SCOPE;
}

/* The piece with 分别 before the figure at `at`; `at` when its clause has none. */
static size_t respectively(const struct text *text, const struct clause *c, size_t at)
{
    static const char *const WORDS[] = {"分别", "依次", "各自", NULL};

    for (size_t i = at; i-- > 0 && c->pieces[i].kind != PIECE_MARK;)
        if (reader_one_of(text, c->pieces[i].span.start, WORDS) > 0)
            return i;
    return at;
}

/* Of the conjuncts before piece `end`, from the last one back, the piece that names each: the last
 * before a conjunction, but of the first conjunct its noun, and of the last its first piece. */
static void names_find(const struct text *text, const struct clause *c, size_t end,
                       struct names *names)
{
    const struct piece *back[NAMES_MAX];
    size_t i = end;

    names->count = 0;
    while (i > 0 && !is_conjunction(text, &c->pieces[i - 1]) && c->pieces[i - 1].kind != PIECE_MARK)
        i--;
    if (i < end && can_name(&c->pieces[i]))
        back[names->count++] = &c->pieces[i];
    while (i >= 2 && names->count > 0 && names->count < NAMES_MAX &&
           is_conjunction(text, &c->pieces[i - 1]) && can_name(&c->pieces[i - 2])) {
        i -= 2;
        back[names->count++] = &c->pieces[i];
    }
    for (size_t k = 0; k < names->count; k++)
        names->pieces[k] = back[names->count - 1 - k];
    for (i = end;
         names->count > 0 && &c->pieces[i - 1] > back[0] && c->pieces[i - 1].kind != PIECE_NOUN;)
        i--;
    names->end = names->count > 0 ? c->pieces[i - 1].span.end : 0;
}

static size_t words_of(const struct reader *reader, struct span span, struct word *words)
{
    if (span_length(span) > STRETCH_MAX)
        span.end = span.start + STRETCH_MAX;
    return segment_cut(reader, span, words);
}

/* What the last name has behind it: 播种面积 of 大豆播种面积 behind 小麦、玉米. */
static struct span head_of(const struct reader *reader, const struct clause *c,
                           const struct names *names, size_t end)
{
    struct word words[STRETCH_MAX];
    const struct piece *last = names->pieces[names->count - 1];
    struct span none = {last->span.end, last->span.end};

    if (last->kind != PIECE_NOUN) {
        for (size_t i = end; i-- > 0 && &c->pieces[i] > last;)
            if (c->pieces[i].kind == PIECE_NOUN)
                return c->pieces[i].span;
        return none;
    }
    size_t before = words_of(reader, names->pieces[names->count - 2]->span, words);
    size_t own = words_of(reader, last->span, words);
    return own > before ? (struct span){words[before].span.start, last->span.end} : none;
}

/* --- Pairing ---------------------------------------------------------------------------------- */

/* The name with what is said of all: 小麦 and 播种面积. */
static struct slice compose(struct reader *reader, struct span name, struct span head)
{
    struct slice a = text_utf8(reader->arena, reader->text, name);
    struct slice b = text_utf8(reader->arena, reader->text, head);
    char *out = arena_take(reader->arena, a.length + b.length + 1);

    if (!out)
        return a;
    memcpy(out, a.data, a.length);
    memcpy(out + a.length, b.data, b.length);
    return (struct slice){out, a.length + b.length};
}

static void pair(struct reader *reader, const struct mention_map *places, const struct names *names,
                 size_t k, bool has_object, struct figure *figure)
{
    const struct piece *piece = names->pieces[k];
    bool last = k + 1 == names->count;

    if (piece->kind == PIECE_PLACE) {
        uint32_t place = mention_map_at(places, piece->span.end - 1);
        if (place != NO_ITEM) {
            figure->place = place;
            figure->place_from = "stated";
        }
        if (!has_object && !span_is_empty(names->head)) {
            figure->of_span = names->head;
            figure->of = text_utf8(reader->arena, reader->text, names->head);
        }
    } else if (piece->kind == PIECE_TIME) {
        as_of_set(reader, figure, piece->span);
    } else if (!has_object) {
        figure->of_span = last ? (struct span){piece->span.start, names->end} : piece->span;
        figure->of = last ? text_utf8(reader->arena, reader->text, figure->of_span)
                          : compose(reader, piece->span, names->head);
    }
}

/* Whether a noun stands between 分别 and the first figure: 分别新增病例3例. */
static bool has_object(const struct clause *c, size_t from, size_t at)
{
    for (size_t i = from + 1; i < at; i++)
        if (c->pieces[i].kind == PIECE_NOUN)
            return true;
    return false;
}

static bool pair_names(struct reader *reader, const struct mention_map *places,
                       const struct view *view, struct run run)
{
    const struct clause *c = view->clause;
    struct names names;
    size_t end = respectively(reader->text, c, view->at);

    if (end == view->at)
        return false;
    names_find(reader->text, c, end, &names);
    if (names.count != run.count)
        return false;
    names.head = head_of(reader, c, &names, end);
    for (size_t k = 0; k < run.count; k++)
        pair(reader, places, &names, k, has_object(c, end, view->at),
             &reader->findings->figures[run.first + k]);
    return true;
}

/* 2019年至2021年,… 分别为, or 2019年、2020年和2021年,… 分别为: the years one by one. */
static void pair_years(struct reader *reader, const struct view *view, struct run run)
{
    struct figure *figures = &reader->findings->figures[run.first];
    struct span head = {view->clause->span.start, figures->span.start};
    int from, to;

    if (respectively(reader->text, view->clause, view->at) == view->at)
        return;
    const struct date_phrase *row = as_of_row(reader, head, run.count);
    for (size_t k = 0; row && k < run.count; k++)
        as_of_set(reader, &figures[k], row[k].span);
    if (row || !as_of_years(reader, head, &from, &to) || to - from + 1 != (int)run.count)
        return;
    for (size_t k = 0; k < run.count; k++)
        as_of_year_set(reader, &figures[k], from + (int)k);
}

/* A list of as many figures as the paired one before it in the sentence: its names go on. */
static void pair_again(struct reader *reader, const struct view *view, struct run before,
                       struct run run)
{
    struct figure *figures = reader->findings->figures;
    bool own = false;

    for (size_t i = view->at; i-- > 0 && view->clause->pieces[i].kind != PIECE_MARK;) {
        own = own || view->clause->pieces[i].kind == PIECE_NOUN;
        if (reader_ends(reader->text, view->clause->pieces[i].span.end, "占"))
            own = false; /* 各占总产的 */
    }
    for (size_t k = 0; k < run.count; k++) {
        const struct figure *from = &figures[before.first + k];
        struct figure *to = &figures[run.first + k];
        to->place = from->place;
        to->place_from = from->place_from;
        if (!own && from->of.length > 0) {
            to->of = from->of;
            to->of_span = from->of_span;
        }
    }
}

/* 酒驾184起,其中醉驾46起,同比分别下降11.3%和8.0%: as many levels as there are rates, right before
 * them in the sentence, one for each. */
static void pair_levels(struct reader *reader, const struct view *view, struct run run)
{
    struct figure *figures = reader->findings->figures;
    size_t levels[NAMES_MAX], count = 0;
    size_t end = respectively(reader->text, view->clause, view->at);

    if ((figures[run.first].kind != UNIT_RATE && figures[run.first].kind != UNIT_MULTIPLE) ||
        end == view->at || has_object(view->clause, end, view->at))
        return;
    for (size_t i = run.first;
         i-- > 0 && figures[i].span.start >= view->clause->span.start && count < run.count;)
        if (figures[i].kind != UNIT_RATE && figures[i].kind != UNIT_MULTIPLE)
            levels[count++] = i;
    if (count < run.count)
        return;
    for (size_t k = 0; k < run.count; k++) {
        const struct figure *level = &figures[levels[run.count - 1 - k]];
        struct figure *rate = &figures[run.first + k];
        if (level->of.length == 0)
            continue;
        rate->of = level->of;
        rate->of_span = level->of_span;
    }
}

/* Whether a list goes on with the one before it: in the same sentence, as long, with 分别 or 占. */
static bool goes_on(const struct reader *reader, const struct view *view, struct run before,
                    struct run run)
{
    const struct figure *figures = reader->findings->figures;

    if (before.count != run.count || figures[before.first].span.start < view->clause->span.start)
        return false;
    struct span gap = {figures[before.first + before.count - 1].reach.end,
                       figures[run.first].reach.start};
    return text_find(reader->text, gap, "分别") < gap.end ||
           text_find(reader->text, gap, "占") < gap.end ||
           text_find(reader->text, gap, "同期") < gap.end;
}

void aligned_find_all(struct reader *reader)
{
    const struct findings *f = reader->findings;
    struct view view;
    struct run before = {0};
    struct mention_map places;

    mention_map_places(&places, reader->arena, reader->text->count, f);
    for (size_t i = 0; i + 1 < f->figure_count;) {
        struct run run = run_from(reader, i);
        if (run.count > 1 && view_open(reader, i, &view)) {
            if (!pair_names(reader, &places, &view, run)) {
                if (goes_on(reader, &view, before, run))
                    pair_again(reader, &view, before, run);
                else
                    pair_levels(reader, &view, run);
            }
            before = run;
            pair_years(reader, &view, run);
        }
        i += run.count;
    }
}
