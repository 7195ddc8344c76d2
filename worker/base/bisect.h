/*
 * bisect.h: where a position or a code point belongs in an array that is sorted by it.
 *
 *     BISECT(dates, count, struct date_phrase, span.start, at)     the first date that begins at
 *                                                                  `at` or behind it
 */
#ifndef WIRECOPY_BASE_BISECT_H
#define WIRECOPY_BASE_BISECT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The index of the first of `count` items whose key is not below `key`; `count` when there is none.
 * The items are `size` bytes apart and sorted by their keys, each a uint32_t `offset` bytes in. */
static inline size_t bisect(const void *items, size_t count, size_t size, size_t offset,
                            uint32_t key)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        uint32_t found;
        memcpy(&found, (const char *)items + middle * size + offset, sizeof found);
        if (found < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The same for an array of `type` whose key is `member`. */
#define BISECT(items, count, type, member, key)                                                    \
    bisect((items), (count), sizeof(type), offsetof(type, member), (key))

#endif
