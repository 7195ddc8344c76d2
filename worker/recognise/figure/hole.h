/*
 * hole.h: places where a number is gone: a unit or measure word with nothing that counts in it.
 *
 *     下发整改通知书份      份 at the end of a clause, behind a noun
 *     共有名党员            名 between a word that asks for a number and what is counted
 *     新修机耕道公里        公里, which is nothing else
 *
 * What stands on both sides of it decides how sure that is; bare_units.tsv says for each unit how
 * often it stands alone in sound text, as 家 and 处 do and 公里 does not.
 */
#ifndef WIRECOPY_RECOGNISE_HOLE_H
#define WIRECOPY_RECOGNISE_HOLE_H

#include "recognise/reader.h"

/* How sure it is that a number stood there. */
enum hole_level {
    HOLE_NONE,
    HOLE_WEAK,   /* where the page is known to have lost its digits */
    HOLE_STRONG, /* ... or where it has several of them, or two in a sentence */
    HOLE_SURE    /* on any page */
};

struct hole {
    struct span span; /* the unit, with what is left of the number before it: 余万元 */
    struct span unit; /* without; empty where only a scale is left */
    uint32_t start;   /* where span starts, or the particle before it: 个 of 个百分点 */
    enum hole_level level;
};

/* The holes of the body that are at least so sure, in the arena; how many. Wants the figures. */
size_t hole_find_all(struct reader *reader, enum hole_level least, struct hole **ret_holes);

#endif
