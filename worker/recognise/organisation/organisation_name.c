/* organisation_name.c: what the words before a last word add up to. */
#include "recognise/organisation/organisation_name.h"

#include "recognise/organisation/organisation_front.h"

#define NAME_LENGTH_MAX                                                                            \
    28u /* code points before the last word; the longest names have about 25                       \
         */
#define UNPLACED_LENGTH_MAX 14u /* of a name that begins with no place */
#define TITLED_LENGTH_MAX   8u  /* of a name that has no last word */
#define PART_LENGTH_MAX     6u  /* of what tells a part of a body */
#define HEAD_LENGTH_MIN     2u  /* of what stands before the last word, without a place */
#define BRACKET_LENGTH_MAX  8u  /* 中国移动(湖南)有限公司 */
#define HOP_MAX             6u /* between a name and the title behind it: 卫生局食品药物管理|科长 */

/* --- Is it a name? ---------------------------------------------------------------------------- */

/* 首席|分析师, 食品药物管理|科长: what may stand between a name and the title. */
static bool is_department(const struct org_name_reader *reader, struct span span)
{
    struct word words[STRETCH_MAX];
    size_t count = segment_cut(reader->words, span, words);

    if (count == 1)
        return words[0].common.table &&
               !lexicon_exact(reader->words->lexicon, TABLE_SPEECH, reader->text, span).table;
    while (count > 0 && org_part_of(reader, &words[count - 1]) >= PART_GENERIC)
        count--;
    return count == 0;
}

/* 教育局|局长, 卫生局|食品药物管理|科长: a title behind the name, or behind a department of it. */
static bool title_follows(const struct org_name_reader *reader, uint32_t end)
{
    static const char *const MEMBERS[] = {"成员", "会员", NULL}; /* 居民关注组|成员 */

    if (org_title_is_fused(reader, end) || reader_one_of(reader->text, end, MEMBERS) > 0)
        return true;
    for (uint32_t hop = 0; hop <= HOP_MAX && cp_is_hanzi(text_fold(reader->text, end + hop));
         hop++) {
        struct table_match title = org_word_at(reader, TABLE_TITLES, end + hop);
        if (title.length > 1 && !match_is(title, TITLE_DESCRIPTION))
            return is_department(reader, (struct span){end, end + hop});
    }
    return false;
}

/* 。|水利厅|提醒: what begins a clause and speaks is one body, not any. */
static bool speaks(const struct org_name_reader *reader, uint32_t start, uint32_t end)
{
    struct table_match verb = lexicon_longest(reader->words->lexicon, TABLE_SPEECH, reader->text,
                                              end, reader->text->count);

    return (start == 0 || !cp_is_hanzi(reader->text->fold[start - 1])) && verb.length > 1;
}

/* ,|消防局|出动, 警察局交通大队|自本周起: the same of an office that does something. */
static bool acts(const struct org_name_reader *reader, uint32_t start, uint32_t end)
{
    static const char *const WHEN[] = {"自", "昨", "今", "已", "将", "近日", "日前", NULL};
    uint32_t before = text_fold(reader->text, start - 1);
    struct table_match verb = org_word_at(reader, TABLE_COMMON_WORDS, end);

    return (start == 0 || before == '\n' || before == ',' || before == 0x3002 /* 。 */) &&
           ((verb.length > 1 && match_is(verb, COMMON_VERB)) ||
            reader_one_of(reader->text, end, WHEN) > 0);
}

/* Whether a list goes on with what begins at `start`: 县公安局、|教育局. */
static bool is_in_list(const struct text *text, uint32_t start)
{
    uint32_t before = text_fold(text, start - 1);
    return before == 0x3001 /* 、 */ || org_is_conjunction(before);
}

/* 环保触觉|总监|谭晓枫: a name with no last word begins a clause, and a title and a surname stand
 * behind it; no longer title does (艺术|总监). */
static bool is_titled(const struct org_name_reader *reader, uint32_t start, uint32_t at)
{
    const struct lexicon *lexicon = reader->words->lexicon;
    struct table_match title = org_word_at(reader, TABLE_TITLES, at);

    if (reader_match_before(reader->words, TABLE_ORG_WORDS, start, at).table) /* 家装设计|总监 */
        return false;
    for (uint32_t before = 1; before <= 4 && before <= at; before++)
        if (org_word_at(reader, TABLE_TITLES, at - before).length > before)
            return false;
    return title.length > 1 && (start == 0 || !cp_is_hanzi(reader->text->fold[start - 1])) &&
           lexicon_longest(lexicon, TABLE_SURNAMES, reader->text, at + title.length,
                           reader->text->count)
                   .table != NULL;
}

