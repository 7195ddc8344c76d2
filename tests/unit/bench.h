/* bench.h: what every test of a recogniser sets up, and rows of text that are compared as text. */
#ifndef WIRECOPY_TESTS_BENCH_H
#define WIRECOPY_TESTS_BENCH_H

#include "lexicon/lexicon.h"
#include "support.h"

struct bench {
    struct arena arena;
    struct lexicon lexicon;
    int wrong; /* rows that read otherwise than expected */
};

static inline void bench_open(struct bench *bench)
{
    struct complaints complaints = {0};

    bench->wrong = 0;
    assert_true(arena_init(&bench->arena, 8u << 20));
    assert_int_equal(lexicon_open(NULL, &bench->lexicon, &complaints), STATUS_OK);
}

/* Prints the row when `got` is not what is expected of `text`. */
static inline void bench_compare(struct bench *bench, const char *text, const char *expected,
                                 const char *got)
{
    if (strcmp(got, expected) == 0)
        return;
    print_error("%s\n  expected %s\n  got      %s\n", text, expected, got);
    bench->wrong++;
}

/* Fails the test when a row was wrong. */
static inline void bench_close(struct bench *bench)
{
    assert_int_equal(bench->wrong, 0);
    lexicon_close(&bench->lexicon);
    arena_done(&bench->arena);
}

#endif
