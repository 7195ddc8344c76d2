/*
 * progress.h: a bar on stderr while many articles are read.
 *
 *     [##############----------------]  47%  1880 articles, 2 not done
 *
 * It is drawn only where a person watches: stderr is a terminal, and the records go elsewhere.
 * A message on stderr clears it first.
 */
#ifndef WIRECOPY_COMMAND_PROGRESS_H
#define WIRECOPY_COMMAND_PROGRESS_H

#include <stdbool.h>

#define PROGRESS_FILES_MIN 8u           /* fewer files are done before a bar is read ... */
#define PROGRESS_BYTES_MIN (4ull << 20) /* ... unless they are large */

struct progress {
    bool shown;
    unsigned long long bytes_total;
    unsigned long long articles, failed;
    unsigned percent; /* as drawn last */
};

/* Looks at the files' sizes and the terminal, and decides whether there will be a bar. */
void progress_init(struct progress *progress, char *const *paths, unsigned count);

/* One more article is done or not; `bytes` of all files have been read. */
void progress_step(struct progress *progress, bool done, unsigned long long bytes);

/* Takes the bar off the line, before a message and at the end. */
void progress_clear(struct progress *progress);

#endif
