/* mutate.c: the changes of mutate.h. */
#include "mutate.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PIECES_MAX      1000u
#define PIECE_BYTES_MAX 200u
#define REPEATS_MAX     2000u
#define CHANGES_MAX     4u

struct piece {
    char bytes[PIECE_BYTES_MAX];
    size_t length;
};

struct page {
    uint8_t *data;
    size_t size, room;
};

struct stretch {
    size_t start, end;
};

static struct piece pieces[PIECES_MAX];
static size_t piece_count;

unsigned roll(unsigned *dice, size_t sides)
{
    *dice ^= *dice << 13;
    *dice ^= *dice >> 17;
    *dice ^= *dice << 5;
    return sides > 0 ? (unsigned)(*dice % sides) : 0;
}

/* One piece a line; \n in it is a line's end, \xHH a byte. Lines that begin with # are comments. */
static void piece_add(const char *line)
{
    struct piece *piece = &pieces[piece_count];

    if (*line == '#' || *line == '\n' || piece_count == PIECES_MAX)
        return;
    while (*line && *line != '\n' && piece->length < PIECE_BYTES_MAX) {
        char byte = *line++;
        if (byte == '\\' && *line == 'n') {
            byte = '\n';
            line++;
        } else if (byte == '\\' && *line == 'x' && line[1] && line[2]) {
            const char hex[] = {line[1], line[2], '\0'};
            byte = (char)strtol(hex, NULL, 16);
            line += 3;
        }
        piece->bytes[piece->length++] = byte;
    }
    piece_count++;
}

static void pieces_load(void)
{
    char line[4 * PIECE_BYTES_MAX];
    FILE *file = fopen(WIRECOPY_TESTS "/fuzz/pieces.txt", "r");

    if (!file)
        abort();
    while (fgets(line, sizeof line, file))
        piece_add(line);
    fclose(file);
}

static bool continues_character(uint8_t byte)
{
    return (byte & 0xC0u) == 0x80;
}

/* A place between two characters; the first byte is the sender's and stays. */
static size_t any_place(const struct page *page, unsigned *dice)
{
    size_t at = 1 + roll(dice, page->size);

    while (at < page->size && continues_character(page->data[at]))
        at++;
    return at < page->size ? at : page->size;
}

/* Half of the stretches are whole lines, the others up to a dozen characters. */
static struct stretch any_stretch(const struct page *page, unsigned *dice)
{
    struct stretch s = {any_place(page, dice), 0};

    if (roll(dice, 2)) {
        while (s.start > 1 && page->data[s.start - 1] != '\n')
            s.start--;
        for (s.end = s.start; s.end < page->size && page->data[s.end] != '\n';)
            s.end++;
        s.end += s.end < page->size;
        return s;
    }
    s.end = s.start + 1 + roll(dice, 36);
    while (s.end < page->size && continues_character(page->data[s.end]))
        s.end++;
    if (s.end > page->size)
        s.end = page->size;
    return s;
}

static void insert(struct page *page, size_t at, const void *bytes, size_t length)
{
    if (length > page->room - page->size)
        return;
    memmove(page->data + at + length, page->data + at, page->size - at);
    memcpy(page->data + at, bytes, length);
    page->size += length;
}

static void take_out(struct page *page, struct stretch s)
{
    memmove(page->data + s.start, page->data + s.end, page->size - s.end);
    page->size -= s.end - s.start;
}

/* Copies a stretch to another place, `times` over. */
static void copy_to(struct page *page, struct stretch s, size_t at, unsigned times)
{
    uint8_t copy[4096];
    size_t length = s.end - s.start;

    if (length == 0 || length > sizeof copy)
        return;
    memcpy(copy, page->data + s.start, length);
    for (unsigned i = 0; i < times; i++)
        insert(page, at, copy, length);
}

/* What happens between machines: a bit falls over, a byte is lost. */
static void change_byte(struct page *page, unsigned *dice)
{
    size_t at = roll(dice, page->size);

    if (roll(dice, 2))
        page->data[at] ^= (uint8_t)(1u << roll(dice, 8));
    else if (page->size > 1)
        take_out(page, (struct stretch){at, at + 1});
}

static void change(struct page *page, unsigned *dice)
{
    const struct piece *piece = &pieces[roll(dice, piece_count)];
    struct stretch s = any_stretch(page, dice);

    switch (roll(dice, 9)) {
    case 0:
    case 1:
    case 2:
        insert(page, any_place(page, dice), piece->bytes, piece->length);
        break;
    case 3: /* in the place of what stood there */
        take_out(page, s);
        insert(page, s.start, piece->bytes, piece->length);
        break;
    case 4:
        take_out(page, s);
        break;
    case 5:
        copy_to(page, s, s.end, 1);
        break;
    case 6:
        copy_to(page, s, any_place(page, dice), 1);
        break;
    case 7:
        copy_to(page, s, s.end, roll(dice, 16) ? 2 : roll(dice, REPEATS_MAX));
        break;
    default:
        change_byte(page, dice);
        break;
    }
}

size_t mutate_page(uint8_t *data, size_t size, size_t room, unsigned *dice)
{
    struct page page = {data, size, room};

    if (piece_count == 0)
        pieces_load();
    for (unsigned left = 1 + roll(dice, CHANGES_MAX); left > 0 && page.size > 0; left--)
        change(&page, dice);
    return page.size;
}
