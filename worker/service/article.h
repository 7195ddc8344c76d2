/*
 * article.h: one message of the input topic on its way: as it came, and what became of it.
 *
 * An article is made by the loop thread when the message comes, filled by one extraction job, read
 * by the job that sends its batch, and freed by the loop after the commit. It is in the hands of
 * one thread at a time; the hand-over is libuv's work queue.
 */
#ifndef WIRECOPY_SERVICE_ARTICLE_H
#define WIRECOPY_SERVICE_ARTICLE_H

#include "service/original.h"

#include "wirecopy.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What goes out for the article. */
enum article_output {
    ARTICLE_UNREAD,    /* not extracted yet */
    ARTICLE_RECORD,    /* a record */
    ARTICLE_DEAD,      /* a dead letter: the original with the reason */
    ARTICLE_TOMBSTONE, /* null in, null out */
};

#define ARTICLE_WORD_BYTES 64

struct article {
    struct original original;      /* as it came: never changed */
    struct partition *partition;   /* where it came from */
    int64_t after;                 /* the offset behind the article that was taken in before it */
    size_t bytes;                  /* counted as in flight: the original and the record */
    bool dropped;                  /* nothing is to be sent for it (loop thread only) */
    bool suspect;                  /* is tried in a process of its own first (crash.h) */
    int tries;                     /* extractions so far */
    enum wirecopy_verdict verdict; /* of the last extraction */
    enum article_output output;
    char *record; /* for ARTICLE_RECORD */
    size_t record_length;
    char *uri;
    char *figure_rows; /* wirecopy.h; empty unless topic.figures is set */
    size_t figure_rows_length, figure_count;
    char reason[ARTICLE_WORD_BYTES];        /* for ARTICLE_DEAD: a fixed word */
    char stage[ARTICLE_WORD_BYTES];         /* and the stage that said it */
    char complaint[WIRECOPY_MESSAGE_BYTES]; /* and the sentence for a person */
    int refusals; /* in so many sends the broker found the output, or part of it, too large */
    bool refused; /* in the last one */
};

/* Takes the original. The partition's `next` is still that before it. */
struct article *article_new(struct original original, struct partition *partition);

/* NULL is allowed. */
void article_free(struct article *article);

/* Reads the article with a session, whose tables are those of `lexicon_dir` (NULL: the built-in
 * ones): fills output and what belongs to it. Returns the verdict; on WIRECOPY_RETRY and
 * WIRECOPY_FATAL the output stays ARTICLE_UNREAD and `complaint` says why. */
enum wirecopy_verdict article_extract(struct article *article, struct wirecopy_session *session,
                                      const char *lexicon_dir);

/* What extraction added to the article's bytes: the record and the messages of its figures. */
size_t article_output_bytes(const struct article *article);

/* Makes a dead letter of the article; frees its record. */
void article_reject(struct article *article, const char *stage, const char *reason,
                    const char *complaint);

#endif
