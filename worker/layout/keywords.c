/* keywords.c: from the last line upwards; see keywords.h. */
#include "layout/keywords.h"

#define KEYWORD_MAX 8u /* code points */

/* Whether the word stands in a line above `line`, character for character. */
static bool stands_above(const struct reading *reading, struct span word, size_t line)
{
    const uint32_t *fold = reading->text->fold;
    size_t bytes = span_length(word) * sizeof *fold;

    for (size_t i = line_next(reading, 0); i < line; i = line_next(reading, i + 1))
        for (uint32_t at = reading->lines[i].span.start;
             at + span_length(word) <= reading->lines[i].span.end; at++)
            if (fold[at] == fold[word.start] && memcmp(fold + at, fold + word.start, bytes) == 0)
                return true;
    return false;
}

/* 长滨乡 稻田: words of the text and nothing else. */
static bool are_keywords(const struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;

    for (uint32_t at = span.start; at < span.end;) {
        struct span word = {at, at};
        while (word.end < span.end && cp_is_hanzi(text->fold[word.end]))
            word.end++;
        if (span_length(word) < 2 || span_length(word) > KEYWORD_MAX ||
            !stands_above(reading, word, line))
            return false;
        at = skip_space(text, word.end, span.end);
    }
    return true;
}

void keywords_remove(struct reading *reading)
{
    size_t begin = reading->line_count, line = line_before(reading, begin);

    for (; line < reading->line_count && are_keywords(reading, line);
         line = line_before(reading, line))
        begin = line;
    if (line == reading->line_count || !line_is_prose(reading, line) ||
        !span_ends_sentence(reading->text, reading->lines[line].span))
        return;
    for (; begin < reading->line_count; begin = line_next(reading, begin + 1))
        line_remove(reading, begin, REMOVAL_FURNITURE);
}
