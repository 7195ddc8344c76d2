/*
 * duplicates.c: lines are found by a hash of their folded characters, then compared.
 *
 *     甲段。 乙段。 甲段。 乙段。   ->   甲段。 乙段。     damage: duplicated, 2 places
 */
#include "layout/duplicates.h"

#include "layout/captions.h"

#define NEAR_HANZI_MIN    12u /* speeches repeat short phrases */
#define FAR_HANZI_MIN     30u
#define BEGIN_HANZI_MIN   18u
#define LEAD_HANZI_MIN    60u /* shorter ones are the caption of a picture, without its credit */
#define RUN_SENTENCES_MAX 6u
#define PIECE_MIN         12u /* code points, without the mark at its end */

static uint32_t span_hash(const struct text *text, struct span span)
{
    uint32_t hash = 2166136261u;

    for (uint32_t at = span.start; at < span.end; at++)
        if (!cp_is_space(text->fold[at]))
            hash = (hash ^ text->fold[at]) * 16777619u;
    return hash;
}

/* Whether both have the same characters, white space aside. */
static bool same_characters(const struct text *text, struct span a, struct span b)
{
    for (;;) {
        a.start = skip_space(text, a.start, a.end);
        b.start = skip_space(text, b.start, b.end);
        if (a.start == a.end || b.start == b.end)
            return a.start == a.end && b.start == b.end;
        if (text->fold[a.start++] != text->fold[b.start++])
            return false;
    }
}

static void line_drop(struct reading *reading, size_t line)
{
    if (line_is_prose(reading, line) && !caption_is(reading, line))
        notes_damage(reading->notes, DAMAGE_DUPLICATED, true, true);
    line_remove(reading, line, REMOVAL_DUPLICATE);
}

/* A table of the lines seen so far, open addressing. */
struct seen {
    size_t *slots; /* line + 1; 0 is empty */
    size_t size;
};

static size_t seen_find(const struct reading *reading, const struct seen *seen, size_t line)
{
    struct span span = reading->lines[line].span;

    for (size_t at = span_hash(reading->text, span) % seen->size;; at = (at + 1) % seen->size) {
        if (seen->slots[at] == 0) {
            seen->slots[at] = line + 1;
            return line;
        }
        if (same_characters(reading->text, reading->lines[seen->slots[at] - 1].span, span))
            return seen->slots[at] - 1;
    }
}

/* Whether the lines below both are alike too: then a whole part stands twice. */
static bool goes_on_alike(const struct reading *reading, size_t first, size_t again)
{
    size_t a = line_next(reading, first + 1), b = line_next(reading, again + 1);

    return a < again && b < reading->line_count &&
           span_hanzi(reading->text, reading->lines[a].span) >= NEAR_HANZI_MIN &&
           text_equal(reading->text, reading->lines[a].span, reading->lines[b].span);
}

static void repeated_lines(struct reading *reading)
{
    struct seen seen = {.size = reading->line_count * 2 + 1};
    size_t previous = reading->line_count; /* the line above, or the one that it repeats */

    seen.slots = arena_array(reading->notes->arena, seen.size, sizeof *seen.slots);
    if (!seen.slots)
        return;
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        uint32_t hanzi = span_hanzi(reading->text, reading->lines[i].span);
        size_t first = hanzi >= NEAR_HANZI_MIN ? seen_find(reading, &seen, i) : i;
        bool in_order = previous < reading->line_count && first == line_next(reading, previous + 1);
        if (first != i && (hanzi >= FAR_HANZI_MIN || first == previous || in_order ||
                           goes_on_alike(reading, first, i))) {
            line_drop(reading, i);
            previous = first;
        } else {
            previous = i;
        }
    }
}

/* Whether all of the line but its last mark begins the other one, as the text of a picture does
 * that a page makes of the paragraph beside it. */
static bool begins_other(const struct reading *reading, struct span line, struct span other)
{
    const struct text *text = reading->text;

    while (line.end > line.start &&
           (text->fold[line.end - 1] == 0x3002 || text->fold[line.end - 1] == 0x2026 ||
            text->fold[line.end - 1] == '.'))
        line.end--;
    uint32_t length = span_length(line);
    return span_hanzi(text, line) >= BEGIN_HANZI_MIN && length < span_length(other) &&
           text->fold[line.start] == text->fold[other.start] &&
           text_equal(text, line, (struct span){other.start, other.start + length});
}

/* A long paragraph, and a caption below that says it again: the paragraph is the article's. */
static bool is_lead(const struct reading *reading, size_t above, size_t below)
{
    return span_hanzi(reading->text, reading->lines[above].span) >= LEAD_HANZI_MIN &&
           caption_is(reading, below);
}

static void repeated_begins(struct reading *reading)
{
    size_t above = line_next(reading, 0);

    for (size_t i = line_next(reading, above + 1); i < reading->line_count;
         i = line_next(reading, i + 1)) {
        struct span upper = reading->lines[above].span, lower = reading->lines[i].span;
        if (begins_other(reading, lower, upper))
            line_remove(reading, i, REMOVAL_DUPLICATE);
        else if (begins_other(reading, upper, lower) && !is_lead(reading, above, i))
            line_remove(reading, above, REMOVAL_DUPLICATE);
        above = reading->lines[i].gone ? above : i;
    }
}

