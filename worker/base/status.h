/*
 * status.h: what can go wrong, each with its remedy.
 *
 * One list names every status with the verdict that the caller acts on and one sentence. A function
 * that can fail returns `enum status` and sets its ret_ parameters only on STATUS_OK. What exactly
 * is wrong, and where, goes into a `struct complaint`.
 *
 *     STATUS_CHARSET  ->  reject, "charset_unknown", "The bytes fit no charset that is known."
 */
#ifndef WIRECOPY_BASE_STATUS_H
#define WIRECOPY_BASE_STATUS_H

#include "wirecopy.h"

#define STATUS_LIST(X)                                                                             \
    X(OK, DONE, "ok", "")                                                                          \
    X(EMPTY, REJECT, "article_empty", "The article has no bytes.")                                 \
    X(TOO_LARGE, REJECT, "article_too_large", "The article is longer than the bound.")             \
    X(CONTENT_TYPE, REJECT, "content_type_unknown", "No reader for this content type.")            \
    X(CHARSET, REJECT, "charset_unknown", "The bytes fit no charset that is known.")               \
    X(ENVELOPE, REJECT, "envelope_broken", "The JSON envelope cannot be read.")                    \
    X(NO_TEXT, REJECT, "no_text", "There is no text in the article.")                              \
    X(ARENA_FULL, REJECT, "article_too_complex",                                                   \
      "The article needs more working memory than one "                                            \
      "article may take.")                                                                         \
    X(MEMORY, RETRY, "out_of_memory", "The machine has no memory left.")                           \
    X(LEXICON, FATAL, "lexicon_broken", "A table cannot be read.")

enum status {
#define STATUS_ENUM(name, verdict, word, text) STATUS_##name,
    STATUS_LIST(STATUS_ENUM)
#undef STATUS_ENUM
};

/* What is wrong and where, for a person. Cut to fit, always terminated. */
struct complaint {
    char text[WIRECOPY_MESSAGE_BYTES];
};

/* Everything that is wrong where reading goes on behind a mistake. */
struct complaints {
    struct complaint first;
    size_t count;
    void (*each)(void *context, const char *text); /* hears every one; may be NULL */
    void *context;
};

/* The remedy. */
enum wirecopy_verdict status_verdict(enum status status);

/* The fixed word that stands in dead letters, logs and metrics. */
const char *status_word(enum status status);

/* One sentence for a person. */
const char *status_text(enum status status);

/* Writes the complaint like printf and returns `status`, so that one line says both:
 *     return status_complain(STATUS_ENVELOPE, complaint, "line %d: %s", line, text); */
__attribute__((format(printf, 3, 4))) enum status
status_complain(enum status status, struct complaint *complaint, const char *format, ...);

/* Adds one. */
__attribute__((format(printf, 2, 3))) void complaints_add(struct complaints *complaints,
                                                          const char *format, ...);

#endif
