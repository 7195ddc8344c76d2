/*
 * person_name.h: the names that may begin at a position, by their characters.
 *
 *     欧兵波说          3, named         and how much likelier that is than words: name_score.h
 *     阿依古丽·买买提   8, named
 *     王某某、A某、小丁(化名)            pseudonym
 *     张先生、李大爷、梁姓男子           surname only
 *
 * It judges the characters. What stands around them is for person_context.h.
 */
#ifndef WIRECOPY_RECOGNISE_PERSON_NAME_H
#define WIRECOPY_RECOGNISE_PERSON_NAME_H

#include "lexicon/lexicon.h"
#include "recognise/findings.h"

struct name_reading {
    uint32_t length;  /* code points; 0: no name */
    uint32_t surname; /* of these */
    enum person_kind kind;
    int score; /* how much likelier than words: name_score.h */
    int right; /* what stands behind it says */
};

#define PERSON_NAME_CANDIDATE 6

/* What stands before a name says. */
enum name_vouch {
    NAME_UNVOUCHED,
    NAME_BEGINS,  /* a mark: a sentence may begin with a name */
    NAME_VOUCHED, /* a person is named here; so the name may be a foreign one */
    NAME_IN_SLOT, /* behind a profession: even common words are a name when a name's verb follows */
    NAME_IN_OFFICE, /* behind an office: words for the manner of speech too */
    NAME_IN_SERIES  /* and in a row of offices with names: any word */
};

/* The reading of `length` characters at `at` that have a form which only names have. */
struct name_reading person_name_form(const struct lexicon *lexicon, const struct text *text,
                                     uint32_t at, uint32_t length, enum person_kind kind);

/* The likeliest name that begins at `at`; `left` is what stands before it says in numbers. Names
 * that come to less than PERSON_NAME_CANDIDATE with it need not be found. */
struct name_reading person_name_read(const struct lexicon *lexicon, const struct text *text,
                                     uint32_t at, enum name_vouch vouch, int left);

/* Whether characters that are a name elsewhere in the article are one here, and no part of a word:
 * 高明 of 高明白; but 。|曲直|说. */
bool person_name_again(const struct lexicon *lexicon, const struct text *text, struct span name);

#endif
