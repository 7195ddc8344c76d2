/* quote.c: from stretches in marks to quotations, and from sentences that lost theirs. */
#include "recognise/quote/quote.h"

#include "base/limits.h"
#include "recognise/quote/quote_focus.h"
#include "recognise/quote/quote_marks.h"
#include "recognise/quote/quote_party.h"
#include "recognise/quote/quote_speaker.h"
#include "recognise/quote/quote_turn.h"
#include "recognise/reader.h"

#define REPLY_MIN       2u /* of one with an attribution that ends like a sentence: 没有! */
#define WORDS_MIN       4u /* of a quotation with an attribution */
#define SENTENCE_MIN    8u /* of one without, when it has sentences or says 我 */
#define EXCLAIM_MIN     6u /* the same, when it ends like a sentence and has a comma: 妈,我转正了! */
#define VOICE_MIN       4u  /* the same, of one of several voices: 我报名! */
#define CLAUSES_MIN     14u /* of one without, when it has a comma and no end */
#define ATTRIBUTION_MAX 40u /* of a sentence that is nothing but an attribution */

/* “终于通车了!”“不用绕路了!” Several voices, one after another. */
static bool is_beside_another(const struct text *text, struct span words)
{
    uint32_t after = words.end + 1, before = words.start - 2;

    after += text_fold(text, after) == '\n';
    before -= text_fold(text, before) == '\n';
    return text_fold(text, after) == 0x201C || text_fold(text, before) == 0x201D;
}

/* “水来了!”地头一阵欢呼。 An exclamation or a question that begins a paragraph which goes on. */
static bool is_cry(const struct text *text, struct span words)
{
    uint32_t last = text->fold[words.end - 1];
    bool begins = words.start < 2 || text->fold[words.start - 2] == '\n';
    return begins && (last == '!' || last == '?') && cp_is_hanzi(text_fold(text, words.end + 1));
}

/* Whether words without an attribution are what somebody said: they are sentences, or say 我 or 你.
 */
static bool is_sentence(const struct text *text, struct span words)
{
    static const uint32_t ENDS[] = {0x3002, '!', '?', 0x2026};
    static const uint32_t COMMA[] = {',', ';'};
    uint32_t length = span_length(words);
    bool clauses = quote_has_any(text, words, COMMA, 2);

    if (length < SENTENCE_MIN)
        return length >= VOICE_MIN && quote_ends_sentence(text->fold[words.end - 1]) &&
               ((clauses && length >= EXCLAIM_MIN) || is_beside_another(text, words) ||
                is_cry(text, words));
    if (quote_has_any(text, words, ENDS, 4))
        return true;
    return clauses && (length >= CLAUSES_MIN || quote_has_first_person(text, words));
}

/* 帐都是会计在管: two such words make a clause of a few characters, when neither 的 makes a noun of
 * it nor a number a slogan: 六必须六不要. */
static bool is_short_clause(const struct text *text, struct span words)
{
    static const uint32_t WORDS[] = {0x662F, 0x4E0D, 0x6CA1, 0x4F1A, 0x6709, 0x5C31,
                                     0x90FD, 0x5728, 0x5427, 0x5462, 0x554A, 0x4E86};
    static const uint32_t NOUN[] = {
        0x7684, 0x4E00, 0x4E8C, 0x4E24, 0x4E09, 0x56DB, 0x4E94,
        0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341}; /* 是不没会有就都在吧呢啊了;
                                                    的一二两三四五六七八九十 */
    size_t count = 0;

    for (uint32_t at = words.start; at < words.end; at++)
        count +=
            quote_has_any(text, (struct span){at, at + 1}, WORDS, sizeof WORDS / sizeof *WORDS);
    return count > 1 && !quote_has_any(text, words, NOUN, sizeof NOUN / sizeof *NOUN);
}

/* Whether attributed words are a whole saying, and no word that somebody used: 他说这是“大考”. */
static bool is_saying(const struct text *text, const struct quoted *quoted)
{
    return is_short_clause(text, quoted->words) || !quoted->closed ||
           span_length(quoted->words) >= SENTENCE_MIN ||
           quote_ends_sentence(text_fold(text, quoted->words.end - 1)) ||
           quote_has_first_person(text, quoted->words);
}

