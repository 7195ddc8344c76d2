/*
 * duplicates.c: lines are found by a hash of their folded characters, then compared.
 *
 *     甲段。 乙段。 甲段。 乙段。   ->   甲段。 乙段。     damage: duplicated, 2 places
 */
#include "layout/duplicates.h"

#define NEAR_HANZI_MIN     12u /* speeches repeat short phrases */
#define FAR_HANZI_MIN      30u
#define SENTENCE_HANZI_MIN 12u

static uint32_t span_hash(const struct text *text, struct span span)
{
    uint32_t hash = 2166136261u;

    for (uint32_t at = span.start; at < span.end; at++)
        hash = (hash ^ text->fold[at]) * 16777619u;
    return hash;
}

static void line_drop(struct reading *reading, size_t line)
{
    if (line_is_prose(reading, line))
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
        if (text_equal(reading->text, reading->lines[seen->slots[at] - 1].span, span))
            return seen->slots[at] - 1;
    }
}

static void repeated_lines(struct reading *reading)
{
    struct seen seen = {.size = reading->line_count * 2 + 1};
    size_t previous = reading->line_count;

    seen.slots = arena_array(reading->notes->arena, seen.size, sizeof *seen.slots);
    if (!seen.slots)
        return;
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        uint32_t hanzi = span_hanzi(reading->text, reading->lines[i].span);
        size_t first = hanzi >= NEAR_HANZI_MIN ? seen_find(reading, &seen, i) : i;
        if (first != i && (hanzi >= FAR_HANZI_MIN || first == previous))
            line_drop(reading, i);
        else
            previous = i;
    }
}

/* --- Inside a line ---------------------------------------------------------------------------- */

static uint32_t sentence_end(const struct text *text, struct span span)
{
    uint32_t at = span.start;

    while (at < span.end && text->fold[at] != 0x3002 && text->fold[at] != '!' &&
           text->fold[at] != '?')
        at++;
    while (at < span.end && (text->fold[at] == 0x3002 || text->fold[at] == '!' ||
                             text->fold[at] == '?' || cp_is_closing(text->fold[at])))
        at++;
    return at;
}

/* The first sentence of the line that is the same as the one before it; empty when there is none.
 */
static struct span repeated_sentence(const struct text *text, struct span line)
{
    struct span before = {line.start, line.start};

    for (uint32_t at = line.start; at < line.end;) {
        struct span sentence = {at, sentence_end(text, (struct span){at, line.end})};
        if (span_hanzi(text, sentence) >= SENTENCE_HANZI_MIN &&
            text_equal(text, text_trim(text, before), text_trim(text, sentence)))
            return sentence;
        before = sentence;
        at = sentence.end;
    }
    return (struct span){line.end, line.end};
}

static void repeated_sentences(struct reading *reading)
{
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span twice = repeated_sentence(reading->text, reading->lines[i].span);
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
    repeated_sentences(reading);
}
