/*
 * tampered.h: a brand that was put where an institution's name stood.
 *
 *     亿彩彩票教授黎宗明… 亿彩彩票农学院院长… 与亿彩彩票签订协议     a university's, whatever its
 * name was 网易娱乐频道主编… 网易娱乐的报道                           a company that is called so
 */
#ifndef WIRECOPY_LAYOUT_TAMPERED_H
#define WIRECOPY_LAYOUT_TAMPERED_H

#include "layout/reading.h"

/* Whether the brand, wherever it stands, stands mostly where a name must: before 党委书记, 的 or
 * 和, behind 与. Then what it hides is lost. One that was put between clauses hides nothing. */
bool tampered_is_name(const struct reading *reading, struct span brand);

/* Whether names that end as gambling sites' do stand three times, and twice where only a public
 * institution can: before 教授 or 县委, between 卫生署 and 防护中心. */
bool tampered_has_institution(const struct reading *reading);

#endif
