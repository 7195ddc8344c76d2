/*
 * charset.h: bytes in some charset become code points that know their raw bytes.
 *
 * The charset comes from the byte order mark, else from what the sender declared (when the bytes
 * fit it), else from the bytes themselves.
 *
 *     EF BB BF E5 A4 8D   ->   复 at raw 3, length 3, "UTF-8" from "bom"
 */
#ifndef WIRECOPY_INTAKE_CHARSET_H
#define WIRECOPY_INTAKE_CHARSET_H

#include "base/status.h"
#include "base/text.h"

struct charset_choice {
    const char *name; /* "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE" */
    const char *from; /* "bom", "declared", "detected" or "assumed" */
    uint32_t errors;  /* characters that stand as U+FFFD */
};

/* Decodes all of `bytes`; raw offsets count from the first of them. `declared` is empty when
 * nothing was declared. STATUS_CHARSET when no charset fits, with the first byte that does not. */
enum status charset_decode(struct arena *arena, struct slice bytes, struct slice declared,
                           struct text *ret_text, struct charset_choice *ret_choice,
                           struct complaint *complaint);

#endif
