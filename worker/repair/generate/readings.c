/*
 * generate/readings.c: compiles readings.tsv into arrays at build time.
 *
 * usage: generate_readings READINGS.tsv OUT.c
 */
#include "base/utf8.h"
#include "lexicon/generate/rows.h"
#include "repair/language_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS_MAX       2000u
#define CHARACTERS_MAX 60000u

struct rows {
    struct reading_row row[ROWS_MAX];
    uint16_t length[ROWS_MAX]; /* by the order of the file, as `first` */
    uint16_t characters[CHARACTERS_MAX];
    uint32_t count, character_count;
};

/* One row: READING<tab>CHARACTERS. */
static bool read_row(const char *text, void *into)
{
    struct rows *rows = into;
    uint32_t cp;

    if (rows->count == ROWS_MAX)
        return false;
    struct reading_row *row = &rows->row[rows->count++];
    *row = (struct reading_row){0, rows->character_count};
    while (*text != '\t') {
        size_t step = utf8_decode(text, strlen(text), &cp);
        if (step == 0)
            return false;
        row->hash = reading_hash(row->hash, cp);
        text += step;
    }
    for (text++; *text && *text != '\n';) {
        size_t step = utf8_decode(text, strlen(text), &cp);
        if (step == 0 || cp > 0xFFFF || rows->character_count == CHARACTERS_MAX)
            return false;
        rows->characters[rows->character_count++] = (uint16_t)cp;
        text += step;
    }
    return rows->character_count > row->first;
}

static int compare_hash(const void *a, const void *b)
{
    uint32_t x = ((const struct reading_row *)a)->hash, y = ((const struct reading_row *)b)->hash;

    return (x > y) - (x < y);
}

/* The rows are written in the order of their hashes, their characters in the same order. */
static int write_rows(FILE *out, struct rows *rows)
{
    uint32_t written = 0;

    rows->row[rows->count] = (struct reading_row){0, rows->character_count};
    for (uint32_t i = 0; i < rows->count; i++)
        rows->length[i] = (uint16_t)(rows->row[i + 1].first - rows->row[i].first);
    fputs("/* Written by generate/readings.c. */\n#include \"repair/language_table.h\"\n\n"
          "const uint16_t READING_CHARACTERS[] = {\n",
          out);
    struct reading_row *sorted = malloc(rows->count * sizeof *sorted);
    if (!sorted)
        return 0;
    for (uint32_t i = 0; i < rows->count; i++)
        sorted[i] = (struct reading_row){rows->row[i].hash, i};
    qsort(sorted, rows->count, sizeof *sorted, compare_hash);
    for (uint32_t i = 0; i < rows->count; i++) {
        uint32_t row = sorted[i].first;
        if (i > 0 && sorted[i].hash == sorted[i - 1].hash)
            return free(sorted), fprintf(stderr, "two readings have the same hash\n"), 0;
        sorted[i].first = written;
        written += rows->length[row];
        for (uint32_t c = 0; c < rows->length[row]; c++)
            fprintf(out, "0x%X,", rows->characters[rows->row[row].first + c]);
        fputs("\n", out);
    }
    fputs("};\n\nconst struct reading_row READING_ROWS[] = {\n", out);
    for (uint32_t i = 0; i < rows->count; i++)
        fprintf(out, "{0x%X, %u},\n", sorted[i].hash, sorted[i].first);
    fprintf(out, "{0xFFFFFFFF, %u}};\n\nconst uint32_t READING_ROW_COUNT = %u;\n", written,
            rows->count);
    free(sorted);
    return 1;
}

int main(int argc, char **argv)
{
    static struct rows rows;

    if (argc != 3)
        return fprintf(stderr, "usage: generate_readings READINGS.tsv OUT.c\n"), 64;
    if (!rows_read(argv[1], read_row, &rows, "READING<tab>CHARACTERS, or there are too many") ||
        rows.count == ROWS_MAX)
        return 65;
    FILE *out = fopen(argv[2], "w");
    if (!out)
        return perror(argv[2]), 73;
    int good = write_rows(out, &rows);
    return fclose(out) ? (perror(argv[2]), 74) : good ? 0 : 70;
}
