/* vocabulary.c: the lists of vocabulary.h as tables. */
#include "lexicon/vocabulary.h"

#include <assert.h>
#include <stddef.h>

#define KIND_WORD(name, word) word,
#define KIND_ARRAY(name, file, kinds, columns)                                                     \
    static const char *const KINDS_OF_##name[] = {kinds(KIND_WORD) NULL};
LEXICON_TABLES(KIND_ARRAY)

const struct table_declaration TABLE_DECLARATIONS[TABLE_COUNT] = {
#define DECLARATION(name, file, kinds, columns) [TABLE_##name] = {file, KINDS_OF_##name, columns},
    LEXICON_TABLES(DECLARATION)
#undef DECLARATION
};

const char *table_kind_word(enum lexicon_table table, unsigned kind)
{
    assert(table < TABLE_COUNT);
    return TABLE_DECLARATIONS[table].kinds[kind];
}
