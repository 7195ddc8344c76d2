/*
 * hole.c: at each unit that no number reaches, the words on both sides.
 *
 *     出动 | 执法 | 人员 | 人次 | ,        a noun before, nothing behind: 人次 has lost its number
 *     这里 | 人员 | 密集                   人 is no word of its own here
 *
 * The clause is cut into words as if nothing were missing; a unit that is no word of its own then,
 * 家 in 作家, is none that lost a number.
 */
#include "recognise/figure/hole.h"

#include "base/utf8.h"
#include "recognise/number/numeral.h"
#include "recognise/number/unit.h"
#include "recognise/segment.h"

#define WORDS_BEFORE 14u /* code points before a unit that are cut into words with it */
#define WORDS_BEHIND 8u  /* ... and behind it */
#define FIGURE_REACH 4u  /* code points behind a figure where a unit may be its own */

/* What stands beside a unit. */
enum beside {
    BESIDE_MARK,  /* nothing, or a mark */
    BESIDE_ASKS,  /* what leads to a number: 共, 达 */
    BESIDE_IS,    /* what may lead to one: 有, 是 */
    BESIDE_FOR,   /* 为, which may as well, or say for whom */
    BESIDE_MOVES, /* ... or from one to another: 增长, 增至 */
    BESIDE_VERB,  /* any other verb */
    BESIDE_NOUN,  /* what may be counted */
    BESIDE_PLACE, /* a place, or 全县 */
    BESIDE_SMALL  /* all else */
};

static bool is_verb(const struct word *word)
{
    return match_is(word->known, WORD_VERB) ||
           (!word->known.table &&
            (match_is(word->common, COMMON_VERB) || match_is(word->common, COMMON_DEED)));
}

static bool is_noun(const struct word *word)
{
    return match_is(word->known, WORD_NOUN) || match_is(word->known, WORD_TAIL) ||
           match_is(word->known, WORD_LEVEL) || match_is(word->common, COMMON_NOUN) || word->masked;
}

static enum beside beside(const struct reader *reader, const struct word *word)
{
    const struct text *text = reader->text;
    static const char *const ASKS[] = {"共",   "约",   "近",   "达",   "逾",   "超",   "仅",
                                       "计",   "至",   "占",   "获",   "共有", "共计", "总计",
                                       "合计", "分别", "为期", "突破", "超过", "达到", "高达",
                                       "接近", "不足", "不到", NULL};
    static const char *const IS[] = {"有", "现有", "还有", NULL};

    if (word->place || match_is(word->known, WORD_SCOPE))
        return BESIDE_PLACE;
    if (match_is(word->known, WORD_UP) || match_is(word->known, WORD_DOWN) ||
        match_is(word->known, WORD_TO))
        return BESIDE_MOVES;
    if (reader_one_of(text, word->span.start, ASKS) == span_length(word->span))
        return BESIDE_ASKS;
    if (text_reads(text, word->span.start, "为") && span_length(word->span) == 1)
        return BESIDE_FOR;
    if (match_is(word->known, WORD_COPULA) ||
        reader_one_of(text, word->span.start, IS) == span_length(word->span))
        return BESIDE_IS;
    if (span_length(word->span) == 1)
        return BESIDE_SMALL;
    bool unit = match_is(lexicon_exact(reader->lexicon, TABLE_BARE_UNITS, text, word->span),
                         BARE_UNIT_MEASURE); /* 每公斤元 */
    return is_verb(word) ? BESIDE_VERB : is_noun(word) || unit ? BESIDE_NOUN : BESIDE_SMALL;
}

/* 村 and 医 of 村医: two characters that make a word which no table has. */
static bool is_unknown_noun(const struct word *word)
{
    return span_length(word[0].span) == 1 && span_length(word[1].span) == 1 && is_noun(&word[0]) &&
           !word[1].known.table;
}

/* 服务 and 点 of 服务点: a word and one character that ends many. */
static bool is_compound(const struct word *word)
{
    return span_length(word[0].span) > 1 && (is_noun(&word[0]) || is_verb(&word[0])) &&
           span_length(word[1].span) == 1 && is_noun(&word[1]);
}

/* Words behind a figure, which end what it says as a mark does: 吨以上, 家和 */
static bool is_rest(const struct text *text, uint32_t at)
{
    static const char *const REST[] = {"以上", "以下", "以内", "左右", "上下", "不等",
                                       "和",   "及",   "与",   "至",   NULL};

    return reader_one_of(text, at, REST) > 0;
}

