/* place_mention.c: the longest name at each position, and what stands behind it. */
#include "recognise/place/place_mention.h"

#include "recognise/place/place_fit.h"
#include "recognise/place/place_village.h"
#include "recognise/reader.h"
#include "recognise/segment.h"

#define TITLE_LENGTH_MIN 2u /* of the titles that are looked for before a name */
#define TITLE_LENGTH_MAX 4u
#define GIVEN_NAME_MAX   2u
#define WORD_COST_MIN    48u  /* of a bare name as a word: 长寿 and 温泉 are too common, */
#define LISTED_COST_MIN  44u  /* unless it is in a list: 罗田、英山 */
#define NEIGHBOUR_MAX    5u   /* characters of the place before it there */
#define TAIWAN           "71" /* the first digits of its codes */

const char *place_code(const struct place_mention *mention, const struct table_entry *row)
{
    return table_column(mention->match.table, row, 0);
}

const char *place_edition(const struct place_mention *mention, const struct table_entry *row)
{
    return table_column(mention->match.table, row, 1);
}

const char *place_link(const struct place_mention *mention, const struct table_entry *row)
{
    return table_column(mention->match.table, row, 2);
}

/* A zone's or a street's word right behind the name. */
static struct table_match tail_at(const struct lexicon *lexicon, const struct text *text,
                                  uint32_t at)
{
    return lexicon_longest(lexicon, TABLE_PLACE_TAILS, text, at, text->count);
}

static const uint32_t STREET = 0x8857, ROAD = 0x8DEF, ONE = 0x4E00; /* 街 路 一 */

static bool is_ordinal(uint32_t cp)
{
    static const uint32_t NUMBERS[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                       0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++) /* 一二三四五六七八九十 */
        if (NUMBERS[i] == cp)
            return true;
    return false;
}

/* 北京路 and 广州一街 are no mention of 北京 and 广州, 海棠村 none of 海棠; 长沙|一路领先 is one. A
 * full name keeps: 长沙市路边 is 长沙市. */
static bool is_part_of_name(const struct lexicon *lexicon, const struct text *text,
                            const struct place_mention *mention)
{
    uint32_t end = mention->span.end, next = text_fold(text, end + 1);
    bool numbered = (is_ordinal(text_fold(text, end)) && next == STREET) ||
                    (is_ordinal(text_fold(text, end)) && text->fold[end] != ONE && next == ROAD);

    static const char *const WATERS[] = {"江", "河", "湖", "水", NULL};
    bool gauge = text_reads(text, end, "站") && /* 琼江|泰安站 */
                 reader_ends_in(text, mention->span.start, WATERS) > 0;

    return mention->stem &&
           (numbered || gauge || match_is(tail_at(lexicon, text, end), PLACE_TAIL_STREET));
}

/* Names of two characters such as 城区 or 新县 say little by themselves; 莘县 does. */
static bool is_short_full_name(const struct text *text, const struct place_mention *mention)
{
    static const uint32_t COUNTY = 0x53BF, WORDS[] = {0x65B0, 0x6210, 0x548C}; /* 县; 新 成 和 */
    uint32_t first = text->fold[mention->span.start];

    if (mention->stem || mention->match.length > 2)
        return false;
    return text->fold[mention->span.start + 1] != COUNTY || first == WORDS[0] ||
           first == WORDS[1] || first == WORDS[2];
}

/* Whether a title ends at `at`, of the first `kinds` of titles.tsv. */
static bool is_behind_title(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                            unsigned kinds)
{
    for (uint32_t length = TITLE_LENGTH_MIN; length <= TITLE_LENGTH_MAX && length <= at; length++) {
        struct table_match title =
            lexicon_exact(lexicon, TABLE_TITLES, text, (struct span){at - length, at});
        if (title.table && title.entries[0].kind < kinds)
            return true;
    }
    return false;
}

/* Whether a place's name ends at `end`. */
static bool is_behind_place(const struct lexicon *lexicon, const struct text *text, uint32_t end)
{
    for (uint32_t length = 2; length <= NEIGHBOUR_MAX && length <= end; length++) {
        struct span name = {end - length, end};
        if (lexicon_exact(lexicon, TABLE_PLACE_STEMS, text, name).table ||
            lexicon_exact(lexicon, TABLE_PLACES, text, name).table)
            return true;
    }
    return false;
}

/* 书记岳阳, 教师延安说, 村民周长春 and ,周中山 are people: a stem behind an office, before a verb
 * of speech behind anybody, or behind a surname that begins there. 记者长沙报道 is none. */
