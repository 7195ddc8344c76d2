/*
 * mask.c: one pass over the body; at each place the first rule that fits masks and moves on.
 *
 * The tables name what can be named (idioms, offices, designations, places with numerals in them).
 * The rules here are for what cannot: dates, codes beside Latin letters, scores, and the numerals
 * of ordinal.h.
 */
#include "recognise/mask.h"

#include "recognise/date.h"
#include "recognise/mask_time.h"
#include "recognise/number/numeral.h"
#include "recognise/ordinal.h"

void mask_span(struct reader *reader, struct span span, enum mask_kind kind)
{
    for (uint32_t i = span.start; i < span.end && i < reader->text->count; i++)
        if (reader->mask[i] == MASK_NONE)
            reader->mask[i] = (uint8_t)kind;
}

/* --- Titles and phrases in marks -------------------------------------------------------------- */

static uint32_t mark_end(const struct text *text, uint32_t at, uint32_t open, uint32_t close)
{
    unsigned depth = 0;

    for (uint32_t i = at; i < text->count && i < at + 120 && text->fold[i] != '\n'; i++) {
        depth += text->fold[i] == open;
        if (text->fold[i] == close && --depth == 0)
            return i + 1;
    }
    return at;
}

static bool has_unit_after_digits(const struct reader *reader, struct span span)
{
    const struct text *text = reader->text;
    struct numeral n;

    for (uint32_t i = span.start; i < span.end; i++) {
        if (!cp_is_digit(text->fold[i]) || !numeral_read(text, i, span.end, &n))
            continue;
        if (lexicon_longest(reader->lexicon, TABLE_UNITS, text, n.span.end, span.end).table)
            return true;
        i = n.span.end - 1;
    }
    return false;
}

/* Whether a quotation is a phrase: short, or a list of short ones: “一码当先、两员包保、三色管理”.
 */
static bool is_phrase(const struct text *text, struct span words)
{
    uint32_t from = words.start;
    unsigned items = 1;

    for (uint32_t i = words.start; i < words.end; i++) {
        uint32_t cp = text->fold[i];
        if (cp == 0x3002 || cp == ',' || cp == '!' || cp == '?')
            return false;
        if (cp != 0x3001 /* 、 */)
            continue;
        if (i - from > PHRASE_ITEM_MAX)
            return span_length(words) <= PHRASE_LENGTH_MAX;
        from = i + 1;
        items++;
    }
    return span_length(words) <= PHRASE_LENGTH_MAX ||
           (items > 2 && words.end - from <= PHRASE_ITEM_MAX);
}

/* “一二三”, “366”: a phrase that is no sentence and counts nothing in digits. */
static uint32_t phrase_mask(struct reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    uint32_t end = mark_end(text, at, 0x201C, 0x201D);

    if (end == at || !is_phrase(text, (struct span){at + 1, end - 1}) ||
        has_unit_after_digits(reader, (struct span){at, end}))
        return at;
    mask_span(reader, (struct span){at, end}, MASK_PHRASE);
    return end;
}

static uint32_t title_mask(struct reader *reader, uint32_t at)
{
    uint32_t end = mark_end(reader->text, at, 0x300A, 0x300B);

    mask_span(reader, (struct span){at, end}, MASK_TITLE);
    return end;
}

/* --- Words ------------------------------------------------------------------------------------ */

/* Whether a number that names something (12345, 360, 3.15) counts here all the same: 360余名. */
static bool counts(const struct reader *reader, struct span span)
{
    const struct text *text = reader->text;
    struct numeral n;

    for (uint32_t i = span.start; i < span.end; i++)
        if (!cp_is_digit(text->fold[i]) && text->fold[i] != '.')
            return false;
    return !numeral_read(text, span.start, text->count, &n) || n.span.end > span.end ||
           lexicon_longest(reader->lexicon, TABLE_UNITS, text, span.end, text->count).table;
}

/* 十分 of 十分钟: a numeral at `at` has a unit that reaches farther than the word. */
static bool is_outgrown(const struct reader *reader, uint32_t at, uint32_t length)
{
    const struct text *text = reader->text;
    struct numeral n;

    if (!numeral_read(text, at, text->count, &n) || n.span.end >= at + length)
        return false;
    return n.span.end +
               lexicon_longest(reader->lexicon, TABLE_UNITS, text, n.span.end, text->count).length >
           at + length;
}

/* A row of not_figures.tsv or a numeral-bearing place; not in the middle of a numeral. */
static uint32_t word_mask(struct reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    uint32_t cp = text->fold[at];

    if (at > 0 && numeral_has(cp) && numeral_has(text->fold[at - 1]))
        return at;
    if (at > 1 && numeral_digit(cp) > 0 && text->fold[at - 1] == 0x6210 /* 成 */ &&
        numeral_digit(text->fold[at - 2]) > 0)
        return at; /* 三成三|明显 */
    struct table_match match =
        lexicon_longest(reader->lexicon, TABLE_NOT_FIGURES, text, at, text->count);
    if (!match.table || match_is(match, NOT_FIGURE_NOUN) || is_outgrown(reader, at, match.length) ||
        counts(reader, (struct span){at, at + match.length}))
        return at;
    mask_span(reader, (struct span){at, at + match.length}, MASK_WORD);
    return at + match.length;
}

