/*
 * person_candidate.h: names that may stand in the article, and what they make of each other.
 *
 *     赵义 18, 赵义 16, 和赵义 24     赵义 counts, who stands there twice; 和 is 和
 *     欧阳明 30, 欧阳明原 22          one name, read with two lengths
 */
#ifndef WIRECOPY_RECOGNISE_PERSON_CANDIDATE_H
#define WIRECOPY_RECOGNISE_PERSON_CANDIDATE_H

#include "base/text.h"
#include "recognise/findings.h"

/* The score from which on a name counts, in quarters of a natural logarithm; one that falls short
 * by little counts when the article has it more than once. */
#define PERSON_CANDIDATE_ACCEPTED 20

struct person_candidate {
    struct span span;
    uint32_t surname; /* characters */
    enum person_kind kind;
    int score;
    const uint32_t *fold; /* its characters */
};

/* Keeps the candidates that count, longer names first: 王某某 is no mention of 王某. Returns how
 * many. */
size_t person_candidates_weigh(const struct text *text, struct person_candidate *list,
                               size_t count);

#endif
