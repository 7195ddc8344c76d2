/*
 * page.c: see page.h.
 */
#include "service/page.h"

#include "wirecopy.h"

#include <inttypes.h>
#include <jansson.h>
#include <librdkafka/rdkafka.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uv.h>

typedef void page_writer(const struct page_facts *facts, FILE *out);

static void write_page(struct http_page *page, const char *type, const struct page_facts *facts,
                       page_writer *writer)
{
    FILE *out = open_memstream(&page->body, &page->length);

    if (out == NULL)
        return;
    page->status = MHD_HTTP_OK;
    page->type = type;
    writer(facts, out);
    fclose(out);
}

static void write_check(const char *what_not, FILE *out)
{
    fprintf(out, "%s\n", what_not == NULL ? "ok" : what_not);
}

static void write_livez(const struct page_facts *facts, FILE *out)
{
    write_check(facts->not_live, out);
}

static void write_readyz(const struct page_facts *facts, FILE *out)
{
    write_check(facts->not_ready, out);
}

static void write_metrics(const struct page_facts *facts, FILE *out)
{
    metrics_print(facts->metrics, facts->partitions, facts->config->topic_raw, out);
}

static void write_version(const struct page_facts *facts, FILE *out)
{
    json_t *version = json_pack("{s:s s:s s:s s:s s:s s:s}", "version", wirecopy_version(),
                                "revision", WIRECOPY_REVISION, "lexicon", facts->metrics->lexicon,
                                "librdkafka", rd_kafka_version_str(), "libuv", uv_version_string(),
                                "libmicrohttpd", MHD_get_version());

    json_dumpf(version, out, JSON_INDENT(2));
    fputc('\n', out);
    json_decref(version);
}

/* Configured text may hold what HTML takes for markup. */
static void write_escaped(const char *text, FILE *out)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '<':
            fputs("&lt;", out);
            break;
        case '>':
            fputs("&gt;", out);
            break;
        case '&':
            fputs("&amp;", out);
            break;
        case '"':
            fputs("&quot;", out);
            break;
        default:
            fputc(*text, out);
        }
    }
}

static void write_row(FILE *out, const char *name, const char *value)
{
    fprintf(out, "<tr><th scope=\"row\">%s</th><td>", name);
    write_escaped(value, out);
    fprintf(out, "</td></tr>\n");
}

static void write_count(FILE *out, const char *name, uint64_t value)
{
    fprintf(out, "<tr><th scope=\"row\">%s</th><td>%" PRIu64 "</td></tr>\n", name, value);
}

static void write_partitions(const struct partitions *partitions, FILE *out)
{
    fprintf(out, "<table><caption>Partitions</caption>\n<tr><th scope=\"col\">partition</th>"
                 "<th scope=\"col\">committed offset</th><th scope=\"col\">waiting</th></tr>\n");
    for (size_t i = 0; i < partitions->capacity; i++) {
        const struct partition *partition = partitions->by_id[i];
        if (partition == NULL || !partition->held)
            continue;
        fprintf(out, "<tr><td>%" PRId32 "</td>", partition->id);
        if (partition->committed >= 0)
            fprintf(out, "<td>%" PRId64 "</td>", partition->committed);
        else
            fprintf(out, "<td>none yet</td>");
        if (partition->lag >= 0)
            fprintf(out, "<td>%" PRId64 "</td></tr>\n", partition->lag);
        else
            fprintf(out, "<td>not known yet</td></tr>\n");
    }
    fprintf(out, "</table>\n");
}

static void write_status(const struct page_facts *facts, FILE *out)
{
    const struct metrics *metrics = facts->metrics;
    const char *group = config_setting_value(facts->config, "group.id");

    fprintf(out,
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            "<title>wirecopy</title><meta name=\"viewport\" content=\"width=device-width\">"
            "<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:44rem;"
            "padding:0 1rem}table{border-collapse:collapse;margin:1rem 0}th,td{text-align:left;"
            "padding:.2rem 1rem .2rem 0}caption{text-align:left;font-weight:bold}</style>"
            "</head><body>\n<h1>wirecopy %s</h1>\n<table><caption>Worker</caption>\n",
            wirecopy_version());
    write_row(out, "live", facts->not_live == NULL ? "yes" : facts->not_live);
    write_row(out, "ready", facts->not_ready == NULL ? "yes" : facts->not_ready);
    write_row(out, "group", group == NULL ? "" : group);
    write_row(out, "reads", facts->config->topic_raw);
    write_row(out, "writes", facts->config->topic_structured);
    write_row(out, "dead letters", facts->config->topic_dead);
    if (facts->config->topic_figures[0] != '\0')
        write_row(out, "figures", facts->config->topic_figures);
    write_row(out, "delivery", facts->config->delivery);
    write_row(out, "transactional id", facts->transactional_id);
    write_count(out, "up for seconds", facts->uptime_s);
    fprintf(out, "</table>\n<table><caption>Articles</caption>\n");
    write_count(out, "consumed", metrics->consumed);
    write_count(out, "structured", metrics->structured);
    write_count(out, "dead letters", metrics->dead);
    write_count(out, "tombstones", metrics->tombstones);
    fprintf(out, "</table>\n");
    write_partitions(facts->partitions, out);
    fprintf(out, "<p><a href=\"/metrics\">metrics</a> <a href=\"/livez\">livez</a> "
                 "<a href=\"/readyz\">readyz</a> <a href=\"/version\">version</a></p>\n"
                 "</body></html>\n");
}

void page_fill(const struct page_facts *facts, const char *path, struct http_page *page)
{
    static const char plain[] = "text/plain; charset=utf-8";

    if (strcmp(path, "/livez") == 0) {
        write_page(page, plain, facts, write_livez);
        page->status = facts->not_live == NULL ? MHD_HTTP_OK : MHD_HTTP_SERVICE_UNAVAILABLE;
    } else if (strcmp(path, "/readyz") == 0) {
        write_page(page, plain, facts, write_readyz);
        page->status = facts->not_ready == NULL ? MHD_HTTP_OK : MHD_HTTP_SERVICE_UNAVAILABLE;
    } else if (strcmp(path, "/metrics") == 0) {
        write_page(page, "text/plain; version=0.0.4; charset=utf-8", facts, write_metrics);
    } else if (strcmp(path, "/version") == 0) {
        write_page(page, "application/json", facts, write_version);
    } else if (strcmp(path, "/") == 0) {
        write_page(page, "text/html; charset=utf-8", facts, write_status);
    }
}
