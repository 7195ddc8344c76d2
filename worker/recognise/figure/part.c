/*
 * part.c: from the left, with the figures that are open to have parts.
 *
 * The bracket's whole stands right before it. Inside, ; separates the parts, and 其中 behind one of
 * them makes what follows parts of that one. Outside, 其中 makes what follows to the end of the
 * sentence parts of the figure before it, except that parts which exactly make up the first of them
 * are its own.
 */
#include "recognise/figure/part.h"

#include "recognise/figure/part_parts.h"
#include "recognise/figure/patients.h"
#include "recognise/mask.h"
#include "recognise/number/unit.h"

#define AMONG_REACH_MAX    16u /* code points between 中 and a part */
#define SEX_LENGTH_MAX     4u  /* code points of 男, 男生, 男运动员 */
#define LEFT_OUT_REACH_MAX 24u /* code points behind a part that may say it is none */
#define BRACKETS_MAX       16u /* that are open in each other; deeper ones are not told apart */

/* 以6票之差险胜: what lies between two, and is no part of either. */
static bool is_difference(const struct text *text, const struct figure *figure)
{
    return text_reads(text, figure->reach.end, "之差");
}

/* 70亿元…其中门票收入4300多万: a large number without a unit has that of the whole. */
bool part_same_kind(const struct text *text, const struct figure *part, const struct figure *whole)
{
    if (span_is_empty(part->unit_span) && part->unit.length == 0 && part->rounded)
        return whole->kind == UNIT_MONEY || span_is_empty(whole->unit_span) ||
               (whole->kind == UNIT_COUNT && whole->rounded);
    return part->kind == whole->kind && unit_agrees(text, part->unit_span, whole->unit_span);
}

bool part_can_be(const struct text *text, const struct figure *part, const struct figure *whole)
{
    return part->kind != UNIT_RATE && part->kind != UNIT_MULTIPLE && part->kind != UNIT_AGE &&
           part->role == FIGURE_LEVEL && whole->role != FIGURE_CHANGE &&
           !is_difference(text, part) &&
           (part->per.length == 0 || slice_equal(part->per, whole->per)) &&
           part_same_kind(text, part, whole) && decimal_compare(part->number, whole->number) <= 0;
}

/* Whether a word says that what follows comes on top: 新增, 再, 又. */
bool part_adds(const struct text *text, struct span span)
{
    static const char *const WORDS[] = {"增", "再", "又", "另", "还", "比", "较", "至", "到", NULL};

    return reader_find_one(text, span, WORDS) < span.end;
}

/* What the words that introduce parts begin with: 其, 当, 包, 含. */
static bool may_introduce(uint32_t cp)
{
    return cp == 0x5176 || cp == 0x5F53 || cp == 0x5305 || cp == 0x542B;
}

/* Whether one of them stands in `span`. */
static bool introduces(const struct text *text, struct span span)
{
    static const char *const WORDS[] = {"其中", "当中", "包括", "包含", "含", NULL};

    for (uint32_t at = span.start; at < span.end; at++)
        if (may_introduce(text->fold[at]) && reader_one_of(text, at, WORDS) > 0)
            return true;
    return false;
}

bool part_has_mark(const struct text *text, struct span span, uint32_t mark)
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
            return figures[j].reach.end == open && part_can_be(text, &figures[i], &figures[j])
                       ? (uint32_t)j
                       : NO_ITEM;
        }
        if (part_has_mark(text, between, ';') || part_has_mark(text, between, 0x3002))
            continue;
        struct span gap = {figures[j].reach.end, figures[j + 1].span.start};
        if (head == NO_ITEM && introduces(text, gap) && part_can_be(text, &figures[i], &figures[j]))
            head = (uint32_t)j;
    }
    return head;
}

