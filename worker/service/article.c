/*
 * article.c: see article.h.
 */
#include "service/article.h"

#include "service/crash.h"
#include "service/memory.h"
#include "service/partition.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A longer content-type header is cut, and the bytes decide. */
#define CONTENT_TYPE_BYTES_MAX 256

struct article *article_new(rd_kafka_event_t *event, const rd_kafka_message_t *message,
                            struct partition *partition)
{
    struct article *article = memory_new(sizeof(*article));

    article->event = event;
    article->message = message;
    article->partition = partition;
    article->after = partition->next;
    article->bytes = sizeof(*article) + message->len + message->key_len;
    return article;
}

void article_free(struct article *article)
{
    if (article == NULL)
        return;
    free(article->record);
    free(article->uri);
    rd_kafka_event_destroy(article->event);
    free(article);
}

const char *article_header(const struct article *article, const char *name, size_t *ret_length)
{
    rd_kafka_headers_t *headers;
    const void *value;
    size_t length;

    if (rd_kafka_message_headers(article->message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR ||
        rd_kafka_header_get_last(headers, name, &value, &length) != RD_KAFKA_RESP_ERR_NO_ERROR ||
        value == NULL)
        return NULL;
    *ret_length = length;
    return value;
}

/* librdkafka keeps a NUL behind a header's value, but a NUL may also stand inside it. */
static const char *content_type(const struct article *article, char text[CONTENT_TYPE_BYTES_MAX])
{
    size_t length;
    const char *value = article_header(article, "content-type", &length);

    if (value == NULL)
        return NULL;
    if (length >= CONTENT_TYPE_BYTES_MAX)
        length = CONTENT_TYPE_BYTES_MAX - 1;
    memcpy(text, value, length);
    text[length] = '\0';
    return text;
}

static void keep_record(struct article *article, const struct wirecopy_outcome *outcome)
{
    article->record = memory_bytes(outcome->record, outcome->record_length);
    article->record_length = outcome->record_length;
    article->uri = memory_text(outcome->uri);
    article->bytes += outcome->record_length;
    article->output = ARTICLE_RECORD;
}

void article_reject(struct article *article, const char *stage, const char *reason,
                    const char *complaint)
{
    free(article->record);
    free(article->uri);
    article->record = NULL;
    article->uri = NULL;
    article->record_length = 0;
    article->output = ARTICLE_DEAD;
    snprintf(article->stage, sizeof(article->stage), "%s", stage);
    snprintf(article->reason, sizeof(article->reason), "%s", reason);
    snprintf(article->complaint, sizeof(article->complaint), "%s", complaint);
}

/* Sets the article aside when it is one that kills the process. */
static bool is_deadly(struct article *article, const struct wirecopy_input *input,
                      const char *lexicon_dir)
{
    char why[WIRECOPY_MESSAGE_BYTES];

    if (!article->suspect || crash_survives(input, lexicon_dir, why, sizeof(why)))
        return false;
    article_reject(article, "extract", "process_dies", why);
    return true;
}

enum wirecopy_verdict article_extract(struct article *article, struct wirecopy_session *session,
                                      const char *lexicon_dir)
{
    const rd_kafka_message_t *message = article->message;
    char type[CONTENT_TYPE_BYTES_MAX];
    struct wirecopy_input input = {message->payload, message->len, content_type(article, type)};
    struct wirecopy_outcome outcome;

    article->tries++;
    article->verdict = WIRECOPY_DONE;
    if (message->payload == NULL) {
        article->output = ARTICLE_TOMBSTONE;
        return WIRECOPY_DONE;
    }
    if (is_deadly(article, &input, lexicon_dir)) {
        article->verdict = WIRECOPY_REJECT;
        return WIRECOPY_REJECT;
    }
    article->verdict = wirecopy_extract(session, &input, &outcome);
    switch (article->verdict) {
    case WIRECOPY_DONE:
        keep_record(article, &outcome);
        break;
    case WIRECOPY_REJECT:
        article_reject(article, outcome.stage, outcome.reason, outcome.message);
        break;
    case WIRECOPY_RETRY:
    case WIRECOPY_FATAL:
        snprintf(article->complaint, sizeof(article->complaint), "%s", outcome.message);
        break;
    }
    return article->verdict;
}
