/*
 * list.h: figures in a row that add up: 男41人、女57人.
 */
#ifndef WIRECOPY_CHECK_LIST_H
#define WIRECOPY_CHECK_LIST_H

#include "check/check.h"
#include "check/tally.h"

#define LIST_GAP_MAX 12u /* how far the members of a list may stand from each other */

/* Whether the words before a member of a list name but one thing: not 德城区、宁津县各1例. */
bool list_names_one(const struct checker *checker, struct span name);

/* Whether the words between two members of a list name the second and say nothing else. */
bool list_is_gap(const struct checker *checker, struct span gap);

/* Reports the members as what makes the figure up, as check_report does. */
bool list_report(struct checker *checker, uint32_t stated, const struct tally *members, bool sure);

#endif
