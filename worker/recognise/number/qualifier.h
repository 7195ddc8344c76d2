/*
 * qualifier.h: the words around a figure that bound it.
 *
 *     不超过[500元]   at_most      [六成]以上   at_least      [50人]左右   about
 *
 * The nearest word counts, the one before it first. A qualifier that is the end of a longer word
 * (约 in 签约, 过 in 通过) is none.
 */
#ifndef WIRECOPY_RECOGNISE_QUALIFIER_H
#define WIRECOPY_RECOGNISE_QUALIFIER_H

#include "recognise/reader.h"

struct qualifier {
    unsigned kind;    /* enum qualifier_kind */
    struct span span; /* of the word; empty when there is none */
};

/* The qualifier that ends at `at`, for a figure of `unit_kind`. `bare` figures (千 in 上千名) know
 * more of them. */
struct qualifier qualifier_before(const struct reader *reader, uint32_t at,
                                  enum unit_kind unit_kind, bool bare);

/* The qualifier that begins at `at`. */
struct qualifier qualifier_after(const struct reader *reader, uint32_t at,
                                 enum unit_kind unit_kind);

#endif
