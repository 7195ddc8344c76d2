/* table.c: looking up in the trie of table.h. */
#include "lexicon/table.h"

#include <assert.h>

/* Not by bisect.h: on this path that would be 1.5 % of all work. */
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

/* The root's child, without a search when its character has a bit of its own. */
static const struct table_node *table_first_child(const struct table *table, uint32_t cp)
{
    if (cp > 0xFFFF)
        return table_child(table, table->nodes, cp);
    uint32_t word = table->first[cp / 32], before = word & ((1u << cp % 32) - 1);
    return table->nodes + table->nodes->children + table->rank[cp / 32] +
           (uint32_t)__builtin_popcount(before);
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

    if (at >= end || !table_may_start(table, text->fold[at]))
        return none;
    const struct table_node *node = table_first_child(table, text->fold[at]);
    for (uint32_t i = at + 1; node; i++) {
        if (node->entry > 0) {
            best = node;
            length = i - at;
        }
        node = i < end ? table_child(table, node, text->fold[i]) : NULL;
    }
    return best ? match_of(table, best, length) : none;
}

size_t table_prefixes(const struct table *table, const struct text *text, uint32_t at, uint32_t end,
                      struct table_match *ret_matches, size_t max)
{
    size_t count = 0;

    if (table->entry_count == 0 || at >= end || !table_may_start(table, text->fold[at]))
        return 0;
    const struct table_node *node = table->nodes;
    for (uint32_t i = at; i < end && count < max; i++) {
        node = table_child(table, node, text->fold[i]);
        if (!node)
            break;
        if (node->entry > 0)
            ret_matches[count++] = match_of(table, node, i + 1 - at);
    }
    return count;
}

struct table_match table_exact(const struct table *table, const struct text *text, struct span span)
{
    if (span_is_empty(span) || !table_may_end(table, text->fold[span.end - 1]))
        return (struct table_match){0};
    struct table_match match = table_longest(table, text, span.start, span.end);
    return match.length == span_length(span) ? match : (struct table_match){0};
}

const char *table_column(const struct table *table, const struct table_entry *entry,
                         unsigned column)
{
    assert(column < LEXICON_COLUMNS_MAX);
    return table->pool + entry->column[column];
}
