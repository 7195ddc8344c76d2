/*
 * crash.c: see crash.h. The process is this program as `extract -`, with the article as its
 * standard input, so nothing is tried here that would not be done there.
 */
#include "service/crash.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define TRY_MS_MAX 30000 /* an article takes milliseconds; what takes longer hangs */

static const char mark_word[] = "wirecopy begun ";

unsigned crash_mark_read(const void *metadata, size_t length)
{
    size_t word = sizeof(mark_word) - 1;
    char number[CRASH_MARK_BYTES] = "";

    if (metadata == NULL || length <= word || length >= CRASH_MARK_BYTES ||
        memcmp(metadata, mark_word, word) != 0)
        return 0;
    memcpy(number, (const char *)metadata + word, length - word);
    return (unsigned)strtoul(number, NULL, 10);
}

void crash_mark_write(unsigned beginnings, char mark[CRASH_MARK_BYTES])
{
    snprintf(mark, CRASH_MARK_BYTES, "%s%u", mark_word, beginnings);
}

/* A file in memory with these bytes, at its start; -1 when there is none to be had. */
static int file_of(const void *bytes, size_t length)
{
    int fd = memfd_create("article", MFD_CLOEXEC);
    size_t done = 0;

    while (fd >= 0 && done < length) {
        ssize_t wrote = write(fd, (const char *)bytes + done, length - done);
        if (wrote < 0) {
            close(fd);
            return -1;
        }
        done += (size_t)wrote;
    }
    if (fd >= 0)
        lseek(fd, 0, SEEK_SET);
    return fd;
}

/* This program as `extract [-t TYPE] [-L DIR] -`, with `input` as its standard input; -1 when there
 * is no process to be had. */
static pid_t start(int input, const char *content_type, const char *lexicon_dir)
{
    const char *words[8] = {"/proc/self/exe", "extract"};
    size_t count = 2;
    posix_spawn_file_actions_t files;
    pid_t pid = -1;

    if (content_type != NULL) {
        words[count++] = "-t";
        words[count++] = content_type;
    }
    if (lexicon_dir != NULL) {
        words[count++] = "-L";
        words[count++] = lexicon_dir;
    }
    words[count] = "-";

    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    /* The words are only read, whatever their type says. */
    if (posix_spawn(&pid, words[0], &files, NULL, (char *const *)words, environ) != 0)
        pid = -1;
    posix_spawn_file_actions_destroy(&files);
    return pid;
}

/* Waits for the end of the process, which is killed when that does not come in time. */
static bool ends_by_itself(pid_t pid, char *why, size_t why_size)
{
    struct pollfd end = {.fd = (int)syscall(SYS_pidfd_open, pid, 0), .events = POLLIN};
    bool in_time = end.fd < 0 || poll(&end, 1, TRY_MS_MAX) > 0;
    int status = 0;

    if (!in_time)
        kill(pid, SIGKILL);
    if (end.fd >= 0)
        close(end.fd);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    if (!in_time)
        snprintf(why, why_size, "reading it took longer than %d s", TRY_MS_MAX / 1000);
    else if (WIFSIGNALED(status))
        snprintf(why, why_size, "a process that reads it dies: %s", strsignal(WTERMSIG(status)));
    return in_time && !WIFSIGNALED(status);
}

bool crash_survives(const struct wirecopy_input *input, const char *lexicon_dir, char *why,
                    size_t why_size)
{
    int file = file_of(input->bytes, input->length);
    pid_t pid;

    if (file < 0)
        return true;
    pid = start(file, input->content_type, lexicon_dir);
    close(file);
    return pid < 0 || ends_by_itself(pid, why, why_size);
}
