/*
 * extraction.h: articles are read on libuv's thread pool, a few to a job, one session to a slot.
 *
 *     loop                                   pool
 *     extraction_dispatch(batch) ──job──▶  wirecopy_extract × n
 *     done(batch)               ◀──────────┘
 *
 * There are as many slots as extraction threads; a batch is cut into jobs small enough that all
 * slots work on it, and put together again by its own order, not by the order of the jobs.
 */
#ifndef WIRECOPY_SERVICE_EXTRACTION_H
#define WIRECOPY_SERVICE_EXTRACTION_H

#include "service/batch.h"

#include <uv.h>

struct extraction;

/* Called on the loop after each job. `worst` is the job's worst verdict: after WIRECOPY_RETRY or
 * WIRECOPY_FATAL the articles concerned are still ARTICLE_UNREAD and `complaint` says why. */
typedef void extraction_done_cb(void *context, struct batch *batch, enum wirecopy_verdict worst,
                                const char *complaint);

/* Makes the slots. NULL when there is no memory for the sessions. `loop`, `tables` and
 * `lexicon_dir` (where they came from, or NULL) must outlive it. */
struct extraction *extraction_new(uv_loop_t *loop, const struct wirecopy *tables,
                                  const char *lexicon_dir, size_t slots, extraction_done_cb *done,
                                  void *context);

/* No job may be running. NULL is allowed. */
void extraction_free(struct extraction *extraction);

/* Gives articles of the batch to idle slots, as long as there are both. */
void extraction_dispatch(struct extraction *extraction, struct batch *batch);

#endif
