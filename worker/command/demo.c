/*
 * demo.c: sample articles through the real worker, and each record shown as it comes out.
 *
 *     broker in this process  <->  `wirecopy run` as a child  <->  the same broker
 *
 * The last line counts, and every sample is ticked off by its name, so that a record which came
 * twice does not hide one which never came:
 *
 *     in 14 = structured 13 + dead 1
 */
#include "command/demo.h"

#include "command/demo_broker.h"
#include "command/demo_worker.h"
#include "command/exit_status.h"
#include "command/sample.h"
#include "command/view.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <time.h>

#define FIGURES_SHOWN 5u
#define WAIT_MS       60000 /* for all records; four seconds are usual, most of it joining the group */
#define STOP_MS       30000 /* for the worker's end */
#define REST_MS       300   /* for a record that must not come */
#define POLL_MS       100

static const char HELP[] =
    "usage: wirecopy demo [--log]\n"
    "\n"
    "Starts a Kafka broker inside this process and the worker beside it, sends the sample "
    "articles\n"
    "through, and shows each record as it comes out. Nothing has to be installed or configured.\n"
    "\n"
    "  --log       show the worker's log at the end\n"
    "  -h, --help  this text\n"
    "\n"
    "The exit code is 0 only when every article came through exactly once.\n";

struct demo {
    struct screen screen;
    struct demo_broker *broker;
    struct demo_worker worker;
    unsigned *came; /* for each sample, how often */
    size_t structured, dead, unknown;
    bool ended_well;
};

static void complain(const char *what)
{
    fflush(stdout);
    fprintf(stderr, "wirecopy: %s\n", what);
}

static const char *content_type_of(const struct sample *sample)
{
    const char *dot = strrchr(sample->name, '.');

    return dot && strcmp(dot, ".json") == 0 ? "application/json" : NULL;
}

static int send_samples(struct demo *demo)
{
    for (size_t i = 0; i < SAMPLES_COUNT; i++) {
        const struct sample *sample = &SAMPLES[i];
        struct slice bytes = {(const char *)sample->bytes, sample->length};
        if (demo_broker_send(demo->broker, sample->name, bytes, content_type_of(sample)) != 0)
            return -1;
    }
    return demo_broker_flush(demo->broker);
}

/* Ticks the sample off by its name, which is the message's key. */
static void tick_off(struct demo *demo, const struct demo_message *message)
{
    for (size_t i = 0; i < SAMPLES_COUNT; i++) {
        if (!slice_equal(slice_of(SAMPLES[i].name), message->key))
            continue;
        demo->came[i]++;
        return;
    }
    demo->unknown++;
}

static void show_message(struct demo *demo, const struct demo_message *message)
{
    char name[256], reason[512];
    json_t *record;

    snprintf(name, sizeof name, "%.*s", (int)message->key.length, message->key.data);
    if (message->dead) {
        snprintf(reason, sizeof reason, "%.*s", (int)message->reason.length, message->reason.data);
        view_rejected(&demo->screen, name, reason, message->value);
        demo->dead++;
        return;
    }
    record = json_loadb(message->value.data, message->value.length, 0, NULL);
    if (record)
        view_record(&demo->screen, name, record, FIGURES_SHOWN);
    else
        complain("a record is no JSON");
    demo->structured += record != NULL;
    json_decref(record);
}

static long long now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* Waits a little for one message and shows it. False when none came. */
static bool follow_one(struct demo *demo)
{
    struct demo_message message;

    if (!demo_broker_next(demo->broker, POLL_MS, &message))
        return false;
    tick_off(demo, &message);
    show_message(demo, &message);
    fflush(stdout);
    return true;
}

/* Shows what comes until all is there, or the time is over, or the worker has died. */
static void follow_all(struct demo *demo)
{
    long long end = now_ms() + WAIT_MS;

    while (demo->structured + demo->dead < SAMPLES_COUNT && now_ms() < end) {
        if (!follow_one(demo) && !demo_worker_runs(&demo->worker)) {
            complain("the worker has ended too early");
            break;
        }
    }
}

