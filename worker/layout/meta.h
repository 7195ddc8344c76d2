/*
 * meta.h: lines of labelled fields, a time stamp, an outlet and widgets, in any order.
 *
 *     来源:红网 作者:甲 编辑:乙 2020-03-11 16:46:13 字号:【大 中 小】
 *     2020-03-03 06:57 湖南日报
 *     【责任编辑:甲】   审稿:甲 终审:乙
 *
 * What the fields are is told in fields.h, what they say goes into the layout.
 */
#ifndef WIRECOPY_LAYOUT_META_H
#define WIRECOPY_LAYOUT_META_H

#include "layout/reading.h"

/* Reads `span` as a meta line; true when all of it is one. Commits what it says: contributors, info
 * sources, reading->stamp, reading->original_title. */
bool meta_read(struct reading *reading, struct span span);

/* Whether meta_read would take the span, with nothing committed. */
bool meta_is(const struct reading *reading, struct span span);

/* Whether it is one with a source or somebody's name behind their label. */
bool meta_names_somebody(const struct reading *reading, struct span span);

/* Whether it has a stamp with its clock: 【字体:】 打印 2017-09-15 13:20. */
bool meta_is_timed(const struct reading *reading, struct span span);

/* Whether it has a stamp, and at most an outlet beside it: 现代快报 2022-06-24, as below each title
 * of a list of other stories. */
bool meta_is_listing(const struct reading *reading, struct span span);

/* Both for a line with a full stamp and one word that nobody knows; see fields_read_stamped. */
bool meta_is_stamped(const struct reading *reading, struct span span);
bool meta_read_stamped(struct reading *reading, struct span span);

/* Keeps the address that stands in the span as the article's, when none was kept before. */
void meta_keep_address(struct reading *reading, struct span span);

/* Commits what the front of a line says, as far as it is read: 2020-03-11 11 清河日报
 * content_9888.html 1 3 … */
void meta_read_front(struct reading *reading, struct span span);

/* Whether the span is a meta line that says nothing of the article: clicks, page, keywords. */
bool meta_is_idle(const struct reading *reading, struct span span);

#endif
