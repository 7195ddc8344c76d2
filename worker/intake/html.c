/* html.c: no reader for markup yet. */
#include "intake/html.h"

enum status html_read(struct arena *arena, const struct text *html, struct text *ret_text,
                      struct complaint *complaint)
{
    (void)arena;
    (void)html;
    (void)ret_text;
    return status_complain(STATUS_CONTENT_TYPE, complaint, "HTML is not read yet");
}

struct slice html_declared_charset(struct slice bytes)
{
    return (struct slice){bytes.data, 0};
}
