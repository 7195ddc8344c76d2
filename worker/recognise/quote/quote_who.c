/* quote_who.c: persons first, then documents, pronouns, roles and organisations. */
#include "recognise/quote/quote_who.h"

#include "recognise/reader.h"

#define PRONOUN_REACH_MAX    2000u /* code points between 他 and the name it stands for */
#define ADDRESS_REACH_MAX    24u   /* between 对 and who is spoken to */
#define ADVERB_LENGTH_MAX    3u /* between a document or an organisation and its verb: 公告|还|称 */
#define TOGETHER_LENGTH_MAX  14u /* between two who speak together: 和|妻子|, 与|工会主席| */
#define INTRODUCED_REACH_MAX 14u /* between 一位 and who that is: 一位|来看病的|老人 */

static const uint32_t OF = 0x7684; /* 的 */

struct quote_speaker quote_nobody(bool found)
{
    return (struct quote_speaker){found, false, NO_ITEM, NO_ITEM, NO_ITEM, {"", 0}};
}

static bool is_word(const struct quote_reader *reader, uint32_t start, uint32_t end)
{
    return lexicon_exact(reader->lexicon, TABLE_COMMON_WORDS, reader->text,
                         (struct span){start, end})
               .table != NULL;
}

bool quote_is_inside_word(const struct quote_reader *reader, uint32_t at)
{
    bool named = at > 0 && mention_map_at(&reader->people, at - 1) != NO_ITEM;
    return (!named && at > 0 && is_word(reader, at - 1, at + 1)) || is_word(reader, at, at + 2);
}

static bool is_one_of(uint32_t cp, const uint32_t *cps, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cps[i] == cp)
            return true;
    return false;
}

/* 对麦田说, 向同屋的病友介绍: who is spoken to. 对口 and 向海宁 are no such words. */
static bool is_addressed(const struct quote_reader *reader, uint32_t start, uint32_t floor)
{
    static const uint32_t TO[] = {0x5BF9, 0x5411, 0x8DDF, 0x7ED9}; /* 对向跟给 */
    const struct text *text = reader->text;

    for (uint32_t at = start;
         at > floor && start - at < ADDRESS_REACH_MAX && text->fold[at - 1] != ','; at--)
        if (is_one_of(text->fold[at - 1], TO, sizeof TO / sizeof *TO) &&
            mention_map_at(&reader->people, at - 1) == NO_ITEM &&
            !quote_is_inside_word(reader, at - 1))
            return true;
    return start > floor && reader_ends(text, start, "告诉");
}

/* --- Persons ------------------------------------------------------------------------------------
 */

/* 张三的妻子 is not 张三; 张三的话 and 张三的声音 stand for him. */
static bool is_owner(const struct quote_reader *reader, uint32_t end)
{
    return text_fold(reader->text, end) == OF &&
           !match_is(lexicon_longest(reader->lexicon, TABLE_SPEAKERS, reader->text, end + 1,
                                     reader->text->count),
                     SPEAKER_OWN);
}

/* 雷大山和妻子|裘秀梅: the first of those who are named together with `mention`. */
static uint32_t first_together(const struct quote_reader *reader, uint32_t floor,
                               struct span mention)
{
    static const uint32_t AND[] = {0x548C, 0x4E0E, 0x540C,
                                   0x8DDF, 0x53CA, 0x3001}; /* 和与同跟及、 */
    const struct text *text = reader->text;
    uint32_t person = mention_map_at(&reader->people, mention.start);
    struct span other;

    for (;; mention = other) {
        uint32_t before =
            mention_map_last(&reader->people, (struct span){floor, mention.start}, &other);
        if (before == NO_ITEM || mention.start - other.end > TOGETHER_LENGTH_MAX ||
            !is_one_of(text->fold[other.end], AND, sizeof AND / sizeof *AND))
            return person;
        for (uint32_t at = other.end; at < mention.start; at++)
            if (text->fold[at] == ',' || text->fold[at] == OF)
                return person;
        person = before;
    }
}

/* 将队旗交到岑国梁|手中: who gets something, and does not speak. */
static bool is_receiver(const struct quote_reader *reader, uint32_t end)
{
    return text_reads(reader->text, end, "手中") || text_reads(reader->text, end, "手里") ||
           text_reads(reader->text, end, "手上");
}

/* The last person in `span` that may be the subject; NO_ITEM when none is. */
static uint32_t subject_in(const struct quote_reader *reader, struct span span)
{
    struct span mention;

    for (uint32_t end = span.end; end > span.start; end = mention.start) {
        uint32_t person =
            mention_map_last(&reader->people, (struct span){span.start, end}, &mention);
        if (person == NO_ITEM)
            break;
        if (!is_owner(reader, mention.end) && !is_receiver(reader, mention.end) &&
            !is_addressed(reader, mention.start, span.start))
            return first_together(reader, span.start, mention);
    }
    return NO_ITEM;
}

/* --- Roles --------------------------------------------------------------------------------------
 */

