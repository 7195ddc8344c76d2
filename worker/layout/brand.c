/* brand.c: a word of the table that stands twice is widened to what both places have in common. */
#include "layout/brand.h"

#define PHRASE_MIN 4u /* code points: 九游娱乐 */
#define PHRASE_MAX 24u
#define RUN_MIN    6u /* of words of the table that stand together once: 澳门新葡京娱乐城 */

/* The length of the brand (or of any word that makes spam) at `at`; 0 when there is none. */
static uint32_t brand_length(const struct reading *reading, uint32_t at, uint32_t end, bool or_spam)
{
    struct table_match match =
        lexicon_longest(reading->lexicon, TABLE_FURNITURE, reading->text, at, end);

    for (uint32_t i = 0; match.table && i < match.entry_count; i++)
        if (match.entries[i].kind == FURNITURE_BRAND ||
            (or_spam && match.entries[i].kind == FURNITURE_SPAM))
            return match.length;
    return 0;
}

/* Where the word next stands behind `from`, in this line or below; empty when nowhere. The line is
 * kept in *line. */
static struct span word_again(const struct reading *reading, struct span word, size_t *line)
{
    const uint32_t *fold = reading->text->fold;
    uint32_t length = span_length(word), at = word.end;

    for (size_t i = *line; i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span span = reading->lines[i].span;
        for (at = at > span.start ? at : span.start; at + length <= span.end; at++) {
            if (fold[at] != fold[word.start] ||
                !text_equal(reading->text, word, (struct span){at, at + length}))
                continue;
            *line = i;
            return (struct span){at, at + length};
        }
    }
    return (struct span){word.end, word.end};
}

static bool cp_is_phrase(uint32_t cp)
{
    return cp_is_hanzi(cp) || cp_is_latin(cp) || cp_is_digit(cp);
}

/* Widens `phrase`, which holds the word at `a`, to what stands around the word at `b` too. */
static struct span widen(const struct text *text, struct span phrase, struct span a, struct span b,
                         struct span line)
{
    const uint32_t *fold = text->fold;
    uint32_t left = 0, right = 0;

    while (a.start - left > phrase.start && b.start - left > line.start &&
           fold[a.start - left - 1] == fold[b.start - left - 1])
        left++;
    while (a.end + right < phrase.end && b.end + right < line.end &&
           fold[a.end + right] == fold[b.end + right])
        right++;
    return (struct span){a.start - left, a.end + right};
}

/* What all places of the word have in common; empty when it stands once, or when a place is in
 * quotation marks, where an article names it. */
static struct span common_phrase(const struct reading *reading, struct span word, size_t line)
{
    const struct text *text = reading->text;
    struct span own = reading->lines[line].span, phrase = word, again = word;
    uint32_t spots = 1;

    while (phrase.start > own.start && cp_is_phrase(text->fold[phrase.start - 1]))
        phrase.start--;
    while (phrase.end < own.end && cp_is_phrase(text->fold[phrase.end]))
        phrase.end++;
    for (;; spots++) {
        again = word_again(reading, again, &line);
        if (span_is_empty(again))
            break;
        phrase = widen(text, phrase, word, again, reading->lines[line].span);
    }
    bool quoted = phrase.start > own.start && cp_is_opening(text->fold[phrase.start - 1]);
    bool fits = spots > 1 && !quoted && span_length(phrase) >= PHRASE_MIN &&
                span_length(phrase) <= PHRASE_MAX;
    return fits ? phrase : (struct span){word.end, word.end};
}

/* A brand among words of the table, with nothing between: 澳门新葡京娱乐城. Nobody writes that. */
static struct span run_of_words(const struct reading *reading, struct span word, struct span line)
{
    struct span run = word;
    uint32_t words = 1, length;

    uint32_t at = word.start - line.start > RUN_MIN ? word.start - RUN_MIN : line.start;
    while (at < word.start && brand_length(reading, at, word.start, true) != word.start - at)
        at++;
    words += at < word.start;
    run.start = at;
    for (; (length = brand_length(reading, run.end, line.end, true)) > 0; words++)
        run.end += length;
    return words > 1 && span_length(run) >= RUN_MIN ? run : (struct span){word.end, word.end};
}

/* The article is about gambling, or its title has the word. */
static bool is_topic(const struct reading *reading, struct span word)
{
    static const char *const words[] = {"赌",   "诈骗", "嫌疑", "涉案", "警方",
                                        "公安", "民警", "澳博", "博企", NULL};
    size_t title = line_next(reading, 0);
    struct span top = reading->lines[title].span;

    for (uint32_t at = top.start; at + span_length(word) < top.end; at++)
        if (text_equal(reading->text, word, (struct span){at, at + span_length(word)}))
            return word.start >= top.end;
    for (size_t i = title; i < reading->line_count; i = line_next(reading, i + 1))
        for (uint32_t at = reading->lines[i].span.start; at < reading->lines[i].span.end; at++)
            if (text_one_of(reading->text, at, reading->lines[i].span.end, words))
                return true;
    return false;
}

struct span brand_find(const struct reading *reading)
{
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span line = reading->lines[i].span;
        for (uint32_t at = line.start; at < line.end; at++) {
            uint32_t length = brand_length(reading, at, line.end, false);
            struct span word = {at, at + length};
            if (length == 0)
                continue;
            struct span phrase = common_phrase(reading, word, i);
            if (span_is_empty(phrase))
                phrase = run_of_words(reading, word, line);
            if (!span_is_empty(phrase))
                return is_topic(reading, word) ? (struct span){0, 0} : phrase;
        }
    }
    return (struct span){0, 0};
}
