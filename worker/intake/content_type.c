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

static uint32_t count(struct slice bytes, const char *lower_case)
{
    size_t length = strlen(lower_case);
    uint32_t found = 0;

    for (size_t i = 0; i + length <= bytes.length; i++)
        found += strncasecmp(bytes.data + i, lower_case, length) == 0;
    return found;
}

/* Whether bytes that begin with < are HTML: they have a document's tags, or more tags of paragraphs
 * than lines. Lines that a few tags were left in are plain text with markup, and end where they
 * end. */
static bool is_markup(struct slice bytes)
{
    static const char *const DOCUMENT[] = {"<!doctype html", "<html", "<head", "<body", "<article"};
    static const char *const BLOCKS[] = {"<p>", "<p ", "</p", "<div", "</div",
                                         "<br", "<li", "<td", "<h1"};
    uint32_t blocks = 0;

    for (size_t i = 0; i < sizeof DOCUMENT / sizeof *DOCUMENT; i++)
        if (count(bytes, DOCUMENT[i]) > 0)
            return true;
    for (size_t i = 0; i < sizeof BLOCKS / sizeof *BLOCKS; i++)
        blocks += count(bytes, BLOCKS[i]);
    return blocks > count(bytes, "\n");
}

static enum content_kind sniff(struct slice bytes)
{
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
    bool html = bytes.length > 0 && bytes.data[0] == '<' && is_markup(bytes);
    return html ? CONTENT_HTML : CONTENT_PLAIN;
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
