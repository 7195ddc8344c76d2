/*
 * person_name.h: whether a person's name begins at a position, and how long it is.
 *
 *     欧兵波说        -> 3, named        surname, two characters, then a word that may follow a
 * name 王兵看到        -> 2, named        看到 follows a name; 兵看 is no better reading
 *     阿依古丽·买买提 -> 8, named
 *     冯某、王某某    -> 2, pseudonym
 *     张先生、李大爷  -> 3, surname only
 *     高度重视        -> 0               name_words.tsv
 *
 * It judges the characters only. Whether a name may stand there at all, behind a title or before a
 * verb of speech, is for the caller to know.
 */
#ifndef WIRECOPY_RECOGNISE_PERSON_NAME_H
#define WIRECOPY_RECOGNISE_PERSON_NAME_H

#include "lexicon/lexicon.h"
#include "recognise/findings.h"

struct name_reading {
    uint32_t length; /* code points; 0: no name */
    enum person_kind kind;
};

/* Reads the name that begins at `at`. With `strong` evidence, such as a title right before it,
 * surnames that are mostly ordinary words count as well. */
struct name_reading person_name_read(const struct lexicon *lexicon, const struct text *text,
                                     uint32_t at, bool strong);

#endif
