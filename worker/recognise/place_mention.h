/*
 * place_mention.h: where the text names a place, before it is settled which.
 *
 *     福建长乐区湖南镇大兴村   ->   福建 | 长乐区 | 湖南镇 | 大兴村, each chained to the one before
 *     北京路, 三明治, 中山装    ->   nothing
 *
 * Full names come from places.tsv, names without their last word (慈利, 湖南) from place_stems.tsv.
 * A village or community is read behind the township or county that it is chained to; no table has
 * them.
 */
#ifndef WIRECOPY_RECOGNISE_PLACE_MENTION_H
#define WIRECOPY_RECOGNISE_PLACE_MENTION_H

#include "base/arena.h"
#include "lexicon/lexicon.h"

struct place_mention {
    struct span span;
    struct table_match match;         /* the places it may be; none for a village */
    const struct table_entry *chosen; /* NULL until settled */
    bool stem;                        /* named without its last word */
    bool common;                      /* an ordinary word as well */
    bool chained;                     /* begins where the mention before it ends */
    bool zone;                        /* a zone of this place: 常德经开区 */
    bool village;
};

struct place_mentions {
    struct place_mention *items;
    size_t count, capacity;
};

/* All mentions of `text`, in order, without overlap. */
void place_mentions_read(struct arena *arena, const struct lexicon *lexicon,
                         const struct text *text, struct place_mentions *ret_mentions);

/* The code of a candidate: six digits, nine for a township. */
const char *place_code(const struct table_match *match, const struct table_entry *entry);

#endif
