/*
 * quote_focus.c: sentence by sentence backward, past what is quoted. In each the one who begins it
 * comes before those to whom something is done, and whose sex does not go with the pronoun is left
 * out. Two who act together are one too many.
 */
#include "recognise/quote/quote_focus.h"

#include "recognise/quote/quote_marks.h"
#include "recognise/quote/quote_party.h"
#include "recognise/quote/quote_sex.h"
#include "recognise/reader.h"

#define PRONOUN_REACH_MAX    2000u /* code points between 他 and the name it stands for */
#define ROLE_SENTENCES_MAX   2u    /* ... sentences, when it stands for somebody without a name */
#define INTRODUCED_REACH_MAX 14u   /* between 一位 and who that is: 一位|来看病的|老人 */
#define PARTIES_MAX          8u    /* in one sentence; more are left out */

uint32_t quote_focus_pronoun(const struct quote_reader *reader, struct span span)
{
    static const uint32_t OBJECT[] = {0x7ED9, 0x5BF9, 0x5411, 0x8DDF, 0x628A,
                                      0x88AB, 0x8BA9, 0x4E3A, 0x66FF, /* 给对向跟把被让为替 */
                                      0x5E2E, 0x95EE, 0x4E86, 0x7740, 0x8BC9,
                                      0x5631, 0x529D, 0x5938, 0x8BF7}; /* 帮问了着诉嘱劝夸请 */
    const struct text *text = reader->text;

    for (uint32_t at = span.start; at < span.end; at++)
        if ((text->fold[at] == 0x4ED6 || text->fold[at] == 0x5979) && /* 他 她 */
            text_fold(text, at + 1) != 0x4EEC &&                      /* 们 */
            !quote_party_is_owner(reader, at + 1) &&
            (at == span.start ||
             !quote_is_one_of(text->fold[at - 1], OBJECT, sizeof OBJECT / sizeof *OBJECT)))
            return text->fold[at];
    return 0;
}

/* --- Sentences -------------------------------------------------------------------------------- */

/* The sentence, or what of it is before `end`, that is nobody's words. Empty at `floor`. */
static struct span narrative_before(const struct text *text, uint32_t end, uint32_t floor)
{
    for (;;) {
        if (end > floor && quote_marks_end_saying(text, end))
            end = quote_marks_opening(text, end, floor);
        else if (end > floor && !cp_is_hanzi(text->fold[end - 1]) &&
                 !cp_is_digit(text->fold[end - 1]) && !cp_is_latin(text->fold[end - 1]))
            end--;
        else
            break;
    }
    struct span sentence = {end, end};
    while (sentence.start > floor && !quote_ends_sentence(text->fold[sentence.start - 1]) &&
           !quote_marks_end_saying(text, sentence.start))
        sentence.start--;
    return sentence;
}

/* --- Who is in a sentence --------------------------------------------------------------------- */

struct party {
    uint32_t person;
    struct span mention;
    enum sex_fit fit;
    unsigned rank; /* the higher, the likelier it is meant */
    bool object;   /* something is done to him */
};

struct parties {
    struct party list[PARTIES_MAX]; /* the last in the text first */
    size_t count;
    bool misfit; /* somebody is left out because of his sex */
};

/* 叶知远…,妻子|程小曼: whoever has a wife is no 她. */
static bool is_spouse(const struct text *text, uint32_t start)
{
    static const char *const SPOUSE[] = {"妻子", "丈夫", "老公", "老婆", "爱人", NULL};
    return reader_ends_in(text, start, SPOUSE) > 0;
}

/* 程满仓的父亲…。“我爹不让我上崖。”他说: of a man and his relative, who ends at `end`, whether the
 * words speak of the relative, and are the man's. */
static bool is_told_by_owner(const struct quote_reader *reader, uint32_t end)
{
    static const char *const KIN[][3] = {
        {"父亲", "我爸", "我爹"},     {"母亲", "我妈", "我娘"},     {"爷爷", "我爷爷", "我祖父"},
        {"奶奶", "我奶奶", "我祖母"}, {"儿子", "我儿子", "我儿"},   {"女儿", "我女儿", "我闺女"},
        {"妻子", "我妻子", "我老婆"}, {"丈夫", "我丈夫", "我老公"},
    };
    for (size_t i = 0; i < sizeof KIN / sizeof *KIN; i++)
        if (text_reads(reader->text, end + 1, KIN[i][0]))
            return text_find(reader->text, reader->said, KIN[i][0]) < reader->said.end ||
                   text_find(reader->text, reader->said, KIN[i][1]) < reader->said.end ||
                   text_find(reader->text, reader->said, KIN[i][2]) < reader->said.end;
    return false;
}

