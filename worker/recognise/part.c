/*
 * part.c: from the left, with the figures that are open to have parts.
 *
 * The bracket's whole stands right before it. Inside, ; separates the parts, and 其中 behind one of
 * them makes what follows parts of that one. Outside, 其中 makes what follows to the end of the
 * sentence parts of the figure before it, except that parts which exactly make up the first of them
 * are its own.
 */
#include "recognise/part.h"

#include "recognise/unit.h"

#define AMONG_REACH_MAX 12u /* code points between 中 and a part */
#define PARTS_MAX       40u
#define BRACKETS_MAX    16u /* that are open in each other; deeper ones are not told apart */

/* 70亿元…其中门票收入4300多万: a large number without a unit has that of the whole. */
static bool same_kind(const struct text *text, const struct figure *part,
                      const struct figure *whole)
{
    if (span_is_empty(part->unit_span) && part->unit.length == 0 && part->rounded)
        return whole->kind == UNIT_MONEY || span_is_empty(whole->unit_span);
    return part->kind == whole->kind && unit_agrees(text, part->unit_span, whole->unit_span);
}

static bool can_be_part(const struct text *text, const struct figure *part,
                        const struct figure *whole)
{
    return part->kind != UNIT_RATE && part->kind != UNIT_MULTIPLE && part->kind != UNIT_AGE &&
           part->role == FIGURE_LEVEL && whole->role != FIGURE_CHANGE &&
           part->per.length == whole->per.length && same_kind(text, part, whole) &&
           decimal_compare(part->number, whole->number) <= 0;
}

