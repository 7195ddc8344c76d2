/*
 * part.c: from the left, with the figures that are open to have parts.
 *
 * The bracket's whole stands right before it. Inside, ; separates the parts, and 其中 behind one of
 * them makes what follows parts of that one. Outside, 其中 makes what follows to the end of the
 * sentence parts of the figure before it, except that parts which exactly make up the first of them
 * are its own.
 */
#include "recognise/part.h"

static bool can_be_part(const struct text *text, const struct figure *part,
                        const struct figure *whole)
{
    return part->kind == whole->kind && part->kind != UNIT_RATE && part->kind != UNIT_MULTIPLE &&
           part->role == FIGURE_LEVEL && whole->role != FIGURE_CHANGE &&
           part->per.length == whole->per.length &&
           text_equal(text, part->unit_span, whole->unit_span) &&
           decimal_compare(part->number, whole->number) <= 0;
}

/* Whether one of the words that introduce parts stands in `span`. */
static bool introduces(const struct text *text, struct span span)
{
    static const char *const WORDS[] = {"其中", "包括", "包含", "含", NULL};

    for (uint32_t at = span.start; at < span.end; at++)
        if (reader_one_of(text, at, WORDS) > 0)
            return true;
    return false;
}

static bool has_mark(const struct text *text, struct span span, uint32_t mark)
{
    for (uint32_t at = span.start; at < span.end; at++)
        if (text->fold[at] == mark)
            return true;
    return false;
}

/* The bracket that opens last before `at` in its sentence and is still open; false when none is. */
static bool open_bracket(const struct text *text, uint32_t at, uint32_t *ret_open)
{
    unsigned closed = 0;
    uint32_t from = at > 400 ? at - 400 : 0;

    for (uint32_t i = at; i-- > from && text->fold[i] != '\n';) {
        if (text->fold[i] == ')')
            closed++;
        else if (text->fold[i] == '(' && closed-- == 0) {
            *ret_open = i;
            return true;
        }
    }
    return false;
}

/* Inside a bracket: the figure right before it is the whole, or the head of the group with 其中. */
static uint32_t whole_of_bracket(const struct reader *reader, size_t i, uint32_t open)
{
    const struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;
    uint32_t head = NO_ITEM;

    for (size_t j = i; j-- > 0;) {
        struct span between = {figures[j].reach.end, figures[i].span.start};
        if (figures[j].span.start < open) {
            if (head != NO_ITEM)
                return head;
            return figures[j].reach.end == open && can_be_part(text, &figures[i], &figures[j])
                       ? (uint32_t)j
                       : NO_ITEM;
        }
        if (has_mark(text, between, ';') || has_mark(text, between, 0x3002))
            continue;
        struct span gap = {figures[j].reach.end, figures[j + 1].span.start};
        if (head == NO_ITEM && introduces(text, gap) && can_be_part(text, &figures[i], &figures[j]))
            head = (uint32_t)j;
    }
    return head;
}

/* Where the last word that introduces parts begins, between the sentence's start and `at`. */
static bool last_intro(const struct text *text, struct span span, uint32_t *ret_at)
{
    unsigned closed = 0;

    for (uint32_t at = span.end; at-- > span.start;) {
        closed += text->fold[at] == ')';
        if (text->fold[at] == '(' && closed > 0)
            closed--;
        if (closed == 0 && (text_reads(text, at, "其中") || text_reads(text, at, "包括"))) {
            *ret_at = at;
            return true;
        }
    }
    return false;
}

static bool inside_bracket(const struct text *text, const struct figure *figure)
{
    uint32_t open;

    return open_bracket(text, figure->span.start, &open);
}

/* Outside brackets, behind 其中: the last whole of that unit before it. */
static uint32_t whole_of_intro(const struct reader *reader, size_t i)
{
    const struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;
    struct span sentence = reader_sentence(text, figures[i].span.start);
    uint32_t intro;

    if (!last_intro(text, (struct span){sentence.start, figures[i].span.start}, &intro) ||
        (intro > sentence.start &&
         has_mark(text, (struct span){intro, figures[i].span.start}, ';')))
        return NO_ITEM;
    uint32_t floor = sentence.start;
    if (intro == sentence.start && sentence.start > 1) /* 。其中, */
        floor = reader_sentence(text, sentence.start - 2).start;
    for (size_t j = i; j-- > 0 && figures[j].span.start >= floor;)
        if (figures[j].span.end <= intro && !inside_bracket(text, &figures[j]) &&
            can_be_part(text, &figures[i], &figures[j]))
            return (uint32_t)j;
    return NO_ITEM;
}

/* 64家企业已开复工62家: no noun of its own, and 已. */
static uint32_t whole_of_done(const struct reader *reader, size_t i)
{
    const struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;

    if (i == 0 || figures[i].predicate.length == 0 || inside_bracket(text, &figures[i]))
        return NO_ITEM;
    const struct figure *whole = &figures[i - 1];
    struct span between = {whole->span.end, figures[i].span.start};
    if (figures[i].of_span.start >= whole->span.end + 12 || span_length(between) > 24 ||
        has_mark(text, between, 0x3002) || has_mark(text, between, ';') ||
        has_mark(text, between, '\n') || !has_mark(text, between, 0x5DF2 /* 已 */) ||
        !can_be_part(text, &figures[i], whole))
        return NO_ITEM;
    bool own_noun = figures[i].of_span.start >= between.end ||
                    (figures[i].of_span.start >= whole->span.end &&
                     has_mark(text, (struct span){whole->span.end, figures[i].of_span.start}, ','));
    return own_noun ? NO_ITEM : (uint32_t)(i - 1);
}

/* The parts of 其中 that exactly make up the first of them are parts of that one. */
static void regroup(struct reader *reader, size_t first)
{
    struct figure *figures = reader->findings->figures;
    struct decimal sum = {0, 0};
    size_t count = 0, last = first;

    for (size_t i = first + 1; i < reader->findings->figure_count; i++) {
        if (figures[i].part_of != figures[first].part_of)
            continue;
        if (!decimal_add(sum, figures[i].number, &sum))
            return;
        count++;
        last = i;
        if (decimal_compare(sum, figures[first].number) >= 0)
            break;
    }
    if (count < 2 || decimal_compare(sum, figures[first].number) != 0)
        return;
    uint32_t whole = figures[first].part_of;
    for (size_t i = first + 1; i <= last; i++)
        if (figures[i].part_of == whole)
            figures[i].part_of = (uint32_t)first;
}

static void find(struct reader *reader, size_t i)
{
    struct figure *figure = &reader->findings->figures[i];
    uint32_t open;

    if (open_bracket(reader->text, figure->span.start, &open))
        figure->part_of = whole_of_bracket(reader, i, open);
    else
        figure->part_of = whole_of_intro(reader, i);
    if (figure->part_of == NO_ITEM)
        figure->part_of = whole_of_done(reader, i);
}

void part_find_all(struct reader *reader)
{
    struct findings *f = reader->findings;

    for (size_t i = 0; i < f->figure_count; i++)
        find(reader, i);
    for (size_t i = 0; i < f->figure_count; i++)
        if (f->figures[i].part_of != NO_ITEM &&
            (i == 0 || f->figures[i - 1].part_of != f->figures[i].part_of))
            regroup(reader, i);
}
