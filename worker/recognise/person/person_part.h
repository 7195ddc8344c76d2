/*
 * person_part.h: who has a name of several parts is called by one of them later.
 *
 *     穆斯塔法·卡里姆…。卡里姆|表示
 *     叶尔兰·哈布力…。叶尔兰|说
 *     早川美羽…。早川|的教练,美羽|说
 *
 * A part that two people have says nobody's.
 */
#ifndef WIRECOPY_RECOGNISE_PERSON_PART_H
#define WIRECOPY_RECOGNISE_PERSON_PART_H

#include "recognise/person/person_list.h"
#include "recognise/person/person_title.h"

/* Makes mentions of the parts that stand alone and in no mention yet. */
void person_parts_refer(struct person_list *list, const struct person_titles *titles);

#endif
