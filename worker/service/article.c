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

/* What a figure's message takes besides its row: librdkafka's own and the headers. */
#define FIGURE_MESSAGE_BYTES 768

struct article *article_new(struct original original, struct partition *partition)
{
    struct article *article = memory_new(sizeof(*article));

    article->original = original;
    article->partition = partition;
    article->after = partition->next;
    article->bytes = sizeof(*article) + original_bytes(&original);
    return article;
}

/* Without an output the article is as if it had not been extracted. */
static void drop_output(struct article *article)
{
    free(article->record);
    free(article->uri);
    free(article->figure_rows);
    article->record = article->uri = article->figure_rows = NULL;
    article->record_length = article->figure_rows_length = article->figure_count = 0;
}

void article_free(struct article *article)
{
    if (article == NULL)
        return;
    drop_output(article);
    original_done(&article->original);
    free(article);
}

/* librdkafka keeps a NUL behind a header's value, but a NUL may also stand inside it. */
static const char *content_type(const struct article *article, char text[CONTENT_TYPE_BYTES_MAX])
{
    size_t length;
    const char *value = original_header(&article->original, "content-type", &length);

    if (value == NULL)
        return NULL;
    if (length >= CONTENT_TYPE_BYTES_MAX)
        length = CONTENT_TYPE_BYTES_MAX - 1;
    memcpy(text, value, length);
    text[length] = '\0';
    return text;
}

size_t article_output_bytes(const struct article *article)
{
    return article->record_length + article->figure_rows_length +
           article->figure_count * FIGURE_MESSAGE_BYTES;
}

static size_t count_lines(const char *text, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += text[i] == '\n';
    return count;
}

static void keep_record(struct article *article, const struct wirecopy_outcome *outcome)
{
    article->record = memory_bytes(outcome->record, outcome->record_length);
    article->record_length = outcome->record_length;
    article->uri = memory_text(outcome->uri);
    article->figure_rows = memory_bytes(outcome->figure_rows, outcome->figure_rows_length);
    article->figure_rows_length = outcome->figure_rows_length;
    article->figure_count = count_lines(outcome->figure_rows, outcome->figure_rows_length);
    article->bytes += article_output_bytes(article);
    article->output = ARTICLE_RECORD;
}

void article_reject(struct article *article, const char *stage, const char *reason,
                    const char *complaint)
{
    drop_output(article);
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
    const struct original *original = &article->original;
    char type[CONTENT_TYPE_BYTES_MAX];
    struct wirecopy_input input = {original->value, original->value_length,
                                   content_type(article, type)};
    struct wirecopy_outcome outcome;

    article->tries++;
    article->verdict = WIRECOPY_DONE;
    if (original->value == NULL) {
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
