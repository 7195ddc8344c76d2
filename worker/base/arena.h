/*
 * arena.h: one article's working memory.
 *
 * A fixed block is reserved at start. Taking memory moves a mark; putting all of it back moves the
 * mark to the start. There is no free, so the pipeline has no clean-up code:
 *
 *     struct line *lines = arena_array(arena, count, sizeof *lines);
 *     ...
 *     arena_reset(arena);
 *
 * Overflow is sticky. The call that does not fit gives NULL, and so do all after it;
 * arena_overflowed() then says so once, at the end of the stage. It never falls back to malloc.
 */
#ifndef WIRECOPY_BASE_ARENA_H
#define WIRECOPY_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena {
    char *block;
    size_t size, used, peak; /* bytes */
    bool overflowed;
};

/* Reserves `size` bytes of address space; pages are touched only when used. False when there are
 * none. */
bool arena_init(struct arena *arena, size_t size);

/* Gives the block back. An arena of zeros is allowed. */
void arena_done(struct arena *arena);

/* Forgets everything in it. Pages above ARENA_KEPT_BYTES go back to the system. */
void arena_reset(struct arena *arena);

/* `size` bytes, zeroed, aligned for any type; NULL after an overflow. A size of 0 gives a pointer
 * that may not be read. */
void *arena_take(struct arena *arena, size_t size);

/* As arena_take for an array; an overflowing product is an overflow of the arena. */
void *arena_array(struct arena *arena, size_t count, size_t item_size);

/* Makes room for one more item in a growing array: returns `items`, or a larger copy of it when
 * `count` has reached *capacity. NULL after an overflow (then *capacity stays). Items may move, so
 * keep indices, not pointers. */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity,
                 size_t item_size);

static inline bool arena_overflowed(const struct arena *arena)
{
    return arena->overflowed;
}

#endif
