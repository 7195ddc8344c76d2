/*
 * mask.c: one pass over the body; at each place the first rule that fits masks and moves on.
 *
 * The tables name what can be named (idioms, offices, designations, places with numerals in them).
 * The rules here are for what cannot: whatever stands after 第, before 号, beside Latin letters.
 */
#include "recognise/mask.h"

#include "recognise/date.h"
#include "recognise/number/numeral.h"

static void mask_span(struct reader *reader, struct span span, enum mask_kind kind)
{
    for (uint32_t i = span.start; i < span.end && i < reader->text->count; i++)
        if (reader->mask[i] == MASK_NONE)
            reader->mask[i] = (uint8_t)kind;
}

/* --- Titles and phrases in marks ---------------------------------------------------------------
 */

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

/* Whether a number that names something (12345, 360) counts here all the same: 360余名. */
static bool counts(const struct reader *reader, struct span span)
{
    const struct text *text = reader->text;
    struct numeral n;

    for (uint32_t i = span.start; i < span.end; i++)
        if (!cp_is_digit(text->fold[i]))
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

/* --- Ordinals --------------------------------------------------------------------------------- */

/* A numeral with a unit or an ordinal's word after it; where both end. */
static uint32_t numeral_and_unit_end(const struct reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    struct numeral n;

    if (!numeral_read(text, at, text->count, &n))
        return at;
    struct table_match unit =
        lexicon_longest(reader->lexicon, TABLE_UNITS, text, n.span.end, text->count);
    return n.span.end + (unit.table ? unit.length : 0);
}

/* 第三方, 第21号, 第二、三季度. */
static uint32_t ordinal_mask(struct reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    uint32_t end = numeral_and_unit_end(reader, at + 1);

    if (text->fold[at] != 0x7B2C /* 第 */ || end == at + 1)
        return at;
    while (text_fold(text, end) == 0x3001 && numeral_and_unit_end(reader, end + 1) > end + 1)
        end = numeral_and_unit_end(reader, end + 1);
    mask_span(reader, (struct span){at, end}, MASK_ORDINAL);
    return end;
}

/* 前三名, 前10个月, 初三, 周五, 零距离: a word before the numeral says that it ranks. */
static uint32_t rank_mask(struct reader *reader, uint32_t at)
{
    static const char *const AFTER_FRONT[] = {"名",   "强", "位",   "甲", "列", "季度", "个季度",
                                              "个月", "月", "十强", "茅", "卫", NULL};
    static const char *const WEEK[] = {"周", "星期", "礼拜", "初", NULL};
    const struct text *text = reader->text;
    struct numeral n;

    uint32_t length = reader_one_of(text, at, WEEK);
    if (length > 0 && numeral_digit(text_fold(text, at + length)) > 0 &&
        (at == 0 || (!numeral_has(text->fold[at - 1]) && text->fold[at - 1] != 0x4E2A /* 个 */)) &&
        !numeral_has(text_fold(text, at + length + 1))) {
        mask_span(reader, (struct span){at, at + length + 1}, MASK_ORDINAL);
        return at + length + 1;
    }
    if (text->fold[at] != 0x524D /* 前 */ || !numeral_read(text, at + 1, text->count, &n))
        return at;
    length = reader_one_of(text, n.span.end, AFTER_FRONT);
    if (length == 0)
        return at;
    mask_span(reader, (struct span){at, n.span.end + length}, MASK_ORDINAL);
    return n.span.end + length;
}

/* 阵风7—9级: what stands before the numeral, or the range that it ends, is measured in 级. */
static bool is_strength(const struct text *text, uint32_t at)
{
    static const char *const STRENGTHS[] = {"阵风", "大风", "台风", "东风", "南风", "西风",
                                            "北风", "风力", "震级", "烈度", NULL};
    static const char *const SIGNS[] = {"-", "—", "~", "～", "至", "到", " ", NULL};

    while (at > 0 && (cp_is_digit(text->fold[at - 1]) || reader_ends_in(text, at, SIGNS) > 0))
        at--;
    return reader_ends_in(text, at, STRENGTHS) > 0;
}

#define TEAM_MAX 12 /* a greater number before 队 counts teams and names none */

/* 42号, 三楼, 106国道, 二审, 三级: a word after the numeral says that it names. */
static uint32_t name_mask(struct reader *reader, uint32_t at)
{
    static const char *const NAMES[] = {
        "号",     "楼",     "层",     "室",     "单元",   "国道", "省道",   "县道", "届",
        "期",     "版",     "路",     "次列车", "季度",   "年级", "等奖",   "强",   "环",
        "弄",     "中队",   "大队",   "支队",   "车间",   "审",   "产",     "线",   "代",
        "路公交", "中全会", "号线",   "路车",   "码头",   "中",   "小",     "幼",   "院",
        "乡公路", "次会议", "节课",   "品",     "把手",   "孩",   "胎",     "维",   "元论",
        "路段",   "期工程", "级",     "线城市", "分局",   "队",   "车厢",   "连胜", "连败",
        "连冠",   "级甲等", "级医院", "期次",   "次函数", "星级", "甲医院", "甲",   NULL};
    static const char *const NOT_NAMES[] = {
        "期间",   "期限", "小时",     "中心",   "线上",   "层次",   "环节",   "路人",   "路途",
        "室外",   "室内", "代价",     "代表",   "产业",   "级地震", "级大风", "级风",   "小型",
        "小麦",   "小微", "中小",     "中药",   "中医",   "小区",   "小学生", "中学生", "中国",
        "维修",   "院士", "产品",     "审批",   "版权",   "环境",   "路由",   "线路",   "线索",
        "品种",   "品牌", "楼盘",     "楼宇",   "强弱",   "级以上", "级余震", "级左右", "级阵风",
        "级强",   "期待", "代理",     "孩子",   "中外",   "小组",   "中队员", "队员",   "队伍",
        "支队伍", "强制", "级及以上", "级台风", "级至",   "级到",   "级-",    "级—",    "级,",
        "级。",   "级、", "级或",     "级南风", "级北风", "级偏",   "级东",   "级西",   "级的地震",
        "级浅源", "级暴", "级雷",     "级有感", NULL};
    const struct text *text = reader->text;
    struct numeral n;

    if (!numeral_has(text->fold[at]) || !numeral_read(text, at, text->count, &n) || n.scale > 0 ||
        n.inner != INNER_NONE || reader_ends(text, at, "分之"))
        return at;
    uint32_t length = reader_one_of(text, n.span.end, NAMES);
    bool teams = text_reads(text, n.span.end, "队") && n.value.digits > TEAM_MAX; /* 94队报名 */
    if (length == 0 || teams || reader_one_of(text, n.span.end, NOT_NAMES) >= length)
        return at;
    if (text->fold[n.span.end] == 0x7EA7 /* 级 */ && is_strength(text, at))
        return at;
    uint32_t end = n.span.end + length;
    if (text_fold(text, n.span.end) == 0x53F7 && cp_is_digit(text_fold(text, end)))
        end = numeral_and_unit_end(reader, end); /* 18号3栋 */
    mask_span(reader, (struct span){at, end}, MASK_ORDINAL);
    return end;
}

/* 六组7号, 3栋2单元, 3,5,8栋: a unit that is part of an address. */
static uint32_t address_mask(struct reader *reader, uint32_t at)
{
    static const char *const UNITS[] = {"组", "段", "栋", "幢", "座", "单元",
                                        "巷", "弄", "村", "区", "排", NULL};
    static const char *const NEXT[] = {"号", "单元", "室", "楼", "层", "栋", "幢", "门", NULL};
    const struct text *text = reader->text;
    struct numeral n, next;

    if (!numeral_has(text->fold[at]) || !numeral_read(text, at, text->count, &n) || n.scale > 0)
        return at;
    uint32_t end = n.span.end;
    bool listed = cp_is_digit(text->fold[at]) && text_fold(text, end) == ',' &&
                  numeral_read(text, end + 1, text->count, &next);
    while (listed && text_fold(text, end) == ',' && numeral_read(text, end + 1, text->count, &next))
        end = next.span.end;
    uint32_t length = reader_one_of(text, end, UNITS);
    if (length == 0)
        return at;
    static const char *const ROADS[] = {"路", "街", "大道", NULL};
    bool road = text_reads(text, end, "段") && reader_ends_in(text, at, ROADS) > 0; /* 世贤路二段 */
    bool chained = road || (numeral_read(text, end + length, text->count, &next) &&
                            reader_one_of(text, next.span.end, NEXT) > 0);
    if (!chained && !(listed && n.span.end - at <= 2))
        return at;
    mask_span(reader, (struct span){at, end + length}, MASK_ORDINAL);
    return end + length;
}

/* --- All -------------------------------------------------------------------------------------- */

/* 民国112年, and 111年 in an article that counts so: years since 1911. */
static uint32_t republic_year_mask(struct reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    struct numeral n;
    bool named = reader_ends(text, at, "民国");

    if ((!named && !reader->republic_years) || !numeral_read(text, at, text->count, &n) ||
        n.value.scale > 0 || n.has_high || n.inner != INNER_NONE ||
        text_fold(text, n.span.end) != 0x5E74 /* 年 */ || n.value.digits > 150 ||
        (!named && n.value.digits < 80))
        return at;
    reader->republic_years = true;
    mask_span(reader, (struct span){at, n.span.end + 1}, MASK_DATE);
    return n.span.end + 1;
}

static uint32_t date_mask(struct reader *reader, uint32_t at)
{
    struct date_phrase date;

    if (!numeral_has(reader->text->fold[at]))
        return at;
    static const char *const LASTS[] = {"拘留", "隔离", "整顿", "公示", "为期", "历时", NULL};
    enum date_kind kind = date_read(reader->text, at, &date);
    if (kind == DATE_DAY && date.month == 0 && reader_ends_in(reader->text, at, LASTS) > 0)
        return at; /* 拘留15日 */
    if (kind == DATE_NONE)
        return republic_year_mask(reader, at);
    mask_span(reader, date.span, kind == DATE_DAY ? MASK_DATE : MASK_CLOCK);
    struct date_phrase *dates = kind == DATE_DAY
                                    ? arena_grow(reader->arena, reader->dates, reader->date_count,
                                                 &reader->date_capacity, sizeof *dates)
                                    : NULL;
    if (dates) {
        reader->dates = dates;
        reader->dates[reader->date_count++] = date;
    }
    return date.span.end;
}

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
        return true;
    default:
        return numeral_has(cp) || cp_is_latin(cp) || cp == 0xD7;
    }
}

static uint32_t mask_at(struct reader *reader, uint32_t at)
{
    static uint32_t (*const RULES[])(struct reader *, uint32_t) = {
        date_mask, code_mask, score_mask, ordinal_mask, rank_mask, address_mask, name_mask};
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

/* 双牌, 柳一帆: the names that were found. */
static void names_mask(struct reader *reader)
{
    const struct findings *f = reader->findings;

    for (size_t i = 0; i < f->place_count; i++)
        for (size_t m = 0; m < f->places[i].mention_count; m++)
            mask_span(reader, f->places[i].mentions[m], MASK_PLACE);
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
    for (uint32_t at = 0; at < reader->text->count;) {
        uint32_t end = mask_at(reader, at);
        at = end > at ? end : at + 1;
    }
}
