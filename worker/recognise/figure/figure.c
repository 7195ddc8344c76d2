/*
 * figure.c: at each place that is not masked: a share, or a number with its unit; then the second
 * number of a range; then what stands around both.
 */
#include "recognise/figure/figure.h"

#include "recognise/figure/amount.h"
#include "recognise/figure/per.h"
#include "recognise/figure/share.h"
#include "recognise/mask.h"
#include "recognise/number/numeral.h"
#include "recognise/number/qualifier.h"

#include <stdio.h>

#define EVERY_LENGTH_MAX 5u /* code points of 每立方米, 每个小时 */

static bool masked(const struct reader *reader, struct span span)
{
    for (uint32_t i = span.start; i < span.end; i++)
        if (reader->mask[i] != MASK_NONE)
            return true;
    return false;
}

/* --- One amount ------------------------------------------------------------------------------- */

static void from_share(const struct reader *reader, const struct share *share,
                       struct figure *figure)
{
    *figure = (struct figure){.span = share->span,
                              .number = share->value,
                              .top = share->high,
                              .qualifier = share->has_high ? FIGURE_QUALIFIER_RANGE
                                           : share->over   ? (unsigned)QUALIFIER_OVER
                                           : share->near   ? (unsigned)QUALIFIER_NEAR
                                                           : (unsigned)QUALIFIER_EXACT,
                              .unit = slice_of(share->unit),
                              .kind = strcmp(share->unit, "倍") == 0 ? UNIT_MULTIPLE : UNIT_RATE,
                              .step = -share->value.scale,
                              .rounded = true};
    if (share->bottom > 0) {
        char *out = arena_take(reader->arena, 32);
        if (out)
            figure->fraction =
                (struct slice){out, (size_t)snprintf(out, 32, "%d/%d", share->top, share->bottom)};
    }
}

static void from_amount(const struct amount *amount, struct figure *figure)
{
    *figure = (struct figure){.span = amount->span,
                              .number = amount->number.value,
                              .top = amount->number.high,
                              .kind = amount->unit.kind,
                              .currency = amount->unit.currency,
                              .step = amount->number.step,
                              .unit_span = amount->unit.span,
                              .per_span = amount->unit.per,
                              .tentative = span_is_empty(amount->unit.span),
                              .bare = amount->number.bare,
                              .rounded = amount->number.scale > 0 || amount->number.step < 0};
    figure->qualifier = amount->number.has_high               ? FIGURE_QUALIFIER_RANGE
                        : amount->number.inner == INNER_OVER  ? (unsigned)QUALIFIER_OVER
                        : amount->number.inner == INNER_ABOUT ? (unsigned)QUALIFIER_ABOUT
                                                              : (unsigned)QUALIFIER_EXACT;
}

/* --- Ranges ----------------------------------------------------------------------------------- */

/* Where the number after 至, 到, - or — begins, and where that sign stands; `at` when there is
 * none. A page that puts spaces around its numbers has them around the sign too: 5 至 6 级. */
static uint32_t range_sign_skip(const struct text *text, uint32_t at, uint32_t *ret_sign)
{
    static const char *const SIGNS[] = {"——", "--", "-",  "—",  "–",  "―", "~",
                                        "～", "〜", "至", "到", "－", NULL};
    uint32_t sign = at + (text_fold(text, at) == ' ');
    uint32_t length = reader_one_of(text, sign, SIGNS);

    *ret_sign = sign;
    return length == 0 ? at : sign + length + (text_fold(text, sign + length) == ' ');
}

/* 从5名到8名 is a change, not a range; but 从3元到5元不等 is one. */
static bool is_journey(const struct text *text, uint32_t start, uint32_t sign, uint32_t end)
{
    static const char *const RANGES[] = {"不等", "之间", NULL};
    uint32_t cp = text_fold(text, sign);

    if (reader_one_of(text, end, RANGES) > 0)
        return false;
    if (start > 0 && text->fold[start - 1] == ' ')
        start--;
    return (cp == 0x81F3 || cp == 0x5230) && start > 0 &&
           (text->fold[start - 1] == 0x4ECE /* 从 */ || text->fold[start - 1] == 0x7531 /* 由 */);
}

/* 3-5万: the left number takes the scale of the right one when it is the smaller without it. */
static bool scale_share(struct amount *low, const struct amount *high)
{
    struct decimal size = high->number.value, value = low->number.value;

    if (low->number.scale > 0 || high->number.scale < 2 || !span_is_empty(low->unit.span))
        return true;
    if (!decimal_shift(&size, -high->number.scale) || decimal_compare(value, size) >= 0)
        return true;
    return decimal_shift(&low->number.value, high->number.scale);
}

/* Both in one unit, printed once or twice; of 六个月至一年 in the smaller one. */
static bool unit_share(const struct text *text, const struct amount *low, struct amount *high)
{
    if (span_is_empty(low->unit.span) || span_is_empty(high->unit.span) ||
        text_equal(text, low->unit.span, high->unit.span))
        return true;
    int64_t count = amount_parts_in(text, high->unit.span, low->unit.span);
    if (count == 0 || !decimal_multiply(high->number.value, count, &high->number.value))
        return false;
    high->unit = low->unit;
    return true;
}

