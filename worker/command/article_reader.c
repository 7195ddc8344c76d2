/*
 * article_reader.c: one buffer that grows to the longest line, never beyond the bound.
 *
 *     buffer:  [ line already given | next line \n | beginning of another ]
 *              0                  start           end                capacity
 */
#include "command/article_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES (64u << 10)

struct article_reader {
    int file;
    bool lines;
    bool at_end; /* of the file */
    const char *content_type;
    char *buffer;
    size_t capacity, start, end;
    size_t line;
    unsigned long long bytes;
};

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), end_length = strlen(end);

    return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

static const char *content_type_of(const char *path, bool lines)
{
    if (lines || ends_with(path, ".json"))
        return "application/json";
    if (ends_with(path, ".html") || ends_with(path, ".htm"))
        return "text/html";
    return NULL;
}

/* A directory opens well and fails only when read; it is named at once. */
static int open_file(const char *path)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);

    if (file >= 0 && fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
        close(file);
        errno = EISDIR;
        return -1;
    }
    return file;
}

int article_reader_open(const char *path, bool lines, struct article_reader **ret_reader)
{
    bool named_lines = ends_with(path, ".ndjson") || ends_with(path, ".jsonl");
    struct article_reader *reader = calloc(1, sizeof *reader);
    char *buffer = malloc(CHUNK_BYTES * 2);
    int file = -1;

    if (reader && buffer)
        file = strcmp(path, "-") == 0 ? STDIN_FILENO : open_file(path);
    if (file < 0) {
        int error = errno;
        free(reader);
        free(buffer);
        errno = error;
        return -1;
    }
    reader->file = file;
    reader->lines = lines || named_lines;
    reader->content_type = content_type_of(path, reader->lines);
    reader->buffer = buffer;
    reader->capacity = CHUNK_BYTES * 2;
    *ret_reader = reader;
    return 0;
}

/* Room for one more chunk behind the end. */
static bool make_room(struct article_reader *reader)
{
    size_t capacity = reader->capacity * 2;
    char *grown;

    if (reader->start > 0) {
        memmove(reader->buffer, reader->buffer + reader->start, reader->end - reader->start);
        reader->end -= reader->start;
        reader->start = 0;
    }
    if (reader->capacity - reader->end >= CHUNK_BYTES)
        return true;
    grown = realloc(reader->buffer, capacity);
    if (!grown)
        return false;
    reader->buffer = grown;
    reader->capacity = capacity;
    return true;
}

/* Reads one chunk. False on an error, with errno. */
static bool read_chunk(struct article_reader *reader)
{
    ssize_t got;

    if (!make_room(reader))
        return false;
    do
        got = read(reader->file, reader->buffer + reader->end, CHUNK_BYTES);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return false;
    reader->at_end = got == 0;
    reader->end += (size_t)got;
    reader->bytes += (unsigned long long)got;
    return true;
}

/* Reads until the buffer holds a whole article; its length goes to *ret_length (without newline).
 * An article beyond the bound is read to its end, but not kept. */
static enum article_read read_one(struct article_reader *reader, size_t *ret_length)
{
    enum article_read found = ARTICLE_READ;
    size_t searched = 0;

    for (;;) {
        size_t length = reader->end - reader->start;
        char *from = reader->buffer + reader->start;
        char *newline = NULL;
        if (reader->lines && length > searched)
            newline = memchr(from + searched, '\n', length - searched);
        if (newline || reader->at_end) {
            *ret_length = newline ? (size_t)(newline - from) : length;
            return *ret_length > ARTICLE_READ_BYTES_MAX ? ARTICLE_TOO_LONG : found;
        }
        searched = length;
        if (length > ARTICLE_READ_BYTES_MAX) {
            found = ARTICLE_TOO_LONG;
            reader->end = reader->start;
            searched = 0;
        }
        if (!read_chunk(reader))
            return ARTICLE_FAILED;
    }
}

static bool is_blank(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!strchr(" \t\r", text.data[i]) || text.data[i] == '\0')
            return false;
    return true;
}

enum article_read article_reader_next(struct article_reader *reader, struct article *ret_article)
{
    for (;;) {
        size_t length = 0;
        enum article_read result;
        if (reader->at_end && reader->start == reader->end)
            return ARTICLE_END;
        reader->line++;
        result = read_one(reader, &length);
        ret_article->line = reader->lines ? reader->line : 0;
        if (result == ARTICLE_FAILED)
            return result;
        ret_article->bytes = (struct slice){reader->buffer + reader->start, length};
        reader->start += length;
        if (reader->lines && reader->start < reader->end)
            reader->start++; /* the newline */
        if (result == ARTICLE_READ && reader->lines && is_blank(ret_article->bytes))
            continue;
        return result;
    }
}

const char *article_reader_content_type(const struct article_reader *reader)
{
    return reader->content_type;
}

unsigned long long article_reader_bytes(const struct article_reader *reader)
{
    return reader->bytes;
}

void article_reader_free(struct article_reader *reader)
{
    if (!reader)
        return;
    if (reader->file != STDIN_FILENO)
        close(reader->file);
    free(reader->buffer);
    free(reader);
}
