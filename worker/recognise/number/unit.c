/* unit.c: the longest row of units.tsv, unless a longer word that is none begins there. */
#include "recognise/number/unit.h"

#include "recognise/number/numeral.h"
#include "recognise/segment.h"

#define WORD_AHEAD_MAX 8u
#define UNIT_COST      20u /* of a unit behind a number, as segment.h counts: one in 150 */

/* What the likeliest way to cut `span` costs, and how long its first word is. */
static unsigned cut_cost(const struct reader *reader, struct span span, uint32_t *ret_first)
{
    struct word words[STRETCH_MAX];
    size_t count = segment_cut(reader, span, words);
    unsigned cost = 0;

    for (size_t i = 0; i < count; i++)
        cost += words[i].common.table  ? segment_cost(words[i].common)
                : words[i].known.table ? SEGMENT_COST_KNOWN
                                       : SEGMENT_COST_UNKNOWN;
    *ret_first = count > 0 ? span_length(words[0].span) : 0;
    return cost;
}

/* Whether the text at `at` begins with `noun` and not with the shorter `unit`: 名家 in 名家作品,
 * but not in 名家长. Where the words behind the unit cut through the noun, the likelier of the two
 * ways: 场 in 场面向学生的讲座. */
static bool begins_word(const struct reader *reader, uint32_t at, uint32_t unit, uint32_t noun)
{
    uint32_t end = at, first, behind;

    while (end < at + WORD_AHEAD_MAX && cp_is_hanzi(text_fold(reader->text, end)))
        end++;
    unsigned cost = cut_cost(reader, (struct span){at, end}, &first);
    unsigned other = UNIT_COST + cut_cost(reader, (struct span){at + unit, end}, &behind);
    return first >= noun && (unit + behind <= noun || cost < other);
}

/* 元 of 450万元整修: a unit of money, without a last character that begins a word. */
static struct table_match shorten(const struct reader *reader, uint32_t at, struct table_match unit)
{
    const struct text *text = reader->text;
    uint32_t last = at + unit.length - 1;

    if (unit.length < 2 || !match_is(unit, UNIT_MONEY) || !cp_is_hanzi(text_fold(text, last + 1)) ||
        lexicon_longest(reader->lexicon, TABLE_COMMON_WORDS, text, last, text->count).length < 2)
        return unit;
    struct table_match shorter = lexicon_longest(reader->lexicon, TABLE_UNITS, text, at, last);
    return shorter.length + 1 == unit.length ? shorter : unit;
}

/* 病例2两人: 两 counts persons; 3两人参 is a weight. */
static bool is_two(const struct text *text, uint32_t at)
{
    static const char *const COUNTED[] = {"两人", "两名", "两位", "两个", "两家", "两户", NULL};

    return reader_one_of(text, at, COUNTED) > 0 && !text_reads(text, at, "两人参");
}

static struct table_match unit_match(const struct reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    struct table_match unit = lexicon_longest(reader->lexicon, TABLE_UNITS, text, at, text->count);

    if (!unit.table || (unit.length == 1 && is_two(text, at)))
        return (struct table_match){0};
    unit = shorten(reader, at, unit);
    struct table_match other =
        lexicon_longest(reader->lexicon, TABLE_NOT_FIGURES, text, at, text->count);
    if (match_is(other, NOT_FIGURE_NOUN) && other.length > unit.length &&
        begins_word(reader, at, unit.length, other.length))
        return (struct table_match){0};
    if (cp_is_latin(text->fold[at + unit.length - 1]) &&
        cp_is_latin(text_fold(text, at + unit.length)))
        return (struct table_match){0};
    return unit;
}

/* The printed part: the tail of the key that the table's column names. */
static struct span printed(struct table_match match, uint32_t at)
{
    const char *tail = table_column(match.table, &match.entries[0], 0);
    uint32_t length = 0;

    for (; *tail; tail++)
        length += ((unsigned char)*tail & 0xC0) != 0x80;
    if (length == 0 || length > match.length)
        length = match.length;
    return (struct span){at + match.length - length, at + match.length};
}

/* 个多小时, 个半月: the particle, 多 or 半, and a unit of time. */
static bool split_read(const struct reader *reader, uint32_t at, struct unit *unit)
{
    const struct text *text = reader->text;
    uint32_t second = text_fold(text, at + 1);

    if (text_fold(text, at) != 0x4E2A /* 个 */ ||
        (second != 0x591A && second != 0x534A && second != 0x4F59))
        return false;
    struct table_match match = unit_match(reader, at + 2);
    bool time = match.table && match.entries[0].kind == UNIT_DURATION;
    bool month = text_fold(text, at + 2) == 0x6708 /* 月 */;
    if (!time && !month)
        return false;
    unit->span = month ? (struct span){at + 2, at + 3} : printed(match, at + 2);
    unit->end = unit->span.end;
    unit->kind = UNIT_DURATION;
    unit->over = second != 0x534A;
    unit->half = second == 0x534A;
    return true;
}