/* 她的偶像是前市长|马英武|, but 是|王强|救的人: who only tells what the subject is. */
static bool is_predicate(const struct text *text, struct span mention, uint32_t floor)
{
    static const uint32_t BE = 0x662F; /* 是 */
    uint32_t at = mention.start;

    if (cp_is_hanzi(text_fold(text, mention.end)))
        return false;
    while (at > floor && text->fold[at - 1] != ',' && text->fold[at - 1] != BE)
        at--;
    return at > floor && text->fold[at - 1] == BE;
}

static void read_parties(const struct quote_reader *reader, struct span sentence, uint32_t pronoun,
                         struct parties *ret_parties)
{
    enum sex_fit spouse = SEX_FIT_OPEN; /* of who comes behind, as somebody's wife or husband */
    struct span mention;

    ret_parties->count = 0;
    ret_parties->misfit = false;
    for (uint32_t end = sentence.end; ret_parties->count < PARTIES_MAX; end = mention.start) {
        struct span before = {sentence.start, end};
        uint32_t person = mention_map_last(&reader->people, before, &mention);
        if (person == NO_ITEM)
            break;
        if (quote_party_is_spoken_of(reader, person))
            continue;
        enum sex_fit fit = quote_sex_fit(reader, person, pronoun);
        if (spouse != SEX_FIT_OPEN && fit != SEX_FIT_SURE)
            fit = SEX_FIT_SURE - spouse;
        spouse = is_spouse(reader->text, mention.start) ? fit : SEX_FIT_OPEN;
        ret_parties->misfit = ret_parties->misfit || fit == SEX_FIT_NOT;
        if (fit == SEX_FIT_NOT || (quote_party_relative_end(reader, mention.end) > 0 &&
                                   !is_told_by_owner(reader, mention.end)))
            continue;
        bool object = quote_party_is_object(reader, mention.start, sentence.start);
        bool acts = !object && !quote_party_is_owner(reader, mention.end) &&
                    !quote_party_is_receiver(reader->text, mention.end) &&
                    !is_predicate(reader->text, mention, sentence.start);
        ret_parties->list[ret_parties->count++] =
            (struct party){person, mention, fit, (fit > SEX_FIT_HARDLY ? 2u : 0u) + acts, object};
    }
}

/* 来到陈大贵家中。“我家的房子漏雨。”他说: whose home it is, when his own is spoken of. */
static bool is_host(const struct quote_reader *reader, const struct party *party)
{
    static const uint32_t HOME = 0x5BB6; /* 家 */

    return text_fold(reader->text, party->mention.end) == HOME &&
           (text_find(reader->text, reader->said, "我家") < reader->said.end ||
            text_find(reader->text, reader->said, "我们家") < reader->said.end);
}

/* Which of two who act together; NULL when both may be meant. A name that is likely a woman's says
 * nothing of the other one, but for a couple: 周国平、何秀兰夫妇. */
static const struct party *choose_of_two(const struct text *text, const struct party *one,
                                         const struct party *other)
{
    static const char *const COUPLE[] = {"夫妇", "夫妻", "两口子", "小两口", "老两口", NULL};
    const struct party *better = one->fit > other->fit ? one : other;
    const struct party *worse = better == one ? other : one;
    bool couple = reader_one_of(text, other->mention.end, COUPLE) > 0;

    return better->fit > worse->fit && (worse->fit == SEX_FIT_HARDLY || couple) ? better : NULL;
}

/* The first of the highest rank, or who acts together with it and fits better. NO_ITEM when both
 * may be meant. */
static uint32_t choose(const struct quote_reader *reader, const struct parties *parties)
{
    const struct party *best = &parties->list[parties->count - 1];

    for (size_t i = parties->count; i-- > 0;) {
        if (is_host(reader, &parties->list[i]))
            return parties->list[i].person;
        if (parties->list[i].rank > best->rank)
            best = &parties->list[i];
    }
    for (size_t i = parties->count; i-- > 1;) {
        const struct party *one = &parties->list[i], *other = &parties->list[i - 1];
        if ((one != best && other != best) || one->person == other->person ||
            !quote_party_are_together(reader->text, one->mention.end, other->mention.start))
            continue;
        best = choose_of_two(reader->text, one, other);
        if (!best)
            return NO_ITEM;
    }
    return best->person;
}

/* 一位来看病的老人拉住王兵,…: somebody without a name begins the sentence; or he is somewhere in
 * one that has no name: 当地一位养蜂人告诉记者. */
