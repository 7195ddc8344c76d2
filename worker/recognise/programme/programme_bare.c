/* programme_bare.c: shapes that only such names have. */
#include "recognise/programme/programme_bare.h"

#include "recognise/programme/programme_name.h"
#include "recognise/programme/programme_parts.h"
#include "recognise/reader.h"

#define COUNTED_MAX  4u /* code points of what is counted: 必选动作 */
#define POSTED_MAX   6u /* of where and for what: 企防疫 */
#define CAMPAIGN_MIN 4u /* before the head of a campaign's name */
#define CAMPAIGN_MAX 18u

static const uint32_t ONE = 0x4E00, OF = 0x7684; /* 一 的 */

/* 一企一策, 一人一档 stand without marks as well; 一心一意 is an idiom. So does 林长制. */
static struct span pair_at(const struct text *text, uint32_t at)
{
    static const char *const MADE[] = {"策", "案", "档", "员", "品", "业", "议", /* for each one */
                                       "图", "表", "码", "卡", "册", NULL};
    static const char *const KEPT[] = {"林", "河", "湖", "湾", "滩", "田", /* by a chief */
                                       "路", "楼", "链", "街", "点", NULL};
    struct span pair = {at, at};

    if (text->fold[at] == ONE && text_fold(text, at + 2) == ONE &&
        cp_is_hanzi(text_fold(text, at + 1)) && reader_one_of(text, at + 3, MADE) > 0)
        pair.end = at + PROGRAMME_PAIR;
    else if (text_reads(text, at + 1, "长制") && reader_one_of(text, at, KEPT) > 0)
        pair.end = at + 3;
    return pair;
}

/* 三不|原则, 双减|政策: a number, what is done or left so many times, and a noun. */
static struct span rule_at(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    static const char *const DONE[] = {"不", "必", "免", "包", "零", "清", "无", "先", "严",
                                       "定", "保", "稳", "减", "控", "通", "议", "查", NULL};

    if (programme_count_of(text->fold[at]) < 2 || cp_is_digit(text->fold[at]) ||
        text_fold(text, at - 1) == 0x7B2C /* 第 */ ||
        programme_name_counts(text_fold(text, at - 1)))
        return (struct span){at, at};
    uint32_t behind = at + 1 + reader_one_of(text, at + 1, DONE);
    if (behind > at + 1) {
        struct table_match noun =
            lexicon_longest(lexicon, TABLE_PROGRAMME_NOUNS, text, behind, text->count);
        if (noun.length > 1 && (programme_word_stands(noun, "") || programme_word_is_far(noun)))
            return (struct span){at, behind + noun.length};
    }
    return (struct span){at, at};
}

/* 四个必选动作 at the end of a clause: what is counted there. */
static struct span counted_at(const struct text *text, uint32_t at)
{
    static const char *const MEASURES[] = {"个", "大", "项", "条", "套", NULL};
    uint32_t start = at + 2, end = start;

    if (programme_count_of(text->fold[at]) < 3 || cp_is_digit(text->fold[at]) ||
        reader_one_of(text, at + 1, MEASURES) == 0)
        return (struct span){at, at};
    while (cp_is_hanzi(text_fold(text, end)) && end - start <= COUNTED_MAX && text->fold[end] != OF)
        end++;
    if (end - start < 2 || end - start > COUNTED_MAX || text->fold[start] == 0x6708 /* 月 */)
        return (struct span){at, at};
    return (struct span){at, end};
}

/* Whether the last word of `counted` is one of those of which a list is made: 动作, 到位. */
static bool is_listed(const struct lexicon *lexicon, const struct text *text, struct span counted)
{
    for (uint32_t at = counted.start + 2; at + 1 < counted.end; at++)
        if (programme_word_stands(
                lexicon_exact(lexicon, TABLE_PROGRAMME_NOUNS, text, (struct span){at, counted.end}),
                "counted"))
            return true;
    return false;
}

