/*
 * demo_worker.c: fork and exec. Between the two only calls that are safe in a process with threads
 * (librdkafka has some by then): everything that needs memory is made before.
 */
#include "command/demo_worker.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define POLL_MS       20
#define SETTING_BYTES 256u

/* The worker's settings; everything else stays at its default. */
static const char *const SETTINGS[] = {
    "KAFKA_GROUP_ID=wirecopy-demo",
    "WIRECOPY_HTTP_LISTEN=",
    "WIRECOPY_BATCH_LINGER_MS=50",
};
#define SETTINGS_COUNT (sizeof SETTINGS / sizeof *SETTINGS)

static bool is_setting(const char *variable)
{
    return strncmp(variable, "WIRECOPY_", 9) == 0 || strncmp(variable, "KAFKA_", 6) == 0;
}

/* This process's environment without settings, and ours behind it. The strings are borrowed. */
static char **new_environment(char *bootstrap)
{
    size_t count = 0, kept = 0;
    char **made;

    while (environ[count])
        count++;
    made = calloc(count + SETTINGS_COUNT + 2, sizeof *made);
    if (!made)
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (!is_setting(environ[i]))
            made[kept++] = environ[i];
    for (size_t i = 0; i < SETTINGS_COUNT; i++)
        made[kept++] = (char *)SETTINGS[i];
    made[kept] = bootstrap;
    return made;
}

/* A file in memory: the demo also runs where nothing can be written, as in a read-only container.
 */
static FILE *new_log(void)
{
    int file = memfd_create("wirecopy-demo-log", MFD_CLOEXEC);
    FILE *log = file >= 0 ? fdopen(file, "r+") : NULL;

    if (file >= 0 && !log)
        close(file);
    return log;
}

/* In the child. The kernel sends it SIGTERM when this process ends, however it ends. */
static _Noreturn void become_worker(pid_t parent, int log, char **environment)
{
    static const char *const ARGUMENTS[] = {"wirecopy", "run", NULL};

    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() == parent && dup2(log, STDERR_FILENO) >= 0 && dup2(log, STDOUT_FILENO) >= 0)
        execve("/proc/self/exe", (char *const *)ARGUMENTS, environment);
    _exit(127);
}

int demo_worker_start(struct demo_worker *worker, const char *bootstrap)
{
    char setting[SETTING_BYTES];
    char **environment;
    pid_t parent = getpid();

    *worker = (struct demo_worker){.log = new_log()};
    snprintf(setting, sizeof setting, "KAFKA_BOOTSTRAP_SERVERS=%s", bootstrap);
    environment = new_environment(setting);
    if (!worker->log || !environment) {
        free(environment);
        return -1;
    }
    fflush(NULL);
    worker->pid = fork();
    if (worker->pid == 0)
        become_worker(parent, fileno(worker->log), environment);
    free(environment);
    return worker->pid > 0 ? 0 : -1;
}

bool demo_worker_runs(struct demo_worker *worker)
{
    if (worker->pid > 0 && waitpid(worker->pid, &worker->status, WNOHANG) == worker->pid)
        worker->pid = 0;
    return worker->pid > 0;
}

bool demo_worker_stop(struct demo_worker *worker, int wait_ms)
{
    static const struct timespec PAUSE = {.tv_nsec = POLL_MS * 1000000L};

    if (worker->pid > 0)
        kill(worker->pid, SIGTERM);
    for (int waited = 0; demo_worker_runs(worker) && waited < wait_ms; waited += POLL_MS)
        nanosleep(&PAUSE, NULL);
    if (worker->pid > 0) {
        kill(worker->pid, SIGKILL);
        waitpid(worker->pid, &worker->status, 0);
        worker->pid = 0;
    }
    return WIFEXITED(worker->status) && WEXITSTATUS(worker->status) == 0;
}

void demo_worker_show_log(const struct demo_worker *worker, FILE *out)
{
    char buffer[4096];
    size_t got;

    rewind(worker->log);
    while ((got = fread(buffer, 1, sizeof buffer, worker->log)) > 0)
        fwrite(buffer, 1, got, out);
}

void demo_worker_done(struct demo_worker *worker)
{
    if (worker->log)
        fclose(worker->log);
    worker->log = NULL;
}
