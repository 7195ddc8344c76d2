/* content_type.c: RFC 9110's media type as far as it matters here, and sniffing. */
#include "intake/content_type.h"

#include <strings.h>

#define SNIFFED_BYTES 1024u

static bool equal_ignoring_case(struct slice a, const char *b)
{
    return a.length == strlen(b) && strncasecmp(a.data, b, a.length) == 0;
}

static struct slice trim(struct slice s)
{
    while (s.length > 0 && strchr(" \t\"'", s.data[0]))
        s.data++, s.length--;
    while (s.length > 0 && strchr(" \t\"'", s.data[s.length - 1]))
        s.length--;
    return s;
}

/* Cuts off the part before the next `separator`. */
static struct slice cut(struct slice *rest, char separator)
{
    if (rest->length == 0)
        return SLICE("");
    const char *end = memchr(rest->data, separator, rest->length);
    struct slice part = {rest->data, end ? (size_t)(end - rest->data) : rest->length};
    size_t used = part.length + (end ? 1 : 0);

    rest->data += used;
    rest->length -= used;
    return trim(part);
}

static bool contains(struct slice bytes, const char *lower_case)
{
    size_t length = strlen(lower_case);

    for (size_t i = 0; i + length <= bytes.length; i++)
        if (strncasecmp(bytes.data + i, lower_case, length) == 0)
            return true;
    return false;
}

static enum content_kind sniff(struct slice bytes)
{
    static const char *const MARKUP[] = {
        "<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<br", "<article"};

    if (bytes.length > SNIFFED_BYTES)
        bytes.length = SNIFFED_BYTES;
    if (slice_starts(bytes, SLICE("\xEF\xBB\xBF")))
        bytes.data += 3, bytes.length -= 3;
    while (bytes.length > 0 && byte_is_space(bytes.data[0]))
        bytes.data++, bytes.length--;
    if (bytes.length > 1 && bytes.data[0] == '{') {
        size_t at = 1;
        while (at < bytes.length && byte_is_space(bytes.data[at]))
            at++;
        return at < bytes.length && bytes.data[at] == '"' ? CONTENT_ENVELOPE : CONTENT_PLAIN;
    }
    if (bytes.length == 0 || bytes.data[0] != '<')
        return CONTENT_PLAIN;
    for (size_t i = 0; i < sizeof MARKUP / sizeof *MARKUP; i++)
        if (contains(bytes, MARKUP[i]))
            return CONTENT_HTML;
    return CONTENT_PLAIN;
}

static bool is_json(struct slice type)
{
    return equal_ignoring_case(type, "application/json") ||
           (type.length > 5 && strncasecmp(type.data + type.length - 5, "+json", 5) == 0);
}

struct content_type content_type_of(struct slice declared, struct slice bytes)
{
    struct content_type result = {CONTENT_UNKNOWN, {"", 0}};
    struct slice type = cut(&declared, ';');

    while (declared.length > 0) {
        struct slice value = cut(&declared, ';');
        struct slice name = cut(&value, '=');
        if (equal_ignoring_case(name, "charset"))
            result.charset = trim(value);
    }
    if (type.length == 0 || equal_ignoring_case(type, "application/octet-stream"))
        result.kind = sniff(bytes);
    else if (is_json(type))
        result.kind = CONTENT_ENVELOPE;
    else if (equal_ignoring_case(type, "text/html") ||
             equal_ignoring_case(type, "application/xhtml+xml"))
        result.kind = CONTENT_HTML;
    else if (equal_ignoring_case(type, "text/plain"))
        result.kind = CONTENT_PLAIN;
    return result;
}

const char *content_type_name(enum content_kind kind)
{
    switch (kind) {
    case CONTENT_HTML:
        return "text/html";
    case CONTENT_ENVELOPE:
        return "application/json";
    case CONTENT_PLAIN:
    case CONTENT_UNKNOWN:
        break;
    }
    return "text/plain";
}
