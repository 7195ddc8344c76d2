/*
 * organisation_tail.h: the last word of an organisation's name, by org_tails.tsv.
 *
 *     组织部, 有限公司       县委|组织部: last words right behind one another are one
 *     大学|生, 教育部|门     none: the characters belong to longer words
 *     文化和旅游|局          a word of one character, behind a field of org_words.tsv alone
 */
#ifndef WIRECOPY_RECOGNISE_ORGANISATION_TAIL_H
#define WIRECOPY_RECOGNISE_ORGANISATION_TAIL_H

#include "recognise/mention_map.h"
#include "recognise/reader.h"

/* What the readers of one article's names share. */
struct org_name_reader {
    const struct reader *words; /* for segment.h: places are masked */
    const struct text *text;
    const struct findings *findings;
    struct mention_map places;
};

/* What a last word needs: the third column of org_tails.tsv, as its head explains. */
enum org_need {
    NEED_PLACE,
    NEED_WHOLE,
    NEED_ALONE,
    NEED_HEAD,
    NEED_OFFICE,
    NEED_FIELD,
    NEED_BRANCH,
    NEED_BRAND,
    NEED_NUMBERED,
    NEED_PARENT,
    NEED_CUT,
    NEED_LOCAL,
    NEED_PART,
    NEED_TITLE,
    NEED_BUREAU /* a 局 whose field no table has: as a place, but behind no other last word */
};

struct org_tail {
    uint32_t end; /* 0: none begins here */
    uint32_t brand_end; /* of a name by itself before a legal form: 比亚迪|股份有限公司; else 0 */
    enum org_need need; /* of the first word */
    enum org_kind kind, first_kind;
};

/* The last word that begins at `at`. */
struct org_tail organisation_tail_read(const struct org_name_reader *reader, uint32_t at);

/* 教育局|长|蒋伟民: whether the last character before `end` is an office's first one too, and
 * somebody's surname stands behind. */
bool org_title_is_fused(const struct org_name_reader *reader, uint32_t end);

/* Whether `word` is 省 市 县 区 镇 乡 州 旗, or 县直 and the like. */
bool org_is_level(const struct text *text, struct span word);

/* The longest row of `table` at `at`. */
struct table_match org_word_at(const struct org_name_reader *reader, enum lexicon_table table,
                               uint32_t at);

#endif
