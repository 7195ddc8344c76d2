/*
 * related.h: what stands below 相关文章 and its like.
 *
 *     …正在复工。 / 相关新闻: / 某县的标题 / 另一个标题 / 下一步,…     the titles go, the text goes
 * on …正在复工。 / 新闻推荐 / 别县的一条新闻说,…                      all of it goes
 *
 * Whether the article goes on is told by the words that its parts share.
 */
#ifndef WIRECOPY_LAYOUT_RELATED_H
#define WIRECOPY_LAYOUT_RELATED_H

#include "layout/pairs.h"
#include "layout/reading.h"

/* What stands above a line: its pairs, and how many characters of running text. */
struct above {
    struct pair_set *pairs; /* NULL until the first such line */
    size_t to;
    uint32_t hanzi;
    uint32_t boxes; /* such lines so far */
};

/* Whether the line says that links or other stories follow. */
bool related_begins(const struct reading *reading, size_t line);

/* Removes that line and the titles below it, up to where the article goes on, if it does. `above`
 * is kept from one such line of the page to the next. */
void related_remove(struct reading *reading, size_t from, struct above *above);

#endif
