/* located.c: three tables know places; see located.h. */
#include "layout/located.h"

#define PLACE_MIN 2u
#define PLACE_MAX 8u

static bool is_one(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    static const enum lexicon_table tables[] = {TABLE_CITIES, TABLE_PLACE_STEMS, TABLE_PLACES};

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (lexicon_exact(lexicon, tables[i], text, span).table)
            return true;
    return false;
}

bool located_is(const struct lexicon *lexicon, const struct text *text, struct span span)
{
    if (span_length(span) < PLACE_MIN || span_length(span) > 2 * PLACE_MAX)
        return false;
    if (is_one(lexicon, text, span))
        return true;
    for (uint32_t at = span.start + PLACE_MIN; at + PLACE_MIN <= span.end; at++)
        if (is_one(lexicon, text, (struct span){span.start, at}) &&
            is_one(lexicon, text, (struct span){at, span.end}))
            return true;
    return false;
}

uint32_t located_tail(const struct lexicon *lexicon, const struct text *text, struct span span,
                      uint32_t before)
{
    uint32_t first = span.end > PLACE_MAX ? span.end - PLACE_MAX : 0;

    if (first < span.start + before)
        first = span.start + before;
    for (uint32_t at = first; at + PLACE_MIN <= span.end; at++)
        if (located_is(lexicon, text, (struct span){at, span.end}))
            return at;
    return span.end;
}
