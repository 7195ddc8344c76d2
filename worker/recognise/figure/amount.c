/* amount.c: the number, the unit, then the parts that add to them. */
#include "recognise/figure/amount.h"

#include "recognise/mask.h"

/* Where the number begins behind a minus sign, 零下 or 负; `at` when there is none. */
static uint32_t sign_skip(const struct text *text, uint32_t at)
{
    uint32_t cp = text_fold(text, at), before = at > 0 ? text->fold[at - 1] : 0;

    if (text_reads(text, at, "零下"))
        return at + 2;
    if (cp == 0x8D1F /* 负 */ && before != 0x6B63 /* 正 */ && numeral_has(text_fold(text, at + 1)))
        return at + 1;
    if ((cp == '-' || cp == 0x2212) && cp_is_digit(text_fold(text, at + 1)) &&
        !cp_is_digit(before) && !cp_is_latin(before) && before != '-')
        return at + 1;
    return at;
}

/* 11月龄-85岁: a hyphen behind a word is a minus only for what can be below zero. */
static bool is_dash(const struct text *text, uint32_t at, const struct unit *unit)
{
    bool falls = span_is_empty(unit->span) || unit->kind == UNIT_TEMPERATURE ||
                 unit->kind == UNIT_RATE || unit->kind == UNIT_MONEY;

    return text_fold(text, at) == '-' && at > 0 && cp_is_hanzi(text->fold[at - 1]) && !falls;
}

/* 半小时, 半年: half of a measure. */
static bool half_read(const struct reader *reader, uint32_t at, struct amount *amount)
{
    const struct text *text = reader->text;

    if (text_fold(text, at) != 0x534A || (at > 0 && numeral_has(text->fold[at - 1])) ||
        !unit_read(reader, at + 1, &amount->unit))
        return false;
    if (!unit_is_measure(amount->unit.kind) || amount->unit.kind == UNIT_TEMPERATURE ||
        amount->unit.kind == UNIT_MONEY || amount->unit.half)
        return false;
    amount->number = (struct numeral){.value = {5, 1}, .step = -1, .chinese = true};
    amount->number.span = (struct span){at, at + 1};
    amount->number.inner = amount->unit.over ? INNER_OVER : INNER_NONE;
    amount->span = (struct span){at, amount->unit.end};
    return true;
}

static void half_add(struct amount *amount)
{
    struct decimal half = {5, 1};

    if (amount->unit.half && decimal_add(amount->number.value, half, &amount->number.value))
        amount->number.step = -1;
}

/* 37度1, 1米75, 13秒03: digits after the unit that are its decimal fraction. 06 of 49秒06位居次席
 * counts nothing. */
static void fraction_add(const struct reader *reader, struct amount *amount)
{
    static const char *const RANKED[] = {"位居", "位列", NULL};
    const struct text *text = reader->text;
    struct decimal value = amount->number.value;
    uint32_t end = amount->unit.end;
    struct unit next;

    bool takes = amount->unit.kind == UNIT_TEMPERATURE || amount->unit.kind == UNIT_LENGTH ||
                 text_reads(text, amount->unit.span.start, "秒");
    if (!takes || value.scale > 0 || amount->number.scale > 0)
        return;
    while (end < amount->unit.end + 2 && cp_is_digit(text_fold(text, end))) {
        if (!decimal_append(&value, text_fold(text, end) - '0'))
            return;
        value.scale++;
        end++;
    }
    if (end == amount->unit.end || numeral_has(text_fold(text, end)) ||
        text_fold(text, end) == '.' ||
        (reader_one_of(text, end, RANKED) == 0 && unit_read(reader, end, &next)))
        return;
    amount->number.value = value;
    amount->number.step = -value.scale;
    amount->unit.end = end;
}

/* 两块五, 17元5角: tenths behind the unit of money. 五 alone stands behind 块, which people say,
 * and not before another word. */