/* 宣布“国际关注的公共卫生紧急事件”为时尚早: the words are a part of the clause around them. */
static bool is_fragment(const struct text *text, const struct quoted *quoted)
{
    return quoted->closed && cp_is_hanzi(text_fold(text, quoted->span.start - 1)) &&
           cp_is_hanzi(text_fold(text, quoted->span.end)) &&
           quoted->words.end > quoted->words.start &&
           !quote_ends_sentence(text->fold[quoted->words.end - 1]);
}

/* An unclosed quotation ends before the sentence that names its speaker, when there is one. */
static bool close_before_speaker(struct quote_reader *reader, struct quoted *quoted)
{
    const struct text *text = reader->text;

    for (uint32_t at = quoted->words.start; at < quoted->words.end; at++) {
        if (text->fold[at] != 0x3002)
            continue;
        reader->said = (struct span){quoted->words.start, at + 1};
        struct quote_speaker speaker = quote_speaker_behind(reader, at + 1);
        if (!speaker.found || speaker.person == NO_ITEM)
            continue;
        quoted->words.end = quoted->span.end = at + 1;
        return true;
    }
    return false;
}

static void add_quote(struct quote_reader *reader, const struct quoted *quoted,
                      const struct quote_speaker *speaker, bool inferred)
{
    struct findings *findings = reader->findings;
    struct quote *list = arena_grow(reader->notes->arena, findings->quotes, findings->quote_count,
                                    &findings->quote_capacity, sizeof *list);
    if (!list)
        return;
    findings->quotes = list;
    list[findings->quote_count++] = (struct quote){
        .span = quoted->span,
        .words = quoted->words,
        .kind = inferred         ? QUOTE_INFERRED
                : speaker->cited ? QUOTE_CITED
                                 : QUOTE_DIRECT,
        .person = speaker->person,
        .document = speaker->document,
        .organisation = speaker->organisation,
        .role = speaker->role,
    };
}

/* --- Stretches in marks ----------------------------------------------------------------------- */

/* 他说,雨水少,“虽然少收了几包,吃起来更香”: words that somebody used have no comma and no 我. */
static bool has_clause(const struct text *text, struct span words)
{
    static const uint32_t COMMA[] = {',', ';'};
    static const char *const ASKING[] = {"请", "别", "不要", "千万", "大家", NULL};
    return quote_has_any(text, words, COMMA, 2) || quote_has_first_person(text, words) ||
           reader_one_of(text, words.start, ASKING) > 0;
}

/* “…,”周建平说,工人加班到除夕,“机器没停过。” “…。”保安老赵板着脸,“除非有通行证。” A quotation goes
 * on in the sentence that follows it. NULL: this one does not go on another. */
static const struct quote *quote_continued(const struct quote_reader *reader, uint32_t at)
{
    const struct findings *findings = reader->findings;
    const struct text *text = reader->text;

    if (findings->quote_count == 0 || at == 0 || text->fold[at - 1] != ',')
        return NULL;
    const struct quote *last = &findings->quotes[findings->quote_count - 1];
    for (uint32_t i = last->span.end; i < at; i++)
        if (quote_ends_sentence(text->fold[i]))
            return NULL;
    return last;
}

static struct quote_speaker speaker_of(const struct quote *quote)
{
    return (struct quote_speaker){
        true,       quote->kind == QUOTE_CITED, quote->person, quote->document, quote->organisation,
        quote->role};
}

/* “…,”|他说,|“…。” Both halves are said by him. */
static bool is_said_by_pronoun(const struct quote_reader *reader, uint32_t start, uint32_t end)
{
    static const uint32_t PRONOUNS[] = {0x4ED6, 0x5979}; /* 他 她 */
    struct span between = {start, end};
    return quote_has_any(reader->text, between, PRONOUNS, 2) &&
           !mention_map_overlaps(&reader->people, between);
}

/* 菜农桑秀兰轻轻一点。“过去半夜要起来看温度。”桑秀兰的大棚长200米。 Nobody is said to speak, but
 * the sentences before and behind are about one person. */
