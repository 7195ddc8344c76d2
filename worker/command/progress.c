/*
 * progress.c: by bytes, not by files, so that one long .ndjson file moves it too. Drawn at most a
 * hundred times.
 */
#include "command/progress.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define BAR_CELLS 30u

static unsigned long long size_of(const char *path)
{
    struct stat status;

    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return 0;
    return (unsigned long long)status.st_size;
}

void progress_init(struct progress *progress, char *const *paths, unsigned count)
{
    *progress = (struct progress){.percent = 101};
    for (unsigned i = 0; i < count; i++)
        progress->bytes_total += size_of(paths[i]);
    progress->shown = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO) &&
                      progress->bytes_total > 0 &&
                      (count >= PROGRESS_FILES_MIN || progress->bytes_total >= PROGRESS_BYTES_MIN);
}

static void draw(const struct progress *progress)
{
    char bar[BAR_CELLS + 1];

    for (unsigned i = 0; i < BAR_CELLS; i++)
        bar[i] = i * 100 < progress->percent * BAR_CELLS ? '#' : '-';
    bar[BAR_CELLS] = '\0';
    fprintf(stderr, "\r[%s] %3u%%  %llu articles", bar, progress->percent, progress->articles);
    if (progress->failed > 0)
        fprintf(stderr, ", %llu not done", progress->failed);
}

void progress_step(struct progress *progress, bool done, unsigned long long bytes)
{
    unsigned percent;

    progress->articles++;
    progress->failed += !done;
    if (!progress->shown)
        return;
    percent = bytes < progress->bytes_total ? (unsigned)(bytes * 100 / progress->bytes_total) : 100;
    if (percent == progress->percent)
        return;
    progress->percent = percent;
    draw(progress);
}

void progress_clear(struct progress *progress)
{
    if (!progress->shown || progress->percent > 100)
        return;
    fputs("\r\033[K", stderr);
    progress->percent = 101; /* the next step draws it again */
}
