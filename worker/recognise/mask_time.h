/*
 * mask_time.h: numbers that say when: 2月25日, 18时, 民国112年, 20世纪80年代末.
 */
#ifndef WIRECOPY_RECOGNISE_MASK_TIME_H
#define WIRECOPY_RECOGNISE_MASK_TIME_H

#include "recognise/mask.h"

/* Masks what begins at `at` and says when; the dates go to reader->dates. Where it ends, or `at`.
 */
uint32_t mask_time(struct reader *reader, uint32_t at);

#endif
