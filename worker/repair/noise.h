/*
 * noise.h: single characters that a forum strews into its text against copying.
 *
 *     上门服务。工Q : P ! w G复产      ->  Q : P ! w G, 11 code points
 *     选项为A B C三种, 1 + 2 = 3       ->  none: letters alone, or a formula
 */
#ifndef WIRECOPY_REPAIR_NOISE_H
#define WIRECOPY_REPAIR_NOISE_H

#include "base/text.h"

/* The length of the noise that begins at `at`; 0 when there is none. */
uint32_t noise_length(const struct text *text, uint32_t at);

#endif
