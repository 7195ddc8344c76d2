/* quote_speaker.c: the verb of speech, and who stands before it. */
#include "recognise/quote_speaker.h"

#include "base/limits.h"
#include "recognise/reader.h"

#define ATTRIBUTION_LENGTH_MAX 60u   /* code points between a quotation and its verb of speech */
#define PRONOUN_REACH_MAX      2000u /* code points between 他 and the name it stands for */
#define ADDRESS_REACH_MAX      8u    /* between 对 and who is spoken to */
#define ADVERB_LENGTH_MAX      3u /* between a document or an organisation and its verb: 公告|还|称 */

static const uint32_t OF = 0x7684; /* 的 */

bool quote_ends_sentence(uint32_t cp)
{
    return cp == 0x3002 || cp == '!' || cp == '?' || cp == '\n' || cp == 0; /* 。 */
}

bool quote_speaker_is_known(const struct quote_speaker *speaker)
{
    return speaker->person != NO_ITEM || speaker->document != NO_ITEM ||
           speaker->organisation != NO_ITEM || speaker->role.length > 0 || speaker->cited;
}

static struct quote_speaker nobody(bool found)
{
    return (struct quote_speaker){found, false, NO_ITEM, NO_ITEM, NO_ITEM, {"", 0}};
}

/* --- Verbs of speech ----------------------------------------------------------------------------
 */

static bool is_word(const struct quote_reader *reader, uint32_t start, uint32_t end)
{
    return lexicon_exact(reader->lexicon, TABLE_COMMON_WORDS, reader->text,
                         (struct span){start, end})
               .table != NULL;
}

/* Whether the one character at `at` belongs to a longer word: 街道, 问题. Not so behind a name:
 * 梁天明|说. */
static bool is_inside_word(const struct quote_reader *reader, uint32_t at)
{
    bool named = at > 0 && mention_map_at(&reader->people, at - 1) != NO_ITEM;
    return (!named && at > 0 && is_word(reader, at - 1, at + 1)) || is_word(reader, at, at + 2);
}

/* The verb of speech at `at`; none inside a name: 尤道. */
static struct table_match verb_at(const struct quote_reader *reader, uint32_t at, uint32_t end)
{
    struct table_match verb = lexicon_longest(reader->lexicon, TABLE_SPEECH, reader->text, at, end);

    if (!verb.table || mention_map_at(&reader->people, at) != NO_ITEM ||
        (verb.length == 1 && is_inside_word(reader, at)))
        return (struct table_match){0};
    return verb;
}

/* The first verb of speech in `span`; empty when there is none. */
static struct span first_verb(const struct quote_reader *reader, struct span span)
{
    for (uint32_t at = span.start; at < span.end; at++) {
        struct table_match verb = verb_at(reader, at, span.end);
        if (verb.table)
            return (struct span){at, at + verb.length};
    }
    return (struct span){span.end, span.end};
}

static struct span last_verb(const struct quote_reader *reader, struct span span)
{
    struct span verb = {span.end, span.end}, next = first_verb(reader, span);

    while (!span_is_empty(next)) {
        verb = next;
        next = first_verb(reader, (struct span){next.end, span.end});
    }
    return verb;
}

/* --- Who stands before the verb -----------------------------------------------------------------
 */

/* 对麦田说, 向同屋的病友介绍: who is spoken to. */
static bool is_addressed(const struct text *text, uint32_t start, uint32_t floor)
{
    static const uint32_t TO[] = {0x5BF9, 0x5411, 0x8DDF, 0x7ED9}; /* 对向跟给 */

    for (uint32_t at = start;
         at > floor && start - at < ADDRESS_REACH_MAX && text->fold[at - 1] != ','; at--)
        for (size_t i = 0; i < sizeof TO / sizeof *TO; i++)
            if (TO[i] == text->fold[at - 1])
                return true;
    return start > floor && reader_ends(text, start, "告诉");
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
        if ((text_fold(reader->text, mention.end) != OF ||
             text_reads(reader->text, mention.end, "的话")) &&
            !is_addressed(reader->text, mention.start, span.start))
            return person;
    }
    return NO_ITEM;
}

/* The longest row that names somebody without a name at `at`: 村民, 负责人, 业内人士. */
static uint32_t role_length(const struct quote_reader *reader, uint32_t at, uint32_t end)
{
    struct table_match title =
        lexicon_longest(reader->lexicon, TABLE_TITLES, reader->text, at, end);
    struct table_match who =
        lexicon_longest(reader->lexicon, TABLE_SPEAKERS, reader->text, at, end);

    return title.length > who.length ? title.length : who.length;
}

