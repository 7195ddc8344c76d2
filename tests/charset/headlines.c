/*
 * headlines.c: how often the charset of a single headline is told right.
 *
 * usage: headlines CHARSET MIN_PER_THOUSAND FILE
 *
 * Each line of FILE (UTF-8) is encoded in CHARSET by the machine's iconv and then decoded without
 * any hint. It is right when the text is the line again. Lines that CHARSET cannot hold are left
 * out and counted. Fails when fewer than MIN_PER_THOUSAND of the lines are right.
 */
#include "intake/charset.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#define LINE_BYTES    1024u
#define ARENA_SIZE    (1u << 20)
#define TRIED_MINIMUM 100u

struct tally {
    unsigned tried, right, refused, left_out;
};

/* The line in the charset; 0 bytes when it cannot be. */
static size_t encode(iconv_t charset, const char *line, char out[LINE_BYTES])
{
    char copy[LINE_BYTES], *from = copy, *to = out;
    size_t from_left = strlen(line), to_left = LINE_BYTES;

    memcpy(copy, line, from_left);
    iconv(charset, NULL, NULL, NULL, NULL);
    if (iconv(charset, &from, &from_left, &to, &to_left) == (size_t)-1)
        return 0;
    return LINE_BYTES - to_left;
}

static void try_line(struct arena *arena, iconv_t charset, const char *line, struct tally *tally)
{
    char encoded[LINE_BYTES];
    struct text text;
    struct charset_choice choice;
    struct complaint complaint = {""};

    size_t length = encode(charset, line, encoded);
    if (length == 0) {
        tally->left_out++;
        return;
    }
    tally->tried++;
    enum status status = charset_decode(arena, (struct slice){encoded, length},
                                        (struct slice){"", 0}, &text, &choice, &complaint);
    if (status != STATUS_OK) {
        tally->refused++;
        printf("refused: %s (%s)\n", line, complaint.text);
    } else if (slice_equal(text_utf8(arena, &text, (struct span){0, text.count}), slice_of(line))) {
        tally->right++;
    } else {
        printf("wrong: %s as %s\n", line, choice.name);
    }
    arena_reset(arena);
}

int main(int argc, char **argv)
{
    char line[LINE_BYTES / 4];
    struct tally tally = {0};
    struct arena arena;

    FILE *file = argc == 4 ? fopen(argv[3], "r") : NULL;
    iconv_t charset = file ? iconv_open(argv[1], "UTF-8") : (iconv_t)-1;
    if (charset == (iconv_t)-1 || !arena_init(&arena, ARENA_SIZE))
        return fprintf(stderr, "usage: headlines CHARSET MIN_PER_THOUSAND FILE\n"), 64;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        if (line[0] && line[0] != '#')
            try_line(&arena, charset, line, &tally);
    }
    fclose(file);
    iconv_close(charset);
    arena_done(&arena);
    printf("%s: %u of %u right, %u refused, %u left out\n", argv[1], tally.right, tally.tried,
           tally.refused, tally.left_out);
    return tally.tried < TRIED_MINIMUM ||
           tally.right * 1000 < tally.tried * strtoul(argv[2], NULL, 10);
}
