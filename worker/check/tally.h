/*
 * tally.h: figures that are added up, to be a whole or to be taken from one.
 */
#ifndef WIRECOPY_CHECK_TALLY_H
#define WIRECOPY_CHECK_TALLY_H

#include "check/check.h"
#include "recognise/number/interval.h"

#define TALLY_MAX 40u

struct tally {
    uint32_t items[TALLY_MAX]; /* indices of figures */
    size_t count;
    struct interval sum;  /* all that they may make together */
    struct decimal exact; /* what they make as printed */
};

/* Adds a figure. False when it can be no operand, there are too many, or it does not fit. */
bool tally_add(struct tally *tally, const struct figure *figures, uint32_t i);

/* Whether they can make up the figure. */
bool tally_makes(const struct tally *tally, const struct figure *whole);

/* Whether they make as much as the figure but for one digit, or two that changed places: 286 and
 * 296, 3682 and 3862. */
bool tally_is_slip(const struct tally *tally, const struct figure *whole);

/* Whether they would make it if one of them had one other digit, or two in each other's place. */
bool tally_has_slip(const struct tally *tally, const struct figure *figures,
                    const struct figure *whole);

/* Whether what they make is less than a fifth of the figure away from it. */
bool tally_is_near(const struct tally *tally, const struct figure *whole);

/* Whether the whole less all of them can be `rest`; *ret_exact is that difference as printed. */
bool tally_leaves(const struct tally *tally, const struct figure *whole, const struct figure *rest,
                  struct decimal *ret_exact);

#endif
