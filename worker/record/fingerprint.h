/*
 * fingerprint.h: two hashes of a body, for consumers that look for copies.
 *
 * Both are taken of the folded body, so that one article in Simplified and in Traditional, with
 * full-width and with half-width digits, has one fingerprint. sha256_text is equal for equal
 * bodies. simhash is near for near bodies: two copies of an article differ in a few of its 64 bits,
 * two articles in about 32.
 *
 * How simhash is made, for those who want to compute it elsewhere: drop all but Chinese characters,
 * ASCII letters and digits from the folded body; take each run of three as a number, first << 42 |
 * second << 21 | third; mix it with the finalizer of splitmix64; bit n of the simhash is set when
 * it is set in more than half of the mixed numbers. A body of fewer than three such characters has
 * 0.
 */
#ifndef WIRECOPY_RECORD_FINGERPRINT_H
#define WIRECOPY_RECORD_FINGERPRINT_H

#include "base/arena.h"
#include "base/status.h"
#include "base/text.h"

#define FINGERPRINT_SHA256_BYTES  65u /* hexadecimal digits and NUL */
#define FINGERPRINT_SIMHASH_BYTES 17u

struct fingerprint {
    char sha256_text[FINGERPRINT_SHA256_BYTES]; /* of the folded body in UTF-8 */
    char simhash[FINGERPRINT_SIMHASH_BYTES];
};

/* Takes the fingerprint of a folded text. STATUS_ARENA_FULL, or STATUS_MEMORY when libcrypto has
 * none. */
enum status fingerprint_take(struct arena *arena, const struct text *text,
                             struct fingerprint *ret_fingerprint);

#endif
