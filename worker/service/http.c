/*
 * http.c: see http.h. libmicrohttpd gives one epoll descriptor for all its sockets; the loop
 * watches it, calls MHD_run, and keeps libmicrohttpd's time-outs with a timer.
 */
#include "service/http.h"

#include "service/listener.h"
#include "service/memory.h"

#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CONNECTIONS_MAX      32U
#define CONNECTION_TIMEOUT_S 10U

struct http {
    struct MHD_Daemon *daemon;
    http_handler *handler;
    void *context;
    uv_poll_t poll;
    uv_timer_t timer;
};

static enum MHD_Result answer(struct MHD_Connection *connection, struct http_page *page)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(page->length, page->body, MHD_RESPMEM_MUST_FREE);
    enum MHD_Result result;

    if (response == NULL) {
        free(page->body);
        return MHD_NO;
    }
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, page->type);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    result = MHD_queue_response(connection, page->status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result on_request(void *context, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *body,
                                  size_t *body_size, void **state)
{
    struct http *http = context;
    struct http_page page = {.status = MHD_HTTP_NOT_FOUND, .type = "text/plain; charset=utf-8"};

    (void)version, (void)body, (void)state;
    if (*body_size > 0) {
        *body_size = 0; /* nobody reads it */
        return MHD_YES;
    }
    if (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0)
        http->handler(http->context, url, &page);
    else
        page.status = MHD_HTTP_METHOD_NOT_ALLOWED;
    if (page.body == NULL) {
        page.body = memory_text(page.status == MHD_HTTP_NOT_FOUND ? "not found\n" : "only GET\n");
        page.length = strlen(page.body);
    }
    return answer(connection, &page);
}

static void on_timer(uv_timer_t *timer);

static void run(struct http *http)
{
    MHD_UNSIGNED_LONG_LONG timeout;

    MHD_run(http->daemon);
    if (MHD_get_timeout(http->daemon, &timeout) == MHD_YES)
        uv_timer_start(&http->timer, on_timer, timeout, 0);
    else
        uv_timer_stop(&http->timer);
}

static void on_timer(uv_timer_t *timer)
{
    run(timer->data);
}

static void on_poll(uv_poll_t *poll, int status, int events)
{
    (void)status, (void)events;
    run(poll->data);
}

struct http *http_new(uv_loop_t *loop, const char *listen_on, http_handler *handler, void *context,
                      char *address, size_t address_size, char *why, size_t why_size)
{
    int fd = listener_bind(listen_on, address, address_size, why, why_size);
    struct http *http;
    const union MHD_DaemonInfo *info;

    if (fd < 0)
        return NULL;
    http = memory_new(sizeof(*http));
    http->handler = handler;
    http->context = context;
    http->daemon =
        MHD_start_daemon(MHD_USE_EPOLL, 0, NULL, NULL, on_request, http, MHD_OPTION_LISTEN_SOCKET,
                         fd, MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS_MAX,
                         MHD_OPTION_CONNECTION_TIMEOUT, CONNECTION_TIMEOUT_S, MHD_OPTION_END);
    info =
        http->daemon == NULL ? NULL : MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    if (info == NULL) {
        snprintf(why, why_size, "%s: libmicrohttpd cannot serve it", listen_on);
        close(fd);
        free(http);
        return NULL;
    }
    uv_poll_init(loop, &http->poll, info->epoll_fd);
    uv_timer_init(loop, &http->timer);
    http->poll.data = http->timer.data = http;
    uv_poll_start(&http->poll, UV_READABLE, on_poll);
    return http;
}

void http_stop(struct http *http)
{
    if (http == NULL)
        return;
    uv_close((uv_handle_t *)&http->poll, NULL);
    uv_close((uv_handle_t *)&http->timer, NULL);
}

void http_free(struct http *http)
{
    if (http == NULL)
        return;
    MHD_stop_daemon(http->daemon);
    free(http);
}
