/* quote_who.c: persons first, then documents, pronouns, roles and organisations. */
#include "recognise/quote/quote_who.h"

#include "recognise/quote/quote_focus.h"
#include "recognise/quote/quote_party.h"
#include "recognise/reader.h"

#define ADVERB_LENGTH_MAX   3u  /* between an organisation and its verb: 公司|还|称 */
#define COMPANION_REACH_MAX 12u /* between 与 and whom: 与|法官助理|何传玲 */
#define ARTICLE_LENGTH_MAX  12u /* between a document and its verb: 《条例》|第二十三条还|规定 */
#define BODY_REACH_MAX      2000u /* code points between 该局 and the body it stands for */
#define BODY_LENGTH_MAX     5u    /* of what stands behind 该: 该|管理局 */

static const uint32_t OF = 0x7684; /* 的 */

/* --- Persons ---------------------------------------------------------------------------------- */

/* 雷大山和妻子|裘秀梅: the first of those who are named together with `mention`. */
static uint32_t first_together(const struct quote_reader *reader, uint32_t floor,
                               struct span mention)
{
    uint32_t person = mention_map_at(&reader->people, mention.start);
    struct span other;

    for (;; mention = other) {
        uint32_t before =
            mention_map_last(&reader->people, (struct span){floor, mention.start}, &other);
        if (before == NO_ITEM || !quote_party_are_together(reader->text, other.end, mention.start))
            return person;
        person = before;
    }
}

/* 孔建军合起卷宗与何传玲|出发, 王强的儿子找到罗明|: whether who is mentioned only goes with
 * somebody, or meets his relative, who is named before him in the clause. */
static bool is_second(const struct quote_reader *reader, struct span clause, struct span mention)
{
    static const uint32_t WITH[] = {0x4E0E, 0x8DDF, 0x548C, 0x540C}; /* 与跟和同 */
    const struct text *text = reader->text;
    struct span other;

    if (mention_map_last(&reader->people, (struct span){clause.start, mention.start}, &other) ==
        NO_ITEM)
        return false;
    for (uint32_t at = mention.start; at > other.end; at--) {
        if (text->fold[at - 1] == ',')
            return false;
        if (at - 1 > other.end && mention.start - at < COMPANION_REACH_MAX &&
            quote_is_one_of(text->fold[at - 1], WITH, sizeof WITH / sizeof *WITH) &&
            !quote_is_inside_word(reader, at - 1))
            return true;
    }
    uint32_t relative = quote_party_relative_end(reader, other.end);
    return relative > 0 && relative < mention.start &&
           mention.end < clause.end; /* but 王强的儿子、年轻人王小明|说 */
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
        if (!quote_party_is_owner(reader, mention.end) &&
            !quote_party_is_receiver(reader->text, mention.end) &&
            !quote_party_is_object(reader, mention.start, span.start) &&
            !is_second(reader, span, mention))
            return first_together(reader, span.start, mention);
    }
    return NO_ITEM;
}

/* The last such word in `span`; 记者 only where nobody else is. */
static struct span role_in(const struct quote_reader *reader, struct span span)
{
    struct span role = {span.end, span.end};

    for (struct span next = quote_party_next_role(reader, span.start, span); !span_is_empty(next);
         next = quote_party_next_role(reader, next.end, span))
        if (span_is_empty(role) || !quote_party_is_maker(reader->text, next))
            role = next;
    return role;
}

/* --- Documents and organisations -------------------------------------------------------------- */

/* The last document in `span`, when it is what says it; not that of 指着《团结报》的旧剪报说. */
static uint32_t document_in(const struct quote_reader *reader, struct span span)
{
    for (size_t i = reader->findings->document_count; i-- > 0;) {
        struct span document = reader->findings->documents[i].span;
        if (span_contains(span, document))
            return text_fold(reader->text, document.end) != OF &&
                           span.end - document.end <= ARTICLE_LENGTH_MAX
                       ? (uint32_t)i
                       : NO_ITEM;
    }
    return NO_ITEM;
}

/* 通知|指出: a document that is not named here. */
static bool ends_in_document(const struct text *text, struct span words)
{
    static const char *const KINDS[] = {"方案",   "通知",   "公告",   "通告",   "通报",   "条例",
                                        "规定",   "办法",   "意见",   "倡议书", "报告",   "文件",
                                        "决定",   "公报",   "声明",   "文章",   "公告牌", "判决书",
                                        "裁定书", "起诉书", "公开信", NULL};
    for (uint32_t back = 0; back <= ADVERB_LENGTH_MAX && back < words.end; back++) {
        if (reader_ends_in(text, words.end - back, KINDS) > 0)
            return true;
        if (text_fold(text, words.end - back - 1) == ',')
            break; /* 支持这个方案,|甚至|认为 */
    }
    return false;
}

/* 该局|表示: the organisation named last whose name ends so. */
static uint32_t organisation_meant(const struct quote_reader *reader, struct span span)
{
    static const uint32_t THIS = 0x8BE5; /* 该 */
    struct span mention;

    if (text_fold(reader->text, span.start) != THIS)
        return NO_ITEM;
    uint32_t floor = span.start > BODY_REACH_MAX ? span.start - BODY_REACH_MAX : 0;
    for (uint32_t end = span.start; end > floor; end = mention.start) {
        uint32_t organisation =
            mention_map_last(&reader->organisations, (struct span){floor, end}, &mention);
        if (organisation == NO_ITEM)
            break;
        for (uint32_t length = BODY_LENGTH_MAX; length > 0; length--) {
            struct span tail = {mention.end - length, mention.end};
            struct span body = {span.start + 1, span.start + 1 + length};
            if (length < span_length(mention) && body.end <= span.end &&
                span.end - body.end <= ADVERB_LENGTH_MAX && text_equal(reader->text, tail, body))
                return organisation;
        }
    }
    return NO_ITEM;
}

