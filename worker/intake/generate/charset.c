/*
 * generate/charset.c: writes the decoding tables of GB18030 and Big5 at build time.
 *
 * usage: generate_charset OUT.c
 *
 * The build machine's iconv is asked for every two-byte code and for the four-byte codes of the
 * basic plane; the program itself then needs neither iconv nor its modules. Big5 is BIG5-HKSCS,
 * and where that has no character, plain BIG5 (the euro sign, boxes). A pair of HKSCS that stands
 * for a letter with a combining mark (four of them) stays empty; the decoder knows those.
 */
#include "intake/charset_table.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

struct tables {
    uint16_t gb[PAIR_LEAD_COUNT * GB_TRAIL_COUNT];
    uint16_t big5[PAIR_LEAD_COUNT * BIG5_TRAIL_COUNT];
    uint32_t four[GB_FOUR_BMP_COUNT];
    uint32_t astral[ASTRAL_COUNT_MAX];
    size_t astral_count;
    uint16_t reverse[0x10000];
};

static iconv_t open_charset(const char *name)
{
    iconv_t charset = iconv_open("WCHAR_T", name);

    if ((intptr_t)charset == -1) {
        fprintf(stderr, "generate_charset: iconv has no %s here (its gconv module is missing)\n",
                name);
        exit(69);
    }
    return charset;
}

/* The one character of the code, or 0. */
static uint32_t convert(iconv_t charset, const unsigned char *code, size_t length)
{
    char in[4];
    wchar_t out[4] = {0};
    char *from = in, *to = (char *)out;
    size_t from_left = length, to_left = sizeof out;

    memcpy(in, code, length);
    iconv(charset, NULL, NULL, NULL, NULL);
    if (iconv(charset, &from, &from_left, &to, &to_left) == (size_t)-1 || from_left > 0)
        return 0;
    iconv(charset, NULL, NULL, &to, &to_left);
    return to_left == sizeof out - sizeof *out ? (uint32_t)out[0] : 0;
}

static uint16_t cell(struct tables *tables, uint32_t cp)
{
    if (cp <= 0xFFFF)
        return (uint16_t)cp;
    if (tables->astral_count == ASTRAL_COUNT_MAX) {
        fputs("generate_charset: more characters above the basic plane than cells for them\n",
              stderr);
        exit(70);
    }
    tables->astral[tables->astral_count] = cp;
    return (uint16_t)(ASTRAL_FIRST + tables->astral_count++);
}

static unsigned char gb_trail(unsigned index)
{
    return (unsigned char)(index < 63 ? 0x40 + index : 0x41 + index);
}

static unsigned char big5_trail(unsigned index)
{
    return (unsigned char)(index < 63 ? 0x40 + index : 0xA1 + index - 63);
}

static void read_gb(struct tables *tables)
{
    iconv_t gb = open_charset("GB18030");

    for (unsigned i = 0; i < PAIR_LEAD_COUNT * GB_TRAIL_COUNT; i++) {
        unsigned char code[2] = {(unsigned char)(PAIR_LEAD_FIRST + i / GB_TRAIL_COUNT),
                                 gb_trail(i % GB_TRAIL_COUNT)};
        uint32_t cp = convert(gb, code, sizeof code);
        tables->gb[i] = cell(tables, cp);
        if (cp <= 0xFFFF && !tables->reverse[cp])
            tables->reverse[cp] = (uint16_t)(code[0] << 8 | code[1]);
    }
    for (unsigned i = 0; i < GB_FOUR_BMP_COUNT; i++) {
        unsigned char code[4] = {
            (unsigned char)(0x81 + i / 12600), (unsigned char)(0x30 + i / 1260 % 10),
            (unsigned char)(0x81 + i / 10 % 126), (unsigned char)(0x30 + i % 10)};
        tables->four[i] = convert(gb, code, sizeof code);
    }
    iconv_close(gb);
    tables->reverse[0] = 0;
}

