/*
 * generate/frequency.c: compiles frequency.tsv into an array at build time.
 *
 * usage: generate_frequency FREQUENCY.tsv OUT.c
 */
#include "base/utf8.h"
#include "intake/charset_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One row: COST<tab>CHARACTERS. False when it is none. */
static int read_row(const char *row, uint8_t *costs)
{
    char *characters;
    unsigned long cost = strtoul(row, &characters, 10);

    if (characters == row || *characters++ != '\t' || cost >= FREQUENCY_UNSEEN)
        return 0;
    for (uint32_t cp; *characters && *characters != '\n';) {
        size_t step = utf8_decode(characters, strlen(characters), &cp);
        if (step == 0 || cp < FREQUENCY_FIRST || cp >= FREQUENCY_FIRST + FREQUENCY_COUNT ||
            costs[cp - FREQUENCY_FIRST] != FREQUENCY_UNSEEN)
            return 0;
        costs[cp - FREQUENCY_FIRST] = (uint8_t)cost;
        characters += step;
    }
    return 1;
}

static int read_rows(const char *path, uint8_t *costs)
{
    char *row = NULL;
    size_t size = 0;
    int number = 0, good = 1;

    FILE *file = fopen(path, "r");
    if (!file)
        return perror(path), 0;
    while (good && getline(&row, &size, file) > 0) {
        number++;
        good = row[0] == '#' || read_row(row, costs);
    }
    if (!good)
        fprintf(stderr, "%s:%d: expected COST<tab>CHARACTERS, each character once\n", path, number);
    free(row);
    fclose(file);
    return good;
}

int main(int argc, char **argv)
{
    uint8_t costs[FREQUENCY_COUNT];

    if (argc != 3)
        return fprintf(stderr, "usage: generate_frequency FREQUENCY.tsv OUT.c\n"), 64;
    memset(costs, FREQUENCY_UNSEEN, sizeof costs);
    if (!read_rows(argv[1], costs))
        return 65;
    FILE *out = fopen(argv[2], "w");
    if (!out)
        return perror(argv[2]), 73;
    fputs("/* Written by generate/frequency.c. */\n#include \"intake/charset_table.h\"\n\n"
          "const uint8_t FREQUENCY_COST[FREQUENCY_COUNT] = {\n",
          out);
    for (size_t i = 0; i < FREQUENCY_COUNT; i++)
        fprintf(out, "%u,%s", costs[i], i % 32 == 31 ? "\n" : "");
    fputs("};\n", out);
    return fclose(out) ? (perror(argv[2]), 74) : 0;
}
