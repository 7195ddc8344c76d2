/*
 * arena.c: a reserved block and a mark in it.
 *
 * Under AddressSanitizer all of the block that nobody took may not be touched, and neither may a
 * gap behind each piece, so that reading past the end of an array in an arena is found.
 */
#include "base/arena.h"

#include "base/limits.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#define ARENA_GROWTH_FIRST 16u /* items of a growing array at first */

#ifndef __has_feature
#define __has_feature(feature) 0
#endif
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define ARENA_GAP_BYTES       16u
#define FORBID(start, length) ASAN_POISON_MEMORY_REGION(start, length)
#define PERMIT(start, length) ASAN_UNPOISON_MEMORY_REGION(start, length)
#else
#define ARENA_GAP_BYTES       0u
#define FORBID(start, length) ((void)(start), (void)(length))
#define PERMIT(start, length) ((void)(start), (void)(length))
#endif

bool arena_init(struct arena *arena, size_t size)
{
    void *block = mmap(NULL, size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (block == MAP_FAILED)
        return false;
    FORBID(block, size);
    *arena = (struct arena){.block = block, .size = size};
    return true;
}

void arena_done(struct arena *arena)
{
    if (arena->block) {
        PERMIT(arena->block, arena->size); /* what is mapped there next is not ours */
        munmap(arena->block, arena->size);
    }
    *arena = (struct arena){0};
}

void arena_reset(struct arena *arena)
{
    if (arena->used > arena->peak)
        arena->peak = arena->used;
    FORBID(arena->block, arena->used);
    if (arena->used > ARENA_KEPT_BYTES)
        madvise(arena->block + ARENA_KEPT_BYTES, arena->size - ARENA_KEPT_BYTES, MADV_DONTNEED);
    arena->used = 0;
    arena->overflowed = false;
}

void *arena_take(struct arena *arena, size_t size)
{
    const size_t alignment = alignof(max_align_t);
    size_t start = (arena->used + ARENA_GAP_BYTES + alignment - 1) / alignment * alignment;

    if (arena->overflowed || start > arena->size || size > arena->size - start) {
        arena->overflowed = true;
        return NULL;
    }
    arena->used = start + size;
    PERMIT(arena->block + start, size);
    return memset(arena->block + start, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t item_size)
{
    assert(item_size > 0);
    if (count > SIZE_MAX / item_size) {
        arena->overflowed = true;
        return NULL;
    }
    return arena_take(arena, count * item_size);
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t item_size)
{
    if (arena->overflowed)
        return NULL;
    if (count < *capacity)
        return items;
    size_t wanted = *capacity ? *capacity * 2 : ARENA_GROWTH_FIRST;
    void *larger = arena_array(arena, wanted, item_size);
    if (!larger)
        return NULL;
    if (count > 0)
        memcpy(larger, items, count * item_size);
    *capacity = wanted;
    return larger;
}
