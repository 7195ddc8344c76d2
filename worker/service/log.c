/*
 * log.c: see log.h. jansson refuses strings that are not UTF-8; text that comes from outside (a
 * broker's error, an article's complaint) is therefore mended first.
 */
#include "service/log.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MESSAGE_BYTES_MAX 2048 /* librdkafka's own lines stay under 512 */

static const char *const level_names[] = {"debug", "info", "warning", "error"};

const char *log_level_name(enum log_level level)
{
    return level_names[level];
}

int log_level_parse(const char *name, enum log_level *ret_level)
{
    for (int i = 0; i <= LOG_LEVEL_ERROR; i++) {
        if (strcmp(level_names[i], name) == 0) {
            *ret_level = (enum log_level)i;
            return 0;
        }
    }
    return -1;
}

static void time_text(char *text, size_t size)
{
    struct timespec now;
    struct tm tm;
    char seconds[32];

    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &tm);
    strftime(seconds, sizeof(seconds), "%Y-%m-%dT%H:%M:%S", &tm);
    snprintf(text, size, "%s.%03dZ", seconds, (int)(now.tv_nsec / 1000000));
}

/* What does not fit into a pipe's free space is cut by the kernel; there is nobody to tell. */
static void write_line(const struct log *log, const char *line, size_t length)
{
    if (write(log->fd, line, length) < 0) {
        /* stderr is gone: nothing can be said any more */
    }
}

/* Without memory for more, at least which event it was. */
static void write_bare(const struct log *log, enum log_level level, const char *event)
{
    char line[128];
    int length = snprintf(line, sizeof(line),
                          "{\"level\":\"%s\",\"event\":\"%.64s\",\"out_of_memory\":true}\n",
                          level_names[level], event);

    write_line(log, line, (size_t)length);
}

/* Takes the fields, an object; NULL says that there was no memory for them. */
static void write_event(const struct log *log, enum log_level level, const char *event,
                        json_t *fields)
{
    char now[40], *text = NULL;
    json_t *line;
    size_t length;

    time_text(now, sizeof(now));
    line = json_pack("{s:s s:s s:s}", "time", now, "level", level_names[level], "event", event);
    if (line != NULL && fields != NULL && json_object_update(line, fields) == 0)
        text = json_dumps(line, JSON_COMPACT);
    json_decref(line);
    json_decref(fields);
    if (text == NULL) {
        write_bare(log, level, event);
        return;
    }
    length = strlen(text);
    text[length] = '\n';
    write_line(log, text, length + 1);
    free(text);
}

void log_event(const struct log *log, enum log_level level, const char *event, const char *fields,
               ...)
{
    json_t *object;
    json_error_t error;
    va_list arguments;

    if (level < log->level)
        return;
    va_start(arguments, fields);
    object = json_vpack_ex(&error, 0, fields == NULL ? "{}" : fields, arguments);
    va_end(arguments);
    if (object == NULL)
        object = json_pack("{s:s}", "fields_unwritable", error.text);
    write_event(log, level, event, object);
}

/* How many bytes of UTF-8 stand at `text`: 0 for a byte that starts no valid sequence. */
static size_t utf8_sequence_bytes(const unsigned char *text)
{
    size_t bytes = text[0] < 0x80                       ? 1
                   : text[0] >= 0xc2 && text[0] <= 0xdf ? 2
                   : text[0] >= 0xe0 && text[0] <= 0xef ? 3
                   : text[0] >= 0xf0 && text[0] <= 0xf4 ? 4
                                                        : 0;

    for (size_t i = 1; i < bytes; i++) {
        if ((text[i] & 0xc0) != 0x80)
            return 0;
    }
    if ((text[0] == 0xe0 && text[1] < 0xa0) || (text[0] == 0xed && text[1] > 0x9f) ||
        (text[0] == 0xf0 && text[1] < 0x90) || (text[0] == 0xf4 && text[1] > 0x8f))
        return 0;
    return bytes;
}

/* Every wrong byte becomes '?', so that the text keeps its length. A cut-off end counts as wrong.
 */
static void mend_utf8(char *text)
{
    unsigned char *at = (unsigned char *)text;

    while (*at != '\0') {
        size_t bytes = utf8_sequence_bytes(at);
        if (bytes == 0) {
            *at = '?';
            bytes = 1;
        }
        at += bytes;
    }
}

void log_message(const struct log *log, enum log_level level, const char *event, const char *format,
                 ...)
{
    char message[MESSAGE_BYTES_MAX];
    va_list arguments;

    if (level < log->level)
        return;
    va_start(arguments, format);
    vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);
    mend_utf8(message);
    write_event(log, level, event, json_pack("{s:s}", "message", message));
}
