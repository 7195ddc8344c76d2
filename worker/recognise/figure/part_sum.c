/*
 * part_sum.c: figures that add up to one before them, or are the share of it that is printed behind
 * them.
 *
 *     抽检620批次,合格607批次,不合格13批次          620 = 607 + 13
 *     火灾1087起。…居住场所412起、占37.9%            37.9 % of 1087
 *     …;住校13名,走读16名                            another group that makes up the same
 */
#include "recognise/figure/part_parts.h"
#include "recognise/mask.h"
#include "recognise/number/interval.h"

#define PARTS_MAX      40u
#define SHARE_GAP_MAX  12u /* from a part to its share: 、占 or 名获派学位,获派比率 */
#define DEED_REACH_MAX 4u  /* before a part in which its deed stands: 合格432批次 */
#define SHARES_TRIED   16u /* figures before a part that are tried as its whole */
#define PLACES_MIN     3u  /* of a list that no word ties to its whole */
#define SENTENCES_MAX  3u  /* back to that whole, in one paragraph */

/* Whether 、 stands behind the figure, and behind the noun that it counts: 3名日本人、两名内地人.
 */
static bool is_before_mark(const struct text *text, const struct figure *figure)
{
    static const uint32_t MARK = 0x3001; /* 、 */
    bool counts = figure->of_span.start == figure->reach.end;

    return text_fold(text, counts ? figure->of_span.end : figure->reach.end) == MARK;
}

bool part_is_listed(const struct reader *reader, size_t i)
{
    const struct figure *figures = reader->findings->figures;

    return is_before_mark(reader->text, &figures[i]) ||
           (i > 0 && is_before_mark(reader->text, &figures[i - 1]) &&
            part_same_kind(reader->text, &figures[i], &figures[i - 1]));
}

/* Whether the figure stands beside the one before it as a level of its own: 累计死亡2例; and
 * 新增重症1例, 新增死亡0例, which say the same of different things. */
static bool is_level(const struct text *text, const struct figure *before,
                     const struct figure *figure)
{
    static const char *const WORDS[] = {"累计", "现有", "当日", "共", NULL};
    struct span gap = {before->span.end, figure->span.start};

    if (reader_find_one(text, gap, WORDS) < gap.end)
        return true;
    return before->predicate.length > 0 && slice_equal(before->predicate, figure->predicate) &&
           !slice_equal(before->of, figure->of);
}

/* Figures that may be the parts of one whole, and what they make together. */
struct group {
    size_t items[PARTS_MAX], count;
    struct decimal sum;
};

/* False for one that is not exact, and when there are too many. */
static bool group_add(const struct reader *reader, struct group *group, size_t i)
{
    const struct figure *figure = &reader->findings->figures[i];

    if (group->count == PARTS_MAX || figure->qualifier != QUALIFIER_EXACT ||
        !decimal_add(group->sum, figure->number, &group->sum))
        return false;
    group->items[group->count++] = i;
    return true;
}

static void group_set(struct reader *reader, const struct group *group, uint32_t whole)
{
    for (size_t k = 0; k < group->count; k++)
        reader->findings->figures[group->items[k]].part_of = whole;
}

/* Whether figure `i` stands in the same bracket as the whole, or in the one that opens behind it.
 */
static bool stands_beside(const struct figure *figures, size_t whole, size_t i)
{
    uint32_t open = figures[i].bracket;

    return open == figures[whole].bracket ||
           (open >= figures[whole].span.end && open < figures[whole + 1].span.start);
}

/* 抽检620批次,合格607批次,不合格13批次: figures of one unit in the sentence behind the whole that
 * exactly make it up are its parts; two beyond a semicolon might meet by chance, where no 其中 says
 * so. Those in the bracket of another figure are that one's: (四川4例),含18例(甲14例,乙2例,丙2例).
 */
