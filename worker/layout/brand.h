/*
 * brand.h: a gambling site's name that was put into the sentences of an article.
 *
 *     …风最猛的时候,金彩娱乐注册送58元下海堤出现渗水。金彩娱乐注册送58元至12日…
 *         ->  金彩娱乐注册送58元: what two places have in common around 注册送
 *     …发现名为“金莎娱乐城”的赌博网站…     none: the article is about it
 */
#ifndef WIRECOPY_LAYOUT_BRAND_H
#define WIRECOPY_LAYOUT_BRAND_H

#include "layout/reading.h"

/* The phrase, where it first stands; empty when the page has none. */
struct span brand_find(const struct reading *reading);

#endif
