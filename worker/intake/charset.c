/* charset.c: UTF-8, with and without its mark. */
#include "intake/charset.h"

#include "base/utf8.h"

enum status charset_decode(struct arena *arena, struct slice bytes, struct slice declared,
                           struct text *ret_text, struct charset_choice *ret_choice,
                           struct complaint *complaint)
{
    struct text_builder builder;
    size_t at = slice_starts(bytes, SLICE("\xEF\xBB\xBF")) ? 3 : 0;
    const char *from = at ? "bom" : declared.length ? "declared" : "detected";

    size_t valid = at + utf8_valid_prefix(bytes.data + at, bytes.length - at);
    if (valid < bytes.length)
        return status_complain(STATUS_CHARSET, complaint, "byte %zu is no valid UTF-8", valid);
    text_builder_init(&builder, arena, (uint32_t)bytes.length);
    while (at < bytes.length) {
        uint32_t cp = UTF8_REPLACEMENT;
        size_t step = utf8_decode(bytes.data + at, bytes.length - at, &cp);
        text_append(&builder, cp, cp, (uint32_t)at, (uint16_t)step);
        at += step;
    }
    *ret_text = text_built(&builder);
    *ret_choice = (struct charset_choice){"UTF-8", from, 0};
    return arena_overflowed(arena) ? STATUS_ARENA_FULL : STATUS_OK;
}