/* --- The unit --------------------------------------------------------------------------------- */

/* Whether a number stands before `at`, or a word that stands for one: 几个, 这家, 半吨; or a unit
 * that this one is per: 公里/小时. */
static bool is_counted(const struct text *text, uint32_t at)
{
    static const char *const WORDS[] = {"几", "数", "每", "各", "这",   "那", "某", "整", "本",
                                        "该", "半", "第", "哪", "多少", "诸", "逐", "首", NULL};
    uint32_t cp = at > 0 ? text->fold[at - 1] : '\n';

    return cp_is_digit(cp) || cp_is_latin(cp) || numeral_has(cp) || cp == '/' ||
           (cp >= 0x2160 && cp <= 0x217B /* Ⅳ级 */) || reader_ends_in(text, at, WORDS) > 0;
}

/* 余 or 多 between a number and its unit. */
static bool is_more(uint32_t cp)
{
    return cp == 0x4F59 /* 余 */ || cp == 0x591A /* 多 */;
}

/* A unit that may have lost its number. */
struct bare {
    struct hole hole;
    uint32_t start; /* before 余 or 多 */
    unsigned kind;  /* enum bare_unit_kind */
    bool scale;
};

/* The unit at `at`, alone or behind 万 or 亿. */
static bool bare_read(const struct reader *reader, uint32_t at, struct bare *ret_bare)
{
    const struct text *text = reader->text;
    struct bare bare = {.start = at, .kind = BARE_UNIT_MEASURE};
    uint32_t from = at;

    while (numeral_scale(text_fold(text, from)) >= 4)
        from++;
    bare.scale = from > at;
    from += bare.scale && is_more(text_fold(text, from)); /* 万余元 */
    struct table_match unit =
        lexicon_longest(reader->lexicon, TABLE_BARE_UNITS, text, from, text->count);
    if (unit.table && unit.entries[0].kind != BARE_UNIT_PAIR)
        bare.kind = unit.entries[0].kind;
    else if (bare.scale)
        unit.length = 0;
    else
        return false;
    bare.hole.span = (struct span){at, from + unit.length};
    bare.hole.unit = (struct span){from, from + unit.length};
    if (bare.kind == BARE_UNIT_ASKS)
        bare.hole.unit.start = bare.hole.unit.end;
    if (at > 0 && is_more(text->fold[at - 1]))
        bare.start--;
    *ret_bare = bare;
    return true;
}

/* --- How sure --------------------------------------------------------------------------------- */

static enum hole_level level_of_measure(enum beside before, bool ends, enum beside after)
{
    bool known = before != BESIDE_MARK && before != BESIDE_SMALL;

    if (ends) /* (公里) heads a column */
        return known ? HOLE_SURE : before == BESIDE_SMALL ? HOLE_STRONG : HOLE_WEAK;
    return known && before != BESIDE_PLACE && (after == BESIDE_NOUN || after == BESIDE_PLACE)
               ? HOLE_STRONG
               : HOLE_WEAK;
}

static enum hole_level level_of_counter(enum beside before, bool ends, enum beside after)
{
    bool small = before == BESIDE_SMALL || before == BESIDE_IS || before == BESIDE_FOR;

    if (ends)
        return before == BESIDE_MARK ? HOLE_NONE : small ? HOLE_WEAK : HOLE_STRONG;
    if (after != BESIDE_NOUN && after != BESIDE_PLACE) /* 有个 is 有一个 */
        return before == BESIDE_SMALL && after != BESIDE_MOVES ? HOLE_NONE : HOLE_WEAK;
    return small || before == BESIDE_NOUN ? HOLE_WEAK : HOLE_STRONG;
}

static enum hole_level level_of_word(unsigned kind, enum beside before, bool ends,
                                     enum beside after)
{
    if (kind == BARE_UNIT_VERB && !ends)
        return HOLE_NONE;
    if (after == BESIDE_MOVES)
        return HOLE_WEAK; /* 由400人增至 */
    if (before == BESIDE_FOR && !ends)
        return after == BESIDE_NOUN ? HOLE_STRONG : HOLE_NONE; /* 为户新型经营主体授信 */
    if (before == BESIDE_SMALL || (before == BESIDE_MARK && ends))
        return HOLE_NONE;
    if (ends)
        return before == BESIDE_ASKS ? HOLE_STRONG : HOLE_WEAK;
    return before == BESIDE_NOUN || after == BESIDE_SMALL ? HOLE_NONE : HOLE_WEAK;
}

