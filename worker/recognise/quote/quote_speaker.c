/* quote_speaker.c: the verb of speech, and who stands before it. */
#include "recognise/quote/quote_speaker.h"

#include "base/limits.h"
#include "recognise/quote/quote_focus.h"
#include "recognise/quote/quote_marks.h"
#include "recognise/quote/quote_party.h"
#include "recognise/quote/quote_who.h"
#include "recognise/reader.h"

#define ATTRIBUTION_LENGTH_MAX 60u /* code points between a quotation and its verb of speech */

#define LISTENER_LENGTH_MAX 12u /* ... a verb of speech and the mark: 叮嘱|派出所的民警|“ */
#define VOICES_MAX          4u /* quotations that follow one another */
#define RECEIVED_LENGTH_MAX 4u /* of a word that is received: 质疑 */
#define THING_LENGTH_MAX    8u /* of the name of a thing in marks: “乡村书房” */
#define SPEECH_VERB_MAX     4u /* of a verb of speech before a mark */

static const uint32_t ASK = 0x95EE; /* 问 */

bool quote_speaker_is_known(const struct quote_speaker *speaker)
{
    return speaker->person != NO_ITEM || speaker->document != NO_ITEM ||
           speaker->organisation != NO_ITEM || speaker->role.length > 0 || speaker->cited;
}

/* --- Verbs of speech -------------------------------------------------------------------------- */

/* 受到一些|质疑, 收到|回复: a word that is no verb, as somebody gets what it names. */
static bool is_received(const struct text *text, uint32_t at)
{
    static const char *const GET[] = {"受到", "遭到", "遭受", "饱受", "备受", "引发", "引来",
                                      "引起", "招来", "招致", "迎来", "获得", "得到", "赢得",
                                      "收到", "接到", "面对", "遭",   NULL};
    static const uint32_t DONE = 0x4E86; /* 了 */
    static const char *const SOME[] = {"一些", "不少", "很多", "许多",
                                       "诸多", "各种", "大量", NULL};
    at -= reader_ends_in(text, at, SOME);
    at -= at > 0 && text->fold[at - 1] == DONE;
    return reader_ends_in(text, at, GET) > 0;
}

/* The verb of speech at `at`; none inside a name: 尤道. */
static struct table_match verb_at(const struct quote_reader *reader, uint32_t at, uint32_t end)
{
    struct table_match verb = lexicon_longest(reader->lexicon, TABLE_SPEECH, reader->text, at, end);

    if (verb.length > 1 && at > 0 && quote_is_word(reader, at - 1, at + 1) &&
        lexicon_longest(reader->lexicon, TABLE_SPEECH, reader->text, at + 1, end).length > 1)
        return (struct table_match){0}; /* 民|警告|诉 */
    if (!verb.table || mention_map_at(&reader->people, at) != NO_ITEM ||
        (verb.length == 1 && quote_is_inside_word(reader, at)) || is_received(reader->text, at))
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

/* --- Where the attribution stands ------------------------------------------------------------- */

/* Where the sentence begins that `at` is in. A quotation before ends one only with its own full
 * stop: 他觉得“很值得”:“…” is one sentence. */
static uint32_t sentence_start(const struct text *text, uint32_t at)
{
    uint32_t floor = at > SENTENCE_REACH_MAX ? at - SENTENCE_REACH_MAX : 0;

    while (at > floor && !quote_ends_sentence(text->fold[at - 1]) &&
           !quote_marks_end_saying(text, at))
        at--;
    return at;
}

/* 村民叮嘱|派出所的民警|“…。” Whether words between a verb of speech and a mark right behind them
 * end in who is spoken to. */
static bool glued_to_listener(const struct quote_reader *reader, struct span words)
{
    uint32_t last = text_fold(reader->text, reader->said.end - 1); /* 号召市民“少用塑料袋” */

    if (span_is_empty(words) || span_length(words) > LISTENER_LENGTH_MAX ||
        !quote_ends_sentence(last) || !cp_is_hanzi(text_fold(reader->text, words.end - 1)))
        return false;
    struct span role = quote_party_next_role(reader, words.start, words);
    return (!span_is_empty(role) && role.end == words.end) ||
           mention_map_at(&reader->people, words.end - 1) != NO_ITEM;
}

struct quote_speaker quote_speaker_before(const struct quote_reader *reader, uint32_t at)
{
    static const char *const THIS[] = {"这", "那", "此", "其", NULL};
    static const char *const TELLS[] = {"讲到", "谈到", "讲道", "谈道", NULL}; /* …讲到|“…。” */
    const struct text *text = reader->text;
    struct span said = {sentence_start(text, at), at};

