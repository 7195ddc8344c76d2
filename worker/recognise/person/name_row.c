/* name_row.c: the marks of a row, and how it ends. */
#include "recognise/person/name_row.h"

#include "recognise/person/person_context.h"

#define ITEM_LENGTH_MAX 3u  /* code points of a place in a row, without its level */
#define ROW_LENGTH_MAX  24u /* code points of a row up to what its items are */

static const uint32_t LIST_COMMA = 0x3001, AND_SO_ON = 0x7B49; /* 、 等 */

bool name_row_mark(uint32_t cp)
{
    return cp == LIST_COMMA || cp == 0x548C || cp == 0x4E0E || cp == 0x53CA; /* 和 与 及 */
}

bool name_row_level(uint32_t cp)
{
    static const uint32_t LEVELS[] = {0x7701, 0x5E02, 0x53BF, 0x533A,
                                      0x9547, 0x4E61, 0x5DDE, 0x6751};
    for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++) /* 省市县区镇乡州村 */
        if (LEVELS[i] == cp)
            return true;
    return false;
}

/* Whether the level at `at` is a word of its own: 等|镇|再选, but 等|村民, 等|县领导. */
static bool is_level_alone(const struct lexicon *lexicon, const struct text *text, uint32_t at)
{
    static const uint32_t PLACE = 0x5730; /* 地 */

    return (name_row_level(text_fold(text, at)) || text_fold(text, at) == PLACE) &&
           lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, at, text->count).length < 2 &&
           lexicon_longest(lexicon, TABLE_TITLES, text, at, text->count).length < 2 &&
           lexicon_longest(lexicon, TABLE_TITLES, text, at + 1, text->count).length < 2;
}

bool name_row_of_places(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    uint32_t item = name.end;

    for (uint32_t at = name.end; at < name.end + ROW_LENGTH_MAX; at++) {
        uint32_t cp = text_fold(text, at);
        if (cp == AND_SO_ON)
            return is_level_alone(lexicon, text, at + 1);
        if (name_row_mark(cp))
            item = at + 1;
        else if (at == name.end || !cp_is_hanzi(cp) || at - item >= ITEM_LENGTH_MAX)
            return false;
    }
    return false;
}

bool name_row_cut(const struct text *text, struct span name)
{
    uint32_t before = text_fold(text, name.start - 1), mark = text_fold(text, name.start - 2);

    return name.start > 1 && text_fold(text, name.end) == LIST_COMMA && cp_is_hanzi(before) &&
           !name_row_mark(before) && (mark == LIST_COMMA || person_context_ends(mark));
}