static struct quote_speaker speaker_on_both_sides(const struct quote_reader *reader,
                                                  struct span span)
{
    static const char *const THUS[] = {"所以", "于是", "因此", "为此", "就这样", NULL};
    struct quote_speaker before = quote_speaker_earlier(reader, span.start);
    uint32_t at = span.end + reader_one_of(reader->text, span.end, THUS);
    at += at > span.end && text_fold(reader->text, at) == ',';
    uint32_t behind = mention_map_at(&reader->people, at);
    uint32_t pronoun = text_fold(reader->text, at);

    if ((pronoun == 0x4ED6 || pronoun == 0x5979) && /* 他 她 */
        text_fold(reader->text, at + 1) != 0x4EEC)  /* 们 */
        behind = quote_focus_of(reader, span.start, pronoun).person;
    return behind != NO_ITEM && behind == before.person ? before : quote_nobody(false);
}

/* The sentence that ends at `end`, with its mark; empty at a line's beginning. */
static struct span sentence_before(const struct text *text, uint32_t end)
{
    struct span sentence = {end, end};

    if (end == 0 || text->fold[end - 1] == '\n')
        return sentence;
    for (sentence.start = end - 1; sentence.start > 0; sentence.start--)
        if (quote_ends_sentence(text->fold[sentence.start - 1]) ||
            end - sentence.start > SENTENCE_REACH_MAX)
            break;
    while (cp_is_space(text->fold[sentence.start]) && sentence.start < end)
        sentence.start++;
    return sentence;
}

/* 林德旺第一个反对。“谁敢打包票?”局长汤建国带着账本上了渔排。 The one who acts behind a quotation
 * spoke, unless the sentence before is about another who has not spoken: then that one did, when it
 * ends in how he takes it, and nobody is sure, when the other does not even move a hand. */
static struct quote_speaker speaker_behind(const struct quote_reader *reader,
                                           const struct quoted *quoted, bool whole)
{
    struct quote_speaker behind = quote_speaker_behind(reader, quoted->span.end);

    if (!whole || behind.person == NO_ITEM ||
        quote_speaker_is_said_behind(reader, quoted->span.end))
        return behind;
    struct quote_speaker before = quote_speaker_earlier(reader, quoted->span.start);
    struct span sentence = sentence_before(reader->text, quoted->span.start);
    bool has_spoken =
        quote_has_mark(reader->text, (struct span){sentence.start, sentence.start + 1});
    if (before.person == NO_ITEM || before.person == behind.person || has_spoken)
        return behind; /* “…。”|赖金水先开口。“…?”蔡万福不甘示弱。 */
    if (quote_speaker_leads_in(reader, quoted->span.start))
        return before;
    return quote_speaker_gestures(reader, quoted->span.end) ? behind : quote_nobody(true);
}

/* 简春福守了三天,“他像自己的小孩。”社工丁安安协助募款。 The sentence ends with the words in marks
 * that it goes on in, and the next is about somebody who does nothing in particular. */
static bool ends_its_sentence(const struct quote_reader *reader, const struct quoted *quoted)
{
    static const uint32_t FULL_STOP = 0x3002; /* 。 */

    return text_fold(reader->text, quoted->words.end - 1) == FULL_STOP &&
           !quote_speaker_gestures(reader, quoted->span.end);
}

/* The speaker whom the words around a stretch name. One that goes on a sentence
 * (小叶说,警情少了,“…。”) or ends its paragraph may be named further before. */