static struct span introduced_in(const struct quote_reader *reader, struct span sentence,
                                 bool *ret_somebody)
{
    static const char *const SOME[] = {"一名", "一位", "一个", "这名",
                                       "这位", "那位", "有位", NULL};
    static const uint32_t THING = 0x4E2A; /* 个 */
    struct span none = {sentence.end, sentence.end}, mention;
    bool named = mention_map_overlaps(&reader->people, sentence);
    uint32_t at = sentence.start, some = reader_one_of(reader->text, at, SOME);

    while (some == 0 && !named && ++at < sentence.end)
        some = reader_one_of(reader->text, at, SOME);
    *ret_somebody = false;
    if (some == 0)
        return none;
    *ret_somebody = text_fold(reader->text, at + some - 1) != THING;
    uint32_t reach = at + some + INTRODUCED_REACH_MAX;
    sentence.end = reach < sentence.end ? reach : sentence.end;
    struct span role = quote_party_next_role(reader, at + some, sentence);
    if (mention_map_last(&reader->people, sentence, &mention) != NO_ITEM &&
        mention.start <= role.end) {
        *ret_somebody = false;
        return none; /* 一名村民|王兵 */
    }
    return role;
}

/* 孩子的母亲守在门口。她|说: a role that goes with the pronoun; not so 孩子们叫他“佟爷爷”。 */
static struct span role_of_sex(const struct quote_reader *reader, struct span sentence,
                               uint32_t pronoun)
{
    if (quote_has_any(reader->text, sentence, &pronoun, 1))
        return (struct span){sentence.end, sentence.end};
    struct span role = quote_party_next_role(reader, sentence.start, sentence);

    while (!span_is_empty(role) && quote_sex_fit_word(reader, role, pronoun) != SEX_FIT_SURE)
        role = quote_party_next_role(reader, role.end, sentence);
    return role;
}

static enum sex_fit best_fit(const struct parties *parties)
{
    enum sex_fit best = SEX_FIT_NOT;

    for (size_t i = 0; i < parties->count; i++)
        if (parties->list[i].fit > best)
            best = parties->list[i].fit;
    return best;
}

/* 议员|追问时间表,她|回应: who asks is not who answers. */
static void leave_out_asking(const struct quote_reader *reader, struct parties *parties)
{
    static const char *const ASK[] = {"追问", "询问", "质询", "提问", "质问", "发问", "问", NULL};
    size_t kept = 0;

    for (size_t i = 0; i < parties->count; i++)
        if (reader_one_of(reader->text, parties->list[i].mention.end, ASK) == 0)
            parties->list[kept++] = parties->list[i];
    parties->count = kept;
}

/* The speaker, of whom it is kept that the pronoun stood for him. */
static struct quote_speaker called_so(const struct quote_reader *reader,
                                      struct quote_speaker speaker, uint32_t pronoun)
{
    if (speaker.person != NO_ITEM)
        reader->called[speaker.person] = pronoun;
    return speaker;
}

/* 他|三年前返乡,与阿布丝创立品牌。他|说: the sentence before is about the same one, not about whom
 * it names. */
static bool is_about_pronoun(const struct quote_reader *reader, struct span sentence,
                             uint32_t pronoun)
{
    struct span first = {sentence.start, sentence.start + 1};

    return text_fold(reader->text, sentence.start) == pronoun &&
           quote_focus_pronoun(reader, first) == pronoun;
}

struct quote_speaker quote_focus_of(const struct quote_reader *reader, uint32_t at,
                                    uint32_t pronoun)
{
    uint32_t floor = at > PRONOUN_REACH_MAX ? at - PRONOUN_REACH_MAX : 0;
    struct quote_speaker speaker = quote_nobody(true);
    struct span sentence = narrative_before(reader->text, at, floor);
    struct parties parties;

    uint32_t doubtful = NO_ITEM; /* 议员莫家俊在场。她|说: who hardly is a woman */

    for (size_t i = 0; !span_is_empty(sentence); i++) {
        bool somebody;
        struct span role = introduced_in(reader, sentence, &somebody);
        read_parties(reader, sentence, pronoun, &parties);
        if (i == 0)
            leave_out_asking(reader, &parties);
        if (is_about_pronoun(reader, sentence, pronoun))
            parties.count = 0;
        if (parties.count == 0 && !parties.misfit && span_is_empty(role))
            role = role_of_sex(reader, sentence, pronoun);
        if (!span_is_empty(role) && i < ROLE_SENTENCES_MAX)
            return quote_party_of_role(reader, role);
        if (somebody && i < ROLE_SENTENCES_MAX)
            return speaker; /* 一位|掏粪人|…, whatever that is */
        enum sex_fit fit = best_fit(&parties);
        if (parties.count > 0 && (fit > SEX_FIT_HARDLY || doubtful != NO_ITEM)) {
            if (doubtful == NO_ITEM || fit > SEX_FIT_OPEN)
                speaker.person = choose(reader, &parties);
            return called_so(reader, speaker, pronoun);
        }
        if (parties.count > 0)
            doubtful = choose(reader, &parties);
        sentence = narrative_before(reader->text, sentence.start, floor);
    }
    speaker.person = doubtful;
    return called_so(reader, speaker, pronoun);
}

