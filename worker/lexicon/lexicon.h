/*
 * lexicon.h: all tables together: those compiled in, with the newsroom's own rows in their places.
 *
 * A table for which lexicon.dir has a file is built anew at the start, from both: a key of the file
 * takes the place of the same key of the built-in table, or takes it away. So one look-up serves:
 *
 *     lexicon_longest(lexicon, TABLE_UNITS, text, at, end)     人次 at 人次, not 人
 */
#ifndef WIRECOPY_LEXICON_LEXICON_H
#define WIRECOPY_LEXICON_LEXICON_H

#include "base/status.h"
#include "lexicon/table.h"

#define LEXICON_ID_BYTES 17u /* 16 hexadecimal digits and NUL */

struct lexicon {
    struct table tables[TABLE_COUNT];
    bool owned[TABLE_COUNT]; /* built at the start, not compiled in */
    char id[LEXICON_ID_BYTES];
};

/* Opens the built-in tables and reads DIR/NAME.tsv for each that is there; `dir` may be NULL. A
 * .tsv in it that is no table's name is an error: it would be lost silently. Every mistake of every
 * file is a complaint of its own. */
enum status lexicon_open(const char *dir, struct lexicon *ret_lexicon,
                         struct complaints *complaints);

void lexicon_close(struct lexicon *lexicon);

/* The longest key that the text reads at `at`, ending at or before `end`. */
static inline struct table_match lexicon_longest(const struct lexicon *lexicon,
                                                 enum lexicon_table table, const struct text *text,
                                                 uint32_t at, uint32_t end)
{
    const struct table *t = &lexicon->tables[table];

    if (at >= end || !table_may_start(t, text->fold[at]))
        return (struct table_match){0};
    return table_longest(t, text, at, end);
}

/* All keys that the text reads at `at`, as table_prefixes gives them. */
static inline size_t lexicon_prefixes(const struct lexicon *lexicon, enum lexicon_table table,
                                      const struct text *text, uint32_t at, uint32_t end,
                                      struct table_match *ret_matches, size_t max)
{
    return table_prefixes(&lexicon->tables[table], text, at, end, ret_matches, max);
}

/* The rows whose key is exactly the text of `span`. */
static inline struct table_match lexicon_exact(const struct lexicon *lexicon,
                                               enum lexicon_table table, const struct text *text,
                                               struct span span)
{
    return table_exact(&lexicon->tables[table], text, span);
}

/* Whether there is a match, and of that kind. */
static inline bool match_is(struct table_match match, unsigned kind)
{
    return match.table && match.entries[0].kind == kind;
}

/* Whether the word has a row of that kind; it may have several. */
static inline bool match_has(struct table_match match, unsigned kind)
{
    for (uint32_t i = 0; match.table && i < match.entry_count; i++)
        if (match.entries[i].kind == kind)
            return true;
    return false;
}

/* What generate/tables.c writes. */
extern const struct table LEXICON_BUILT_IN[TABLE_COUNT];
extern const char LEXICON_BUILT_IN_ID[LEXICON_ID_BYTES];

#endif
