/*
 * organisation_list.h: the organisations of an article, each once, with all its mentions.
 *
 *     湖南天宇电气股份有限公司 … 天宇电气                 the article makes the short form itself
 *     宏瑞食品有限公司(以下简称“宏瑞公司”) … 宏瑞公司      it says so
 *     双牌县教育局 … 县教育局                             it leaves the place out
 */
#ifndef WIRECOPY_RECOGNISE_ORGANISATION_LIST_H
#define WIRECOPY_RECOGNISE_ORGANISATION_LIST_H

#include "base/arena.h"
#include "recognise/organisation/organisation_name.h"

struct org_list {
    struct arena *arena;
    const struct text *text;
    struct findings *findings;
    struct mention_map taken; /* characters that stand in a mention */
};

/* Adds the names that are sure, and finds their short forms in the whole body. */
void organisation_list_fill(struct org_list *list, const struct org_name *names, size_t count);

/* Joins names without their place to the one that has it, and sorts. */
void organisation_list_finish(struct org_list *list);

#endif
