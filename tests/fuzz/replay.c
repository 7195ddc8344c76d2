/*
 * replay.c: gives the kept inputs to the fuzz target, and as many made from them as one likes.
 *
 *     replay DIRECTORY            each file once: an ordinary test, in seconds
 *     replay DIRECTORY N SEED     then N changed ones; the same seed makes the same
 *
 * libFuzzer (./dev fuzz) looks for inputs that reach new code, and spends most of its time on
 * looking; this one takes what was found and makes millions of it. It needs no clang. There is one
 * reader for each processor, a process that takes ten thousand inputs; when it dies, its input is
 * written to replay-NUMBER, and another goes on behind it.
 */
#include "mutate.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define FILES_MAX       20000u
#define INPUT_BYTES_MAX 65536u
#define ROUNDS_MAX      3u
#define STEP            10000u /* inputs of one process, and between two lines of progress */
#define READERS_MAX     64
#define HANG_INPUTS     100u
#define HANG_SECONDS    30 /* of processor time for so many inputs: then one of them hangs */

struct kept {
    uint8_t *bytes;
    size_t size;
    char name[256];
};

/* What a reader is at, seen by its parent. */
struct at_hand {
    pid_t reader;
    size_t first, number, until, size;
    uint8_t data[INPUT_BYTES_MAX];
};

/* What is made, and how far it is. */
struct making {
    size_t count, handed_out, read, findings;
    unsigned seed;
    time_t start;
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct kept kept[FILES_MAX];
static size_t kept_count;

static void keep(const char *directory, const char *name)
{
    static uint8_t bytes[INPUT_BYTES_MAX];
    struct kept *file = &kept[kept_count];
    char path[4096];

    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *stream = fopen(path, "rb");
    if (!stream || kept_count == FILES_MAX) {
        perror(path);
        exit(1);
    }
    file->size = fread(bytes, 1, sizeof bytes, stream);
    fclose(stream);
    file->bytes = malloc(file->size + 1);
    if (!file->bytes)
        abort();
    memcpy(file->bytes, bytes, file->size);
    snprintf(file->name, sizeof file->name, "%s", name);
    kept_count++;
}

static void keep_all(const char *directory)
{
    struct dirent **names;
    int count = scandir(directory, &names, NULL, alphasort);

    if (count < 0) {
        perror(directory);
        exit(1);
    }
    for (int i = 0; i < count; i++) {
        if (names[i]->d_name[0] != '.')
            keep(directory, names[i]->d_name);
        free(names[i]);
    }
    free(names);
}

/* Most inputs are short, as short ones are quick and show most; a few find what costs the square of
 * its length. */
static size_t any_room(unsigned *dice)
{
    unsigned of_1000 = roll(dice, 1000);

    return of_1000 == 0 ? INPUT_BYTES_MAX : of_1000 < 250 ? 600 : 160;
}

static void make(struct at_hand *hand, unsigned seed)
{
    unsigned dice = (seed * 2654435761u ^ (unsigned)hand->number * 2246822519u) | 1u;

    for (int i = 0; i < 8; i++) /* neighbours come apart */
        roll(&dice, 1);
    const struct kept *file = &kept[roll(&dice, kept_count)];
    size_t room = any_room(&dice);
    hand->size = file->size < room ? file->size : room;
    memcpy(hand->data, file->bytes, hand->size);
    for (unsigned round = 1 + roll(&dice, ROUNDS_MAX); round > 0; round--)
        hand->size = mutate_page(hand->data, hand->size, room, &dice);
}

static void read_made(struct at_hand *hand, unsigned seed)
{
    const struct itimerval hang = {.it_value = {.tv_sec = HANG_SECONDS}};

    for (; hand->number < hand->until; hand->number++) {
        if (hand->number % HANG_INPUTS == 0)
            setitimer(ITIMER_PROF, &hang, NULL); /* kills by SIGPROF */
        make(hand, seed);
        LLVMFuzzerTestOneInput(hand->data, hand->size);
    }
}

static void write_finding(const struct at_hand *hand, int status)
{
    char name[64];

    snprintf(name, sizeof name, "replay-%zu", hand->number);
    FILE *file = fopen(name, "wb");
    if (!file || fwrite(hand->data, 1, hand->size, file) != hand->size || fclose(file) != 0)
        perror(name);
    printf("FINDING: %s, %s %d\n", name, WIFSIGNALED(status) ? "signal" : "exit",
           WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

/* Gives `hand` its next inputs, when there are more, and a process to read what it has. */
static void start_reader(struct making *making, struct at_hand *hand)
{
    if (hand->number == hand->until) {
        size_t left = making->count - making->handed_out;
        hand->first = hand->number = making->handed_out;
        hand->until = making->handed_out += left < STEP ? left : STEP;
    }
    hand->reader = 0;
    if (hand->number == hand->until)
        return;
    pid_t reader = fork();
    if (reader < 0)
        abort();
    if (reader == 0) {
        read_made(hand, making->seed);
        _exit(0);
    }
    hand->reader = reader; /* by the parent alone: both see this memory */
}

static void end_reader(struct making *making, struct at_hand *hand, int status)
{
    if (status != 0) {
        write_finding(hand, status);
        making->findings++;
        hand->number++;
    }
    making->read += hand->number - hand->first;
    hand->first = hand->number;
    if (hand->number == hand->until)
        printf("%zu inputs, %ld s, %zu findings\n", making->read,
               (long)(time(NULL) - making->start), making->findings);
    fflush(stdout); /* or the next reader has it too */
}

/* Returns the number of findings. */
static size_t run_made(size_t count, unsigned seed)
{
    long readers = sysconf(_SC_NPROCESSORS_ONLN);
    struct making making = {.count = count, .seed = seed, .start = time(NULL)};

    readers = readers < 1 ? 1 : readers > READERS_MAX ? READERS_MAX : readers;
    struct at_hand *hands = mmap(NULL, (size_t)readers * sizeof *hands, PROT_READ | PROT_WRITE,
                                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (hands == MAP_FAILED)
        abort();
    for (long i = 0; i < readers; i++)
        start_reader(&making, &hands[i]);
    int status;
    for (pid_t ended; (ended = wait(&status)) > 0;)
        for (long i = 0; i < readers; i++)
            if (hands[i].reader == ended) {
                end_reader(&making, &hands[i], status);
                start_reader(&making, &hands[i]);
            }
    munmap(hands, (size_t)readers * sizeof *hands);
    if (making.read != count)
        abort();
    return making.findings;
}

int main(int argc, char **argv)
{
    if (argc != 2 && argc != 4) {
        fprintf(stderr, "usage: replay DIRECTORY [N SEED]\n");
        return 64;
    }
    keep_all(argv[1]);
    for (size_t i = 0; i < kept_count; i++) {
        printf("%s\n", kept[i].name);
        fflush(stdout); /* so that the last name is the one that fails */
        LLVMFuzzerTestOneInput(kept[i].bytes, kept[i].size);
    }
    size_t findings =
        argc == 4 ? run_made(strtoul(argv[2], NULL, 10), (unsigned)strtoul(argv[3], NULL, 10)) : 0;
    printf("%zu passed, %zu failed\n", kept_count, findings);
    return kept_count == 0 || findings > 0;
}
