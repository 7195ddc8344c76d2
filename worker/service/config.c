/*
 * config.c: see config.h. The rows of config_keys.h are turned into an array with each field's
 * offset in struct config, so that one loop sets, checks and prints all of them.
 */
#include "service/config.h"

#include "service/listener.h"
#include "service/memory.h"
#include "wirecopy.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define TEXT(field, key, text, doc)                                                                \
    {key, CONFIG_TEXT, text, 0, 0, 0, NULL, doc, offsetof(struct config, field)},
#define WORD(field, key, text, words, doc)                                                         \
    {key, CONFIG_WORD, text, 0, 0, 0, words, doc, offsetof(struct config, field)},
#define NUMBER(field, key, number, lo, hi, doc)                                                    \
    {key, CONFIG_NUMBER, NULL, number, lo, hi, NULL, doc, offsetof(struct config, field)},
static const struct config_key key_table[] = {CONFIG_KEY_MAP(TEXT, WORD, NUMBER)};
#undef TEXT
#undef WORD
#undef NUMBER

#define KEY_COUNT (sizeof(key_table) / sizeof(key_table[0]))

const struct config_key *config_key_table(size_t *ret_count)
{
    *ret_count = KEY_COUNT;
    return key_table;
}

static char **text_field(const struct config *config, const struct config_key *key)
{
    return (char **)(void *)((const char *)config + key->offset);
}

static long long *number_field(const struct config *config, const struct config_key *key)
{
    return (long long *)(void *)((const char *)config + key->offset);
}

void config_init(struct config *config)
{
    *config = (struct config){0};
    for (size_t i = 0; i < KEY_COUNT; i++) {
        const struct config_key *key = &key_table[i];
        if (key->kind == CONFIG_NUMBER)
            *number_field(config, key) = key->number_default;
        else
            *text_field(config, key) = memory_text(key->text_default);
    }
}

static void setting_done(struct config_setting *setting)
{
    free(setting->name);
    free(setting->value);
    free(setting->origin);
}

void config_done(struct config *config)
{
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (key_table[i].kind != CONFIG_NUMBER)
            free(*text_field(config, &key_table[i]));
    }
    for (size_t i = 0; i < config->setting_count; i++)
        setting_done(&config->settings[i]);
    free(config->settings);
    *config = (struct config){0};
}

static const struct config_key *key_find(const char *name)
{
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (strcmp(key_table[i].name, name) == 0)
            return &key_table[i];
    }
    return NULL;
}

/* Is `value` one of the words in "one|another"? */
static bool word_allowed(const char *words, const char *value)
{
    size_t length = strlen(value);

    for (const char *word = words; word != NULL; word = strchr(word, '|')) {
        word += *word == '|';
        if (length > 0 && strncmp(word, value, length) == 0 &&
            (word[length] == '|' || word[length] == '\0'))
            return true;
    }
    return false;
}

static void set_number(struct config *config, const struct config_key *key, const char *value,
                       const char *origin, struct mistakes *mistakes)
{
    char *end;
    long long number;

    errno = 0;
    number = strtoll(value, &end, 10);
    if (end == value || *end != '\0' || errno != 0) {
        mistakes_add(mistakes, "%s: %s: \"%s\" is not a whole number", origin, key->name, value);
        return;
    }
    if (number < key->min || number > key->max) {
        mistakes_add(mistakes, "%s: %s: %lld is not between %lld and %lld", origin, key->name,
                     number, key->min, key->max);
        return;
    }
    *number_field(config, key) = number;
}

static void set_text(struct config *config, const struct config_key *key, const char *value,
                     const char *origin, struct mistakes *mistakes)
{
    char **field = text_field(config, key);

    if (key->kind == CONFIG_WORD && !word_allowed(key->words, value)) {
        mistakes_add(mistakes, "%s: %s: \"%s\" is none of %s", origin, key->name, value,
                     key->words);
        return;
    }
    free(*field);
    *field = memory_text(value);
}

