/*
 * organisation_name.h: one organisation's name, read from its last word to its first.
 *
 *     记者从|浏阳市卫健局|获悉             from the place on
 *     落实|省委组织部|等部门               from the level on
 *     送往|湘雅医院|救治                   from the word that sends there
 *     支持|企业集团|发展                   none: nothing tells it from other groups
 *     县公安局|鹤市派出所                  the name right before goes on: one name
 *
 * The characters before the last word (org_tails.tsv) are cut into words (segment.h), and the words
 * are taken from right to left until one cannot stand in a name (org_words.tsv). What was taken
 * decides how far the name is believed.
 */
#ifndef WIRECOPY_RECOGNISE_ORGANISATION_NAME_H
#define WIRECOPY_RECOGNISE_ORGANISATION_NAME_H

#include "recognise/organisation/organisation_tail.h"

enum org_belief {
    ORG_NONE,
    ORG_LISTED, /* counts in a list with one that is sure */
    ORG_LIKELY, /* or when the article has it again */
    ORG_SURE
};

struct org_name {
    struct span span;
    struct span core; /* of a company: without its place and its legal form; empty for others */
    bool core_stands; /* the core is a name by itself: 比亚迪 */
    uint32_t place;   /* index of the place that it begins with, or NO_ITEM */
    enum org_kind kind;
    enum org_belief belief;
};

/* Reads the name whose last word begins at `tail`. `before` is where the last sure name stands,
 * which this one may go on. Returns where the last word ends; `tail` when none begins there. */
uint32_t organisation_name_read(const struct org_name_reader *reader, uint32_t tail,
                                const struct org_name *before, struct org_name *ret_name);

#endif