static void parts_by_sum(struct reader *reader, size_t whole)
{
    struct figure *figures = reader->findings->figures;
    struct span sentence = reader_sentence(reader->text, figures[whole].span.start);
    struct group group = {.count = 0, .sum = {0, 0}};

    if (part_is_listed(reader, whole))
        return;
    for (size_t i = whole + 1;
         i < reader->findings->figure_count && figures[i].span.end <= sentence.end; i++) {
        bool other = (figures[i].part_of != NO_ITEM && figures[i].part_of != whole) ||
                     !stands_beside(figures, whole, i);
        if (other || !part_can_be(reader->text, &figures[i], &figures[whole]))
            continue;
        if ((group.count == 0 && is_level(reader->text, &figures[i - 1], &figures[i])) ||
            !group_add(reader, &group, i))
            return;
        if (decimal_compare(group.sum, figures[whole].number) >= 0)
            break;
    }
    if (group.count < 2 || decimal_compare(group.sum, figures[whole].number) != 0 ||
        (group.count == 2 && figures[group.items[0]].part_of != whole &&
         part_is_divided(reader->text, &figures[whole], &figures[group.items[1]])))
        return;
    group_set(reader, &group, (uint32_t)whole);
}

/* Whether the whole is no level of its own, or another figure of the unit follows in its sentence.
 */
static bool has_rival(const struct reader *reader, size_t whole, struct span sentence)
{
    const struct findings *f = reader->findings;

    if (f->figures[whole].part_of != NO_ITEM)
        return true;
    for (size_t i = whole + 1; i < f->figure_count && f->figures[i].span.end <= sentence.end; i++)
        if (part_same_kind(reader->text, &f->figures[i], &f->figures[whole]))
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
    struct group group = {.count = 0, .sum = {0, 0}};

    if (text_fold(reader->text, sentence.end) != 0x3002 /* 。 */ ||
        figures[whole].number.digits <= 0 || has_rival(reader, whole, sentence))
        return;
    next = reader_sentence(reader->text, sentence.end + 1);
    for (size_t i = whole + 1;
         i < reader->findings->figure_count && figures[i].span.end <= next.end; i++) {
        if (figures[i].span.start < next.start ||
            !part_same_kind(reader->text, &figures[i], &figures[whole]))
            continue;
        if (figures[i].part_of != NO_ITEM ||
            !part_can_be(reader->text, &figures[i], &figures[whole]) ||
            !group_add(reader, &group, i))
            return;
    }
    if (group.count >= 3 && decimal_compare(group.sum, figures[whole].number) == 0)
        group_set(reader, &group, (uint32_t)whole);
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
        if (part_is_divided(reader->text, &f->figures[from], &f->figures[i]))
            return NO_ITEM;
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

    if (!all && part_is_listed(reader, first))
        return;
    if (!all)
        last = sum_reaches(reader, first + 1, whole, figures[first].number);
    if (last == NO_ITEM)
        return;
    for (size_t i = first + 1; i < reader->findings->figure_count &&
                               !part_is_divided(reader->text, &figures[first], &figures[i]);
         i++)
        if (figures[i].part_of == whole && (all ? i > last : i <= last))
            figures[i].part_of = all ? NO_ITEM : (uint32_t)first;
}

/* 投票 of 5616人投票,投票率45%: whether the two characters before 率 stand in the words before it
 * too, or right before the part. */
static bool names_deed(const struct text *text, const struct figure *part, struct span gap)
{
    struct span rate = {gap.end, gap.end}, near = {part->reach.start, gap.end};

    while (rate.start > gap.start && text->fold[rate.start - 1] != ',')
        rate.start--;
    uint32_t end = text_find(text, rate, "率");
    near.start = near.start > DEED_REACH_MAX ? near.start - DEED_REACH_MAX : 0;
    near.end = rate.start;
    for (uint32_t at = near.start; end < rate.end && end >= rate.start + 2 && at + 2 <= near.end;
         at++)
        if (text->fold[at] == text->fold[end - 2] && text->fold[at + 1] == text->fold[end - 1])
            return true;
    return false;
}

/* Whether the rate behind it is the part's share: 、占37.9%; ,办结率98.8%. */
static bool is_share_of(const struct text *text, const struct figure *part,
                        const struct figure *rate, bool *ret_says_so)
{
    static const char *const RATES[] = {"率", "比率", "比例", "比重", "达", "为", NULL};
    struct span gap = {part->reach.end, rate->reach.start};

    *ret_says_so = part_has_mark(text, gap, 0x5360 /* 占 */) || names_deed(text, part, gap);
    return rate->kind == UNIT_RATE && (rate->role == FIGURE_LEVEL || rate->role == FIGURE_RATIO) &&
           rate->qualifier == QUALIFIER_EXACT && slice_equal(rate->unit, SLICE("%")) &&
           part->reach.end < rate->reach.start && span_length(gap) <= SHARE_GAP_MAX &&
           !part_has_mark(text, gap, ';') && !part_has_mark(text, gap, 0x3002) &&
           (*ret_says_so || reader_ends_in(text, gap.end, RATES) > 0);
}

