/*
 * list.h: gives numbers without a unit the one that they share with a neighbour.
 *
 *     分别达到1.2万、9800和7650座      9800 counts 座; 万 is not shared
 *     提高11.5个、7.5个百分点           11.5 is in 百分点
 *     员工6817(含外地员工1200人)        6817 counts 人
 *     指数为50.2, 50891.94亿            a number of its own, without a unit
 */
#ifndef WIRECOPY_RECOGNISE_LIST_H
#define WIRECOPY_RECOGNISE_LIST_H

#include "recognise/reader.h"

/* Figures that stay tentative after this are none. */
void list_complete(struct reader *reader);

#endif
