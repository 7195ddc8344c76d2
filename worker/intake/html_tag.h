/*
 * html_tag.h: one piece of markup, and what it means for the text.
 *
 *     <P class="x>y" hidden>  ->  name "p", a start, hidden, a block, 22 code points
 *     <!-- a > b -->          ->  a comment, 14 code points
 */
#ifndef WIRECOPY_INTAKE_HTML_TAG_H
#define WIRECOPY_INTAKE_HTML_TAG_H

#include "base/text.h"

#define HTML_NAME_BYTES 12u /* of the longest element that means something, and NUL */

enum html_role {
    HTML_INLINE,   /* says nothing about lines, or is unknown */
    HTML_BLOCK,    /* its start and its end end a line */
    HTML_HEADING,  /* h1, h2: a block */
    HTML_PRE,      /* a block that keeps its line ends */
    HTML_LINE_END, /* br, hr: nothing inside */
    HTML_ROW,
    HTML_CELL,
    HTML_TITLE,  /* text without tags, and not a part of the page */
    HTML_RAW,    /* bytes without tags that are no text: script */
    HTML_UNSEEN, /* says nothing, with all that is inside: select */
    HTML_VOID,   /* nothing inside: img */
    HTML_COMMENT /* also <!doctype>, <?xml?> */
};

struct html_tag {
    enum html_role role;
    char name[HTML_NAME_BYTES]; /* lower case; cut when longer */
    bool is_end, is_hidden;     /* by hidden, display:none or visibility:hidden */
    uint32_t length;            /* code points */
};

/* Reads the markup at `at`, where a < stands. False when it is a plain <. Markup that never ends
 * reaches to the end of the page. */
bool html_tag_read(const struct text *html, uint32_t at, struct html_tag *ret_tag);

/* Where the text without tags that `tag` has opened ends: at its end tag, else the page's end. */
uint32_t html_raw_end(const struct text *html, uint32_t at, const struct html_tag *tag);

#endif
