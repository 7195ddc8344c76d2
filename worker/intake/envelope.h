/*
 * envelope.h: {"id","url","source","publishedAt","contentType","charset","title",
 *              "text"|"html"|"bodyBase64"}
 *
 * Exactly one of the last three holds the article. Keys that are not listed are passed over: they
 * belong to the sender. A listed key of the wrong type, or given twice, is an error, for it would
 * be lost.
 */
#ifndef WIRECOPY_INTAKE_ENVELOPE_H
#define WIRECOPY_INTAKE_ENVELOPE_H

#include "intake/intake.h"

enum envelope_form { ENVELOPE_TEXT, ENVELOPE_HTML, ENVELOPE_BYTES };

struct envelope_body {
    enum envelope_form form;
    struct text text;   /* of text and html: raw offsets point into the envelope */
    struct slice bytes; /* of bodyBase64, decoded */
    uint32_t raw;       /* of bodyBase64: where its literal begins */
    struct slice content_type, charset;
};

/* `raw_base` is where `json` begins in the message. */
enum status envelope_read(struct arena *arena, struct slice json, uint32_t raw_base,
                          struct envelope *ret_envelope, struct envelope_body *ret_body,
                          struct complaint *complaint);

/* The raw bytes that the decoded bytes [at, at + length) of a bodyBase64 come from. */
struct span envelope_base64_raw(uint32_t raw, uint32_t at, uint32_t length);

#endif
