/* person_candidate.c: candidates side by side, in the order of their characters. */
#include "recognise/person/person_candidate.h"

#include "recognise/reader.h"

#include <stdlib.h>
#include <string.h>

/* In quarters of a natural logarithm: what each other candidate of the same characters adds. */
enum { AGAIN = 7, AGAIN_MAX = 2 };

/* By their characters, a name before those that it begins. */
static int by_characters(const void *a, const void *b)
{
    const struct person_candidate *x = a, *y = b;
    uint32_t of_x = span_length(x->span), of_y = span_length(y->span);

    for (uint32_t i = 0; i < of_x && i < of_y; i++)
        if (x->fold[i] != y->fold[i])
            return x->fold[i] < y->fold[i] ? -1 : 1;
    return of_x < of_y ? -1 : of_x > of_y;
}

/* The same; then by place. */
static int by_text(const void *a, const void *b)
{
    const struct person_candidate *x = a, *y = b;
    int order = by_characters(a, b);

    return order != 0 ? order : x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

static bool same_text(const struct person_candidate *x, const struct person_candidate *y)
{
    uint32_t length = span_length(x->span);

    return length == span_length(y->span) &&
           memcmp(x->fold, y->fold, length * sizeof *x->fold) == 0;
}

/* Where the candidates with the characters of the one at `from` end, in the order by text. */
static size_t group_end(const struct person_candidate *list, size_t count, size_t from)
{
    size_t end = from + 1;

    while (end < count && same_text(&list[from], &list[end]))
        end++;
    return end;
}

/* The group of `wanted`'s characters before `from`; `from` when there is none. Names that share all
 * but the last character stand between. */
static size_t group_before(const struct person_candidate *list, size_t from,
                           const struct person_candidate *wanted)
{
    uint32_t length = span_length(wanted->span);
    size_t at = from;

    while (at > 0 && span_length(list[at - 1].span) >= length &&
           memcmp(list[at - 1].fold, wanted->fold, length * sizeof *wanted->fold) == 0)
        at--;
    return at < from && same_text(&list[at], wanted) ? at : from;
}

/* 欧阳明原|是 beside 欧阳明, or 傅全|有上将 beside 傅全有: one name was read with two lengths. The
 * one that stands by itself more often is taken for both. */
static void reconcile(const struct text *text, struct person_candidate *list, size_t count,
                      size_t from, size_t end)
{
    struct person_candidate shorter = list[from];
    uint32_t last = shorter.fold[span_length(shorter.span) - 1];
    size_t alone = 0;

    shorter.span.end--;
    size_t first = group_before(list, from, &shorter);
    if (first == from)
        return;
    size_t behind = group_end(list, count, first);
    for (size_t i = first; i < behind; i++)
        alone += text_fold(text, list[i].span.end) != last;
    if (alone >= end - from)
        for (size_t i = from; i < end; i++)
            list[i].span.end--;
    else
        for (size_t i = first; i < behind; i++)
            list[i].span.end += text_fold(text, list[i].span.end) == last;
}

/* 赵义…|和赵义|夫妇: a name begins like a conjunction, and what is left is another candidate's. */
static bool is_joined(const struct text *text, const struct person_candidate *list, size_t count,
                      const struct person_candidate *candidate)
{
    static const char *const AND[] = {"和", "与", "同", "及", NULL};
    struct person_candidate rest = *candidate;

    rest.fold++;
    rest.span.start++;
    return reader_one_of(text, candidate->span.start, AND) > 0 &&
           bsearch(&rest, list, count, sizeof *list, by_characters);
}

/* Longer names first: 王某某 is no mention of 王某. */
static int longer_first(const void *a, const void *b)
{
    const struct person_candidate *x = a, *y = b;
    uint32_t of_x = span_length(x->span), of_y = span_length(y->span);

    if (of_x != of_y)
        return of_x > of_y ? -1 : 1;
    return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

size_t person_candidates_weigh(const struct text *text, struct person_candidate *list, size_t count)
{
    size_t kept = 0;

    qsort(list, count, sizeof *list, by_text);
    for (size_t from = 0, end; from < count; from = end) {
        end = group_end(list, count, from);
        if (list[from].kind == PERSON_NAMED && span_length(list[from].span) > 2)
            reconcile(text, list, count, from, end);
    }
    qsort(list, count, sizeof *list, by_text);
    for (size_t from = 0, end; from < count; from = end) {
        end = group_end(list, count, from);
        size_t others = end - from - 1 < AGAIN_MAX ? end - from - 1 : AGAIN_MAX;
        for (size_t i = from; i < end; i++)
            list[i].score += (int)others * AGAIN;
    }
    for (size_t i = 0; i < count; i++)
        if (is_joined(text, list, count, &list[i]))
            list[i].score = PERSON_CANDIDATE_ACCEPTED - 1;
    for (size_t i = 0; i < count; i++)
        if (list[i].score >= PERSON_CANDIDATE_ACCEPTED)
            list[kept++] = list[i];
    qsort(list, kept, sizeof *list, longer_first);
    return kept;
}