/* The longest row that names somebody without a name at `at`: 村民, 负责人, 业内人士. */
static uint32_t role_length(const struct quote_reader *reader, uint32_t at, uint32_t end)
{
    struct table_match title =
        lexicon_longest(reader->lexicon, TABLE_TITLES, reader->text, at, end);
    struct table_match who =
        lexicon_longest(reader->lexicon, TABLE_SPEAKERS, reader->text, at, end);

    return match_is(who, SPEAKER_WHO) && who.length > title.length ? who.length : title.length;
}

static bool is_of_maker(const struct text *text, struct span role)
{
    return text_reads(text, role.start, "记者") || text_reads(text, role.start, "笔者");
}

/* The next such word from `at` on, of two characters or more, that is not spoken to. */
static struct span next_role(const struct quote_reader *reader, uint32_t at, struct span span)
{
    for (; at < span.end; at++) {
        struct span role = {at, at + role_length(reader, at, span.end)};
        if (span_length(role) < 2)
            continue;
        if (!is_addressed(reader, role.start, span.start) && !is_owner(reader, role.end))
            return role;
        at = role.end - 1;
    }
    return (struct span){span.end, span.end};
}

/* The last such word in `span`; 记者 only where nobody else is. */
static struct span role_in(const struct quote_reader *reader, struct span span)
{
    struct span role = {span.end, span.end};

    for (struct span next = next_role(reader, span.start, span); !span_is_empty(next);
         next = next_role(reader, next.end, span))
        if (span_is_empty(role) || !is_of_maker(reader->text, next))
            role = next;
    return role;
}

static bool has_title(const struct person *person, struct slice role)
{
    for (size_t i = 0; i < person->title_count; i++)
        if (slice_ends(person->titles[i], role))
            return true;
    return false;
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
        if (!has_title(&reader->findings->people[i], title))
            continue;
        if (found != NO_ITEM)
            return NO_ITEM;
        found = (uint32_t)i;
    }
    return found;
}

/* Somebody whom `role` names: nobody when it is empty. */
static struct quote_speaker speaker_of_role(const struct quote_reader *reader, struct span role)
{
    struct quote_speaker speaker = quote_nobody(!span_is_empty(role));

    if (!speaker.found)
        return speaker;
    speaker.person = person_of_role(reader, role);
    if (speaker.person == NO_ITEM)
        speaker.role = text_utf8(reader->notes->arena, reader->text, role);
    return speaker;
}

/* --- Pronouns -----------------------------------------------------------------------------------
 */

/* 他 and 她 that may be the subject: neither 他们 nor 她的 nor 给他. */
static uint32_t pronoun_in(const struct text *text, struct span span)
{
    static const uint32_t OBJECT[] = {0x7ED9, 0x5BF9, 0x5411, 0x8DDF, 0x628A,
                                      0x88AB, 0x8BA9, 0x4E3A, 0x66FF, /* 给对向跟把被让为替 */
                                      0x5E2E, 0x95EE, 0x4E86, 0x7740, 0x8BC9,
                                      0x5631, 0x529D, 0x5938, 0x8BF7}; /* 帮问了着诉嘱劝夸请 */

    for (uint32_t at = span.start; at < span.end; at++)
        if ((text->fold[at] == 0x4ED6 || text->fold[at] == 0x5979) &&             /* 他 她 */
            text_fold(text, at + 1) != 0x4EEC && text_fold(text, at + 1) != OF && /* 们 */
            (at == span.start ||
             !is_one_of(text->fold[at - 1], OBJECT, sizeof OBJECT / sizeof *OBJECT)))
            return text->fold[at];
    return 0;
}

/* Whether the honorific in a name says another sex than the pronoun: 她 is not 王先生. */
static bool is_other_sex(struct slice name, uint32_t pronoun)
{
    static const char *const MEN[] = {"先生", "大爷",   "大叔", "大伯",
                                      "爷爷", "老先生", "先生", "大爺"};
    static const char *const WOMEN[] = {"女士", "大妈", "大娘", "阿姨",
                                        "奶奶", "小姐", "大姐", "婆婆"};
    const char *const *others = pronoun == 0x5979 ? MEN : WOMEN;

    for (size_t i = 0; i < 8; i++) {
        struct slice word = slice_of(others[i]);
        if (name.length > word.length &&
            slice_equal((struct slice){name.data + name.length - word.length, word.length}, word))
            return true;
    }
    return false;
}

/* The person named last before `at` that the pronoun may stand for. */
static uint32_t person_before(const struct quote_reader *reader, uint32_t at, uint32_t pronoun)
{
    uint32_t floor = at > PRONOUN_REACH_MAX ? at - PRONOUN_REACH_MAX : 0;
    struct span mention;

    for (uint32_t end = at; end > floor; end = mention.start) {
        uint32_t person = mention_map_last(&reader->people, (struct span){floor, end}, &mention);
        if (person == NO_ITEM || !is_other_sex(reader->findings->people[person].name, pronoun))
            return person;
    }
    return NO_ITEM;
}

/* 一位来看病的老人拉住王兵。“谢谢。”|他说: somebody without a name begins the sentence before the
 * quotation that ends at `at`. */
