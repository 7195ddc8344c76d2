/* tsv.c: one line is one row; the file is read whole and cut in place. */
#include "lexicon/tsv.h"

#include "base/utf8.h"
#include "lexicon/fold.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *file_read(const char *path)
{
    char *text = NULL;
    size_t size = 0, room = 0, got = 1;

    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    while (got > 0) {
        if (room - size < 2) {
            char *larger = realloc(text, room = room ? room * 2 : 1u << 16);
            if (!larger)
                break;
            text = larger;
        }
        got = fread(text + size, 1, room - size - 1, file);
        size += got;
    }
    int failed = ferror(file) || got > 0;
    fclose(file);
    if (failed) {
        free(text);
        return NULL;
    }
    text[size] = '\0';
    return text;
}

/* Cuts the next field off *cursor, which is set to NULL after the last. */
static char *field_next(char **cursor)
{
    char *field = *cursor;

    if (!field)
        return NULL;
    *cursor = strchr(field, '\t');
    if (*cursor)
        *(*cursor)++ = '\0';
    return field;
}

static const char *key_read(const char *word, struct table_row *row)
{
    size_t left = strlen(word);

    while (left > 0) {
        uint32_t cp;
        size_t step = utf8_decode(word, left, &cp);
        if (step == 0)
            return "the key is no valid UTF-8";
        if (row->length == LEXICON_KEY_MAX)
            return "the key is too long";
        row->key[row->length++] = fold_cp(cp);
        word += step;
        left -= step;
    }
    return row->length ? NULL : "the key is empty";
}

static const char *number_read(const char *word, struct table_row *row)
{
    unsigned number = 0;

    if (!*word)
        return "the second column is no number";
    for (; *word; word++) {
        if (*word < '0' || *word > '9')
            return "the second column is no number";
        number = number * 10 + (unsigned)(*word - '0');
        if (number > KIND_NUMBER_MAX)
            return "the number in the second column is too large";
    }
    row->kind = (uint16_t)number;
    return NULL;
}

static const char *kind_read(const char *word, const struct table_declaration *declaration,
                             struct table_row *row)
{
    if (!word)
        return "there is no second column";
    if (strcmp(word, TSV_REMOVED) == 0)
        return row->kind = TABLE_KIND_REMOVED, NULL;
    if (!declaration->kinds[0])
        return number_read(word, row);
    for (uint16_t kind = 0; declaration->kinds[kind]; kind++)
        if (strcmp(declaration->kinds[kind], word) == 0)
            return row->kind = kind, NULL;
    return "the second column is no kind of this table";
}

static const char *row_read(char *line, const struct table_declaration *declaration,
                            struct table_row *row)
{
    char *cursor = line;
    const char *wrong = key_read(field_next(&cursor), row);

    if (!wrong)
        wrong = kind_read(field_next(&cursor), declaration, row);
    if (wrong)
        return wrong;
    for (unsigned c = 0; c < declaration->columns; c++)
        row->column[c] = field_next(&cursor);
    return cursor ? "there are more columns than this table has" : NULL;
}

static size_t lines_count(const char *text)
{
    size_t count = 1;

    for (; *text; text++)
        count += *text == '\n';
    return count;
}

static void rows_read(const char *path, const struct table_declaration *declaration,
                      struct tsv *tsv, struct complaints *complaints)
{
    int number = 0;

    for (char *line = tsv->text, *next; line; line = next) {
        number++;
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        line[strcspn(line, "\r")] = '\0';
        if (*line == '\0' || *line == '#')
            continue;
        struct table_row *row = &tsv->rows[tsv->count];
        *row = (struct table_row){0};
        const char *wrong = row_read(line, declaration, row);
        if (wrong)
            complaints_add(complaints, "%s:%d: %s", path, number, wrong);
        else
            tsv->count++;
    }
}

enum status tsv_read(const char *path, const struct table_declaration *declaration,
                     struct tsv *ret_tsv, bool *ret_there, struct complaints *complaints)
{
    struct tsv tsv = {.text = file_read(path)};
    size_t before = complaints->count;

    *ret_there = tsv.text || errno != ENOENT;
    if (tsv.text)
        tsv.rows = calloc(lines_count(tsv.text), sizeof *tsv.rows);
    if (tsv.rows)
        rows_read(path, declaration, &tsv, complaints);
    else if (*ret_there)
        complaints_add(complaints, "%s: %s", path, strerror(errno));
    *ret_tsv = tsv;
    if (tsv.rows && complaints->count == before)
        return STATUS_OK;
    tsv_done(ret_tsv);
    return STATUS_LEXICON;
}

void tsv_done(struct tsv *tsv)
{
    free(tsv->rows);
    free(tsv->text);
    *tsv = (struct tsv){0};
}
