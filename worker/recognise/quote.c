/* quote.c: from stretches in marks to quotations with their speakers. */
#include "recognise/quote.h"

#include "base/limits.h"
#include "recognise/mention_map.h"
#include "recognise/quote_marks.h"

#define ATTRIBUTION_LENGTH_MAX 60u   /* code points between a quotation and its verb of speech */
#define PRONOUN_REACH_MAX      2000u /* code points between 他 and the name it stands for */
#define WORDS_MIN              4u    /* of a quotation with an attribution */
#define SENTENCE_MIN           8u    /* of one without, when it ends like a sentence or says 我 */
#define CLAUSES_MIN            14u   /* of one without, when it has a comma */

struct quote_reader {
    struct notes *notes;
    const struct lexicon *lexicon;
    const struct text *text;
    struct findings *findings;
    struct mention_map people;
};

/* Who is said to speak. */
struct speaker {
    bool found;
    uint32_t person, document;
    struct slice role;
};

static bool ends_sentence(uint32_t cp)
{
    return cp == 0x3002 || cp == '!' || cp == '?' || cp == '\n' || cp == 0; /* 。 */
}

static bool is_pronoun(uint32_t cp)
{
    return cp == 0x4ED6 || cp == 0x5979; /* 他 她 */
}

/* The index of the person that is mentioned last inside `span`; NO_ITEM when none is. */
static uint32_t person_in(const struct quote_reader *reader, struct span span)
{
    struct span mention;

    if (span_length(span) > PRONOUN_REACH_MAX)
        span.start = span.end - PRONOUN_REACH_MAX;
    return mention_map_last(&reader->people, span, &mention);
}

static uint32_t document_in(const struct quote_reader *reader, struct span span)
{
    for (size_t i = reader->findings->document_count; i-- > 0;)
        if (span_contains(span, reader->findings->documents[i].span))
            return (uint32_t)i;
    return NO_ITEM;
}

/* A title or description in `span`, the last: 一名村民, 该负责人. */
static struct slice role_in(const struct quote_reader *reader, struct span span)
{
    struct span role = {span.end, span.end};

    for (uint32_t at = span.start; at < span.end; at++) {
        struct table_match match =
            lexicon_longest(reader->lexicon, TABLE_TITLES, reader->text, at, span.end);
        if (match.length < 2)
            continue;
        role = (struct span){at, at + match.length};
        at = role.end - 1;
    }
    return text_utf8(reader->notes->arena, reader->text, role);
}

static bool has_pronoun(const struct text *text, struct span span)
{
    for (uint32_t at = span.start; at < span.end; at++)
        if (is_pronoun(text->fold[at]))
            return true;
    return false;
}

/* The speaker that the words of an attribution name: a person, 他, somebody's role, a document. */
static struct speaker speaker_in(const struct quote_reader *reader, struct span span)
{
    struct speaker speaker = {true, person_in(reader, span), NO_ITEM, {"", 0}};

    if (speaker.person != NO_ITEM)
        return speaker;
    speaker.document = document_in(reader, span);
    if (speaker.document != NO_ITEM)
        return speaker;
    if (has_pronoun(reader->text, span))
        speaker.person = person_in(reader, (struct span){0, span.start});
    if (speaker.person == NO_ITEM)
        speaker.role = role_in(reader, span);
    return speaker;
}

/* The first verb of speech in `span`; empty when there is none. */
static struct span first_verb(const struct quote_reader *reader, struct span span)
{
    for (uint32_t at = span.start; at < span.end; at++) {
        struct table_match match =
            lexicon_longest(reader->lexicon, TABLE_SPEECH, reader->text, at, span.end);
        if (match.table)
            return (struct span){at, at + match.length};
    }
    return (struct span){span.end, span.end};
}

/* “…。”贫困户王兵看到信息后,… has no verb of speech: who begins the sentence behind whole words
 * spoke. */
static struct speaker subject_behind(const struct quote_reader *reader, struct span rest)
{
    const struct text *text = reader->text;
    struct speaker speaker = {false, NO_ITEM, NO_ITEM, {"", 0}};
    struct span clause = {rest.start, rest.start};

    if (rest.start < 2 || !ends_sentence(text->fold[rest.start - 2]))
        return speaker;
    while (clause.end < rest.end && text->fold[clause.end] != ',')
        clause.end++;
    speaker.person = person_in(reader, clause);
    speaker.found = speaker.person != NO_ITEM;
    return speaker;
}

/* “…”满小斌说。 The words between the closing mark and the verb name the speaker. */
static struct speaker speaker_behind(const struct quote_reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    struct span rest = {at, at};

    if (text_fold(text, rest.start) == ',')
        rest.start++;
    rest.end = rest.start;
    while (!ends_sentence(text_fold(text, rest.end)) && text_fold(text, rest.end) != 0x201C &&
           span_length(rest) < ATTRIBUTION_LENGTH_MAX)
        rest.end++;
    struct span verb = first_verb(reader, rest);
    if (span_is_empty(verb))
        return subject_behind(reader, rest);
    struct speaker speaker = speaker_in(reader, (struct span){rest.start, verb.start});
    speaker.found =
        speaker.person != NO_ITEM || speaker.document != NO_ITEM || speaker.role.length > 0;
    return speaker;
}

/* Where the sentence begins that `at` is in. A quotation before ends one only with its own full
 * stop: 他觉得“很值得”:“…” is one sentence. */
