/*
 * appeal.h: lines and sentences in which a site asks its reader for something.
 *
 *     登入後繼續閱讀 · (試讀)...          a wall: the rest of the article is not there
 *     点击下载某新闻客户端,看更多精彩内容。   an appeal
 *     打开APP,点击“健康码”。              neither: an article tells its readers how to do something
 *
 * All of an appeal are words of appeals.tsv, outlets, numbers and marks.
 */
#ifndef WIRECOPY_LAYOUT_APPEAL_H
#define WIRECOPY_LAYOUT_APPEAL_H

#include "layout/reading.h"

enum appeal { APPEAL_NONE, APPEAL_LINE, APPEAL_SENTENCE, APPEAL_OF_WALL };

/* What the span is: no appeal, one that only a line of its own may be, one that may stand in a
 * paragraph too, or a wall. */
enum appeal appeal_of(const struct reading *reading, struct span span);

/* Takes appeals away: lines, sentences and brackets inside lines, and what ends a line. */
void appeals_remove(struct reading *reading);

#endif
