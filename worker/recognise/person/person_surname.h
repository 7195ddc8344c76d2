/*
 * person_surname.h: who is meant by a surname with a title or an honorific.
 *
 *     局长孟凡到村调研。孟局长强调       孟局长 is 孟凡 again
 *     王大爷                            somebody of whom no more is known
 *     任组长                            nobody: what office somebody takes
 */
#ifndef WIRECOPY_RECOGNISE_PERSON_SURNAME_H
#define WIRECOPY_RECOGNISE_PERSON_SURNAME_H

#include "recognise/person/person_list.h"
#include "recognise/person/person_title.h"

/* Makes a mention of the form in `span`, whose first `surname` characters are the surname: of the
 * one person of that surname, or with `alone` of somebody new. */
void person_surname_refer(struct person_list *list, struct person_titles *titles, struct span span,
                          uint32_t surname, bool alone);

/* All surnames with a title right behind them that are in no mention yet. */
void person_surname_find(struct person_list *list, struct person_titles *titles);

#endif