/* A share that holds with a figure before its part in this sentence or the last shows the whole. A
 * whole percentage may meet by chance: it must be 占, and the sentence the same. */
static void part_by_share(struct reader *reader, size_t i)
{
    struct figure *figures = reader->findings->figures, *part = &figures[i];
    const struct figure *rate = part + 1;
    const struct text *text = reader->text;
    struct interval p, w, r;
    bool says_so, known;

    if (part->part_of != NO_ITEM || part->qualifier != QUALIFIER_EXACT ||
        part->number.digits <= 0 || !is_share_of(text, part, rate, &says_so) ||
        (rate->step >= 0 && !says_so) || !interval_of(part, 1, &p) || !interval_of(rate, 1, &r))
        return;
    uint32_t floor = reader_sentence(text, part->span.start).start;
    if (rate->step < 0 && floor > 1)
        floor = reader_sentence(text, floor - 2).start;
    for (size_t j = i; j-- > 0 && figures[j].span.start >= floor && i - j <= SHARES_TRIED;)
        if (figures[j].qualifier == QUALIFIER_EXACT && part_can_be(text, part, &figures[j]) &&
            figures[j].part_of != i && interval_of(&figures[j], 1, &w) &&
            interval_is_share(p, w, r, &known)) {
            part->part_of = (uint32_t)j;
            return;
        }
}

/* Whether words before the figure say that it is what is left: 尚有3条, 其余6批次. */
static bool is_rest(const struct text *text, size_t from, const struct figure *figure)
{
    static const char *const REST[] = {"其余", "余下", "剩余", "还剩", "尚有", "还有",
                                       "仍有", "尚余", "剩下", "另外", NULL};
    struct span gap = {(uint32_t)from, figure->reach.start};

    return reader_find_one(text, gap, REST) < gap.end;
}

/* 14条跳脱。…已恢复11条,尚有3条正在抢修: what was done with some and what is left are parts of the
 * whole that both make up. */
static void parts_by_rest(struct reader *reader, size_t i)
{
    struct figure *figures = reader->findings->figures, *rest = &figures[i], *done = rest - 1;
    const struct text *text = reader->text;
    struct decimal both;

    if (i < 2 || rest->part_of != NO_ITEM || done->part_of != NO_ITEM ||
        part_is_divided(text, done, rest) || !is_rest(text, done->reach.end, rest) ||
        !part_same_kind(text, rest, done) || rest->qualifier != QUALIFIER_EXACT ||
        !decimal_add(rest->number, done->number, &both))
        return;
    uint32_t floor = reader_sentence(text, done->span.start).start;
    for (unsigned k = 1; k < SENTENCES_MAX && floor > 1 && text->fold[floor - 1] != '\n'; k++)
        floor = reader_sentence(text, floor - 2).start;
    for (size_t j = i - 1; j-- > 0 && figures[j].span.start >= floor;)
        if (figures[j].qualifier == QUALIFIER_EXACT && part_can_be(text, rest, &figures[j]) &&
            part_can_be(text, done, &figures[j]) && decimal_compare(both, figures[j].number) == 0) {
            rest->part_of = done->part_of = (uint32_t)j;
            return;
        }
}

/* --- Groups ----------------------------------------------------------------------------------- */

/* Reads the figures from `first` on to the next ; or 。 that can be parts, outside of brackets. */
static bool group_read(const struct reader *reader, size_t first, struct group *ret_group)
{
    const struct findings *f = reader->findings;
    struct group group = {.count = 0, .sum = {0, 0}};

    for (size_t i = first; i < f->figure_count; i++) {
        const struct figure *figure = &f->figures[i];
        if (i > first && part_is_divided(reader->text, &f->figures[first], figure))
            break;
        if (figure->bracket != NO_ITEM || !part_same_kind(reader->text, figure, &f->figures[first]))
            continue;
        if (!group_add(reader, &group, i))
            return false;
    }
    *ret_group = group;
    return group.count >= 2;
}

