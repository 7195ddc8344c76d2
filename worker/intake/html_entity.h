/*
 * html_entity.h: one character reference of a page's text.
 *
 *     &nbsp;正   ->  U+00A0, 6 code points          &copy2020  ->  ©, 5
 *     &#x5e74;   ->  年, 8                          &foo; & b  ->  none
 */
#ifndef WIRECOPY_INTAKE_HTML_ENTITY_H
#define WIRECOPY_INTAKE_HTML_ENTITY_H

#include "base/text.h"

/* Reads the reference that starts at cp[0], which may be any character; `left` code points are
 * there. Returns its length and sets *ret_cp; 0 when none starts there. The names of Latin-1 may
 * lack their semicolon, as in HTML. */
uint32_t html_entity_read(const uint32_t *cp, uint32_t left, uint32_t *ret_cp);

#endif
