/* support.h: texts for tests, from UTF-8 literals. */
#ifndef WIRECOPY_TESTS_SUPPORT_H
#define WIRECOPY_TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "base/utf8.h"
#include "lexicon/fold.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* The text of `utf8`, folded, with its byte offsets as raw offsets. */
static inline struct text text_of(struct arena *arena, const char *utf8)
{
    struct text_builder builder;
    size_t left = strlen(utf8);
    uint32_t raw = 0;

    text_builder_init(&builder, arena, (uint32_t)left + 1);
    while (left > 0) {
        uint32_t cp;
        size_t step = utf8_decode(utf8 + raw, left, &cp);
        assert_true(step > 0);
        text_append(&builder, cp, fold_cp(cp), raw, (uint16_t)step);
        left -= step;
        raw += (uint32_t)step;
    }
    return text_built(&builder);
}

/* Fails unless the text of `span` is `expected`; `what` names the row. */
static inline void assert_text(struct arena *arena, const struct text *text, struct span span,
                               const char *expected, const char *what)
{
    struct slice got = text_utf8(arena, text, span);

    if (!slice_equal(got, slice_of(expected)))
        fail_msg("%s: got \"%.*s\", expected \"%s\"", what, (int)got.length, got.data, expected);
}

#endif
