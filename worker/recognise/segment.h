/*
 * segment.h: running text as words.
 *
 *     宁远县建成村级服务站    宁远县 建成 村级 服务站
 *
 * Of all ways to cut a stretch into words of words.tsv and common_words.tsv the likeliest is taken:
 * the one whose words, each by itself, are the most frequent together. What is masked (names,
 * titles, designations) is a word, and so is a run of letters and digits.
 */
#ifndef WIRECOPY_RECOGNISE_SEGMENT_H
#define WIRECOPY_RECOGNISE_SEGMENT_H

#include "recognise/reader.h"

/* Code points that are cut together; a clause without a mark or a figure is seldom as long. */
#define STRETCH_MAX 48u

struct word {
    struct span span;
    struct table_match known;  /* the rows of words.tsv; .table NULL: it is not there */
    struct table_match common; /* the row of common_words.tsv, likewise */
    bool masked, place;
};

/* Cuts `span`, which holds no figure, date or mark and has at most STRETCH_MAX code points. Returns
 * how many words. */
size_t segment_cut(const struct reader *reader, struct span span, struct word words[STRETCH_MAX]);

/* The cost of a row of common_words.tsv, and of characters that neither table has. */
unsigned segment_cost(struct table_match common);
#define SEGMENT_COST_KNOWN   38u /* of a word that words.tsv alone has: one in 13,000 */
#define SEGMENT_COST_UNKNOWN 64u /* of a character: rarer than all in them */

/* `name` with the characters around it, of the same run, that words across its edges may take. */
struct span segment_window(const struct text *text, struct span name);
#define SEGMENT_MARGIN 3u /* on each side */

#endif