/* Joins the amount after a range sign to `figure`, which came from `low`. */
static void range_join(const struct reader *reader, struct amount *low, struct figure *figure)
{
    const struct text *text = reader->text;
    struct amount high;
    uint32_t sign, next = range_sign_skip(text, low->span.end, &sign);

    if (next == low->span.end || !amount_read(reader, next, &high) || masked(reader, high.span) ||
        is_journey(text, low->span.start, sign, high.span.end) || !unit_share(text, low, &high) ||
        high.number.has_high || low->number.has_high ||
        (span_is_empty(high.unit.span) && span_is_empty(low->unit.span) &&
         high.number.scale == 0) ||
        !scale_share(low, &high))
        return;
    int order = decimal_compare(low->number.value, high.number.value);
    if (order == 0 || (order > 0 && !text_reads(text, high.span.end, "不等")))
        return;
    uint32_t start = figure->span.start;
    from_amount(&high, figure);
    if (order > 0) { /* 8000至2000元不等 */
        struct decimal first = low->number.value;
        low->number.value = high.number.value;
        high.number.value = first;
    }
    if (span_is_empty(high.unit.span)) {
        figure->unit_span = low->unit.span;
        figure->kind = low->unit.kind;
        figure->currency = low->unit.currency;
        figure->tentative = span_is_empty(low->unit.span);
    }
    figure->span.start = start;
    figure->number = low->number.value;
    figure->top = high.number.value;
    figure->qualifier = FIGURE_QUALIFIER_RANGE;
}

/* --- What is around --------------------------------------------------------------------------- */

/* 八旬 as an age is 80 years. */
static void decades(const struct text *text, struct figure *figure)
{
    if (figure->kind != UNIT_DURATION || figure->tentative ||
        !text_reads(text, figure->unit_span.start, "旬") || span_length(figure->unit_span) != 1)
        return;
    if (!decimal_shift(&figure->number, 1))
        return;
    figure->kind = UNIT_AGE;
    figure->unit = text->cp[figure->unit_span.start] == text->fold[figure->unit_span.start]
                       ? SLICE("岁")
                       : figure->unit;
}

/* The name of a currency that ends at `at`: where it begins, or `at`. */
static uint32_t currency_start(const struct reader *reader, uint32_t at)
{
    return at -
           reader_match_before(reader, TABLE_CURRENCIES, reader_clause(reader->text, at).start, at)
               .length;
}

/* Where 每小时 right before `at` begins: 约每小时80公里. `at` when there is none. */
static uint32_t every_start(const struct reader *reader, uint32_t at)
{
    for (uint32_t from = at; from-- > 0 && at - from <= EVERY_LENGTH_MAX;)
        if (reader->text->fold[from] == 0x6BCF /* 每 */ && per_every_end(reader, from) == at)
            return from;
    return at;
}

static void qualify(const struct reader *reader, struct figure *figure, bool bare)
{
    struct qualifier before = qualifier_before(reader, figure->span.start, figure->kind, bare);
    uint32_t end = figure->per_span.end > figure->span.end ? figure->per_span.end
                                                           : figure->span.end; /* 立方米/秒以下 */
    struct qualifier after = qualifier_after(reader, end, figure->kind);
    uint32_t every = every_start(reader, figure->span.start);
    if (every < figure->span.start && span_is_empty(before.span))
        before = qualifier_before(reader, every, figure->kind, bare);
    uint32_t named = currency_start(reader, before.span.start);
    if (named < before.span.start && span_is_empty(before.span))
        before = qualifier_before(reader, named, figure->kind, bare);
    figure->reach = (struct span){before.span.start, figure->span.end};
    if (!span_is_empty(after.span))
        figure->reach.end = after.span.end;
    if (figure->per_span.end > figure->reach.end)
        figure->reach.end = figure->per_span.end;
    if (figure->qualifier != QUALIFIER_EXACT)
        return;
    figure->qualifier = before.kind != QUALIFIER_EXACT ? before.kind : after.kind;
}

/* 块 is money behind a word of money: 运费十五块, 卖八块; not 手表五块. */
static bool is_coin(const struct text *text, const struct figure *figure)
{
    static const char *const WORDS[] = {"费", "价", "钱",   "卖",   "赚",   "挣",
                                        "花", "付", "卖到", "涨到", "降到", NULL};

    return figure->kind == UNIT_COUNT && span_length(figure->unit_span) == 1 &&
           text_reads(text, figure->unit_span.start, "块") &&
           reader_ends_in(text, figure->span.start, WORDS) > 0;
}

/* 用电386度: 度 of power are kilowatt-hours. */
static bool is_power(const struct text *text, const struct figure *figure)
{
    static const char *const WORDS[] = {"用电", "耗电", "电量", "发电",
                                        "节电", "省电", "供电", NULL};
    uint32_t at = figure->reach.start;

    return figure->kind == UNIT_TEMPERATURE && text_reads(text, figure->unit_span.start, "度") &&
           span_length(figure->unit_span) == 1 &&
           (reader_ends_in(text, at, WORDS) > 0 ||
            (at > 0 && text->fold[at - 1] == 0x4E86 /* 了 */ &&
             reader_ends_in(text, at - 1, WORDS) > 0));
}

