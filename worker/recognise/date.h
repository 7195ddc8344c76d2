/*
 * date.h: dates and clock times in running text.
 *
 *     2020年2月25日18时   2月3日至5日   二〇二〇年十一月   2023年底   4月上旬   0-24时   7点 19:30
 *     去年10月   民国112年   113年4月
 *
 * They count nothing, so that no figure is read from them; the dates tell as of when figures are.
 */
#ifndef WIRECOPY_RECOGNISE_DATE_H
#define WIRECOPY_RECOGNISE_DATE_H

#include "recognise/reader.h"

enum date_kind { DATE_NONE, DATE_DAY, DATE_CLOCK };

/* The day that the article itself is of, and where that is from: NULL when nobody says. */
const struct moment *date_own(const struct layout *layout, const char **ret_from);

/* Reads a date or a clock time that begins at `at`. A time right after a date belongs to it. */
enum date_kind date_read(const struct text *text, uint32_t at, struct year_count years,
                         struct date_phrase *ret_date);

#endif
