/*
 * view.h: one record as a person likes to read it.
 *
 *     ── 12-sums.txt ──────────────────────────────────────────────
 *     汝城新学期开学 8.42万名学生走进校园
 *     by       朱逢春 记者 · 何小莲 通讯员
 *     date     2022-09-02T08:05+08:00
 *     source   湘中晨报
 *     text     9月1日,汝城县中小学、幼儿园秋季学期正式开学。记者从县教育局…
 *     figures  198所        198 所                 各级各类学校
 *              95%          95 %                   到岗率
 *              … and 21 more
 *     checks   86所 + 71所 + 34所 + 5所 + 2所 = 198所 agrees
 *
 * What the record does not have has no line. It reads the record as any consumer would, from its
 * JSON, and knows nothing of the core.
 */
#ifndef WIRECOPY_COMMAND_VIEW_H
#define WIRECOPY_COMMAND_VIEW_H

#include "command/screen.h"

#include <jansson.h>

#define VIEW_TEXT_LINES 3u /* lines of the body that are shown */

/* Shows the record of the article `name`. At most `figures_max` figures; 0 means all. */
void view_record(const struct screen *screen, const char *name, const json_t *record,
                 size_t figures_max);

/* Shows an article that got no record. `start` is the beginning of its bytes. */
void view_rejected(const struct screen *screen, const char *name, const char *reason,
                   struct slice start);

#endif
