/*
 * clause.h: a sentence as a few pieces: nouns, and the words between them.
 *
 *     共 / 发放 / 中药汤剂 / [3万余袋]       adverb, verb, noun
 *     规模工业企业 / 已 / 开复工 / [62家]    noun, adverb, verb
 *     开复工率 / [96.88%]                  率 makes the verb before it part of the noun
 *
 * What words.tsv says of a word comes first. Of other words only verbs are told apart, and those
 * only where a verb can stand; all else is noun.
 */
#ifndef WIRECOPY_RECOGNISE_CLAUSE_H
#define WIRECOPY_RECOGNISE_CLAUSE_H

#include "recognise/reader.h"

enum piece_kind {
    PIECE_NOUN,
    PIECE_PLACE, /* the name of a place, alone */
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

struct clause {
    struct span span;
    struct piece *pieces; /* in the arena */
    size_t count, capacity;
};

/* Cuts `span` into pieces. What *clause held before is overwritten, its memory used again. */
void clause_cut(const struct reader *reader, struct span span, struct clause *clause);

#endif
