/* list.c: from the right, so that a unit passes through a whole list. */
#include "recognise/figure/list.h"

#define SHORT_GAP_MAX   12u /* code points between 11.5个 and 7.5个百分点 */
#define JOURNEY_GAP_MAX 4u  /* between 2.64 and 2.56: 缩小至 */

static const char *const SEPARATORS[] = {"、", "和", "与", "及", "或", ",", "以及", "和", NULL};

static void unit_take(struct figure *to, const struct figure *from)
{
    to->unit_span = from->unit_span;
    to->unit = from->unit;
    to->kind = from->kind;
    to->currency = from->currency;
    to->tentative = false;
}

/* A numeral at the start of a paragraph counts the paragraphs: 1、 */
static bool is_paragraph_start(const struct text *text, uint32_t at)
{
    return at == 0 || text->fold[at - 1] == '\n';
}

/* 11.5个 before 7.5个百分点 means 百分点. */
static bool is_short_unit(const struct text *text, const struct figure *a, const struct figure *b)
{
    return span_length(a->unit_span) == 1 && text_reads(text, a->unit_span.start, "个") &&
           b->unit_span.start > b->span.start && text_reads(text, b->unit_span.start, "百分点") &&
           text_reads(text, b->unit_span.start - 1, "个");
}

/* 收窄11.5个、比端午收窄7.5个百分点: no more than a mark and a comparison in between. */
static bool is_short_gap(const struct text *text, uint32_t from, uint32_t to)
{
    uint32_t mark = text_fold(text, from);

    if (to < from || to - from > SHORT_GAP_MAX || (mark != 0x3001 && mark != ',' && mark != 0x548C))
        return false;
    for (uint32_t at = from + 1; at < to; at++)
        if (text->fold[at] == ',' || text->fold[at] == 0x3002 || text->fold[at] == ';')
            return false;
    return true;
}

static void share_with_next(struct reader *reader, size_t i)
{
    struct figure *a = &reader->findings->figures[i];
    const struct figure *b = a + 1;
    const struct text *text = reader->text;

    if (is_short_unit(text, a, b) && is_short_gap(text, a->reach.end, b->reach.start)) {
        unit_take(a, b);
        return;
    }
    uint32_t length = reader_one_of(text, a->reach.end, SEPARATORS);
    if (length == 0 || a->reach.end + length != b->reach.start || b->tentative ||
        b->unit.length > 0)
        return;
    if (a->tentative && !is_paragraph_start(text, a->span.start))
        unit_take(a, b);
}

/* The unit of the first figure in the bracket after it. */
static void share_with_bracket(struct reader *reader, size_t i)
{
    struct figure *a = &reader->findings->figures[i];
    const struct figure *b = a + 1;
    const struct text *text = reader->text;

    if (!a->tentative || text_fold(text, a->span.end) != '(' || b->tentative ||
        b->kind != UNIT_COUNT || a->rounded)
        return;
    for (uint32_t at = a->span.end + 1; at < b->span.start; at++)
        if (text->fold[at] == ')')
            return;
    unit_take(a, b);
}

/* 指数为50.2: a noun that takes a bare number. */
static bool after_level_noun(const struct reader *reader, uint32_t at)
{
    static const char *const LINKS[] = {"为",   "达",   "达到", "是", ":",  "约为",
                                        "高达", "升至", "降至", "到", "至", NULL};
    uint32_t end = at - reader_ends_in(reader->text, at, LINKS);
    struct table_match word =
        reader_match_before(reader, TABLE_WORDS, reader_clause(reader->text, at).start, end);

    for (uint32_t i = 0; i < word.entry_count; i++)
        if (word.entries[i].kind == WORD_LEVEL)
            return true;
    return false;
}

/* 收入比由上年的2.64缩小至2.56: two decimals without a unit, one of which becomes the other. */
static void vouch_for_two(const struct reader *reader, struct figure *from, struct figure *to)
{
    static const char *const TO[] = {"到", "至", "为", NULL};
    static const char *const LEVELS[] = {"比", "系数", "指数", NULL};
    const struct text *text = reader->text;
    struct span clause = reader_clause(text, from->span.start);
    uint32_t start = text_find(text, clause, "由");

    if (start == clause.end)
        start = text_find(text, clause, "从");
    if (from->tentative && to->tentative && from->step < 0 && to->step < 0 &&
        start < from->span.start && reader_ends_in(text, start, LEVELS) > 0 &&
        reader_ends_in(text, to->reach.start, TO) > 0 &&
        to->reach.start - from->reach.end <= JOURNEY_GAP_MAX)
        from->tentative = to->tentative = false;
}

static void vouch(const struct reader *reader, struct figure *figure)
{
    bool large = figure->step > 1 ||
                 (figure->qualifier == FIGURE_QUALIFIER_RANGE && figure->number.digits >= 1000);
    bool counted = figure->qualifier == QUALIFIER_OVER && figure->number.scale == 0 &&
                   figure->number.digits >= 100 &&
                   figure->span.end == figure->reach.end; /* 7000多 */
    bool scaled = figure->rounded && figure->number.scale == 0 && figure->number.digits >= 10000;

    if (!figure->tentative)
        return;
    if (large || scaled || counted || after_level_noun(reader, figure->reach.start))
        figure->tentative = false;
}

void list_complete(struct reader *reader)
{
    struct findings *f = reader->findings;

    for (size_t i = f->figure_count; i-- > 0;) {
        if (i + 1 < f->figure_count) {
            share_with_next(reader, i);
            share_with_bracket(reader, i);
            vouch_for_two(reader, &f->figures[i], &f->figures[i + 1]);
        }
        vouch(reader, &f->figures[i]);
    }
}