/* 春风行动, 首问负责制: a name that everybody knows needs no marks. It begins a word. */
static struct table_match known_at(const struct lexicon *lexicon, const struct text *text,
                                   uint32_t at)
{
    struct table_match name =
        lexicon_longest(lexicon, TABLE_PROGRAMME_NAMES, text, at, text->count);

    if (name.table && at > 0 &&
        lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, (struct span){at - 1, at + 1}).table)
        name.table = NULL;
    return name;
}

/* 担任|驻企防疫联络员, 选派…驻村指导员: somebody is posted wherever there is one. */
static struct span posted_at(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    static const char *const POSTS[] = {"担任", "选派", "派出", "设立", "配备", "聘任",
                                        "聘请", "推行", "实行", "建立", NULL};
    static const char *const WHERE[] = {"驻企", "驻村", "驻厂", "驻点", "驻店", "驻校", NULL};
    static const uint32_t POSTED = 0x9A7B; /* 驻 */
    uint32_t behind = text->fold[at] == POSTED ? at + reader_one_of(text, at, WHERE) : at;

    if (behind == at || reader_ends_in(text, at, POSTS) == 0)
        return (struct span){at, at};
    for (uint32_t from = behind; from <= behind + POSTED_MAX && from < text->count; from++) {
        struct table_match who =
            lexicon_longest(lexicon, TABLE_PROGRAMME_NOUNS, text, from, text->count);
        if (programme_word_stands(who, "inside") &&
            text->fold[from + who.length - 1] == 0x5458 /* 员 */)
            return (struct span){at, from + who.length};
        if (!cp_is_hanzi(text->fold[from]))
            break;
    }
    return (struct span){at, at};
}

/* 开展|农村道路交通安全专项整治: behind a verb of starting, up to a head. */
static struct span campaign_at(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    static const char *const SCOPE[] = {"了",   "新一轮", "全市", "全县",
                                        "全区", "全省",   "为期", NULL};
    struct span none = {at, at};
    struct table_match verb =
        lexicon_longest(lexicon, TABLE_PROGRAMME_NOUNS, text, at, text->count);

    if (!programme_word_stands(verb, "before"))
        return none;
    uint32_t start = at + verb.length;
    start += reader_one_of(text, start, SCOPE);
    for (uint32_t end = start; end - start <= CAMPAIGN_MAX; end++) {
        struct table_match head =
            lexicon_longest(lexicon, TABLE_PROGRAMME_NOUNS, text, end, text->count);
        if (programme_word_stands(head, "head"))
            return end - start >= CAMPAIGN_MIN ? (struct span){start, end + head.length} : none;
        if (!cp_is_hanzi(text_fold(text, end)) || text_fold(text, end) == OF ||
            (end > start && programme_word_stands(head, "before")))
            break;
    }
    return none;
}

static struct programme_bare bare_of(struct span name, unsigned kind)
{
    return (struct programme_bare){.name = name, .kind = (enum programme_kind)kind};
}

struct programme_bare programme_bare_read(const struct lexicon *lexicon, const struct text *text,
                                          uint32_t at)
{
    struct span name = pair_at(text, at);

    if (span_is_empty(name))
        name = rule_at(lexicon, text, at);
    if (span_is_empty(name))
        name = posted_at(lexicon, text, at);
    if (!span_is_empty(name))
        return bare_of(name, PROGRAMME_MECHANISM);
    name = counted_at(text, at);
    if (!span_is_empty(name)) {
        struct programme_bare bare = bare_of(name, PROGRAMME_LIST);
        bare.counted = true;
        bare.listed = is_listed(lexicon, text, name);
        return bare;
    }
    struct table_match known = known_at(lexicon, text, at);
    if (known.table)
        return bare_of((struct span){at, at + known.length}, known.entries[0].kind);
    return bare_of(campaign_at(lexicon, text, at), PROGRAMME_CAMPAIGN);
}