static enum hole_level level_of(const struct bare *bare, enum beside before, bool ends,
                                enum beside after)
{
    if (bare->kind == BARE_UNIT_ASKS)
        return ends && !bare->scale ? HOLE_WEAK : HOLE_NONE;
    if (bare->scale && span_is_empty(bare->hole.unit))
        return ends && before != BESIDE_MARK && before != BESIDE_SMALL ? HOLE_STRONG : HOLE_NONE;
    if (bare->scale && !ends)
        return HOLE_WEAK; /* 万吨码头, 亿元商场 */
    if (bare->scale && bare->kind < BARE_UNIT_WORD && before == BESIDE_ASKS)
        return HOLE_STRONG; /* 达万元 may be what it says */
    if (bare->kind == BARE_UNIT_MEASURE || (bare->scale && bare->kind == BARE_UNIT_COUNTER && ends))
        return level_of_measure(before, ends, after);
    if (bare->kind == BARE_UNIT_COUNTER || bare->scale)
        return level_of_counter(before, ends, after);
    return level_of_word(bare->kind, before, ends, after);
}

/* Whether the `length` characters before `at` are a word. */
static bool is_word_end(const struct reader *reader, uint32_t at, uint32_t length)
{
    return lexicon_exact(reader->lexicon, TABLE_COMMON_WORDS, reader->text,
                         (struct span){at - length, at})
               .table != NULL;
}

/* What stands on both sides of a unit, and whether words begin and end where it does. */
struct sides {
    enum beside before, after;
    bool begins, ends;
};

/* Cuts the words around the unit. */
static struct sides sides_find(const struct reader *reader, const struct bare *bare)
{
    const struct text *text = reader->text;
    struct span window = {bare->start, bare->hole.span.end};
    struct word words[STRETCH_MAX];
    struct sides sides = {BESIDE_MARK, BESIDE_MARK, false, false};

    while (window.start > 0 && bare->start - window.start < WORDS_BEFORE &&
           cp_is_hanzi(text->fold[window.start - 1]))
        window.start--;
    while (window.end - bare->hole.span.end < WORDS_BEHIND &&
           cp_is_hanzi(text_fold(text, window.end)))
        window.end++;
    size_t count = segment_cut(reader, window, words);
    for (size_t i = 0; i < count; i++) {
        if (words[i].span.start == bare->start) {
            sides.begins = true;
            sides.before = i == 0                                ? BESIDE_MARK
                           : i > 1 && is_compound(&words[i - 2]) ? BESIDE_NOUN
                                                                 : beside(reader, &words[i - 1]);
        }
        if (words[i].span.end == bare->hole.span.end) {
            sides.ends = true;
            sides.after = i + 1 == count ? BESIDE_MARK
                          : i + 2 < count && is_unknown_noun(&words[i + 1])
                              ? BESIDE_NOUN
                              : beside(reader, &words[i + 1]);
        }
    }
    return sides;
}

static enum hole_level judge(const struct reader *reader, const struct bare *bare)
{
    static const char *const HAVE[] = {"共有", "现有", "设有", "配有", "拥有", NULL};
    uint32_t end = bare->hole.span.end;
    struct table_match row = reader_match_before(reader, TABLE_BARE_UNITS, 0, end);
    struct sides sides = sides_find(reader, bare);

    if (!sides.ends || match_is(row, BARE_UNIT_NONE))
        return HOLE_NONE;
    if (match_is(row, BARE_UNIT_PAIR)) /* 企业家 is a word as well */
        return sides.begins && !is_word_end(reader, end, row.length) ? HOLE_STRONG : HOLE_WEAK;
    if (!sides.begins && bare->kind == BARE_UNIT_COUNTER &&
        reader_ends_in(reader->text, bare->start, HAVE) > 0)
        sides.before = BESIDE_ASKS; /* 共|有名|党员 */
    else if (!sides.begins)
        return HOLE_NONE;
    if (bare->start < bare->hole.span.start && !bare->scale && sides.after != BESIDE_MARK)
        return HOLE_NONE; /* 多家商户 */
    bool last = sides.after == BESIDE_MARK || is_rest(reader->text, end);
    uint32_t mark = text_fold(reader->text, end);
    if (bare->kind == BARE_UNIT_ASKS && (mark == '%' || mark == 0x2103 /* ℃ */ || mark == '-'))
        return HOLE_NONE; /* 达%: the unit is left */
    return level_of(bare, sides.before, last, sides.after);
}

