/*
 * bench.c: reads the same articles again and again, and tells what one costs.
 *
 *     $ wirecopy bench day.ndjson
 *     588 articles, 399,841 bytes, 1 thread, 20 rounds
 *     articles/s            3,310
 *     MB/s                   2.25
 *     ms an article   median 0.26   99 % 0.98   longest 1.73
 *     CPU ms an article      0.30
 *
 * The articles lie in memory before the clock starts, the records are thrown away, and a round that
 * warms up is not counted. An article that is refused is counted like the others: refusing costs
 * time too.
 */
#include "command/bench.h"

#include "command/article_reader.h"
#include "command/exit_status.h"
#include "command/sample.h"
#include "wirecopy.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <uv.h>

#define ROUNDS_MAX  100000u
#define THREADS_MAX 256u

static const char HELP[] =
    "usage: wirecopy bench [OPTION...] [FILE...]\n"
    "\n"
    "Reads the articles of the files (of the demo, without FILE) again and again, and prints what\n"
    "one costs. FILE.ndjson and FILE.jsonl hold one JSON envelope per line.\n"
    "\n"
    "  -n, --rounds N   how often each thread reads all of them (1 to 100000; 20)\n"
    "  -j, --threads N  how many threads do so at once (1 to 256; 1)\n"
    "  -h, --help       this text\n";

struct bench_article {
    char *bytes; /* a copy that ends in NUL */
    size_t length;
    const char *content_type; /* of the file's name; NULL when the bytes decide */
};

struct bench {
    struct bench_article *articles;
    size_t count, capacity, bytes;
    unsigned rounds, threads;
};

/* One thread's share of the work. */
struct runner {
    const struct bench *bench;
    struct wirecopy_session *session;
    uint64_t *nanoseconds; /* rounds * count */
    uint64_t cpu;          /* nanoseconds */
};

static bool bench_add(struct bench *bench, struct slice bytes, const char *content_type)
{
    if (bench->count == bench->capacity) {
        size_t capacity = bench->capacity ? 2 * bench->capacity : 64;
        struct bench_article *larger = realloc(bench->articles, capacity * sizeof *larger);
        if (!larger)
            return false;
        bench->articles = larger;
        bench->capacity = capacity;
    }
    struct bench_article *article = &bench->articles[bench->count];
    *article = (struct bench_article){malloc(bytes.length + 1), bytes.length, content_type};
    if (!article->bytes)
        return false;
    memcpy(article->bytes, bytes.data, bytes.length);
    article->bytes[bytes.length] = '\0';
    bench->count++;
    bench->bytes += bytes.length;
    return true;
}

/* Returns 0, or an errno. */
static int bench_read_file(struct bench *bench, const char *path)
{
    struct article_reader *reader;
    struct article article;
    enum article_read found;
    int failure = 0;

    if (article_reader_open(path, false, &reader) != 0)
        return errno;
    while (failure == 0 && (found = article_reader_next(reader, &article)) != ARTICLE_END) {
        if (found == ARTICLE_FAILED)
            failure = errno;
        else if (found == ARTICLE_READ &&
                 !bench_add(bench, article.bytes, article_reader_content_type(reader)))
            failure = ENOMEM;
    }
    article_reader_free(reader);
    return failure;
}

static bool bench_read_samples(struct bench *bench)
{
    for (size_t i = 0; i < SAMPLES_COUNT; i++) {
        struct slice bytes = {(const char *)SAMPLES[i].bytes, SAMPLES[i].length};
        if (!bench_add(bench, bytes, NULL))
            return false;
    }
    return true;
}

