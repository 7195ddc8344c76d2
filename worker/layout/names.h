/*
 * names.h: a run of characters or a list as names of people.
 *
 *     周永龙 赵祖轩        2 names       刘小明王刚      2 names, 3 + 2
 *     王 群                1 name        欧阳修文        1 name
 *     本报讯、县工信局     none
 *
 * Splits by surnames; three characters are likelier than two, a compound surname likelier than two
 * names. A name may be printed with white space inside (王 群).
 */
#ifndef WIRECOPY_LAYOUT_NAMES_H
#define WIRECOPY_LAYOUT_NAMES_H

#include "lexicon/lexicon.h"

#define NAMES_MAX 64u /* of one list; a longer one is no byline */

/* Reads all of `span` as names. `sure`: the place says that a name must stand here (after 记者 or
 * 编辑:), so that one whose first character is no surname passes too. Returns their number, 0 when
 * a part is no name or there are more than NAMES_MAX. */
size_t names_read(const struct lexicon *lexicon, const struct text *text, struct span span,
                  bool sure, struct span ret_names[NAMES_MAX]);

/* Whether the first `length` characters of the run can be one name, for 甲台北: their end, or
 * span.start when not. */
uint32_t name_prefix(const struct lexicon *lexicon, const struct text *text, struct span span,
                     uint32_t length);

/* Whether each word of the span is so short that it is one name: 古坑柳丁 is none, nor are two. */
bool names_stand_apart(const struct text *text, struct span span);

/* A name without the white space in it. */
struct slice name_print(struct arena *arena, const struct text *text, struct span name);

#endif
