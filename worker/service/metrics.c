/*
 * metrics.c: see metrics.h.
 */
#include "service/metrics.h"

#include "wirecopy.h"

#include <inttypes.h>
#include <librdkafka/rdkafka.h>
#include <sys/resource.h>
#include <uv.h>

/* A commit takes a few milliseconds on a quiet broker; a transaction times out after ten seconds.
 */
static const double bucket_bounds[METRICS_BUCKETS - 1] = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25,
                                                          0.5,   1.0,  2.5,   5.0,  10.0};

static void count_sums(struct metrics *metrics, const struct batch_sums *sums)
{
    metrics->consumed += sums->consumed;
    metrics->structured += sums->structured;
    metrics->dead += sums->dead;
    metrics->tombstones += sums->tombstones;
    metrics->figures += sums->figures;
}

void metrics_count_commit(struct metrics *metrics, const struct batch_sums *sums, double seconds)
{
    size_t bucket = 0;

    count_sums(metrics, sums);
    metrics->transactions_committed++;
    metrics->commit_seconds += seconds;
    while (bucket < METRICS_BUCKETS - 1 && seconds > bucket_bounds[bucket])
        bucket++;
    metrics->commit_buckets[bucket]++;
}

void metrics_count_settled(struct metrics *metrics, const struct batch_sums *before,
                           const struct batch_sums *after)
{
    struct batch_sums settled = {
        .consumed = before->consumed - after->consumed,
        .structured = before->structured - after->structured,
        .dead = before->dead - after->dead,
        .tombstones = before->tombstones - after->tombstones,
        .figures = before->figures - after->figures,
    };

    count_sums(metrics, &settled);
    if (settled.consumed > 0)
        metrics->transactions_committed++;
}

