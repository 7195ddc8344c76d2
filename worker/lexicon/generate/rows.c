/* rows.c: line by line; the first that is not taken ends it. */
#include "lexicon/generate/rows.h"

#include <stdio.h>
#include <stdlib.h>

bool rows_read(const char *path, row_take *take, void *into, const char *expected)
{
    char *row = NULL;
    size_t size = 0;
    int number = 0;
    bool good = true;

    FILE *file = fopen(path, "r");
    if (!file)
        return perror(path), false;
    while (good && getline(&row, &size, file) > 0) {
        number++;
        good = row[0] == '#' || take(row, into);
    }
    if (!good)
        fprintf(stderr, "%s:%d: expected %s\n", path, number, expected);
    free(row);
    fclose(file);
    return good;
}