/* Kinds whose names stand without a place: 恒申控股集团, 清华大学. */
static bool stands_alone(enum org_kind kind)
{
    return kind != ORG_PARTY && kind != ORG_GOVERNMENT && kind != ORG_COURT;
}

/* How far words before `tail` that begin with no place, level or parent make a name of it. */
static enum org_belief belief_alone(const struct org_name_reader *reader,
                                    const struct org_front *front, uint32_t at,
                                    const struct org_tail *tail)
{
    uint32_t length = at - front->start;

    bool named = tail->need == NEED_OFFICE || (tail->need == NEED_FIELD && length > 0) ||
                 (tail->need == NEED_HEAD && tail->first_kind == ORG_GOVERNMENT && front->field);

    if (named && text_fold(reader->text, front->start - 1) == 0x7684) /* 的: it is cut */
        return ORG_NONE;
    if (org_is_so_many(reader->text, front->start))
        return ORG_NONE;
    if (named) /* 教育局|局长, 水政监察大队|大队长; 县公安局、|教育局 */
        return title_follows(reader, tail->end) || speaks(reader, front->start, tail->end) ||
                       (tail->need == NEED_OFFICE && acts(reader, front->start, tail->end))
                   ? ORG_SURE
               : tail->need == NEED_OFFICE && is_in_list(reader->text, front->start) ? ORG_LISTED
                                                                                     : ORG_NONE;
    if (length < HEAD_LENGTH_MIN || tail->end - front->start > UNPLACED_LENGTH_MAX)
        return ORG_NONE;
    if (tail->first_kind == ORG_ASSOCIATION && length > HEAD_LENGTH_MIN &&
        title_follows(reader, tail->end))
        return ORG_SURE; /* 环保志愿者协会|会长 */
    if (!front->telling)
        return ORG_NONE;
    switch (tail->need) {
    case NEED_ALONE:
    case NEED_CUT:
        return ORG_SURE;
    case NEED_HEAD:
    case NEED_BRANCH:
        return !stands_alone(tail->first_kind)                    ? ORG_NONE
               : front->brand || title_follows(reader, tail->end) ? ORG_SURE
                                                                  : ORG_LISTED;
    case NEED_BRAND:
        return length > 4 || front->field         ? ORG_NONE
               : title_follows(reader, tail->end) ? ORG_SURE
               : front->brand                     ? ORG_LIKELY
                                                  : ORG_LISTED;
    case NEED_LOCAL:
        if (tail->end - at == 1)
            return front->coined ? ORG_SURE : ORG_NONE;
        return front->brand || title_follows(reader, tail->end) ? ORG_SURE : ORG_NONE;
    case NEED_PLACE:
        return stands_alone(tail->first_kind) && front->brand ? ORG_SURE : ORG_NONE;
    case NEED_NUMBERED:
        return front->brand && text_fold(reader->text, at - 1) != 0x5341 /* 二十|四小 */
                   ? ORG_SURE
                   : ORG_NONE;
    case NEED_TITLE:
        return front->brand && length <= TITLED_LENGTH_MAX && is_titled(reader, front->start, at)
                   ? ORG_SURE
                   : ORG_NONE;
    case NEED_WHOLE:
    case NEED_OFFICE:
    case NEED_FIELD:
    case NEED_PARENT:
    case NEED_PART:
    case NEED_BUREAU:
        break;
    }
    return ORG_NONE;
}

/* The same, behind a place or a level. A head of general words alone tells nothing:
 * 长沙市|大型|医院. */
static enum org_belief belief_placed(const struct org_front *front, uint32_t at,
                                     const struct org_tail *tail)
{
    bool bare = front->head == at, tells = front->telling || front->field;

    if (!bare && !tells)
        return ORG_NONE;
    switch (tail->need) {
    case NEED_HEAD:
    case NEED_BUREAU:
        return bare && !front->prefixed ? ORG_NONE : ORG_SURE;
    case NEED_BRANCH:
        return bare && !front->prefixed ? ORG_LIKELY : ORG_SURE;
    case NEED_NUMBERED:
        return bare ? ORG_SURE : ORG_NONE;
    case NEED_BRAND:
    case NEED_PARENT:
    case NEED_PART:
    case NEED_TITLE:
        return ORG_NONE;
    case NEED_CUT:
        return bare ? ORG_NONE : ORG_SURE;
    case NEED_PLACE:
    case NEED_WHOLE:
    case NEED_ALONE:
    case NEED_OFFICE:
    case NEED_FIELD:
    case NEED_LOCAL:
        break;
    }
    return ORG_SURE;
}