/* Whether the group begins at `first`, outside of brackets. */
static bool group_begins(const struct reader *reader, size_t first)
{
    const struct figure *figures = reader->findings->figures;

    return figures[first].bracket == NO_ITEM && first > 0 &&
           part_is_divided(reader->text, &figures[first - 1], &figures[first]);
}

/* 其中男生23名,女生6名;住校13名,走读16名: another group that makes up the same whole. */
static void parts_by_group(struct reader *reader, size_t first)
{
    struct figure *figures = reader->findings->figures;
    uint32_t start = reader_sentence(reader->text, figures[first].span.start).start;
    uint32_t whole = NO_ITEM;
    struct group group;

    for (size_t j = first; j-- > 0 && figures[j].span.start >= start && whole == NO_ITEM;)
        if (figures[j].bracket == NO_ITEM)
            whole = figures[j].part_of;
    if (figures[first].part_of == NO_ITEM && whole != NO_ITEM &&
        part_can_be(reader->text, &figures[first], &figures[whole]) &&
        group_read(reader, first, &group) && decimal_compare(group.sum, figures[whole].number) == 0)
        group_set(reader, &group, whole);
}

/* Whether places stand right before the figures of the group, but for the last one: 外地9例. */
static bool is_of_places(const struct reader *reader, const struct group *group)
{
    size_t places = 0;

    for (size_t k = 0; k < group->count; k++) {
        bool place = part_is_of_place(reader, group->items[k]);
        if (!place && k + 1 < group->count)
            return false;
        places += place;
    }
    return places >= PLACES_MIN;
}

/* Whether its figures are all parts of one whole that they make up. */
static bool is_made_up(const struct findings *f, const struct group *group)
{
    uint32_t whole = f->figures[group->items[0]].part_of;

    for (size_t k = 1; k < group->count; k++)
        if (f->figures[group->items[k]].part_of != whole)
            return false;
    return whole != NO_ITEM && decimal_compare(group->sum, f->figures[whole].number) == 0;
}

/* 确诊9例,出院1例。甲区2例、乙区3例、丙区4例: a list of places that makes up a figure of the last
 * sentences. */
static void parts_by_places(struct reader *reader, size_t first)
{
    struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;
    uint32_t floor = reader_sentence(text, figures[first].span.start).start;
    struct group group;

    if (!group_read(reader, first, &group) || !is_of_places(reader, &group) ||
        is_made_up(reader->findings, &group))
        return;
    for (unsigned i = 0; i < SENTENCES_MAX && floor > 1 && text->fold[floor - 1] != '\n'; i++)
        floor = reader_sentence(text, floor - 2).start;
    for (size_t j = first; j-- > 0 && figures[j].span.start >= floor;)
        if (figures[j].bracket == NO_ITEM && figures[j].qualifier == QUALIFIER_EXACT &&
            !part_is_of_place(reader, j) && part_can_be(text, &figures[first], &figures[j]) &&
            decimal_compare(group.sum, figures[j].number) == 0) {
            group_set(reader, &group, (uint32_t)j);
            return;
        }
}

static bool can_be_whole(const struct figure *figure)
{
    return figure->qualifier == QUALIFIER_EXACT && figure->role == FIGURE_LEVEL;
}

void part_sums_find(struct reader *reader)
{
    const struct findings *f = reader->findings;

    for (size_t i = 0; i < f->figure_count; i++)
        if (f->figures[i].part_of != NO_ITEM &&
            (i == 0 || f->figures[i - 1].part_of != f->figures[i].part_of ||
             part_is_divided(reader->text, &f->figures[i - 1], &f->figures[i])))
            regroup(reader, i);
    for (size_t i = 0; i < f->figure_count; i++)
        if (group_begins(reader, i)) {
            parts_by_places(reader, i);
            parts_by_group(reader, i);
        }
    for (size_t i = 0; i < f->figure_count; i++)
        if (can_be_whole(&f->figures[i]))
            parts_by_sum(reader, i);
    for (size_t i = 0; i < f->figure_count; i++)
        if (can_be_whole(&f->figures[i]))
            parts_by_next_sentence(reader, i);
    for (size_t i = 0; i + 1 < f->figure_count; i++)
        part_by_share(reader, i);
    for (size_t i = 0; i < f->figure_count; i++)
        parts_by_rest(reader, i);
}
