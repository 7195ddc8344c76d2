/*
 * byline.h: roles and names, as they stand in a line, in a bracket or after a label.
 *
 *     西江日报记者 周永龙 通讯员 赵祖轩      2: 周永龙 记者 (西江日报), 赵祖轩 通讯员
 *     本报记者甲见习记者乙                   2, run together
 *     文/图 记者 甲                          甲 记者 and 甲 文/图 (photographer)
 *     区融媒体中心 甲 区工信局 乙            2 authors, each with the office before the name
 *
 * A byline is read whole or not at all: a word that is neither role, outlet nor name means that it
 * is something else, such as a sentence that begins with 记者.
 */
#ifndef WIRECOPY_LAYOUT_BYLINE_H
#define WIRECOPY_LAYOUT_BYLINE_H

#include "layout/names.h"
#include "layout/reading.h"

#define BYLINE_LENGTH_MAX 240u /* code points; closing lists of contributors are the longest */

struct byline_entry {
    struct span name, role_text, outlet; /* the latter two may be empty */
    enum role_kind role;
};

struct byline {
    struct byline_entry entries[2 * NAMES_MAX];
    size_t count;
    bool with_role;     /* at least one name has a role that is printed */
    struct span outlet; /* the first outlet; empty when none is named */
    struct span place;  /* of 台北报导 */
};

/* Reads all of `span`. False, and nothing of use in *ret_byline, when it is no byline. `text_role`
 * (may be empty) with `role` is what stands before the span as a label. */
bool byline_read(const struct lexicon *lexicon, const struct text *text, struct span span,
                 enum role_kind role, struct span role_text, struct byline *ret_byline);

/* Adds the entries to the article's contributors, the outlet to its info sources, the place to its
 * dateline. A name
 * stands once for each kind of work: 作者 beside a more telling role is the same entry. */
void byline_commit(struct reading *reading, const struct byline *byline);

/* Whether all of `span` is a byline with a role: 记者 甲. */
bool byline_is_signed(const struct reading *reading, struct span span);

#endif