static struct config_setting *setting_find(const struct config *config, const char *name)
{
    for (size_t i = 0; i < config->setting_count; i++) {
        if (strcmp(config->settings[i].name, name) == 0)
            return &config->settings[i];
    }
    return NULL;
}

static void set_setting(struct config *config, const char *name, const char *value,
                        const char *origin)
{
    struct config_setting *setting = setting_find(config, name);

    if (setting != NULL) {
        setting_done(setting);
    } else {
        size_t bytes = (config->setting_count + 1) * sizeof(*config->settings);
        config->settings = memory_resize(config->settings, bytes);
        setting = &config->settings[config->setting_count++];
    }
    *setting = (struct config_setting){memory_text(name), memory_text(value), memory_text(origin)};
}

void config_set(struct config *config, const char *key, const char *value, const char *origin,
                struct mistakes *mistakes)
{
    const struct config_key *own = key_find(key);

    if (own == NULL)
        set_setting(config, key, value, origin);
    else if (own->kind == CONFIG_NUMBER)
        set_number(config, own, value, origin, mistakes);
    else
        set_text(config, own, value, origin, mistakes);
}

const char *config_setting_value(const struct config *config, const char *name)
{
    const struct config_setting *setting = setting_find(config, name);

    return setting == NULL ? NULL : setting->value;
}

bool config_exactly_once(const struct config *config)
{
    return strcmp(config->delivery, "exactly-once") == 0;
}

static void check_required(const struct config *config, const char *name, const char *what,
                           struct mistakes *mistakes)
{
    char variable[CONFIG_KEY_BYTES_MAX] = "KAFKA_";
    const char *value = config_setting_value(config, name);
    size_t at = strlen(variable);

    if (value != NULL && value[0] != '\0')
        return;
    for (const char *from = name; *from != '\0'; from++)
        variable[at++] = *from == '.' ? '_' : (char)toupper((unsigned char)*from);
    variable[at] = '\0';
    mistakes_add(mistakes, "%s is not set (%s): set it in the file, as -X %s=... or as %s", name,
                 what, name, variable);
}

static void check_topics(const struct config *config, struct mistakes *mistakes)
{
    if (config->topic_raw[0] == '\0' || config->topic_structured[0] == '\0' ||
        config->topic_dead[0] == '\0')
        mistakes_add(mistakes, "topic.raw, topic.structured and topic.dead must not be empty");
    if (config->topic_raw[0] == '^')
        mistakes_add(mistakes, "topic.raw: a pattern (^...) is not allowed, name one topic");
    if (strcmp(config->topic_raw, config->topic_structured) == 0 ||
        strcmp(config->topic_raw, config->topic_dead) == 0)
        mistakes_add(mistakes, "topic.raw must differ from topic.structured and topic.dead: the "
                               "worker would read its own output");
    if (strcmp(config->topic_figures, config->topic_raw) == 0 ||
        strcmp(config->topic_figures, config->topic_structured) == 0 ||
        strcmp(config->topic_figures, config->topic_dead) == 0)
        mistakes_add(mistakes, "topic.figures must differ from topic.raw, topic.structured and "
                               "topic.dead: figures are no articles and no records");
}

static void add_mistake(void *mistakes, const char *mistake)
{
    mistakes_add(mistakes, "lexicon.dir: %s", mistake);
}

/* Reads the newsroom's own rows, and lets them go again. */
static void check_lexicon(const struct config *config, struct mistakes *mistakes)
{
    struct wirecopy_options options = {
        .lexicon_dir = config->lexicon_dir, .on_mistake = add_mistake, .context = mistakes};
    struct wirecopy *tables = NULL;
    char why[WIRECOPY_MESSAGE_BYTES];

    if (config->lexicon_dir[0] != '\0')
        (void)wirecopy_open(&options, &tables, why);
    wirecopy_close(tables);
}

