/*
 * person_share.h: an office that several hold is told once, before the first of them.
 *
 *     副主任乔志军、杜凤英和韩立参加      all three are 副主任
 *     主任乔志军、杜凤英参加              there is one 主任, and nothing is said of the other
 */
#ifndef WIRECOPY_RECOGNISE_PERSON_SHARE_H
#define WIRECOPY_RECOGNISE_PERSON_SHARE_H

#include "recognise/person/person_title.h"

/* Gives those in a row who have no title that of the first. People must be in the order of the
 * text, and have the titles that stand beside them. */
void person_titles_share(struct person_titles *titles, struct findings *findings);

#endif