static struct quote_speaker speaker_around(const struct quote_reader *reader,
                                           const struct quoted *quoted, bool whole)
{
    if (quote_speaker_is_another(reader, quoted->span.start))
        return quote_nobody(false);
    struct quote_speaker speaker = quote_speaker_before(reader, quoted->span.start);
    uint32_t next = text_fold(reader->text, quoted->span.end);
    bool goes_on = text_fold(reader->text, quoted->span.start - 1) == ',';
    const struct quote *continued = quote_continued(reader, quoted->span.start);
    struct quote_speaker first = continued ? speaker_of(continued) : quote_nobody(false);

    if (continued && quote_speaker_is_known(&first) &&
        (!speaker.found || is_said_by_pronoun(reader, continued->span.end, quoted->span.start)))
        return first;
    bool said_behind = quote_speaker_is_said_behind(reader, quoted->span.end);
    if (!speaker.found && goes_on && !said_behind && has_clause(reader->text, quoted->words))
        speaker = quote_speaker_within(reader, quoted->span.start);
    if (!speaker.found && goes_on && whole && !said_behind && ends_its_sentence(reader, quoted))
        speaker = quote_speaker_earlier(reader, quoted->span.start);
    if (!speaker.found && (whole || span_length(quoted->words) >= WORDS_MIN))
        speaker = speaker_behind(reader, quoted, whole);
    if (!speaker.found && goes_on && has_clause(reader->text, quoted->words))
        speaker = quote_speaker_within(reader, quoted->span.start);
    if (!speaker.found && whole &&
        (goes_on || next == '\n' || next == 0 ||
         quote_speaker_turns_away(reader->text, quoted->span.end)))
        speaker = quote_speaker_earlier(reader, quoted->span.start);
    if (!speaker.found && whole && (quoted->closed || quoted->goes_on))
        speaker = quote_turn_of_paragraph(reader, quoted);
    if (!speaker.found && whole)
        speaker = speaker_on_both_sides(reader, quoted->span);
    if (!speaker.found && whole && !said_behind &&
        !quote_speaker_is_somebody_behind(reader, quoted->span.end))
        speaker = quote_speaker_said_earlier(reader, quoted->span.start);
    return speaker.found ? speaker : first;
}

/* Paragraphs that only open are one speech: the speaker of the last is that of all. */
static void inherit_speaker(struct quote_reader *reader)
{
    struct quote *quotes = reader->findings->quotes;

    for (size_t i = reader->findings->quote_count; i-- > 1;) {
        struct quote *first = &quotes[i - 1], *second = &quotes[i];
        bool open = first->span.end == first->words.end;
        if (open && first->person == NO_ITEM && first->role.length == 0 &&
            first->span.end + 1 == second->span.start) {
            first->person = second->person;
            first->role = second->role;
        }
    }
}

static void read_quoted(struct quote_reader *reader, struct quoted *quoted)
{
    bool closed_here = !quoted->closed && close_before_speaker(reader, quoted);
    reader->said = quoted->words;
    uint32_t length = span_length(quoted->words);
    bool comma = length > 0 && text_fold(reader->text, quoted->words.end - 1) == ',';
    bool whole = is_sentence(reader->text, quoted->words) || comma;
    struct quote_speaker speaker = speaker_around(reader, quoted, whole);

    bool brief =
        length <
        (speaker.found && quote_ends_sentence(text_fold(reader->text, quoted->words.end - 1))
             ? REPLY_MIN
             : WORDS_MIN);
    if ((brief && !comma) || (!speaker.found && !whole) || is_fragment(reader->text, quoted))
        return;
    if (speaker.found && !whole && !is_saying(reader->text, quoted))
        return;
    bool cut_off =
        quoted->span.end == reader->text->count &&
        reader->notes->damage[DAMAGE_TRUNCATED].count > 0; /* its end is gone with the page's */
    if (!quoted->closed && !quoted->goes_on && !cut_off)
        notes_damage(reader->notes, DAMAGE_QUOTES_MISSING, closed_here, false);
    add_quote(reader, quoted, &speaker, false);
}

/* --- Sentences that lost their marks ---------------------------------------------------------- */

/* 矿关了以后,我们种食用菌。村民贺万年说。 What was said is the sentence before, with those before
 * it in which the speaker speaks of himself. */
static void infer_quote(struct quote_reader *reader, struct span attribution)
{
    const struct text *text = reader->text;
    struct span said = sentence_before(text, attribution.start);

    if (span_length(said) < SENTENCE_MIN || quote_has_mark(text, said))
        return;
    reader->said = said;
    struct quote_speaker speaker = quote_speaker_alone(reader, attribution);
    if (!speaker.found)
        return;
    for (struct span more = sentence_before(text, said.start);
         quote_has_first_person(text, more) && !quote_has_mark(text, more) &&
         !quote_speaker_alone(reader, more).found;
         more = sentence_before(text, said.start))
        said.start = more.start;
    struct quoted quoted = {said, said, true, false};
    add_quote(reader, &quoted, &speaker, true);
    notes_damage(reader->notes, DAMAGE_QUOTES_MISSING, true, false);
}

