/* organisation_front.c: words from right to left. */
#include "recognise/organisation/organisation_front.h"

#define FIELD_LENGTH_MAX 6u
#define RARE_COST_MIN    44u /* of a noun: one in 60,000 words of running text */
#define BRAND_LENGTH     2u  /* code points of a brand before a place */
#define RARE_VERB_COST   50u /* of a verb that is rather a place: 安化 */
#define PLACE_LENGTH_MAX 4u  /* of a place that no table knows, without its level */

static bool is_number(uint32_t cp)
{
    static const uint32_t NUMBERS[] = {0x4E00, 0x4E24, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                       0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E,
                                       0x5343, 0x4E07, 0x591A, 0x4F59, 0x51E0, 0x6570};
    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS;
         i++) /* 一两二三四五六七八九十百千万多余几数 */
        if (NUMBERS[i] == cp)
            return true;
    return cp_is_digit(cp);
}

/* 家所间种座处个名位条: what stands behind a number and counts. */
static bool is_counter(uint32_t cp)
{
    static const uint32_t COUNTERS[] = {0x5BB6, 0x6240, 0x95F4, 0x79CD, 0x5EA7,
                                        0x5904, 0x4E2A, 0x540D, 0x4F4D, 0x6761};
    for (size_t i = 0; i < sizeof COUNTERS / sizeof *COUNTERS; i++)
        if (COUNTERS[i] == cp)
            return true;
    return false;
}

/* 126|家, 三|所: what follows is counted. */
static bool is_measure(const struct text *text, struct span word)
{
    return span_length(word) == 1 && word.start > 0 && is_number(text->fold[word.start - 1]) &&
           is_counter(text->fold[word.start]);
}

bool org_is_so_many(const struct text *text, uint32_t at)
{
    static const uint32_t GREAT = 0x5927; /* 大 */

    return at > 1 && text->fold[at - 1] == GREAT && is_number(text->fold[at - 2]);
}

/* What the tables of running text say of a word that org_words.tsv does not have. */
static enum org_part part_by_class(const struct lexicon *lexicon, const struct text *text,
                                   const struct word *word)
{
    if (word->known.table)
        switch ((enum word_kind)word->known.entries[0].kind) {
        case WORD_VERB:
            return span_length(word->span) > 1 ? PART_VERB : PART_TELLING;
        case WORD_UP:
        case WORD_DOWN:
        case WORD_TO:
        case WORD_DEED:
            return PART_VERB;
        case WORD_COPULA:
        case WORD_ADVERB:
        case WORD_PREPOSITION:
        case WORD_CONJUNCTION:
        case WORD_SCOPE:
        case WORD_PARTICLE:
        case WORD_TIME:
            return PART_STOP;
        case WORD_TAIL:
        case WORD_LEVEL:
        case WORD_NOUN:
            return PART_TELLING;
        }
    if (!word->common.table || span_length(word->span) < 2)
        return PART_TELLING;
    switch ((enum common_word_kind)word->common.entries[0].kind) {
    case COMMON_VERB:
        return segment_cost(word->common) >= RARE_VERB_COST &&
                       lexicon_exact(lexicon, TABLE_PLACE_STEMS, text, word->span).table
                   ? PART_TELLING /* 安化|农商银行 */
                   : PART_VERB;
    case COMMON_OTHER:
        return is_number(text->fold[word->span.start]) &&
                       !is_counter(text->fold[word->span.end - 1])
                   ? PART_TELLING /* 十二|局 */
                   : PART_STOP;   /* 一个|集团 */
    case COMMON_ADVERB:
    case COMMON_TIME:
        return PART_STOP;
    case COMMON_DEED:
        return PART_DEED;
    case COMMON_NOUN:
    case COMMON_QUALITY:
        break;
    }
    return PART_TELLING;
}

/* The longest row of org_words.tsv that ends at `end`. */
static struct table_match row_before(const struct org_name_reader *reader, uint32_t end)
{
    uint32_t reach = end > FIELD_LENGTH_MAX ? end - FIELD_LENGTH_MAX : 0;
    return reader_match_before(reader->words, TABLE_ORG_WORDS, reach, end);
}

enum org_part org_part_of(const struct org_name_reader *reader, const struct word *word)
{
    const struct text *text = reader->text;
    const struct lexicon *lexicon = reader->words->lexicon;

