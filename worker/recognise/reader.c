/* reader.c: looking around in the body. */
#include "recognise/reader.h"

#include "base/limits.h"
#include "base/utf8.h"

static bool ends_sentence(uint32_t cp)
{
    return cp == 0x3002 || cp == '!' || cp == '?' || cp == '\n';
}

static bool ends_clause(uint32_t cp)
{
    return ends_sentence(cp) || cp == ',' || cp == ';' || cp == ':' || cp == '(' || cp == ')' ||
           cp == 0x2026 /* … */;
}

static struct span around(const struct text *text, uint32_t at, bool (*ends)(uint32_t))
{
    struct span span = {at, at};

    while (span.start > 0 && !ends(text->fold[span.start - 1]) &&
           at - span.start < SENTENCE_REACH_MAX)
        span.start--;
    while (span.end < text->count && !ends(text->fold[span.end]) &&
           span.end - at < SENTENCE_REACH_MAX)
        span.end++;
    return span;
}

struct span reader_sentence(const struct text *text, uint32_t at)
{
    return around(text, at, ends_sentence);
}

struct span reader_clause(const struct text *text, uint32_t at)
{
    return around(text, at, ends_clause);
}

bool reader_ends(const struct text *text, uint32_t at, const char *word)
{
    return text_ends_length(text, at, word) > 0;
}

uint32_t reader_one_of(const struct text *text, uint32_t at, const char *const *words)
{
    return text_one_of(text, at, text->count, words);
}

uint32_t reader_ends_in(const struct text *text, uint32_t at, const char *const *words)
{
    uint32_t best = 0;

    for (; *words; words++) {
        uint32_t length = text_ends_length(text, at, *words);
        best = length > best ? length : best;
    }
    return best;
}

uint32_t reader_find_one(const struct text *text, struct span span, const char *const *words)
{
    uint32_t at = span.start;

    while (at < span.end && reader_one_of(text, at, words) == 0)
        at++;
    return at;
}

struct table_match reader_match_before(const struct reader *reader, enum lexicon_table table,
                                       uint32_t start, uint32_t at)
{
    struct table_match match = {0};

    if (at <= start || !table_may_end(&reader->lexicon->tables[table], reader->text->fold[at - 1]))
        return match;
    for (uint32_t from = at > start + 12 ? at - 12 : start; from < at; from++) {
        match = lexicon_exact(reader->lexicon, table, reader->text, (struct span){from, at});
        if (match.table)
            break;
    }
    return match;
}
