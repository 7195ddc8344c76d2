/*
 * lexicon.h: all tables together, those compiled in and those of lexicon.dir.
 *
 * lexicon_longest(lexicon, TABLE_UNITS, text, at, end) looks in both and gives the longer match; at
 * the same length the newsroom's own row wins.
 */
#ifndef WIRECOPY_LEXICON_LEXICON_H
#define WIRECOPY_LEXICON_LEXICON_H

#include "base/status.h"
#include "lexicon/table.h"

#define LEXICON_ID_BYTES 17u /* 16 hexadecimal digits and NUL */

struct lexicon {
    const struct table *built_in; /* TABLE_COUNT of them */
    struct table extra[TABLE_COUNT];
    char id[LEXICON_ID_BYTES];
};

/* Opens the built-in tables and reads DIR/NAME.tsv for each that is there; `dir` may be NULL. A
 * .tsv in it that is no table's name is an error: it would be lost silently. */
enum status lexicon_open(const char *dir, struct lexicon *ret_lexicon, struct complaint *complaint);

void lexicon_close(struct lexicon *lexicon);

struct table_match lexicon_longest(const struct lexicon *lexicon, enum lexicon_table table,
                                   const struct text *text, uint32_t at, uint32_t end);

struct table_match lexicon_exact(const struct lexicon *lexicon, enum lexicon_table table,
                                 const struct text *text, struct span span);

/* Whether there is a match, and of that kind. */
static inline bool match_is(struct table_match match, unsigned kind)
{
    return match.table && match.entries[0].kind == kind;
}

/* What generate/tables.c writes. */
extern const struct table LEXICON_BUILT_IN[TABLE_COUNT];
extern const char LEXICON_BUILT_IN_ID[LEXICON_ID_BYTES];

#endif
