/*
 * config_sources.h: where settings come from: a .properties file, the environment, -X key=value.
 *
 * The file has one `key=value` a line; spaces around both are dropped, a line that starts with # or
 * ! is a comment, and a backslash is an ordinary character. In the environment WIRECOPY_HTTP_LISTEN
 * is http.listen, and KAFKA_SASL_USERNAME is librdkafka's sasl.username. Variables that Kubernetes
 * sets for a service of such a name (KAFKA_PORT=tcp://10.0.0.7:9092) are no settings and skipped;
 * every other variable with one of the two beginnings must be a known key.
 */
#ifndef WIRECOPY_SERVICE_CONFIG_SOURCES_H
#define WIRECOPY_SERVICE_CONFIG_SOURCES_H

#include "service/config.h"

/* Reads a .properties file. */
void config_read_file(struct config *config, const char *path, struct mistakes *mistakes);

/* Reads the variables of `environment` ("NAME=value", NULL at the end), as environ is. */
void config_read_environment(struct config *config, char *const environment[],
                             struct mistakes *mistakes);

/* Reads one "key=value" as given to -X. */
void config_read_option(struct config *config, const char *option, struct mistakes *mistakes);

/* All of a command's arguments ("--config FILE", "-X key=value") over the environment over the file
 * (WIRECOPY_CONFIG names it when --config does not). Returns 0, or -1 when an argument is not one
 * of these; then *ret_bad names it. Mistakes in the settings themselves only go into the list. */
int config_read_all(struct config *config, int argc, char *const argv[], char *const environment[],
                    struct mistakes *mistakes, const char **ret_bad);

#endif