static void print_head(FILE *out, const char *name, const char *type, const char *help)
{
    fprintf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void print_counter(FILE *out, const char *name, const char *help, uint64_t value)
{
    print_head(out, name, "counter", help);
    fprintf(out, "%s %" PRIu64 "\n", name, value);
}

static void print_gauge(FILE *out, const char *name, const char *help, double value)
{
    print_head(out, name, "gauge", help);
    fprintf(out, "%s %.15g\n", name, value);
}

static void print_articles(const struct metrics *metrics, FILE *out)
{
    print_counter(out, "wirecopy_articles_consumed_total",
                  "Articles whose outcome is committed; the sum of the three below.",
                  metrics->consumed);
    print_counter(out, "wirecopy_articles_structured_total", "Records committed.",
                  metrics->structured);
    print_counter(out, "wirecopy_articles_dead_total", "Dead letters committed.", metrics->dead);
    print_counter(out, "wirecopy_articles_tombstones_total", "Null values passed on.",
                  metrics->tombstones);
    print_counter(out, "wirecopy_figures_total", "Messages committed on topic.figures.",
                  metrics->figures);
    print_counter(out, "wirecopy_repeats_skipped_total",
                  "Messages that the client delivered twice and that were taken once.",
                  metrics->repeats_skipped);
}

static void print_transactions(const struct metrics *metrics, FILE *out)
{
    static const char name[] = "wirecopy_commit_seconds";
    uint64_t sum = 0;

    print_counter(out, "wirecopy_transactions_committed_total", "Transactions committed.",
                  metrics->transactions_committed);
    print_counter(out, "wirecopy_transactions_aborted_total", "Transactions aborted.",
                  metrics->transactions_aborted);
    print_counter(out, "wirecopy_producer_replacements_total",
                  "Producers replaced after a call with an unknown result.",
                  metrics->producer_replacements);
    print_head(out, name, "histogram", "Time to produce and commit a batch.");
    for (size_t i = 0; i < METRICS_BUCKETS; i++) {
        sum += metrics->commit_buckets[i];
        if (i < METRICS_BUCKETS - 1)
            fprintf(out, "%s_bucket{le=\"%g\"} %" PRIu64 "\n", name, bucket_bounds[i], sum);
        else
            fprintf(out, "%s_bucket{le=\"+Inf\"} %" PRIu64 "\n", name, sum);
    }
    fprintf(out, "%s_sum %.6f\n%s_count %" PRIu64 "\n", name, metrics->commit_seconds, name, sum);
}

static void print_group(const struct metrics *metrics, FILE *out)
{
    print_counter(out, "wirecopy_rebalances_total", "Assignments taken or given up.",
                  metrics->rebalances);
    print_counter(out, "wirecopy_rejoins_total",
                  "Times the worker left its assignment to join the group again.",
                  metrics->rejoins);
    print_counter(out, "wirecopy_partitions_orphaned_total",
                  "Times the worker joined again for a partition that no member of the group had.",
                  metrics->orphans);
    print_counter(out, "wirecopy_pauses_total", "Times fetching was paused for memory.",
                  metrics->pauses);
    print_gauge(out, "wirecopy_inflight_bytes", "Bytes of articles and records in work.",
                (double)metrics->inflight_bytes);
    print_gauge(out, "wirecopy_inflight_bytes_max", "The cap, inflight.bytes.max.",
                (double)metrics->inflight_bytes_max);
    print_gauge(out, "wirecopy_ready", "1 when /readyz is 200.", metrics->ready);
    print_gauge(out, "wirecopy_live", "1 when /livez is 200.", metrics->live);
}

/* A topic's name has only letters, digits, '.', '_' and '-': nothing to escape in a label. */
static void print_partitions(const struct partitions *partitions, const char *topic, FILE *out)
{
    print_gauge(out, "wirecopy_partitions_assigned", "Partitions that this worker holds.",
                (double)partitions->held);
    print_head(out, "wirecopy_partition_lag", "gauge",
               "Articles that wait in the partition; by librdkafka's statistics.");
    for (size_t i = 0; i < partitions->capacity; i++) {
        const struct partition *partition = partitions->by_id[i];
        if (partition != NULL && partition->held && partition->lag >= 0)
            fprintf(out, "wirecopy_partition_lag{topic=\"%s\",partition=\"%d\"} %" PRId64 "\n",
                    topic, partition->id, partition->lag);
    }
    print_head(out, "wirecopy_partition_committed_offset", "gauge",
               "The offset after the last article that this worker committed.");
    for (size_t i = 0; i < partitions->capacity; i++) {
        const struct partition *partition = partitions->by_id[i];
        if (partition != NULL && partition->held && partition->committed >= 0)
            fprintf(out,
                    "wirecopy_partition_committed_offset{topic=\"%s\",partition=\"%d\"} %" PRId64
                    "\n",
                    topic, partition->id, partition->committed);
    }
}

static void print_process(FILE *out)
{
    struct rusage usage;
    double seconds = 0;
    size_t resident = 0;

    uv_resident_set_memory(&resident);
    if (getrusage(RUSAGE_SELF, &usage) == 0)
        seconds = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                  (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    print_head(out, "process_cpu_seconds_total", "counter", "User and system CPU time.");
    fprintf(out, "process_cpu_seconds_total %.3f\n", seconds);
    print_gauge(out, "process_resident_memory_bytes", "Memory in use.", (double)resident);
}

void metrics_print(const struct metrics *metrics, const struct partitions *partitions,
                   const char *topic, FILE *out)
{
    print_articles(metrics, out);
    print_transactions(metrics, out);
    print_group(metrics, out);
    print_partitions(partitions, topic, out);
    print_process(out);
    print_head(out, "wirecopy_build_info", "gauge", "Always 1; the labels say what runs.");
    fprintf(out, "wirecopy_build_info{version=\"%s\",lexicon=\"%s\",librdkafka=\"%s\"} 1\n",
            wirecopy_version(), metrics->lexicon == NULL ? "" : metrics->lexicon,
            rd_kafka_version_str());
}