void config_check(const struct config *config, struct mistakes *mistakes)
{
    const char *timeout = config_setting_value(config, "transaction.timeout.ms");
    long long transaction_ms = timeout == NULL ? 0 : strtoll(timeout, NULL, 10);

    check_required(config, "bootstrap.servers", "the addresses of the Kafka brokers", mistakes);
    check_required(config, "group.id", "the name that the workers share", mistakes);
    check_topics(config, mistakes);
    check_lexicon(config, mistakes);
    if (config->http_listen[0] != '\0' && !listener_is_address(config->http_listen))
        mistakes_add(mistakes, "http.listen: \"%s\" is not host:port, [ipv6]:port or :port",
                     config->http_listen);
    if (config->batch_bytes_max > config->inflight_bytes_max / 2)
        mistakes_add(mistakes,
                     "batch.bytes.max (%lld) is more than half of inflight.bytes.max (%lld): one "
                     "batch could not be collected while another is committed",
                     config->batch_bytes_max, config->inflight_bytes_max);
    if (transaction_ms > config->drain_timeout_ms)
        mistakes_add(mistakes,
                     "transaction.timeout.ms (%lld) is longer than drain.timeout.ms (%lld): a "
                     "transaction could outlast the drain",
                     transaction_ms, config->drain_timeout_ms);
}

bool config_is_secret(const char *key)
{
    static const char *const parts[] = {"password", "secret", ".pem", "oauthbearer.config",
                                        "oauthbearer.token"};

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (strstr(key, parts[i]) != NULL)
            return true;
    }
    return false;
}

void config_environment_name(const char *key, char name[CONFIG_KEY_BYTES_MAX])
{
    int at = snprintf(name, CONFIG_KEY_BYTES_MAX, "WIRECOPY_");

    for (; *key != '\0' && at < CONFIG_KEY_BYTES_MAX - 1; key++)
        name[at++] = *key == '.' ? '_' : (char)toupper((unsigned char)*key);
    name[at] = '\0';
}

void config_print(const struct config *config, FILE *out)
{
    for (size_t i = 0; i < KEY_COUNT; i++) {
        const struct config_key *key = &key_table[i];
        if (key->kind == CONFIG_NUMBER)
            fprintf(out, "%s=%lld\n", key->name, *number_field(config, key));
        else
            fprintf(out, "%s=%s\n", key->name, *text_field(config, key));
    }
    for (size_t i = 0; i < config->setting_count; i++) {
        const struct config_setting *setting = &config->settings[i];
        fprintf(out, "%s=%s\n", setting->name,
                config_is_secret(setting->name) ? "******" : setting->value);
    }
}

/* The words that are allowed; a | between them would end the column. */
static void print_words(FILE *out, const struct config_key *key)
{
    fprintf(out, "`%s` | ", key->text_default);
    for (const char *word = key->words; *word != '\0'; word++)
        if (*word == '|')
            fputs(", ", out);
        else
            fputc(*word, out);
    fputs(" | ", out);
}

static void print_table_row(FILE *out, const struct config_key *key)
{
    char variable[CONFIG_KEY_BYTES_MAX];

    config_environment_name(key->name, variable);
    fprintf(out, "| `%s` | `%s` | ", key->name, variable);
    if (key->kind == CONFIG_NUMBER)
        fprintf(out, "`%lld` | %lld to %lld | ", key->number_default, key->min, key->max);
    else if (key->text_default[0] == '\0')
        fprintf(out, "empty | text | ");
    else if (key->kind == CONFIG_TEXT)
        fprintf(out, "`%s` | text | ", key->text_default);
    else
        print_words(out, key);
    fprintf(out, "%s |\n", key->doc);
}

void config_print_table(FILE *out)
{
    fprintf(out, "| key | environment | default | values | what it is for |\n");
    fprintf(out, "|---|---|---|---|---|\n");
    for (size_t i = 0; i < KEY_COUNT; i++)
        print_table_row(out, &key_table[i]);
}
