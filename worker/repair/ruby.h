/*
 * ruby.h: pinyin readings that a site has put behind characters: 企業(yè)復(fù)工.
 *
 * A reading is one syllable with exactly one tone mark, in half-width brackets, right behind a
 * Chinese character. So (KTV), (a), (AP), (de) and （注） stay.
 */
#ifndef WIRECOPY_REPAIR_RUBY_H
#define WIRECOPY_REPAIR_RUBY_H

#include "base/text.h"

/* The length of the reading with its brackets that begins at `at`; 0 when there is none. */
uint32_t ruby_length(const struct text *text, uint32_t at);

/* As ruby_length, whatever stands before it: the (yè) of 標惤I(yè). */
uint32_t ruby_bracketed(const struct text *text, uint32_t at);

/* The length of a reading whose bracket was lost to a shifted byte, with the ? that stands for it:
 * the ?qǐng) of 日?qǐng)?bào); 0 when there is none at `at`. */
uint32_t ruby_cut(const struct text *text, uint32_t at);

#endif