/* Whether the sentence speaks of units and not of what they count: 计量单位是公斤, 精确到毫米. */
static bool speaks_of_units(const struct text *text, uint32_t at)
{
    static const char *const WORDS[] = {"单位是", "单位为", "单位由", "计量", "换算",
                                        "精确到", "为单位", "计价",   "刻度", NULL};
    struct span sentence = reader_sentence(text, at);

    return reader_find_one(text, sentence, WORDS) < sentence.end;
}

/* 达%, 提高个百分点: a rate is nothing without its number, but (%) heads a column. */
static bool is_rate(const struct text *text, struct span unit)
{
    static const char *const RATES[] = {"%", "‰", "个百分点", NULL};

    return cp_is_hanzi(text->fold[unit.start - 1]) &&
           reader_one_of(text, unit.start, RATES) == span_length(unit);
}

/* Without the particle that a record does not print either: 百分点 of 个百分点. */
static void unit_print(const struct reader *reader, struct hole *hole, bool scale)
{
    struct unit unit;

    if (!span_is_empty(hole->unit) && unit_read(reader, hole->unit.start, &unit) &&
        unit.span.end == hole->unit.end)
        hole->unit = unit.span;
    if (!scale && !span_is_empty(hole->unit))
        hole->span = hole->unit;
}

/* Whether a figure stands so near before `at` that the unit may belong to it: 58万群众币亩. */
static bool is_near(const struct text *text, struct span figure, uint32_t at)
{
    uint32_t from = figure.end;

    while (from < at && cp_is_hanzi(text->fold[from]))
        from++;
    return from == at && at - figure.end < FIGURE_REACH;
}

size_t hole_find_all(struct reader *reader, enum hole_level least, struct hole **ret_holes)
{
    const struct text *text = reader->text;
    const struct findings *f = reader->findings;
    static const char *const BY[] = {"按", "以", "论", "用", NULL};
    const struct table *units = &reader->lexicon->tables[TABLE_BARE_UNITS];
    struct hole *holes = NULL;
    size_t count = 0, capacity = 0, figure = 0;

    for (uint32_t at = 1; at < text->count; at++) {
        struct bare bare;
        if (!table_may_start(units, text->fold[at]) && numeral_scale(text->fold[at]) < 4)
            continue;
        while (figure < f->figure_count && f->figures[figure].span.end <= at)
            figure++;
        bool near = figure < f->figure_count && f->figures[figure].span.start <= at;
        if ((near && (!f->figures[figure].bare || least > HOLE_WEAK)) || reader->mask[at] ||
            !bare_read(reader, at, &bare))
            continue;
        if (bare.kind == BARE_UNIT_NONE || is_counted(text, bare.start) ||
            (figure > 0 && is_near(text, f->figures[figure - 1].span, bare.start))) {
            at = bare.hole.span.end - 1;
            continue;
        }
        bool rate = is_rate(text, bare.hole.span);
        bare.hole.level = rate ? HOLE_SURE : judge(reader, &bare);
        if (!rate && bare.hole.level > HOLE_WEAK &&
            (near || reader_ends_in(text, bare.start, BY) > 0))
            bare.hole.level = HOLE_WEAK; /* 年收入超万元, 按公里收费 */
        if (least > HOLE_WEAK && bare.hole.level == HOLE_SURE && bare.kind != BARE_UNIT_MEASURE)
            bare.hole.level = HOLE_STRONG;
        if (bare.hole.level == HOLE_NONE || bare.hole.level < least ||
            speaks_of_units(text, bare.start))
            continue;
        struct hole *grown = arena_grow(reader->arena, holes, count, &capacity, sizeof *holes);
        if (!grown)
            return 0;
        holes = grown;
        bare.hole.start = bare.start;
        unit_print(reader, &bare.hole, bare.scale);
        if (is_more(text->fold[bare.start])) /* 余 of 余人 is left of the number */
            bare.hole.span.start = bare.start;
        holes[count++] = bare.hole;
        at = bare.hole.span.end - 1;
    }
    *ret_holes = holes;
    return count;
}