    if (span_is_empty(said))
        return quote_nobody(false);
    uint32_t mark = text->fold[at - 1];
    if (mark == ',' || mark == ':')
        said.end--;
    uint32_t tells = reader_ends_in(text, said.end, TELLS);
    if (tells > 0)
        return quote_who_last(reader, (struct span){said.start, said.end - tells});
    struct span verb = last_verb(reader, said);
    if (verb.end == said.end && verb.start == said.start)
        return quote_nobody(false); /* 竖起大拇指:|“…。”他|说 */
    if (verb.end == said.end && !span_is_empty(verb))
        return quote_who_last(reader, (struct span){said.start, verb.start});
    if (mark != ':')
        return glued_to_listener(reader, (struct span){verb.end, said.end})
                   ? quote_who_last(reader, (struct span){said.start, verb.start})
                   : quote_nobody(false);
    /* 陈光明叮嘱种粮大户罗建军: the subject stands before the verb; 陈大贵把手一挥: there is none.
     */
    struct span clause = {quote_clause_start(text, said), said.end};
    struct quote_speaker speaker = quote_nobody(false);
    if (reader_one_of(text, clause.start, THIS) > 0) /* 阮春兰说,这一条是居民定的: */
        speaker = quote_speaker_within(reader, clause.start);
    if (speaker.found)
        return speaker;
    verb = first_verb(reader, clause);
    speaker = quote_who_in(reader, (struct span){clause.start, verb.start});
    return quote_speaker_is_known(&speaker) ? speaker : quote_who_last(reader, said);
}

bool quote_speaker_is_another(const struct quote_reader *reader, uint32_t at)
{
    static const char *const ASKED[] = {"问及", "被问", "被问到", "被问起", NULL};
    const struct text *text = reader->text;

    for (uint32_t voices = 0; voices < VOICES_MAX && quote_marks_end_saying(text, at); voices++)
        at = quote_marks_opening(text, at, 0); /* 受到质疑,“是作秀?”|“有什么目的?” */
    if (at > 0 && (text->fold[at - 1] == ',' || text->fold[at - 1] == ':'))
        at--;
    if (reader_ends_in(text, at, ASKED) > 0)
        return true;
    for (uint32_t length = 2; length <= RECEIVED_LENGTH_MAX && length < at; length++)
        if (lexicon_exact(reader->lexicon, TABLE_SPEECH, text, (struct span){at - length, at})
                .table &&
            is_received(text, at - length))
            return true;
    return false;
}

/* 望着…, 说起…: a clause that begins with what its subject does, who is named in the next one. */
static bool begins_with_act(const struct quote_reader *reader, struct span clause)
{
    uint32_t at = clause.start;
    struct table_match word =
        lexicon_longest(reader->lexicon, TABLE_COMMON_WORDS, reader->text, at, reader->text->count);

    bool who = mention_map_at(&reader->people, at) != NO_ITEM ||
               lexicon_longest(reader->lexicon, TABLE_TITLES, reader->text, at, clause.end).table;
    uint32_t next = text_fold(reader->text, at + 1);
    return !who && (next == 0x7740 || next == 0x4E86 || match_is(word, COMMON_VERB)); /* 着 了 */
}

/* 守在门口的|王兵红着脸: where the words behind the first 的 begin; the end when there is none. */
static uint32_t behind_of(const struct text *text, struct span clause)
{
    static const uint32_t OF = 0x7684; /* 的 */
    uint32_t at = clause.start;

    while (at < clause.end && text->fold[at] != OF)
        at++;
    return at < clause.end ? at + 1 : at;
}

/* 会上, 临走时, 电话那头, 6月9日18时许: a clause that only says when or where. */
static bool tells_when(const struct text *text, struct span clause)
{
    static const char *const ENDS[] = {"上", "中", "时",   "里",   "间",   "后",   "旁",   "边",
                                       "头", "外", "前",   "日",   "许",   "天",   "晚",   "早",
                                       "晨", "夜", "午",   "月",   "年",   "点",   "分",   "际",
                                       "内", "下", "日来", "年来", "月来", "以来", "近来", NULL};
    return reader_ends_in(text, clause.end, ENDS) > 0;
}

/* “…。”贫困户王兵看到信息后,… and “…,”顶楼的沈先生直摇头 have no verb of speech: who begins the
 * sentence behind whole words spoke. */
static struct quote_speaker subject_behind(const struct quote_reader *reader, struct span rest)
{
    const struct text *text = reader->text;
    struct quote_speaker speaker = quote_nobody(false);
    struct span clause = {rest.start, rest.start};
    struct quote_speaker doer =
        speaker; /* 扶贫队员邢志刚|望着窗外,…: named in what seemed an act */