/* --- Codes ------------------------------------------------------------------------------------ */

static bool is_code_char(uint32_t cp)
{
    return cp_is_digit(cp) || cp_is_latin(cp);
}

/* A run of Latin letters and digits, joined by - . / × * +. */
static uint32_t run_end(const struct text *text, uint32_t at)
{
    uint32_t end = at;

    while (is_code_char(text_fold(text, end)) || text_fold(text, end) == 0xD7 ||
           (end > at && is_code_char(text_fold(text, end + 1)) &&
            (text_fold(text, end) == '-' || text_fold(text, end) == '/' ||
             text_fold(text, end) == '.' || text_fold(text, end) == '+' ||
             text_fold(text, end) == '*')))
        end++;
    return end;
}

/* Whether Latin letters come before a digit: N95, not 95kg. Currency letters are no code. */
static bool letters_first(const struct reader *reader, uint32_t at, uint32_t end)
{
    const struct text *text = reader->text;

    if (!cp_is_latin(text->fold[at]))
        return false;
    struct table_match currency = lexicon_longest(reader->lexicon, TABLE_CURRENCIES, text, at, end);
    return !currency.table || !cp_is_digit(text_fold(text, at + currency.length));
}

/* Whether a Latin letter after digits is no unit: 4K, 5A. */
static bool letters_after(const struct reader *reader, uint32_t at, uint32_t end)
{
    const struct text *text = reader->text;
    uint32_t i = at;

    while (i < end && !cp_is_latin(text->fold[i]))
        i++;
    if (i == end)
        return false;
    struct table_match unit = lexicon_longest(reader->lexicon, TABLE_UNITS, text, i, text->count);
    return !unit.table || cp_is_latin(text_fold(text, i + unit.length));
}

static unsigned count_of(const struct text *text, struct span span, uint32_t cp)
{
    unsigned count = 0;

    for (uint32_t i = span.start; i < span.end; i++)
        count += text->fold[i] == cp;
    return count;
}

static unsigned digits_of(const struct text *text, struct span span)
{
    unsigned count = 0;

    for (uint32_t i = span.start; i < span.end; i++)
        count += cp_is_digit(text->fold[i]);
    return count;
}

/* 1.2.3, but not 5.7-5.8. */
static bool is_version(const struct text *text, struct span span)
{
    return count_of(text, span, '.') > 1 && count_of(text, span, '-') == 0 &&
           count_of(text, span, '/') == 0 && count_of(text, span, '+') == 0;
}

/* GDP270178亿元, CPI2.1%: letters alone, then a number that goes on as one. */
static bool is_index(const struct text *text, struct span run)
{
    uint32_t at = run.start;
    struct numeral n;

    while (at < run.end && cp_is_latin(text->fold[at]))
        at++;
    return at > run.start + 1 && numeral_read(text, at, text->count, &n) && n.span.end >= run.end &&
           (n.scale > 0 || text_fold(text, n.span.end) == '%');
}

static uint32_t code_mask(struct reader *reader, uint32_t at)
{
    const struct text *text = reader->text;

    if (!is_code_char(text->fold[at]) || (at > 0 && is_code_char(text->fold[at - 1])))
        return at;
    uint32_t end = run_end(text, at);
    struct span span = {at, end};
    bool has_digit = digits_of(text, span) > 0;
    bool code = has_digit && (letters_first(reader, at, end) || letters_after(reader, at, end));

    code = code || count_of(text, span, 0xD7) > 0 || is_version(text, span) ||
           (count_of(text, span, '-') > 0 && digits_of(text, span) > 9) ||
           (has_digit && end - at >= 10 && digits_of(text, span) == end - at);
    if (!code || is_index(text, span))
        return at;
    mask_span(reader, span, MASK_CODE);
    return end;
}

/* 14..3%: a slip, of which nobody knows what it should say. */
static uint32_t slip_mask(struct reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    uint32_t point = at, end;

    while (cp_is_digit(text_fold(text, point)))
        point++;
    for (end = point + 2; cp_is_digit(text_fold(text, end));)
        end++;
    if (point == at || !text_reads(text, point, "..") || end == point + 2)
        return at;
    mask_span(reader, (struct span){at, end}, MASK_CODE);
    return end;
}

