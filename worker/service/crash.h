/*
 * crash.h: finds an article that kills the process, and tells it from a worker that was merely
 * ended.
 *
 * Nobody can write anything down when an article kills the process. So a worker says before it
 * reads the first article of a partition that it begins: it commits the group's offset as it is,
 * with a mark in the offset's metadata, and every commit of records takes the mark away again:
 *
 *     offset 100 "begun 1"   a worker begins     … and dies
 *     …
 *     offset 100 "begun 5"   five began here, and none has committed anything: now each article is
 *                            tried first in a process of its own; one whose process dies becomes
 *                            a dead letter
 *
 *     offset 140 ""          the partition goes on
 *
 * The mark is with the group, so it does not matter which worker gets the partition next, and the
 * article is set aside in a transaction like any other. A worker that is asked to stop takes its
 * marks back. Workers that are killed for other reasons, or lose a partition before they have
 * committed anything of it, cost some time and no article: only an article whose own process died
 * of it is set aside.
 */
#ifndef WIRECOPY_SERVICE_CRASH_H
#define WIRECOPY_SERVICE_CRASH_H

#include "wirecopy.h"

#include <stdbool.h>
#include <stddef.h>

/* From so many beginnings without a commit on, articles are tried. */
#define CRASH_BEGINNINGS 5
/* So many behind the committed offset. An article further on ends more workers, each of which gets
 * past so many. */
#define CRASH_TRIES 250

#define CRASH_MARK_BYTES 32

/* How many workers have begun by this mark: offset metadata, `length` bytes; 0 when it is none. */
unsigned crash_mark_read(const void *metadata, size_t length);

/* The mark of one more. */
void crash_mark_write(unsigned beginnings, char mark[CRASH_MARK_BYTES]);

/* Reads the article in a process of its own, with the tables of `lexicon_dir` when that is not
 * NULL. True when that process came to its end by itself, with a record or without; false when it
 * died or hung, then `why` is a sentence. When no process can be made that is not the article's
 * fault, and the answer is true. Blocks; any thread. */
bool crash_survives(const struct wirecopy_input *input, const char *lexicon_dir, char *why,
                    size_t why_size);

#endif
