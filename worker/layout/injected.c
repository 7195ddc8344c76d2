/* injected.c: what three paragraphs or more begin with, when it is no Chinese that goes on. */
#include "layout/injected.h"

#include "lexicon/lexicon.h"

#define LINES_MIN  3u
#define PHRASE_MIN 4u
#define PHRASE_MAX 16u

/* How many characters both lines begin with. */
static uint32_t common_length(const struct text *text, struct span a, struct span b)
{
    uint32_t length = 0;

    while (length < PHRASE_MAX && length < span_length(a) && length < span_length(b) &&
           text->fold[a.start + length] == text->fold[b.start + length])
        length++;
    return length;
}

/* Behind a Latin word that stands behind Chinese characters, at the end of `phrase`, or behind a
 * spam word; phrase.start when it has neither. */
static uint32_t brand_end(const struct reading *reading, struct span phrase)
{
    const struct text *text = reading->text;

    for (uint32_t at = phrase.end; at > phrase.start + PHRASE_MIN; at--)
        if (cp_is_latin(text->fold[at - 1]) && !cp_is_latin(text_fold(text, at)) &&
            cp_is_hanzi(text->fold[phrase.start]) && cp_is_hanzi(text_fold(text, at)))
            return at;
    for (uint32_t at = phrase.start; at < phrase.end; at++) {
        struct table_match match =
            lexicon_longest(reading->lexicon, TABLE_FURNITURE, text, at, phrase.end);
        if (match_is(match, FURNITURE_SPAM) && at + match.length >= phrase.start + PHRASE_MIN)
            return at + match.length;
    }
    return phrase.start;
}

/* How many of the lines that are left begin as `phrase`. */
static size_t lines_with(const struct reading *reading, struct span phrase)
{
    size_t count = 0;

    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1))
        count +=
            common_length(reading->text, reading->lines[i].span, phrase) >= span_length(phrase);
    return count;
}

/* The phrase of the first pair of neighbours that has one; empty when none has. */
static struct span find_phrase(const struct reading *reading)
{
    size_t before = line_next(reading, 0), lines = 0;

    for (size_t i = before; i < reading->line_count; i = line_next(reading, i + 1))
        lines++;
    for (size_t i = line_next(reading, before + 1); i < reading->line_count;
         before = i, i = line_next(reading, i + 1)) {
        struct span line = reading->lines[i].span;
        uint32_t length = common_length(reading->text, reading->lines[before].span, line);
        if (length < PHRASE_MIN)
            continue;
        struct span phrase = {line.start, line.start + length};
        phrase.end = brand_end(reading, phrase);
        if (span_is_empty(phrase))
            continue;
        size_t with = lines_with(reading, phrase);
        if (with >= LINES_MIN && with * 3 >= lines)
            return phrase;
    }
    return (struct span){0, 0};
}

void injected_remove(struct reading *reading)
{
    struct span phrase = find_phrase(reading);

    if (span_is_empty(phrase))
        return;
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span line = reading->lines[i].span;
        if (common_length(reading->text, line, phrase) < span_length(phrase))
            continue;
        line_cut_front(reading, i, line.start + span_length(phrase), REMOVAL_SPAM);
        notes_damage(reading->notes, DAMAGE_INJECTED_TEXT, true, true);
    }
}