static void read_big5(struct tables *tables)
{
    iconv_t hkscs = open_charset("BIG5-HKSCS"), plain = open_charset("BIG5");

    for (unsigned i = 0; i < PAIR_LEAD_COUNT * BIG5_TRAIL_COUNT; i++) {
        unsigned char code[2] = {(unsigned char)(PAIR_LEAD_FIRST + i / BIG5_TRAIL_COUNT),
                                 big5_trail(i % BIG5_TRAIL_COUNT)};
        uint32_t cp = convert(hkscs, code, sizeof code);
        tables->big5[i] = cell(tables, cp ? cp : convert(plain, code, sizeof code));
    }
    iconv_close(hkscs);
    iconv_close(plain);
}

static void write_cells(FILE *out, const char *declaration, const uint16_t *cells, size_t count)
{
    fprintf(out, "\nconst uint16_t %s = {\n", declaration);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "0x%X,%s", cells[i], i % 16 == 15 ? "\n" : "");
    fputs("};\n", out);
}

static void write_astral(FILE *out, const struct tables *tables)
{
    fputs("\nconst uint32_t CHARSET_ASTRAL[] = {\n", out);
    for (size_t i = 0; i < tables->astral_count; i++)
        fprintf(out, "0x%X,%s", tables->astral[i], i % 12 == 11 ? "\n" : "");
    fputs("0};\n", out);
}

/* A code without a character ends a range and starts one of its own, with cp 0. */
static void write_ranges(FILE *out, const struct tables *tables)
{
    size_t count = 0;

    fputs("\nconst struct gb_range GB_RANGES[] = {\n", out);
    for (size_t i = 0; i < GB_FOUR_BMP_COUNT; i++) {
        uint32_t cp = tables->four[i] <= 0xFFFF ? tables->four[i] : 0;
        uint32_t before = i && tables->four[i - 1] <= 0xFFFF ? tables->four[i - 1] : 0;
        if (i == 0 || (cp ? !before || cp != before + 1 : before != 0)) {
            fprintf(out, "{%zu, 0x%X},%s", i, cp, count % 8 == 7 ? "\n" : "");
            count++;
        }
    }
    fprintf(out, "{%u, 0}};\nconst size_t GB_RANGE_COUNT = %zu;\n", GB_FOUR_BMP_COUNT, count);
}

static void write_reverse(FILE *out, const struct tables *tables)
{
    unsigned rows = 1;

    fputs("\nconst uint16_t GB_REVERSE[][256] = {{0},\n", out);
    char pages[REVERSE_PAGE_COUNT * 5 + 1] = "";
    for (unsigned page = 0; page < REVERSE_PAGE_COUNT; page++) {
        static const uint16_t EMPTY[256] = {0};
        const uint16_t *row = tables->reverse + page * 256;
        unsigned index = memcmp(row, EMPTY, sizeof EMPTY) ? rows++ : 0;
        snprintf(pages + strlen(pages), 6, "%u,", index);
        for (unsigned i = 0; index && i < 256; i++)
            fprintf(out, "%s0x%X%s", i ? "," : "{", row[i], i == 255 ? "},\n" : "");
    }
    fprintf(out, "};\n\nconst uint8_t GB_REVERSE_PAGE[REVERSE_PAGE_COUNT] = {%s};\n", pages);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return fprintf(stderr, "usage: generate_charset OUT.c\n"), 64;
    struct tables *tables = calloc(1, sizeof *tables);
    if (!tables)
        return perror("generate_charset"), 71;
    read_gb(tables);
    read_big5(tables);
    FILE *out = fopen(argv[1], "w");
    if (!out)
        return perror(argv[1]), 73;
    fputs("/* Written by generate/charset.c. */\n#include \"intake/charset_table.h\"\n", out);
    write_cells(out, "GB_PAIRS[PAIR_LEAD_COUNT * GB_TRAIL_COUNT]", tables->gb,
                PAIR_LEAD_COUNT * GB_TRAIL_COUNT);
    write_cells(out, "BIG5_PAIRS[PAIR_LEAD_COUNT * BIG5_TRAIL_COUNT]", tables->big5,
                PAIR_LEAD_COUNT * BIG5_TRAIL_COUNT);
    write_astral(out, tables);
    write_ranges(out, tables);
    write_reverse(out, tables);
    free(tables);
    return fclose(out) ? (perror(argv[1]), 74) : 0;
}
