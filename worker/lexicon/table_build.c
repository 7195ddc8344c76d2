/*
 * table_build.c: how the trie of table.h is built from rows, and over another table.
 *
 *     rows        人 count, 人次 count, 元 money        sorted by key
 *     ranges      [0, 3) at the root; below it 人 has [0, 2), 元 has [2, 3);
 *                 below 人, 次 has [1, 2)
 *
 * A node is a range of rows that share their first characters. Nodes are expanded in the order in
 * which they were made, so the children of one stand side by side.
 */
#include "lexicon/table.h"

#include <stdlib.h>

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

/* qsort is not stable: rows of one key keep their order by their numbers. */
static int row_compare_stable(const void *a, const void *b)
{
    const struct table_row *x = a, *y = b;
    int order = row_compare(a, b);

    return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

static void rows_sort(struct table_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        rows[i].order = (uint32_t)i;
    if (count > 0)
        qsort(rows, count, sizeof *rows, row_compare_stable);
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

/* Returns the bytes used of the pool. */
static uint32_t entries_fill(struct table_entry *entries, char *pool, const struct table_row *rows,
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
    return used;
}

static void bitmap_set(uint32_t *bitmap, uint32_t cp)
{
    if (cp <= 0xFFFF)
        bitmap[cp / 32] |= 1u << cp % 32;
}

static void filters_fill(uint32_t *first, uint16_t *rank, uint32_t *last,
                         const struct table_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bitmap_set(first, rows[i].key[0]);
        bitmap_set(last, rows[i].key[rows[i].length - 1]);
    }
    for (uint32_t i = 1; i < TABLE_BITMAP_WORDS; i++)
        rank[i] = (uint16_t)(rank[i - 1] + __builtin_popcount(first[i - 1]));
}

bool table_build(struct table_row *rows, size_t count, struct table *ret_table)
{
    struct table_growth growth = {0};

    rows_sort(rows, count);
    struct table_entry *entries = calloc(count + 1, sizeof *entries);
    char *pool = calloc(pool_size(rows, count), 1);
    uint32_t *first = calloc(TABLE_BITMAP_WORDS, sizeof *first);
    uint16_t *rank = calloc(TABLE_BITMAP_WORDS, sizeof *rank);
    uint32_t *last = calloc(TABLE_BITMAP_WORDS, sizeof *last);
    bool grown = entries && pool && first && rank && last && growth_run(&growth, rows, count);
    struct table table = {.nodes = growth.nodes,
                          .entries = entries,
                          .pool = pool,
                          .first = first,
                          .rank = rank,
                          .last = last,
                          .node_count = growth.count,
                          .entry_count = (uint32_t)count};

    free(growth.ranges);
    if (!grown) {
        table_done(&table);
        return false;
    }
    table.pool_bytes = entries_fill(entries, pool, rows, count);
    filters_fill(first, rank, last, rows, count);
    *ret_table = table;
    return true;
}

/* Writes the key that ends at a node, and returns its length. */
static uint16_t node_key(const struct table *table, const uint32_t *parents, uint32_t node,
                         uint32_t key[LEXICON_KEY_MAX])
{
    uint16_t length = 0;

    for (uint32_t n = node; n != 0; n = parents[n])
        length++;
    for (uint32_t n = node, at = length; n != 0; n = parents[n])
        key[--at] = table->nodes[n].cp;
    return length;
}

/* Turns a table back into rows, in its order; `rows` has room for entry_count. */
static void rows_fill(const struct table *table, uint32_t *parents, struct table_row *rows)
{
    for (uint32_t n = 0; n + 1 < table->node_count; n++) {
        for (uint32_t c = table->nodes[n].children; c < table->nodes[n + 1].children; c++)
            parents[c] = n;
        if (table->nodes[n].entry == 0)
            continue;
        uint32_t e = table->nodes[n].entry - 1;
        do {
            struct table_row *row = &rows[e];
            row->length = node_key(table, parents, n, row->key);
            row->kind = table->entries[e].kind;
            for (unsigned c = 0; c < LEXICON_COLUMNS_MAX; c++)
                row->column[c] = table->pool + table->entries[e].column[c];
        } while (table->entries[e++].more);
    }
}

/* Of all rows, those of `rows` that are not removals, then those of `base` whose keys `rows` does
 * not have; both are sorted. Returns how many, in `all`. */
static size_t rows_merge(const struct table_row *base, size_t base_count,
                         const struct table_row *rows, size_t count, struct table_row *all)
{
    size_t kept = 0, at = 0;

    for (size_t i = 0; i < count; i++)
        if (rows[i].kind != TABLE_KIND_REMOVED)
            all[kept++] = rows[i];
    for (size_t i = 0; i < base_count; i++) {
        while (at < count && row_compare(&rows[at], &base[i]) < 0)
            at++;
        if (at == count || row_compare(&rows[at], &base[i]) != 0)
            all[kept++] = base[i];
    }
    return kept;
}

bool table_build_over(const struct table *base, struct table_row *rows, size_t count,
                      struct table *ret_table)
{
    uint32_t *parents = calloc(base->node_count + 1, sizeof *parents);
    struct table_row *old = calloc(base->entry_count + 1, sizeof *old);
    struct table_row *all = calloc(base->entry_count + count + 1, sizeof *all);
    bool built = false;

    rows_sort(rows, count);
    if (parents && old && all) {
        rows_fill(base, parents, old);
        size_t kept = rows_merge(old, base->entry_count, rows, count, all);
        built = table_build(all, kept, ret_table);
    }
    free(parents);
    free(old);
    free(all);
    return built;
}

void table_done(struct table *table)
{
    free((void *)table->nodes);
    free((void *)table->entries);
    free((void *)table->pool);
    free((void *)table->first);
    free((void *)table->rank);
    free((void *)table->last);
    *table = (struct table){0};
}
