/*
 * generate/language.c: compiles language.tsv into a hash table at build time.
 *
 * usage: generate_language LANGUAGE.tsv OUT.c
 */
#include "base/utf8.h"
#include "lexicon/generate/rows.h"
#include "repair/language_table.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILLED_MAX                                                                                 \
    (LANGUAGE_CELLS / 8 * 5) /* above it, look-ups of what is not there grow long                  \
                              */

struct cells {
    uint32_t cell[LANGUAGE_CELLS];
    uint64_t set[LANGUAGE_SET_BITS / 64];
    uint32_t filled;
};

static int add(struct cells *cells, uint64_t hash, unsigned long cost)
{
    uint32_t at = language_cell(hash), bit = language_bit(hash);

    cells->set[bit / 64] |= UINT64_C(1) << bit % 64;
    while (cells->cell[at] != 0)
        at = (at + 1) % LANGUAGE_CELLS;
    cells->cell[at] = language_mark(hash) | (uint32_t)(cost + 1);
    return ++cells->filled <= FILLED_MAX;
}

/* One row: CONTEXT<tab>COST<tab>CHARACTERS. False when it is none, or one too many. */
static bool read_row(const char *row, void *into)
{
    struct cells *cells = into;
    uint32_t context[2] = {0, 0}, cp;
    char *rest;

    for (unsigned i = 0; *row != '\t'; i++) {
        size_t step = utf8_decode(row, strlen(row), &cp);
        if (step == 0 || i == 2)
            return false;
        context[0] = context[1];
        context[1] = cp;
        row += step;
    }
    unsigned long cost = strtoul(row + 1, &rest, 10);
    if (context[1] == 0 || rest == row + 1 || *rest++ != '\t' || cost > LANGUAGE_COST_MAX)
        return false;
    while (*rest && *rest != '\n') {
        size_t step = utf8_decode(rest, strlen(rest), &cp);
        if (step == 0 || !add(cells, language_hash(context[0], context[1], cp), cost))
            return false;
        rest += step;
    }
    return true;
}

int main(int argc, char **argv)
{
    static struct cells cells;

    if (argc != 3)
        return fprintf(stderr, "usage: generate_language LANGUAGE.tsv OUT.c\n"), 64;
    if (!rows_read(argv[1], read_row, &cells,
                   "CONTEXT<tab>COST<tab>CHARACTERS, or there are too many"))
        return 65;
    FILE *out = fopen(argv[2], "w");
    if (!out)
        return perror(argv[2]), 73;
    fputs("/* Written by generate/language.c. */\n#include \"repair/language_table.h\"\n\n"
          "const uint32_t LANGUAGE_TABLE[LANGUAGE_CELLS] = {\n",
          out);
    for (uint32_t i = 0; i < LANGUAGE_CELLS; i++)
        fprintf(out, "%u,%s", cells.cell[i], i % 16 == 15 ? "\n" : "");
    fputs("};\n\nconst uint64_t LANGUAGE_SET[LANGUAGE_SET_BITS / 64] = {\n", out);
    for (uint32_t i = 0; i < LANGUAGE_SET_BITS / 64; i++)
        fprintf(out, "0x%" PRIX64 ",%s", cells.set[i], i % 8 == 7 ? "\n" : "");
    fputs("};\n", out);
    return fclose(out) ? (perror(argv[2]), 74) : 0;
}
