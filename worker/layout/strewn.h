/*
 * strewn.h: a phrase that stands before clauses which are whole without it.
 *
 *     星辰影院据了解,… / 星辰影院“订单…” / 星辰影院下一步,…      ->  星辰影院
 *     清河县工信局通报,… / 清河县工信局的干部… / 清河县工信局还…   none: it is their subject
 *
 * What follows decides: 据了解, a quotation, 记者 or a pronoun begin clauses; a verb, 的 or 将 go
 * on.
 */
#ifndef WIRECOPY_LAYOUT_STREWN_H
#define WIRECOPY_LAYOUT_STREWN_H

#include "layout/reading.h"

/* Whether a clause begins at `at`: the line does, or a mark stands before it. */
bool clause_begins(const struct text *text, struct span line, uint32_t at);

/* Whether what stands at `next`, behind the phrase, reads as if the phrase were its own. */
bool strewn_goes_on(const struct reading *reading, struct span phrase, uint32_t next);

/* The phrase, where it first stands; empty when the page has none. */
struct span strewn_find(const struct reading *reading);

#endif
