/*
 * mutate.h: changes to a page as they happen to pages.
 *
 * Single changed bytes make broken UTF-8 of nearly every Chinese page, which ends at the charset.
 * So eight changes in nine keep characters whole: a piece of pieces.txt goes in (a stamp, a role, a
 * reading, a tag, ...), or a stretch is taken out, told twice, moved, or repeated many times.
 */
#ifndef WIRECOPY_TESTS_MUTATE_H
#define WIRECOPY_TESTS_MUTATE_H

#include <stddef.h>
#include <stdint.h>

/* A number below `sides`; 0 when there are none. *dice is never 0; equal dice give equal numbers.
 */
unsigned roll(unsigned *dice, size_t sides);

/* Makes a few changes to the `size` bytes in `data`, which has `room` for more; returns their new
 * number. The first byte is the sender's, as fuzz_page.c tells. */
size_t mutate_page(uint8_t *data, size_t size, size_t room, unsigned *dice);

#endif
