/*
 * quote_turn.c: the quotations of the two paragraphs before tell whether one goes on, answers or
 * asks again; failing that, whom the paragraph before is about.
 */
#include "recognise/quote/quote_turn.h"

#include "recognise/quote/quote_focus.h"
#include "recognise/quote/quote_party.h"
#include "recognise/reader.h"

#define HEAD_LENGTH_MAX 16u /* before the colon of a turn: 县医保局局长巫远志| */
#define SPEECH_LENGTH_MIN                                                                          \
    10u                    /* of paragraphs of one speech; shorter ones may answer each other      \
                            */
#define TURN_LENGTH_MIN 8u /* of one that vouches for itself */
#define TURN_BESIDE_MIN 2u /* of one beside it */

/* The paragraph around `at`, without its line break. */
static struct span paragraph_at(const struct text *text, uint32_t at)
{
    struct span line = {at, at};

    while (line.start > 0 && text->fold[line.start - 1] != '\n')
        line.start--;
    while (line.end < text->count && text->fold[line.end] != '\n')
        line.end++;
    return line;
}

/* The paragraph before `line`; empty at the beginning. */
static struct span paragraph_before(const struct text *text, struct span line)
{
    return line.start > 0 ? paragraph_at(text, line.start - 1) : (struct span){0, 0};
}

/* The last quotation of `line`; NULL when it has none. */
static const struct quote *last_quote_in(const struct quote_reader *reader, struct span line)
{
    for (size_t i = reader->findings->quote_count; i-- > 0;) {
        const struct quote *quote = &reader->findings->quotes[i];
        if (quote->span.start < line.start)
            return NULL;
        if (quote->span.start < line.end)
            return quote;
    }
    return NULL;
}

/* Whether all quotations of `line` are said by the one who says `last`. */
static bool has_one_speaker(const struct quote_reader *reader, struct span line,
                            const struct quote *last)
{
    const struct quote *first = reader->findings->quotes;

    for (const struct quote *quote = last; quote >= first; quote--) {
        if (quote->span.start < line.start)
            break;
        if (quote->person != last->person || !slice_equal(quote->role, last->role))
            return false;
    }
    return true;
}

static bool asks(const struct text *text, struct span words)
{
    return words.end > words.start && text_fold(text, words.end - 1) == '?';
}

static struct quote_speaker speaker_of(const struct quote *quote)
{
    struct quote_speaker speaker = quote_nobody(false);

    if (!quote || quote->kind == QUOTE_CITED)
        return speaker;
    speaker.person = quote->person;
    speaker.role = quote->role;
    speaker.found = quote->person != NO_ITEM || quote->role.length > 0;
    return speaker;
}

static bool is_same(const struct quote_speaker *a, const struct quote_speaker *b)
{
    return a->person == b->person && slice_equal(a->role, b->role);
}

/* Who speaks behind `last`, which ends the paragraph `before`: the one who spoke before that one
 * when a question is answered or asked again, else the same. */
static struct quote_speaker next_in_turn(const struct quote_reader *reader, struct span before,
                                         const struct quote *last, const struct quoted *quoted)
{
    const struct text *text = reader->text;
    const struct quote *earlier = last_quote_in(reader, paragraph_before(text, before));
    struct quote_speaker second = speaker_of(last), first = speaker_of(earlier);

    if (first.found && second.found && !is_same(&first, &second) &&
        (asks(text, last->words) || (asks(text, earlier->words) && asks(text, quoted->words))))
        return first;
    bool brief = span_length(last->words) < SPEECH_LENGTH_MIN ||
                 span_length(quoted->words) < SPEECH_LENGTH_MIN;
    if (brief || asks(text, last->words) || asks(text, quoted->words) || !second.found ||
        !has_one_speaker(reader, before, last) || (first.found && !is_same(&first, &second)))
        return quote_nobody(false);
    return second;
}

/* Whether the paragraph behind `line` opens with a quotation. */
static bool is_answered(const struct text *text, struct span line)
{
    uint32_t next = text_fold(text, line.end + 1);
    return next == 0x201C || next == '"';
}

/* “…。”\n这是校长冷玉山的话。 Who alone is named in a sentence that points back. */
static struct quote_speaker named_behind(const struct quote_reader *reader, struct span line)
{
    static const char *const THIS[] = {"这是",   "这番话", "这句话", "这话",
                                       "说这话", "说这番", NULL};
    struct quote_speaker speaker = quote_nobody(false);
    struct span sentence = {line.end + 1, line.end + 1};

    if (reader_one_of(reader->text, sentence.start, THIS) == 0)
        return speaker;
    while (!quote_ends_sentence(text_fold(reader->text, sentence.end)))
        sentence.end++;
    speaker.person = quote_focus_only(reader, sentence);
    speaker.found = speaker.person != NO_ITEM;
    return speaker;
}

