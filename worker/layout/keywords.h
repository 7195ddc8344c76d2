/*
 * keywords.h: words of the text below it, for search engines.
 *
 *     …全县已有62家企业复工。 / 清河县 企业 / 复工      the last two lines go
 */
#ifndef WIRECOPY_LAYOUT_KEYWORDS_H
#define WIRECOPY_LAYOUT_KEYWORDS_H

#include "layout/reading.h"

/* Removes words of the article in lines of their own below its last sentence, which are
 * the site's keywords. */
void keywords_remove(struct reading *reading);

#endif
