/* per.c: the last word before the figure in its clause that says per what. */
#include "recognise/figure/per.h"

#include "recognise/figure/amount.h"
#include "recognise/mask.h"
#include "recognise/number/numeral.h"

#define WORD_BEFORE_MAX 4u  /* code points of a word that ends in 年 or 日 */
#define QUANTITY_REACH  10u /* from 年 to 量 */

/* The unit of per_words.tsv in the article's own script: characters that stand in the text are
 * taken from there. */
static struct slice in_own_script(const struct reader *reader, const char *unit, struct span word)
{
    const struct text *text = reader->text;

    for (uint32_t from = word.start; from < word.end; from++) {
        uint32_t to = from;
        size_t length = strlen(unit);
        for (uint32_t end = from + 1; end <= word.end; end++)
            if (text_reads(text, from, unit) && length == 3 * (size_t)(end - from))
                to = end;
        if (to > from)
            return text_utf8(reader->arena, text, (struct span){from, to});
    }
    if (strcmp(unit, "小时") == 0 && text_find(text, word, "时") < word.end &&
        text->cp[text_find(text, word, "时")] == 0x6642 /* 時 */)
        return SLICE("小時");
    return slice_of(unit);
}

/* A unit may have a number before it (每10人); a noun stands right before its number (每考场30人).
 */
uint32_t per_every_end(const struct reader *reader, uint32_t at)
{
    struct amount amount;
    struct unit unit;

    if (text_fold(reader->text, at) != 0x6BCF /* 每 */)
        return at;
    if (amount_read(reader, at + 1, &amount) && !span_is_empty(amount.unit.span))
        return amount.span.end;
    if (unit_read(reader, at + 1, &unit))
        return unit.span.end;
    if (text_fold(reader->text, at + 1) == 0x6708 /* 月 */)
        return at + 2;
    struct table_match noun = lexicon_longest(reader->lexicon, TABLE_COMMON_WORDS, reader->text,
                                              at + 1, reader->text->count);
    return match_is(noun, COMMON_NOUN) && noun.length > 1 &&
                   numeral_has(text_fold(reader->text, at + 1 + noun.length))
               ? at + 1 + noun.length
               : at;
}

/* 一个月有四五千, 老板一天能卖三百碗, 请工一天1800元: a time that what follows it, or the number at
 * `number` right behind it, is counted in. */
static uint32_t head_time_end(const struct reader *reader, uint32_t at, uint32_t number)
{
    static const char *const NEXT[] = {"也有", "能",   "可",   "有",     "要",
                                       "就有", "就能", "挣",   "赚",     "收入",
                                       "也能", "下来", "大概", "差不多", NULL};
    struct unit unit;

    if (text_fold(reader->text, at) != 0x4E00 /* 一 */ || !unit_read(reader, at + 1, &unit) ||
        unit.kind != UNIT_DURATION ||
        (unit.end != number && reader_one_of(reader->text, unit.end, NEXT) == 0))
        return at;
    return unit.end;
}

/* 去年 of 去年加工380吨, 5日 of 5日供水20万吨: when it was, not per what it is. */
static bool ends_date(const struct reader *reader, uint32_t at)
{
    static const char *const DATES[] = {"去", "今", "明", "前", "昨", "当", "全",
                                        "本", "上", "同", "翌", "次", "整", NULL};
    static const char *const TIMES[] = {"年", "月", "日", "周", "季", "天", NULL};

    return at > 0 && reader_one_of(reader->text, at, TIMES) > 0 &&
           (reader_one_of(reader->text, at - 1, DATES) > 0 ||
            cp_is_digit(reader->text->fold[at - 1]) ||
            (reader->mask[at] == MASK_DATE && reader->mask[at - 1] == MASK_DATE));
}

static bool is_time(const struct text *text, uint32_t at)
{
    static const char *const TIMES[] = {"年", "月", "日", NULL};

    return reader_one_of(text, at, TIMES) > 0;
}

/* 青年租屋: 年 or 日 that ends a word is no time. */
static bool ends_word(const struct reader *reader, uint32_t at)
{
    uint32_t start = at > WORD_BEFORE_MAX ? at - WORD_BEFORE_MAX : 0;

    return is_time(reader->text, at) &&
           reader_match_before(reader, TABLE_COMMON_WORDS, start, at + 1).length > 1;
}

/* 年旅客吞吐量, 日最大承载量: the unit of time before a quantity, whatever stands between them; 0
 * for none. */