/* Where the last word that introduces parts begins, between the sentence's start and `at`. */
static bool last_intro(const struct text *text, struct span span, uint32_t *ret_at)
{
    static const char *const WORDS[] = {"其中", "当中", "包括", "包含", NULL};
    unsigned closed = 0;

    for (uint32_t at = span.end; at-- > span.start;) {
        closed += text->fold[at] == ')';
        if (text->fold[at] == '(' && closed > 0)
            closed--;
        if (closed == 0 && may_introduce(text->fold[at]) && reader_one_of(text, at, WORDS) > 0) {
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

bool part_is_base(const struct reader *reader, size_t i)
{
    const struct figure *figure = &reader->findings->figures[i];

    return i + 1 < reader->findings->figure_count && figure[1].kind == UNIT_RATE &&
           figure[1].span.start == figure->span.end + 1 &&
           text_fold(reader->text, figure->span.end) == 0x7684 /* 的 */;
}

bool part_is_of_place(const struct reader *reader, size_t i)
{
    uint32_t start = reader->findings->figures[i].reach.start;

    return start > 0 && reader->mask[start - 1] == MASK_PLACE;
}

/* Machines and things, which change their measure word from kind to kind: 农机86台,其中无人机9架.
 */
static bool are_things(const struct text *text, const struct figure *a, const struct figure *b)
{
    static const char *const UNITS[] = {"台", "套",   "架", "辆", "部", "件",
                                        "组", "组件", "艘", "把", NULL};

    return reader_one_of(text, a->unit_span.start, UNITS) > 0 &&
           reader_one_of(text, b->unit_span.start, UNITS) > 0 &&
           decimal_compare(a->number, b->number) <= 0;
}

/* How many figures of the kind of `like` stand from figure `i` to the next ; or the end. */
static size_t group_size(const struct reader *reader, size_t i, size_t like, struct span sentence)
{
    const struct findings *f = reader->findings;
    const struct text *text = reader->text;
    size_t size = 0;

    for (size_t j = i; j < f->figure_count && f->figures[j].span.end <= sentence.end; j++) {
        if (j > i &&
            part_has_mark(text, (struct span){f->figures[i].span.end, f->figures[j].span.start},
                          ';'))
            break;
        size += f->figures[j].bracket == NO_ITEM &&
                part_same_kind(text, &f->figures[j], &f->figures[like]);
    }
    return size;
}

/* Whether what the second is of ends the first's: 其他不合格 and 不合格. */
static bool ends_alike(struct slice a, struct slice b)
{
    return b.length > 0 && a.length >= b.length &&
           memcmp(a.data + a.length - b.length, b.data, b.length) == 0;
}

/* 其中服装送检38批次,不合格6批次;家电45批次,不合格4批次: in a sentence that 其中 opens, a figure
 * has the whole of one that counts the same in an earlier group, and the first of a group as long
 * as the first one has that one's. */
static uint32_t whole_of_group(const struct reader *reader, size_t i, struct span sentence)
{
    const struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;
    size_t first = i;

    for (size_t j = i; j-- > 0 && figures[j].span.start >= sentence.start;)
        if (figures[j].bracket == figures[i].bracket && ends_alike(figures[i].of, figures[j].of) &&
            figures[j].part_of != NO_ITEM &&
            part_can_be(text, &figures[i], &figures[figures[j].part_of]))
            return figures[j].part_of;
    for (size_t j = i; j-- > 0 && figures[j].span.start >= sentence.start; first = j)
        if (part_same_kind(text, &figures[i], &figures[j]) && first == i &&
            !part_has_mark(text, (struct span){figures[j].span.end, figures[i].span.start}, ';'))
            return NO_ITEM;
    uint32_t whole = first < i ? figures[first].part_of : NO_ITEM;
    return whole != NO_ITEM && part_can_be(text, &figures[i], &figures[whole]) &&
                   group_size(reader, first, i, sentence) == group_size(reader, i, i, sentence)
               ? whole
               : NO_ITEM;
}

/* Outside brackets, behind 其中: the last whole of that unit before it. */
static uint32_t whole_of_intro(const struct reader *reader, size_t i)
{
    const struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;
    struct span sentence = reader_sentence(text, figures[i].span.start);
    uint32_t intro, last = NO_ITEM, thing = NO_ITEM;

    if (!last_intro(text, (struct span){sentence.start, figures[i].span.start}, &intro))
        return NO_ITEM;
    if (part_has_mark(text, (struct span){intro, figures[i].span.start}, ';'))
        return intro == sentence.start ? whole_of_group(reader, i, sentence) : NO_ITEM;
    uint32_t floor = sentence.start;
    if (intro == sentence.start && sentence.start > 1) /* 。其中, */
        floor = reader_sentence(text, sentence.start - 2).start;
    for (size_t j = i; j-- > 0 && figures[j].span.start >= floor;) {
        bool listed = figures[j].span.start < sentence.start && part_is_listed(reader, j);
        if (figures[j].span.end > intro || figures[j].bracket != NO_ITEM ||
            part_is_base(reader, j) || listed)
            continue;
        if (thing == NO_ITEM && are_things(text, &figures[i], &figures[j]))
            thing = (uint32_t)j;
        if (!part_can_be(text, &figures[i], &figures[j]))
            continue;
        if (does_the_same(&figures[i], &figures[j]))
            return (uint32_t)j;
        if (last == NO_ITEM)
            last = (uint32_t)j;
    }
    if (last != NO_ITEM && figures[last].part_of != NO_ITEM && text_fold(text, intro - 1) == ';' &&
        part_can_be(text, &figures[i], &figures[figures[last].part_of]))
        return figures[last].part_of; /* 男生29名,女生19名;其中… */
    return last == NO_ITEM ? thing : last;
}

/* 共受理案件96812件,审结94127件: what came in, and right behind it what was done with it. */
static bool is_processed(const struct text *text, const struct figure *whole, struct span between)
{
    static const char *const CAME_IN[] = {"共",   "受理", "接到", "收到",
                                          "收集", "征集", "查出", NULL};
    struct span clause = reader_clause(text, whole->span.start);
    bool came = false;

    for (uint32_t at = clause.start; at < whole->span.start && !came; at++)
        came = reader_one_of(text, at, CAME_IN) > 0;
    return came && span_length(between) <= 6 && text_fold(text, between.start) == ',' &&
           !part_adds(text, between);
}

/* 尚有40人正在接受观察,已解除观察9人: who still is in one state is none of those who left it, and
 * what is done with some is not done with a part of them: 已确诊5人,已解除2人. */
static bool is_apart_by_state(const struct text *text, const struct figure *whole)
{
    static const char *const STATES[] = {"正在", "尚", "仍", "已"};

    for (size_t i = 0; patients_may_be_counted(text, whole) && i < sizeof STATES / sizeof *STATES;
         i++)
        if (slice_starts(whole->predicate, slice_of(STATES[i])))
            return true;
    return false;
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
    if (figures[i].predicate.length == 0 && !part_has_mark(text, between, 0x5DF2 /* 已 */))
        return NO_ITEM;
    bool done = part_has_mark(text, between, 0x5DF2 /* 已 */) ||
                is_processed(text, whole, between) ||
                (whole->of_span.start >= whole->span.end && !part_adds(text, between) &&
                 !part_has_mark(text, between, ',') && !part_has_mark(text, between, 0x3001));
    if ((!figures[i].of_deed && figures[i].of_span.start >= whole->span.end + 12) ||
        is_apart_by_state(text, whole) || span_length(between) > 24 ||
        part_has_mark(text, between, 0x3002) || part_has_mark(text, between, ';') ||
        part_has_mark(text, between, '\n') || !done || !part_can_be(text, &figures[i], whole))
        return NO_ITEM;
    bool own_noun =
        !figures[i].of_deed &&
        (figures[i].of_span.start >= between.end ||
         (figures[i].of_span.start >= whole->span.end &&
          part_has_mark(text, (struct span){whole->span.end, figures[i].of_span.start}, ',')));
    return own_noun ? NO_ITEM : (uint32_t)(i - 1);
}

/* Whether 中 or 里 stands right behind a figure, or behind the noun that follows it: 418人中,
 * 26个乡镇中有19个. */
static bool is_among(const struct text *text, const struct figure *whole, uint32_t *ret_end)
{
    static const char *const AMONG[] = {"中", "里", "之中", "当中", NULL};
    uint32_t end = whole->of_span.start < whole->span.end ? whole->reach.end : whole->of_span.end;

    *ret_end = end;
    return reader_one_of(text, end, AMONG) > 0 &&
           (whole->of_span.start >= whole->span.end || text_reads(text, end, "中,") ||
            text_reads(text, end, "中的"));
}

/* 近300户商家里,餐饮约180户,文创70多户; …已办结的264件,正在办理的42件: whether the figure goes on
 * with the parts that the one before it began. */
static bool goes_on(const struct reader *reader, size_t i, uint32_t whole)
{
    const struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;
    struct span gap = {figures[i - 1].reach.end, figures[i].reach.start};
    uint32_t mark = text_fold(text, gap.start), end;
    bool alike =
        reader_ends(text, gap.end, "的") && reader_ends(text, figures[i - 1].reach.start, "的");

    return (mark == ',' || mark == 0x3001) && span_length(gap) < AMONG_REACH_MAX &&
           figures[whole].span.start >= reader_sentence(text, gap.start).start &&
           !part_adds(text, gap) && (alike || is_among(text, &figures[whole], &end)) &&
           part_can_be(text, &figures[i], &figures[whole]);
}

/* 男 or 女 of 男生451人, with the noun behind it; empty for neither. 男生宿舍住451人 counts no sex.
 */
static struct span sex_of(const struct text *text, const struct figure *figure)
{
    uint32_t end = figure->reach.start;

    for (uint32_t at = end; at-- > 0 && end - at <= SEX_LENGTH_MAX && cp_is_hanzi(text->fold[at]);)
        if (text->fold[at] == 0x7537 /* 男 */ || text->fold[at] == 0x5973 /* 女 */)
            return (struct span){at, end};
    return (struct span){end, end};
}

/* 男生 and 女生, but not 男教师 and 女生: the two that leave nothing out. */
static bool are_sexes(const struct text *text, struct span a, struct span b)
{
    return !span_is_empty(a) && !span_is_empty(b) && text->fold[a.start] != text->fold[b.start] &&
           text_equal(text, (struct span){a.start + 1, a.end}, (struct span){b.start + 1, b.end});
}

/* 录取新生864人,男生451人、女生423人: the two make up what was counted before them. */
static uint32_t whole_of_sexes(const struct reader *reader, size_t i)
{
    const struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;
    if (i == 0 || i + 1 == reader->findings->figure_count)
        return NO_ITEM;
    struct span gap = {figures[i].reach.end, figures[i + 1].reach.start};
    return are_sexes(text, sex_of(text, &figures[i]), sex_of(text, &figures[i + 1])) &&
                   span_length(gap) <= SEX_LENGTH_MAX + 1 &&
                   span_is_empty(sex_of(text, &figures[i - 1])) &&
                   figures[i - 1].span.start >= reader_sentence(text, gap.start).start &&
                   part_can_be(text, &figures[i], &figures[i - 1]) &&
                   part_can_be(text, &figures[i + 1], &figures[i - 1])
               ? (uint32_t)(i - 1)
               : NO_ITEM;
}

/* Of what stands before 中; or of what the one before it is a part of. */
static uint32_t whole_of_among(const struct reader *reader, size_t i)
{
    const struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;
    uint32_t end;

    if (i == 0)
        return NO_ITEM;
    uint32_t whole = figures[i - 1].part_of;
    if (whole != NO_ITEM && goes_on(reader, i, whole))
        return whole;
    return is_among(text, &figures[i - 1], &end) && figures[i].span.start > end &&
                   figures[i].span.start < end + AMONG_REACH_MAX &&
                   part_can_be(text, &figures[i], &figures[i - 1])
               ? (uint32_t)(i - 1)
               : NO_ITEM;
}

/* The second of the two sexes has the whole of the first. */
static uint32_t whole_of_pair(const struct reader *reader, size_t i)
{
    const struct figure *figures = reader->findings->figures;

    return i > 1 && figures[i - 1].part_of == i - 2 &&
                   whole_of_sexes(reader, i - 1) == figures[i - 1].part_of
               ? (uint32_t)(i - 2)
               : whole_of_sexes(reader, i);
}

bool part_is_divided(const struct text *text, const struct figure *a, const struct figure *b)
{
    struct span between = {a->span.end, b->span.start};

    return b->bracket == NO_ITEM &&
           (part_has_mark(text, between, ';') || part_has_mark(text, between, 0x3002 /* 。 */) ||
            part_has_mark(text, between, '\n'));
}

/* 15例确诊病例中,…: says the whole again. */
static bool is_said_again(const struct text *text, const struct figure *figure,
                          const struct figure *whole)
{
    return decimal_compare(figure->number, whole->number) == 0 &&
           figure->of_span.start >= figure->reach.end &&
           text_fold(text, figure->of_span.end) == 0x4E2D /* 中 */;
}

/* (1例无症状者,暂不纳入统计): behind the figure it is said that the whole has it not. */
static bool is_left_out(const struct text *text, const struct figure *figure)
{
    static const char *const LEFT_OUT[] = {"不纳入", "未纳入", "不计入", "未计入", "不列入", NULL};

    for (uint32_t at = figure->reach.end; at < figure->reach.end + LEFT_OUT_REACH_MAX; at++) {
        uint32_t cp = text_fold(text, at);
        if (cp == ')' || cp == ';' || cp == 0x3002 /* 。 */ || cp_is_digit(cp))
            return false;
        if (reader_one_of(text, at, LEFT_OUT) > 0)
            return true;
    }
    return false;
}

static void find(struct reader *reader, size_t i)
{
    struct figure *figure = &reader->findings->figures[i];

    if (figure->bracket != NO_ITEM)
        figure->part_of = whole_of_bracket(reader, i, figure->bracket);
    else
        figure->part_of = part_named_again(reader, i);
    if (figure->part_of == NO_ITEM && figure->bracket == NO_ITEM)
        figure->part_of = whole_of_intro(reader, i);
    if (figure->part_of == NO_ITEM && figure->bracket == NO_ITEM)
        figure->part_of = part_of_list(reader, i);
    if (figure->part_of == NO_ITEM)
        figure->part_of = part_of_followed(reader, i);
    if (figure->part_of == NO_ITEM)
        figure->part_of = whole_of_done(reader, i);
    if (figure->part_of == NO_ITEM)
        figure->part_of = whole_of_among(reader, i);
    if (figure->part_of == NO_ITEM)
        figure->part_of = whole_of_pair(reader, i);
    if (figure->part_of != NO_ITEM &&
        (is_left_out(reader->text, figure) ||
         is_said_again(reader->text, figure, &reader->findings->figures[figure->part_of])))
        figure->part_of = NO_ITEM;
}

void part_find_all(struct reader *reader)
{
    brackets_find(reader);
    for (size_t i = 0; i < reader->findings->figure_count; i++)
        find(reader, i);
    part_sums_find(reader);
}
