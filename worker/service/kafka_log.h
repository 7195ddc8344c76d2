/*
 * kafka_log.h: librdkafka's log lines among ours.
 */
#ifndef WIRECOPY_SERVICE_KAFKA_LOG_H
#define WIRECOPY_SERVICE_KAFKA_LOG_H

#include "service/log.h"

/* One line of librdkafka's, as its log callback gets it, from any thread. `client` is "consumer" or
 * "producer". */
void kafka_log_line(const struct log *log, int syslog_level, const char *client,
                    const char *facility, const char *line);

#endif