static uint32_t quantity_time(const struct reader *reader, uint32_t at, uint32_t end)
{
    const struct text *text = reader->text;

    if (!is_time(text, at) || reader->mask[at] != MASK_NONE ||
        (at > 0 && numeral_has(text->fold[at - 1])) || ends_date(reader, at) ||
        ends_word(reader, at))
        return 0;
    for (uint32_t i = at + 3; i < end && i < at + QUANTITY_REACH; i++)
        if (text->fold[i] == 0x91CF /* 量 */)
            return text->fold[at];
    return 0;
}

/* Sets what the figure is per by a word at `at`; how long that is. */
static uint32_t per_at(const struct reader *reader, uint32_t at, uint32_t end,
                       struct figure *figure)
{
    uint32_t stop = per_every_end(reader, at);

    if (stop > at && stop <= end) {
        struct unit unit;
        unit_read(reader, at + 1, &unit);
        uint32_t from = span_is_empty(unit.span) ? at + 1 : unit.span.start;
        figure->per_span = (struct span){from, stop};
        figure->per = text_utf8(reader->arena, reader->text, figure->per_span);
        return stop - at;
    }
    if (quantity_time(reader, at, end) > 0) {
        figure->per = text_utf8(reader->arena, reader->text, (struct span){at, at + 1});
        return 1;
    }
    struct table_match match =
        lexicon_longest(reader->lexicon, TABLE_PER_WORDS, reader->text, at, end);
    if (!match.table || ends_date(reader, at) || ends_word(reader, at))
        return 0;
    figure->per_span = (struct span){0, 0};
    figure->per = in_own_script(reader, table_column(match.table, &match.entries[0], 0),
                                (struct span){at, at + match.length});
    return match.length;
}

/* 5.2元一斤: the unit that money is for one of. */
static struct span one_behind(const struct reader *reader, const struct figure *figure)
{
    struct unit unit;
    uint32_t at = figure->reach.end;

    return figure->kind == UNIT_MONEY && text_fold(reader->text, at) == 0x4E00 /* 一 */ &&
                   reader->mask[at] == MASK_NONE && unit_read(reader, at + 1, &unit) &&
                   !cp_is_hanzi(text_fold(reader->text, unit.end))
               ? unit.span
               : (struct span){0, 0};
}

static void per_read(const struct reader *reader, struct figure *figure)
{
    struct span clause = reader_clause(reader->text, figure->span.start);
    uint32_t from = clause.start;
    const struct findings *f = reader->findings;

    if (span_is_empty(figure->per_span))
        figure->per_span = one_behind(reader, figure);
    if (!span_is_empty(figure->per_span)) {
        figure->per = text_utf8(reader->arena, reader->text, figure->per_span);
        return;
    }
    if (figure->kind == UNIT_RATE || figure->kind == UNIT_MULTIPLE || figure->kind == UNIT_AGE)
        return;
    for (uint32_t at = clause.start; at < figure->span.start; at++) {
        uint32_t stop = head_time_end(reader, at, figure->span.start);
        if (stop > at && stop <= figure->span.start)
            figure->per = text_utf8(reader->arena, reader->text, (struct span){stop - 1, stop});
    }
    if (f->figure_count > 0 && f->figures[f->figure_count - 1].span.end > from &&
        f->figures[f->figure_count - 1].per.length == 0)
        from = f->figures[f->figure_count - 1].span.end;
    for (uint32_t at = from, last = from; at < figure->span.start; at++) {
        bool goes_on = at == last && at > from && is_time(reader->text, at); /* 户均|年收入 */
        uint32_t length = goes_on ? 0 : per_at(reader, at, figure->span.start, figure);
        last = length > 0 ? at + length : last;
    }
    if (figure->per.length > 0 &&
        slice_equal(figure->per, text_utf8(reader->arena, reader->text, figure->unit_span)))
        figure->per = (struct slice){0}; /* 按每公斤14元收购26000公斤 */
}

void per_find(const struct reader *reader, struct figure *figure)
{
    per_read(reader, figure);
    bool timed = slice_equal(figure->per, SLICE("小时")) ||
                 slice_equal(figure->per, SLICE("小時")) || slice_equal(figure->per, SLICE("秒")) ||
                 slice_equal(figure->per, SLICE("时"));
    bool rain = text_reads(reader->text, figure->unit_span.start, "毫米");
    if (figure->kind == UNIT_LENGTH && timed && !rain)
        figure->kind = UNIT_SPEED;
}
