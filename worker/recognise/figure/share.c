/* share.c: one small reader for each way of writing it. */
#include "recognise/figure/share.h"

/* A fraction as a percentage. */
static bool fraction_set(struct decimal top, struct decimal bottom, struct share *share)
{
    if (!decimal_shift(&top, 2) || !decimal_divide(top, bottom, FRACTION_PLACES, &share->value))
        return false;
    share->unit = "%";
    return true;
}

/* 三分之一强 is a little more. */
static bool is_strong(const struct text *text, uint32_t at)
{
    uint32_t next = text_fold(text, at + 1);

    return text_fold(text, at) == 0x5F3A /* 强 */ &&
           (!cp_is_hanzi(next) || next == 0x7684 /* 的 */);
}

/* 百分之三十五, 千分之五, 三分之一. */
static bool parts_read(const struct text *text, uint32_t at, struct share *share)
{
    struct numeral bottom = {0}, top;
    uint32_t middle;

    if (text_reads(text, at, "百分之") || text_reads(text, at, "千分之")) {
        middle = at + 3;
    } else {
        if (!numeral_read(text, at, text->count, &bottom) || bottom.has_high || bottom.scale > 0 ||
            !text_reads(text, bottom.span.end, "分之"))
            return false;
        middle = bottom.span.end + 2;
    }
    if (!numeral_read(text, middle, text->count, &top))
        return false;
    share->span = (struct span){at, top.span.end};
    share->value = top.value;
    share->high = top.high;
    share->has_high = top.has_high;
    share->over = top.inner == INNER_OVER || is_strong(text, top.span.end);
    if (middle == at + 3 && numeral_scale(text->fold[at]) >= 2) {
        share->unit = numeral_scale(text->fold[at]) == 2 ? "%" : "‰";
        return true;
    }
    share->top = (int)top.value.digits;
    share->bottom = (int)bottom.value.digits;
    return top.value.scale == 0 && share->bottom > 1 &&
           fraction_set(top.value, bottom.value, share);
}

/* 1/5, but no date and no 24/7. */
static bool slash_read(const struct text *text, uint32_t at, struct share *share)
{
    struct numeral top, bottom;

    if (!cp_is_digit(text->fold[at]) || !numeral_read(text, at, text->count, &top) ||
        text_fold(text, top.span.end) != '/' ||
        !numeral_read(text, top.span.end + 1, text->count, &bottom) || top.value.scale > 0 ||
        bottom.value.scale > 0 || bottom.scale > 0 || top.value.digits < 1 ||
        top.value.digits >= bottom.value.digits || bottom.value.digits > 100 ||
        text_fold(text, bottom.span.end) == '/' || !cp_is_digit(text_fold(text, top.span.end + 1)))
        return false;
    share->span = (struct span){at, bottom.span.end};
    share->top = (int)top.value.digits;
    share->bottom = (int)bottom.value.digits;
    return fraction_set(top.value, bottom.value, share);
}

/* 成 that is a tenth: not 成立, 成员, 成为 ... */
static bool is_tenth(const struct text *text, struct span number)
{
    static const char *const BEFORE[] = {"其中", "当中", "余下", "其余", "另", "另外", "约",
                                         "近",   "逾",   "超",   "仅",   "有", "却",   NULL};
    static const char *const OTHER[] = {"成立", "成员", "成为", "成功", "成果", "成本", "成长",
                                        "成就", "成熟", "成绩", "成交", "成套", "成分", "成品",
                                        "成都", "成年", "成人", "成群", "成因", "成语", "成像",
                                        "成型", "成效", "成片", "成了", NULL};

    uint32_t at = number.end;
    bool others = reader_one_of(text, at, OTHER) > 0;

    if (text_reads(text, at, "成为") && span_length(number) == 1)
        others = reader_ends_in(text, number.start, BEFORE) == 0; /* 其中九成|为用家 */
    return text_fold(text, at) == 0x6210 && !others;
}

/* The hundredths of 四成一 and 8成5: one digit behind 成, written as the tenths are, that counts
 * nothing itself. 三成五家 is two figures. */
static bool hundredths_read(const struct text *text, uint32_t at, bool chinese,
                            struct decimal *ret_digit)
{
    static const char *const COUNTED[] = {
        "个", "家", "名", "人", "户", "元", "点", "年", "月", "日", "次", "天", "位", "条", "项",
        "件", "岁", "米", "公", "千", "分", "吨", "亩", "台", "所", "号", "时", "小", NULL};
    struct numeral n;