/* Whether a word says that what follows comes on top: 新增, 再, 又. */
static bool adds(const struct text *text, struct span span)
{
    static const char *const WORDS[] = {"增", "再", "又", "另", "还", "比", "较", "至", "到", NULL};

    for (uint32_t at = span.start; at < span.end; at++)
        if (reader_one_of(text, at, WORDS) > 0)
            return true;
    return false;
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

/* Sets the bracket of every figure. */
static void brackets_find(struct reader *reader)
{
    struct findings *f = reader->findings;
    const struct text *text = reader->text;
    uint32_t stack[BRACKETS_MAX], at = 0;
    size_t depth = 0;

    for (size_t i = 0; i < f->figure_count; i++) {
        for (; at < f->figures[i].span.start; at++) {
            uint32_t cp = text->fold[at];
            if (cp == '\n')
                depth = 0;
            else if (cp == '(' && depth < BRACKETS_MAX)
                stack[depth++] = at;
            else if (cp == ')' && depth > 0)
                depth--;
        }
        f->figures[i].bracket = depth > 0 ? stack[depth - 1] : NO_ITEM;
    }
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

/* 3人死亡、28人受伤,其中县里死亡2人、伤20人: the last characters of their predicates are equal. */
static bool does_the_same(const struct figure *a, const struct figure *b)
{
    const size_t character = 3; /* of a Chinese character in UTF-8 */

    return a->predicate.length >= character && b->predicate.length >= character &&
           memcmp(a->predicate.data + a->predicate.length - character,
                  b->predicate.data + b->predicate.length - character, character) == 0;
}

/* 为预算9800万元的16%: only what a rate is of. */
static bool is_base(const struct reader *reader, size_t i)
{
    const struct figure *figure = &reader->findings->figures[i];

    return i + 1 < reader->findings->figure_count && figure[1].kind == UNIT_RATE &&
           figure[1].span.start == figure->span.end + 1 &&
           text_fold(reader->text, figure->span.end) == 0x7684 /* 的 */;
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
    uint32_t last = NO_ITEM;
    for (size_t j = i; j-- > 0 && figures[j].span.start >= floor;) {
        if (figures[j].span.end > intro || figures[j].bracket != NO_ITEM || is_base(reader, j) ||
            !can_be_part(text, &figures[i], &figures[j]))
            continue;
        if (does_the_same(&figures[i], &figures[j]))
            return (uint32_t)j;
        if (last == NO_ITEM)
            last = (uint32_t)j;
    }
    return last;
}

/* 共受理案件96812件,审结94127件: a total, and right behind it what was done with them. */
static bool is_processed(const struct text *text, const struct figure *whole, struct span between)
{
    struct span clause = reader_clause(text, whole->span.start);

    clause.end = whole->span.start;
    return has_mark(text, clause, 0x5171 /* 共 */) && span_length(between) <= 6 &&
           text_fold(text, between.start) == ',' && !adds(text, between);
}

/* 64家企业已开复工62家, 86家企业复工83家: no noun of its own, and 已 or nothing but a verb between
 * them. */
static uint32_t whole_of_done(const struct reader *reader, size_t i)
{
    const struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;

    if (i == 0 || figures[i].bracket != NO_ITEM)
        return NO_ITEM;
    const struct figure *whole = &figures[i - 1];
    struct span between = {whole->span.end, figures[i].span.start};
    if (figures[i].predicate.length == 0 && !has_mark(text, between, 0x5DF2 /* 已 */))
        return NO_ITEM;
    bool done = has_mark(text, between, 0x5DF2 /* 已 */) || is_processed(text, whole, between) ||
                (whole->of_span.start >= whole->span.end && !adds(text, between) &&
                 !has_mark(text, between, ',') && !has_mark(text, between, 0x3001));
    if (figures[i].of_span.start >= whole->span.end + 12 || span_length(between) > 24 ||
        has_mark(text, between, 0x3002) || has_mark(text, between, ';') ||
        has_mark(text, between, '\n') || !done || !can_be_part(text, &figures[i], whole))
        return NO_ITEM;
    bool own_noun = figures[i].of_span.start >= between.end ||
                    (figures[i].of_span.start >= whole->span.end &&
                     has_mark(text, (struct span){whole->span.end, figures[i].of_span.start}, ','));
    return own_noun ? NO_ITEM : (uint32_t)(i - 1);
}

/* 26个乡镇中有19个, 2000名青年中,…: 中 right behind the noun of the figure before. */
static uint32_t whole_of_among(const struct reader *reader, size_t i)
{
    const struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;

    if (i == 0 || figures[i - 1].of_span.start < figures[i - 1].span.end)
        return NO_ITEM;
    uint32_t end = figures[i - 1].of_span.end;
    return text_fold(text, end) == 0x4E2D /* 中 */ && figures[i].span.start > end &&
                   figures[i].span.start < end + AMONG_REACH_MAX &&
                   can_be_part(text, &figures[i], &figures[i - 1])
               ? (uint32_t)(i - 1)
               : NO_ITEM;
}

/* Items of one list: 甲市5例、乙市1例, and 新增重症病例1例,新增死亡病例0例, which say the same of
 * different things. That the later ones make up the first is chance. */
static bool are_peers(const struct text *text, const struct figure *a, const struct figure *b)
{
    if (text_fold(text, a->reach.end) == 0x3001 /* 、 */)
        return true;
    return a->predicate.length > 0 && slice_equal(a->predicate, b->predicate) &&
           !slice_equal(a->of, b->of);
}

/* 抽检620批次,合格607批次,不合格13批次: figures of one unit in the sentence behind the whole that
 * exactly make it up are its parts. */
static void parts_by_sum(struct reader *reader, size_t whole)
{
    struct figure *figures = reader->findings->figures;
    struct span sentence = reader_sentence(reader->text, figures[whole].span.start);
    struct decimal sum = {0, 0};
    size_t items[PARTS_MAX], count = 0;

    for (size_t i = whole + 1;
         i < reader->findings->figure_count && figures[i].span.end <= sentence.end; i++) {
        bool other = figures[i].part_of != NO_ITEM && figures[i].part_of != whole;
        if (other || !can_be_part(reader->text, &figures[i], &figures[whole]))
            continue;
        if (count == PARTS_MAX || figures[i].qualifier != QUALIFIER_EXACT ||
            (count == 0 && are_peers(reader->text, &figures[whole], &figures[i])) ||
            !decimal_add(sum, figures[i].number, &sum))
            return;
        items[count++] = i;
        if (decimal_compare(sum, figures[whole].number) >= 0)
            break;
    }
    if (count < 2 || decimal_compare(sum, figures[whole].number) != 0)
        return;
    for (size_t k = 0; k < count; k++)
        figures[items[k]].part_of = (uint32_t)whole;
}

/* Whether the whole is no level of its own, or another figure of the unit follows in its sentence.
 */
static bool has_rival(const struct reader *reader, size_t whole, struct span sentence)
{
    const struct findings *f = reader->findings;

    if (f->figures[whole].part_of != NO_ITEM)
        return true;
    for (size_t i = whole + 1; i < f->figure_count && f->figures[i].span.end <= sentence.end; i++)
        if (same_kind(reader->text, &f->figures[i], &f->figures[whole]))
            return true;
    return false;
}

/* 重点项目48个。目前完工11个,在建19个,开展前期工作的18个。 The last figure of its unit in the
 * sentence, and all of the unit in the next one, three at least: some of several might meet by
 * chance. */
static void parts_by_next_sentence(struct reader *reader, size_t whole)
{
    struct figure *figures = reader->findings->figures;
    struct span sentence = reader_sentence(reader->text, figures[whole].span.start), next;
    struct decimal sum = {0, 0};
    size_t items[PARTS_MAX], count = 0;

    if (text_fold(reader->text, sentence.end) != 0x3002 /* 。 */ ||
        figures[whole].number.digits <= 0 || has_rival(reader, whole, sentence))
        return;
    next = reader_sentence(reader->text, sentence.end + 1);
    for (size_t i = whole + 1;
         i < reader->findings->figure_count && figures[i].span.end <= next.end; i++) {
        if (figures[i].span.start < next.start ||
            !same_kind(reader->text, &figures[i], &figures[whole]))
            continue;
        if (count == PARTS_MAX || figures[i].part_of != NO_ITEM ||
            figures[i].qualifier != QUALIFIER_EXACT ||
            !can_be_part(reader->text, &figures[i], &figures[whole]) ||
            !decimal_add(sum, figures[i].number, &sum))
            return;
        items[count++] = i;
    }
    if (count < 3 || decimal_compare(sum, figures[whole].number) != 0)
        return;
    for (size_t k = 0; k < count; k++)
        figures[items[k]].part_of = (uint32_t)whole;
}

/* Adds up the parts of `whole` from figure `from` on until they reach `goal`; where that figure
 * stands, or NO_ITEM when they do not make it exactly, or fewer than two do. */
static uint32_t sum_reaches(const struct reader *reader, size_t from, uint32_t whole,
                            struct decimal goal)
{
    const struct findings *f = reader->findings;
    struct decimal sum = {0, 0};
    size_t count = 0;

    for (size_t i = from; i < f->figure_count; i++) {
        if (f->figures[i].part_of != whole)
            continue;
        if (!decimal_add(sum, f->figures[i].number, &sum))
            return NO_ITEM;
        count++;
        int order = decimal_compare(sum, goal);
        if (order >= 0)
            return order == 0 && count >= 2 ? (uint32_t)i : NO_ITEM;
    }
    return NO_ITEM;
}

/* Parts of 其中 that make up the whole are all of them: what follows is none. Else those that
 * exactly make up the first of them are parts of that one. */
static void regroup(struct reader *reader, size_t first)
{
    struct figure *figures = reader->findings->figures;
    uint32_t whole = figures[first].part_of;
    uint32_t last = sum_reaches(reader, first, whole, figures[whole].number);
    bool all = last != NO_ITEM;

    if (!all && first + 1 < reader->findings->figure_count &&
        !are_peers(reader->text, &figures[first], &figures[first + 1]))
        last = sum_reaches(reader, first + 1, whole, figures[first].number);
    if (last == NO_ITEM)
        return;
    for (size_t i = first + 1; i < reader->findings->figure_count; i++)
        if (figures[i].part_of == whole && (all ? i > last : i <= last))
            figures[i].part_of = all ? NO_ITEM : (uint32_t)first;
}

static void find(struct reader *reader, size_t i)
{
    struct figure *figure = &reader->findings->figures[i];

    if (figure->bracket != NO_ITEM)
        figure->part_of = whole_of_bracket(reader, i, figure->bracket);
    else
        figure->part_of = whole_of_intro(reader, i);
    if (figure->part_of == NO_ITEM)
        figure->part_of = whole_of_done(reader, i);
    if (figure->part_of == NO_ITEM)
        figure->part_of = whole_of_among(reader, i);
}

void part_find_all(struct reader *reader)
{
    struct findings *f = reader->findings;

    brackets_find(reader);
    for (size_t i = 0; i < f->figure_count; i++)
        find(reader, i);
    for (size_t i = 0; i < f->figure_count; i++)
        if (f->figures[i].part_of != NO_ITEM &&
            (i == 0 || f->figures[i - 1].part_of != f->figures[i].part_of))
            regroup(reader, i);
    for (size_t i = 0; i < f->figure_count; i++)
        if (f->figures[i].qualifier == QUALIFIER_EXACT && f->figures[i].role == FIGURE_LEVEL)
            parts_by_sum(reader, i);
    for (size_t i = 0; i < f->figure_count; i++)
        if (f->figures[i].qualifier == QUALIFIER_EXACT && f->figures[i].role == FIGURE_LEVEL)
            parts_by_next_sentence(reader, i);
}
