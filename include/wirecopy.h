/*
 * wirecopy.h: the public library. The bytes of one article go in, one record comes out.
 *
 *     struct wirecopy *tables;
 *     char why[WIRECOPY_MESSAGE_BYTES];
 *     if (wirecopy_open(NULL, &tables, why) != WIRECOPY_DONE)
 *         die(why);
 *     struct wirecopy_session *session = wirecopy_session_new(tables);
 *     struct wirecopy_outcome out;
 *     wirecopy_extract(session, &(struct wirecopy_input){.bytes = raw, .length = size}, &out);
 *     if (out.verdict == WIRECOPY_DONE)
 *         fwrite(out.record, 1, out.record_length, stdout);
 *
 * The same bytes and hints and the same version give the same record, byte for byte: nothing in it
 * comes from a clock, a host or a random source. The record is described by the JSON Schema that is
 * installed beside the library (share/wirecopy/record.schema.json).
 *
 * Nothing here knows Kafka. Nothing here writes to stdout or stderr, or ends the process, except
 * for a failed assertion, which is a programming error.
 */
#ifndef WIRECOPY_H
#define WIRECOPY_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WIRECOPY_MESSAGE_BYTES 256

/* What the caller has to do with the article. */
enum wirecopy_verdict {
    WIRECOPY_DONE,   /* there is a record */
    WIRECOPY_REJECT, /* this article can never be read: keep its bytes with the reason */
    WIRECOPY_RETRY,  /* nothing is wrong with the article: the machine was short of something */
    WIRECOPY_FATAL,  /* nothing can be read any more: stop */
};

struct wirecopy; /* the tables: never changes once open, any number of threads may share it */
struct wirecopy_session; /* one thread's working memory, taken once and used again and again */

struct wirecopy_options {
    /* A directory with more rows for the tables (files named as in share/wirecopy), or NULL. */
    const char *lexicon_dir;
    /* Whether figure_rows are wanted beside each record. */
    bool figure_rows;
    /* Called by wirecopy_open for every mistake in lexicon_dir, with its file and line; may be
     * NULL. */
    void (*on_mistake)(void *context, const char *mistake);
    void *context; /* handed to on_mistake */
};

struct wirecopy_input {
    const void *bytes; /* borrowed for the call; may be NULL when length is 0 */
    size_t length;     /* bytes */
    /* What the sender says the bytes are, such as "text/html; charset=gbk", or NULL when it said
     * nothing; then the bytes decide. "application/json" is an envelope. */
    const char *content_type;
};

/* All pointers are borrowed: they hold until the next call on the same session. */
struct wirecopy_outcome {
    enum wirecopy_verdict verdict;
    const char *reason; /* a fixed word, such as "article_empty"; "ok" when done */
    const char *stage;  /* the stage that said so, such as "intake" */
    char message[WIRECOPY_MESSAGE_BYTES]; /* what is wrong and where, for a person; "" when done */
    const char *record; /* UTF-8 JSON on one line without a newline; NULL unless done */
    size_t record_length;
    const char *uri; /* the record's uri; NULL unless done */
    /* The record's figures, flattened: one JSON object a line, each with its newline; empty when
     * there are none or they are not wanted. */
    const char *figure_rows;
    size_t figure_rows_length;
};

/* The library's version, such as "0.1.0". */
const char *wirecopy_version(void);

/* Reads the tables. On anything but WIRECOPY_DONE *ret_tables is left alone and `why` says which
 * file and line is wrong, the first one of them. `options` may be NULL. Free with wirecopy_close.
 */
enum wirecopy_verdict wirecopy_open(const struct wirecopy_options *options,
                                    struct wirecopy **ret_tables, char why[WIRECOPY_MESSAGE_BYTES]);

/* Frees the tables; no session may be left. NULL is allowed. */
void wirecopy_close(struct wirecopy *tables);

/* The tables' fingerprint: a hash of every row, which also stands in each record. */
const char *wirecopy_lexicon_id(const struct wirecopy *tables);

/* Takes a session's memory; NULL when there is none. `tables` must outlive it. One thread at a time
 * may use a session. */
struct wirecopy_session *wirecopy_session_new(const struct wirecopy *tables);

/* NULL is allowed. */
void wirecopy_session_free(struct wirecopy_session *session);

/* Gives the memory that a long article took back to the system; what the last outcome points to is
 * gone with it. The next article does the same, so this is for a session that may have to wait. */
void wirecopy_session_rest(struct wirecopy_session *session);

/* Reads one article. Always fills *ret_outcome and returns its verdict. */
enum wirecopy_verdict wirecopy_extract(struct wirecopy_session *session,
                                       const struct wirecopy_input *input,
                                       struct wirecopy_outcome *ret_outcome);

#ifdef __cplusplus
}
#endif

#endif