/* 即时中心/综合报导全县… / 即时中心/综合报导 / 全县…: a page that prints its first lines as one
 * before it begins. */
static void teaser_remove(struct reading *reading)
{
    const struct text *text = reading->text;

    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        size_t front = line_next(reading, i + 1), rest = line_next(reading, front + 1);
        if (rest >= reading->line_count)
            return;
        struct span line = reading->lines[i].span;
        uint32_t cut = line.start + span_length(reading->lines[front].span);
        if (cut < line.end && span_hanzi(text, reading->lines[rest].span) >= FAR_HANZI_MIN &&
            text_equal(text, (struct span){line.start, cut}, reading->lines[front].span) &&
            text_equal(text, text_trim(text, (struct span){cut, line.end}),
                       reading->lines[rest].span))
            line_remove(reading, i, REMOVAL_DUPLICATE);
    }
}

/* --- Inside a line ---------------------------------------------------------------------------- */

enum piece { PIECE_SENTENCE, PIECE_CLAUSE };

static bool ends_piece(uint32_t cp, enum piece piece)
{
    return cp == 0x3002 || cp == '!' || cp == '?' ||
           (piece == PIECE_CLAUSE && (cp == ',' || cp == ';'));
}

static uint32_t piece_end(const struct text *text, struct span span, enum piece piece)
{
    uint32_t at = span.start;

    while (at < span.end && !ends_piece(text->fold[at], piece))
        at++;
    while (at < span.end && (ends_piece(text->fold[at], piece) || cp_is_closing(text->fold[at])))
        at++;
    return at;
}

/* Whether a quotation is open before the piece: who speaks may say a clause twice. */
static bool is_spoken(const struct text *text, struct span line, uint32_t at)
{
    while (at > line.start && text->fold[at - 1] != 0x201C && text->fold[at - 1] != 0x201D)
        at--;
    return at > line.start && text->fold[at - 1] == 0x201C;
}

/* Where a run of a few sentences ends that begins at `at` and has just been said in the same words,
 * up to `before`; `at` when none does. What stands before its first time may be glued to it
 * (作者:甲 小巷窄,…): then the run must be long. */
static uint32_t repeated_run_end(const struct text *text, struct span line, uint32_t before,
                                 uint32_t at)
{
    uint32_t end = at;

    for (uint32_t i = 0; i < RUN_SENTENCES_MAX && end < line.end; i++) {
        end = piece_end(text, (struct span){end, line.end}, PIECE_SENTENCE);
        uint32_t length = end - at;
        if (length > before - line.start)
            break;
        struct span first = {before - length, before};
        uint32_t mark = first.start > line.start ? text->fold[first.start - 1] : 0x3002;
        bool begins = ends_piece(mark, PIECE_SENTENCE) || cp_is_closing(mark) || cp_is_space(mark);
        if (length > (begins ? PIECE_MIN : FAR_HANZI_MIN) &&
            text_equal(text, first, (struct span){at, end}))
            return end;
    }
    return at;
}

/* The first sentences of the line that are the same as those before them; empty when none are. */
static struct span repeated_run(const struct text *text, struct span line)
{
    for (uint32_t at = line.start; at < line.end;) {
        uint32_t before = piece_end(text, (struct span){at, line.end}, PIECE_SENTENCE);
        at = skip_space(text, before, line.end);
        uint32_t end = repeated_run_end(text, line, before, at);
        if (end > at)
            return (struct span){at, end};
    }
    return (struct span){line.end, line.end};
}

/* The first clause that is the same as the one before it and not spoken; empty when there is none.
 */
static struct span repeated_clause(const struct text *text, struct span line)
{
    struct span before = {line.start, line.start};

    for (uint32_t at = line.start; at < line.end;) {
        struct span now = {at, piece_end(text, (struct span){at, line.end}, PIECE_CLAUSE)};
        if (span_length(now) == span_length(before) && span_length(now) > PIECE_MIN &&
            text_equal(text, before, now) && !is_spoken(text, line, before.start))
            return now;
        before = now;
        at = skip_space(text, now.end, line.end);
    }
    return (struct span){line.end, line.end};
}

static void repetitions_cut(struct reading *reading,
                            struct span (*find)(const struct text *, struct span))
{
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span twice = find(reading->text, reading->lines[i].span);
        bool more = twice.end < reading->lines[i].span.end;
        if (span_is_empty(twice) || (more && !line_split(reading, i, twice.end)))
            continue;
        notes_damage(reading->notes, DAMAGE_DUPLICATED, true, true);
        line_cut_back(reading, i, twice.start, REMOVAL_DUPLICATE);
    }
}

void duplicates_remove(struct reading *reading)
{
    repeated_lines(reading);
    repeated_begins(reading);
    teaser_remove(reading);
    repetitions_cut(reading, repeated_run);
    repetitions_cut(reading, repeated_clause);
}
