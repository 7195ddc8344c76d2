/*
 * html.h: a page's markup becomes lines of text; each character keeps its raw bytes.
 *
 *     <h1>标题</h1><p>正&nbsp;文<br>二</p><script>…</script>   ->   标题\n正 文\n二
 *
 * Blocks, <br> and table rows end a line, cells are set apart by a tab; scripts, styles, comments,
 * forms' controls and what is hidden by an attribute say nothing.
 */
#ifndef WIRECOPY_INTAKE_HTML_H
#define WIRECOPY_INTAKE_HTML_H

#include "base/status.h"
#include "base/text.h"

/* The text of the page `html` (decoded, with raw offsets). */
enum status html_read(struct arena *arena, const struct text *html, struct text *ret_text,
                      struct complaint *complaint);

/* The charset that the page's first KB declares in <meta charset> or http-equiv; empty when none.
 */
struct slice html_declared_charset(struct slice bytes);

#endif
