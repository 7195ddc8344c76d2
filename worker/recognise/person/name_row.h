/*
 * name_row.h: what a row tells of its items.
 *
 *     柏梓、太安等镇        places, whatever they look like
 *     李军、王兵等县领导    people: who they are follows
 *     ,大叶芹、刺龙芽       an item begins behind the mark, so 叶芹 is none
 */
#ifndef WIRECOPY_RECOGNISE_NAME_ROW_H
#define WIRECOPY_RECOGNISE_NAME_ROW_H

#include "lexicon/lexicon.h"

/* Whether `cp` (folded) stands between the items of a row: 王强、王刚 and 王强和王刚. */
bool name_row_mark(uint32_t cp);

/* Whether `cp` (folded) says what a place is: 县, 镇 and the like end a place's name and no
 * person's. */
bool name_row_level(uint32_t cp);

/* Whether the row that `name` is in ends with the word for places, or has items that end in one. */
bool name_row_of_places(const struct lexicon *lexicon, const struct text *text, struct span name);

/* Whether `name` is the end of a row's item that begins one character before it. */
bool name_row_cut(const struct text *text, struct span name);

#endif
