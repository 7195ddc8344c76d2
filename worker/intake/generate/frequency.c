/*
 * generate/frequency.c: compiles frequency.tsv into an array at build time.
 *
 * usage: generate_frequency FREQUENCY.tsv OUT.c
 */
#include "base/utf8.h"
#include "intake/charset_table.h"
#include "lexicon/generate/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One row: COST<tab>CHARACTERS. False when it is none. */
static bool read_row(const char *row, void *into)
{
    uint8_t *costs = into;
    char *characters;
    unsigned long cost = strtoul(row, &characters, 10);

    if (characters == row || *characters++ != '\t' || cost >= FREQUENCY_UNSEEN)
        return false;
    for (uint32_t cp; *characters && *characters != '\n';) {
        size_t step = utf8_decode(characters, strlen(characters), &cp);
        if (step == 0 || cp < FREQUENCY_FIRST || cp >= FREQUENCY_FIRST + FREQUENCY_COUNT ||
            costs[cp - FREQUENCY_FIRST] != FREQUENCY_UNSEEN)
            return false;
        costs[cp - FREQUENCY_FIRST] = (uint8_t)cost;
        characters += step;
    }
    return true;
}

int main(int argc, char **argv)
{
    uint8_t costs[FREQUENCY_COUNT];

    if (argc != 3)
        return fprintf(stderr, "usage: generate_frequency FREQUENCY.tsv OUT.c\n"), 64;
    memset(costs, FREQUENCY_UNSEEN, sizeof costs);
    if (!rows_read(argv[1], read_row, costs, "COST<tab>CHARACTERS, each character once"))
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
