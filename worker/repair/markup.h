/*
 * markup.h: markup that a scraper has left in plain text.
 *
 *     喝口水。/p>        ->  3 code points       <br/>  ->  5
 *     {{ article.ad }}   ->  16                  " />   ->  4
 *     &ldquo;春耕        ->  “, 7                AT&T, a<b, <通知>  ->  none
 *     [b]春耕[/b]        ->  3, then 4           **春耕**, as a line   ->  2, then 2
 *     Array, as a line   ->  5                   Array乐队, 附件[1]    ->  none
 */
#ifndef WIRECOPY_REPAIR_MARKUP_H
#define WIRECOPY_REPAIR_MARKUP_H

#include "base/text.h"

/* Whether markup could begin with `cp`: cheap, for every character. */
static inline bool markup_may_begin(uint32_t cp)
{
    if (cp >= 0x80)
        return false;
    return cp == '<' || cp == '/' || cp == '{' || cp == '"' || cp == '&' || cp == '|' ||
           cp == '[' || cp == '*' || cp == 'A' || cp == '$' || cp == ']' || cp == '\\' ||
           cp == '#' || cp == '!' || cp == 'n' || cp == 'u' || cp == 'N';
}

/* The length of the markup that begins at `at`, 0 when there is none. *ret_cp is what stands for
 * it, 0 for nothing. */
uint32_t markup_length(const struct text *text, uint32_t at, uint32_t *ret_cp);

#endif
