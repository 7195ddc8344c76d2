/*
 * health.c: see health.h. Only http.listen matters here, so that mistakes elsewhere, which the
 * worker itself reports, do not hide whether it lives.
 */
#include "command/health.h"

#include "service/config_sources.h"
#include "service/exit_code.h"
#include "service/listener.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TIMEOUT_MS       3000
#define ANSWER_BYTES_MAX 4096
#define REASON_BYTES_MAX 256

static bool write_all(int fd, const char *text)
{
    size_t length = strlen(text);

    while (length > 0) {
        ssize_t written = write(fd, text, length);
        if (written <= 0)
            return false;
        text += written;
        length -= (size_t)written;
    }
    return true;
}

/* The whole answer: the server closes the connection behind it, as HTTP/1.0 asks. */
static size_t read_answer(int fd, char *answer)
{
    size_t length = 0;

    while (length < ANSWER_BYTES_MAX - 1) {
        ssize_t got = read(fd, answer + length, ANSWER_BYTES_MAX - 1 - length);
        if (got <= 0)
            break;
        length += (size_t)got;
    }
    answer[length] = '\0';
    return length;
}

static int ask(const char *listen_on)
{
    char why[REASON_BYTES_MAX] = "", answer[ANSWER_BYTES_MAX];
    const char *body;
    long status = 0;
    int fd = listener_connect(listen_on, TIMEOUT_MS, why, sizeof(why));

    if (fd < 0) {
        printf("no answer: %s\n", why);
        return EXIT_CODE_FAILED;
    }
    if (write_all(fd, "GET /livez HTTP/1.0\r\n\r\n") && read_answer(fd, answer) > 0 &&
        strncmp(answer, "HTTP/", 5) == 0 && strchr(answer, ' ') != NULL) {
        status = strtol(strchr(answer, ' '), NULL, 10);
        body = strstr(answer, "\r\n\r\n");
        printf("%s", body == NULL ? "\n" : body + 4);
    } else {
        printf("no answer in time\n");
    }
    close(fd);
    return status == 200 ? EXIT_CODE_DONE : EXIT_CODE_FAILED;
}

int command_health(int argc, char **argv)
{
    struct config config;
    struct mistakes ignored;
    const char *bad;
    int code = EXIT_CODE_USAGE;

    mistakes_init(&ignored);
    config_init(&config);
    if (config_read_all(&config, argc, argv, environ, &ignored, &bad) != 0) {
        fprintf(stderr, "wirecopy health: \"%s\" is not understood\n", bad);
    } else if (config.http_listen[0] == '\0') {
        printf("http.listen is empty: nobody to ask\n");
        code = EXIT_CODE_DONE;
    } else {
        code = ask(config.http_listen);
    }
    config_done(&config);
    mistakes_done(&ignored);
    return code;
}