    bool when = false; /* 昨晚,|码头灯火通明,|副教授坐在船头: the clause before told it */

    for (bool on = true; on && clause.end < rest.end && !speaker.found; clause.end++) {
        clause.start = clause.end;
        while (clause.end < rest.end && text->fold[clause.end] != ',')
            clause.end++;
        bool act = begins_with_act(reader, clause);
        struct span subject = {act ? behind_of(text, clause) : clause.start, clause.end};
        bool scene = when && !mention_map_overlaps(&reader->people, clause);
        when = tells_when(text, clause);
        on = act || when || !span_is_empty(first_verb(reader, clause)) ||
             quote_party_is_maker(text, clause) || /* 记者刚进门,|店主… */
             (scene && span_is_empty(quote_party_next_role(reader, clause.start, clause)));
        speaker = quote_who_acts(reader, subject);
        if (act && !doer.found)
            doer = quote_who_acts(reader, clause);
        if (on && !act && !speaker.found && !doer.found)
            doer = quote_who_unnamed(reader, clause); /* 老人说话间,一只喜鹊… */
        if (!speaker.found && (!on || clause.end + 1 >= rest.end) && !doer.found)
            speaker = quote_who_unnamed(reader, subject);
    }
    return speaker.found ? speaker : doer;
}

bool quote_speaker_turns_away(const struct text *text, uint32_t at)
{
    static const char *const AWAY[] = {"对此", "而",   "但",   "然而", "不过", "此外", "另外",
                                       "这首", "这支", "这篇", "这则", "这部", NULL};
    return reader_one_of(text, at, AWAY) > 0;
}

/* “…。”在下川村的|“乡村书房”|,村民原建平说: behind a stretch in marks that opens at `at` and is the
 * name of a thing; `at` when it is what somebody says. */
static uint32_t behind_thing(const struct quote_reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    uint32_t end = at + 1;

    while (cp_is_hanzi(text_fold(text, end)) && end - at <= THING_LENGTH_MAX)
        end++;
    bool said = !cp_is_hanzi(text_fold(text, at - 1));
    for (uint32_t length = 1; length <= SPEECH_VERB_MAX && length <= at; length++)
        said = said ||
               lexicon_exact(reader->lexicon, TABLE_SPEECH, text, (struct span){at - length, at})
                   .table;
    return text_fold(text, end) == 0x201D && !said ? end + 1 : at; /* ” */
}

/* The rest of the sentence behind a quotation that ends at `at`; empty where another matter begins,
 * or what leads to the answer of a question: “…?”卢翠英解释:“…。” */
static struct span rest_behind(const struct quote_reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    struct span rest = {at, at};

    if (text_fold(text, rest.start) == ',')
        rest.start++;
    while (text_fold(text, rest.start) == ' ')
        rest.start++;
    rest.end = rest.start;
    while (!quote_ends_sentence(text_fold(text, rest.end)) && text->fold[rest.end] != '"' &&
           span_length(rest) < ATTRIBUTION_LENGTH_MAX) {
        bool opens = text->fold[rest.end] == 0x201C; /* “ */
        uint32_t next = opens ? behind_thing(reader, rest.end) : rest.end + 1;
        if (next == rest.end)
            break;
        rest.end = next;
    }
    bool answer = text_fold(text, at - 2) == '?' && text_fold(text, rest.end - 1) == ':';
    return answer || quote_speaker_turns_away(text, rest.start) ? (struct span){at, at} : rest;
}

bool quote_speaker_leads_in(const struct quote_reader *reader, uint32_t at)
{
    static const char *const STANCES[] = {"反对", "不同意", "不服", "不乐意", "不愿意", "不答应",
                                          "不信", "急了",   "火了", "不解",   "纳闷",   NULL};
    uint32_t end = at - 1; /* the sentence's mark */

    if (at < 3 || reader_ends_in(reader->text, end, STANCES) > 0)
        return at >= 3;
    struct span verb = last_verb(reader, (struct span){sentence_start(reader->text, end), end});
    return !span_is_empty(verb) && verb.end == end;
}

bool quote_speaker_gestures(const struct quote_reader *reader, uint32_t at)
{
    static const char *const MOODS[] = {"余悸", "后怕", "难掩", "激动", "感慨", "欣慰", "庆幸",
                                        "无奈", "感激", "自豪", "惊魂", "兴奋", "喜悦", "委屈"};
    /* 手头脸眼嘴眉腰泪汗脚笑乐叹哭指拍望看掏拿端捋举擦抹翻蹲站坐靠竖递声捂胸肩抬挥摇捧抱 */
    static const uint32_t MOVES[] = {
        0x624B, 0x5934, 0x8138, 0x773C, 0x5634, 0x7709, 0x8170, 0x6CEA, 0x6C57, 0x811A, 0x7B11,
        0x4E50, 0x53F9, 0x54ED, 0x6307, 0x62CD, 0x671B, 0x770B, 0x638F, 0x62FF, 0x7AEF, 0x634B,
        0x4E3E, 0x64E6, 0x62B9, 0x7FFB, 0x8E72, 0x7AD9, 0x5750, 0x9760, 0x7AD6, 0x9012, 0x58F0,
        0x6342, 0x80F8, 0x80A9, 0x62AC, 0x6325, 0x6447, 0x6367, 0x62B1};
    struct span rest = rest_behind(reader, at), mention;

    if (mention_map_last(&reader->people, rest, &mention) != NO_ITEM)
        rest.start = mention.end;                             /* 信用社站长|周建国|… */
    for (size_t i = 0; i < sizeof MOODS / sizeof *MOODS; i++) /* 房客邱美凤|余悸犹存 */
        if (text_find(reader->text, rest, MOODS[i]) < rest.end)
            return true;
    return quote_has_any(reader->text, rest, MOVES, sizeof MOVES / sizeof *MOVES);
}

bool quote_speaker_is_said_behind(const struct quote_reader *reader, uint32_t at)
{
    return !span_is_empty(first_verb(reader, rest_behind(reader, at)));
}

/* “…。”何秀云擦擦汗,|旁边的儿媳柏灵接过话茬:“…。” Who acts before somebody else speaks. */
static struct quote_speaker before_next_speaker(const struct quote_reader *reader, struct span rest,
                                                struct span verb)
{
    struct span clause = {rest.start, rest.start};
    bool leads = text_fold(reader->text, rest.end - 1) == ':';