    if (org_is_level(text, word->span))
        return PART_LEVEL;
    if (is_measure(text, word->span) || org_is_so_many(text, word->span.end) ||
        (cp_is_digit(text->fold[word->span.start]) &&
         text_fold(text, word->span.start - 1) != 0x7B2C)) /* 第 */
        return PART_STOP;
    struct table_match match = row_before(reader, word->span.end);
    if (match.length >= span_length(word->span)) /* longer: 下|专设, 中小|企业 */
        switch ((enum org_word_kind)match.entries[0].kind) {
        case ORG_WORD_STOP:
        case ORG_WORD_LOOSE:
            return PART_STOP;
        case ORG_WORD_LEAD:
            return PART_LEAD;
        case ORG_WORD_PREFIX:
            return PART_PREFIX;
        case ORG_WORD_FIELD:
            return PART_FIELD;
        case ORG_WORD_GENERIC:
            return PART_GENERIC;
        }
    if (span_length(word->span) > 1 &&
        match_is(lexicon_exact(lexicon, TABLE_TITLES, text, word->span), TITLE_OFFICE))
        return PART_STOP;
    if (match_is(word->common, COMMON_OTHER) && match_is(match, ORG_WORD_FIELD))
        return PART_FIELD; /* 基础|教育 */
    return part_by_class(lexicon, text, word);
}

/* 省 + 市 + 县: where the chain of places that ends at `end` begins. A place of the same level or a
 * higher one before it belongs to something else: 芙蓉区|湖南华洋公司. */
static uint32_t chain_start(const struct org_name_reader *reader, uint32_t end, uint32_t floor)
{
    uint32_t start = reader->places.start[end - 1];
    enum place_kind level =
        reader->findings->places[mention_map_at(&reader->places, end - 1)].level;

    while (start > floor && mention_map_at(&reader->places, start - 1) != NO_ITEM) {
        enum place_kind above =
            reader->findings->places[mention_map_at(&reader->places, start - 1)].level;
        if (above >= level && above != PLACE_OTHER) /* 日本|东京 */
            break;
        start = reader->places.start[start - 1];
        level = above;
    }
    return start > floor ? start : floor;
}

/* A word that no table has, or a rare noun (锦江, 宝塔), or two characters in a row that are no
 * word: 恒|申控股. */
static bool is_brand(const struct word *words, size_t i)
{
    if (words[i].masked || words[i].known.table)
        return false;
    if (!words[i].common.table)
        return true;
    if (span_length(words[i].span) > 1)
        return match_is(words[i].common, COMMON_NOUN) &&
               segment_cost(words[i].common) >= RARE_COST_MIN;
    return span_length(words[i].span) == 1 && i > 0 && span_length(words[i - 1].span) == 1 &&
           !words[i - 1].masked;
}

static bool is_mark_before(const struct org_name_reader *reader, uint32_t at)
{
    return at == 0 || !cp_is_hanzi(reader->text->fold[at - 1]);
}

bool org_is_conjunction(uint32_t cp)
{
    return cp == 0x548C || cp == 0x4E0E || cp == 0x53CA; /* 和与及 */
}

/* 教育|和|体育|局, 广电|和|旅游局: 和 stands in a department's name between two fields. */
static bool joins_fields(const struct org_name_reader *reader, const struct word *words, size_t i,
                         size_t count)
{
    if (!org_is_conjunction(reader->text->fold[words[i].span.start]) ||
        span_length(words[i].span) > 1 || i == 0 ||
        org_part_of(reader, &words[i - 1]) != PART_FIELD)
        return false;
    return (i + 1 < count && org_part_of(reader, &words[i + 1]) == PART_FIELD) ||
           match_is(org_word_at(reader, TABLE_ORG_WORDS, words[i].span.end), ORG_WORD_FIELD);
}

static void front_take(const struct org_name_reader *reader, struct org_front *front,
                       const struct word *words, size_t i, enum org_part part)
{
    front->start = words[i].span.start;
    front->field |= part == PART_FIELD || /* 基础教育 ends in one */
                    match_is(row_before(reader, words[i].span.end), ORG_WORD_FIELD);
    front->telling |= part == PART_TELLING || part == PART_VERB || part == PART_DEED;
    front->brand |= part == PART_TELLING && is_brand(words, i);
    front->coined |= part == PART_TELLING && !words[i].common.table && is_brand(words, i);
}

/* 白河|区|农会 where no table knows 白河区: what begins the clause before a level is its name, or
 * goes on the name before (`joined`: 沅陵县公安局|辰州|派出所). Returns where it begins; where
 * words[count] does when it is none. */
