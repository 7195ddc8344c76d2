/*
 * log.h: one JSON object a line on stderr for every event.
 *
 *     log_event(log, LOG_LEVEL_INFO, "batch_committed", "{s:i s:f}", "articles", 200,
 *               "seconds", s);
 *     {"time":"2026-03-01T08:00:00.123Z","level":"info","event":"batch_committed","articles":200,…}
 *
 * Any thread may log: a line is one write(2), and struct log never changes once it is set up. A
 * line that there is no memory for says only its event, and "out_of_memory": true.
 */
#ifndef WIRECOPY_SERVICE_LOG_H
#define WIRECOPY_SERVICE_LOG_H

enum log_level { LOG_LEVEL_DEBUG, LOG_LEVEL_INFO, LOG_LEVEL_WARNING, LOG_LEVEL_ERROR };

struct log {
    enum log_level level; /* quieter events are left out */
    int fd;               /* where the lines go, usually 2 */
};

/* The level's name, or for a name its level; log_level_parse returns 0, or -1 for another word. */
const char *log_level_name(enum log_level level);
int log_level_parse(const char *name, enum log_level *ret_level);

/* Writes one line. `event` is a fixed word; `fields` and what follows are jansson's json_pack
 * format of one object ("{s:s}", …), or NULL for an event without fields. Strings must be UTF-8:
 * text that comes from outside goes through log_message. */
void log_event(const struct log *log, enum log_level level, const char *event, const char *fields,
               ...);

/* An event whose only field is "message", made from `format` as printf does. The message may hold
 * any bytes: those that are not UTF-8 come out as '?'. */
void log_message(const struct log *log, enum log_level level, const char *event, const char *format,
                 ...) __attribute__((format(printf, 4, 5)));

#endif