    while (clause.end < verb.start && reader->text->fold[clause.end] != ',')
        clause.end++;
    return leads && clause.end < verb.start && !begins_with_act(reader, clause)
               ? quote_who_acts(reader, clause)
               : quote_nobody(false);
}

/* “…。”|听到妻子的话,周建国点了点头: who has heard it has not said it. */
static bool begins_with_hearing(const struct text *text, struct span rest)
{
    static const char *const HEARING[] = {"听", "闻", NULL};
    static const char *const SAYINGS[] = {"话", "闻言", "听罢", "听完", "此言", NULL};
    struct span clause = {rest.start, rest.start};

    while (clause.end < rest.end && text->fold[clause.end] != ',')
        clause.end++;
    if (reader_one_of(text, clause.start, HEARING) == 0)
        return false;
    for (size_t i = 0; SAYINGS[i]; i++)
        if (text_find(text, clause, SAYINGS[i]) < clause.end)
            return true;
    return false;
}

struct quote_speaker quote_speaker_behind(const struct quote_reader *reader, uint32_t at)
{
    struct quote_speaker speaker = quote_nobody(false);
    struct span rest = rest_behind(reader, at);
    struct span verb = first_verb(reader, rest);
    bool leads = text_fold(reader->text, rest.end - 1) == ':';

    if ((span_is_empty(verb) || leads) && begins_with_hearing(reader->text, rest))
        return quote_nobody(true);

    if (!span_is_empty(verb))
        speaker = before_next_speaker(reader, rest, verb);
    if (!speaker.found && !span_is_empty(verb))
        speaker = quote_who_last(reader, (struct span){rest.start, verb.start});
    speaker.found = quote_speaker_is_known(&speaker) && !speaker.cited;
    if (!speaker.found && quote_marks_end_saying(reader->text, at))
        speaker = subject_behind(reader, rest);
    return speaker;
}

/* 罗老汉抹了把汗。|“今年又是好收成。” 说起往事,他的眼圈红了。| Who alone is named in a sentence
 * without a verb of speech, or the pronoun in it; 法官连忙将|他|拉起 is about the judge. */
static struct quote_speaker alone_in(const struct quote_reader *reader, struct span sentence)
{
    static const char *const LEARNS[] = {"了解到", "得知", "获悉", "听说", NULL};
    static const char *const TO_WHOM[] = {"将", "把", "对", "向", "给", "让", "扶", NULL};
    struct quote_speaker speaker = quote_nobody(false);
    for (size_t i = 0; LEARNS[i]; i++) /* 她了解到,…。|“罗家人不想负责。” */
        if (text_find(reader->text, sentence, LEARNS[i]) < sentence.end)
            return speaker;
    speaker = quote_who_begins(reader, sentence);
    uint32_t pronoun =
        mention_map_overlaps(&reader->people, sentence) ? 0 : quote_focus_pronoun(reader, sentence);

