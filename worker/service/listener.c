/*
 * listener.c: see listener.h.
 */
#include "service/listener.h"

#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#define HOST_BYTES_MAX 256
#define PORT_BYTES_MAX 16
#define BACKLOG        16

/* Cuts "[::1]:8080", "localhost:8080" or ":8080" into host and port. */
static bool split(const char *text, char host[HOST_BYTES_MAX], char port[PORT_BYTES_MAX])
{
    const char *colon = strrchr(text, ':');
    const char *start = text;
    size_t length;

    if (colon == NULL || colon[1] == '\0' || strlen(colon + 1) >= PORT_BYTES_MAX ||
        strspn(colon + 1, "0123456789") != strlen(colon + 1))
        return false;
    length = (size_t)(colon - text);
    if (length >= 2 && text[0] == '[' && colon[-1] == ']') {
        start++;
        length -= 2;
    } else if (memchr(text, ':', length) != NULL) {
        return false;
    }
    if (length >= HOST_BYTES_MAX)
        return false;
    memcpy(host, start, length);
    host[length] = '\0';
    memcpy(port, colon + 1, strlen(colon + 1) + 1); /* shorter than PORT_BYTES_MAX */
    return true;
}

bool listener_is_address(const char *listen_on)
{
    char host[HOST_BYTES_MAX], port[PORT_BYTES_MAX];

    return split(listen_on, host, port);
}

static struct addrinfo *resolve(const char *text, int flags, char *why, size_t why_size)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = flags | AI_NUMERICSERV};
    struct addrinfo *found = NULL;
    char host[HOST_BYTES_MAX], port[PORT_BYTES_MAX];
    int error;

    if (!split(text, host, port)) {
        snprintf(why, why_size, "\"%s\" is not host:port, [ipv6]:port or :port", text);
        return NULL;
    }
    error = getaddrinfo(host[0] == '\0' ? NULL : host, port, &hints, &found);
    if (error != 0) {
        snprintf(why, why_size, "%s: %s", text, gai_strerror(error));
        return NULL;
    }
    return found;
}

static void address_text(int fd, char *address, size_t size)
{
    struct sockaddr_storage name = {0};
    socklen_t length = sizeof(name);
    char host[HOST_BYTES_MAX], port[PORT_BYTES_MAX];

    if (getsockname(fd, (struct sockaddr *)&name, &length) != 0 ||
        getnameinfo((struct sockaddr *)&name, length, host, sizeof(host), port, sizeof(port),
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0)
        snprintf(address, size, "?");
    else
        snprintf(address, size, name.ss_family == AF_INET6 ? "[%s]:%s" : "%s:%s", host, port);
}

static int bind_one(const struct addrinfo *where)
{
    int on = 1, error;
    int fd = socket(where->ai_family, where->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK,
                    where->ai_protocol);

    if (fd < 0)
        return -1;
    /* A restart must not wait for old connections; a live listener still refuses us. */
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, where->ai_addr, where->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0)
        return fd;
    error = errno;
    close(fd);
    errno = error;
    return -1;
}

int listener_bind(const char *listen_on, char *address, size_t address_size, char *why,
                  size_t why_size)
{
    struct addrinfo *found = resolve(listen_on, AI_PASSIVE, why, why_size);
    int fd = -1;

    if (found == NULL)
        return -1;
    for (const struct addrinfo *where = found; where != NULL && fd < 0; where = where->ai_next)
        fd = bind_one(where);
    if (fd < 0)
        snprintf(why, why_size, "%s: %s", listen_on, strerror(errno));
    else
        address_text(fd, address, address_size);
    freeaddrinfo(found);
    return fd;
}

int listener_connect(const char *listen_on, int timeout_ms, char *why, size_t why_size)
{
    struct addrinfo *found = resolve(listen_on, 0, why, why_size);
    struct timeval timeout = {timeout_ms / 1000, (timeout_ms % 1000) * 1000};
    int fd = -1;

    if (found == NULL)
        return -1;
    for (const struct addrinfo *where = found; where != NULL && fd < 0; where = where->ai_next) {
        fd = socket(where->ai_family, where->ai_socktype | SOCK_CLOEXEC, where->ai_protocol);
        if (fd < 0)
            continue;
        setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof(timeout));
        setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof(timeout));
        if (connect(fd, where->ai_addr, where->ai_addrlen) != 0) {
            snprintf(why, why_size, "%s: %s", listen_on, strerror(errno));
            close(fd);
            fd = -1;
        }
    }
    freeaddrinfo(found);
    return fd;
}
