/*
 * organisation_code.h: listed companies, which the number of their share behind the name gives
 * away.
 *
 *     ,海普瑞(002399)净利润增长     海普瑞
 *     和海康威视(002415.SZ)等       海康威视, behind 和
 *     详情请致电(400820)            none: the words before the bracket are no clause of their own
 */
#ifndef WIRECOPY_RECOGNISE_ORGANISATION_CODE_H
#define WIRECOPY_RECOGNISE_ORGANISATION_CODE_H

#include "recognise/organisation/organisation_name.h"

/* The company whose number stands in the bracket that opens at `at`; belief ORG_NONE when there is
 * none. */
struct org_name organisation_code_read(const struct org_name_reader *reader, uint32_t at);

#endif