    if (text_fold(text, at) == 0x4E24 /* 两 */ || cp_is_hanzi(text_fold(text, at)) != chinese ||
        !numeral_read(text, at, text->count, &n) || span_length(n.span) != 1 || n.scale > 0 ||
        decimal_compare(n.value, decimal_of(10)) >= 0 || reader_one_of(text, at + 1, COUNTED) > 0)
        return false;
    *ret_digit = n.value;
    return true;
}

/* 一至二成: a second, larger number behind 至, 到 or a dash makes a range of the first. */
static void range_read(const struct text *text, uint32_t *end, struct numeral *n)
{
    static const char *const SIGNS[] = {"至", "到", "-", "—", "~", NULL};
    uint32_t sign = reader_one_of(text, *end, SIGNS);
    struct numeral high;

    if (sign == 0 || n->has_high || !numeral_read(text, *end + sign, text->count, &high) ||
        high.has_high || high.scale > 0 || high.inner != INNER_NONE ||
        decimal_compare(n->value, high.value) >= 0 || !is_tenth(text, high.span))
        return;
    n->high = high.value;
    n->has_high = true;
    *end = high.span.end;
}

static bool tenths_read(const struct text *text, uint32_t at, struct share *share)
{
    struct numeral n;
    struct decimal hundredths = {5, 0}, digit;

    if (!numeral_read(text, at, text->count, &n) || n.scale > 0 || n.bare ||
        decimal_compare(n.value, decimal_of(10)) > 0)
        return false;
    uint32_t end = n.span.end;
    range_read(text, &end, &n);
    if (text_fold(text, end) == 0x591A /* 多 */)
        end++;
    if (!is_tenth(text, (struct span){at, end}) || !decimal_shift(&n.value, 1) ||
        !decimal_shift(&n.high, 1))
        return false;
    share->over = n.inner == INNER_OVER || end > n.span.end;
    share->span = (struct span){at, end + 1};
    bool more = text_fold(text, end + 1) == 0x534A /* 半 */;
    if (!more && hundredths_read(text, end + 1, n.chinese, &digit)) {
        more = true;
        hundredths = digit;
    }
    if (more && decimal_add(n.value, hundredths, &n.value))
        share->span.end++;
    if (text_fold(text, end + 1) == 0x591A) {
        share->over = true;
        share->span.end++;
    }
    share->value = n.value;
    share->high = n.high;
    share->has_high = n.has_high;
    share->unit = "%";
    return true;
}

/* 一半, 对半. */
static bool half_read(const struct text *text, uint32_t at, struct share *share)
{
    static const char *const WORDS[] = {"一半", "对半", NULL};

    if (reader_one_of(text, at, WORDS) == 0 || text_reads(text, at, "一半多"))
        return false;
    share->span = (struct span){at, at + 2};
    share->top = 1;
    share->bottom = 2;
    return fraction_set(decimal_of(1), decimal_of(2), share);
}

/* 翻一番 is twice, 翻两番 four times. */
static bool doubling_read(const struct text *text, uint32_t at, struct share *share)
{
    struct numeral n;

    if (text_fold(text, at) != 0x7FFB /* 翻 */)
        return false;
    uint32_t from = text_fold(text, at + 1) == 0x4E86 /* 了 */ ? at + 2 : at + 1;
    share->near = text_fold(text, from) == 0x8FD1 /* 近 */;
    from += share->near;
    if (!numeral_read(text, from, text->count, &n) || text_fold(text, n.span.end) != 0x756A ||
        n.value.scale > 0 || n.value.digits < 1 || n.value.digits > 10)
        return false;
    share->span = (struct span){at, n.span.end + 1};
    share->value = decimal_of(INT64_C(1) << n.value.digits);
    share->unit = "倍";
    return true;
}

bool share_read(const struct text *text, uint32_t at, struct share *ret_share)
{
    static bool (*const READERS[])(const struct text *, uint32_t, struct share *) = {
        doubling_read, half_read, parts_read, slash_read, tenths_read};

    if (at > 0 && numeral_has(text->fold[at]) && numeral_has(text->fold[at - 1]))
        return false;
    for (size_t i = 0; i < sizeof READERS / sizeof *READERS; i++) {
        *ret_share = (struct share){0};
        if (READERS[i](text, at, ret_share))
            return true;
    }
    return false;
}
