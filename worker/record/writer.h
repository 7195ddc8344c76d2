/*
 * writer.h: a record in the making, and the few ways of putting something into it.
 *
 *     json_t *section = json_object();
 *     writer_put_text(writer, section, "heading", writer_exact(writer, heading));
 *     writer_put_selector(writer, section, extent);
 *     writer_append(writer, sections, section);
 *
 * A failure is sticky: jansson without memory gives NULL, putting into or putting NULL sets
 * `failed`, and nobody has to look before the end. Values are taken, also when that fails.
 *
 * jansson keeps the order of insertion, so the order of the calls is the order of the keys.
 */
#ifndef WIRECOPY_RECORD_WRITER_H
#define WIRECOPY_RECORD_WRITER_H

#include "record/fingerprint.h"
#include "record/language.h"
#include "record/record.h"

#include <jansson.h>

/* The letters of ids: f12 is a figure, l3 a place, q2 a quote. */
#define WRITER_FIGURE_ID       'f'
#define WRITER_PLACE_ID        'l'
#define WRITER_QUOTE_ID        'q'
#define WRITER_PERSON_ID       'p'
#define WRITER_DOCUMENT_ID     'd'
#define WRITER_ORGANISATION_ID 'o'

struct writer {
    struct arena *arena;
    const struct article *article;
    const char *uri;
    struct language language;
    struct fingerprint fingerprint;
    struct slice body;       /* UTF-8 */
    const uint32_t *body_at; /* where each code point of the body begins in it, and its end */
    bool failed;
};

/* Computes what all of the record needs: the body in UTF-8, its language and fingerprint, the uri.
 * STATUS_ARENA_FULL, or STATUS_MEMORY when libcrypto has none. */
enum status writer_init(struct writer *writer, struct arena *arena, const struct article *article);

/* The UTF-8 of a part of the body. */
struct slice writer_exact(const struct writer *writer, struct span span);

void writer_put(struct writer *writer, json_t *object, const char *key, json_t *value);
void writer_append(struct writer *writer, json_t *array, json_t *value);

/* Text must be UTF-8. */
void writer_put_text(struct writer *writer, json_t *object, const char *key, struct slice text);
void writer_put_word(struct writer *writer, json_t *object, const char *key, const char *word);
void writer_put_integer(struct writer *writer, json_t *object, const char *key, uint64_t value);

/* As above, but puts nothing when there is nothing: the text is empty, the word NULL. */
void writer_put_known_text(struct writer *writer, json_t *object, const char *key,
                           struct slice text);
void writer_put_known_word(struct writer *writer, json_t *object, const char *key,
                           const char *word);

/* An array that holds something; one without items is given back. */
void writer_put_filled(struct writer *writer, json_t *object, const char *key, json_t *array);

/* The id of an item: letter and number from 1, such as "f12" for the index 11. */
void writer_put_id(struct writer *writer, json_t *object, const char *key, char letter,
                   uint32_t index);

/* Where a part of the body is, in code points, and what it reads: {"start","end","exact"}. NULL
 * without memory. */
json_t *writer_selector(struct writer *writer, struct span span);

/* "selector": writer_selector. */
void writer_put_selector(struct writer *writer, json_t *object, struct span span);

/* "sourceBytes": [start, end] in the input; nothing when the part came from no bytes. */
void writer_put_source_bytes(struct writer *writer, json_t *object, struct span raw);

/* writer_put_selector, and writer_put_source_bytes of the same part. */
void writer_put_place(struct writer *writer, json_t *object, struct span span);

#endif
