/*
 * generate/fold.c: writes the folding table at build time.
 *
 * usage: generate_fold FOLD.tsv BOTH_SCRIPTS.tsv OUT.c
 *
 * Each Chinese character goes alone through OpenCC's Traditional-to-Simplified conversion; a result
 * of more than one code point is not used. Full-width forms become half-width by rule. The rows of
 * fold.tsv come last and win. What Chinese characters fold to is marked as Simplified, except for
 * the rows of both_scripts.tsv; what OpenCC never turns Simplified characters into is marked as
 * unusual.
 */
#include "base/utf8.h"
#include "lexicon/fold_table.h"

#include <inttypes.h>
#include <opencc/opencc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CODE_POINTS 0x32400u /* the blocks of Chinese characters end below */
#define LINE_BYTES  1024u

static int is_hanzi(uint32_t cp)
{
    return (cp >= 0x3400 && cp <= 0x9FFF) || (cp >= 0xF900 && cp <= 0xFAFF) || cp >= 0x20000;
}

static uint32_t fold_width(uint32_t cp)
{
    if (cp >= 0xFF01 && cp <= 0xFF5E)
        return cp - 0xFF01 + '!';
    return cp == 0x3000 || cp == 0xA0 ? ' ' : cp;
}

static uint32_t fold_script(opencc_t opencc, uint32_t cp)
{
    char in[UTF8_BYTES_MAX + 1] = {0};
    uint32_t folded = cp;

    size_t length = utf8_encode(cp, in);
    char *out = opencc_convert_utf8(opencc, in, length);
    if (out && utf8_decode(out, strlen(out), &folded) != strlen(out))
        folded = cp;
    opencc_convert_utf8_free(out);
    return folded;
}

static int read_extra_rows(const char *path, uint32_t *table)
{
    char line[LINE_BYTES];
    int number = 0;

    FILE *file = fopen(path, "r");
    if (!file)
        return perror(path), 0;
    while (fgets(line, sizeof line, file)) {
        uint32_t from, to;
        number++;
        if (line[0] == '#' || line[0] == '\n')
            continue;
        size_t step = utf8_decode(line, strlen(line), &from);
        if (step == 0 || line[step] != '\t' ||
            utf8_decode(line + step + 1, strlen(line + step + 1), &to) == 0 ||
            from >= CODE_POINTS || from < FOLD_FIRST) {
            fprintf(stderr, "%s:%d: expected CHARACTER<tab>CHARACTER\n", path, number);
            fclose(file);
            return 0;
        }
        table[from] = to;
    }
    fclose(file);
    return 1;
}

/* What folds to something that folds again goes all the way, so that folding twice changes nothing.
 */
static void follow_chains(uint32_t *table)
{
    for (uint32_t cp = 0; cp < CODE_POINTS; cp++)
        for (int step = 0; step < 4 && table[cp] < CODE_POINTS; step++)
            table[cp] = table[table[cp]];
}

static void mark_simplified(const uint32_t *table, uint64_t *marks)
{
    for (uint32_t cp = FOLD_FIRST; cp < CODE_POINTS; cp++)
        if (table[cp] != cp && is_hanzi(table[cp]) && table[cp] <= FOLD_SIMPLIFIED_LAST)
            marks[table[cp] / 64] |= UINT64_C(1) << table[cp] % 64;
}

static int unmark_both_scripts(const char *path, uint64_t *marks)
{
    char line[LINE_BYTES];
    int number = 0;

    FILE *file = fopen(path, "r");
    if (!file)
        return perror(path), 0;
    while (fgets(line, sizeof line, file)) {
        uint32_t cp;
        number++;
        if (line[0] == '#')
            continue;
        size_t step = utf8_decode(line, strlen(line), &cp);
        if (step == 0 || line[step] != '\n' || cp > FOLD_SIMPLIFIED_LAST ||
            !(marks[cp / 64] >> cp % 64 & 1)) {
            fprintf(stderr, "%s:%d: expected a CHARACTER that others fold to, once\n", path,
                    number);
            fclose(file);
            return 0;
        }
        marks[cp / 64] &= ~(UINT64_C(1) << cp % 64);
    }
    fclose(file);
    return 1;
}

/* Marks each Traditional character that is not what OpenCC makes of its Simplified form, be it for
 * Taiwan or for Hong Kong. */