/* What the unit is per: /吨, 每月. */
static void per_read(const struct reader *reader, struct unit *unit)
{
    uint32_t at = unit->end, cp = text_fold(reader->text, at);
    struct numeral n;

    unit->per_end = at;
    if (cp != '/' && cp != 0x6BCF /* 每 */)
        return;
    uint32_t from = at + 1;
    uint32_t next = numeral_read(reader->text, from, reader->text->count, &n) ? n.span.end : from;
    struct table_match match = unit_match(reader, next);
    bool month = text_fold(reader->text, next) == 0x6708;
    bool hour = cp == '/' && text_fold(reader->text, next) == 0x65F6 /* 时 */;
    if (!match.table && !month && !hour)
        return;
    uint32_t length = match.table ? match.length : 1;
    unit->per = (struct span){from, next + length};
    unit->per_end = next + length;
}

static const char *currency_of(const struct reader *reader, struct span span)
{
    struct table_match match = lexicon_exact(reader->lexicon, TABLE_CURRENCIES, reader->text, span);

    return match.table ? table_column(match.table, &match.entries[0], 0) : NULL;
}

/* A unit with a slash in the table itself (公里/小时) is cut there. */
static void slash_cut(const struct reader *reader, struct unit *unit)
{
    for (uint32_t i = unit->span.start; i < unit->span.end; i++)
        if (reader->text->fold[i] == '/' && unit->kind == UNIT_SPEED) {
            unit->per = (struct span){i + 1, unit->span.end};
            unit->span.end = unit->end = i;
        }
}

/* 判賠5千多萬 市警局將上訴: behind a gap, the 市 of an office. */
static bool is_of_office(const struct reader *reader, uint32_t at)
{
    static const char *const LEVELS[] = {"省", "市", "县", "区", "镇", "乡", "村", NULL};
    const struct text *text = reader->text;

    return reader_one_of(text, at, LEVELS) > 0 &&
           lexicon_longest(reader->lexicon, TABLE_ORG_TAILS, text, at + 1, text->count).length > 1;
}

bool unit_read(const struct reader *reader, uint32_t at, struct unit *ret_unit)
{
    const struct text *text = reader->text;
    uint32_t from = text_fold(text, at) == ' ' ? at + 1 : at;

    *ret_unit = (struct unit){.span = {at, at}, .end = at, .per_end = at};
    if (!split_read(reader, from, ret_unit)) {
        struct table_match match = unit_match(reader, from);
        if (!match.table || (from > at && is_of_office(reader, from)))
            return false;
        ret_unit->span = printed(match, from);
        ret_unit->end = ret_unit->span.end;
        ret_unit->kind = (enum unit_kind)match.entries[0].kind;
    }
    ret_unit->currency = currency_of(reader, ret_unit->span);
    if (text_fold(text, ret_unit->end) == 0x534A /* 半 */ && !ret_unit->half &&
        unit_is_measure(ret_unit->kind)) {
        ret_unit->half = true;
        ret_unit->end++;
    }
    slash_cut(reader, ret_unit);
    if (span_is_empty(ret_unit->per))
        per_read(reader, ret_unit);
    return true;
}

bool unit_is_person(const struct text *text, struct span unit)
{
    static const char *const UNITS[] = {"人", "名", "位", NULL};

    return span_length(unit) == 1 && reader_one_of(text, unit.start, UNITS) == 1;
}

bool unit_agrees(const struct text *text, struct span a, struct span b)
{
    return text_equal(text, a, b) || (unit_is_person(text, a) && unit_is_person(text, b));
}

bool unit_is_measure(enum unit_kind kind)
{
    switch (kind) {
    case UNIT_COUNT:
    case UNIT_RATE:
    case UNIT_LEVEL:
        return false;
    case UNIT_MONEY:
    case UNIT_DURATION:
    case UNIT_AGE:
    case UNIT_LENGTH:
    case UNIT_AREA:
    case UNIT_MASS:
    case UNIT_VOLUME:
    case UNIT_ENERGY:
    case UNIT_TEMPERATURE:
    case UNIT_SPEED:
    case UNIT_MULTIPLE:
        return true;
    }
    return false;
}

bool unit_measures_thing(enum unit_kind kind)
{
    return unit_is_measure(kind) && kind != UNIT_AGE && kind != UNIT_MULTIPLE;
}
