/*
 * noun_share.c: a noun is a figure's own when it was read behind the figure before it. That of
 * another part stands back for the whole's, and so does any where a place alone tells the part:
 * 甲市10例. In a list the noun behind the last figure is that of all, unless they have their own.
 */
#include "recognise/figure/noun_share.h"

#include "recognise/figure/part.h"
#include "recognise/mask.h"
#include "recognise/number/unit.h"

#define CONVERTED_GAP_MAX 10u /* of 折合新台币约 and its bracket */

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

void noun_set(struct reader *reader, struct figure *figure, struct span noun)
{
    static const char *const NOT[] = {"不", "非", "未", "无", NULL};
    static const char *const MOVES[] = {"影响", "拉动", "带动", NULL};

    noun = noun_trim(reader->text, noun);
    if (text_reads(reader->text, noun.start, "其中") && span_length(noun) > 3)
        noun.start += 2; /* 其中|小学96所 */
    uint32_t moves = reader_one_of(reader->text, noun.start, MOVES);
    if (moves > 0 && span_length(noun) > moves + 1)
        noun.start += moves; /* 影响|CPI上涨约0.11个百分点 */
    if (span_is_empty(noun))
        return;
    uint32_t denial = reader_ends_in(reader->text, noun.start, NOT);
    if (denial > 0 && !cp_is_hanzi(text_fold(reader->text, noun.start - denial - 1)))
        noun.start -= denial; /* 同意票9万票、不同意票2万票 */
    figure->of_span = noun;
    figure->of = text_utf8(reader->arena, reader->text, noun);
}

void noun_share(struct figure *figure, const struct figure *from)
{
    figure->of = from->of;
    figure->of_span = from->of_span;
    figure->of_deed = from->of_deed;
}

/* 3亿日元(折合新台币约7100万元): whether the second says the first in other money. */
static bool is_converted(const struct text *text, const struct figure *a, const struct figure *b)
{
    struct span gap = {a->reach.end, b->reach.start};

    return a->kind == UNIT_MONEY && b->kind == UNIT_MONEY && text_fold(text, gap.start) == '(' &&
           gap.end - gap.start <= CONVERTED_GAP_MAX && text_find(text, gap, ",") == gap.end;
}

const struct figure *noun_share_adjacent(const struct reader *reader, const struct figure *figure)
{
    const struct figure *before = figure - 1;

    if (figure == reader->findings->figures || span_is_empty(before->of_span))
        return NULL;
    uint32_t gap = text_fold(reader->text, before->reach.end) == 0x3001 /* 126笔、418.5万元 */;
    bool counted = before->reach.end + gap == figure->reach.start && before->kind == UNIT_COUNT &&
                   unit_measures_thing(figure->kind);
    return counted || is_converted(reader->text, before, figure) ? before : NULL;
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

    bool paid = figure->kind == UNIT_MONEY && figure->of_deed; /* 给予3000元和1500元的补贴 */

    if ((figure->kind != UNIT_COUNT && !paid) || next->kind != figure->kind ||
        !text_equal(text, figure->unit_span, next->unit_span) ||
        next->of_span.start < next->reach.end)
        return;
    if (type || (is_listed(text, figure) && next->span.start < end + 8 && own.start < end))
        noun_share(figure, next);
}

/* 表彰先进集体30个、先进个人85名: the verb before the first one of a list is that of all. */
static void share_verb(const struct reader *reader, struct figure *figure)
{
    const struct figure *before = figure - 1;

    if (figure->predicate.length == 0 && is_listed(reader->text, before) &&
        figure->of_span.start == before->reach.end + 1)
        figure->predicate = before->predicate;
}

void noun_share_lists(struct reader *reader)
{
    struct findings *f = reader->findings;

    for (size_t i = 1; i < f->figure_count; i++)
        share_verb(reader, &f->figures[i]);
    for (size_t i = f->figure_count; i-- > 1;)
        share_noun(reader, &f->figures[i - 1]);
}

/* --- Parts ------------------------------------------------------------------------------------ */

static bool has_own(const struct findings *f, size_t i)
{
    const struct figure *figure = &f->figures[i];

    return !span_is_empty(figure->of_span) &&
           (i == 0 || figure->of_span.start >= figure[-1].reach.end);
}

void noun_share_parts(struct reader *reader)
{
    struct findings *f = reader->findings;

    for (size_t i = 0; i < f->figure_count; i++) {
        struct figure *figure = &f->figures[i];
        if (figure->part_of == NO_ITEM || has_own(f, i))
            continue;
        const struct figure *whole = &f->figures[figure->part_of];
        bool of_sibling = figure->of_span.start >= whole->reach.end;
        if (whole->of.length == 0 || (figure->of.length > 0 && !part_is_of_place(reader, i) &&
                                      (whole->of_deed || !of_sibling)))
            continue;
        uint32_t old = figure->of_span.start;
        noun_share(figure, whole);
        for (size_t j = i + 1; j < f->figure_count && f->figures[j].part_of == i; j++)
            if (f->figures[j].of_span.start == old)
                noun_share(&f->figures[j], whole); /* 贵阳市7例(1例已治愈) */
    }
}
