/*
 * memory.h: the heap of the service, where being out of memory ends the process.
 *
 * The service's own bookkeeping is small beside the articles, and a worker that cannot have a few
 * hundred bytes can do nothing useful: it stops at once with EXIT_CODE_FAILED, nothing is
 * committed, and the restarted one goes on from the last commit. The articles' own bytes are under
 * the cap inflight.bytes.max.
 */
#ifndef WIRECOPY_SERVICE_MEMORY_H
#define WIRECOPY_SERVICE_MEMORY_H

#include <stddef.h>

/* Zeroed memory; never NULL. Free with free(). */
void *memory_new(size_t bytes);
/* As realloc; never NULL. */
void *memory_resize(void *memory, size_t bytes);
/* A copy of a string, or of `length` bytes with a NUL behind them; never NULL. */
char *memory_text(const char *text);
char *memory_bytes(const void *bytes, size_t length);

#endif
