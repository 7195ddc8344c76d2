/*
 * http.h: a small HTTP server on the loop, by libmicrohttpd without a thread of its own.
 */
#ifndef WIRECOPY_SERVICE_HTTP_H
#define WIRECOPY_SERVICE_HTTP_H

#include <stddef.h>
#include <uv.h>

struct http;

struct http_page {
    unsigned status;
    const char *type; /* a constant */
    char *body;       /* malloc'ed, becomes the server's */
    size_t length;
};

/* Fills the page for a path; status 404 is set before. Called on the loop. */
typedef void http_handler(void *context, const char *path, struct http_page *page);

/* Listens on "host:port", "[::1]:port" or ":port" (all addresses); port 0 takes a free one. NULL
 * when that cannot be done; then `why` says the reason. `address` gets what is listened on. */
struct http *http_new(uv_loop_t *loop, const char *listen_on, http_handler *handler, void *context,
                      char *address, size_t address_size, char *why, size_t why_size);

/* Stops listening and closes the handles; free with http_free when the loop has run once more. NULL
 * is allowed in both. */
void http_stop(struct http *http);
void http_free(struct http *http);

#endif