static uint32_t unknown_place_start(const struct org_name_reader *reader, const struct word *words,
                                    size_t count, uint32_t level, bool joined)
{
    size_t i = count;

    while (i > 0 && !words[i - 1].place && org_part_of(reader, &words[i - 1]) == PART_TELLING &&
           level - words[i - 1].span.start <= PLACE_LENGTH_MAX)
        i--;
    if (i == count)
        return level;
    bool begins = i == 0 ? joined || is_mark_before(reader, words[0].span.start)
                         : org_part_of(reader, &words[i - 1]) == PART_LEAD;
    return begins && (joined || level - words[i].span.start > 1) ? words[i].span.start : level;
}

/* Where a prefix that ends at `end` begins: 中共|慈利县委, 国网|衡阳供电公司. `end` when none does.
 */
static uint32_t prefix_start(const struct org_name_reader *reader, uint32_t end)
{
    for (uint32_t length = 2; length <= FIELD_LENGTH_MAX && length <= end; length++)
        if (match_is(lexicon_exact(reader->words->lexicon, TABLE_ORG_WORDS, reader->text,
                                   (struct span){end - length, end}),
                     ORG_WORD_PREFIX))
            return end - length;
    return end;
}

/* 省|慈利县|委: the place, with what may stand before it. */
static void take_place(const struct org_name_reader *reader, uint32_t end, uint32_t floor,
                       struct org_front *front)
{
    uint32_t place = chain_start(reader, end, floor);

    if (!front->levelled) /* 台东|区|农业改良场 */
        front->head = end;
    front->start = prefix_start(reader, place);
    front->placed = true;
    front->prefixed = front->start < place;
}

/* Where digits are lost, 家 before a general name still counts it: 为|家|农业|专业合作社. */
static bool is_bare_measure(const struct text *text, struct span word,
                            const struct org_front *front)
{
    return span_length(word) == 1 && text->fold[word.start] == 0x5BB6 && !front->telling; /* 家 */
}

/* 银|都|金属有限公司, 株洲|中|车|时代, 福建|万|龙|工具有限公司: in a company's brand these are no
 * words of their own. */
static bool is_brand_character(const struct org_name_reader *reader, const struct word *words,
                               size_t i, size_t count)
{
    static const uint32_t CHARACTERS[] = {
        0x4E2D, 0x90FD, 0x4E3A, 0x540C, 0x6240, 0x4EE5, 0x53EF, 0x80FD, 0x6B63,
        0x5982, 0x5168, 0x5DF2, 0x4E07, 0x4EBF, 0x5343, 0x767E}; /* 中都为同所以可能正如全已万亿千百
                                                                  */
    bool soft = false;

    if (span_length(words[i].span) > 1 || i == 0 || i + 1 == count)
        return false;
    for (size_t k = 0; k < sizeof CHARACTERS / sizeof *CHARACTERS; k++)
        soft |= CHARACTERS[k] == reader->text->fold[words[i].span.start];
    if (words[i - 1].place)
        return soft && span_length(words[i + 1].span) == 1;
    return soft && span_length(words[i - 1].span) == 1 &&
           org_part_of(reader, &words[i - 1]) == PART_TELLING;
}

/* The first of the words that the row of words[i] has: 疾|控 is one field. */
static size_t row_first(const struct org_name_reader *reader, const struct word *words, size_t i)
{
    uint32_t start = words[i].span.end - row_before(reader, words[i].span.end).length;

    while (i > 0 && words[i - 1].span.start >= start)
        i--;
    return i;
}

/* 纪念馆|和县|医院, 曾|任县|农业局, where no place 和县 or 任县 is meant. */
static bool is_level_behind_word(const struct org_name_reader *reader, struct span word)
{
    static const uint32_t SERVES = 0x4EFB; /* 任 */
    uint32_t first = reader->text->fold[word.start];

    return span_length(word) == 2 && (org_is_conjunction(first) || first == SERVES) &&
           org_is_level(reader->text, (struct span){word.start + 1, word.end});
}

/* 县城|管|执法局: a level, and a field that begins right behind it. */
static bool has_level_before_field(const struct org_name_reader *reader, const struct word *word)
{
    uint32_t at = word->span.start + 1;

    if (span_length(word->span) != 2 || !org_is_level(reader->text, (struct span){at - 1, at}))
        return false;
    struct table_match field = org_word_at(reader, TABLE_ORG_WORDS, at);
    return match_is(field, ORG_WORD_FIELD) && at + field.length > word->span.end;
}