/* 级 counts the strength of winds and earthquakes, else it ranks. */
static bool is_rank(const struct text *text, const struct figure *figure)
{
    static const char *const WORDS[] = {"震", "风", "烈度", "浪", NULL};
    struct span sentence = reader_sentence(text, figure->span.start);

    if (figure->kind != UNIT_LEVEL)
        return false;
    for (const char *const *word = WORDS; *word; word++)
        if (text_find(text, sentence, *word) < sentence.end)
            return false;
    return true;
}

/* 一 before a measure word is an article (一名, 一个月), unless something says that it counts. */
static bool is_article(const struct reader *reader, const struct figure *figure,
                       const struct numeral *n)
{
    static const char *const COUNTED[] = {
        "造成", "致",   "导致", "仅",   "只",   "至少",   "不到",   "不足", "为期", "历时",
        "长达", "用时", "延长", "仅有", "只有", "共",     "徒刑",   "拘役", "拘留", "超过",
        "管制", "近",   "将近", "隔离", "期为", "期限为", "有效期", "任期", NULL};
    bool one = n->chinese && n->value.scale == 0 && n->value.digits == 1 && !n->has_high &&
               !n->bare && n->scale == 0 && n->inner == INNER_NONE;
    bool loose = figure->kind == UNIT_COUNT || figure->kind == UNIT_DURATION ||
                 (span_length(figure->unit_span) == 1 && figure->kind != UNIT_AREA &&
                  figure->kind != UNIT_MULTIPLE /* 增长一倍 */);

    if (!one || !loose || figure->tentative || figure->qualifier != QUALIFIER_EXACT)
        return false;
    if (decimal_compare(figure->number, decimal_of(1)) != 0)
        return false; /* 一年半 */
    return reader_ends_in(reader->text, figure->span.start, COUNTED) == 0;
}

/* A scale without a digit counts only with a word that says so: 近千斤, 百余名. */
static bool is_loose_scale(const struct reader *reader, const struct figure *figure,
                           const struct numeral *n)
{
    if (!n->bare || n->inner != INNER_NONE)
        return false;
    struct qualifier before = qualifier_before(reader, figure->span.start, figure->kind, true);
    return span_is_empty(before.span) || before.kind == QUALIFIER_EXACT;
}

static void append(struct reader *reader, const struct figure *figure)
{
    struct findings *f = reader->findings;
    struct figure *figures = arena_grow(reader->arena, f->figures, f->figure_count,
                                        &f->figure_capacity, sizeof *figures);

    if (!figures)
        return;
    f->figures = figures;
    f->figures[f->figure_count] = *figure;
    f->figures[f->figure_count].part_of = NO_ITEM;
    f->figures[f->figure_count].place = NO_ITEM;
    f->figures[f->figure_count].in_quote = NO_ITEM;
    f->figure_count++;
}

/* Reads what begins at `at`. Returns where it ends, or `at`. */
static uint32_t read_at(struct reader *reader, uint32_t at)
{
    struct share share;
    struct amount amount = {0};
    struct figure figure;

    if (share_read(reader->text, at, &share) && !masked(reader, share.span)) {
        from_share(reader, &share, &figure);
    } else if (amount_read(reader, at, &amount) &&
               !masked(reader, amount.unit.currency ? amount.number.span : amount.span)) {
        from_amount(&amount, &figure);
        range_join(reader, &amount, &figure);
    } else {
        return at;
    }
    uint32_t end = figure.span.end;
    if (at > 0 && reader->text->fold[at - 1] == 0x6BCF /* 每 */ && !figure.tentative &&
        figure.kind != UNIT_DURATION)
        return end; /* 每10万人: what the next figure is per */
    decades(reader->text, &figure);
    if (is_coin(reader->text, &figure))
        figure.kind = UNIT_MONEY;
    qualify(reader, &figure, amount.number.bare);
    if (is_power(reader->text, &figure))
        figure.kind = UNIT_ENERGY;
    if (is_article(reader, &figure, &amount.number) ||
        is_loose_scale(reader, &figure, &amount.number) || is_rank(reader->text, &figure))
        return end;
    per_find(reader, &figure);
    append(reader, &figure);
    return end > at ? end : at + 1;
}

/* Whether a figure can begin with this character. */
static bool may_start(uint32_t cp)
{
    return numeral_has(cp) || cp == 0x534A /* 半 */ || cp == 0x5BF9 /* 对 of 对半 */ ||
           cp == 0x7FFB /* 翻 */ || cp == 0x8D1F /* 负 */ || cp == '-' || cp == 0x2212;
}

void figure_read_all(struct reader *reader)
{
    const struct text *text = reader->text;

    for (uint32_t at = 0; at < text->count;) {
        bool may = reader->mask[at] == MASK_NONE && may_start(text->fold[at]);
        uint32_t end = may ? read_at(reader, at) : at;
        at = end > at ? end : at + 1;
    }
}
