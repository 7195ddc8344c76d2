/* uri.c: the characters of RFC 3986, and percent-encoding of all others. */
#include "record/uri.h"

#include "base/limits.h"

#include <string.h>

#define UNRESERVED "-._~"
#define RESERVED   ":/?@!$&'()*+,;=" /* without # [ ], which may stand in few places */
#define HEX        "0123456789ABCDEF"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Whether `text` has an escape at `at`, such as %E7. */
static bool is_escape(struct slice text, size_t at)
{
    return text.length - at >= 3 && text.data[at] == '%' && is_hex(text.data[at + 1]) &&
           is_hex(text.data[at + 2]);
}

/* The length of "scheme:" at the start; 0 when there is none, or nothing after it. */
static size_t scheme_length(struct slice text)
{
    size_t at = 0;

    while (at < text.length &&
           (is_letter(text.data[at]) ||
            (at > 0 && (is_digit(text.data[at]) || is_one_of(text.data[at], "+-.")))))
        at++;
    return at > 0 && at + 1 < text.length && text.data[at] == ':' ? at + 1 : 0;
}

/* Whether the character at `at` may stand in a URI as it is. */
static bool may_stand(struct slice text, size_t at)
{
    char c = text.data[at];

    if (c == '#') /* the first # begins the fragment, another is none */
        return memchr(text.data, '#', at) == NULL;
    return is_letter(c) || is_digit(c) || is_one_of(c, UNRESERVED RESERVED) || is_escape(text, at);
}

static bool is_uri(struct slice text)
{
    if (scheme_length(text) == 0)
        return false;
    for (size_t i = 0; i < text.length; i++)
        if (!may_stand(text, i))
            return false;
    return true;
}

static size_t escape_byte(unsigned char byte, char *out)
{
    out[0] = '%';
    out[1] = HEX[byte >> 4];
    out[2] = HEX[byte & 0xF];
    return 3;
}

/* `prefix` and `text`, of which every byte that is not unreserved is escaped; with `as_uri`, only
 * what may not stand in a URI. */
static const char *uri_escape(struct arena *arena, struct slice prefix, struct slice text,
                              bool as_uri)
{
    char *out = arena_take(arena, prefix.length + 3 * text.length + 1);
    size_t length = prefix.length;

    if (!out)
        return "";
    memcpy(out, prefix.data, prefix.length);
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (is_letter(c) || is_digit(c) || is_one_of(c, UNRESERVED) ||
            (as_uri && may_stand(text, i)))
            out[length++] = c;
        else
            length += escape_byte((unsigned char)c, out + length);
    }
    return out;
}

const char *uri_of(struct arena *arena, const struct intake *intake)
{
    const struct envelope *envelope = &intake->envelope;

    if (envelope->id.length > 0 && envelope->id.length <= URI_SOURCE_BYTES_MAX)
        return is_uri(envelope->id)
                   ? uri_escape(arena, SLICE(""), envelope->id, true)
                   : uri_escape(arena, SLICE("urn:wirecopy:id:"), envelope->id, false);
    if (envelope->url.length > 0 && envelope->url.length <= URI_SOURCE_BYTES_MAX)
        return scheme_length(envelope->url) > 0
                   ? uri_escape(arena, SLICE(""), envelope->url, true)
                   : uri_escape(arena, SLICE("urn:wirecopy:url:"), envelope->url, false);
    return uri_escape(arena, SLICE("urn:wirecopy:sha256:"), slice_of(intake->source.sha256), false);
}
