/* status.c: the list of status.h as tables. */
#include "base/status.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

struct status_row {
    enum wirecopy_verdict verdict;
    const char *word, *text;
};

static const struct status_row ROWS[] = {
#define STATUS_ROW(name, verdict, word, text) {WIRECOPY_##verdict, word, text},
    STATUS_LIST(STATUS_ROW)
#undef STATUS_ROW
};

static const struct status_row *status_row(enum status status)
{
    assert((size_t)status < sizeof ROWS / sizeof *ROWS);
    return &ROWS[status];
}

enum wirecopy_verdict status_verdict(enum status status)
{
    return status_row(status)->verdict;
}

const char *status_word(enum status status)
{
    return status_row(status)->word;
}

const char *status_text(enum status status)
{
    return status_row(status)->text;
}

enum status status_complain(enum status status, struct complaint *complaint, const char *format,
                            ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(complaint->text, sizeof complaint->text, format, args);
    va_end(args);
    return status;
}

void complaints_add(struct complaints *complaints, const char *format, ...)
{
    struct complaint complaint;
    va_list args;

    va_start(args, format);
    vsnprintf(complaint.text, sizeof complaint.text, format, args);
    va_end(args);
    if (complaints->count++ == 0)
        complaints->first = complaint;
    if (complaints->each)
        complaints->each(complaints->context, complaint.text);
}
