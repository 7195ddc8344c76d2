/*
 * person_affiliation.h: the organisation or place before a title.
 *
 *     大会由 慈利县教育局 原 局长        慈利县教育局
 *     高密市阚家镇松兴屯村 党支部书记     the village, though 村党支部书记 is a title, too
 */
#ifndef WIRECOPY_RECOGNISE_PERSON_AFFILIATION_H
#define WIRECOPY_RECOGNISE_PERSON_AFFILIATION_H

#include "recognise/person/person_title.h"

#define AFFILIATION_LENGTH_MAX 28u /* code points */

/* Where the run of characters before `end` begins: behind a mark. */
uint32_t person_run_start(const struct text *text, uint32_t end);

/* Whether a word stands in the run that no organisation's name has. What was read as an
 * organisation has none: 有 of 某某有限公司. */
bool person_run_stops(const struct person_titles *titles, struct span run);

/* Whether a place or an organisation stands at `at`. */
bool person_is_placed(const struct person_titles *titles, uint32_t at);

/* Adds what stands before `title`, and not before `floor`, when `person` has no affiliation yet. */
void person_affiliation_read(struct person_titles *titles, struct person *person, struct span title,
                             uint32_t floor);

#endif
