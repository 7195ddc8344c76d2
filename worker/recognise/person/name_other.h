/*
 * name_other.h: what stands in the place of a name and is none.
 *
 *     高度|重视, 常说, 卫健委        words
 *     李花开|的时候, 凌晨三|时       when something is done
 *     郝圩路|北段, 宋玉生|公园       places
 */
#ifndef WIRECOPY_RECOGNISE_NAME_OTHER_H
#define WIRECOPY_RECOGNISE_NAME_OTHER_H

#include "recognise/person/person_name.h"

/* Whether the characters of `name` are such a thing, as far as `vouch`, what stands before them
 * says, leaves room for one. */
bool name_is_other(const struct lexicon *lexicon, const struct text *text, struct span name,
                   enum name_vouch vouch);

/* Whether `name` fills a pair of marks, as the name of a thing does: “白玉兰”. */
bool name_is_marked(const struct text *text, struct span name);

#endif
