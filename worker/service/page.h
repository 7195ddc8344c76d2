/*
 * page.h: the pages of the HTTP server: /, /livez, /readyz, /metrics, /version.
 */
#ifndef WIRECOPY_SERVICE_PAGE_H
#define WIRECOPY_SERVICE_PAGE_H

#include "service/config.h"
#include "service/http.h"
#include "service/metrics.h"

/* What the pages show; the worker fills it for each request. */
struct page_facts {
    const struct config *config;
    const struct metrics *metrics;
    const struct partitions *partitions;
    const char *transactional_id;
    const char *not_live;  /* why not, or NULL */
    const char *not_ready; /* why not, or NULL */
    unsigned long long uptime_s;
};

/* Fills the page for the path, if there is one. */
void page_fill(const struct page_facts *facts, const char *path, struct http_page *page);

#endif
