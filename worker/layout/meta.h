/*
 * meta.h: lines of labelled fields, a time stamp, an outlet and widgets, in any order.
 *
 *     来源:红网 作者:甲 编辑:乙 2020-03-11 16:46:13 字号:【大 中 小】
 *     2020-03-03 06:57 湖南日报
 *     【责任编辑:甲】   审稿:甲 终审:乙
 *
 * A line is read whole or not at all. A field without a value (出版:更新:) gives nothing, and never
 * the next label.
 */
#ifndef WIRECOPY_LAYOUT_META_H
#define WIRECOPY_LAYOUT_META_H

#include "layout/reading.h"

/* Reads `span` as a meta line; true when all of it is one. Commits what it says: contributors, info
 * sources, reading->stamp, reading->original_title, layout->url. */
bool meta_read(struct reading *reading, struct span span);

/* Whether meta_read would take the span, with nothing committed. */
bool meta_is(const struct reading *reading, struct span span);

/* Whether a label with its colon begins at `at`. Sets where its value begins. */
bool label_at(const struct lexicon *lexicon, const struct text *text, struct span span,
              enum label_kind *ret_kind, uint32_t *ret_label_end, uint32_t *ret_value);

#endif