static void tenth_add(const struct text *text, struct amount *amount)
{
    static const char *const WHOLES[] = {"块", "元", "圆", NULL}, *const TENTHS[] = {"角", "毛",
                                                                                     NULL};
    uint32_t at = amount->unit.end, digit_end = at + 1;
    uint32_t cp = text_fold(text, at);
    int digit = cp_is_digit(cp) ? (int)(cp - '0') : numeral_digit(cp);
    struct decimal tenths = {digit, 1};
    uint32_t named = reader_one_of(text, digit_end, TENTHS);
    bool spoken = text_reads(text, amount->unit.span.start, "块") && cp_is_hanzi(cp) &&
                  !cp_is_hanzi(text_fold(text, digit_end)); /* not 两块五花肉 */

    if (span_length(amount->unit.span) != 1 ||
        reader_one_of(text, amount->unit.span.start, WHOLES) == 0 || digit <= 0 ||
        !(spoken || named > 0) || !decimal_add(amount->number.value, tenths, &amount->number.value))
        return;
    amount->number.step = -1;
    amount->unit.kind = UNIT_MONEY;
    amount->unit.end = digit_end + named;
}

int64_t amount_parts_in(const struct text *text, struct span first, struct span second)
{
    static const struct {
        const char *whole, *part;
        int64_t count;
    } PAIRS[] = {{"年", "月", 12},   {"小时", "分", 60},  {"小时", "分钟", 60}, {"分", "秒", 60},
                 {"分钟", "秒", 60}, {"天", "小时", 24},  {"钟头", "分", 60},   {"岁", "月", 12},
                 {"元", "角", 10},   {"天", "个小时", 24}};

    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
        if (text_reads(text, first.start, PAIRS[i].whole) &&
            text_reads(text, second.start, PAIRS[i].part))
            return PAIRS[i].count;
    return 0;
}

/* 九年零六个月, 3小时20分, 4分30秒: two durations that are one, in the smaller unit. */
static void sum_add(const struct reader *reader, struct amount *amount)
{
    const struct text *text = reader->text;
    uint32_t at = amount->unit.end;
    struct numeral n;
    struct unit unit;
    struct decimal sum;

    bool minutes = text_reads(text, amount->unit.span.start, "分"); /* or points of a game */
    if ((amount->unit.kind != UNIT_DURATION && !minutes) || amount->number.inner != INNER_NONE ||
        amount->unit.half)
        return;
    bool linked = text_fold(text, at) == 0x96F6 /* 零 */ || text_fold(text, at) == 0x53C8 /* 又 */;
    if (!numeral_read_after(text, linked ? at + 1 : at, text->count, &n))
        return;
    bool month = text_fold(text, n.span.end) == 0x6708 && reader->mask[at] == MASK_NONE;
    if (month) /* 徒刑5年2月, which is no date */
        unit = (struct unit){.span = {n.span.end, n.span.end + 1}, .end = n.span.end + 1};
    else if (!unit_read(reader, n.span.end, &unit))
        return;
    int64_t count = amount_parts_in(text, amount->unit.span, unit.span);
    if (count == 0 || !decimal_multiply(amount->number.value, count, &sum) ||
        !decimal_add(sum, n.value, &amount->number.value))
        return;
    amount->unit = unit;
    amount->unit.kind = UNIT_DURATION; /* 18分 behind 2小时 */
    amount->number.step = n.step;
}

bool amount_read(const struct reader *reader, uint32_t at, struct amount *ret_amount)
{
    const struct text *text = reader->text;
    struct amount amount = {0};

    if (half_read(reader, at, &amount)) {
        *ret_amount = amount;
        return true;
    }
    uint32_t from = sign_skip(text, at);
    if (!numeral_read(text, from, text->count, &amount.number))
        return false;
    unit_read(reader, amount.number.span.end, &amount.unit);
    if (amount.unit.over && amount.number.inner == INNER_NONE)
        amount.number.inner = INNER_OVER;
    half_add(&amount);
    tenth_add(reader->text, &amount);
    sum_add(reader, &amount);
    sum_add(reader, &amount); /* 2小时18分36秒 */
    fraction_add(reader, &amount);
    if (from > at && is_dash(text, at, &amount.unit))
        return false;
    if (from > at)
        amount.number.value.digits = -amount.number.value.digits;
    amount.span = (struct span){
        at, amount.unit.end > amount.number.span.end ? amount.unit.end : amount.number.span.end};
    *ret_amount = amount;
    return true;
}
