/*
 * stamps.h: what a line of a header says in digits: when it was published, and in which issue.
 *
 *     2020-03-11 16:46   16:46 2020-03-11 HKT   3小时前 and 昨天 16:46 (no day that could be told)
 *     第05版:天下   A05:要闻   04 版   第4592期
 */
#ifndef WIRECOPY_LAYOUT_STAMPS_H
#define WIRECOPY_LAYOUT_STAMPS_H

#include "layout/moment.h"

/* Whether the character parts two fields of a header: white space, bars, brackets, commas. */
bool cp_parts_fields(uint32_t cp);

/* Whether the character is the ? that a wrong decoding left of a no-break space: ASCII, and beside
 * digits, space or another: 16:46? ?来源, www.example.cn?2020-03-11. */
bool text_is_lost_space(const struct text *text, uint32_t at);

/* Where the stamp that begins at span.start ends; span.start when there is none. Its precision is
 * MOMENT_NONE when it tells no day. Two numbers alone (3.15) are no stamp. */
uint32_t stamp_read(const struct text *text, struct span span, struct moment *ret_moment);

/* Where a page or an issue of a paper ends that is named at span.start; span.start when none is. */
uint32_t issue_read(const struct text *text, struct span span);

#endif