static uint64_t thread_cpu(void)
{
    struct timespec time;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void runner_round(const struct runner *runner, uint64_t *nanoseconds)
{
    struct wirecopy_outcome outcome;

    for (size_t i = 0; i < runner->bench->count; i++) {
        const struct bench_article *article = &runner->bench->articles[i];
        struct wirecopy_input input = {.bytes = article->bytes,
                                       .length = article->length,
                                       .content_type = article->content_type};
        uint64_t start = uv_hrtime();
        wirecopy_extract(runner->session, &input, &outcome);
        nanoseconds[i] = uv_hrtime() - start;
    }
}

static void runner_run(void *argument)
{
    struct runner *runner = argument;

    runner_round(runner, runner->nanoseconds); /* warms up, and is written over */
    uint64_t start = thread_cpu();
    for (unsigned round = 0; round < runner->bench->rounds; round++)
        runner_round(runner, runner->nanoseconds + round * runner->bench->count);
    runner->cpu = thread_cpu() - start;
}

static int compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

static void report(const struct bench *bench, uint64_t *nanoseconds, uint64_t cpu)
{
    size_t total = bench->count * bench->rounds * bench->threads;
    double sum = 0;

    for (size_t i = 0; i < total; i++)
        sum += (double)nanoseconds[i];
    qsort(nanoseconds, total, sizeof *nanoseconds, compare);
    double seconds = sum / 1e9 / bench->threads;
    size_t middle = total / 2, last = total - 1, hundredth = total / 100;
    printf("%zu articles, %zu bytes, %u %s, %u rounds\n", bench->count, bench->bytes,
           bench->threads, bench->threads == 1 ? "thread" : "threads", bench->rounds);
    printf("articles/s         %.0f\n", (double)total / seconds);
    printf("MB/s               %.2f\n",
           (double)bench->bytes * bench->rounds * bench->threads / 1e6 / seconds);
    printf("ms an article      median %.3f   99 %% %.3f   longest %.3f\n",
           (double)nanoseconds[middle] / 1e6, (double)nanoseconds[last - hundredth] / 1e6,
           (double)nanoseconds[last] / 1e6);
    printf("CPU ms an article  %.3f\n", (double)cpu / 1e6 / (double)total);
}

/* Runs all threads; false when one of them cannot have its memory. */
static bool bench_run(const struct bench *bench, const struct wirecopy *tables,
                      uint64_t *nanoseconds)
{
    struct runner runners[THREADS_MAX] = {{0}};
    uv_thread_t threads[THREADS_MAX];
    uint64_t cpu = 0;
    bool ready = true;

    for (unsigned i = 0; i < bench->threads; i++) {
        runners[i] = (struct runner){.bench = bench,
                                     .session = wirecopy_session_new(tables),
                                     .nanoseconds = nanoseconds + i * bench->rounds * bench->count};
        ready = ready && runners[i].session;
    }
    unsigned started = 0;
    while (ready && started < bench->threads) {
        ready = uv_thread_create(&threads[started], runner_run, &runners[started]) == 0;
        started += ready;
    }
    for (unsigned i = 0; i < started; i++)
        uv_thread_join(&threads[i]);
    for (unsigned i = 0; i < bench->threads; i++) {
        cpu += runners[i].cpu;
        wirecopy_session_free(runners[i].session);
    }
    if (ready)
        report(bench, nanoseconds, cpu);
    return ready;
}

static int bench_articles(const struct bench *bench)
{
    char why[WIRECOPY_MESSAGE_BYTES];
    struct wirecopy *tables;
    bool ran = false;

    if (bench->count == 0)
        return fputs("wirecopy: bench: there are no articles\n", stderr), EXIT_STATUS_NOT_ALL;
    if (wirecopy_open(NULL, &tables, why) != WIRECOPY_DONE)
        return fprintf(stderr, "wirecopy: %s\n", why), EXIT_STATUS_INTERNAL;
    uint64_t *nanoseconds =
        calloc(bench->count, bench->rounds * bench->threads * sizeof *nanoseconds);
    if (nanoseconds)
        ran = bench_run(bench, tables, nanoseconds);
    free(nanoseconds);
    wirecopy_close(tables);
    if (!ran)
        fputs("wirecopy: bench: out of memory or threads\n", stderr);
    return ran ? EXIT_STATUS_DONE : EXIT_STATUS_INTERNAL;
}

static int read_and_bench(struct bench *bench, char *const *paths, int count)
{
    int status = EXIT_STATUS_DONE;

    for (int i = 0; i < count && status == EXIT_STATUS_DONE; i++) {
        int failure = bench_read_file(bench, paths[i]);
        if (failure) {
            fprintf(stderr, "wirecopy: %s: %s\n", paths[i], strerror(failure));
            status = EXIT_STATUS_NOT_ALL;
        }
    }
    if (count == 0 && !bench_read_samples(bench))
        status = EXIT_STATUS_INTERNAL;
    if (status == EXIT_STATUS_DONE)
        status = bench_articles(bench);
    for (size_t i = 0; i < bench->count; i++)
        free(bench->articles[i].bytes);
    free(bench->articles);
    return status;
}

/* A whole number from 1 to `max`. */
static bool number_read(const char *word, unsigned max, unsigned *ret_number)
{
    char *end;
    unsigned long number = strtoul(word, &end, 10);

    if (*word < '0' || *word > '9' || *end || number < 1 || number > max)
        return false;
    *ret_number = (unsigned)number;
    return true;
}

int command_bench(int argc, char **argv)
{
    static const struct option OPTIONS[] = {
        {"rounds", required_argument, NULL, 'n'},
        {"threads", required_argument, NULL, 'j'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    struct bench bench = {.rounds = 20, .threads = 1};
    bool good = true;
    int option;

    while (good && (option = getopt_long(argc, argv, "n:j:h", OPTIONS, NULL)) != -1) {
        if (option == 'h')
            return fputs(HELP, stdout), EXIT_STATUS_DONE;
        good = (option == 'n' && number_read(optarg, ROUNDS_MAX, &bench.rounds)) ||
               (option == 'j' && number_read(optarg, THREADS_MAX, &bench.threads));
    }
    if (!good)
        return fputs("Try 'wirecopy bench --help'.\n", stderr), EXIT_STATUS_USAGE;
    return read_and_bench(&bench, argv + optind, argc - optind);
}
