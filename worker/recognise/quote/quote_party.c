/* quote_party.c: what stands before and behind a mention says what part it plays. */
#include "recognise/quote/quote_party.h"

#include "recognise/reader.h"

#define OBJECT_REACH_MAX    24u /* between 对 and who is spoken to */
#define TOGETHER_LENGTH_MAX 14u /* between two who act together: 和|妻子|, 与|工会主席| */

static const uint32_t OF = 0x7684; /* 的 */

struct quote_speaker quote_nobody(bool found)
{
    return (struct quote_speaker){found, false, NO_ITEM, NO_ITEM, NO_ITEM, {"", 0}};
}

bool quote_is_one_of(uint32_t cp, const uint32_t *cps, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cps[i] == cp)
            return true;
    return false;
}

bool quote_is_word(const struct quote_reader *reader, uint32_t start, uint32_t end)
{
    return lexicon_exact(reader->lexicon, TABLE_COMMON_WORDS, reader->text,
                         (struct span){start, end})
               .table != NULL;
}

bool quote_is_inside_word(const struct quote_reader *reader, uint32_t at)
{
    bool named = at > 0 && mention_map_at(&reader->people, at - 1) != NO_ITEM;
    return (!named && at > 0 && quote_is_word(reader, at - 1, at + 1)) ||
           quote_is_word(reader, at, at + 2);
}

/* 对麦田说, 冲老板摆手, 递给程功: the words that say to whom. 对口 and 向海宁 are no such words. */
static bool is_toward(const struct quote_reader *reader, uint32_t at)
{
    static const uint32_t GIVE = 0x7ED9; /* 给 */
    static const uint32_t TO[] = {0x5BF9, 0x5411, 0x8DDF,
                                  0x7ED9, 0x51B2, 0x671D}; /* 对向跟给冲朝 */

    return quote_is_one_of(reader->text->fold[at], TO, sizeof TO / sizeof *TO) &&
           mention_map_at(&reader->people, at) == NO_ITEM &&
           (reader->text->fold[at] == GIVE ? !quote_is_word(reader, at, at + 2)
                                           : !quote_is_inside_word(reader, at));
}

/* 拉着, 叫住: what is done to somebody. 接着 and 入住 are no such words. */
static bool is_done_to(const struct quote_reader *reader, uint32_t at)
{
    static const uint32_t GOING = 0x7740, HOLDING = 0x4F4F; /* 着 住 */
    static const uint32_t HOLD[] = {0x62C9, 0x6293, 0x63E1, 0x53EB, 0x62E6, 0x56F4,
                                    0x62B1, 0x6402, 0x62FD, 0x6276}; /* 拉抓握叫拦围抱搂拽扶 */
    static const char *const ELSE[] = {"接着", "笑着", "说着", NULL};
    uint32_t cp = reader->text->fold[at];

    if (mention_map_at(&reader->people, at) != NO_ITEM)
        return false;
    return (cp == GOING && reader_ends_in(reader->text, at + 1, ELSE) == 0) ||
           (cp == HOLDING &&
            quote_is_one_of(text_fold(reader->text, at - 1), HOLD, sizeof HOLD / sizeof *HOLD));
}

bool quote_party_is_object(const struct quote_reader *reader, uint32_t start, uint32_t floor)
{
    static const char *const OBJECTS[] = {"告诉", "大赞", "称赞", "夸赞", "感谢",
                                          "批评", "痛批", "指责", "质疑", NULL};
    const struct text *text = reader->text;
    bool of = false; /* 戴着口罩的|李梅: what is done tells who it is */

    for (uint32_t at = start;
         at > floor && start - at < OBJECT_REACH_MAX && text->fold[at - 1] != ','; at--) {
        of = of || text->fold[at - 1] == OF;
        if (is_toward(reader, at - 1) || (!of && is_done_to(reader, at - 1)))
            return true;
    }
    return start > floor && reader_ends_in(text, start, OBJECTS) > 0;
}

bool quote_party_is_owner(const struct quote_reader *reader, uint32_t end)
{
    static const char *const WHICH[] = {"最大",   "最大的", "下一个", "下一步", "唯一",
                                        "唯一的", "新",     "最深",   "最深的", NULL};
    uint32_t what = end + 1 + reader_one_of(reader->text, end + 1, WHICH); /* 她的|下一个|目标 */

    return text_fold(reader->text, end) == OF &&
           !match_is(lexicon_longest(reader->lexicon, TABLE_SPEAKERS, reader->text, what,
                                     reader->text->count),
                     SPEAKER_OWN);
}

bool quote_party_is_receiver(const struct text *text, uint32_t end)
{
    return text_reads(text, end, "手中") || text_reads(text, end, "手里") ||
           text_reads(text, end, "手上");
}

bool quote_party_are_together(const struct text *text, uint32_t end, uint32_t start)
{
    static const uint32_t AND[] = {0x548C, 0x4E0E, 0x540C,
                                   0x8DDF, 0x53CA, 0x3001}; /* 和与同跟及、 */

    if (start <= end || start - end > TOGETHER_LENGTH_MAX ||
        !quote_is_one_of(text->fold[end], AND, sizeof AND / sizeof *AND))
        return false;
    for (uint32_t at = end; at < start; at++)
        if (text->fold[at] == ',' || text->fold[at] == OF)
            return false;
    return true;
}

