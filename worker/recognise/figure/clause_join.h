/*
 * clause_join.h: pieces of a clause that make one noun, seen when all of them are known.
 *
 *     未 复工人员                  not those who work
 *     接获 [34宗] 水浸 报告        the object of 接获
 *     施工许可 审批 由 [20天]      what the figure measures
 */
#ifndef WIRECOPY_RECOGNISE_CLAUSE_JOIN_H
#define WIRECOPY_RECOGNISE_CLAUSE_JOIN_H

#include "recognise/figure/clause.h"

void clause_join(const struct reader *reader, struct clause *clause);

#endif