static struct span introduced_before(const struct quote_reader *reader, uint32_t at)
{
    static const char *const SOME[] = {"一名", "一位", "一个", "这名",
                                       "这位", "那位", "有位", NULL};
    const struct text *text = reader->text;
    struct span none = {at, at}, mention;
    uint32_t end = at;

    if (end == 0 || text->fold[end - 1] != 0x201D)
        return none;
    while (end > 0 && text->fold[end - 1] != 0x201C)
        end--;
    end -= end > 0;
    uint32_t start = end > 0 ? end - 1 : 0;
    while (start > 0 && !quote_ends_sentence(text->fold[start - 1]) &&
           text->fold[start - 1] != 0x201D)
        start--;
    uint32_t some = reader_one_of(text, start, SOME);
    if (some == 0)
        return none;
    uint32_t reach = start + some + INTRODUCED_REACH_MAX;
    struct span role =
        next_role(reader, start + some, (struct span){start, reach < end ? reach : end});
    if (mention_map_last(&reader->people, (struct span){start, end}, &mention) != NO_ITEM &&
        mention.start <= role.end)
        return none; /* 一名村民|王兵 */
    return role;
}

/* --- Documents and organisations ----------------------------------------------------------------
 */

/* The last document in `span` that may be what says it; not that of 指着《团结报》的旧剪报说. */
static uint32_t document_in(const struct quote_reader *reader, struct span span)
{
    for (size_t i = reader->findings->document_count; i-- > 0;) {
        struct span document = reader->findings->documents[i].span;
        if (span_contains(span, document) && text_fold(reader->text, document.end) != OF)
            return (uint32_t)i;
    }
    return NO_ITEM;
}

/* 通知|指出: a document that is not named here. */
static bool ends_in_document(const struct text *text, uint32_t end)
{
    static const char *const KINDS[] = {"方案",   "通知",   "公告",   "通告",   "通报",   "条例",
                                        "规定",   "办法",   "意见",   "倡议书", "报告",   "文件",
                                        "决定",   "公报",   "声明",   "文章",   "公告牌", "判决书",
                                        "裁定书", "起诉书", "公开信", NULL};
    for (uint32_t back = 0; back <= ADVERB_LENGTH_MAX && back < end; back++)
        if (reader_ends_in(text, end - back, KINDS) > 0)
            return true;
    return false;
}

/* The organisation that the words end in. */
static uint32_t organisation_at_end(const struct quote_reader *reader, struct span span)
{
    struct span mention;
    uint32_t organisation = mention_map_last(&reader->organisations, span, &mention);

    return organisation != NO_ITEM && span.end - mention.end <= ADVERB_LENGTH_MAX ? organisation
                                                                                  : NO_ITEM;
}

/* --- Together -----------------------------------------------------------------------------------
 */

struct quote_speaker quote_who_in(const struct quote_reader *reader, struct span words)
{
    struct quote_speaker speaker = quote_nobody(true);

    speaker.person = subject_in(reader, words);
    if (speaker.person != NO_ITEM)
        return speaker;
    speaker.document = document_in(reader, words);
    speaker.cited = speaker.document != NO_ITEM;
    if (speaker.cited)
        return speaker;
    uint32_t pronoun = pronoun_in(reader->text, words);
    if (pronoun != 0) {
        speaker = speaker_of_role(reader, introduced_before(reader, words.start));
        if (!speaker.found)
            speaker.person = person_before(reader, words.start, pronoun);
        speaker.found = true;
        if (quote_speaker_is_known(&speaker))
            return speaker;
    }
    speaker = speaker_of_role(reader, role_in(reader, words));
    if (speaker.found)
        return speaker;
    speaker.found = true;
    speaker.organisation = organisation_at_end(reader, words);
    speaker.cited = speaker.organisation != NO_ITEM || ends_in_document(reader->text, words.end);
    return speaker;
}

uint32_t quote_clause_start(const struct text *text, struct span span)
{
    uint32_t depth = 0, at = span.end;

    for (; at > span.start; at--) {
        uint32_t cp = text->fold[at - 1];
        depth += cp == ')';
        if (depth == 0 && (cp == ',' || cp == ';'))
            break;
        depth -= cp == '(' && depth > 0;
    }
    return at;
}

struct quote_speaker quote_who_last(const struct quote_reader *reader, struct span words)
{
    struct span clause = {quote_clause_start(reader->text, words), words.end};
    struct quote_speaker speaker = quote_who_in(reader, clause);

    return quote_speaker_is_known(&speaker) || clause.start == words.start
               ? speaker
               : quote_who_in(reader, words);
}

uint32_t quote_who_acts(const struct quote_reader *reader, struct span clause)
{
    uint32_t person = subject_in(reader, clause);

    if (person == NO_ITEM &&
        pronoun_in(reader->text, (struct span){clause.start, clause.start + 1}) != 0)
        person = person_before(reader, clause.start, reader->text->fold[clause.start]);
    return person;
}

struct quote_speaker quote_who_unnamed(const struct quote_reader *reader, struct span clause)
{
    struct span role = next_role(reader, clause.start, clause);

    return speaker_of_role(reader, is_of_maker(reader->text, role) ? (struct span){0, 0} : role);
}
