/*
 * metrics.h: what is counted, and its text for Prometheus.
 *
 * Articles are counted when their transaction is committed, all kinds at once, so that at every
 * moment consumed = structured + dead + tombstones. Only the loop thread touches the numbers.
 */
#ifndef WIRECOPY_SERVICE_METRICS_H
#define WIRECOPY_SERVICE_METRICS_H

#include "service/batch.h"

#include <stdint.h>
#include <stdio.h>

#define METRICS_BUCKETS 12

struct metrics {
    uint64_t consumed, structured, dead, tombstones, figures;
    uint64_t transactions_committed, transactions_aborted;
    uint64_t producer_replacements;
    uint64_t rebalances, rejoins, orphans, pauses, repeats_skipped;
    uint64_t commit_buckets[METRICS_BUCKETS]; /* not cumulative; the last is without bound */
    double commit_seconds;
    /* Gauges, set before a rendering. */
    size_t inflight_bytes, inflight_bytes_max;
    int ready, live;
    const char *lexicon;
};

/* A batch was committed in so many seconds. */
void metrics_count_commit(struct metrics *metrics, const struct batch_sums *sums, double seconds);

/* Of a batch whose commit was uncertain, `before` minus `after` turned out to be committed. */
void metrics_count_settled(struct metrics *metrics, const struct batch_sums *before,
                           const struct batch_sums *after);

/* Prometheus text format 0.0.4. `partitions` are those of the input topic. */
void metrics_print(const struct metrics *metrics, const struct partitions *partitions,
                   const char *topic, FILE *out);

#endif
