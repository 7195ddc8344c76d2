/*
 * place_mention.h: where the text names a place, before it is settled which.
 *
 *     福建长乐区湖南镇大兴村   ->   福建 | 长乐区 | 湖南镇 | 大兴村, each chained to the one before
 *     北京路, 三明治, 中山装    ->   nothing
 *
 * Full names come from places.tsv, names without their last word (慈利, 湖南) from place_stems.tsv;
 * no table has villages (place_village.h).
 */
#ifndef WIRECOPY_RECOGNISE_PLACE_MENTION_H
#define WIRECOPY_RECOGNISE_PLACE_MENTION_H

#include "base/arena.h"
#include "lexicon/lexicon.h"

struct place_mention {
    struct span span;
    struct table_match match;        /* all rows of the name; none for a village */
    const struct table_entry **open; /* those that it may still be */
    uint32_t open_count;
    const struct table_entry *chosen; /* NULL until settled */
    bool stem;                        /* named without its last word */
    bool common;                      /* an ordinary word as well */
    bool chained;                     /* begins where the one before it ends, or behind 的 there */
    bool linked;                      /* lies in its neighbour of the chain, or holds it */
    bool sure;                        /* a place, whatever the name looks like */
    bool zone;                        /* a zone of this place: 常德经开区 */
    bool village;
    bool apart; /* a bare name that stands where a place does, and is no common word */
};

struct place_mentions {
    struct place_mention *items;
    size_t count, capacity;
};

/* Whether a name stands without its last word, and without a zone's or anything that would vouch
 * for it. */
static inline bool place_is_bare(const struct place_mention *mention)
{
    return mention->stem && !mention->zone && !mention->sure;
}

/* All mentions of `text`, in order, without overlap, with all their rows open. */
void place_mentions_read(struct arena *arena, const struct lexicon *lexicon,
                         const struct text *text, struct place_mentions *ret_mentions);

/* The columns of a row; see the head of places.tsv. */
const char *place_code(const struct place_mention *mention, const struct table_entry *row);
const char *place_edition(const struct place_mention *mention, const struct table_entry *row);
const char *place_link(const struct place_mention *mention, const struct table_entry *row);

#endif