/* 3:0, 29:27, 3比0. */
static uint32_t score_mask(struct reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    uint32_t middle = at, end;

    while (cp_is_digit(text_fold(text, middle)))
        middle++;
    if (middle == at || (text_fold(text, middle) != ':' && text_fold(text, middle) != 0x6BD4))
        return at;
    for (end = middle + 1; cp_is_digit(text_fold(text, end));)
        end++;
    if (end == middle + 1)
        return at;
    mask_span(reader, (struct span){at, end}, MASK_CODE);
    return end;
}

static uint32_t ordinal_mask(struct reader *reader, uint32_t at)
{
    uint32_t end = ordinal_end(reader, at);

    mask_span(reader, (struct span){at, end}, MASK_ORDINAL);
    return end;
}

/* 三角联圩, 八角亭: corners. Money stands behind 元 or a weight (每斤三角), or ends a clause. */
static uint32_t corner_mask(struct reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    uint32_t end = at + 2, next = text_fold(text, end);

    if (numeral_digit(text->fold[at]) < 0 || text_fold(text, at + 1) != 0x89D2 /* 角 */ ||
        !cp_is_hanzi(next) || next == 0x94B1 /* 钱 */ || numeral_has(next))
        return at;
    struct span before = {at > 0 ? at - 1 : 0, at};
    struct table_match unit = lexicon_exact(reader->lexicon, TABLE_UNITS, text, before);
    bool priced = unit.table && !match_is(unit, UNIT_COUNT);
    if (priced || (at > 0 && numeral_has(text->fold[at - 1])))
        return at;
    mask_span(reader, (struct span){at, end}, MASK_WORD);
    return end;
}

/* --- All -------------------------------------------------------------------------------------- */

/* What the rules for numerals, letters and the words before numerals look for. */
static bool may_start(uint32_t cp)
{
    switch (cp) {
    case 0x7B2C: /* 第 */
    case 0x524D: /* 前 */
    case 0x5468: /* 周 */
    case 0x661F: /* 星期 */
    case 0x793C: /* 礼拜 */
    case 0x521D: /* 初 */
    case 0x4ECA: /* 今年 */
    case 0x53BB: /* 去年 */
    case 0x660E: /* 明年 */
        return true;
    default:
        return numeral_has(cp) || cp_is_latin(cp) || cp == 0xD7;
    }
}

static uint32_t mask_at(struct reader *reader, uint32_t at)
{
    static uint32_t (*const RULES[])(struct reader *, uint32_t) = {
        mask_time, code_mask, score_mask, slip_mask, ordinal_mask, corner_mask};
    uint32_t cp = reader->text->fold[at];

    if (cp == 0x300A)
        return title_mask(reader, at);
    if (cp == 0x201C) {
        uint32_t end = phrase_mask(reader, at);
        return end > at ? end : at + 1;
    }
    uint32_t word = word_mask(reader, at);
    if (word > at)
        return word;
    for (size_t i = 0; may_start(cp) && i < sizeof RULES / sizeof *RULES; i++) {
        uint32_t end = RULES[i](reader, at);
        if (end > at)
            return end;
    }
    return at + 1;
}

/* 三 of 清河县三墩中学 counts nothing; 清河县三家医院 are counted. */
static void organisation_mask(struct reader *reader, struct span name)
{
    static const char *const COUNTED[] = {"家", "个", "所", "名", "位", "间", "座", NULL};

    for (uint32_t at = name.start + 1; at + 1 < name.end; at++)
        if (numeral_digit(reader->text->fold[at]) > 0 && !numeral_has(reader->text->fold[at - 1]) &&
            !numeral_has(reader->text->fold[at + 1]) &&
            reader_one_of(reader->text, at + 1, COUNTED) == 0)
            mask_span(reader, (struct span){at, at + 1}, MASK_WORD);
}

/* 双牌, 柳一帆: the names that were found. */
static void names_mask(struct reader *reader)
{
    const struct findings *f = reader->findings;

    for (size_t i = 0; i < f->place_count; i++)
        for (size_t m = 0; m < f->places[i].mention_count; m++)
            mask_span(reader, f->places[i].mentions[m], MASK_PLACE);
    for (size_t i = 0; i < f->organisation_count; i++)
        for (size_t m = 0; m < f->organisations[i].mention_count; m++)
            organisation_mask(reader, f->organisations[i].mentions[m]);
    for (size_t i = 0; i < f->person_count; i++)
        for (size_t m = 0; m < f->people[i].mention_count; m++)
            mask_span(reader, f->people[i].mentions[m], MASK_WORD);
}

void mask_build(struct reader *reader)
{
    reader->mask = arena_array(reader->arena, reader->text->count + 1, sizeof *reader->mask);
    if (!reader->mask)
        return;
    names_mask(reader);
    const char *from;
    const struct moment *own = date_own(reader->layout, &from);
    reader->years.own = own ? own->year : 0;
    for (uint32_t at = 0; at < reader->text->count;) {
        uint32_t end = mask_at(reader, at);
        at = end > at ? end : at + 1;
    }
}