static int mark_unusual(const uint32_t *table, uint64_t *marks)
{
    static const char *const TO_TRADITIONAL[] = {"s2tw.json", "s2hk.json"};

    for (uint32_t cp = FOLD_FIRST; cp <= FOLD_SIMPLIFIED_LAST; cp++)
        if (is_hanzi(cp) && table[cp] != cp)
            marks[cp / 64] |= UINT64_C(1) << cp % 64;
    for (size_t i = 0; i < sizeof TO_TRADITIONAL / sizeof *TO_TRADITIONAL; i++) {
        opencc_t opencc = opencc_open(TO_TRADITIONAL[i]);
        if ((intptr_t)opencc == -1)
            return fprintf(stderr, "generate_fold: OpenCC: %s\n", opencc_error()), 0;
        for (uint32_t cp = FOLD_FIRST; cp <= FOLD_SIMPLIFIED_LAST; cp++) {
            uint32_t usual = is_hanzi(cp) ? fold_script(opencc, cp) : cp;
            if (usual != cp && usual <= FOLD_SIMPLIFIED_LAST)
                marks[usual / 64] &= ~(UINT64_C(1) << usual % 64);
        }
        opencc_close(opencc);
    }
    return 1;
}

static void write_marks(FILE *out, const char *name, const uint64_t *marks)
{
    fprintf(out, "\nconst uint64_t %s[FOLD_SIMPLIFIED_WORDS] = {\n", name);
    for (size_t i = 0; i < FOLD_SIMPLIFIED_WORDS; i++)
        fprintf(out, "0x%" PRIX64 ",%s", marks[i], i % 8 == 7 ? "\n" : "");
    fputs("};\n", out);
}

static void write_tables(FILE *out, const uint32_t *table)
{
    size_t rare = 0;

    fputs("/* Written by generate/fold.c. */\n#include \"lexicon/fold_table.h\"\n\n"
          "const uint16_t FOLD_TABLE[FOLD_COUNT] = {\n",
          out);
    for (uint32_t cp = FOLD_FIRST; cp < FOLD_FIRST + FOLD_COUNT; cp++)
        fprintf(out, "0x%X,%s", table[cp] <= 0xFFFF ? table[cp] : cp, cp % 16 == 15 ? "\n" : "");
    fputs("};\n\nconst struct fold_pair FOLD_RARE[] = {\n", out);
    for (uint32_t cp = FOLD_FIRST + FOLD_COUNT; cp < CODE_POINTS; cp++)
        if (table[cp] != cp) {
            fprintf(out, "{0x%X, 0x%X},\n", cp, table[cp]);
            rare++;
        }
    fprintf(out, "{0x10FFFF, 0x10FFFF}};\nconst size_t FOLD_RARE_COUNT = %zu;\n", rare);
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return fprintf(stderr, "usage: generate_fold FOLD.tsv BOTH_SCRIPTS.tsv OUT.c\n"), 64;
    uint32_t *table = calloc(CODE_POINTS, sizeof *table);
    uint64_t simplified[FOLD_SIMPLIFIED_WORDS] = {0}, unusual[FOLD_SIMPLIFIED_WORDS] = {0};
    opencc_t opencc = opencc_open("t2s.json");
    if (!table || (intptr_t)opencc == -1)
        return free(table), fprintf(stderr, "generate_fold: OpenCC: %s\n", opencc_error()), 69;
    for (uint32_t cp = 0; cp < CODE_POINTS; cp++)
        table[cp] = is_hanzi(cp) ? fold_script(opencc, cp) : fold_width(cp);
    opencc_close(opencc);
    if (!read_extra_rows(argv[1], table))
        return free(table), 65;
    follow_chains(table);
    mark_simplified(table, simplified);
    if (!unmark_both_scripts(argv[2], simplified) || !mark_unusual(table, unusual))
        return 65;
    FILE *out = fopen(argv[3], "w");
    if (!out)
        return perror(argv[3]), 73;
    write_tables(out, table);
    write_marks(out, "FOLD_SIMPLIFIED", simplified);
    write_marks(out, "FOLD_UNUSUAL", unusual);
    free(table);
    return fclose(out) ? (perror(argv[3]), 74) : 0;
}