/* 县委组织部 has its level inside, and begins with it. 县委 by itself is a word, no name. */
static bool has_level_inside(const struct text *text, struct span tail)
{
    return org_is_level(text, (struct span){tail.start, tail.start + 1}) && span_length(tail) > 2;
}

/* 万科, 欧盟: the name of a company or a society is whole without the place before it; 教育部 and
 * 东京大学 may have 日本 there. */
static bool may_have_place(const struct org_tail *tail)
{
    return tail->need != NEED_WHOLE || tail->brand_end > 0 || tail->first_kind == ORG_GOVERNMENT ||
           tail->first_kind == ORG_PARTY || tail->first_kind == ORG_COURT ||
           tail->first_kind == ORG_SCHOOL;
}

static enum org_belief belief_of(const struct org_name_reader *reader, struct org_front *front,
                                 uint32_t at, const struct org_tail *tail, bool goes_on)
{
    bool inside = has_level_inside(reader->text, (struct span){at, tail->end});

    if (goes_on && tail->need == NEED_PART)
        return (front->field || front->brand) && at - front->start <= PART_LENGTH_MAX ? ORG_SURE
                                                                                      : ORG_NONE;
    if (goes_on)
        return ORG_SURE;
    if ((front->placed || front->levelled) && may_have_place(tail))
        return belief_placed(front, at, tail);
    if (tail->need != NEED_WHOLE && !inside)
        return belief_alone(reader, front, at, tail);
    front->start = inside ? front->unknown : at;
    return ORG_SURE;
}

/* 高雄市前镇区 … 前镇|分局: a place of the article without its level. */
static void take_stem(const struct org_name_reader *reader, uint32_t at, struct org_front *front)
{
    const struct text *text = reader->text;

    for (size_t i = 0; i < reader->findings->place_count; i++) {
        const struct place *place = &reader->findings->places[i];
        if (place->mention_count == 0) /* a dateline's */
            continue;
        struct span stem = {place->mentions[0].start, place->mentions[0].end - 1};
        uint32_t length = span_length(stem);
        if (length < 2 || length > at ||
            !org_is_level(text, (struct span){stem.end, stem.end + 1}) ||
            !text_equal(text, (struct span){at - length, at}, stem))
            continue;
        front->start = at - length;
        front->head = at;
        front->placed = true;
        return;
    }
}

/* --- One name --------------------------------------------------------------------------------- */

/* Where the bracket before `at` opens: 中国移动|(湖南)|有限公司. `at` when there is none. */
static uint32_t bracket_start(const struct text *text, uint32_t at)
{
    uint32_t open = at;

    if (text_fold(text, at - 1) != ')')
        return at;
    for (open = at - 1; open > 0 && at - open <= BRACKET_LENGTH_MAX; open--)
        if (!cp_is_hanzi(text->fold[open - 1]))
            break;
    return open > 1 && text->fold[open - 1] == '(' && open < at - 1 ? open - 1 : at;
}

static bool is_name_character(uint32_t cp)
{
    return cp_is_hanzi(cp) || cp_is_latin(cp) || cp_is_digit(cp) || cp == 0xB7; /* · */
}

/* Where the words that may belong to the name begin: at a mark, 的, the end of the name before, or
 * behind the conjunction that stands there (县医院|和|县妇幼保健院, where 和县 is a county too). */
static uint32_t floor_of(const struct text *text, uint32_t end, uint32_t before)
{
    uint32_t floor = end;

    while (floor > before && end - floor < NAME_LENGTH_MAX &&
           is_name_character(text->fold[floor - 1]) && text->fold[floor - 1] != 0x7684) /* 的 */
        floor--;
    return before > 0 && floor == before && floor < end && org_is_conjunction(text->fold[floor])
               ? floor + 1
               : floor;
}

/* 教育部|国教署, 卫生署|卫生防护中心: a name by itself that is an agency of the one before. */
static bool is_agency(const struct text *text, enum org_kind whole, const struct org_tail *tail)
{
    static const uint32_t ENDINGS[] = {0x7F72, 0x5C40, 0x5904,
                                       0x53F8, 0x5385, 0x5FC3}; /* 署局处司厅心 */
    bool agency = false;

    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        agency |= ENDINGS[i] == text->fold[tail->end - 1];
    return agency && whole == ORG_GOVERNMENT && tail->kind == ORG_GOVERNMENT;
}

