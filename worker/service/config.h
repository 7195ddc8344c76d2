/*
 * config.h: what the worker is told: its own settings and those that go through to librdkafka.
 *
 * A setting is given by three sources in rising priority: a .properties file, the environment, and
 * -X key=value (see config_sources.h). Each source calls config_set; what is wrong is collected and
 * not fatal, so that every mistake of every source is seen at once.
 */
#ifndef WIRECOPY_SERVICE_CONFIG_H
#define WIRECOPY_SERVICE_CONFIG_H

#include "service/config_keys.h"
#include "service/mistakes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define CONFIG_KEY_BYTES_MAX 128

enum config_kind { CONFIG_TEXT, CONFIG_WORD, CONFIG_NUMBER };

/* One row of the table in config_keys.h. */
struct config_key {
    const char *name;
    enum config_kind kind;
    const char *text_default; /* for texts and words */
    long long number_default; /* for numbers */
    long long min, max;       /* for numbers, both allowed */
    const char *words;        /* for words: "one|another" */
    const char *doc;
    size_t offset; /* of the value in struct config */
};

/* A setting of librdkafka's. `origin` says where it came from, for messages. */
struct config_setting {
    char *name;
    char *value;
    char *origin;
};

struct config {
#define TEXT(field, key, text, doc)             char *field;
#define WORD(field, key, text, words, doc)      char *field;
#define NUMBER(field, key, number, lo, hi, doc) long long field;
    CONFIG_KEY_MAP(TEXT, WORD, NUMBER)
#undef TEXT
#undef WORD
#undef NUMBER
    struct config_setting *settings; /* librdkafka's, each name once */
    size_t setting_count;
};

/* The table's rows, in the order of config_keys.h. */
const struct config_key *config_key_table(size_t *ret_count);

/* Everything at its default. */
void config_init(struct config *config);
void config_done(struct config *config);

/* Sets one key, replacing an earlier value. A value that is wrong adds a mistake that names
 * `origin` (such as "-X" or "wirecopy.properties:3") and changes nothing. A key that is not the
 * worker's own is kept for librdkafka; whether librdkafka knows it is found out by
 * kafka_conf_check. */
void config_set(struct config *config, const char *key, const char *value, const char *origin,
                struct mistakes *mistakes);

/* librdkafka's setting of that name, or NULL when it was not given. */
const char *config_setting_value(const struct config *config, const char *name);

/* "exactly-once" and not "at-least-once". */
bool config_exactly_once(const struct config *config);

/* Rules between settings, and what they name: an address, the tables of lexicon.dir. Adds a mistake
 * for each that is broken. */
void config_check(const struct config *config, struct mistakes *mistakes);

/* Whether a setting's value must never be printed. */
bool config_is_secret(const char *key);

/* The environment variable of an own key: http.listen is WIRECOPY_HTTP_LISTEN. */
void config_environment_name(const char *key, char name[CONFIG_KEY_BYTES_MAX]);

/* Prints `key=value` lines that could be read back as a file, secrets as ******. */
void config_print(const struct config *config, FILE *out);

/* Prints the table for `wirecopy help config`, in Markdown: one row a key. */
void config_print_table(FILE *out);

#endif
