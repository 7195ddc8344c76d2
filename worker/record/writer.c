/* writer.c: jansson behind a sticky failure. */
#include "record/writer.h"

#include "base/utf8.h"
#include "record/uri.h"

#include <assert.h>
#include <stdio.h>

#define ID_BYTES 12u /* a letter, ten digits and NUL */

static void encode_body(struct writer *writer)
{
    const struct text *body = &writer->article->layout.body;
    char *out = arena_array(writer->arena, (size_t)body->count + 1, UTF8_BYTES_MAX);
    uint32_t *at = arena_array(writer->arena, (size_t)body->count + 1, sizeof *at);
    uint32_t length = 0;

    if (arena_overflowed(writer->arena))
        return;
    for (uint32_t i = 0; i < body->count; i++) {
        at[i] = length;
        length += (uint32_t)utf8_encode(body->cp[i], out + length);
    }
    at[body->count] = length;
    writer->body = (struct slice){out, length};
    writer->body_at = at;
}

enum status writer_init(struct writer *writer, struct arena *arena, const struct article *article)
{
    const struct text *body = &article->layout.body;

    *writer = (struct writer){.arena = arena, .article = article};
    writer->uri = uri_of(arena, &article->intake);
    writer->language = language_read(body);
    encode_body(writer);
    enum status status = fingerprint_take(arena, body, &writer->fingerprint);
    return arena_overflowed(arena) ? STATUS_ARENA_FULL : status;
}

struct slice writer_exact(const struct writer *writer, struct span span)
{
    assert(span.start <= span.end && span.end <= writer->article->layout.body.count);
    uint32_t start = writer->body_at[span.start];
    return (struct slice){writer->body.data + start, writer->body_at[span.end] - start};
}

void writer_put(struct writer *writer, json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new_nocheck(object, key, value) != 0)
        writer->failed = true;
}

void writer_append(struct writer *writer, json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        writer->failed = true;
}

void writer_put_text(struct writer *writer, json_t *object, const char *key, struct slice text)
{
    writer_put(writer, object, key,
               json_stringn_nocheck(text.length ? text.data : "", text.length));
}

void writer_put_word(struct writer *writer, json_t *object, const char *key, const char *word)
{
    writer_put_text(writer, object, key, slice_of(word));
}

void writer_put_integer(struct writer *writer, json_t *object, const char *key, uint64_t value)
{
    writer_put(writer, object, key, json_integer((json_int_t)value));
}

void writer_put_known_text(struct writer *writer, json_t *object, const char *key,
                           struct slice text)
{
    if (text.length > 0)
        writer_put_text(writer, object, key, text);
}

void writer_put_known_word(struct writer *writer, json_t *object, const char *key, const char *word)
{
    if (word)
        writer_put_word(writer, object, key, word);
}

void writer_put_filled(struct writer *writer, json_t *object, const char *key, json_t *array)
{
    if (array && json_array_size(array) == 0)
        json_decref(array);
    else
        writer_put(writer, object, key, array);
}

void writer_put_id(struct writer *writer, json_t *object, const char *key, char letter,
                   uint32_t index)
{
    char id[ID_BYTES];

    assert(index < NO_ITEM);
    snprintf(id, sizeof id, "%c%u", letter, (unsigned)(index + 1));
    writer_put_word(writer, object, key, id);
}

json_t *writer_selector(struct writer *writer, struct span span)
{
    json_t *selector = json_object();

    writer_put_integer(writer, selector, "start", span.start);
    writer_put_integer(writer, selector, "end", span.end);
    writer_put_text(writer, selector, "exact", writer_exact(writer, span));
    return selector;
}

void writer_put_selector(struct writer *writer, json_t *object, struct span span)
{
    writer_put(writer, object, "selector", writer_selector(writer, span));
}

void writer_put_source_bytes(struct writer *writer, json_t *object, struct span raw)
{
    if (span_is_empty(raw))
        return;
    assert(raw.end <= writer->article->intake.source.bytes);
    json_t *pair = json_array();
    writer_append(writer, pair, json_integer(raw.start));
    writer_append(writer, pair, json_integer(raw.end));
    writer_put(writer, object, "sourceBytes", pair);
}

void writer_put_place(struct writer *writer, json_t *object, struct span span)
{
    writer_put_selector(writer, object, span);
    writer_put_source_bytes(writer, object, text_raw_span(&writer->article->layout.body, span));
}
