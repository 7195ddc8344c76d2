/*
 * kafka_log.c: see kafka_log.h.
 */
#include "service/kafka_log.h"

#include <string.h>

static enum log_level level_of(int syslog_level)
{
    if (syslog_level <= 3)
        return LOG_LEVEL_ERROR;
    if (syslog_level == 4)
        return LOG_LEVEL_WARNING;
    return syslog_level <= 6 ? LOG_LEVEL_INFO : LOG_LEVEL_DEBUG;
}

void kafka_log_line(const struct log *log, int syslog_level, const char *client,
                    const char *facility, const char *line)
{
    enum log_level level = level_of(syslog_level);

    /* One configuration serves both clients, so each has settings that are the other's. */
    if (strstr(line, "will be ignored by this") != NULL)
        level = LOG_LEVEL_DEBUG;
    /* A broker that is down: librdkafka tries on, the worker's own events say what it means. */
    if (level == LOG_LEVEL_ERROR)
        level = LOG_LEVEL_WARNING;
    log_message(log, level, "librdkafka", "%s %s: %s", client, facility, line);
}
