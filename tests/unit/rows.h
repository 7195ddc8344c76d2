/* rows.h: rows of columns in tests/FILE, for tests whose sentences are data. # begins a comment. */
#ifndef WIRECOPY_TESTS_ROWS_H
#define WIRECOPY_TESTS_ROWS_H

#include "support.h"

#define ROWS_LINE_BYTES  8192u
#define ROWS_COLUMNS_MAX 8u

/* Calls `each` with the columns of every row; those that a row leaves out are "". */
static inline void rows_read(const char *name, size_t columns,
                             void (*each)(void *context, char *const columns[ROWS_COLUMNS_MAX]),
                             void *context)
{
    static char line[ROWS_LINE_BYTES];
    char path[1024];

    assert_true(columns <= ROWS_COLUMNS_MAX);
    snprintf(path, sizeof path, "%s/%s", WIRECOPY_TESTS, name);
    FILE *file = fopen(path, "r");
    if (!file)
        fail_msg("%s cannot be read", path);
    while (fgets(line, sizeof line, file)) {
        char *column[ROWS_COLUMNS_MAX], *rest = line;
        line[strcspn(line, "\n")] = '\0';
        if (*line == '#' || *line == '\0')
            continue;
        for (size_t i = 0; i < columns; i++) {
            column[i] = rest;
            rest += strcspn(rest, "\t");
            if (*rest)
                *rest++ = '\0';
        }
        if (*rest)
            fail_msg("%s: too many columns: %s", name, column[0]);
        each(context, column);
    }
    fclose(file);
}

#endif