uint32_t quote_focus_only(const struct quote_reader *reader, struct span span)
{
    uint32_t only = NO_ITEM;
    bool acts = false; /* 看着|王强|跑过终点,“我也激动。” */
    struct parties parties;

    for (struct span sentence = narrative_before(reader->text, span.end, span.start);
         !span_is_empty(sentence);
         sentence = narrative_before(reader->text, sentence.start, span.start)) {
        read_parties(reader, sentence, 0, &parties);
        for (size_t i = 0; i < parties.count; i++) {
            if (only != NO_ITEM && only != parties.list[i].person)
                return NO_ITEM;
            only = parties.list[i].person;
            acts = acts || !parties.list[i].object;
        }
    }
    return acts ? only : NO_ITEM;
}

/* 71岁, 七十二岁, 年近八旬: whether an age of sixty or more ends at `at`. */
static bool ends_old_age(const struct text *text, uint32_t at)
{
    static const uint32_t YEARS = 0x5C81, DECADES = 0x65EC, TEN = 0x5341; /* 岁 旬 十 */
    static const uint32_t TENS[] = {'6',    '7',    '8',    '9',
                                    0x516D, 0x4E03, 0x516B, 0x4E5D}; /* 六七八九 */
    uint32_t unit = text->fold[at - 1], tens = at - 2;

    if (unit == YEARS)
        tens -= cp_is_digit(text_fold(text, at - 2)) || text_fold(text, at - 2) == TEN ? 1 : 2;
    return (unit == YEARS || unit == DECADES) && !cp_is_digit(text_fold(text, tens - 1)) &&
           quote_is_one_of(text_fold(text, tens), TENS, sizeof TENS / sizeof *TENS);
}

/* Whether an old age stands in `span`, with 的 behind it or without. */
static bool has_old_age(const struct text *text, struct span span, bool with_of)
{
    static const uint32_t OF = 0x7684; /* 的 */

    for (uint32_t at = span.start + 2; at <= span.end; at++)
        if (ends_old_age(text, at) && (text_fold(text, at) == OF) == with_of)
            return true;
    return false;
}

/* 老兵|刘德厚, 老党员|李强: not so 老师|李红. */
static bool is_called_old(const struct text *text, uint32_t start)
{
    static const uint32_t OLD = 0x8001, TEACHER = 0x5E08; /* 老 师 */
    return text_fold(text, start - 3) == OLD ||
           (text_fold(text, start - 2) == OLD && text_fold(text, start - 1) != TEACHER);
}

/* Who is said to be old in a sentence: 71岁的葛凤英, 葛凤英今年71岁, 老兵刘德厚, 邓婆婆. */
static uint32_t elder_in(const struct quote_reader *reader, struct span sentence)
{
    static const char *const KIN[] = {"爷爷", "奶奶", "婆婆", "大爷", "大娘", "老伯", NULL};
    const struct text *text = reader->text;
    struct parties parties;

    read_parties(reader, sentence, 0, &parties);
    for (size_t i = parties.count; i-- > 0;) {
        struct span mention = parties.list[i].mention;
        struct span before = {sentence.start, mention.start}, behind = {mention.end, sentence.end};
        if (i + 1 < parties.count)
            before.start = parties.list[i + 1].mention.end;
        if (i > 0)
            behind.end = parties.list[i - 1].mention.start;
        if (reader_ends_in(text, mention.end, KIN) > 0 || is_called_old(text, mention.start) ||
            has_old_age(text, before, true) || has_old_age(text, behind, false))
            return parties.list[i].person;
    }
    return NO_ITEM;
}

uint32_t quote_focus_elder(const struct quote_reader *reader, uint32_t at)
{
    uint32_t floor = at > PRONOUN_REACH_MAX ? at - PRONOUN_REACH_MAX : 0;
    uint32_t elder = NO_ITEM;

    for (struct span sentence = narrative_before(reader->text, at, floor);
         !span_is_empty(sentence) && elder == NO_ITEM;
         sentence = narrative_before(reader->text, sentence.start, floor)) {
        if (text_find(reader->text, sentence, "位老") < sentence.end ||
            text_find(reader->text, sentence, "名老") < sentence.end)
            break;
        elder = elder_in(reader, sentence);
    }
    return elder;
}

uint32_t quote_focus_this(const struct quote_reader *reader, uint32_t at, struct span role)
{
    uint32_t floor = at > PRONOUN_REACH_MAX ? at - PRONOUN_REACH_MAX : 0;
    struct span before = narrative_before(reader->text, at, floor);

    for (uint32_t start = before.start; start + span_length(role) <= before.end; start++)
        if (text_equal(reader->text, (struct span){start, start + span_length(role)}, role))
            return NO_ITEM;
    return quote_focus_only(reader, before);
}