static uint32_t sentence_start(const struct text *text, uint32_t at)
{
    uint32_t floor = at > SENTENCE_REACH_MAX ? at - SENTENCE_REACH_MAX : 0;

    while (at > floor && !ends_sentence(text->fold[at - 1]) &&
           !(text->fold[at - 1] == 0x201D && at > 1 &&
             (ends_sentence(text->fold[at - 2]) || text->fold[at - 2] == ',')))
        at--;
    return at;
}

/* 张伟强调,“…” or 温力强感到自己的变化:“…”: a verb or a colon right before the mark. */
static struct speaker speaker_before(const struct quote_reader *reader, uint32_t at)
{
    const struct text *text = reader->text;
    struct span said = {sentence_start(text, at), at};

    if (span_is_empty(said))
        return (struct speaker){.found = false};
    uint32_t mark = text->fold[at - 1];
    if (mark == ',' || mark == ':')
        said.end--;
    struct span verb = {said.end, said.end}, next = first_verb(reader, said);
    while (!span_is_empty(next)) {
        verb = next;
        next = first_verb(reader, (struct span){next.end, said.end});
    }
    bool attributed = mark == ':' ||
                      (mark == ',' && verb.end == said.end && !span_is_empty(verb)) ||
                      (verb.end == at && !span_is_empty(verb));
    if (!attributed)
        return (struct speaker){.found = false};
    struct span who = {said.start, verb.end == said.end ? verb.start : said.end};
    return speaker_in(reader, who);
}

/* --- Which stretches are quotations
 * ----------------------------------------------------------------- */

static bool has_any(const struct text *text, struct span span, const uint32_t *cps, size_t count)
{
    for (uint32_t at = span.start; at < span.end; at++)
        for (size_t i = 0; i < count; i++)
            if (text->fold[at] == cps[i])
                return true;
    return false;
}

/* Whether words without an attribution are what somebody said: they are sentences, or say 我 or 你.
 */
static bool is_sentence(const struct text *text, struct span words)
{
    static const uint32_t PERSONS[] = {0x6211, 0x4F60, 0x60A8, 0x54B1, 0x4FFA}; /* 我你您咱俺 */
    static const uint32_t ENDS[] = {0x3002, '!', '?', 0x2026};
    static const uint32_t COMMA[] = {',', ';'};
    uint32_t length = span_length(words);

    if (length < SENTENCE_MIN)
        return false;
    if (has_any(text, words, ENDS, 4))
        return true;
    bool clauses = has_any(text, words, COMMA, 2);
    return clauses && (length >= CLAUSES_MIN || has_any(text, words, PERSONS, 5));
}

/* An unclosed quotation ends before the sentence that names its speaker, when there is one. */
static void close_before_speaker(const struct quote_reader *reader, struct quoted *quoted)
{
    const struct text *text = reader->text;

    for (uint32_t at = quoted->words.start; at < quoted->words.end; at++) {
        if (text->fold[at] != 0x3002)
            continue;
        struct speaker speaker = speaker_behind(reader, at + 1);
        if (!speaker.found || speaker.person == NO_ITEM)
            continue;
        quoted->words.end = quoted->span.end = at + 1;
        return;
    }
}

static void add_quote(struct quote_reader *reader, const struct quoted *quoted,
                      const struct speaker *speaker)
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
        .kind = speaker->document != NO_ITEM ? QUOTE_CITED : QUOTE_DIRECT,
        .person = speaker->person,
        .document = speaker->document,
        .role = speaker->role,
    };
}

/* Whether a quotation that a paragraph's end cuts is closed by a later one: each paragraph between
 * may have an opening mark of its own. */
static bool closes_later(const struct text *text, uint32_t at)
{
    for (; at < text->count; at++) {
        if (text->fold[at] == 0x201D)
            return true;
        if (text->fold[at] == 0x201C && text->fold[at - 1] != '\n')
            return false;
    }
    return false;
}

static void read_quoted(struct quote_reader *reader, struct quoted *quoted)
{
    const struct speaker nobody = {false, NO_ITEM, NO_ITEM, {"", 0}};

    bool missing = !quoted->closed && !closes_later(reader->text, quoted->words.end);
    if (!quoted->closed)
        close_before_speaker(reader, quoted);
    uint32_t length = span_length(quoted->words);
    struct speaker speaker = speaker_before(reader, quoted->span.start);
    bool comma = length > 0 && text_fold(reader->text, quoted->words.end - 1) == ',';
    bool whole = is_sentence(reader->text, quoted->words) || comma;
    if (!speaker.found && (whole || length >= WORDS_MIN))
        speaker = speaker_behind(reader, quoted->span.end);
    if ((length < WORDS_MIN && !comma) || (!speaker.found && !whole))
        return;
    if (speaker.found && !whole && length < SENTENCE_MIN && quoted->closed &&
        !ends_sentence(text_fold(reader->text, quoted->words.end - 1)))
        return; /* 他说这是“大考” */
    if (missing)
        notes_damage(reader->notes, DAMAGE_QUOTES_MISSING, speaker.found, false);
    add_quote(reader, quoted, speaker.found ? &speaker : &nobody);
}

void quote_recognise(struct notes *notes, const struct lexicon *lexicon,
                     const struct layout *layout, struct findings *findings)
{
    struct quote_reader reader = {
        .notes = notes, .lexicon = lexicon, .text = &layout->body, .findings = findings};
    struct quoted quoted;

    mention_map_people(&reader.people, notes->arena, layout->body.count, findings);
    for (uint32_t at = 0; quote_marks_next(&layout->body, at, &quoted); at = quoted.span.end)
        read_quoted(&reader, &quoted);
}