bool quote_party_is_spoken_of(const struct quote_reader *reader, uint32_t person)
{
    static const char *const SELF[] = {"我", "我是", "我叫", "‘", NULL}; /* 都叫我‘王师傅’ */
    struct span before = reader->said, mention;
    uint32_t named = mention_map_last(&reader->people, before, &mention);

    while (named != NO_ITEM && named != person) {
        before.end = mention.start;
        named = mention_map_last(&reader->people, before, &mention);
    }
    return named != NO_ITEM && reader_ends_in(reader->text, mention.start, SELF) == 0;
}

/* --- Roles ------------------------------------------------------------------------------------ */

/* The longest row that names somebody without a name at `at`: 村民, 负责人, 业内人士. 女 and 男
 * belong to what follows: 女学生. */
static uint32_t role_length(const struct quote_reader *reader, uint32_t at, uint32_t end)
{
    static const uint32_t DOER = 0x8005; /* 者 */
    uint32_t sex = text_fold(reader->text, at) == 0x5973 || text_fold(reader->text, at) == 0x7537;
    struct table_match title =
        lexicon_longest(reader->lexicon, TABLE_TITLES, reader->text, at, end);
    struct table_match who =
        lexicon_longest(reader->lexicon, TABLE_SPEAKERS, reader->text, at, end);
    uint32_t length =
        match_is(who, SPEAKER_WHO) && who.length > title.length ? who.length : title.length;

    if (length == 0 && at + 3 <= end && reader->text->fold[at + 2] == DOER &&
        quote_is_word(reader, at, at + 2)) /* 收费|者 */
        length = 3;
    if (length > 0 || !sex || at + 1 >= end)
        return length;
    title = lexicon_longest(reader->lexicon, TABLE_TITLES, reader->text, at + 1, end);
    return title.length > 1 ? title.length + 1 : 0;
}

uint32_t quote_party_relative_end(const struct quote_reader *reader, uint32_t end)
{
    uint32_t length =
        quote_party_is_owner(reader, end) ? role_length(reader, end + 1, reader->text->count) : 0;
    return length > 1 ? end + 1 + length : 0;
}

bool quote_party_is_maker(const struct text *text, struct span words)
{
    return text_reads(text, words.start, "记者") || text_reads(text, words.start, "笔者");
}

/* 东兰|县长|江镇, 消费者|协会, 离|职员|工, 学生|模样: a part of a name or of two words;
 * 护士长|温静: what somebody is who has a name. */
static bool is_of_name(const struct quote_reader *reader, struct span role)
{
    static const char *const BODIES[] = {"协会", "学会", "委员会", "联合会", "事务",
                                         "服务", "日报", "代表会", "大会",   "之家",
                                         "小组", "模样", "打扮",   NULL};
    bool straddles = quote_is_word(reader, role.start - 1, role.start + 1) &&
                     role_length(reader, role.start + 1, reader->text->count) > 1;
    return straddles || text_reads(reader->text, role.end - 2, "委员会") ||
           mention_map_at(&reader->places, role.end - 1) != NO_ITEM ||
           mention_map_at(&reader->people, role.end) != NO_ITEM ||
           text_fold(reader->text, role.end) == 0x201D || /* “抗疫|英雄”壁画 */
           reader_one_of(reader->text, role.end, BODIES) > 0;
}

struct span quote_party_next_role(const struct quote_reader *reader, uint32_t at, struct span span)
{
    for (; at < span.end; at++) {
        struct span role = {at, at + role_length(reader, at, span.end)};
        if (span_length(role) < 2)
            continue;
        if (is_of_name(reader, role))
            continue;
        if (!quote_party_is_object(reader, role.start, span.start) &&
            !quote_party_is_owner(reader, role.end) &&
            !quote_party_is_receiver(reader->text, role.end))
            return role;
        at = role.end - 1;
    }
    return (struct span){span.end, span.end};
}

/* 头目说, where one person of the article is 头目: that person. NO_ITEM for none or several, and
 * for 一名…. */
static uint32_t person_of_role(const struct quote_reader *reader, struct span role)
{
    static const char *const SOME[] = {"一名", "一位", "有", "某", "另一名", "另一位",
                                       "几名", "多名", "位", "名", NULL};
    struct slice title = text_utf8(reader->notes->arena, reader->text, role);
    uint32_t found = NO_ITEM;

    if (reader_ends_in(reader->text, role.start, SOME) > 0)
        return NO_ITEM;
    for (size_t i = 0; i < reader->findings->person_count; i++) {
        if (!person_has_title(&reader->findings->people[i], title))
            continue;
        if (found != NO_ITEM)
            return NO_ITEM;
        found = (uint32_t)i;
    }
    return found;
}

/* 全|先生, where the article has somebody of that name and did not see him here. */
static uint32_t person_named(const struct quote_reader *reader, struct span name)
{
    struct slice words = text_utf8(reader->notes->arena, reader->text, name);

    for (size_t i = 0; i < reader->findings->person_count; i++)
        if (slice_equal(reader->findings->people[i].name, words))
            return (uint32_t)i;
    return NO_ITEM;
}

struct quote_speaker quote_party_of_role(const struct quote_reader *reader, struct span role)
{
    struct quote_speaker speaker = quote_nobody(!span_is_empty(role));

    if (!speaker.found)
        return speaker;
    speaker.person = person_of_role(reader, role);
    if (speaker.person == NO_ITEM && role.start > 0)
        speaker.person = person_named(reader, (struct span){role.start - 1, role.end});
    if (speaker.person == NO_ITEM)
        speaker.role = text_utf8(reader->notes->arena, reader->text, role);
    return speaker;
}