static bool is_person(const struct lexicon *lexicon, const struct text *text,
                      const struct place_mention *mention)
{
    static const uint32_t HEAD = 0x957F; /* 长 */
    uint32_t at = mention->span.start;

    if (!mention->stem || at == 0 || span_length(mention->span) > GIVEN_NAME_MAX)
        return false;
    bool says = match_is(
        lexicon_longest(lexicon, TABLE_SPEECH, text, mention->span.end, text->count), SPEECH_VERB);
    if (text->fold[at] == HEAD && is_behind_title(lexicon, text, at + 1, TITLE_OFFICE + 1) &&
        !is_behind_place(lexicon, text, at))
        return true; /* 局长|沙菲宜, but 湖南省|长沙 */
    if (is_behind_title(lexicon, text, at, says ? TITLE_DESCRIPTION + 1 : TITLE_OFFICE + 1))
        return true;
    struct span surname = {at - 1, at};
    struct span before = {at - 2, at - 1};
    bool begins = at == 1 || !cp_is_hanzi(text->fold[before.start]) ||
                  lexicon_exact(lexicon, TABLE_WORDS, text, before).table ||
                  is_behind_title(lexicon, text, at - 1, TITLE_DESCRIPTION + 1);
    return begins &&
           match_is(lexicon_exact(lexicon, TABLE_SURNAMES, text, surname), SURNAME_COMMON) &&
           !lexicon_exact(lexicon, TABLE_WORDS, text, surname).table;
}

static bool is_joint(uint32_t cp)
{
    static const uint32_t JOINTS[] = {0x3001, 0x548C, 0x4E0E, 0x53CA}; /* 、和与及 */
    for (size_t i = 0; i < sizeof JOINTS / sizeof *JOINTS; i++)
        if (JOINTS[i] == cp)
            return true;
    return false;
}

/* In a place, and from it. */
static const char *const LOCATES[] = {"在", "到", "往", "赴", "从", "自", "于", "至", "回", NULL};

/* 在|义乌|经商: a verb of two characters behind a place that something is done in. */
static bool is_done_there(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    return reader_ends_in(text, span.start, LOCATES) > 0 &&
           match_is(lexicon_exact(lexicon, TABLE_COMMON_WORDS, text,
                                  (struct span){span.end, span.end + 2}),
                    COMMON_VERB);
}

/* Whether a bare name stands apart from the words around it, behind 在 or in a list of places, and
 * is no word that is met as anything else: 围场、丰宁、隆化|北部, 来自|海门|的商户; but 健康、长寿.
 */
static bool is_apart(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    static const char *const BEHIND[] = {"的", "等", "境", "东", "南",   "西",   "北",
                                         "两", "三", "四", "各", "报告", "新增", NULL};
    struct table_match word = lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, span);
    uint32_t before = text_fold(text, span.start - 1), behind = text_fold(text, span.end);
    bool follows = is_joint(before), leads = is_joint(behind);
    unsigned least = follows || leads ? LISTED_COST_MIN : WORD_COST_MIN;

    if (word.table && (!match_is(word, COMMON_NOUN) || segment_cost(word) < least))
        return false;
    if (follows ? !cp_is_digit(behind) && /* 宣城1例、|宿松|2例 */
                      !is_behind_place(lexicon, text, span.start - 1)
                : cp_is_hanzi(before) && reader_ends_in(text, span.start, LOCATES) == 0)
        return false;
    return leads ? lexicon_longest(lexicon, TABLE_PLACE_STEMS, text, span.end + 1, text->count)
                           .table ||
                       lexicon_longest(lexicon, TABLE_PLACES, text, span.end + 1, text->count).table
                 : !cp_is_hanzi(behind) || reader_one_of(text, span.end, BEHIND) > 0 ||
                       is_done_there(lexicon, text, span);
}

/* 在|义乌|经商: a city of the level of a county is known by its bare name, where no other place has
 * it. */
static bool is_city(const struct place_mention *mention)
{
    static const char FIRST = '8'; /* its code ends in 81 to 99 */

    return mention->match.entry_count == 1 && mention->match.entries[0].kind == PLACE_COUNTY &&
           place_code(mention, mention->match.entries)[4] >= FIRST;
}

/* Reads the name at `at` from one table. */
static bool name_in(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                    struct table_match word, bool stem, struct place_mention *ret_mention)
{
    enum lexicon_table table = stem ? TABLE_PLACE_STEMS : TABLE_PLACES;
    struct place_mention mention = {.stem = stem};

    mention.match = lexicon_longest(lexicon, table, text, at, text->count);
    if (!mention.match.table)
        return false;
    mention.span = (struct span){at, at + mention.match.length};
    mention.common = match_is(word, PLACE_WORD_COMMON) && word.length == mention.match.length;
    mention.common |= is_short_full_name(text, &mention);
    if ((match_is(word, PLACE_WORD_NONE) && word.length >= mention.match.length) ||
        is_part_of_name(lexicon, text, &mention) || is_person(lexicon, text, &mention) ||
        !place_fits(lexicon, text, mention.span, stem))
        return false;
    mention.apart = stem && is_apart(lexicon, text, mention.span);
    mention.sure = mention.apart && !mention.common && is_city(&mention) &&
                   reader_ends_in(text, at, LOCATES) > 0;
    *ret_mention = mention;
    return true;
}

