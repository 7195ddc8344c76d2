/*
 * person.h: the people of an article, with their titles and affiliations.
 *
 *     慈利县委常委、组织部长欧兵波说   ->   欧兵波, titles 常委 and 组织部长, affiliation 慈利县委
 *
 * A name is believed when its characters (person_name.h) and what stands around it
 * (person_context.h) together make it likely enough. Then it is found wherever else it stands, and
 * 欧部长 is 欧兵波 again. Those who made the article are left to the contributors. Precision before
 * recall: a name that nobody vouches for is not reported.
 */
#ifndef WIRECOPY_RECOGNISE_PERSON_H
#define WIRECOPY_RECOGNISE_PERSON_H

#include "layout/layout.h"
#include "recognise/findings.h"

/* Fills findings->people from the body; wants places and organisations. */
void person_recognise(struct arena *arena, const struct lexicon *lexicon,
                      const struct layout *layout, struct findings *findings);

#endif
