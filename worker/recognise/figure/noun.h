/*
 * noun.h: the nouns around a figure that may say what it is of.
 *
 *     规模工业企业 已 开复工 [62家]        before it, over the verb
 *     发放 [3万余袋] 中药汤剂              behind it
 *     该男子([37岁])                      before its bracket
 *     需 医学隔离观察 [14天]              no noun, but a deed
 *
 * Which of them it is, context.c decides.
 */
#ifndef WIRECOPY_RECOGNISE_NOUN_H
#define WIRECOPY_RECOGNISE_NOUN_H

#include "recognise/figure/view.h"

#define NOUN_NONE ((struct span){0, 0})

/* 甲市2例、肥东3例、乙市1例: whether the item before or behind the figure's is a place and its
 * number; then so is the noun before this one. */
bool noun_is_beside_places(const struct reader *reader, const struct view *view);

/* Whether a piece is 的. */
bool noun_is_particle(const struct reader *reader, const struct piece *piece);

/* The piece of the noun that begins right behind the figure; 0 when there is none. */
size_t noun_after(const struct reader *reader, const struct view *view, bool duration);

/* 这座, 那家: a word that points at what follows it. */
bool noun_points(const struct text *text, struct span noun);

/* Whether the noun is but a dimension: 总长, 宽. */
bool noun_is_dimension(const struct text *text, struct span noun);

/* The head of the phrase that takes the noun at piece `i` out of what is counted (比, 从, 在 ...),
 * else `i`. */
size_t noun_oblique_start(const struct reader *reader, const struct clause *c, size_t i);

/* Where a bracket without figures begins that closes at piece `at`, else `at`. */
size_t noun_bracket_start(const struct reader *reader, const struct clause *c, size_t at);

/* The others return NOUN_NONE when there is none. */

/* The last noun before piece `at` in its clause, over verbs and small words; `counts` when a
 * measure word is to be given one. */
struct span noun_before(const struct reader *reader, const struct clause *c, size_t at,
                        bool counts);
struct span noun_of_dimension(const struct reader *reader, const struct view *view);
struct span noun_of_bracket(const struct reader *reader, const struct view *view);

/* `noun` behind the figure, without what is measured of each body that the figure counts. */
struct span noun_of_bodies(const struct text *text, const struct figure *figure, struct span noun);
struct span noun_of_scope(const struct reader *reader, const struct view *view);

/* The verbs right before the figure, when they say something of what they lead to. */
struct span noun_deed_before(const struct reader *reader, const struct view *view);

/* Whether a deed says enough of what is counted or paid: 死亡, 出栏, 分红. */
bool noun_is_telling(const struct reader *reader, struct span deed);

/* The verbs right behind it, likewise. */
struct span noun_deed_behind(const struct reader *reader, const struct view *view);

/* Behind a copula, and behind the verb, behind the figure. */
struct span noun_predicate(const struct reader *reader, const struct view *view);
struct span noun_object_after(const struct view *view);
struct span noun_object_last(const struct view *view); /* nothing follows it */

/* What tells the counted ones apart: 未复工的81家. */
struct span noun_told_apart(const struct reader *reader, const struct view *view);

/* What the clause right before piece `at` speaks of, when it gives no figure and nothing but small
 * words follows the comma; the subject of an earlier clause of the sentence. */
struct span noun_of_clause_before(const struct reader *reader, const struct clause *c, size_t at);
struct span noun_topic(const struct reader *reader, const struct view *view);

#endif
