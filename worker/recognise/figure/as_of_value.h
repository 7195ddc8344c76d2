/*
 * as_of_value.h: a day as a figure has it, in ISO 8601 and as precise as the text: 2020-02-25,
 * 2020-02, 2020-02-25T18:00, --02-25 when nothing tells the year. Empty when that cannot be said.
 */
#ifndef WIRECOPY_RECOGNISE_AS_OF_VALUE_H
#define WIRECOPY_RECOGNISE_AS_OF_VALUE_H

#include "recognise/reader.h"

struct slice as_of_date(const struct reader *reader, const struct date_phrase *date);
struct slice as_of_year(const struct reader *reader, int year);

/* The article's own day, or one that is `days` from it. *ret_from says whether it
 * is that of publication or the dateline's. */
struct slice as_of_own_day(const struct reader *reader, int days, struct clock clock,
                           const char **ret_from);

/* The day that is named last before `at`, without its hour. */
struct slice as_of_day_named(const struct reader *reader, uint32_t at);

/* How many of the reader's dates begin before `at`. */
size_t as_of_dates_before(const struct reader *reader, uint32_t at);

/* Whether a date at `at` opens a clause, so that it may reach to the sentence's end. */
bool as_of_opens(const struct text *text, uint32_t at);

/* Whether what stands at `at`, behind a date, makes it no as-of: 起, 以来, 发布. */
bool as_of_is_bound(const struct text *text, uint32_t at);

#endif
