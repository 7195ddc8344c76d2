/* intake.c: from the message to one text. The order of decisions: size, content type, charset,
 * markup. */
#include "intake/intake.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "intake/charset.h"
#include "intake/content_type.h"
#include "intake/envelope.h"
#include "intake/html.h"

#include <assert.h>
#include <openssl/evp.h>
#include <stdio.h>

static void hash_input(struct slice bytes, char ret_hex[SHA256_HEX_BYTES])
{
    unsigned char digest[EVP_MAX_MD_SIZE];

    int done = EVP_Digest(bytes.data, bytes.length, digest, NULL, EVP_sha256(), NULL);
    assert(done == 1);
    for (size_t i = 0; i < (SHA256_HEX_BYTES - 1) / 2; i++)
        snprintf(ret_hex + 2 * i, 3, "%02x", digest[i]);
}

static enum status read_markup(struct arena *arena, enum content_kind kind, struct text *text,
                               struct complaint *complaint)
{
    return kind == CONTENT_HTML ? html_read(arena, text, text, complaint) : STATUS_OK;
}

/* Plain or HTML bytes in some charset. */
static enum status read_bytes(struct arena *arena, struct slice bytes, struct content_type type,
                              struct intake *intake, struct complaint *complaint)
{
    struct charset_choice choice;

    if (type.charset.length == 0 && type.kind == CONTENT_HTML)
        type.charset = html_declared_charset(bytes);
    enum status status =
        charset_decode(arena, bytes, type.charset, &intake->text, &choice, complaint);
    if (status != STATUS_OK)
        return status;
    intake->source.charset = choice.name;
    intake->source.charset_from = choice.from;
    intake->decoding_errors = choice.errors;
    return read_markup(arena, type.kind, &intake->text, complaint);
}

/* Raw offsets of a decoded base64 body count its bytes; this makes them count the envelope's. */
static void move_raw(struct arena *arena, struct text *text, uint32_t raw)
{
    struct text_builder builder;

    text_builder_init(&builder, arena, text->count);
    for (uint32_t i = 0; i < text->count; i++) {
        struct span bytes = envelope_base64_raw(raw, text->raw[i], text->raw_length[i]);
        text_append(&builder, text->cp[i], text->cp[i], bytes.start, (uint16_t)span_length(bytes));
    }
    *text = text_built(&builder);
}

static enum status read_envelope(struct arena *arena, struct slice bytes, struct intake *intake,
                                 struct complaint *complaint)
{
    struct envelope_body body;
    uint32_t mark = slice_starts(bytes, SLICE("\xEF\xBB\xBF")) ? 3 : 0; /* RFC 8259, section 8.1 */
    struct slice json = {bytes.data + mark, bytes.length - mark};

    enum status status = envelope_read(arena, json, mark, &intake->envelope, &body, complaint);
    if (status != STATUS_OK)
        return status;
    intake->source.charset = "UTF-8";
    intake->source.charset_from = "assumed"; /* RFC 8259 knows no other */
    if (body.form != ENVELOPE_BYTES) {
        intake->text = body.text;
        return read_markup(arena, body.form == ENVELOPE_HTML ? CONTENT_HTML : CONTENT_PLAIN,
                           &intake->text, complaint);
    }
    struct content_type type = content_type_of(body.content_type, body.bytes);
    if (type.kind == CONTENT_UNKNOWN || type.kind == CONTENT_ENVELOPE)
        return status_complain(STATUS_CONTENT_TYPE, complaint, "\"contentType\" is \"%.*s\"",
                               (int)body.content_type.length, body.content_type.data);
    if (body.charset.length > 0)
        type.charset = body.charset;
    if (body.bytes.length == 0)
        return status_complain(STATUS_NO_TEXT, complaint, "\"bodyBase64\" is empty");
    status = read_bytes(arena, body.bytes, type, intake, complaint);
    if (status == STATUS_OK)
        move_raw(arena, &intake->text, body.raw);
    return status;
}

/* U+FFFD that stands in the input itself: somebody else could not decode what was there. */
static uint32_t count_lost_before(const struct intake *intake)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < intake->text.count; i++)
        count += intake->text.cp[i] == UTF8_REPLACEMENT;
    return count > intake->decoding_errors ? count - intake->decoding_errors : 0;
}

static bool has_letters(const struct text *text)
{
    for (uint32_t i = 0; i < text->count; i++)
        if (text->cp[i] >= 0x80 ? !cp_is_space(text->cp[i]) : cp_is_latin(text->cp[i]))
            return true;
    return false;
}

static enum status read_content(struct arena *arena, const struct wirecopy_input *input,
                                struct slice bytes, struct intake *intake,
                                struct complaint *complaint)
{
    struct content_type type = content_type_of(slice_of(input->content_type), bytes);

    if (type.kind == CONTENT_UNKNOWN)
        return status_complain(STATUS_CONTENT_TYPE, complaint, "content type \"%s\"",
                               input->content_type);
    intake->source.content_type = content_type_name(type.kind);
    if (type.kind == CONTENT_ENVELOPE)
        return read_envelope(arena, bytes, intake, complaint);
    return read_bytes(arena, bytes, type, intake, complaint);
}

enum status intake_read(struct arena *arena, const struct wirecopy_input *input,
                        struct intake *ret_intake, struct complaint *complaint)
{
    struct slice bytes = {input->bytes, input->length};
    struct intake intake = {.source.bytes = input->length};

    if (bytes.length == 0)
        return status_complain(STATUS_EMPTY, complaint, "0 bytes");
    if (bytes.length > ARTICLE_BYTES_MAX)
        return status_complain(STATUS_TOO_LARGE, complaint, "%zu bytes, and at most %u are read",
                               bytes.length, ARTICLE_BYTES_MAX);
    hash_input(bytes, intake.source.sha256);
    enum status status = read_content(arena, input, bytes, &intake, complaint);
    if (status != STATUS_OK)
        return status;
    if (arena_overflowed(arena))
        return status_complain(STATUS_ARENA_FULL, complaint, "after reading the characters");
    if (!has_letters(&intake.text))
        return status_complain(STATUS_NO_TEXT, complaint, "no letter in %zu bytes", bytes.length);
    intake.lost_before = count_lost_before(&intake);
    *ret_intake = intake;
    return STATUS_OK;
}
