/*
 * place_search.h: for figure_place.c: which places belong to items of a list and to brackets.
 *
 *     全市[5例](甲县2例、乙县3例),出院[1例]     甲县 and 乙县 say nothing of the last figure
 */
#ifndef WIRECOPY_RECOGNISE_PLACE_SEARCH_H
#define WIRECOPY_RECOGNISE_PLACE_SEARCH_H

#include "base/text.h"
#include "recognise/mention_map.h"

/* What lies before a character: where its sentence begins, the last scope word, and the bracket
 * beside a figure or around some that it stands in; 0 for none. */
struct place_mark {
    uint32_t sentence, scope, aside;
};

struct place_search {
    const struct text *text;
    struct findings *findings;
    struct mention_map places, organisations;
    struct place_mark *marks;    /* for each character, and the end */
    uint32_t scene_start, scene; /* of the sentence that was asked for last */
};

/* Where the chain of places that goes on at `end` ends: 湖北|荆州. */
uint32_t place_search_chain_end(const struct place_search *search, uint32_t end);

/* Where the chain that a place at `start` goes on begins. */
uint32_t place_search_chain_start(const struct place_search *search, uint32_t start);

/* 甲市5例、乙市3例: whether the mention is one item's of several, for what stands at `at`. */
bool place_search_is_listed(const struct place_search *search, struct span mention, uint32_t at);

/* 出院1例(小店区), 1名危重症病例(平遥县,…): the one place that opens the bracket behind a figure
 * which follows no place of its own; NO_ITEM when there is none. */
uint32_t place_search_behind(const struct place_search *search, const struct figure *figure);

/* 现居住于双牌县; 其中,双牌县6例: where somebody lives, or some of many are, is no scene. */
bool place_search_is_aside(const struct place_search *search, struct span mention);

/* 患者,女,71岁,现居住于双牌县: where who is of an age lives; NO_ITEM when it is not said. */
uint32_t place_search_home(const struct place_search *search, const struct figure *figure);

/* Marks the brackets that stand beside a figure or hold one. */
void place_search_mark_asides(struct place_search *search);

#endif
