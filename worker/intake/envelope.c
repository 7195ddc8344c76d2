/* envelope.c: jansson reads and checks; json_string tells where the text stood. */
#include "intake/envelope.h"

#include "intake/json_string.h"

#include <jansson.h>
#include <openssl/evp.h>

static struct slice copy_string(struct arena *arena, const json_t *string)
{
    size_t length = json_string_length(string);
    char *copy = arena_take(arena, length + 1);

    if (!copy)
        return (struct slice){"", 0};
    memcpy(copy, json_string_value(string), length);
    return (struct slice){copy, length};
}

static enum status wrong_type(const char *key, struct complaint *complaint)
{
    return status_complain(STATUS_ENVELOPE, complaint, "the key \"%s\" is no string", key);
}

static struct slice copy_integer(struct arena *arena, const json_t *integer)
{
    char *copy = arena_take(arena, 24);

    if (!copy)
        return (struct slice){"", 0};
    int length = snprintf(copy, 24, "%" JSON_INTEGER_FORMAT, json_integer_value(integer));
    return (struct slice){copy, (size_t)length};
}

/* A field of the envelope, where null is the same as not there. */
static enum status read_field(struct arena *arena, const json_t *root, const char *key,
                              struct slice *ret_field, struct complaint *complaint)
{
    const json_t *value = json_object_get(root, key);

    *ret_field = (struct slice){"", 0};
    if (!value || json_is_null(value))
        return STATUS_OK;
    if (json_is_integer(value) && strcmp(key, "id") == 0)
        *ret_field = copy_integer(arena, value);
    else if (json_is_string(value))
        *ret_field = copy_string(arena, value);
    else
        return wrong_type(key, complaint);
    return STATUS_OK;
}

static enum status read_fields(struct arena *arena, const json_t *root, struct envelope *envelope,
                               struct envelope_body *body, struct complaint *complaint)
{
    const struct {
        const char *key;
        struct slice *field;
    } fields[] = {
        {"id", &envelope->id},         {"url", &envelope->url},
        {"source", &envelope->source}, {"publishedAt", &envelope->published_at},
        {"title", &envelope->title},   {"contentType", &body->content_type},
        {"charset", &body->charset},
    };
    enum status status = STATUS_OK;

    for (size_t i = 0; i < sizeof fields / sizeof *fields && status == STATUS_OK; i++)
        status = read_field(arena, root, fields[i].key, fields[i].field, complaint);
    return status;
}

static struct text read_literal(struct arena *arena, struct slice json, struct span literal,
                                uint32_t raw_base)
{
    struct text_builder builder;

    text_builder_init(&builder, arena, span_length(literal));
    for (size_t at = literal.start; at < literal.end;) {
        uint32_t cp;
        size_t step = json_string_next(json, at, literal.end, &cp);
        text_append(&builder, cp, cp, raw_base + (uint32_t)at, (uint16_t)step);
        at += step;
    }
    return text_built(&builder);
}

/* Base64 of RFC 4648 section 4, without line breaks, so that each four characters are three bytes.
 */
static enum status read_base64(struct arena *arena, struct slice base64, struct slice *ret_bytes,
                               struct complaint *complaint)
{
    unsigned char *bytes = arena_take(arena, base64.length / 4 * 3 + 1);
    size_t padding = 0;

    if (!bytes)
        return STATUS_ARENA_FULL;
    int length = EVP_DecodeBlock(bytes, (const unsigned char *)base64.data, (int)base64.length);
    if (length < 0 || base64.length % 4 != 0 || strcspn(base64.data, " \t\r\n") != base64.length)
        return status_complain(STATUS_ENVELOPE, complaint, "\"bodyBase64\" is no base64");
    while (padding < 2 && padding < base64.length &&
           base64.data[base64.length - 1 - padding] == '=')
        padding++;
    *ret_bytes = (struct slice){(const char *)bytes, (size_t)length - padding};
    return STATUS_OK;
}

struct span envelope_base64_raw(uint32_t raw, uint32_t at, uint32_t length)
{
    uint32_t last = at + (length ? length - 1 : 0);
    return (struct span){raw + at / 3 * 4, raw + last / 3 * 4 + 4};
}

/* The one key that holds the article. */
static enum status find_body(const json_t *root, const char **ret_key, struct envelope_body *body,
                             struct complaint *complaint)
{
    static const char *const KEYS[] = {"text", "html", "bodyBase64"};
    const char *found = NULL;

    for (size_t i = 0; i < 3; i++) {
        const json_t *value = json_object_get(root, KEYS[i]);
        if (!value || json_is_null(value))
            continue;
        if (!json_is_string(value))
            return wrong_type(KEYS[i], complaint);
        if (found)
            return status_complain(STATUS_ENVELOPE, complaint, "both \"%s\" and \"%s\" are there",
                                   found, KEYS[i]);
        found = KEYS[i];
        body->form = (enum envelope_form)i;
    }
    if (!found)
        return status_complain(STATUS_ENVELOPE, complaint,
                               "none of \"text\", \"html\" and \"bodyBase64\" is there");
    *ret_key = found;
    return STATUS_OK;
}

static enum status read_body(struct arena *arena, struct slice json, uint32_t raw_base,
                             const json_t *root, struct envelope_body *body,
                             struct complaint *complaint)
{
    const char *key = NULL;
    struct span literal;

    enum status status = find_body(root, &key, body, complaint);
    if (status != STATUS_OK)
        return status;
    if (!json_string_find(json, key, &literal))
        return status_complain(STATUS_ENVELOPE, complaint, "the key \"%s\" is not to be found",
                               key);
    if (body->form == ENVELOPE_BYTES) {
        body->raw = raw_base + literal.start;
        return read_base64(arena, copy_string(arena, json_object_get(root, key)), &body->bytes,
                           complaint);
    }
    body->text = read_literal(arena, json, literal, raw_base);
    return STATUS_OK;
}

enum status envelope_read(struct arena *arena, struct slice json, uint32_t raw_base,
                          struct envelope *ret_envelope, struct envelope_body *ret_body,
                          struct complaint *complaint)
{
    struct envelope envelope = {.present = true};
    struct envelope_body body = {0};
    json_error_t error;

    json_t *root =
        json_loadb(json.data, json.length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    if (!root && json_error_code(&error) == json_error_out_of_memory)
        return status_complain(STATUS_MEMORY, complaint, "no memory for the envelope");
    if (!root)
        return status_complain(STATUS_ENVELOPE, complaint, "line %d, column %d: %s", error.line,
                               error.column, error.text);
    enum status status = STATUS_OK;
    if (!json_is_object(root))
        status = status_complain(STATUS_ENVELOPE, complaint, "the envelope is no JSON object");
    if (status == STATUS_OK)
        status = read_fields(arena, root, &envelope, &body, complaint);
    if (status == STATUS_OK)
        status = read_body(arena, json, raw_base, root, &body, complaint);
    json_decref(root);
    if (status == STATUS_OK && arena_overflowed(arena))
        status = STATUS_ARENA_FULL;
    if (status != STATUS_OK)
        return status;
    *ret_envelope = envelope;
    *ret_body = body;
    return STATUS_OK;
}