    if (speaker.found)
        return speaker;
    if (pronoun != 0) {
        uint32_t at = sentence.start;
        while (reader->text->fold[at] != pronoun)
            at++;
        if (reader_ends_in(reader->text, at, TO_WHOM) > 0)
            return quote_who_unnamed(reader, sentence);
        speaker = quote_focus_of(reader, at, pronoun);
    } else
        speaker.person = quote_focus_only(reader, sentence);
    speaker.found = speaker.person != NO_ITEM || speaker.role.length > 0;
    return speaker;
}

/* 记者问他想不想下山。|“下去了,这林子谁看?” Who is asked in a sentence speaks behind it. */
static struct quote_speaker asked_in(const struct quote_reader *reader, struct span sentence,
                                     struct span verb)
{
    struct quote_speaker speaker = quote_nobody(false);
    uint32_t whom = text_fold(reader->text, verb.end);

    if (whom == 0x4ED6 || whom == 0x5979) /* 他 她 */
        speaker = quote_focus_of(reader, sentence.start, whom);
    else
        speaker.person = quote_focus_only(reader, (struct span){verb.end, sentence.end});
    speaker.found = speaker.person != NO_ITEM || speaker.role.length > 0;
    return speaker;
}

/* Who says something in a sentence; nobody when it has no verb of speech. */
static struct quote_speaker said_in(const struct quote_reader *reader, struct span sentence,
                                    struct span verb)
{
    struct quote_speaker speaker =
        quote_who_last(reader, (struct span){sentence.start, verb.start});

    speaker.found = speaker.person != NO_ITEM || speaker.role.length > 0;
    return speaker.found ? speaker : quote_nobody(false);
}

struct quote_speaker quote_speaker_within(const struct quote_reader *reader, uint32_t at)
{
    struct span sentence = {sentence_start(reader->text, at), at};
    struct span verb = first_verb(reader, sentence);

    return span_is_empty(verb) ? quote_nobody(false) : said_in(reader, sentence, verb);
}

struct quote_speaker quote_speaker_ending(const struct quote_reader *reader, uint32_t end)
{
    struct span sentence = {sentence_start(reader->text, end), end};
    struct span verb = first_verb(reader, sentence);

    if (span_is_empty(verb))
        return alone_in(reader, sentence);
    bool question = text_fold(reader->text, reader->said.end - 1) == '?';
    bool asks = text_fold(reader->text, verb.end - 1) == ASK;
    if (asks && (!question || verb.end < sentence.end)) /* …走上前问。|“你怎么了?” */
        return asked_in(reader, sentence, verb);
    return said_in(reader, sentence, verb);
}

struct quote_speaker quote_speaker_earlier(const struct quote_reader *reader, uint32_t at)
{
    const struct text *text = reader->text;

    if (at < 2 || text->fold[at - 1] == '\n' || quote_marks_end_saying(text, at))
        return quote_nobody(false);
    return quote_speaker_ending(reader, at - 1);
}

struct quote_speaker quote_speaker_said_earlier(const struct quote_reader *reader, uint32_t at)
{
    struct span sentence = {sentence_start(reader->text, at - (at > 0)), at - (at > 0)};

    return span_is_empty(first_verb(reader, sentence)) ? quote_nobody(false)
                                                       : quote_speaker_earlier(reader, at);
}

bool quote_speaker_is_somebody_behind(const struct quote_reader *reader, uint32_t at)
{
    struct span rest = rest_behind(reader, at);

    return mention_map_overlaps(&reader->people, rest) || quote_focus_pronoun(reader, rest) != 0 ||
           !span_is_empty(quote_party_next_role(reader, rest.start, rest));
}

struct quote_speaker quote_speaker_alone(const struct quote_reader *reader, struct span sentence)
{
    struct span words = {sentence.start, sentence.end - 1};
    struct span verb = last_verb(reader, words);

    if (span_is_empty(verb) || verb.end != words.end ||
        !match_is(lexicon_exact(reader->lexicon, TABLE_SPEECH, reader->text, verb), SPEECH_VERB))
        return quote_nobody(false);
    struct quote_speaker speaker = quote_who_last(reader, (struct span){words.start, verb.start});
    speaker.found = speaker.person != NO_ITEM || speaker.role.length > 0;
    return speaker;
}