struct quote_speaker quote_turn_of_paragraph(const struct quote_reader *reader,
                                             const struct quoted *quoted)
{
    const struct text *text = reader->text;

    if (quoted->span.start > 0 && text->fold[quoted->span.start - 1] != '\n')
        return quote_nobody(false);
    struct span line = paragraph_at(text, quoted->span.start);
    struct span before = paragraph_before(text, line);
    bool alone = quoted->span.end == line.end;
    if (mention_map_overlaps(&reader->people, (struct span){quoted->span.end, line.end}) ||
        quote_speaker_is_said_behind(reader, quoted->span.end))
        return quote_nobody(false);
    struct quote_speaker speaker = alone ? named_behind(reader, line) : quote_nobody(false);
    if (speaker.found || span_is_empty(before))
        return speaker;
    const struct quote *last = last_quote_in(reader, before);
    uint32_t mark = text->fold[before.end - 1];
    if (mark == ':')
        return quote_speaker_before(reader, before.end);
    if (last && last->span.end == before.end)
        return next_in_turn(reader, before, last, quoted);
    if (!quote_ends_sentence(mark))
        return speaker; /* a heading */
    if (last && speaker_of(last).found) {
        struct quote_speaker ending = quote_speaker_ending(reader, before.end - 1);
        struct quote_speaker spoke = speaker_of(last);
        return is_same(&ending, &spoke) ? next_in_turn(reader, before, last, quoted) : ending;
    }
    if (asks(text, quoted->words) && is_answered(text, line))
        return speaker;
    speaker = quote_speaker_ending(reader, before.end - 1);
    if (!speaker.found) {
        speaker.person = quote_focus_only(reader, before);
        speaker.found = speaker.person != NO_ITEM;
    }
    return speaker;
}

/* --- Transcripts ------------------------------------------------------------------------------ */

/* The name or role that stands before a colon at the beginning of the paragraph `line`, and what
 * follows it. */
static bool read_turn(const struct quote_reader *reader, struct span line,
                      struct quote_turn *ret_turn)
{
    const struct text *text = reader->text;
    struct span head = {line.start, line.start}, mention;

    while (head.end < line.end && span_length(head) < HEAD_LENGTH_MAX &&
           text->fold[head.end] != ':' && text->fold[head.end] != ',')
        head.end++;
    struct span said = {head.end + 1, line.end};
    if (span_is_empty(head) || said.start >= line.end || text->fold[head.end] != ':' ||
        !quote_ends_sentence(text->fold[line.end - 1]) || quote_has_mark(text, said))
        return false;
    struct quote_speaker speaker = quote_nobody(true);
    speaker.person = mention_map_last(&reader->people, head, &mention);
    if (speaker.person != NO_ITEM && mention.end != head.end)
        return false;
    struct span role = quote_party_next_role(reader, head.start, head);
    if (speaker.person == NO_ITEM && !span_is_empty(role) && span_length(role) == span_length(head))
        speaker = quote_party_of_role(reader, role);
    *ret_turn = (struct quote_turn){said, speaker};
    return speaker.person != NO_ITEM || speaker.role.length > 0;
}

/* Whether `line` is a turn beyond doubt: of somebody who has a name and speaks to somebody. */
static bool is_sure_turn(const struct quote_reader *reader, const struct quote_turn *turn)
{
    return turn->speaker.person != NO_ITEM && span_length(turn->said) >= TURN_LENGTH_MIN &&
           (quote_has_first_person(reader->text, turn->said) || asks(reader->text, turn->said));
}

/* Whether the paragraph `beside` makes `turn` one: it is sure, or a reporter asks in one of the two
 * and somebody who has a name speaks in the other. */
static bool is_vouched_for(const struct quote_reader *reader, const struct quote_turn *turn,
                           bool by_maker, struct span beside)
{
    struct quote_turn other;

    if (span_is_empty(beside) || !read_turn(reader, beside, &other))
        return false;
    bool maker = quote_party_is_maker(reader->text, beside);
    return is_sure_turn(reader, &other) ||
           (maker && asks(reader->text, other.said) && turn->speaker.person != NO_ITEM) ||
           (by_maker && asks(reader->text, turn->said) && other.speaker.person != NO_ITEM);
}

bool quote_turn_of_transcript(const struct quote_reader *reader, struct span line,
                              struct quote_turn *ret_turn)
{
    const struct text *text = reader->text;
    bool by_maker = quote_party_is_maker(text, line);
    bool whole = (line.start == 0 || text->fold[line.start - 1] == '\n') &&
                 (line.end == text->count || text->fold[line.end] == '\n');
    struct quote_turn turn;

    if (!whole || !read_turn(reader, line, &turn) || span_length(turn.said) < TURN_BESIDE_MIN)
        return false;
    struct span after =
        line.end < text->count ? paragraph_at(text, line.end + 1) : (struct span){0, 0};
    if (!is_sure_turn(reader, &turn) &&
        !is_vouched_for(reader, &turn, by_maker, paragraph_before(text, line)) &&
        !is_vouched_for(reader, &turn, by_maker, after))
        return false;
    *ret_turn = turn;
    return true;
}