static bool is_of_maker(const struct text *text, struct span role)
{
    return text_reads(text, role.start, "记者") || text_reads(text, role.start, "笔者");
}

/* The last such word in `span` that is not spoken to; 记者 only where nobody else is. */
static struct span role_in(const struct quote_reader *reader, struct span span)
{
    struct span role = {span.end, span.end};

    for (uint32_t at = span.start; at < span.end; at++) {
        struct span next = {at, at + role_length(reader, at, span.end)};
        if (span_length(next) < 2)
            continue;
        at = next.end - 1;
        if (is_addressed(reader->text, next.start, span.start) ||
            text_fold(reader->text, next.end) == OF ||
            (!span_is_empty(role) && is_of_maker(reader->text, next)))
            continue;
        role = next;
    }
    return role;
}

/* 他 and 她, but neither 他们 nor 她的. */
static uint32_t pronoun_in(const struct text *text, struct span span)
{
    for (uint32_t at = span.start; at < span.end; at++)
        if ((text->fold[at] == 0x4ED6 || text->fold[at] == 0x5979) &&
            text_fold(text, at + 1) != 0x4EEC && text_fold(text, at + 1) != OF) /* 他 她 们 */
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

static uint32_t document_in(const struct quote_reader *reader, struct span span)
{
    for (size_t i = reader->findings->document_count; i-- > 0;)
        if (span_contains(span, reader->findings->documents[i].span))
            return (uint32_t)i;
    return NO_ITEM;
}

/* 通知|指出: a document that is not named here. */
static bool ends_in_document(const struct text *text, uint32_t end)
{
    static const char *const KINDS[] = {"方案", "通知", "公告", "通告",   "通报",   "条例",
                                        "规定", "办法", "意见", "倡议书", "报告",   "文件",
                                        "决定", "公报", "声明", "文章",   "公告牌", NULL};
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

/* Who the words of one clause, or of several, name before a verb of speech. */
static struct quote_speaker speaker_in(const struct quote_reader *reader, struct span who)
{
    struct quote_speaker speaker = nobody(true);

    speaker.person = subject_in(reader, who);
    if (speaker.person != NO_ITEM)
        return speaker;
    speaker.document = document_in(reader, who);
    speaker.cited = speaker.document != NO_ITEM;
    if (speaker.cited)
        return speaker;
    uint32_t pronoun = pronoun_in(reader->text, who);
    if (pronoun != 0)
        speaker.person = person_before(reader, who.start, pronoun);
    if (speaker.person != NO_ITEM)
        return speaker;
    struct span role = role_in(reader, who);
    if (!span_is_empty(role)) {
        speaker.person = person_of_role(reader, role);
        if (speaker.person == NO_ITEM)
            speaker.role = text_utf8(reader->notes->arena, reader->text, role);
        return speaker;
    }
    speaker.organisation = organisation_at_end(reader, who);
    speaker.cited = speaker.organisation != NO_ITEM || ends_in_document(reader->text, who.end);
    return speaker;
}

/* Where the last clause of `span` begins; a comma in brackets ends none: 林亚福(62岁,司机). */
static uint32_t clause_start(const struct text *text, struct span span)
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

/* The clause next to the verb first; when it names nobody, all. */
static struct quote_speaker speaker_of(const struct quote_reader *reader, struct span who)
{
    struct span clause = {clause_start(reader->text, who), who.end};
    struct quote_speaker speaker = speaker_in(reader, clause);

    return quote_speaker_is_known(&speaker) || clause.start == who.start ? speaker
                                                                         : speaker_in(reader, who);
}

/* --- Where the attribution stands ---------------------------------------------------------------
 */

/* Where the sentence begins that `at` is in. A quotation before ends one only with its own full
 * stop: 他觉得“很值得”:“…” is one sentence. */
static uint32_t sentence_start(const struct text *text, uint32_t at)
{
    uint32_t floor = at > SENTENCE_REACH_MAX ? at - SENTENCE_REACH_MAX : 0;

    while (at > floor && !quote_ends_sentence(text->fold[at - 1]) &&
           !(text->fold[at - 1] == 0x201D && at > 1 &&
             (quote_ends_sentence(text->fold[at - 2]) || text->fold[at - 2] == ',')))
        at--;
    return at;
}

struct quote_speaker quote_speaker_before(const struct quote_reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    struct span said = {sentence_start(text, at), at};

    if (span_is_empty(said))
        return nobody(false);
    uint32_t mark = text->fold[at - 1];
    if (mark == ',' || mark == ':')
        said.end--;
    struct span verb = last_verb(reader, said);
    if (verb.end == said.end && !span_is_empty(verb))
        return speaker_of(reader, (struct span){said.start, verb.start});
    if (mark != ':')
        return nobody(false);
    /* 陈光明叮嘱种粮大户罗建军: the subject stands before the verb; 陈大贵把手一挥: there is none.
     */
    struct span clause = {clause_start(text, said), said.end};
    verb = first_verb(reader, clause);
    struct quote_speaker speaker = speaker_in(reader, (struct span){clause.start, verb.start});
    return quote_speaker_is_known(&speaker) ? speaker : speaker_of(reader, said);
}

/* 望着…, 说起…, 会上, 临走时: a clause that has the subject of the next one. */
static bool leads_to_subject(const struct quote_reader *reader, struct span clause)
{
    static const char *const ENDS[] = {"上", "中", "时", "里", "间", "后", NULL};
    uint32_t at = clause.start;
    struct table_match word =
        lexicon_longest(reader->lexicon, TABLE_COMMON_WORDS, reader->text, at, reader->text->count);
    uint32_t next = text_fold(reader->text, at + 1);

    return next == 0x7740 || match_is(word, COMMON_VERB) ||
           reader_ends_in(reader->text, clause.end, ENDS) > 0; /* 着 */
}

/* “…。”贫困户王兵看到信息后,… has no verb of speech: who begins the sentence behind whole words
 * spoke. */
static struct quote_speaker subject_behind(const struct quote_reader *reader, struct span rest)
{
    const struct text *text = reader->text;
    struct quote_speaker speaker = nobody(false);
    struct span clause = {rest.start, rest.start};

    if (rest.start < 2 || !quote_ends_sentence(text->fold[rest.start - 2]))
        return speaker;
    for (bool act = true; act && clause.end < rest.end && speaker.person == NO_ITEM; clause.end++) {
        clause.start = clause.end;
        while (clause.end < rest.end && text->fold[clause.end] != ',')
            clause.end++;
        act = leads_to_subject(reader, clause);
        speaker.person = subject_in(reader, clause);
        if (speaker.person == NO_ITEM &&
            pronoun_in(text, (struct span){clause.start, clause.start + 1}) != 0)
            speaker.person = person_before(reader, clause.start, text->fold[clause.start]);
    }
    speaker.found = speaker.person != NO_ITEM;
    return speaker;
}

struct quote_speaker quote_speaker_behind(const struct quote_reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    struct span rest = {at, at};

    if (text_fold(text, rest.start) == ',')
        rest.start++;
    rest.end = rest.start;
    while (!quote_ends_sentence(text_fold(text, rest.end)) && text_fold(text, rest.end) != 0x201C &&
           span_length(rest) < ATTRIBUTION_LENGTH_MAX)
        rest.end++;
    struct span verb = first_verb(reader, rest);
    if (span_is_empty(verb))
        return subject_behind(reader, rest);
    struct quote_speaker speaker = speaker_of(reader, (struct span){rest.start, verb.start});
    speaker.found = quote_speaker_is_known(&speaker) && !speaker.cited;
    return speaker.found ? speaker : subject_behind(reader, rest);
}

struct quote_speaker quote_speaker_earlier(const struct quote_reader *reader, uint32_t at)
{
    const struct text *text = reader->text;

    if (at < 2 || text->fold[at - 1] == '\n' || text->fold[at - 1] == 0x201D)
        return nobody(false);
    struct span sentence = {sentence_start(text, at - 1), at - 1};
    struct span verb = first_verb(reader, sentence);
    if (span_is_empty(verb))
        return nobody(false);
    struct quote_speaker speaker = speaker_of(reader, (struct span){sentence.start, verb.start});
    speaker.found = speaker.person != NO_ITEM || speaker.role.length > 0;
    return speaker.found ? speaker : nobody(false);
}

struct quote_speaker quote_speaker_alone(const struct quote_reader *reader, struct span sentence)
{
    struct span words = {sentence.start, sentence.end - 1};
    struct span verb = last_verb(reader, words);

    if (span_is_empty(verb) || verb.end != words.end ||
        !match_is(lexicon_exact(reader->lexicon, TABLE_SPEECH, reader->text, verb), SPEECH_VERB))
        return nobody(false);
    struct quote_speaker speaker = speaker_of(reader, (struct span){words.start, verb.start});
    speaker.found = speaker.person != NO_ITEM || speaker.role.length > 0;
    return speaker;
}