/* Reads the name at `at`. False when there is none; *ret_step is then how far to go on: over a
 * whole word that is no place, for 中山装 has no 山装 in it, else one character. */
static bool name_at(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                    struct place_mention *ret_mention, uint32_t *ret_step)
{
    struct table_match word = lexicon_longest(lexicon, TABLE_PLACE_WORDS, text, at, text->count);

    *ret_step = match_is(word, PLACE_WORD_NONE) ? word.length : 1;
    return name_in(lexicon, text, at, word, false, ret_mention) ||
           name_in(lexicon, text, at, word, true, ret_mention);
}

/* 常德经开区, 苏州工业园区. */
static void read_zone(const struct lexicon *lexicon, const struct text *text,
                      struct place_mention *mention)
{
    struct table_match tail = tail_at(lexicon, text, mention->span.end);

    if (match_is(tail, PLACE_TAIL_ZONE)) {
        mention->zone = true;
        mention->span.end += tail.length;
    }
    mention->zone |= mention->match.entries[0].kind == PLACE_ZONE;
}

/* A village lies in a township or a county. */
static enum village_host host_of(const struct place_mention *mention)
{
    unsigned level = mention->match.table ? mention->match.entries[0].kind : PLACE_PROVINCE;

    if (mention->village || mention->zone || mention->stem ||
        (level != PLACE_TOWNSHIP && level != PLACE_COUNTY))
        return HOST_NONE;
    return strncmp(place_code(mention, mention->match.entries), TAIWAN, strlen(TAIWAN)) == 0
               ? HOST_TAIWAN
               : HOST_COUNTY;
}

static void open_rows(struct arena *arena, struct place_mention *mention)
{
    uint32_t count = mention->match.entry_count;

    mention->open = arena_array(arena, count + 1, sizeof(const struct table_entry *));
    for (uint32_t i = 0; mention->open && i < count; i++)
        mention->open[mention->open_count++] = &mention->match.entries[i];
}

static void mentions_add(struct arena *arena, const struct text *text,
                         struct place_mentions *mentions, struct place_mention mention)
{
    struct place_mention *items =
        arena_grow(arena, mentions->items, mentions->count, &mentions->capacity, sizeof *items);
    if (!items)
        return;
    uint32_t end = mentions->count > 0 ? items[mentions->count - 1].span.end : mention.span.end;
    mention.chained =
        end == mention.span.start || (end + 1 == mention.span.start && text_reads(text, end, "的"));
    open_rows(arena, &mention);
    mentions->items = items;
    items[mentions->count++] = mention;
}

/* The village that ends in the word at `at`, behind the last mention. A bare name that nothing
 * vouches for gives way: 和|龙树村, not 和龙. */
static struct span village_at(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                              struct place_mentions *mentions)
{
    if (mentions->count == 0)
        return place_village_read(lexicon, text, at, 0, HOST_NONE);
    const struct place_mention *last = &mentions->items[mentions->count - 1];
    struct span village = place_village_read(lexicon, text, at, last->span.end, host_of(last));
    if (!span_is_empty(village) || !place_is_bare(last) ||
        last->match.entries[0].kind != PLACE_COUNTY)
        return village;
    village = place_village_read(lexicon, text, at, mentions->count > 1 ? last[-1].span.end : 0,
                                 HOST_NONE);
    mentions->count -= !span_is_empty(village) && village.start < last->span.end;
    return village;
}

void place_mentions_read(struct arena *arena, const struct lexicon *lexicon,
                         const struct text *text, struct place_mentions *ret_mentions)
{
    struct place_mentions mentions = {0};

    for (uint32_t at = 0; at < text->count && !arena_overflowed(arena);) {
        struct place_mention mention = {.village = true};
        uint32_t step = 1;
        if (place_village_may_end(text, at))
            mention.span = village_at(lexicon, text, at, &mentions);
        if (span_is_empty(mention.span) && name_at(lexicon, text, at, &mention, &step))
            read_zone(lexicon, text, &mention);
        if (!span_is_empty(mention.span))
            mentions_add(arena, text, &mentions, mention);
        at = span_is_empty(mention.span) ? at + step : mention.span.end;
    }
    *ret_mentions = mentions;
}