/* 我们再也不用绕道了。”村支书说: a mark that closes what nothing has opened. 6”水管 is none. */
static void count_unopened(struct quote_reader *reader, struct span span)
{
    const uint32_t *fold = reader->text->fold;

    for (uint32_t at = span.start; at < span.end; at++)
        if (fold[at] == 0x201D && at > 0 &&
            (quote_ends_sentence(fold[at - 1]) || fold[at - 1] == ','))
            notes_damage(reader->notes, DAMAGE_QUOTES_MISSING, false, false);
}

/* A paragraph of a transcript: 阎立群:我先说一下门诊统筹的事。 */
static bool infer_turn(struct quote_reader *reader, struct span line)
{
    struct quote_turn turn;

    if (!quote_turn_of_transcript(reader, line, &turn))
        return false;
    struct quoted quoted = {turn.said, turn.said, true, false};
    add_quote(reader, &quoted, &turn.speaker, false);
    return true;
}

/* The sentence that begins at `start`, with its mark; empty at a line's end. */
static struct span sentence_behind(const struct text *text, uint32_t start)
{
    struct span sentence = {start, start};

    while (!quote_ends_sentence(text_fold(text, sentence.end)))
        sentence.end++;
    sentence.end += sentence.end > start && text_fold(text, sentence.end) == 0x3002;
    return sentence;
}

/* 李桂花摘下手套说:我家离厂子就隔一条河。 What somebody says of himself behind a colon. */
static void infer_behind_colon(struct quote_reader *reader, struct span sentence)
{
    const struct text *text = reader->text;
    struct span said = {text_find(text, sentence, ":"), sentence.end};

    if (said.start == sentence.end || quote_has_mark(text, sentence))
        return;
    reader->said = (struct span){said.start + 1, said.end};
    struct quote_speaker speaker =
        quote_speaker_alone(reader, (struct span){sentence.start, said.start + 1});
    said.start++;
    if (!speaker.found || span_length(said) < SENTENCE_MIN || !quote_has_first_person(text, said))
        return;
    for (struct span more = sentence_behind(text, said.end);
         quote_has_first_person(text, more) && !quote_has_mark(text, more) &&
         text_find(text, more, ":") == more.end;
         more = sentence_behind(text, said.end))
        said.end = more.end;
    struct quoted quoted = {said, said, true, false};
    add_quote(reader, &quoted, &speaker, true);
}

/* The sentences of a line, or of what is left of it. */
static void infer_sentences(struct quote_reader *reader, struct span line)
{
    const struct text *text = reader->text;
    uint32_t start = line.start;

    for (uint32_t at = line.start; at < line.end; at++) {
        if (!quote_ends_sentence(text->fold[at]))
            continue;
        infer_behind_colon(reader, (struct span){start, at + 1});
        if (text->fold[at] == 0x3002 && start > line.start && at - start < ATTRIBUTION_MAX)
            infer_quote(reader, (struct span){start, at + 1});
        start = at + 1;
    }
}

/* What stands between two stretches in marks. */
static void infer_between(struct quote_reader *reader, struct span span)
{
    const struct text *text = reader->text;
    struct span line = span;

    count_unopened(reader, span);
    for (; line.start < span.end; line.start = line.end + 1) {
        line.end = line.start;
        while (line.end < span.end && text->fold[line.end] != '\n')
            line.end++;
        if (!span_is_empty(line) && !infer_turn(reader, line))
            infer_sentences(reader, line);
    }
}

void quote_recognise(struct notes *notes, const struct lexicon *lexicon,
                     const struct layout *layout, struct findings *findings)
{
    struct quote_reader reader = {
        .notes = notes, .lexicon = lexicon, .text = &layout->body, .findings = findings};
    struct quoted quoted;
    uint32_t at = 0;

    reader.called = arena_array(notes->arena, findings->person_count + 1, sizeof *reader.called);
    if (!reader.called)
        return;
    mention_map_people(&reader.people, notes->arena, layout->body.count, findings);
    mention_map_places(&reader.places, notes->arena, layout->body.count, findings);
    mention_map_organisations(&reader.organisations, notes->arena, layout->body.count, findings);
    for (; quote_marks_next(&layout->body, at, &quoted); at = quoted.span.end) {
        infer_between(&reader, (struct span){at, quoted.span.start});
        read_quoted(&reader, &quoted);
    }
    infer_between(&reader, (struct span){at, layout->body.count});
    inherit_speaker(&reader);
}
