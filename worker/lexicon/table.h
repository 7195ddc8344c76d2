/*
 * table.h: a dictionary: keys of folded code points, each with a kind and a few columns.
 *
 * A table is read-only once built. Its keys lie in a trie whose nodes are stored breadth first, so
 * the children of a node stand side by side, sorted, and are found by bisection. Two bitmaps refuse
 * most positions of a text at once: the characters that keys begin with, and those that they end
 * in. The first one leads straight to the root's child as well, as the child's place among its
 * siblings is the number of bits before its own.
 *
 *     units.tsv   人      count           nodes  [root] -> 亩 人 元 ...
 *                 人次    count                            人 -> 次
 *                 亩      area
 *
 * At 人次 in a text, table_longest finds 人次, not 人.
 */
#ifndef WIRECOPY_LEXICON_TABLE_H
#define WIRECOPY_LEXICON_TABLE_H

#include "base/limits.h"
#include "base/text.h"
#include "lexicon/vocabulary.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct table_entry {
    uint16_t kind;
    uint8_t length;                       /* code points of the key */
    uint8_t more;                         /* 1: the next row has the same key */
    uint32_t column[LEXICON_COLUMNS_MAX]; /* offsets into the pool; 0 is "" */
};

/* The children of nodes[i] are nodes[nodes[i].children .. nodes[i + 1].children): they are stored
 * in the order of their parents. One node more stands at the end for the last one's sake. */
struct table_node {
    uint32_t cp;
    uint32_t children;
    uint32_t entry; /* 1 + the index of the first row whose key ends here; 0: none */
};

#define TABLE_BITMAP_WORDS 2048u /* bits for U+0000 to U+FFFF; what lies above is never refused */

struct table {
    const struct table_node *nodes; /* nodes[0] is the root */
    const struct table_entry *entries;
    const char *pool;      /* strings of the columns, UTF-8, each ending in NUL */
    const uint32_t *first; /* bitmap of the first characters of the keys */
    const uint16_t *rank;  /* for each word of `first`, how many bits are set before it */
    const uint32_t *last;  /* bitmap of the last characters of the keys */
    uint32_t node_count;   /* with the one at the end; 0 for a table without rows */
    uint32_t entry_count;
    uint32_t pool_bytes;
};

static inline bool table_bit(const uint32_t *bitmap, uint32_t cp)
{
    return cp > 0xFFFF || (bitmap[cp / 32] >> cp % 32 & 1u);
}

/* Whether a key may begin with `cp`, or end in it: false is certain. */
static inline bool table_may_start(const struct table *table, uint32_t cp)
{
    return table_bit(table->first, cp);
}

static inline bool table_may_end(const struct table *table, uint32_t cp)
{
    return table_bit(table->last, cp);
}

/* One or more rows that share a key. */
struct table_match {
    const struct table *table; /* NULL: no match */
    const struct table_entry *entries;
    uint32_t entry_count;
    uint32_t length; /* code points */
};

/* The longest key that the text reads at `at`, ending at or before `end`. */
struct table_match table_longest(const struct table *table, const struct text *text, uint32_t at,
                                 uint32_t end);

/* All keys that the text reads at `at`, ending at or before `end`, the shortest first; how many. At
 * most `max` of them, the shortest. */
size_t table_prefixes(const struct table *table, const struct text *text, uint32_t at, uint32_t end,
                      struct table_match *ret_matches, size_t max);

/* The rows whose key is exactly the text of `span`. */
struct table_match table_exact(const struct table *table, const struct text *text,
                               struct span span);

/* A column of an entry: 0 is the first after the kind. "" when the row leaves it out. */
const char *table_column(const struct table *table, const struct table_entry *entry,
                         unsigned column);

/* --- Building, at build time or at start ---------------------------------------------------- */

#define TABLE_KIND_REMOVED UINT16_MAX /* a row of lexicon.dir that takes its key away */

struct table_row {
    uint32_t key[LEXICON_KEY_MAX]; /* folded */
    uint16_t length, kind;
    uint32_t order;                          /* table_build's own */
    const char *column[LEXICON_COLUMNS_MAX]; /* borrowed; NULL is "" */
};

/* Builds a table of `rows`, which it sorts. Heap; false when there is no memory. Rows of one key
 * keep their order. Free with table_done. */
bool table_build(struct table_row *rows, size_t count, struct table *ret_table);

/* Builds a table of the rows of `base` and of `rows`, which it sorts: a key of `rows` takes the
 * place of the same key in `base`. Heap; false when there is no memory. Free with table_done. */
bool table_build_over(const struct table *base, struct table_row *rows, size_t count,
                      struct table *ret_table);

/* Frees what table_build made. */
void table_done(struct table *table);

#endif