/* 中国石化|湖南石油分公司: before the place of a branch stands whose it is. */
static void take_owner(const struct org_name_reader *reader, const struct word *words, size_t i,
                       struct org_front *front)
{
    for (; i > 0 && !words[i - 1].place && words[i].span.start == front->start; i--) {
        enum org_part part = org_part_of(reader, &words[i - 1]);
        if (part != PART_TELLING && part != PART_FIELD && part != PART_PREFIX)
            break;
        front->start = words[i - 1].span.start;
        front->prefixed = true;
    }
}

/* 华菱|湘潭钢铁有限公司: a company's brand in front of its place begins the clause, and no table
 * has it. */
static void take_brand(const struct org_name_reader *reader, const struct word *words, size_t i,
                       struct org_front *front)
{
    size_t first = i;

    while (first > 0 && !words[first - 1].place && !words[first - 1].known.table &&
           (!words[first - 1].common.table || span_length(words[first - 1].span) == 1) &&
           org_part_of(reader, &words[first - 1]) == PART_TELLING)
        first--;
    if (first == 0 && i > 0 && words[i].span.start == front->start &&
        words[i].span.start - words[0].span.start == BRAND_LENGTH &&
        is_mark_before(reader, words[0].span.start)) {
        front->start = words[0].span.start;
        front->prefixed = true;
    }
}

/* 送|联合|医院, 国立|成功|大学: behind these even a verb, or any word, is a part of the name. */
static bool is_led(const struct org_name_reader *reader, const struct word *before,
                   enum org_part part, const struct org_tail *tail)
{
    switch (org_part_of(reader, before)) {
    case PART_LEAD:
        return part == PART_VERB;
    case PART_PREFIX:
        return tail->first_kind == ORG_SCHOOL;
    case PART_STOP:
    case PART_VERB:
    case PART_LEVEL:
    case PART_GENERIC:
    case PART_DEED:
    case PART_FIELD:
    case PART_TELLING:
        break;
    }
    return false;
}

/* Takes the words from the last to the first. Nothing but a place, a level or a prefix goes before
 * a level or a prefix, and a name without these begins with no word that may be a verb:
 * 启动|恒申集团. */
struct org_front organisation_front_read(const struct org_name_reader *reader, uint32_t floor,
                                         uint32_t end, bool joined, const struct org_tail *tail)
{
    struct word words[STRETCH_MAX];
    size_t count = segment_cut(reader->words, (struct span){floor, end}, words);
    struct org_front front = {.start = end, .head = end};

    uint32_t firm = end; /* where the name begins if words such as 启动 are verbs */

    front.unknown = unknown_place_start(reader, words, count, end, joined);
    for (size_t i = count; i-- > 0;) {
        if (words[i].place) {
            take_place(reader, words[i].span.end, floor, &front);
            if (tail->need == NEED_BRANCH)
                take_owner(reader, words, i, &front);
            else if (tail->need == NEED_ALONE && tail->first_kind == ORG_COMPANY)
                take_brand(reader, words, i, &front);
            break;
        }
        enum org_part part = org_part_of(reader, &words[i]);
        if (part == PART_STOP && tail->need == NEED_ALONE &&
            is_brand_character(reader, words, i, count))
            part = PART_TELLING;
        if (is_level_behind_word(reader, words[i].span)) {
            front.levelled = true;
            front.start = words[i].span.start + 1;
            front.head = words[i].span.end;
            break;
        }
        if (has_level_before_field(reader, &words[i])) {
            front.levelled = true;
            front.start = words[i].span.start;
            front.head = front.start + 1;
            front.field = true;
            break;
        }
        bool begins = part == PART_LEVEL || part == PART_PREFIX;
        bool led = i > 0 && is_led(reader, &words[i - 1], part, tail);
        if (led && part == PART_STOP)
            part = PART_TELLING;
        if ((front.levelled && !begins) || part == PART_STOP || (part == PART_VERB && !led) ||
            (part == PART_LEAD && !joins_fields(reader, words, i, count)) ||
            is_bare_measure(reader->text, words[i].span, &front))
            break;
        i = row_first(reader, words, i);
        front_take(reader, &front, words, i, part);
        front.head = begins ? words[i].span.end : front.start;
        front.levelled |= begins;
        if (part == PART_LEVEL)
            front.start = unknown_place_start(reader, words, i, front.start, joined);
        firm = part == PART_DEED ? firm : front.start;
    }
    if (!front.placed && !front.levelled)
        front.start = front.head = firm;
    front.reached = front.start <= floor;
    return front;
}