/* Whether a body of one kind is a part of one of the other: a company's party branch, a
 * university's hospital; no court of an old people's home. What is a name by itself (`bare`:
 * nothing stands before it), or the short name of a company, is part of none. */
static bool may_go_on(const struct text *text, enum org_kind whole, const struct org_tail *tail,
                      bool bare)
{
    if (tail->need == NEED_WHOLE && (bare || tail->first_kind == ORG_ASSOCIATION))
        return is_agency(text, whole, tail);
    if (tail->need == NEED_BRAND || tail->need == NEED_TITLE)
        return false;
    if (tail->need == NEED_PART && tail->first_kind == ORG_GOVERNMENT && whole == ORG_COMPANY)
        return false; /* 有限公司|培训师|司献凤 */
    if (tail->need == NEED_PARENT || tail->need == NEED_PART || tail->need == NEED_FIELD)
        return true;
    switch (tail->first_kind) {
    case ORG_PARTY:
    case ORG_ASSOCIATION:
        return true;
    case ORG_GOVERNMENT:
        return whole == ORG_GOVERNMENT || whole == ORG_PARTY || whole == ORG_INSTITUTION ||
               whole == ORG_BANK;
    case ORG_INSTITUTION:
        return whole != ORG_COURT && whole != ORG_MEDIA;
    case ORG_HOSPITAL:
    case ORG_SCHOOL:
        return whole == ORG_SCHOOL || whole == ORG_HOSPITAL;
    case ORG_COMPANY:
    case ORG_BANK:
        return whole == ORG_COMPANY || whole == ORG_BANK;
    case ORG_MEDIA:
    case ORG_COURT:
        break;
    }
    return whole == tail->first_kind;
}

/* 监察大队|大队|长: the second one is that of a title. */
static bool is_said_again(const struct text *text, uint32_t at, uint32_t end)
{
    uint32_t length = end - at;

    return length <= at && text_equal(text, (struct span){at - length, at}, (struct span){at, end});
}

/* 坪厂|村: the last word is cut out of a place's name. */
static bool is_in_place(const struct org_name_reader *reader, uint32_t end)
{
    const struct mention_map *places = &reader->places;

    return mention_map_at(places, end - 1) != NO_ITEM && mention_map_at(places, end) != NO_ITEM &&
           places->start[end - 1] == places->start[end];
}

uint32_t organisation_name_read(const struct org_name_reader *reader, uint32_t tail_start,
                                const struct org_name *before, struct org_name *ret_name)
{
    const struct text *text = reader->text;
    struct org_tail tail = organisation_tail_read(reader, tail_start);

    *ret_name = (struct org_name){.place = NO_ITEM};
    if (tail.end == 0 || is_in_place(reader, tail.end))
        return tail_start;
    uint32_t end = bracket_start(text, tail_start), floor = floor_of(text, end, before->span.end);
    bool joined = before->belief == ORG_SURE && floor == before->span.end;
    struct org_front front = organisation_front_read(reader, floor, end, joined, &tail);
    if (tail.need == NEED_LOCAL && !front.placed)
        take_stem(reader, end, &front);
    bool goes_on = joined && front.reached && !is_said_again(text, tail_start, tail.end) &&
                   may_go_on(text, before->kind, &tail, front.head == end);
    ret_name->belief = belief_of(reader, &front, end, &tail, goes_on);
    if (ret_name->belief == ORG_NONE)
        return tail_start;
    ret_name->span = (struct span){goes_on ? before->span.start : front.start,
                                   tail.need == NEED_TITLE ? end : tail.end};
    ret_name->kind = tail.kind;
    ret_name->place = mention_map_at(&reader->places, ret_name->span.start);
    if (tail.first_kind == ORG_COMPANY && tail.need == NEED_ALONE && front.telling)
        ret_name->core = (struct span){front.placed ? front.head : front.start, end};
    else if (goes_on && tail.need == NEED_ALONE && !front.placed) /* 盐津铺子|食品|有限公司 */
        ret_name->core = (struct span){ret_name->span.start, end};
    if (tail.brand_end > 0)
        ret_name->core = (struct span){end, tail.brand_end};
    ret_name->core_stands = tail.brand_end > 0;
    return tail.end;
}
