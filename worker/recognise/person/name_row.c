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

/* 唐徕渠、惠农渠: two items of a row that end in one kind of water or height, which few given names
 * do; not 王大江、李长江. */
static bool is_row_of_waters(const struct text *text, struct span name)
{
    static const uint32_t KINDS[] = {0x6E20, 0x6C9F, 0x6EAA, 0x5CAD, 0x5C9B}; /* 渠沟溪岭岛 */
    uint32_t kind = text_fold(text, name.end - 1);
    bool known = false;

    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        known = known || KINDS[i] == kind;
    if (!known)
        return false;
    if (text_fold(text, name.start - 1) == LIST_COMMA && text_fold(text, name.start - 2) == kind)
        return true;
    for (uint32_t length = 2; text_fold(text, name.end) == LIST_COMMA && length <= ITEM_LENGTH_MAX;
         length++)
        if (text_fold(text, name.end + length) == kind)
            return true;
    return false;
}

bool name_row_of_places(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    uint32_t item = name.end;

    if (is_row_of_waters(text, name))
        return true;
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
