/*
 * text.h: an article as code points that know where they came from.
 *
 * Four arrays of one length. An offset found in one is an offset in all of them:
 *
 *     cp          復    工    率    達    6    8   .   5   ％     what stands in the record
 *     fold        复    工    率    达    6    8   .   5   %     what is matched
 *     raw         12    15    18   21   24 ...                  first byte in the raw input
 *     raw_length  3     3     3    3    1  ...                  bytes there
 *
 * A text is built once, with a text_builder, and is read-only after.
 */
#ifndef WIRECOPY_BASE_TEXT_H
#define WIRECOPY_BASE_TEXT_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

struct text {
    const uint32_t *cp;
    const uint32_t *fold; /* NULL until the text is folded */
    const uint32_t *raw;
    const uint16_t *raw_length;
    uint32_t count;
};

/* Grows a text at its end. Arrays lie in `arena`; after an overflow appends do nothing. */
struct text_builder {
    struct arena *arena;
    uint32_t *cp, *fold, *raw;
    uint16_t *raw_length;
    uint32_t count, capacity;
};

/* A builder for at most `capacity` code points. */
void text_builder_init(struct text_builder *builder, struct arena *arena, uint32_t capacity);

/* Appends one code point that stands at raw[..raw_length). */
void text_append(struct text_builder *builder, uint32_t cp, uint32_t fold, uint32_t raw,
                 uint16_t raw_length);

/* The last character stands for the bytes up to `raw_end` too: what came behind it is left out. */
void text_extend(struct text_builder *builder, uint32_t raw_end);

/* Appends a part of another text. */
void text_append_span(struct text_builder *builder, const struct text *text, struct span span);

/* What was built; it stays valid as long as the arena. */
struct text text_built(const struct text_builder *builder);

/* The folded character at `at`, or 0 outside the text (`at` may wrap below 0). */
static inline uint32_t text_fold(const struct text *text, uint32_t at)
{
    return at < text->count ? text->fold[at] : 0;
}

/* Whether a line ends before `at`, or the text does. */
static inline bool text_ends_line(const struct text *text, uint32_t at)
{
    return at >= text->count || text->cp[at] == '\n' || text->cp[at] == '\r';
}

/* The part as UTF-8 in the arena; empty after an overflow. */
struct slice text_utf8(struct arena *arena, const struct text *text, struct span span);

/* The raw bytes from the first to the last character of the part; {0, 0} for an empty part. */
struct span text_raw_span(const struct text *text, struct span span);

/* Whether the folded text reads `word` (UTF-8, already in folded form) at `at`. */
bool text_reads(const struct text *text, uint32_t at, const char *word);

/* The same, as the length of the word in code points; 0 when it does not stand there. */
uint32_t text_reads_length(const struct text *text, uint32_t at, const char *word);

/* The length in code points of the longest of `words` (UTF-8, folded, the list ends in NULL) that
 * stands at `at` and ends by `end`; 0 when none does. */
uint32_t text_one_of(const struct text *text, uint32_t at, uint32_t end, const char *const *words);

/* The length of `word` in code points when the folded text before `at` ends in it, else 0. */
uint32_t text_ends_length(const struct text *text, uint32_t at, const char *word);

/* Where the folded text first reads `word` (UTF-8, folded) inside `span`; span.end when nowhere. */
uint32_t text_find(const struct text *text, struct span span, const char *word);

/* Whether two parts are equal when folded. */
bool text_equal(const struct text *text, struct span a, struct span b);

/* The same, whatever white space is in them: 麦收 开镰 and 麦收开镰. */
bool text_same_words(const struct text *text, struct span a, struct span b);

/* `span` without white space at both ends. */
struct span text_trim(const struct text *text, struct span span);

/* The first stretch of `span` without white space inside; empty when there is none. */
struct span text_chunk(const struct text *text, struct span span);

/* Characters, all on folded code points. */
static inline bool cp_is_space(uint32_t cp)
{
    return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xA0 || cp == 0x3000 ||
           (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F;
}

static inline bool cp_ends_sentence(uint32_t cp)
{
    return cp == 0x3002 /* 。 */ || cp == '!' || cp == '?';
}

static inline bool cp_is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

static inline bool cp_is_latin(uint32_t cp)
{
    return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

/* A Chinese character, 〇 and the compatibility block among them. */
static inline bool cp_is_hanzi(uint32_t cp)
{
    return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF) || cp == 0x3007 ||
           (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0x20000 && cp <= 0x323AF);
}

#endif