/* The organisation that the words end in. */
static uint32_t organisation_at_end(const struct quote_reader *reader, struct span span)
{
    struct span mention;
    uint32_t organisation = mention_map_last(&reader->organisations, span, &mention);

    return organisation != NO_ITEM && span.end - mention.end <= ADVERB_LENGTH_MAX
               ? organisation
               : organisation_meant(reader, span);
}

/* --- Together --------------------------------------------------------------------------------- */

/* 她拉着王大娘|说, 他翻开《公约》|说: the clause begins with a pronoun. Not so 他请来的李明|说. */
static bool begins_with_pronoun(const struct quote_reader *reader, struct span words)
{
    if (quote_focus_pronoun(reader, (struct span){words.start, words.start + 1}) == 0)
        return false;
    for (uint32_t at = words.start; at < words.end; at++)
        if (reader->text->fold[at] == OF)
            return false;
    return true;
}

/* 老人, 老人家, 老汉: who was called old before. */
static bool is_elder(const struct text *text, struct span role)
{
    static const char *const OLD[] = {"老人", "老人家", "老汉", "老太太", "老奶奶", "老爷子", NULL};
    return reader_one_of(text, role.start, OLD) == span_length(role);
}

/* A role: 这位创业者 is whom the sentence before is about. */
static struct quote_speaker who_by_role(const struct quote_reader *reader, struct span words,
                                        struct span role)
{
    static const char *const THIS[] = {"这位", "这名", "这个", NULL};
    struct quote_speaker speaker = quote_party_of_role(reader, role);

    if (speaker.found && speaker.person == NO_ITEM &&
        reader_one_of(reader->text, words.start, THIS) > 0)
        speaker.person = quote_focus_this(reader, words.start, role);
    if (speaker.found && speaker.person == NO_ITEM && role.start == words.start &&
        is_elder(reader->text, role))
        speaker.person = quote_focus_elder(reader, words.start);
    if (speaker.person != NO_ITEM)
        speaker.role = (struct slice){"", 0};
    return speaker;
}

/* 岳建平记得老书记临终前的|嘱托: whose words they are, where the verb is a noun. */
static struct quote_speaker who_owns(const struct quote_reader *reader, struct span words)
{
    struct span mention = {words.start, words.start};

    if (text_fold(reader->text, words.end - 1) != OF)
        return quote_nobody(false);
    mention_map_last(&reader->people, words, &mention);
    return quote_party_of_role(reader, role_in(reader, (struct span){mention.end, words.end}));
}

struct quote_speaker quote_who_in(const struct quote_reader *reader, struct span words)
{
    struct quote_speaker speaker = who_owns(reader, words);
    if (speaker.found)
        return speaker;
    speaker.found = true;
    uint32_t pronoun = quote_focus_pronoun(reader, words);

    if (!begins_with_pronoun(reader, words)) {
        speaker.person = subject_in(reader, words);
        if (speaker.person != NO_ITEM)
            return speaker;
        speaker.document = document_in(reader, words);
        speaker.cited = speaker.document != NO_ITEM;
        if (speaker.cited)
            return speaker;
    }
    if (pronoun != 0) {
        speaker = quote_focus_of(reader, words.start, pronoun);
        if (quote_speaker_is_known(&speaker))
            return speaker;
    }
    speaker = who_by_role(reader, words, role_in(reader, words));
    if (speaker.found)
        return speaker;
    speaker.found = true;
    speaker.organisation = organisation_at_end(reader, words);
    speaker.cited = speaker.organisation != NO_ITEM || ends_in_document(reader->text, words);
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

    while (!quote_speaker_is_known(&speaker) && clause.start > words.start) {
        clause.end = clause.start - 1;
        clause.start = quote_clause_start(reader->text, (struct span){words.start, clause.end});
        speaker = quote_who_acts(reader, clause);
        if (speaker.found)
            return speaker;
    }
    return quote_speaker_is_known(&speaker) ? speaker : quote_who_in(reader, words);
}

struct quote_speaker quote_who_begins(const struct quote_reader *reader, struct span clause)
{
    struct quote_speaker speaker = quote_nobody(false);
    uint32_t first = clause.start + !span_is_empty(clause);
    uint32_t pronoun = quote_focus_pronoun(reader, (struct span){clause.start, first});

    if (pronoun != 0)
        speaker = quote_focus_of(reader, clause.start, pronoun);
    speaker.found = speaker.person != NO_ITEM || speaker.role.length > 0;
    return speaker;
}

struct quote_speaker quote_who_acts(const struct quote_reader *reader, struct span clause)
{
    struct quote_speaker speaker = quote_who_begins(reader, clause);

    if (!speaker.found)
        speaker.person = subject_in(reader, clause);
    if (speaker.person != NO_ITEM && quote_party_is_spoken_of(reader, speaker.person))
        speaker = quote_nobody(false); /* “老王，吃饭啦！”|老王抬起头 */
    speaker.found = speaker.found || speaker.person != NO_ITEM;
    return speaker;
}

struct quote_speaker quote_who_unnamed(const struct quote_reader *reader, struct span clause)
{
    struct span role = quote_party_next_role(reader, clause.start, clause);
    struct span first = {reader->said.start, reader->said.start + span_length(role)};
    bool called = text_equal(reader->text, first, role) &&
                  text_fold(reader->text, first.end) == ','; /* “大爷,慢点。”|大爷摆摆手 */

    return called || quote_party_is_maker(reader->text, role) ? quote_nobody(false)
                                                              : who_by_role(reader, clause, role);
}