/* Shows what must not come: records beyond those that were counted. */
static void follow_rest(struct demo *demo)
{
    long long end = now_ms() + REST_MS;

    while (now_ms() < end)
        follow_one(demo);
}

static bool each_came_once(const struct demo *demo)
{
    bool once = demo->unknown == 0;

    for (size_t i = 0; i < SAMPLES_COUNT; i++) {
        if (demo->came[i] == 1)
            continue;
        fflush(stdout);
        fprintf(stderr, "wirecopy: %s came %u times\n", SAMPLES[i].name, demo->came[i]);
        once = false;
    }
    return once;
}

static enum exit_status report(struct demo *demo, bool log_wanted)
{
    char counts[128];
    bool good = each_came_once(demo) && demo->ended_well;

    if (!demo->ended_well)
        complain("the worker did not end cleanly");
    if (!good || log_wanted)
        demo_worker_show_log(&demo->worker, stderr);
    snprintf(counts, sizeof counts, "in %zu = structured %zu + dead %zu", SAMPLES_COUNT,
             demo->structured, demo->dead);
    screen_put(&demo->screen, good ? STYLE_GOOD : STYLE_BAD, slice_of(counts));
    putchar('\n');
    if (fflush(stdout) != 0 || ferror(stdout))
        return EXIT_STATUS_OUTPUT;
    return good ? EXIT_STATUS_DONE : EXIT_STATUS_NOT_ALL;
}

/* The broker runs. */
static enum exit_status run_worker(struct demo *demo, bool log_wanted)
{
    enum exit_status status;

    printf(
        "%zu sample articles are on articles.raw, the broker is %s.\n"
        "The worker starts and joins its consumer group, which takes about three seconds ...\n\n",
        SAMPLES_COUNT, demo_broker_address(demo->broker));
    fflush(stdout);
    if (demo_worker_start(&demo->worker, demo_broker_address(demo->broker)) != 0) {
        complain(strerror(errno));
        demo_worker_done(&demo->worker);
        return EXIT_STATUS_INTERNAL;
    }
    follow_all(demo);
    demo->ended_well = demo_worker_stop(&demo->worker, STOP_MS);
    follow_rest(demo);
    status = report(demo, log_wanted);
    demo_worker_done(&demo->worker);
    return status;
}

static enum exit_status run_demo(bool log_wanted)
{
    struct demo demo = {.came = calloc(SAMPLES_COUNT, sizeof(unsigned))};
    char why[DEMO_WHY_BYTES];
    enum exit_status status = EXIT_STATUS_INTERNAL;

    screen_init(&demo.screen, stdout);
    if (!demo.came || demo_broker_start(&demo.broker, why) != 0)
        complain(demo.came ? why : "out of memory");
    else if (send_samples(&demo) != 0)
        complain("the embedded broker does not take the samples");
    else
        status = run_worker(&demo, log_wanted);
    demo_broker_stop(demo.broker);
    free(demo.came);
    return status;
}

int command_demo(int argc, char **argv)
{
    static const struct option OPTIONS[] = {
        {"log", no_argument, NULL, 'l'}, {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    bool log_wanted = false;
    int option;

    while ((option = getopt_long(argc, argv, "h", OPTIONS, NULL)) != -1) {
        if (option == 'h') {
            fputs(HELP, stdout);
            return EXIT_STATUS_DONE;
        }
        if (option != 'l')
            return EXIT_STATUS_USAGE;
        log_wanted = true;
    }
    if (optind < argc) {
        fprintf(stderr, "wirecopy: demo takes no argument '%s'\n", argv[optind]);
        return EXIT_STATUS_USAGE;
    }
    return (int)run_demo(log_wanted);
}
