/*
 * fingerprint.c: the hashes of fingerprint.h.
 *
 * simhash has to count, for each of 64 bits, in how many numbers it is set. The counters stand
 * upright: counter n is bit n of every word of `digits`, the lowest binary digits first. Adding 1
 * to all counters whose bit is set is then an addition with carry, of words:
 *
 *     digits[1]  0 1 0     the counters 0, 3, 1
 *     digits[0]  0 1 1
 *     + word     1 1 0  ->  the counters 1, 4, 1
 */
#include "record/fingerprint.h"

#include "base/utf8.h"

#include <assert.h>
#include <inttypes.h>
#include <openssl/evp.h>
#include <stdio.h>

#define COUNTER_BITS 32u /* a text has fewer than 2^32 code points */
#define SHINGLE      3u  /* characters of one number */
#define HEX          "0123456789abcdef"

struct counters {
    uint64_t digits[COUNTER_BITS];
};

static void counters_add(struct counters *counters, uint64_t word)
{
    for (uint64_t *digit = counters->digits; word != 0; digit++) {
        uint64_t carry = *digit & word;
        *digit ^= word;
        word = carry;
    }
}

static uint32_t counters_read(const struct counters *counters, unsigned bit)
{
    uint32_t value = 0;

    for (unsigned i = 0; i < COUNTER_BITS; i++)
        value |= (uint32_t)(counters->digits[i] >> bit & 1) << i;
    return value;
}

/* The finalizer of splitmix64. */
static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

static uint64_t simhash_of(const struct text *text)
{
    struct counters counters = {0};
    uint64_t run = 0, simhash = 0;
    uint32_t seen = 0;

    for (uint32_t i = 0; i < text->count; i++) {
        uint32_t cp = text->fold[i];
        if (!cp_is_hanzi(cp) && !cp_is_digit(cp) && !cp_is_latin(cp))
            continue;
        run = (run << 21 | cp) & (UINT64_MAX >> 1);
        if (++seen >= SHINGLE)
            counters_add(&counters, mix(run));
    }
    for (unsigned bit = 0; bit < 64; bit++)
        if (seen >= SHINGLE && counters_read(&counters, bit) > (seen - SHINGLE + 1) / 2)
            simhash |= UINT64_C(1) << bit;
    return simhash;
}

static struct slice folded_utf8(struct arena *arena, const struct text *text)
{
    struct text folded = *text;

    folded.cp = text->fold;
    return text_utf8(arena, &folded, (struct span){0, text->count});
}

enum status fingerprint_take(struct arena *arena, const struct text *text,
                             struct fingerprint *ret_fingerprint)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;

    struct slice utf8 = folded_utf8(arena, text);
    if (arena_overflowed(arena))
        return STATUS_ARENA_FULL;
    if (!EVP_Digest(utf8.data, utf8.length, digest, &length, EVP_sha256(), NULL))
        return STATUS_MEMORY;
    assert(2 * length + 1 == FINGERPRINT_SHA256_BYTES);
    for (unsigned i = 0; i < length; i++) {
        ret_fingerprint->sha256_text[2 * i] = HEX[digest[i] >> 4];
        ret_fingerprint->sha256_text[2 * i + 1] = HEX[digest[i] & 0xF];
    }
    ret_fingerprint->sha256_text[2 * length] = '\0';
    snprintf(ret_fingerprint->simhash, sizeof ret_fingerprint->simhash, "%016" PRIx64,
             simhash_of(text));
    return STATUS_OK;
}
