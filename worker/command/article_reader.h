/*
 * article_reader.h: the articles in a file, one after another, in bounded memory.
 *
 *     struct article_reader *reader;
 *     if (article_reader_open("a.ndjson", false, &reader) != 0)
 *         complain(strerror(errno));
 *     while (article_reader_next(reader, &article) == ARTICLE_READ)
 *         use(article.bytes);
 *     article_reader_free(reader);
 *
 * A file whose name ends in .ndjson or .jsonl holds one envelope per line and is read line by line,
 * however long it is; any other file is one article. "-" is the standard input.
 */
#ifndef WIRECOPY_COMMAND_ARTICLE_READER_H
#define WIRECOPY_COMMAND_ARTICLE_READER_H

#include "base/slice.h"

/* Bytes of one article that are read into memory. The core refuses articles much shorter than this,
 * with a reason of its own; this bound only keeps a wrong file from filling the machine. */
#define ARTICLE_READ_BYTES_MAX (64u << 20)

struct article_reader;

/* Borrowed: valid until the next call. */
struct article {
    struct slice bytes;
    size_t line; /* from 1; 0 when the file is one article */
};

enum article_read {
    ARTICLE_READ,     /* there is one */
    ARTICLE_TOO_LONG, /* one that is longer than ARTICLE_READ_BYTES_MAX was passed over */
    ARTICLE_END,      /* there are no more */
    ARTICLE_FAILED,   /* the file cannot be read any further; errno says why */
};

/* Opens a file. With `lines` every file holds one article per line. Returns 0, or -1 with errno. */
int article_reader_open(const char *path, bool lines, struct article_reader **ret_reader);

/* The next article; empty lines are passed over. *ret_article is set on ARTICLE_READ, and its
 * `line` also on ARTICLE_TOO_LONG. */
enum article_read article_reader_next(struct article_reader *reader, struct article *ret_article);

/* The content type that the file's name tells, or NULL when the bytes must decide. */
const char *article_reader_content_type(const struct article_reader *reader);

/* Bytes read so far. */
unsigned long long article_reader_bytes(const struct article_reader *reader);

/* NULL is allowed. */
void article_reader_free(struct article_reader *reader);

#endif
