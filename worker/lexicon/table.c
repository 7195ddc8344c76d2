/* table.c: the trie of table.h, and how it is built from sorted rows. */
#include "lexicon/table.h"

#include <assert.h>
#include <stdlib.h>

/* --- Looking up
 * ------------------------------------------------------------------------------------ */

static inline bool table_may_start(const struct table *table, uint32_t cp)
{
    return cp > 0xFFFF || (table->first[cp / 32] >> cp % 32 & 1u);
}

static const struct table_node *table_child(const struct table *table,
                                            const struct table_node *node, uint32_t cp)
{
    uint32_t low = node->children, end = node[1].children, high = end;

    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (table->nodes[middle].cp < cp)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < end && table->nodes[low].cp == cp)
        return &table->nodes[low];
    return NULL;
}

static struct table_match match_of(const struct table *table, const struct table_node *node,
                                   uint32_t length)
{
    const struct table_entry *entries = table->entries + node->entry - 1;
    uint32_t count = 1;

    while (entries[count - 1].more)
        count++;
    return (struct table_match){table, entries, count, length};
}

struct table_match table_longest(const struct table *table, const struct text *text, uint32_t at,
                                 uint32_t end)
{
    const struct table_match none = {0};
    const struct table_node *best = NULL;
    uint32_t length = 0;

    if (table->entry_count == 0 || at >= end || !table_may_start(table, text->fold[at]))
        return none;
    const struct table_node *node = table->nodes;
    for (uint32_t i = at; i < end; i++) {
        node = table_child(table, node, text->fold[i]);
        if (!node)
            break;
        if (node->entry > 0) {
            best = node;
            length = i + 1 - at;
        }
    }
    return best ? match_of(table, best, length) : none;
}

struct table_match table_exact(const struct table *table, const struct text *text, struct span span)
{
    struct table_match match = table_longest(table, text, span.start, span.end);
    return match.length == span_length(span) ? match : (struct table_match){0};
}

const char *table_column(const struct table *table, const struct table_entry *entry,
                         unsigned column)
{
    assert(column < LEXICON_COLUMNS_MAX);
    return table->pool + entry->column[column];
}

/* --- Building
 * -------------------------------------------------------------------------------------- */

static int row_compare(const void *a, const void *b)
{
    const struct table_row *x = a, *y = b;
    uint16_t shorter = x->length < y->length ? x->length : y->length;

    for (uint16_t i = 0; i < shorter; i++)
        if (x->key[i] != y->key[i])
            return x->key[i] < y->key[i] ? -1 : 1;
    if (x->length != y->length)
        return x->length < y->length ? -1 : 1;
    return 0;
}

/* qsort is not stable: rows of one key keep the order of the file by where their columns lie in it.
 */
static int row_compare_stable(const void *a, const void *b)
{
    const struct table_row *x = a, *y = b;
    int order = row_compare(a, b);

    if (order != 0)
        return order;
    return x->column[0] < y->column[0] ? -1 : x->column[0] > y->column[0];
}

/* The rows below one node: they share `depth` characters. */
struct node_range {
    size_t from, to;
    uint16_t depth;
};

struct table_growth {
    struct table_node *nodes;
    struct node_range *ranges; /* of each node */
    uint32_t count;
};

static void growth_expand(struct table_growth *growth, uint32_t at, const struct table_row *rows)
{
    struct node_range range = growth->ranges[at];
    struct table_node *node = &growth->nodes[at];
    size_t row = range.from;

    while (row < range.to && rows[row].length == range.depth)
        row++;
    node->entry = row > range.from ? (uint32_t)range.from + 1 : 0;
    node->children = growth->count;
    while (row < range.to) {
        uint32_t cp = rows[row].key[range.depth];
        size_t from = row;
        while (row < range.to && rows[row].key[range.depth] == cp)
            row++;
        uint32_t child = growth->count++;
        growth->nodes[child].cp = cp;
        growth->ranges[child] = (struct node_range){from, row, (uint16_t)(range.depth + 1)};
    }
}

static bool growth_run(struct table_growth *growth, const struct table_row *rows, size_t count)
{
    size_t nodes_max = 2;

    for (size_t i = 0; i < count; i++)
        nodes_max += rows[i].length;
    growth->nodes = calloc(nodes_max, sizeof *growth->nodes);
    growth->ranges = calloc(nodes_max, sizeof *growth->ranges);
    if (!growth->nodes || !growth->ranges)
        return false;
    growth->ranges[0] = (struct node_range){0, count, 0};
    growth->count = 1;
    for (uint32_t at = 0; at < growth->count; at++)
        growth_expand(growth, at, rows);
    growth->nodes[growth->count].children = growth->count;
    growth->count++;
    return true;
}

/* Whether the row has the same text in a column as the row before: then both share it in the pool.
 */
static bool repeats_column(const struct table_row *rows, size_t row, unsigned column)
{
    return row > 0 && rows[row - 1].column[column] &&
           strcmp(rows[row].column[column], rows[row - 1].column[column]) == 0;
}

static size_t pool_size(const struct table_row *rows, size_t count)
{
    size_t size = 1;

    for (size_t i = 0; i < count; i++)
        for (unsigned c = 0; c < LEXICON_COLUMNS_MAX; c++)
            if (rows[i].column[c])
                size += strlen(rows[i].column[c]) + 1;
    return size;
}

static void entries_fill(struct table_entry *entries, char *pool, const struct table_row *rows,
                         size_t count)
{
    uint32_t used = 1; /* offset 0 is the empty string */

    for (size_t i = 0; i < count; i++) {
        entries[i].kind = rows[i].kind;
        entries[i].length = (uint8_t)rows[i].length;
        entries[i].more = i + 1 < count && row_compare(&rows[i], &rows[i + 1]) == 0;
        for (unsigned c = 0; c < LEXICON_COLUMNS_MAX; c++) {
            if (!rows[i].column[c] || !*rows[i].column[c])
                continue;
            if (repeats_column(rows, i, c)) {
                entries[i].column[c] = entries[i - 1].column[c];
                continue;
            }
            size_t size = strlen(rows[i].column[c]) + 1;
            memcpy(pool + used, rows[i].column[c], size);
            entries[i].column[c] = used;
            used += (uint32_t)size;
        }
    }
}

bool table_build(struct table_row *rows, size_t count, struct table *ret_table)
{
    struct table_growth growth = {0};

    qsort(rows, count, sizeof *rows, row_compare_stable);
    struct table_entry *entries = calloc(count + 1, sizeof *entries);
    char *pool = calloc(pool_size(rows, count), 1);
    uint32_t *first = calloc(TABLE_FIRST_WORDS, sizeof *first);
    if (!entries || !pool || !first || !growth_run(&growth, rows, count)) {
        free(entries);
        free(pool);
        free(first);
        free(growth.nodes);
        free(growth.ranges);
        return false;
    }
    free(growth.ranges);
    entries_fill(entries, pool, rows, count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].key[0] <= 0xFFFF)
            first[rows[i].key[0] / 32] |= 1u << rows[i].key[0] % 32;
    *ret_table = (struct table){.nodes = growth.nodes,
                                .entries = entries,
                                .pool = pool,
                                .first = first,
                                .node_count = growth.count,
                                .entry_count = (uint32_t)count};
    return true;
}

void table_done(struct table *table)
{
    free((void *)table->nodes);
    free((void *)table->entries);
    free((void *)table->pool);
    free((void *)table->first);
    *table = (struct table){0};
}
