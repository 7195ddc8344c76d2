/*
 * clause.h: a clause as a few pieces: nouns, and the words of words.tsv between them.
 *
 *     共 / 发放 / 中药汤剂 / [3万余袋]       adverb, verb, noun
 *     规模工业企业 / 已 / 开复工 / [62家]    noun, adverb, verb
 *     开复工率 / [96.88%]                  率 makes the verb before it part of the noun
 *
 * There is no word list behind the nouns: a noun is what lies between the words that are known.
 */
#ifndef WIRECOPY_RECOGNISE_CLAUSE_H
#define WIRECOPY_RECOGNISE_CLAUSE_H

#include "recognise/reader.h"

enum piece_kind {
    PIECE_NOUN,
    PIECE_VERB,
    PIECE_UP,
    PIECE_DOWN,
    PIECE_TO,
    PIECE_COPULA,
    PIECE_ADVERB,
    PIECE_PREPOSITION,
    PIECE_CONJUNCTION,
    PIECE_SCOPE,
    PIECE_PARTICLE,
    PIECE_TIME,
    PIECE_FIGURE,
    PIECE_MARK /* punctuation */
};

struct piece {
    struct span span;
    enum piece_kind kind;
    uint32_t figure; /* index, for PIECE_FIGURE */
};

#define PIECES_MAX 96u

struct clause {
    struct piece pieces[PIECES_MAX];
    size_t count;
};

/* Cuts `span` into pieces; what is beyond PIECES_MAX is left out. */
void clause_cut(const struct reader *reader, struct span span, struct clause *ret_clause);

#endif
