/*
 * config_sources.c: see config_sources.h.
 */
#include "service/config_sources.h"

#include "service/memory.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define ORIGIN_BYTES_MAX 512
#define CONFIG_VARIABLE  "WIRECOPY_CONFIG"
#define OWN_BEGINNING    "WIRECOPY_"
#define KAFKA_BEGINNING  "KAFKA_"

static char *trim(char *text)
{
    char *end = text + strlen(text);

    while (end > text && isspace((unsigned char)end[-1]))
        end--;
    *end = '\0';
    while (isspace((unsigned char)*text))
        text++;
    return text;
}

static void read_pair(struct config *config, char *line, const char *origin,
                      struct mistakes *mistakes)
{
    char *equals = strchr(line, '=');

    if (equals == NULL || equals == line) {
        mistakes_add(mistakes, "%s: \"%s\" is not key=value", origin, line);
        return;
    }
    *equals = '\0';
    config_set(config, trim(line), trim(equals + 1), origin, mistakes);
}

void config_read_file(struct config *config, const char *path, struct mistakes *mistakes)
{
    FILE *file = fopen(path, "re");
    char *line = NULL;
    size_t capacity = 0;
    int number = 0;

    if (file == NULL) {
        mistakes_add(mistakes, "%s: %s", path, strerror(errno));
        return;
    }
    while (getline(&line, &capacity, file) >= 0) {
        char origin[ORIGIN_BYTES_MAX];
        char *content = trim(line);

        snprintf(origin, sizeof(origin), "%s:%d", path, ++number);
        if (*content != '\0' && *content != '#' && *content != '!')
            read_pair(config, content, origin, mistakes);
    }
    if (ferror(file))
        mistakes_add(mistakes, "%s: %s", path, strerror(errno));
    free(line);
    fclose(file);
}

/* KAFKA_SASL_USERNAME without its beginning is sasl.username. */
static void variable_key(const char *name, char key[CONFIG_KEY_BYTES_MAX])
{
    size_t at = 0;

    for (; *name != '\0' && at < CONFIG_KEY_BYTES_MAX - 1; name++)
        key[at++] = *name == '_' ? '.' : (char)tolower((unsigned char)*name);
    key[at] = '\0';
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), end_length = strlen(end);

    return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

/* The seven kinds of variables that a Kubernetes service named kafka or wirecopy makes:
 * …_SERVICE_HOST, …_SERVICE_PORT[_NAME], …_PORT and …_PORT_9092_TCP[_PROTO|_PORT|_ADDR]. */
static bool is_service_link(const char *name, const char *value)
{
    const char *port = strstr(name, "_PORT_");

    if (ends_with(name, "_SERVICE_HOST") || ends_with(name, "_SERVICE_PORT") ||
        strstr(name, "_SERVICE_PORT_") != NULL)
        return true;
    if (ends_with(name, "_PORT"))
        return strstr(value, "://") != NULL || strstr(name, "_TCP_") != NULL ||
               strstr(name, "_UDP_") != NULL;
    return port != NULL && isdigit((unsigned char)port[strlen("_PORT_")]) &&
           (strstr(port, "_TCP") != NULL || strstr(port, "_UDP") != NULL ||
            strstr(port, "_SCTP") != NULL);
}

static bool is_own_key(const char *key)
{
    size_t count;
    const struct config_key *table = config_key_table(&count);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(table[i].name, key) == 0)
            return true;
    }
    return false;
}

/* An own key may only be set under WIRECOPY_, and librdkafka's only under KAFKA_. */
static void read_variable(struct config *config, const char *name, const char *value,
                          struct mistakes *mistakes)
{
    char key[CONFIG_KEY_BYTES_MAX], origin[ORIGIN_BYTES_MAX];
    bool own = strncmp(name, OWN_BEGINNING, strlen(OWN_BEGINNING)) == 0;
    const char *rest = name + strlen(own ? OWN_BEGINNING : KAFKA_BEGINNING);

    if (is_service_link(name, value) || strcmp(name, CONFIG_VARIABLE) == 0)
        return;
    variable_key(rest, key);
    snprintf(origin, sizeof(origin), "environment %s", name);
    if (own && !is_own_key(key))
        mistakes_add(mistakes, "%s: there is no setting %s", origin, key);
    else if (!own && is_own_key(key))
        mistakes_add(mistakes, "%s: %s is the worker's own setting: WIRECOPY_%s", origin, key,
                     rest);
    else
        config_set(config, key, value, origin, mistakes);
}

void config_read_environment(struct config *config, char *const environment[],
                             struct mistakes *mistakes)
{
    for (; *environment != NULL; environment++) {
        char *name = memory_text(*environment);
        char *equals = strchr(name, '=');

        if (equals != NULL && (strncmp(name, OWN_BEGINNING, strlen(OWN_BEGINNING)) == 0 ||
                               strncmp(name, KAFKA_BEGINNING, strlen(KAFKA_BEGINNING)) == 0)) {
            *equals = '\0';
            read_variable(config, name, equals + 1, mistakes);
        }
        free(name);
    }
}

void config_read_option(struct config *config, const char *option, struct mistakes *mistakes)
{
    char *line = memory_text(option);

    read_pair(config, line, "-X", mistakes);
    free(line);
}

static const char *environment_value(char *const environment[], const char *name)
{
    size_t length = strlen(name);

    for (; *environment != NULL; environment++) {
        if (strncmp(*environment, name, length) == 0 && (*environment)[length] == '=')
            return *environment + length + 1;
    }
    return NULL;
}

/* The value of an option at argv[*at], "-X v", "-Xv", "--config v" or "--config=v"; NULL when the
 * argument is another one. Moves *at to the last argument that was used. */
static const char *option_value(int argc, char *const argv[], int *at, const char *name)
{
    size_t length = strlen(name);
    const char *rest;

    if (argv[*at] == NULL || strncmp(argv[*at], name, length) != 0)
        return NULL;
    rest = argv[*at] + length;
    if (*rest == '\0')
        return *at + 1 < argc ? argv[++*at] : NULL;
    if (name[1] == '-')
        return *rest == '=' ? rest + 1 : NULL;
    return rest;
}

int config_read_all(struct config *config, int argc, char *const argv[], char *const environment[],
                    struct mistakes *mistakes, const char **ret_bad)
{
    const char *path = environment_value(environment, CONFIG_VARIABLE);
    int at;

    for (at = 1; at < argc; at++) {
        const char *given = option_value(argc, argv, &at, "--config");
        if (given != NULL) {
            path = given;
        } else if (at >= argc || option_value(argc, argv, &at, "-X") == NULL) {
            *ret_bad = argv[at < argc ? at : argc - 1];
            return -1;
        }
    }
    if (path != NULL && path[0] != '\0')
        config_read_file(config, path, mistakes);
    config_read_environment(config, environment, mistakes);
    for (at = 1; at < argc; at++) {
        const char *option = option_value(argc, argv, &at, "-X");
        if (option != NULL)
            config_read_option(config, option, mistakes);
        else
            (void)option_value(argc, argv, &at, "--config");
    }
    return 0;
}
