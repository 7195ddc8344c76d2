/*
 * extraction.c: see extraction.h.
 */
#include "service/extraction.h"

#include "service/memory.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

/* A job is long enough that the hand-over (about 10 µs) does not show, and short enough that a
 * batch's end does not wait for one slot. */
#define JOB_ARTICLES_MAX 16
#define JOB_BYTES_MAX    (128 * 1024)

/* Reading takes about a hundred times the bytes of the article in memory, up to 440 MiB for the
 * longest. So one long article is read at a time, however many threads there are. */
#define LONG_BYTES (512 * 1024)

/* RETRY means that the machine was short of something: the article is tried again this often, after
 * which the worker stops and a new one goes on from the last commit. */
#define TRIES_MAX 3

struct slot {
    uv_work_t work;
    struct extraction *extraction;
    struct wirecopy_session *session;
    bool running, has_long;
    struct batch *batch;
    struct article *articles[JOB_ARTICLES_MAX];
    size_t count;
    enum wirecopy_verdict worst;
    char complaint[WIRECOPY_MESSAGE_BYTES];
};

struct extraction {
    uv_loop_t *loop;
    const char *lexicon_dir;
    extraction_done_cb *done;
    void *context;
    size_t running;
    size_t slot_count;
    struct slot slots[];
};

struct extraction *extraction_new(uv_loop_t *loop, const struct wirecopy *tables,
                                  const char *lexicon_dir, size_t slots, extraction_done_cb *done,
                                  void *context)
{
    struct extraction *extraction =
        memory_new(sizeof(*extraction) + slots * sizeof(extraction->slots[0]));

    extraction->loop = loop;
    extraction->lexicon_dir = lexicon_dir;
    extraction->done = done;
    extraction->context = context;
    extraction->slot_count = slots;
    for (size_t i = 0; i < slots; i++) {
        extraction->slots[i].extraction = extraction;
        extraction->slots[i].session = wirecopy_session_new(tables);
        if (extraction->slots[i].session == NULL) {
            extraction_free(extraction);
            return NULL;
        }
    }
    return extraction;
}

void extraction_free(struct extraction *extraction)
{
    if (extraction == NULL)
        return;
    assert(extraction->running == 0);
    for (size_t i = 0; i < extraction->slot_count; i++)
        wirecopy_session_free(extraction->slots[i].session);
    free(extraction);
}

/* On the pool. */
static void job_run(uv_work_t *work)
{
    struct slot *slot = work->data;

    slot->worst = WIRECOPY_DONE;
    for (size_t i = 0; i < slot->count; i++) {
        struct article *article = slot->articles[i];
        enum wirecopy_verdict verdict;
        do {
            verdict = article_extract(article, slot->session, slot->extraction->lexicon_dir);
        } while (verdict == WIRECOPY_RETRY && article->tries < TRIES_MAX);
        if (verdict > WIRECOPY_REJECT && verdict > slot->worst) {
            slot->worst = verdict;
            snprintf(slot->complaint, sizeof(slot->complaint), "%s", article->complaint);
        }
    }
    wirecopy_session_rest(slot->session);
}

static void job_done(uv_work_t *work, int status)
{
    struct slot *slot = work->data;
    struct extraction *extraction = slot->extraction;
    struct batch *batch = slot->batch;

    assert(status == 0); /* jobs are never cancelled */
    batch_take_back(batch, slot->articles, slot->count);
    slot->running = false;
    slot->batch = NULL;
    extraction->running--;
    extraction->done(extraction->context, batch, slot->worst, slot->complaint);
}

static struct slot *idle_slot(struct extraction *extraction)
{
    for (size_t i = 0; i < extraction->slot_count; i++) {
        if (!extraction->slots[i].running)
            return &extraction->slots[i];
    }
    return NULL;
}

static bool is_reading_long(const struct extraction *extraction)
{
    for (size_t i = 0; i < extraction->slot_count; i++) {
        if (extraction->slots[i].running && extraction->slots[i].has_long)
            return true;
    }
    return false;
}

void extraction_dispatch(struct extraction *extraction, struct batch *batch)
{
    struct slot *slot;

    while ((slot = idle_slot(extraction)) != NULL) {
        slot->count =
            batch_hand_out(batch, JOB_ARTICLES_MAX, JOB_BYTES_MAX,
                           is_reading_long(extraction) ? LONG_BYTES : SIZE_MAX, slot->articles);
        if (slot->count == 0)
            return;
        /* A job ends with its first article of JOB_BYTES_MAX or more. */
        slot->has_long = slot->articles[slot->count - 1]->bytes > LONG_BYTES;
        slot->batch = batch;
        slot->running = true;
        slot->work.data = slot;
        extraction->running++;
        uv_queue_work(extraction->loop, &slot->work, job_run, job_done);
    }
}
