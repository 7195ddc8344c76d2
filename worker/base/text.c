/* text.c: building texts, and the few ways of reading them that every room needs. */
#include "base/text.h"

#include "base/utf8.h"

#include <assert.h>

void text_builder_init(struct text_builder *builder, struct arena *arena, uint32_t capacity)
{
    *builder = (struct text_builder){.arena = arena};
    builder->cp = arena_array(arena, capacity, sizeof *builder->cp);
    builder->fold = arena_array(arena, capacity, sizeof *builder->fold);
    builder->raw = arena_array(arena, capacity, sizeof *builder->raw);
    builder->raw_length = arena_array(arena, capacity, sizeof *builder->raw_length);
    builder->capacity = arena_overflowed(arena) ? 0 : capacity;
}

void text_append(struct text_builder *builder, uint32_t cp, uint32_t fold, uint32_t raw,
                 uint16_t raw_length)
{
    uint32_t at = builder->count;

    if (at >= builder->capacity) {
        builder->arena->overflowed = true;
        return;
    }
    builder->cp[at] = cp;
    builder->fold[at] = fold;
    builder->raw[at] = raw;
    builder->raw_length[at] = raw_length;
    builder->count++;
}

void text_extend(struct text_builder *builder, uint32_t raw_end)
{
    uint32_t last = builder->count - 1;

    if (builder->count > 0 && raw_end - builder->raw[last] <= UINT16_MAX)
        builder->raw_length[last] = (uint16_t)(raw_end - builder->raw[last]);
}

void text_append_span(struct text_builder *builder, const struct text *text, struct span span)
{
    assert(span.end <= text->count);
    for (uint32_t i = span.start; i < span.end; i++)
        text_append(builder, text->cp[i], text->fold ? text->fold[i] : text->cp[i], text->raw[i],
                    text->raw_length[i]);
}

struct text text_built(const struct text_builder *builder)
{
    return (struct text){.cp = builder->cp,
                         .fold = builder->fold,
                         .raw = builder->raw,
                         .raw_length = builder->raw_length,
                         .count = builder->count};
}

struct slice text_utf8(struct arena *arena, const struct text *text, struct span span)
{
    assert(span.end <= text->count);
    char *out = arena_array(arena, (size_t)span_length(span) + 1, UTF8_BYTES_MAX);
    size_t length = 0;

    if (!out)
        return (struct slice){"", 0};
    for (uint32_t i = span.start; i < span.end; i++)
        length += utf8_encode(text->cp[i], out + length);
    return (struct slice){out, length};
}

struct span text_raw_span(const struct text *text, struct span span)
{
    assert(span.end <= text->count);
    if (span_is_empty(span))
        return (struct span){0, 0};
    uint32_t last = span.end - 1;
    return (struct span){text->raw[span.start], text->raw[last] + text->raw_length[last]};
}

bool text_reads(const struct text *text, uint32_t at, const char *word)
{
    return *word == '\0' || text_reads_length(text, at, word) > 0;
}

uint32_t text_reads_length(const struct text *text, uint32_t at, const char *word)
{
    uint32_t start = at;

    for (; *word; at++)
        if (text_fold(text, at) != utf8_next(&word))
            return 0;
    return at - start;
}

/* Most words differ in their first character, which is compared as it is stored. */
static bool begins_with(const char *word, const char *first, size_t bytes)
{
    size_t same = 0;

    while (same < bytes && word[same] == first[same])
        same++;
    return same == bytes;
}

uint32_t text_one_of(const struct text *text, uint32_t at, uint32_t end, const char *const *words)
{
    char first[UTF8_BYTES_MAX];
    uint32_t best = 0;

    if (at >= end)
        return 0;
    size_t bytes = utf8_encode(text->fold[at], first);
    for (; *words; words++) {
        if (!begins_with(*words, first, bytes))
            continue;
        uint32_t length = text_reads_length(text, at, *words);
        if (length > best && at + length <= end)
            best = length;
    }
    return best;
}

uint32_t text_ends_length(const struct text *text, uint32_t at, const char *word)
{
    const char *end = word + strlen(word);
    uint32_t from = at;

    for (; end > word; from--)
        if (from == 0 || text_fold(text, from - 1) != utf8_previous(&end))
            return 0;
    return at - from;
}

uint32_t text_find(const struct text *text, struct span span, const char *word)
{
    uint32_t first, length = 0;

    size_t step = utf8_decode(word, strlen(word), &first);
    assert(step > 0);
    for (const char *s = word; *s; s++)
        length += ((unsigned char)*s & 0xC0) != 0x80;
    for (uint32_t at = span.start; at + length <= span.end; at++)
        if (text->fold[at] == first && text_reads(text, at, word))
            return at;
    return span.end;
}

bool text_equal(const struct text *text, struct span a, struct span b)
{
    return span_length(a) == span_length(b) &&
           (span_is_empty(a) || memcmp(text->fold + a.start, text->fold + b.start,
                                       span_length(a) * sizeof *text->fold) == 0);
}

bool text_same_words(const struct text *text, struct span a, struct span b)
{
    for (;;) {
        while (a.start < a.end && cp_is_space(text->fold[a.start]))
            a.start++;
        while (b.start < b.end && cp_is_space(text->fold[b.start]))
            b.start++;
        if (span_is_empty(a) || span_is_empty(b))
            return span_is_empty(a) && span_is_empty(b);
        if (text->fold[a.start++] != text->fold[b.start++])
            return false;
    }
}

struct span text_trim(const struct text *text, struct span span)
{
    while (span.start < span.end && cp_is_space(text->fold[span.start]))
        span.start++;
    while (span.start < span.end && cp_is_space(text->fold[span.end - 1]))
        span.end--;
    return span;
}

struct span text_chunk(const struct text *text, struct span span)
{
    uint32_t start = span.start;

    while (start < span.end && cp_is_space(text->fold[start]))
        start++;
    uint32_t end = start;
    while (end < span.end && !cp_is_space(text->fold[end]))
        end++;
    return (struct span){start, end};
}
